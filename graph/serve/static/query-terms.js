/* What a term of an answer looks like, and where it leads. */
(function () {
  "use strict";

  const B = (window.belligraph = {
    offered: { prefixes: {}, queries: [], actors: [] }, // by the server
    pages: new Set(), // paths within the site
    names: new Map(), // of actors, by id
  });
  const ID = "https://w3id.org/belligraph/id/";
  const SEPARATOR = "\u241f";
  const CLAIM_LETTERS = 16;
  const BOOLEANS = /#boolean$/;
  const NUMBERS = /#(integer|decimal|double|float|int|long|nonNegativeInteger)$/;

  B.at = (id) => document.getElementById(id);
  B.isNumber = (term) => NUMBERS.test(term.datatype || "");
  B.compare = (a, b) => (a < b ? -1 : Number(a > b));

  function element(name, text, attributes) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    return made;
  }

  function items(row, column) {
    const term = row[column.variable];
    if (!term) return [];
    if (BOOLEANS.test(term.datatype || "")) return [term.value === "true" ? "yes" : "no"];
    const several = column.variable.endsWith("_list");
    return (several ? term.value.split(SEPARATOR) : [term.value]).filter(Boolean).sort();
  }

  function decoded(text) {
    try { return decodeURIComponent(text); } catch (error) { return text; }
  }

  function short(value) {
    if (value.startsWith(ID)) {
      const [kind, name] = value.slice(ID.length).split("/");
      if (kind === "claim") return (name || "").slice(0, 8);
      return (kind === "actor" && B.names.get(name)) || decoded(name || kind);
    }
    if (value.startsWith(B.offered.prefixes.bg)) {
      return value.slice(B.offered.prefixes.bg.length).replaceAll("_", " ");
    }
    const known = Object.entries(B.offered.prefixes).find(([, start]) => value.startsWith(start));
    return known ? known[0] + ":" + value.slice(known[1].length) : value;
  }

  function pageOf(value) {
    if (!value.startsWith(ID)) return null;
    const [kind, name] = value.slice(ID.length).split("/");
    const path = kind === "claim" ? `claims/${(name || "").slice(0, CLAIM_LETTERS)}.html` : `${kind}s/${name}.html`;
    if (B.pages.has(path)) return "/" + path;
    return kind === "claim" ? "#" + new URLSearchParams({ query: "chain", view: "all", derived: "yes", claim: name }) : null;
  }

  function shownItem(value) {
    const page = pageOf(value);
    const inner = element("bdi", short(value));
    if (!page) return inner;
    const link = element("a", undefined, { href: page });
    link.append(inner);
    return link;
  }

  function text(row, column) {
    return items(row, column).map(short).join(", ");
  }

  Object.assign(B, { element, items, short, shownItem, text });
})();
