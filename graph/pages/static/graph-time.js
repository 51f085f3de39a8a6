"use strict";
// The day that is shown: a slider, a date, and a button that lets time run.
(function () {
  const B = window.belligraph;
  const { data, state } = B;
  const byId = (id) => document.getElementById(id);
  const { claims: c } = data;
  const NEVER = 3652059;  // the last day that there is: held until further notice
  const FRAMES = 150;
  const PAUSE = 220;  // milliseconds
  let timer = null;

  function range() {
    const drawn = new Set(data.lines.flatMap((line) => line.parts));
    let [low, high] = [NEVER, 0];
    const reach = (day) => {
      if (day <= 1 || day >= NEVER) return;
      [low, high] = [Math.min(low, day), Math.max(high, day)];
    };
    for (let claim = 0; claim < B.size; claim += 1) {
      if (!drawn.has(c.key[claim])) continue;
      if (c.first[claim] <= c.last[claim]) reach(c.first[claim]);
      reach(c.last[claim]);
    }
    reach(data.view.asOf);
    return high ? [low, high] : null;
  }

  function words() {
    const known = state.known && state.asOf ? ", as known by then" : "";
    if (!state.asOf) return "All dates";
    const since = B.day(Math.max(1, state.asOf - state.window));
    return `As of ${B.day(state.asOf)}${known}. Window ${B.counted(state.window, "day")}: `
      + `acts since ${since}.`;
  }

  function stop() {
    clearInterval(timer);
    timer = null;
    byId("play").textContent = "Play";
  }

  function play() {
    if (timer !== null) return stop();
    const slider = byId("day");
    const [low, high] = [Number(slider.min), Number(slider.max)];
    const step = Math.max(1, Math.round((high - low) / FRAMES));
    if (!state.asOf || state.asOf >= high) B.change({ asOf: low });
    byId("play").textContent = "Stop";
    timer = setInterval(() => {
      B.change({ asOf: Math.min(state.asOf + step, high) });
      if (state.asOf >= high) stop();
    }, PAUSE);
    return undefined;
  }

  // What was typed in place of a day; nothing where it is one.
  function wrong(typed) {
    byId("date").setAttribute("aria-invalid", String(Boolean(typed)));
    byId("no-day").textContent = typed
      ? `“${typed}” is no day: type year, month and day as in 2014-01-06.` : "";
  }

  function show() {
    const slider = byId("day");
    slider.value = state.asOf || slider.max;
    slider.setAttribute("aria-valuetext", state.asOf ? B.day(state.asOf) : "All dates");
    byId("date").value = state.asOf ? B.iso(state.asOf) : "";
    wrong("");
    byId("known").checked = state.known;
    byId("known").disabled = !state.asOf;
    byId("window").textContent = words();
    byId("back").hidden = B.isAsOpened();
  }

  // Before the drawing, which would have to move for it later.
  function appear() {
    const found = range();
    if (!found) return;
    [byId("day").min, byId("day").max] = found;
    byId("time").hidden = false;
    show();
  }

  function start() {
    const slider = byId("day");
    slider.addEventListener("input", () => {
      stop();
      B.change({ asOf: Number(slider.value) });
    });
    byId("date").addEventListener("change", (event) => {
      stop();
      const typed = event.target.value.trim();
      const day = B.ordinal(typed);
      if (day) B.change({ asOf: day });
      else wrong(typed || " ");
    });
    byId("known").addEventListener("change", (event) =>
      B.change({ known: event.target.checked }));
    byId("play").addEventListener("click", play);
    byId("back").addEventListener("click", () => {
      stop();
      B.resetAll();
      byId("day").focus();
    });
  }

  B.time = { appear, start, show };
})();
