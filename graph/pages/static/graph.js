"use strict";
// Ties the parts of the page together: whatever is changed, the drawing, the lists and the words
// above them follow. Without these scripts the lists still hold everything the page has to say.
(function () {
  const B = window.belligraph;
  const { data, state } = B;
  const byId = (id) => document.getElementById(id);
  const numbers = byId("when").nextSibling;
  const asMade = { when: byId("when").textContent, numbers: numbers.textContent };

  // The words that the page was made with keep their day, and say so when another is drawn.
  function kept() {
    const time = (day, known) =>
      (day ? B.day(day) : "all dates") + (day && known ? ", as known by then" : "");
    const [made, now] = [B.opened, state].map((one) => time(one.asOf, one.known));
    byId("kept").hidden = made === now;
    byId("kept").textContent = `These words keep to ${made}; the drawing shows ${now}.`;
  }

  // The header says what is shown; where that is not what the page was made with, it says so.
  function head() {
    const opened = B.isAsOpened() && state.uncertain;
    kept();
    byId("when").textContent = B.isAsOpened() ? asMade.when : byId("window").textContent;
    numbers.textContent = asMade.numbers;
    const relations = [...B.shown.drawn.values()]
      .filter((one) => state.uncertain || one.certain);
    const doubtful = relations.filter((one) => !one.certain).length;
    if (!opened) {
      const ends = new Set(relations.flatMap((one) => [one.subject, one.object]));
      numbers.textContent = ` Drawn: ${B.counted(relations.length, "relation")} between `
        + `${B.counted(ends.size, "actor")}.`;
    }
    const line = byId("doubtful");
    if (!line) return;
    byId("uncertain").checked = state.uncertain;
    line.hidden = opened && !line.dataset.asMade;
    byId("doubtful-words").textContent = opened ? line.dataset.asMade : doubtful
      ? `${B.number(doubtful)} of these ${doubtful === 1 ? "rests" : "rest"} on dates `
        + "that may lie outside the window (shown pale)."
      : "None of these rests on uncertain dates alone.";
  }

  B.follow = function () {
    if (!data.nodes.length) return;
    B.compute();
    B.drawing.show();
    B.panel.refresh();
    B.time.show();
    B.filters.show();
    B.paths.show();
    head();
  };

  // What is needed once the drawing is there.
  function furnish() {
    B.panel.start();
    if (data.nodes.length) {
      for (const part of ["time", "filters", "paths", "download"]) B[part].start();
      B.filters.show();
      B.paths.show();
      head();
    }
    B.panel.refresh();
    B.panel.follow(B.asked);
    B.leadOn();
    window.addEventListener("hashchange", () => {
      const named = B.read();
      B.follow();
      B.panel.follow(named);
      B.leadOn();
    });
  }

  // with thousands of lines the lists take a while to make, and the drawing is shown before
  if (data.lines.length > data.busy) B.later(furnish);
  else furnish();
})();
