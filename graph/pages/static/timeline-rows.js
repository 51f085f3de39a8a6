"use strict";
// Which rows are shown: of pairs or of actors, and of those the ones that a reader chooses.
(function () {
  const B = window.belligraph;
  if (!B.charts.length) return;
  const byId = (id) => document.getElementById(id);

  function show(which) {
    B.keep(() => {
      for (const button of document.querySelectorAll("[data-chart]")) {
        const chosen = button.dataset.chart === which;
        button.setAttribute("aria-pressed", String(chosen));
        byId("by-" + button.dataset.chart).hidden = !chosen;
      }
    });
  }

  function filter() {
    const actor = byId("actor").value;
    const current = byId("current") !== null && byId("current").checked;
    const about = (one) => !actor || one.dataset.actors.split(" ").includes(actor);
    for (const row of document.querySelectorAll(".row[data-actors]")) {
      row.hidden = !about(row) || (current && row.dataset.current === undefined);
    }
    for (const mark of document.querySelectorAll(".events .mark")) {
      mark.toggleAttribute("hidden", !about(mark));
    }
    for (const row of document.querySelectorAll(".row")) B.oneStop(row);
    const number = [...B.chart().querySelectorAll(".row[data-actors]")].filter((row) => !row.hidden).length;
    byId("spoken").textContent = number + (number === 1 ? " row" : " rows");
  }

  B.startRows = function () {
    byId("actor").value = "";
    byId("actor").addEventListener("change", filter);
    if (byId("current")) {
      byId("current").checked = true;
      byId("current").addEventListener("change", filter);
    }
    byId("controls").addEventListener("click", (event) => {
      if (event.target.dataset.chart) show(event.target.dataset.chart);
    });
    show("pairs");
    filter();
  };
})();
