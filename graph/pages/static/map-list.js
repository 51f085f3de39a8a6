"use strict";
// The list beside the map: what it shows of a date, and the way from a mark to its claims.
(function () {
  const B = window.belligraph;
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const lines = all("[data-row]");

  B.tell = function (asOf) {
    const certainOnly = byId("uncertain") !== null && B.state.dates === "certain";
    B.shown = B.entries.map(() => []);
    B.hidden = 0;
    const knownBy = B.knownBy();
    lines.forEach((line, number) => {
      const row = B.data.rows[number];
      const when = B.counts(row, asOf, knownBy);
      const fits = B.fits(number);
      line.hidden = !when || !fits;
      line.classList.toggle("uncertain", when === "possible");
      line.querySelector(".possible").hidden = when !== "possible";
      if (!when || (certainOnly && when === "possible")) return;
      if (fits) B.shown[B.spotOf(row)].push({ row, when });
      else B.hidden += 1;
    });
    B.entries.forEach((entry, number) => told(entry, B.shown[number], asOf));
    for (const mark of B.marks) B.depict(mark, B.shown[mark.dataset.spot]);
    const places = B.shown.filter((found) => found.length);
    byId("nothing").hidden = places.length > 0;
    byId("shown").textContent = `${B.counted(places.flat().length, "claim")} about ` +
      `${B.counted(places.length, "place")}.`;
  };

  function told(entry, found, asOf) {
    entry.hidden = !found.length;
    entry.classList.toggle("uncertain", !found.some((one) => one.when === "certain"));
    entry.querySelector(".counts").textContent = B.tally(found);
    entry.querySelector("summary .held").textContent = B.note(found);
    for (const section of all(".kind", entry)) {
      section.hidden = !all("li", section).some((line) => !line.hidden);
    }
    const other = asOf !== B.data.asOf || B.isFiltered();
    for (const section of all(".events", entry)) section.hidden = other;
  }

  B.reveal = function (number, target) {
    const entry = B.entries[number];
    if (entry.hidden) return;
    entry.open = true;
    const body = target || entry.querySelector(".body");
    bring(target || entry);
    body.focus({ preventScroll: true });
    B.opened(body.id);
  };

  /* To the top of the list, where it scrolls by itself, else of the window. */
  function bring(element) {
    const list = element.closest(".lists");
    if (getComputedStyle(list).overflowY !== "auto") return element.scrollIntoView();
    list.scrollTop += element.getBoundingClientRect().top - list.getBoundingClientRect().top;
  }

  function chosen() {
    for (const mark of B.marks) {
      mark.classList.toggle("chosen", B.entries[mark.dataset.spot].open);
    }
  }

  /* To the place, or to the claim of one, that an address names. */
  B.reach = function (id) {
    const target = id && byId(id);
    const entry = target && target.closest("details.place");
    if (!entry) return;
    B.reveal(B.entries.indexOf(entry), target.classList.contains("body") ? null : target);
  };

  B.startList = function () {
    for (const entry of B.entries) entry.addEventListener("toggle", chosen);
  };
})();
