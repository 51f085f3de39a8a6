/* Tables that can be sorted by any column; without this they stand in the order of their names. */
(() => {
  "use strict";

  const collator = new Intl.Collator("en", { sensitivity: "base" });

  function key(row, column) {
    const cell = row.cells[column];
    return cell.dataset.by === undefined ? cell.textContent.trim() : cell.dataset.by;
  }

  function compared(one, other) {
    const [a, b] = [Number(one), Number(other)];
    return Number.isNaN(a) || Number.isNaN(b) ? collator.compare(one, other) : a - b;
  }

  function sort(table, column) {
    const heads = [...table.tHead.rows[0].cells];
    const head = heads[column];
    const number = head.classList.contains("number");
    const former = head.getAttribute("aria-sort");
    // numbers begin with the largest
    const down = former ? former === "ascending" : number;
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = [...table.tBodies[0].rows]
      .map((row, place) => ({ row, place, key: key(row, column) }))
      .sort((a, b) => (down ? -1 : 1) * compared(a.key, b.key) || a.place - b.place);
    table.tBodies[0].append(...rows.map((one) => one.row));
    document.getElementById("sorted").textContent =
      `Sorted by ${head.textContent}, ${down ? "descending" : "ascending"}`;
  }

  for (const table of document.querySelectorAll("table.sortable")) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => sort(table, column));
      head.replaceChildren(button);
    });
  }
})();
