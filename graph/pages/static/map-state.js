"use strict";
// What is shown: a day, and what a reader has chosen. All of it stands in the address after "#"
// under the names that it has on the graph, so that one address shows the same on both pages. What
// an address asks for and the map does not know stays in it.
(function () {
  const B = window.belligraph;
  const { claims, ...tables } = B.data.choices;
  const DAY = 864e5;
  const KEYS = ["relation", "kind", "standing", "said", "method", "means", "theatre", "source"];
  const ELSEWHERE = { derived: "derived relations, which have no place",
    score: "least score, which a single claim has not", steps: "more than one step",
    to: "way to another actor" };
  const state = (B.state = {});
  let asked = new Map(); // what the address says, by name, as it stands there
  let open = "";

  // ---- the address ----

  const list = {
    write: (names) => names.join(",") || "none",
    read: (text) => (text === "all" ? null : text.split(",").filter(Boolean)),
  };
  const FIELDS = {
    on: {
      write: (day) => new Date(day * DAY).toISOString().slice(0, 10),
      read(text) {
        const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
        return Number.isNaN(time) ? B.data.asOf : time / DAY;
      },
    },
    known: { write: (value) => (value ? "yes" : "no"), read: (text) => text === "yes" },
    dates: { write: String, read: (text) => (text === "certain" ? "certain" : "all") },
    around: { write: String, read: String },
    ...Object.fromEntries(KEYS.map((key) => [key, list])),
  };
  const initial = { on: B.data.asOf, dates: "all", around: "",
    known: B.data.asOf !== null && B.data.knownBy === B.data.asOf,
    ...Object.fromEntries(KEYS.map((key) => [key, null])) };
  const FILTERS = [...KEYS, "around"];

  const decoded = (text) => {
    try { return decodeURIComponent(text); } catch { return ""; }
  };

  // The day up to which claims are known, as on the graph: null is all that is known now.
  B.knownBy = () => {
    if (state.known) return state.on;
    return initial.known ? null : B.data.knownBy;
  };
  B.initial = initial;

  // What an address asks for. One that only names an entry leaves everything else as it is.
  B.read = function () {
    const parts = location.hash.slice(1).split("&").filter(Boolean);
    const given = parts.filter((part) => part.includes("="));
    const cut = (part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)];
    if (given.length) asked = new Map(given.map(cut));
    for (const [name, form] of Object.entries(FIELDS)) {
      state[name] = asked.has(name) ? form.read(decoded(asked.get(name))) : initial[name];
    }
    const named = parts.find((part) => !part.includes("=")) || "";
    const here = document.getElementById(decoded(named));
    if (!here || here.closest("details.place")) open = named || open; // else a part of the page
    return decoded(named);
  };

  function address() {
    const parts = [...asked].map(([name, value]) => `${name}=${value}`);
    const all = open ? [open, ...parts] : parts;
    return all.length ? "#" + all.join("&") : "";
  }

  B.link = () =>
    document.getElementById("on-graph").setAttribute("href", "index.html" + address());

  B.write = function () {
    const hash = address();
    B.link();
    if (hash === location.hash) return;
    history.replaceState(null, "", hash || location.pathname + location.search);
  };

  B.opened = function (id) {
    open = encodeURIComponent(id);
    B.write();
  };

  // Take changes over, and let everything follow.
  B.change = function (changes) {
    Object.assign(state, changes);
    for (const name of Object.keys(changes)) {
      if (String(state[name]) === String(initial[name])) asked.delete(name);
      else asked.set(name, encodeURIComponent(FIELDS[name].write(state[name])).replaceAll("%2C", ","));
    }
    B.follow();
    B.write();
  };

  // ---- what follows from it ----

  const column = (name) => {
    const given = claims[name];
    if (Array.isArray(given)) return (row) => given[row];
    return given && given.as ? column(given.as) : () => given;
  };
  const columns = Object.fromEntries(Object.keys(claims).map((name) => [name, column(name)]));
  const ends = (row) => [columns.subject(row), columns.object(row)]
    .filter((code) => code >= 0).map((code) => tables.actors[code]);
  const named = (key, row) => (tables[key][columns[key](row)] || [""])[0];

  function fits(key, row) {
    const chosen = state[key];
    if (chosen === null) return true;
    if (key === "kind") return ends(row).every(([, , kind]) => chosen.includes(kind));
    return chosen.includes(named(key, row));
  }

  // Whether a claim is among those chosen, by its row.
  B.fits = (row) => KEYS.every((key) => fits(key, row))
    && (!state.around || ends(row).some(([id]) => id === state.around));
  B.isFiltered = () => FILTERS.some((name) => String(state[name]) !== String(initial[name]));
  B.resetFilters = () =>
    B.change(Object.fromEntries(FILTERS.map((name) => [name, initial[name]])));
  B.elsewhere = () => Object.keys(ELSEWHERE)
    .filter((name) => asked.has(name)).map((name) => ELSEWHERE[name]);
  B.tables = { ...tables, kind: [...new Set(tables.actors.map(([, , kind]) => kind))].sort()
    .filter(Boolean).map((kind) => [kind, kind.replace("_", " ")]) };
})();
