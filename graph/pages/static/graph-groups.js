"use strict";
// More actors than a picture can hold are drawn as groups: those of a kind, in parts by name. A
// click opens a group; lines to closed groups stand for all that they hold.
(function () {
  const B = window.belligraph;
  const { data } = B;
  const byId = (id) => document.getElementById(id);
  const LIT = 400;  // so many actors that are lit are drawn though their groups are closed
  const PREFIX = "group:";
  if (data.nodes.length <= data.many) return;

  const opened = new Set();
  const groupOf = {};
  const groups = new Map();
  for (const node of data.nodes) {
    groupOf[node.id] = node.group;
    if (!groups.has(node.group)) groups.set(node.group, { kind: node.kind, shape: node.shape, members: [] });
    groups.get(node.group).members.push(node);
  }
  for (const group of groups.values()) {
    const mean = (axis) =>
      Math.round(group.members.reduce((sum, node) => sum + node[axis], 0) / group.members.length);
    Object.assign(group, { x: mean("x"), y: mean("y") });
  }

  const first = (label) => label.split("\n")[0];

  function drawnGroup(name, met, paint, upright) {
    const group = groups.get(name);
    const members = group.members.filter((node) => met.has(node.id));
    const [one, last] = [first(members[0].label), first(members.at(-1).label)];
    const of = `${members.length} × ${group.kind.replace("_", " ")}`;
    return {
      id: PREFIX + name, label: `${of}\n${one} –\n${last}`, shape: group.shape,
      title: `${of}: ${B.actor(members[0].id)[1]} to ${B.actor(members.at(-1).id)[1]}. `
        + "Click to open.",
      x: upright ? group.y : group.x, y: upright ? group.x : group.y,
      size: 12 + Math.sqrt(members.length) * 2, borderWidth: 4,
      color: { background: paint.actor, border: paint.ink,
        hover: { background: paint.ink, border: paint.ink },
        highlight: { background: paint.ink, border: paint.ink } },
      font: { ...data.options.nodes.font, face: paint.face, color: paint.ink,
        strokeColor: paint.paper },
    };
  }

  function drawnBundle({ from, to, opposed, number }, paint) {
    const hue = opposed ? paint.opposition : paint.support;
    return {
      id: `${from}|${opposed ? "opposes" : "supports"}|${to}`, from, to,
      title: `${B.counted(number, "line")} of ${opposed ? "opposition" : "support or alliance"}`,
      width: Math.min(1 + Math.log2(number), 8), dashes: opposed ? [10, 7] : false, smooth: false,
      color: { color: hue, hover: hue, highlight: hue, opacity: 0.6 },
      arrows: { to: { enabled: false }, from: { enabled: false }, middle: { enabled: false } },
    };
  }

  // What to draw: `look` has the actors and lines shown, what is lit, and how each is dressed.
  B.grouped = function ({ met, lines, lit, paint, upright, dressNode, dressLine }) {
    const apart = (id) => opened.has(groupOf[id])
      || Boolean(lit && lit.nodes.size <= LIT && lit.nodes.has(id));
    const place = (id) => apart(id) ? id : PREFIX + groupOf[id];
    const shown = data.nodes.filter((node) => met.has(node.id));
    const closed = new Set(shown.filter((node) => !apart(node.id)).map((node) => node.group));
    const bundles = new Map();
    const edges = [];
    for (const line of lines) {
      const [from, to] = [place(line.from), place(line.to)];
      if (from === line.from && to === line.to) edges.push(dressLine(line));
      else if (from !== to) {
        const opposed = line.relation === "opposes";
        const [one, other] = from < to ? [from, to] : [to, from];
        const key = `${one}|${opposed}|${other}`;
        if (!bundles.has(key)) bundles.set(key, { from: one, to: other, opposed, number: 0 });
        bundles.get(key).number += 1;
      }
    }
    return {
      nodes: [...shown.filter((node) => apart(node.id)).map(dressNode),
        ...[...closed].map((name) => drawnGroup(name, met, paint, upright))],
      edges: [...edges, ...[...bundles.values()].map((one) => drawnBundle(one, paint))],
    };
  };

  // Open the group that was clicked on; whether there was one.
  B.expand = function (id) {
    if (!String(id).startsWith(PREFIX)) return false;
    opened.add(id.slice(PREFIX.length));
    byId("close").hidden = false;
    return true;
  };

  byId("close").addEventListener("click", () => {
    opened.clear();
    byId("close").hidden = true;
    B.drawing.show();
    B.drawing.fit();
  });
})();
