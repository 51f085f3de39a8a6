"use strict";
// More actors than a picture can hold are drawn as groups: those of a bloc or a kind, in parts by
// name. A click opens a group; lines to closed groups stand for all that they hold.
(function () {
  const B = window.belligraph;
  const { data, looks } = B;
  const byId = (id) => document.getElementById(id);
  const LIT = 400;  // so many actors that are lit are drawn though their groups are closed
  const PREFIX = "group:";
  const BROAD = 24;  // groups lie far apart, and what stands for many is to be seen from there
  if (!data.nodes.length || !data.nodes[0].group) return;

  const opened = new Set();
  const groupOf = new Map();
  const groups = new Map();
  for (const node of data.nodes) {
    groupOf.set(node.id, node.group);
    if (groups.has(node.group)) groups.get(node.group).members.push(node);
    else groups.set(node.group, { members: [node] });
  }
  for (const [name, group] of groups) {
    const [whole, part] = name.split("/");
    const { members } = group;
    const mean = (axis) =>
      Math.round(members.reduce((sum, node) => sum + node[axis], 0) / members.length);
    const shape = whole.startsWith("bloc ") ? "hexagon" : data.shapes[whole];
    const called = whole.replace("_", " ");
    const parted = groups.has(`${whole}/0001`);
    Object.assign(group, { called: parted ? `${called} ${Number(part) + 1}` : called, shape,
      x: mean("x"), y: mean("y") });
  }

  function drawnGroup(name) {
    const group = groups.get(name);
    const members = group.members.filter((node) => B.met.has(node.id));
    const [one, last] = [members[0], members.at(-1)];
    const paint = looks.paint();
    return {
      id: PREFIX + name, label: `${group.called}\n${members.length}`,
      title: `${group.called}, ${B.counted(members.length, "actor")}: ${B.actor(one.id)[1]} to `
        + `${B.actor(last.id)[1]}. Click to open.`,
      shape: group.shape, ...B.place(group), size: BROAD * Math.sqrt(members.length),
      borderWidth: 4, color: looks.colour(paint.actor, paint.ink, paint.ink),
      font: looks.font(false),
    };
  }

  // The more bundles there are, the paler each is: together they leave the groups in sight.
  function drawnBundle({ from, to, opposed, number }, of) {
    const paint = looks.paint();
    const strength = Math.min(1 + Math.round(Math.log2(number)), 8);
    return {
      id: `${from}|${opposed ? "opposes" : "supports"}|${to}`, from, to,
      width: BROAD * strength / 2, dashes: opposed ? [10, 7] : false, heads: [],
      hue: opposed ? paint.opposition : paint.support,
      opacity: strength * Math.min(0.07, Math.max(0.015, 20 / of)),
    };
  }

  // What to draw: the lines shown, what is lit, and how an actor and a line are dressed.
  B.grouped = function ({ lines, lit, dressNode, dressLine }) {
    const isApart = (id) => opened.has(groupOf.get(id))
      || Boolean(lit && lit.nodes.size <= LIT && lit.nodes.has(id));
    const place = new Map();
    const [apart, closed] = [[], new Set()];
    for (const node of data.nodes) {
      if (!B.met.has(node.id)) continue;
      if (isApart(node.id)) apart.push(node);
      else closed.add(node.group);
      place.set(node.id, isApart(node.id) ? node.id : PREFIX + node.group);
    }
    const bundles = new Map();
    const single = [];
    for (const line of lines) {
      const [from, to] = [place.get(line.from), place.get(line.to)];
      if (from === line.from && to === line.to) single.push(dressLine(line));
      else if (from !== to) {
        const { opposed } = line;
        const [one, other] = from < to ? [from, to] : [to, from];
        const key = `${one}|${opposed}|${other}`;
        if (bundles.has(key)) bundles.get(key).number += 1;
        else bundles.set(key, { from: one, to: other, opposed, number: 1 });
      }
    }
    return {
      nodes: [...apart.map(dressNode), ...[...closed].sort().map(drawnGroup)],
      lines: [...[...bundles.values()].map((one) => drawnBundle(one, bundles.size)), ...single],
    };
  };

  // The group that is drawn under an id, if one is.
  B.group = (id) => groups.get(id.slice(PREFIX.length));

  // ---- what is open ----

  const buttons = new Map();
  function told() {
    byId("close").hidden = !opened.size;
    for (const [name, button] of buttons) {
      button.setAttribute("aria-pressed", String(opened.has(name)));
    }
  }

  // Open the group that was clicked on; whether there was one.
  B.expand = function (id) {
    if (!String(id).startsWith(PREFIX)) return false;
    opened.add(id.slice(PREFIX.length));
    told();
    return true;
  };

  function turn(name) {
    if (!opened.delete(name)) opened.add(name);
    told();
    B.drawing.show();
  }

  // In a narrow window few groups have room for their names: the list has all of them, also for
  // those who do not see the drawing.
  for (const name of [...groups.keys()].sort()) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `${groups.get(name).called} (${groups.get(name).members.length})`;
    button.addEventListener("click", () => turn(name));
    buttons.set(name, button);
    const row = document.createElement("li");
    row.append(button);
    byId("groups").querySelector("ul").append(row);
  }
  byId("groups").querySelector("summary").textContent = `${groups.size} groups: open one by name`;
  byId("groups").hidden = false;
  told();

  byId("close").addEventListener("click", () => {
    opened.clear();
    told();
    B.drawing.show();
    B.drawing.fit();
  });
})();
