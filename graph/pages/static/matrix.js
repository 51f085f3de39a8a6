"use strict";
// Moves about the matrix by keys, orders it, and shows the evidence of a cell beside it. Without
// this script the table is whole, every cell leads to its pair, and the list tells all in words.
(function () {
  const byId = (id) => document.getElementById(id);
  const table = byId("matrix");
  if (!table) return;
  const head = table.tHead.rows[0];
  const body = table.tBodies[0];
  // as they stand in the page; rows and columns have the same actors in the same order
  const actors = [...body.rows].map((row, index) => ({
    row, index, cells: [...row.cells], column: head.cells[index + 1],
    name: row.dataset.name, kind: row.dataset.kind,
    bloc: Number(row.dataset.bloc), relations: Number(row.dataset.relations),
  }));
  const PAGE = 10;
  const HOW = "The table scrolls both ways. Arrow keys move, Enter or a tap opens the evidence.";
  let at = null;
  let lit = [];

  // ---- moving ----

  const rows = () => [head, ...body.rows];
  const target = (cell) => cell.querySelector("a") || cell;

  function settle(cell) {
    if (at) target(at).tabIndex = -1;
    at = cell;
    target(cell).tabIndex = 0;
  }

  function go(cell) {
    settle(cell);
    if (!cell.textContent.trim()) cell.setAttribute("aria-label", sentence(cell));
    target(cell).focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function ends(cell) {
    const name = (of) => of.querySelector("bdi").textContent;
    return [name(cell.parentElement.cells[0]), name(head.cells[cell.cellIndex])];
  }

  function sentence(cell) {
    if (cell.classList.contains("corner") || cell.tagName !== "TD") return "";
    const [one, other] = ends(cell);
    const link = cell.querySelector("a");
    return one + " towards " + other + ": " + (link ? link.getAttribute("aria-label") : "no report");
  }

  function moved(event) {
    const cell = event.target.closest("th, td");
    if (!cell || event.altKey || event.metaKey) return;
    const all = rows();
    let y = all.indexOf(cell.parentElement);
    let x = cell.cellIndex;
    const last = all[y].cells.length - 1;
    switch (event.key) {
      case "ArrowLeft": x -= 1; break;
      case "ArrowRight": x += 1; break;
      case "ArrowUp": y -= 1; break;
      case "ArrowDown": y += 1; break;
      case "PageUp": y -= PAGE; break;
      case "PageDown": y += PAGE; break;
      case "Home": x = 0; if (event.ctrlKey) y = 0; break;
      case "End": x = last; if (event.ctrlKey) y = all.length - 1; break;
      case "Enter": if (cell.tagName === "TD") break; return;
      case " ": if (cell.tagName === "TD") break; return;
      default: return;
    }
    event.preventDefault();
    if (event.key === "Enter" || event.key === " ") open(cell);
    else go(all[Math.max(0, Math.min(all.length - 1, y))].cells[Math.max(0, Math.min(last, x))]);
  }

  // the heads of the row and the column where one is
  function light(cell) {
    for (const one of lit) one.classList.remove("here");
    lit = cell && cell.tagName === "TD" ? [cell.parentElement.cells[0], head.cells[cell.cellIndex]] : [];
    for (const one of lit) one.classList.add("here");
    byId("keys").textContent = lit.length && !cell.classList.contains("self")
      ? sentence(cell) : HOW;
  }

  // ---- the evidence ----

  function open(cell) {
    for (const one of body.querySelectorAll(".open")) one.classList.remove("open");
    if (cell.classList.contains("self")) return;
    cell.classList.add("open");
    const link = cell.querySelector("a");
    const shown = byId("shown");
    shown.replaceChildren(...(link ? told(link.dataset.cell) : blank(cell)));
    byId("panel").hidden = false;
    byId("panel").scrollTop = 0;
    shown.querySelector("h3").tabIndex = -1;
    shown.querySelector("h3").focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function told(id) {
    const found = byId("cell-" + id).cloneNode(true);
    return [...found.childNodes];
  }

  function blank(cell) {
    const [one, other] = ends(cell);
    const title = document.createElement("h3");
    title.textContent = sentence(cell);
    const text = document.createElement("p");
    text.className = "lead";
    text.textContent = "Nothing in this view says how " + one + " stands to " + other +
      ". It does not mean neutral: it is not known here.";
    return [title, text];
  }

  function close() {
    if (byId("panel").hidden) return;
    byId("panel").hidden = true;
    for (const one of body.querySelectorAll(".open")) one.classList.remove("open");
    if (at) target(at).focus();
  }

  // ---- the order ----

  const ORDERS = {
    bloc: (a, b) => a.index - b.index,
    name: (a, b) => compare(a, b),
    relations: (a, b) => b.relations - a.relations || compare(a, b),
    kind: (a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : compare(a, b)),
  };
  const letters = new Intl.Collator("en");
  const compare = (a, b) => letters.compare(a.name, b.name) || a.index - b.index;

  function order(by) {
    const found = [...actors].sort(ORDERS[by]);
    const parts = by === "bloc" || by === "kind";
    body.remove();  // moving thousands of cells is quicker out of sight
    head.append(...found.map((one) => one.column));
    found.forEach((one, place) => {
      const edge = parts && place > 0 && one[by] !== found[place - 1][by];
      one.row.classList.toggle("edge", edge);
      one.column.classList.toggle("edge", edge);
      for (const other of actors) other.cells[one.index + 1].classList.toggle("edge", edge);
    });
    for (const one of found) one.row.append(...found.map((other) => one.cells[other.index + 1]));
    body.append(...found.map((one) => one.row));
    table.append(body);
    const chosen = byId("order");
    byId("spoken").textContent = "Ordered " + chosen.options[chosen.selectedIndex].text;
  }

  table.setAttribute("role", "grid");
  table.closest(".scroll").removeAttribute("tabindex");
  for (const link of table.querySelectorAll("a")) link.tabIndex = -1;
  settle(body.rows[0].cells[0]);
  light(null);
  byId("controls").hidden = false;
  byId("order").value = "bloc";
  byId("order").addEventListener("change", (event) => order(event.target.value));
  byId("close").addEventListener("click", close);
  table.addEventListener("keydown", moved);
  table.addEventListener("focusin", (event) => {
    const cell = event.target.closest("th, td");
    if (cell !== at) settle(cell);
    light(cell);
  });
  table.addEventListener("mouseover", (event) => light(event.target.closest("th, td")));
  table.addEventListener("mouseleave", () => light(at));
  table.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const cell = event.target.closest("td");
    if (!cell) return;
    event.preventDefault();
    settle(cell);
    open(cell);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
})();
