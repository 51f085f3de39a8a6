"use strict";
// Finds actors by any of their names. Without this script each kind unfolds and shows all of them.
(function () {
  const byId = (id) => document.getElementById(id);
  const FEW = 80; // actors that a wide window shows without unfolding anything
  // the same folding as in the list beside the drawing: no case, no accents, no hyphens
  const plain = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[-_.'’‘`´]/g, " ").toLowerCase();
  const rows = [...document.querySelectorAll("tr[data-names]")]
    .map((row) => ({ row, names: plain(row.dataset.names) }));
  const kinds = [...document.querySelectorAll("details.kind")];
  const open = rows.length <= FEW && matchMedia("(min-width: 48rem)").matches;
  let before = "";

  function search() {
    const wanted = plain(byId("query").value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { row, names } of rows) {
      row.hidden = !wanted.every((word) => names.includes(word));
      if (!row.hidden) found += 1;
    }
    for (const kind of kinds) {
      kind.hidden = !kind.querySelector("tr[data-names]:not([hidden])");
      // as the search begins and ends; in between, what a reader folds stays folded
      if (Boolean(wanted.length) !== Boolean(before)) kind.open = Boolean(wanted.length) || open;
    }
    before = wanted.join(" ");
    byId("found").textContent = wanted.length ? found + " found" : "";
  }

  byId("find").hidden = false;
  byId("query").addEventListener("input", search);
  byId("find").addEventListener("submit", (event) => {
    event.preventDefault();
    const first = rows.find(({ row }) => !row.hidden);
    if (first && byId("query").value.trim()) first.row.querySelector("a").focus();
  });
  for (const kind of kinds) kind.open = open;
  search();
})();
