"use strict";
// The drawing: what is in it, how vis-network is told, and what a click on it opens.
(function () {
  const B = window.belligraph;
  const { data, state, looks, room, light } = B;
  const byId = (id) => document.getElementById(id);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const AT_ONCE = 400;  // actors that vis-network takes in without keeping a reader waiting
  let network = null;
  let nodes = null;
  let edges = null;
  let busy = false;
  let moving = false;
  let sizes = new Map();
  let waiting = new Map();
  const nodeOf = new Map(data.nodes.map((node) => [node.id, node]));
  // what vis-network was given, by id
  const wearing = { nodes: new Map(), edges: new Map() };
  let current = { lines: [], weights: new Map() };

  function recount() {
    for (const line of data.lines) line.shown = looks.parts(line);
    const lines = data.lines.filter((line) => line.shown[0] || line.shown[1]);
    const beside = new Map();
    // lines of a crowd are straight
    if (!busy) for (const line of lines) beside.set(line.pair, (beside.get(line.pair) || 0) + 1);
    const weights = B.measured(lines.flatMap((line) => line.shown).filter(Boolean));
    current = { lines, beside, weights };
    B.met = new Set(weights.keys());
  }

  const weigh = (id) => (current.weights.get(id) || { attested: 1e9 }).attested;
  const dressNode = (one) => looks.dressedNode(one,
    8 + 2 * Math.sqrt(Math.min(current.weights.get(one.id)[state.measure], 25)), light.now());
  const dressLine = (one) => busy ? looks.ofLine(one, light.now())
    : looks.dressedLine(one, light.now(), current.beside.get(one.pair) > 1);

  // What is to be seen: actors for vis-network, and lines for it or for the crowd.
  function dress() {
    const { lines } = current;
    const found = B.grouped ? B.grouped({ lines, lit: light.now(), dressNode, dressLine }) : {
      nodes: data.nodes.filter((one) => B.met.has(one.id)).map(dressNode),
      lines: lines.map(dressLine),
    };
    for (const node of found.nodes) {
      node.font = room.sized(node.font, sizes.get(node.id) ?? node.font.size);
    }
    if (busy) B.crowd.take(found.lines, found.nodes);
    return { nodes: found.nodes, edges: busy ? [] : found.lines };
  }

  // Only what looks otherwise than before is handed over: vis-network takes its time for each.
  function sync(set, worn, wanted) {
    const kept = new Set(wanted.map((one) => one.id));
    const changed = wanted.filter((one) => !worn.has(one.id)
      || JSON.stringify(worn.get(one.id)) !== JSON.stringify(one));
    const gone = [...worn.keys()].filter((id) => !kept.has(id));
    for (const id of gone) worn.delete(id);
    for (const one of changed) worn.set(one.id, one);
    if (gone.length) set.remove(gone);
    if (changed.length) set.update(changed);
  }

  function redress() {
    const wanted = dress();
    waiting = new Map();  // whoever is still wanted is handed over below
    B.crowd.wait(waiting);
    sync(edges, wearing.edges, wanted.edges.filter((one) => wearing.edges.has(one.id)));
    sync(nodes, wearing.nodes, wanted.nodes);
    sync(edges, wearing.edges, wanted.edges);
    if (busy) network.redraw();
  }

  function relabel(found) {
    sizes = found;
    const changed = [...wearing.nodes.values()]
      .filter((node) => node.font.size !== sizes.get(node.id))
      .map((node) => ({ ...node, font: room.sized(node.font, sizes.get(node.id)) }));
    for (const node of changed) wearing.nodes.set(node.id, node);
    if (changed.length) nodes.update(changed);
  }
  const label = () =>
    relabel(room.sizes([...wearing.nodes.values()], network.getScale(), weigh));

  const frame = () => byId("drawing").getBoundingClientRect();

  function fit() {
    const all = [...wearing.nodes.values()];
    const lit = light.now();
    const wanted = lit ? all.filter((node) => lit.nodes.has(node.id)) : all;
    if (!wanted.length) return;
    const view = room.view(wanted, frame(), weigh);
    network.moveTo(view);
    relabel(room.sizes(all, view.scale, weigh));
  }

  // ---- what a reader does ----

  const lineOf = (id) => current.lines.find((one) => one.id === id);

  function click(event) {
    if (B.expand && event.nodes.length && B.expand(event.nodes[0])) show();
    else if (event.nodes.length) B.panel.openActor(event.nodes[0]);
    else {
      const line = lineOf(busy ? B.crowd.hit(event.pointer.canvas, network.getScale())
        : event.edges[0]);
      if (!line) B.panel.dismiss();
      else B.panel.openPair(line.pair, line.shown.find(Boolean).id);
    }
  }

  // An actor or a group stays where it was dragged to, whatever is dressed anew.
  function keep(id) {
    const place = network.getPosition(id);
    const one = nodeOf.get(id) || B.group(id);
    Object.assign(one, B.place(place));  // swapped twice, a place is what it was
    wearing.nodes.set(id, { ...wearing.nodes.get(id), ...place });
    if (busy) B.crowd.move(id, place);
  }

  // A crowd is dragged as a picture. Where one actor of it is dragged, lines are left out.
  function drawCrowd(canvas) {
    // not `network.setOptions`, which looks through everything it was ever given
    const hide = (hideNodesOnDrag) => network.renderer.setOptions({ hideNodesOnDrag });
    network.on("dragStart", ({ nodes: dragged }) => {
      moving = true;
      if (dragged.length) return;
      const { width, height } = frame();
      B.crowd.hold(canvas.querySelector("canvas"), network.DOMtoCanvas({ x: 0, y: 0 }),
        network.DOMtoCanvas({ x: width, y: height }));
      hide(true);
    });
    const release = () => {
      moving = false;
      B.crowd.letGo();
      hide(false);
      network.redraw();
    };
    network.on("dragEnd", release);
    // a finger that began to scroll the page: vis-network does not say that the drag is over
    canvas.addEventListener("pointercancel", release);
    network.on("beforeDrawing", (pen) => B.crowd.draw(pen, network.getScale(), !moving));
  }

  function listen(canvas) {
    network.on("click", click);
    network.on("dragEnd", (event) => event.nodes.forEach(keep));
    network.on("hoverNode", (event) => {
      canvas.style.cursor = "pointer";
      if (!busy) light.hover(event.node);
    });
    network.on("hoverEdge", (event) => {
      canvas.style.cursor = "pointer";
      const line = lineOf(event.edge);
      if (line) edges.update({ id: line.id, title: looks.title(line) });
    });
    network.on("blurNode", () => {
      canvas.style.cursor = "";
      if (!busy) light.leave();
    });
    network.on("blurEdge", () => { canvas.style.cursor = ""; });
    network.on("zoom", label);
    // the scale follows the frame, but afterwards; the names of groups are all there is to read
    if (B.grouped) network.on("resize", () => setTimeout(label));
    room.steer(network, canvas, { label, fit });
    dark.addEventListener("change", () => { looks.colours(); redress(); });
  }

  // Thousands of actors are handed over in portions; until then the crowd draws their symbols.
  function handOver() {
    const portion = [...waiting.values()].slice(0, AT_ONCE);
    for (const node of portion) {
      waiting.delete(node.id);
      wearing.nodes.set(node.id, node);
    }
    nodes.update(portion);
    if (waiting.size) B.later(handOver);
  }

  function start() {
    const given = frame();
    B.upright = given.height > given.width;
    busy = Boolean(B.grouped) || data.lines.length > data.busy;
    looks.colours();
    recount();
    const wanted = dress();
    const view = room.view(wanted.nodes, given, weigh);
    sizes = view.sizes;
    for (const node of wanted.nodes) node.font = room.sized(node.font, sizes.get(node.id));
    const waits = busy && wanted.nodes.length > AT_ONCE;
    for (const kind of ["nodes", "edges"]) {
      if (waits) continue;
      for (const one of wanted[kind]) wearing[kind].set(one.id, one);
    }
    nodes = new vis.DataSet(waits ? [] : wanted.nodes);
    edges = new vis.DataSet(wanted.edges);
    network = new vis.Network(byId("drawing"), { nodes, edges }, data.options);
    const canvas = byId("drawing").querySelector(".vis-network");
    if (busy) drawCrowd(canvas);
    if (wanted.nodes.length) network.moveTo(view);
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", "Drawing of relations: arrow keys move it, plus and minus "
      + "zoom, Home shows all. All relations are in the list.");
    listen(canvas);
    if (!waits) return;
    waiting = new Map(wanted.nodes.map((node) => [node.id, node]));
    B.crowd.wait(waiting);
    B.later(handOver);
  }

  function show() {
    recount();
    if (!network) return;
    sizes = new Map();
    const wanted = dress();
    sizes = room.sizes(wanted.nodes, network.getScale(), weigh);
    redress();
  }

  // Select what the list has open.
  function mark(kind, id) {
    if (!network) return;
    light.choose(busy && kind === "actor" ? id : null);
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

  B.drawing = { start, show, redress, fit, mark, lines: () => current.lines };
  Object.defineProperty(B, "network", { get: () => network });
})();
