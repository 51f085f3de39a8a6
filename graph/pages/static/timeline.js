"use strict";
// Ties the parts of the timeline together, and follows addresses into its tables.
(function () {
  const B = window.belligraph;
  if (!B.charts.length) return;
  const byId = (id) => document.getElementById(id);

  // a mark without a page of its own leads to its row in the table
  function follow() {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { return; }
    const row = id && byId(id);
    if (!row || !row.closest("details")) return;
    row.closest("details").open = true;
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
  }

  document.documentElement.classList.add("scripted");
  byId("controls").hidden = false;
  B.startMarks();
  B.startRows();
  B.startTime();
  byId("spoken").textContent = "";
  window.addEventListener("hashchange", follow);
  follow();
})();
