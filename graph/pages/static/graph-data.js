"use strict";
// What the page knows: its data, unpacked. A table comes as columns, of which one that is the same
// from end to end stands as its only value, and one that equals another as that one's name.
(function () {
  const B = window.belligraph = {};
  const data = B.data = JSON.parse(document.getElementById("data").textContent);
  const SYMBOLS = 16;  // characters of a claim's id

  function unpacked({ rows, ...columns }) {
    const whole = (column) => Array.isArray(column) ? column
      : column && typeof column === "object" ? columns[column.as] : new Array(rows).fill(column);
    return Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [name, whole(column)]));
  }

  function rowsOf(table) {
    const columns = Object.entries(unpacked(table));
    return Array.from({ length: table.rows }, (_, row) => {
      const one = {};
      for (const [name, column] of columns) one[name] = column[row];
      return one;
    });
  }

  // Work for when what is drawn now is on the screen.
  B.later = (work) => requestAnimationFrame(() => setTimeout(work));

  // The order of names in lists.
  B.compare = new Intl.Collator("en").compare;

  // One name of two actors, whichever comes first.
  B.pair = (one, other) => one < other ? `${one}--${other}` : `${other}--${one}`;

  B.size = data.claims.rows;
  data.claims = unpacked(data.claims);
  B.claimId = (claim) => data.ids.slice(claim * SYMBOLS, (claim + 1) * SYMBOLS);

  // The relations that claims speak of, by number.
  const keys = data.keys = rowsOf(data.keys);
  for (const key of keys) {
    const [relation] = data.terms.relation[key.relation];
    const [subject, object] = [data.actors[key.subject][0], data.actors[key.object][0]];
    Object.assign(key, { subject, relation, object, id: `${subject}--${relation}--${object}`,
      pair: B.pair(subject, object) });
  }

  data.nodes = rowsOf(data.nodes);
  for (const node of data.nodes) node.shape = data.shapes[node.kind];
  const plural = new Set(data.nodes.filter((node) => node.plural).map((node) => node.id));
  B.verb = ({ subject, relation }) => data.verbs[relation][plural.has(subject) ? 1 : 0];

  // A line stands for one relation, or for two, each against the other.
  data.lines = rowsOf(data.lines);
  for (const line of data.lines) {
    const key = keys[line.part];
    Object.assign(line, { id: key.id, from: key.subject, to: key.object, pair: key.pair,
      opposed: key.relation === "opposes", mutual: key.relation === "alliedWith",
      parts: line.other < 0 ? [line.part] : [line.part, line.other] });
  }
})();
