"use strict";
// Ties the parts of the map together, and leads to other dates. All that they show stands in the
// page already; they only move, hide and count it.
(function () {
  const B = window.belligraph;
  const { data } = B;
  const byId = (id) => document.getElementById(id);
  const slider = byId("date");
  const box = byId("uncertain");
  const home = data.asOf === null ? data.stops.length - 1 : data.stops.indexOf(data.asOf);
  const hasMap = byId("map") !== null;
  let asOf = data.asOf;

  const named = (day) => (day === null ? "All dates" : B.day(day));

  function look(at) {
    asOf = at;
    slider.setAttribute("aria-valuetext", named(at));
    byId("time").textContent = at === null ? `All dates${data.known}.`
      : `As of ${named(at)}${data.known}, window ${B.counted(data.window, "day")}.`;
    byId("back").disabled = at === data.asOf;
    B.tell(at);
    if (hasMap) B.follow();
  }

  function speak() {
    byId("spoken").textContent = `${byId("time").textContent} ${byId("shown").textContent}`;
  }

  function changed() {
    look(data.stops[slider.value]);
    speak();
  }

  function back() {
    slider.value = home;
    look(data.asOf);
    speak();
    slider.focus();
  }

  function startDates() {
    if (data.stops.length < 2) return;
    byId("dates").hidden = false;
    slider.max = data.stops.length - 1;
    slider.value = home;
    byId("back").setAttribute("aria-label", "Back to " + (data.asOf === null ? "all dates" : B.day(data.asOf)));
    slider.addEventListener("input", changed);
    byId("back").addEventListener("click", back);
    byId("dates").addEventListener("submit", (event) => event.preventDefault());
  }

  document.documentElement.classList.add("scripted");
  startDates();
  look(data.asOf);
  if (box) box.addEventListener("change", () => look(asOf));
  if (hasMap) B.startView();
  B.startList();
})();
