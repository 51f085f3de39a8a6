"use strict";
// Ties the parts of the map together: whatever is changed, the marks, the list and the words above
// them follow. All that they show stands in the page already; they only move, hide and count it.
(function () {
  const B = window.belligraph;
  const { data, state } = B;
  const byId = (id) => document.getElementById(id);
  const slider = byId("date");
  const box = byId("uncertain");
  const hasMap = byId("map") !== null;

  const asMade = byId("time").textContent;
  const named = (day) => (day === null ? "All dates" : B.day(day));
  const upTo = data.knownBy === null || B.initial.known ? "" : `, as known by ${B.day(data.knownBy)}`;
  const known = (one) => (one.known && one.on !== null ? ", as known by then" : upTo);
  const time = (one) => (one.on === null ? "all dates" : B.day(one.on)) + known(one);

  // The last day of the slider that is not after a day.
  function stopAt(day) {
    const after = day === null ? -1 : data.stops.findIndex((stop) => stop > day);
    return after < 0 ? data.stops.length - 1 : Math.max(0, after - 1);
  }

  function dates() {
    const { on } = state;
    slider.value = stopAt(on);
    slider.setAttribute("aria-valuetext", named(on));
    const [made, now] = [B.initial, state].map(time);
    byId("time").textContent = made === now ? asMade : on === null ? `All dates${known(state)}.`
      : `As of ${B.day(on)}${known(state)}, window ${B.counted(data.window, "day")}.`;
    byId("known").checked = state.known;
    byId("known").disabled = on === null;
    byId("back").disabled = made === now;
    byId("kept").hidden = made === now;
    byId("kept").textContent = `These words keep to ${made}; the map shows ${now}.`;
    if (box) box.checked = state.dates === "all";
  }

  B.follow = function () {
    dates();
    B.tell(state.on);
    B.showFilters();
    B.link();
    if (hasMap) B.redraw();
  };

  function speak() {
    byId("spoken").textContent = `${byId("time").textContent} ${byId("shown").textContent}`;
  }

  function startDates() {
    if (data.stops.length < 2) return;
    byId("dates").hidden = byId("then").hidden = false;
    slider.max = data.stops.length - 1;
    byId("back").setAttribute("aria-label", "Back to " + (data.asOf === null ? "all dates" : B.day(data.asOf)));
    slider.addEventListener("input", () => {
      B.change({ on: data.stops[slider.value] });
      speak();
    });
    byId("back").addEventListener("click", () => {
      B.change({ on: data.asOf, known: B.initial.known });
      speak();
      slider.focus();
    });
    byId("known").addEventListener("change", (event) => {
      B.change({ known: event.target.checked });
      speak();
    });
    byId("dates").addEventListener("submit", (event) => event.preventDefault());
  }

  document.documentElement.classList.add("scripted");
  const asked = B.read();
  startDates();
  B.startFilters();
  B.follow();
  if (box) box.addEventListener("change", () => B.change({ dates: box.checked ? "all" : "certain" }));
  if (hasMap) B.startView();
  B.startList();
  B.reach(asked);
  window.addEventListener("hashchange", () => {
    const named = B.read();
    B.follow();
    B.reach(named);
  });
})();
