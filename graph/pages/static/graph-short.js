"use strict";
// On a narrow screen long lists show their beginning, until a reader asks for the rest or is led
// to something in it.
(function () {
  const B = window.belligraph;
  const buttons = [...document.querySelectorAll("button.whole")];
  const cut = (button) => button.closest("section");
  const rest = (section) =>
    [...section.querySelectorAll("summary, .listing li a")].find((one) => !one.checkVisibility());

  function unfold(button) {
    const first = button === document.activeElement ? rest(cut(button)) : null;
    cut(button).classList.remove("short");
    button.hidden = true;
    if (first) first.focus({ preventScroll: true });
  }

  // Unfold what something lies in.
  function show(element) {
    for (const button of buttons) if (cut(button).contains(element)) unfold(button);
  }

  function start() {
    for (const button of buttons) {
      cut(button).classList.add("short");
      button.hidden = false;
      button.addEventListener("click", () => unfold(button));
    }
  }

  B.short = { start, show };
})();
