"use strict";
// Zooms, moves and filters the timeline. Without this script both charts are whole, every mark is
// a link, and the tables below say the same in words.
(function () {
  const byId = (id) => document.getElementById(id);
  const charts = [...document.querySelectorAll(".chart")];
  if (!charts.length) return;
  const days = Number(charts[0].dataset.days);
  const begin = Date.parse(charts[0].dataset.begin);
  const DAY = 864e5;  // milliseconds
  const WIDEST = 300000;  // pixels
  const STEP = 1.5;
  const ROOM = { year: 44, month: 74 };  // pixels that a name on the axis needs
  let zoom = 1;

  // ---- time ----

  const chart = () => charts.find((one) => !one.parentElement.hidden) || charts[0];
  const track = (of) => of.querySelector(".axis .track");
  const label = (of) => of.querySelector(".axis .name").getBoundingClientRect().width;
  const room = (of) => of.clientWidth - label(of);

  function put(value, share, place) {
    const of = chart();
    const least = track(of).getBoundingClientRect().width / zoom;
    zoom = Math.max(1, Math.min(value, WIDEST / least));
    for (const one of charts) one.style.setProperty("--zoom", String(zoom));
    const width = track(of).getBoundingClientRect().width;
    of.scrollLeft = share * width - place;
    name(width);
    seen();
  }

  function zoomBy(factor, x) {
    const of = chart();
    const place = x === undefined ? room(of) / 2 : x;
    put(zoom * factor, (of.scrollLeft + place) / track(of).getBoundingClientRect().width, place);
  }

  function toSpan(from, to) {
    const of = chart();
    const [before, after] = [(to - from) * 0.08, (to - from) * 0.2];
    const one = track(of).getBoundingClientRect().width / zoom;
    put(room(of) / ((before + to - from + after) * one), from - before, 0);
  }

  function toWindow(from) {
    const { dataset } = chart();
    toSpan(Number(dataset[from]) / 100, Number(dataset.to) / 100);
  }

  function name(width) {
    const day = width / days;
    const months = [1, 2, 3, 4, 6].find((number) => day * 30 * number >= ROOM.month) || 12;
    for (const month of document.querySelectorAll(".axis .month")) {
      month.classList.toggle("minor", (Number(month.dataset.month) - 1) % months !== 0);
    }
    const step = [1, 2, 5, 10, 20, 50].find((years) => day * 365 * years >= ROOM.year) || 50;
    for (const year of document.querySelectorAll(".axis .year")) {
      year.classList.toggle("minor", Number(year.dataset.year) % step !== 0);
    }
  }

  const ZOOMS = {
    in: () => zoomBy(STEP), out: () => zoomBy(1 / STEP), all: () => put(1, 0, 0), window: () => toWindow("from"),
  };

  // from when to when the chart is in sight, at the head of its axis
  function seen() {
    const of = chart();
    const width = track(of).getBoundingClientRect().width;
    const at = (left) => new Date(begin + Math.min(1, left / width) * days * DAY)
      .toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
    of.querySelector(".seen").textContent =
      at(of.scrollLeft) + " to " + at(of.scrollLeft + room(of) - 1);
  }

  function zoomed(event) {
    const what = event.target.dataset.zoom;
    if (!what) return;
    ZOOMS[what]();
    say();
  }

  function say() {
    const of = chart();
    const width = track(of).getBoundingClientRect().width;
    const share = Math.round(Math.min(1, room(of) / width) * days);
    byId("spoken").textContent = "About " + share + " days are in sight";
  }

  // ---- marks ----

  const shown = (row) => !row.hidden;
  const marksOf = (row) => [...row.querySelectorAll(".mark")].filter((one) => !one.hasAttribute("hidden"));

  // the first of what is seen when the page opens, else the last: Tab must not lead years away
  function oneStop(row) {
    const all = marksOf(row);
    const first = Number(charts[0].dataset.first || 0);
    const stop = all.find((mark) => across(mark) >= first) || all[all.length - 1];
    for (const mark of all) mark.setAttribute("tabindex", mark === stop ? "0" : "-1");
  }

  function go(mark) {
    for (const one of marksOf(mark.closest(".row"))) one.setAttribute("tabindex", "-1");
    mark.setAttribute("tabindex", "0");
    mark.focus({ preventScroll: true });
    const of = chart();
    const box = mark.querySelector("use").getBoundingClientRect();
    const frame = of.getBoundingClientRect();
    const left = frame.left + label(of) + 24;
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
    const rows = [...chart().querySelectorAll(".row")].filter((row) => shown(row) && marksOf(row).length);
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
    if (event.key === "+" || event.key === "=") ZOOMS.in();
    else if (event.key === "-") ZOOMS.out();
    else if (event.key === "0") ZOOMS.all();
    else if (mark && moves[event.key]) {
      const next = moves[event.key]();
      if (next) go(next);
      event.preventDefault();
      return;
    } else return;
    event.preventDefault();
    if (mark) go(mark);
    say();
  }

  function tell(event) {
    const mark = event.target.closest(".mark");
    if (mark) byId("at").textContent = mark.querySelector("title").textContent;
  }

  // ---- rows ----

  function show(which) {
    const at = chart().scrollLeft / track(chart()).getBoundingClientRect().width;
    for (const button of document.querySelectorAll("[data-chart]")) {
      const chosen = button.dataset.chart === which;
      button.setAttribute("aria-pressed", String(chosen));
      byId("by-" + button.dataset.chart).hidden = !chosen;
    }
    put(zoom, at, 0);
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
    for (const row of document.querySelectorAll(".row")) oneStop(row);
    const number = [...chart().querySelectorAll(".row[data-actors]")].filter(shown).length;
    byId("spoken").textContent = number + (number === 1 ? " row" : " rows");
  }

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
  byId("at").hidden = false;
  byId("actor").value = "";
  byId("controls").addEventListener("click", (event) => {
    zoomed(event);
    if (event.target.dataset.chart) show(event.target.dataset.chart);
  });
  byId("actor").addEventListener("change", filter);
  if (byId("current")) {
    byId("current").checked = true;
    byId("current").addEventListener("change", filter);
  }
  for (const one of charts) {
    one.addEventListener("keydown", pressed);
    one.addEventListener("scroll", seen, { passive: true });
    one.addEventListener("focusin", tell);
    one.addEventListener("mouseover", tell);
    one.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const place = event.clientX - one.getBoundingClientRect().left - label(one);
      zoomBy(event.deltaY < 0 ? 1.2 : 1 / 1.2, Math.max(0, place));
    }, { passive: false });
  }
  window.addEventListener("hashchange", follow);
  window.addEventListener("resize", () => {
    name(track(chart()).getBoundingClientRect().width);
    seen();
  });
  show("pairs");
  filter();
  if (charts[0].dataset.first) toWindow("first");
  byId("spoken").textContent = "";
  follow();
})();
