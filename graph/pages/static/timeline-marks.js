"use strict";
// The way from mark to mark by keys, and what the one is that a reader is at.
(function () {
  const B = window.belligraph;
  if (!B.charts.length) return;
  const byId = (id) => document.getElementById(id);

  const marksOf = (row) => [...row.querySelectorAll(".mark")].filter((one) => !one.hasAttribute("hidden"));

  // the first of what is seen when the page opens, else the last: Tab must not lead years away
  function oneStop(row) {
    const all = marksOf(row);
    const first = Number(B.charts[0].dataset.first || 0);
    const stop = all.find((mark) => across(mark) >= first) || all[all.length - 1];
    for (const mark of all) mark.setAttribute("tabindex", mark === stop ? "0" : "-1");
  }

  function go(mark) {
    for (const one of marksOf(mark.closest(".row"))) one.setAttribute("tabindex", "-1");
    mark.setAttribute("tabindex", "0");
    mark.focus({ preventScroll: true });
    const of = B.chart();
    const box = mark.querySelector("use").getBoundingClientRect();
    const frame = of.getBoundingClientRect();
    const left = frame.left + B.label(of) + 24;
    if (box.left < left) of.scrollLeft -= left - box.left;
    if (box.right > frame.right - 32) of.scrollLeft += box.right - frame.right + 32;
    mark.closest(".row").scrollIntoView({ block: "nearest" });
  }

  // by where they stand on the axis, whatever their lanes
  const across = (mark) => mark.querySelector("use").x.baseVal.valueInSpecifiedUnits;

  function beside(mark, by) {
    const all = marksOf(mark.closest(".row")).sort((a, b) => across(a) - across(b));
    return all[all.indexOf(mark) + by];
  }

  function below(mark, by) {
    const rows = [...B.chart().querySelectorAll(".row")].filter((row) => !row.hidden && marksOf(row).length);
    const row = rows[rows.indexOf(mark.closest(".row")) + by];
    if (!row) return undefined;
    const off = (one) => Math.abs(across(one) - across(mark));
    return marksOf(row).reduce((best, one) => (off(one) < off(best) ? one : best));
  }

  function pressed(event) {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const mark = event.target.closest(".mark");
    const moves = {
      ArrowLeft: () => beside(mark, -1), ArrowRight: () => beside(mark, 1),
      ArrowUp: () => below(mark, -1), ArrowDown: () => below(mark, 1),
      Home: () => marksOf(mark.closest(".row"))[0], End: () => marksOf(mark.closest(".row")).pop(),
    };
    const zooms = { "+": "in", "=": "in", "-": "out", 0: "all" };
    if (Object.hasOwn(zooms, event.key)) {
      event.preventDefault();
      B.look(zooms[event.key]);
      if (mark) go(mark);
    } else if (mark && Object.hasOwn(moves, event.key)) {
      event.preventDefault();
      const next = moves[event.key]();
      if (next) go(next);
    }
  }

  function tell(event) {
    const mark = event.target.closest(".mark");
    if (mark) byId("at").textContent = mark.querySelector("title").textContent;
  }

  B.startMarks = function () {
    byId("at").hidden = false;
    for (const one of B.charts) {
      one.addEventListener("keydown", pressed);
      one.addEventListener("focusin", tell);
      one.addEventListener("mouseover", tell);
    }
  };

  B.oneStop = oneStop;
})();
