"use strict";
// The drawing: how lines and actors look as of the day that is shown, and what is lit.
(function () {
  const B = window.belligraph;
  const { data, state } = B;
  const byId = (id) => document.getElementById(id);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const READABLE = 11;  // pixels on the screen; smaller labels are of no use
  const CROWD = 300;
  const PALE = 0.4;
  let network = null;
  let nodes = null;
  let edges = null;
  // the drawing is made for a wide frame; in a tall one it stands upright
  let upright = false;
  let busy = false;
  let lit = null;
  let sizes = {};
  let paint = {};
  const wearing = { nodes: new Map(), edges: new Map() };

  function colours() {
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue(name).trim();
    paint = {
      support: read("--support"), opposition: read("--opposition"), actor: read("--actor"),
      ink: read("--ink"), paper: read("--paper"),
      face: getComputedStyle(document.body).fontFamily,
    };
  }

  // ---- lines ----

  const seen = (one) => one && (state.uncertain || one.certain);
  // The relations of a line that are shown, in its order; undefined where one is not.
  const parts = (line) => line.blocks.map((id) => B.shown.drawn.get(id))
    .map((one) => seen(one) ? one : undefined);

  const width = (roots) => Math.min(1.5 * roots, 7.5);
  const isolated = (name) => `\u2068${name}\u2069`;

  function title(line) {
    const rows = parts(line).map((one, at) => one
      && `${one.derived ? "» derived: " : ""}${isolated(B.actor(one.subject)[1])} `
      + `${line.verbs[at]} ${isolated(B.actor(one.object)[1])}: ${B.lead(one)}`).filter(Boolean);
    if (B.isAsOpened() && isAgainst(line)) rows.push("≠ against the grain of the two-bloc split");
    return rows.join("\n");
  }

  // The split into two blocs is worked out for the page as it is opened, and for no other day.
  const isAgainst = (line) => data.grain[line.pair] === (line.relation === "opposes" ? -1 : 1);

  function dashes(line, thick, derived) {
    const opposed = line.relation === "opposes";
    if (derived) return opposed ? [9, 4, 2, 4] : [2, 5];
    return opposed ? [Math.round(9 + thick), Math.round(6 + thick / 2)] : false;
  }

  function dressedLine(line, beside) {
    const shown = parts(line);
    const some = shown.filter(Boolean);
    const thick = width(Math.max(...some.map((one) => one.roots)));
    const hue = line.relation === "opposes" ? paint.opposition : paint.support;
    const best = Math.max(...some.map((one) => one.score));
    const whole = some.some((one) => one.certain) ? 0.7 + 0.3 * best : PALE;
    const dim = lit && !(lit.lines ? lit.lines.has(line.pair)
      : lit.core.has(line.from) || lit.core.has(line.to));
    const headed = line.relation !== "alliedWith";
    const bent = line.bend && beside.get(line.pair) > 1;
    return {
      id: line.id, from: line.from, to: line.to, width: thick,
      color: { color: hue, hover: hue, highlight: hue, opacity: dim ? 0.1 : whole },
      dashes: dashes(line, thick, some.every((one) => one.derived)),
      smooth: bent ? { enabled: true, type: "curvedCW", roundness: line.bend } : false,
      arrows: {
        to: { enabled: headed && Boolean(shown[0]), scaleFactor: 0.6 },
        from: { enabled: headed && Boolean(shown[1]), scaleFactor: 0.6 },
        middle: { enabled: some.every((one) => one.alleged), type: "circle", scaleFactor: 0.5 },
      },
      ...(current.opened && isAgainst(line) ? { label: "≠", font: { size: 20, color: paint.ink, vadjust: -1,
        face: paint.face, strokeWidth: 4, strokeColor: paint.paper } } : { label: undefined }),
    };
  }

  // ---- actors ----

  function dressedNode(node, size) {
    const dim = lit && !lit.nodes.has(node.id);
    const face = node.hollow ? paint.paper : paint.actor;
    const over = node.hollow ? paint.paper : paint.ink;
    return {
      id: node.id, label: node.label, title: node.title, shape: node.shape, size,
      x: upright ? node.y : node.x, y: upright ? node.x : node.y,
      ...(node.shapeProperties ? { shapeProperties: node.shapeProperties } : {}),
      opacity: dim ? 0.2 : 1,
      color: {
        background: face, border: paint.actor,
        hover: { background: over, border: paint.ink },
        highlight: { background: over, border: paint.ink },
      },
      font: {
        ...data.options.nodes.font, size: sizes[node.id] ?? data.options.nodes.font.size,
        face: paint.face, color: dim ? paint.ink + "48" : paint.ink, strokeColor: paint.paper,
      },
    };
  }

  // ---- both together ----

  let current = { lines: [], weights: {} };

  function recount() {
    const lines = data.edges.filter((line) => parts(line).some(Boolean));
    const beside = new Map();
    for (const line of lines) beside.set(line.pair, (beside.get(line.pair) || 0) + 1);
    current = { lines, beside, opened: B.isAsOpened(),
      weights: B.measured(lines.flatMap(parts).filter(Boolean)) };
    B.met = new Set(Object.keys(current.weights));
  }

  const dressNode = (one) => dressedNode(one,
    8 + 2 * Math.sqrt(Math.min(current.weights[one.id][state.measure], 25)));
  const dressLine = (one) => dressedLine(one, current.beside);

  function dress() {
    const { lines } = current;
    if (B.grouped) {
      return B.grouped({ met: B.met, lines, lit, paint, upright, dressNode, dressLine });
    }
    const shown = data.nodes.filter((one) => B.met.has(one.id)).map(dressNode);
    if (!busy) return { nodes: shown, edges: lines.map(dressLine) };
    B.crowd.take(lines.map(dressLine));
    return { nodes: shown, edges: [] };
  }

  // Only what looks otherwise than before is handed over: vis-network takes its time for each.
  function sync(set, worn, wanted) {
    const changed = [];
    const kept = new Set();
    for (const one of wanted) {
      const look = JSON.stringify(one);
      kept.add(one.id);
      if (worn.get(one.id) !== look) changed.push(one);
      worn.set(one.id, look);
    }
    const gone = [...worn.keys()].filter((id) => !kept.has(id));
    for (const id of gone) worn.delete(id);
    if (gone.length) set.remove(gone);
    if (changed.length) set.update(changed);
  }

  function redress() {
    const wanted = dress();
    sync(edges, wearing.edges, wanted.edges.filter((one) => wearing.edges.has(one.id)));
    sync(nodes, wearing.nodes, wanted.nodes);
    sync(edges, wearing.edges, wanted.edges);
    if (busy) network.redraw();
  }

  // Labels keep a readable size on the screen. Where there is no room for all of them, the
  // most attested actors keep theirs; the others' come back as one zooms in.
  function label() {
    const usual = data.options.nodes.font.size;
    const size = Math.max(usual, Math.ceil(READABLE / network.getScale()));
    const roomy = size === usual && !upright && !B.grouped;
    const taken = [];
    const weigh = (node) => (current.weights[node.id] || { attested: 1e9 }).attested;
    sizes = {};
    const byWeight = nodes.get().sort((a, b) => weigh(b) - weigh(a) || (a.id < b.id ? -1 : 1));
    for (const node of byWeight) {
      const rows = node.label.split("\n");
      const half = 0.29 * size * Math.max(...rows.map((row) => row.length));
      const top = node.y + node.size;
      const bottom = top + 1.25 * size * rows.length;
      const free = roomy || taken.every((one) =>
        node.x + half < one.left || node.x - half > one.right
        || bottom < one.top || node.y - node.size > one.bottom);
      if (free) {
        taken.push({ left: node.x - half, right: node.x + half, top: node.y - node.size, bottom });
      }
      sizes[node.id] = free ? size : 0;
    }
    const changed = nodes.get().filter((node) => node.font.size !== sizes[node.id])
      .map((node) => ({ ...node, font: { ...node.font, size: sizes[node.id] } }));
    for (const node of changed) wearing.nodes.set(node.id, JSON.stringify(node));
    if (changed.length) nodes.update(changed);
  }

  function fit() {
    const visible = lit ? nodes.getIds().filter((id) => lit.nodes.has(id)) : nodes.getIds();
    if (!visible.length) return;
    // twice: labels take more room in a drawing that is shown smaller
    for (let round = 0; round < 2; round += 1) {
      network.fit({ nodes: visible, maxZoomLevel: 1.3 });
      label();
    }
  }

  // ---- what is lit ----

  // Actors that are so many steps from one, over the lines shown; the lines between them.
  B.near = function (id, steps) {
    const core = new Set([id]);
    let reached = new Set([id]);
    for (let step = 0; step < steps; step += 1) {
      if (step) for (const one of reached) core.add(one);
      const next = new Set(reached);
      for (const line of current.lines) {
        if (reached.has(line.from)) next.add(line.to);
        if (reached.has(line.to)) next.add(line.from);
      }
      reached = next;
    }
    return { core, nodes: reached };
  };

  let resting = null;
  function light(what) {
    if (lit === what) return;
    lit = what;
    redress();
  }
  // What stays lit while nothing is hovered or focused; null = everything.
  function rest(what) {
    resting = what;
    light(what);
  }
  const hover = (id) => { if (B.met.has(id)) light(B.near(id, 1)); };
  const leave = () => light(resting);

  function zoom(event) {
    const what = event.target.dataset.do;
    if (what === "fit") fit();
    else if (what) {
      network.moveTo({ scale: network.getScale() * (what === "in" ? 1.3 : 1 / 1.3) });
      label();
    }
  }

  const lineOf = (id) => current.lines.find((one) => one.id === id);

  function click(event) {
    if (B.expand && event.nodes.length && B.expand(event.nodes[0])) show();
    else if (event.nodes.length) B.panel.openActor(event.nodes[0]);
    else {
      const line = lineOf(busy ? B.crowd.hit(event.pointer.canvas, network.getPositions(),
        network.getScale()) : event.edges[0]);
      if (!line) B.panel.dismiss();
      else B.panel.openPair(line.pair, parts(line).find(Boolean).id);
    }
  }

  function start() {
    const room = byId("drawing").getBoundingClientRect();
    upright = room.height > room.width;
    colours();
    recount();
    busy = !B.grouped && data.edges.length > data.busy;
    // where few of many have room for a label, none has one until it is known which
    if (B.met.size > CROWD) for (const id of B.met) sizes[id] = 0;
    const wanted = dress();
    nodes = new vis.DataSet(wanted.nodes);
    edges = new vis.DataSet(wanted.edges);
    for (const kind of ["nodes", "edges"]) {
      for (const one of wanted[kind]) wearing[kind].set(one.id, JSON.stringify(one));
    }
    network = new vis.Network(byId("drawing"), { nodes, edges }, data.options);
    if (busy) {
      let moving = false;  // lines are left out while the drawing is dragged
      network.on("dragStart", () => { moving = true; });
      network.on("dragEnd", () => {
        moving = false;
        network.redraw();
      });
      network.on("beforeDrawing", (pen) => {
        if (!moving) B.crowd.draw(pen, network.getPositions(), network.getScale());
      });
    }
    const frame = byId("drawing").querySelector(".vis-network");
    frame.setAttribute("role", "application");
    frame.setAttribute("aria-label",
      "Drawing of relations: arrow keys move it. All relations are in the list.");
    network.on("click", click);
    network.on("hoverNode", (event) => {
      frame.style.cursor = "pointer";
      if (!busy) hover(event.node);
    });
    network.on("hoverEdge", (event) => {
      frame.style.cursor = "pointer";
      const line = lineOf(event.edge);
      if (line) edges.update({ id: line.id, title: title(line) });
    });
    network.on("blurNode", () => { frame.style.cursor = ""; leave(); });
    network.on("blurEdge", () => { frame.style.cursor = ""; });
    network.on("zoom", label);
    frame.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      network.moveTo({ scale: network.getScale() * (event.deltaY < 0 ? 1.15 : 1 / 1.15) });
      label();
    }, { passive: false });
    dark.addEventListener("change", () => { colours(); redress(); });
    byId("tools").hidden = false;
    byId("tools").addEventListener("click", zoom);
    fit();
  }

  function show() {
    recount();
    if (!network) return;
    redress();
    label();
  }

  // Select what the list has open.
  function mark(kind, id) {
    if (!network) return;
    network.unselectAll();
    B.crowd.mark([]);
    if (kind === "actor" && nodes.get(id)) network.selectNodes([id]);
    if (kind === "pair") {
      const of = current.lines.filter((line) => line.pair === id).map((line) => line.id);
      network.selectEdges(of.filter((one) => edges.get(one)));
      B.crowd.mark(of);
    }
    if (busy) network.redraw();
  }

  B.drawing = { start, show, fit, mark, rest, hover, leave, lines: () => current.lines };
  Object.defineProperty(B, "network", { get: () => network });
})();
