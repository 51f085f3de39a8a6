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

  // The rows of a table: `row` makes one of the columns and its number. Written out for each table,
  // which a browser does several times faster than it copies fields by name.
  const rowsOf = (table, row) => {
    const columns = unpacked(table);
    return Array.from({ length: table.rows }, (_, number) => row(columns, number));
  };

  // Work for when what is drawn now is on the screen: after the frame that draws it and another.
  B.later = (work) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(work)));

  // The order of names in lists.
  B.compare = new Intl.Collator("en").compare;

  // One name of two actors, whichever comes first.
  B.pair = (one, other) => one < other ? `${one}--${other}` : `${other}--${one}`;

  B.size = data.claims.rows;
  data.claims = unpacked(data.claims);
  B.claimId = (claim) => data.ids.slice(claim * SYMBOLS, (claim + 1) * SYMBOLS);

  // The relations that claims speak of, by number.
  const keys = data.keys = rowsOf(data.keys, (of, number) => {
    const subject = data.actors[of.subject[number]][0];
    const relation = data.terms.relation[of.relation[number]][0];
    const object = data.actors[of.object[number]][0];
    return { subject, relation, object, page: of.page[number],
      id: `${subject}--${relation}--${object}`, pair: B.pair(subject, object) };
  });

  data.nodes = rowsOf(data.nodes, (of, number) => {
    const node = { shape: data.shapes[of.kind[number]] };
    for (const name of Object.keys(of)) node[name] = of[name][number];
    return node;
  });
  const plural = new Set(data.nodes.filter((node) => node.plural).map((node) => node.id));
  B.verb = ({ subject, relation }) => data.verbs[relation][plural.has(subject) ? 1 : 0];

  // A line stands for one relation, or for two, each against the other.
  data.lines = rowsOf(data.lines, (of, number) => {
    const [part, other] = [of.part[number], of.other[number]];
    const { id, subject: from, object: to, pair, relation } = keys[part];
    return { id, from, to, pair, opposed: relation === "opposes", mutual: relation === "alliedWith",
      bend: of.bend[number], parts: other < 0 ? [part] : [part, other], shown: [] };
  });
})();
