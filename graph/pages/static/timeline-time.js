"use strict";
// Which piece of time is in sight, and how large. Without scripts both charts are whole, every
// mark is a link, and the tables below say the same in words.
(function () {
  const B = (window.belligraph = {});
  const charts = (B.charts = [...document.querySelectorAll(".chart")]);
  if (!charts.length) return;
  const days = Number(charts[0].dataset.days);
  const begin = Date.parse(charts[0].dataset.begin);
  const DAY = 864e5;  // milliseconds
  const WIDEST = 300000;  // pixels
  const STEP = 1.5;
  const ROOM = { year: 44, month: 74 };  // pixels that a name on the axis needs
  let zoom = 1;

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

  function say() {
    const of = chart();
    const width = track(of).getBoundingClientRect().width;
    const share = Math.round(Math.min(1, room(of) / width) * days);
    document.getElementById("spoken").textContent = "About " + share + " days are in sight";
  }

  // What is done by name: "in", "out", "all", "window".
  function look(what) {
    ZOOMS[what]();
    say();
  }

  // Do something that may make the charts of another width, and stay at the same time.
  function keep(change) {
    const at = chart().scrollLeft / track(chart()).getBoundingClientRect().width;
    change();
    put(zoom, at, 0);
  }

  function wheel(event) {
    if (!event.ctrlKey) return;  // else the page scrolls
    event.preventDefault();
    const of = chart();
    const place = event.clientX - of.getBoundingClientRect().left - label(of);
    zoomBy(event.deltaY < 0 ? 1.2 : 1 / 1.2, Math.max(0, place));
  }

  B.startTime = function () {
    for (const one of charts) {
      one.addEventListener("scroll", seen, { passive: true });
      one.addEventListener("wheel", wheel, { passive: false });
    }
    document.getElementById("controls").addEventListener("click", (event) => {
      if (event.target.dataset.zoom) look(event.target.dataset.zoom);
    });
    window.addEventListener("resize", () => {
      name(track(chart()).getBoundingClientRect().width);
      seen();
    });
    if (charts[0].dataset.first) toWindow("first");
  };

  Object.assign(B, { chart, label, look, keep });
})();
