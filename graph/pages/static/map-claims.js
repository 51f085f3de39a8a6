"use strict";
// Which claims are of a date, and what they tell of a place in numbers and words: the same as the
// page says of its own date.
(function () {
  const B = (window.belligraph = {});
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December"];
  const LONGEST_LABEL = 300;
  const TALLIED = { tie: "other ties", said: "only said" };
  // what is in a row of the data
  const [SPOT, KIND, ROOT, HOLDER, EXTENT, ACT, FIRST, LAST, SURE_FIRST, SURE_LAST, KNOWN] =
    Array(11).keys();
  const data = JSON.parse(document.getElementById("data").textContent);
  const kind = (name) => data.kinds.indexOf(name);
  const of = (name, found) => found.filter((one) => one.row[KIND] === kind(name));

  /* As timing.py says: "certain", "possible" or nothing. */
  function counts(row, asOf, knownBy) {
    if (knownBy !== null && row[KNOWN] > knownBy) return "";
    if (asOf === null) return "certain";
    const horizon = row[ACT] ? asOf - data.window : asOf;
    if (row[FIRST] > asOf || row[LAST] < horizon) return "";
    const sure = row[SURE_FIRST] !== null && row[SURE_LAST] !== null &&
      row[SURE_FIRST] <= asOf && row[SURE_LAST] >= horizon;
    return sure ? "certain" : "possible";
  }

  function tally(found) {
    const parts = data.kinds.map((name) => [of(name, found).length, TALLIED[name] || name]);
    const told = parts.filter(([number]) => number).map((part) => part.join(" ")).join(", ");
    return B.counted(found.length, "claim") + (told && ": " + told);
  }

  function note(found) {
    const holders = (those) => [...new Set(those.map((one) => one.row[HOLDER]))]
      .filter((holder) => holder >= 0).map((holder) => data.holders[holder])
      .sort((a, b) => (a < b ? -1 : 1));
    const sure = holders(found.filter((one) => one.when === "certain"));
    const unsure = holders(found).filter((one) => !sure.includes(one));
    const named = [["reported held", sure], ["perhaps held", unsure]]
      .filter(([, who]) => who.length).map(([how, who]) => `${how}: ${who.join(", ")}`);
    if (named.length) return named.join("; ");
    return found.length && of("said", found).length === found.length ? "only said" : "";
  }

  function hold(found) {
    const extents = new Set(found.map((one) => one.row[EXTENT]).filter(Boolean));
    if (extents.size > 1) return "mixed";
    return ["unstated", "part", "whole"][extents.size ? [...extents][0] : 0];
  }

  Object.assign(B, {
    data, of, counts, tally, note, hold,
    shown: [], // by place: the claims of it that count now, each with "certain" or "possible"
    marks: [...document.querySelectorAll(".spot")],
    entries: [...document.querySelectorAll("details.place")],
    spotOf: (row) => row[SPOT],
    sources: (found) => new Set(found.map((one) => one.row[ROOT])).size,
    named: (mark) => B.entries[mark.dataset.spot].querySelector(".place-name").textContent,
    present: (mark) => B.shown[mark.dataset.spot].length > 0,
    // A label that is read out, cut when endless.
    cut: (text) => text.slice(0, LONGEST_LABEL),
    counted: (number, noun) =>
      `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`,
    day(number) {
      const date = new Date(number * 864e5);
      return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
    },
  });
})();
