"use strict";
// Puts a button under each text that is there to be copied. Without this script the texts can be
// selected and copied by hand.
(function () {
  const said = document.getElementById("copied");

  function select(text) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  async function copy(text, name) {
    select(text);
    let done = false;
    try {
      await navigator.clipboard.writeText(text.textContent);
      done = true;
    } catch (refused) {
      // the older way needs no leave, only the selection
      done = document.execCommand("copy");
    }
    said.textContent = done ? name + " copied." : name + " selected: copy it with the keyboard.";
  }

  for (const text of document.querySelectorAll("pre.copy")) {
    const heading = document.getElementById(text.getAttribute("aria-labelledby"));
    const name = heading.textContent.replace(/^As /, "");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    const more = document.createElement("span");
    more.className = "visually-hidden";
    more.textContent = " " + heading.textContent.toLowerCase();
    button.append(more);
    button.addEventListener("click", () => copy(text, name === "text" ? "Text" : name));
    const line = document.createElement("p");
    line.className = "copying";
    line.append(button);
    text.after(line);
  }
})();
