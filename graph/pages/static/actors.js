"use strict";
// Finds actors by any of their names. Without this script the table shows all of them.
(function () {
  const byId = (id) => document.getElementById(id);
  // the same folding as in the list beside the drawing: no case, no accents, no hyphens
  const plain = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[-_.'’‘`´]/g, " ").toLowerCase();
  const rows = [...document.querySelectorAll("#actors tbody tr")]
    .map((row) => ({ row, names: plain(row.dataset.names) }));

  function search() {
    const wanted = plain(byId("query").value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { row, names } of rows) {
      row.hidden = !wanted.every((word) => names.includes(word));
      if (!row.hidden) found += 1;
    }
    byId("found").textContent = wanted.length ? found + " found" : "";
  }

  byId("find").hidden = false;
  byId("query").addEventListener("input", search);
  byId("find").addEventListener("submit", (event) => {
    event.preventDefault();
    const first = rows.find(({ row }) => !row.hidden);
    if (first && byId("query").value.trim()) first.row.querySelector("a").focus();
  });
  search();
})();
