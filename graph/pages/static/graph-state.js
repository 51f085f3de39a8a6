"use strict";
// What is shown: the view of the page as it was opened, and what a reader has changed since. All
// of it stands in the address after "#", so that a link leads to the same picture.
(function () {
  const B = window.belligraph;
  const { data } = B;
  const opened = data.view;
  const terms = (name) => data.terms[name].map((one) => one[0]);
  const ids = (table) => table.map((one) => one[0]);
  const own = {
    known: opened.asOf > 0 && opened.knownBy === opened.asOf,
    relations: null, kinds: null, said: null, uncertain: true, measure: "ties",
    around: "", steps: 1, to: "", open: "",
  };
  const state = B.state = { ...opened, ...own };
  B.names = {
    relations: terms("relation"), means: terms("means"), said: terms("modality"),
    standings: terms("standing"), methods: terms("method"), sources: ids(data.sources),
    theatres: ids(data.theatres), kinds: [...new Set(data.nodes.map((node) => node.kind))].sort(),
  };
  B.MEASURES = { ties: "lines", attested: "independent sources", in: "lines to it",
    out: "lines from it" };

  // ---- the address ----

  const choice = (field) => ({
    write: (codes) => codes === null ? "all"
      : codes.map((code) => B.names[field][code]).join(",") || "none",
    read: (text) => text === "all" ? null
      : text.split(",").map((name) => B.names[field].indexOf(name)).filter((code) => code >= 0),
  });
  const flag = { write: (value) => value ? "yes" : "no", read: (text) => text === "yes" };
  const actor = {
    write: (id) => id,
    read: (text) => data.nodes.some((node) => node.id === text) ? text : "",
  };
  const FIELDS = {
    on: ["asOf", { write: B.iso, read: (text) => B.ordinal(text) || opened.asOf }],
    known: ["known", flag],
    derived: ["derived", flag],
    dates: ["uncertain", { write: (all) => all ? "all" : "certain",
      read: (text) => text !== "certain" }],
    relation: ["relations", choice("relations")],
    means: ["means", choice("means")],
    said: ["said", choice("said")],
    standing: ["standings", choice("standings")],
    method: ["methods", choice("methods")],
    score: ["minScore", { write: String,
      read: (text) => Math.min(1, Math.max(0, Number(text) || 0)) }],
    kind: ["kinds", choice("kinds")],
    theatre: ["theatres", choice("theatres")],
    source: ["sources", choice("sources")],
    size: ["measure", { write: (name) => name, read: (name) => Object.hasOwn(B.MEASURES, name) ? name : "ties" }],
    around: ["around", actor],
    steps: ["steps", { write: String, read: (text) => text === "2" ? 2 : 1 }],
    to: ["to", actor],
  };
  const initial = B.opened = { ...state };
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const FILTERS = ["relations", "means", "said", "standings", "methods", "minScore", "kinds",
    "theatres", "sources"];
  const asOpened = (...fields) => fields.every((field) => same(state[field], initial[field]));
  // Whether the page shows the relations that it was made with.
  B.isAsOpened = () => asOpened("asOf", "known", "derived", ...FILTERS);
  B.isFiltered = () => !asOpened(...FILTERS);

  B.write = function () {
    const parts = state.open ? [state.open] : [];
    for (const [name, [field, form]] of Object.entries(FIELDS)) {
      if (same(state[field], initial[field])) continue;
      parts.push(`${name}=${encodeURIComponent(form.write(state[field])).replaceAll("%2C", ",")}`);
    }
    const hash = parts.length ? "#" + parts.join("&") : "";
    if (hash === location.hash) return;
    history.replaceState(null, "", hash || location.pathname + location.search);
    B.leadOn();
  };

  // The map knows the same filters by the same names.
  B.leadOn = function () {
    const map = document.getElementById("on-map");
    if (map) map.setAttribute("href", "map.html" + location.hash);
  };

  const decoded = (text) => {
    try { return decodeURIComponent(text); } catch { return ""; }
  };

  // What an address asks for. One that only names an entry leaves everything else as it is.
  B.read = function () {
    const parts = location.hash.slice(1).split("&").filter(Boolean);
    const given = parts.filter((part) => part.includes("="));
    if (given.length) Object.assign(state, initial);
    for (const part of given) {
      const cut = part.indexOf("=");
      const found = Object.hasOwn(FIELDS, part.slice(0, cut)) && FIELDS[part.slice(0, cut)];
      if (found) state[found[0]] = found[1].read(decoded(part.slice(cut + 1)));
    }
    return decoded(parts.find((part) => !part.includes("=")) || "");
  };

  B.resetFilters = () => B.change(Object.fromEntries(
    FILTERS.map((field) => [field, initial[field]])));
  B.resetAll = () => B.change({ ...initial, open: state.open, measure: state.measure });

  // ---- what follows from it ----

  const byId = new Map(data.actors.map((one) => [one[0], one]));
  B.actor = (id) => byId.get(id) || [id, id, "", id, 0];
  B.view = () => ({
    ...state, knownBy: state.known ? state.asOf : initial.known ? 0 : opened.knownBy,
  });

  const chosen = (field, name) =>
    state[field] === null || state[field].includes(B.names[field].indexOf(name));
  const fits = ({ subject, relation, object }) => chosen("relations", relation)
    && (state.kinds === null
      || [subject, object].every((id) => chosen("kinds", B.actor(id)[2])));
  const isSaid = (claim) =>
    state.said === null || state.said.includes(data.claims.modality[claim]);

  // The relations that are shown: those `drawn`, by number, other `ties`, and how many `hidden`.
  B.compute = function () {
    const view = B.view();
    const found = B.relations(view).filter((one) => fits(one) && one.claims.some(isSaid));
    const drawn = new Map();
    for (const one of found) if (one.sign) drawn.set(one.number, one);
    let hidden = 0;
    if (B.isFiltered()) {
      const all = Object.fromEntries(FILTERS.map((field) => [field, initial[field]]));
      hidden = B.relations({ ...view, ...all })
        .filter((one) => one.sign && !drawn.has(one.number)).length;
    }
    return B.shown = { drawn, ties: found.filter((one) => !one.sign), hidden };
  };
  // The claims that are told beside them: offers, denials, errors.
  B.told = () => B.undone(B.view()).filter((claim) => fits(B.keyOf(claim)) && isSaid(claim));

  // Take changes over, and let everything follow.
  B.change = function (changes) {
    Object.assign(state, changes);
    B.follow();
    B.write();
  };
})();
