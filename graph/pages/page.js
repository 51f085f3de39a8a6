"use strict";
// Draws the network and ties it to the lists beside it. Without this script the lists still hold
// everything: each relation and each actor is a <details> element with its evidence inside.
(function () {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const entries = [...document.querySelectorAll("details.entry")];
  const narrow = matchMedia("(max-width: 60rem)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let network = null;
  let nodes = null;
  let edges = null;

  // ---- the drawing ----

  function colours() {
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue(name).trim();
    return {
      support: read("--support"), opposition: read("--opposition"),
      actor: read("--actor"), ink: read("--ink"), paper: read("--paper"),
    };
  }

  function painted() {
    const c = colours();
    const face = getComputedStyle(document.body).fontFamily;
    return {
      nodes: data.nodes.map((node) => ({
        ...node,
        color: {
          background: node.hollow ? c.paper : c.actor, border: c.actor,
          hover: { background: node.hollow ? c.paper : c.ink, border: c.ink },
          highlight: { background: node.hollow ? c.paper : c.ink, border: c.ink },
        },
        font: { ...data.options.nodes.font, face, color: c.ink, strokeColor: c.paper },
      })),
      edges: data.edges.map((edge) => {
        const line = edge.relation === "opposes" ? c.opposition : c.support;
        return { ...edge, color: { ...edge.color, color: line, hover: line, highlight: line } };
      }),
    };
  }

  function draw() {
    const { nodes: n, edges: e } = painted();
    nodes = new vis.DataSet(n);
    edges = new vis.DataSet(e);
    network = new vis.Network(byId("drawing"), { nodes, edges }, data.options);
    const frame = byId("drawing").querySelector(".vis-network");
    frame.setAttribute("role", "application");
    frame.setAttribute("aria-label",
      "Drawing of relations: arrow keys move it. All relations are in the list.");
    network.on("click", (event) => {
      if (event.nodes.length) reveal(byId("actor-" + event.nodes[0]));
      else if (event.edges.length) openEdge(event.edges[0]);
      else dismiss();
    });
    network.on("hoverNode", () => { frame.style.cursor = "pointer"; });
    network.on("hoverEdge", () => { frame.style.cursor = "pointer"; });
    network.on("blurNode", () => { frame.style.cursor = ""; });
    network.on("blurEdge", () => { frame.style.cursor = ""; });
    dark.addEventListener("change", () => {
      const again = painted();
      nodes.update(again.nodes);
      edges.update(again.edges);
    });
    byId("tools").hidden = false;
    byId("tools").addEventListener("click", zoom);
    fit();
  }

  function fit() {
    network.fit({ maxZoomLevel: 1.3 });
    // on a small screen labels of the whole would be too small to read: begin with its middle
    const least = narrow.matches ? 0.6 : 0.35;
    if (network.getScale() < least) {
      network.moveTo({ scale: least, position: network.getPosition(busiest()) });
    }
  }

  function busiest() {
    return data.nodes.reduce((most, node) => (node.size > most.size ? node : most)).id;
  }

  function zoom(event) {
    const what = event.target.dataset.do;
    if (what === "fit") network.fit({ maxZoomLevel: 1.3 });
    else if (what) network.moveTo({ scale: network.getScale() * (what === "in" ? 1.3 : 1 / 1.3) });
  }

  function mark(entry) {
    if (!network) return;
    network.unselectAll();
    if (!entry) return;
    const { pair, actor } = entry.dataset;
    if (actor && nodes.get(actor)) network.selectNodes([actor]);
    if (pair) network.selectEdges(edges.getIds({ filter: (edge) => edge.pair === pair }));
  }

  // ---- the evidence ----

  function openEdge(id) {
    const edge = edges.get(id);
    reveal(byId("pair-" + edge.pair), byId(edge.blocks[0]));
  }

  function reveal(entry, part) {
    if (!entry) return;
    show(entry.parentElement.id);
    if (entry.hidden) search("");
    entry.open = true;
    const target = (part && part.querySelector("h4")) || part || entry.querySelector("summary");
    target.focus({ preventScroll: true });
    const seen = part && part.previousElementSibling ? part : entry;
    seen.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
  }

  function dismiss() {
    const entry = entries.find((one) => one.open);
    if (!entry) return;
    const within = entry.contains(document.activeElement);
    entry.open = false;
    if (within) entry.querySelector("summary").focus();
  }

  function toggled(event) {
    const entry = event.target;
    if (entry.open) {
      mark(entry);
      const name = entry.querySelector("summary .row").textContent.trim();
      byId("spoken").textContent = "Evidence opened: " + name;
      history.replaceState(null, "", "#" + entry.id);
    } else if (!entries.some((one) => one.open)) {
      mark(null);
      byId("spoken").textContent = "Evidence closed";
      history.replaceState(null, "", location.pathname + location.search);
    }
  }

  function follow() {
    const target = location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1)));
    const entry = target && target.closest("details.entry");
    if (entry) reveal(entry, target === entry ? null : target);
  }

  // ---- the lists ----

  const plain = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[-_.'’]/g, " ").toLowerCase();
  const names = {};
  for (const entry of entries) {
    if (entry.dataset.actor) names[entry.dataset.actor] = plain(entry.dataset.names);
  }

  function named(entry) {
    const { actor, pair } = entry.dataset;
    return actor ? names[actor] : pair.split("--").map((id) => names[id] || id).join(" ");
  }

  function search(text) {
    if (byId("query").value !== text) byId("query").value = text;
    const wanted = plain(text).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const entry of entries) {
      entry.hidden = !wanted.every((word) => named(entry).includes(word));
      if (!entry.hidden && !entry.parentElement.hidden) found += 1;
    }
    document.documentElement.classList.toggle("searching", wanted.length > 0);
    byId("found").textContent = wanted.length ? found + " found" : "";
  }

  function show(list) {
    for (const button of document.querySelectorAll("[data-list]")) {
      const chosen = button.dataset.list === list;
      button.setAttribute("aria-pressed", String(chosen));
      byId(button.dataset.list).hidden = !chosen;
    }
  }

  byId("find").hidden = false;
  byId("find").addEventListener("submit", (event) => {
    event.preventDefault();
    const first = entries.find((entry) => !entry.hidden && !entry.parentElement.hidden);
    reveal(first);
  });
  byId("query").addEventListener("input", (event) => search(event.target.value));
  byId("find").addEventListener("click", (event) => {
    if (!event.target.dataset.list) return;
    show(event.target.dataset.list);
    search(byId("query").value);
  });
  for (const entry of entries) entry.addEventListener("toggle", toggled);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") dismiss(); });
  window.addEventListener("hashchange", follow);
  document.documentElement.classList.add("scripted");
  show("relations");
  search(byId("query").value);
  if (data.nodes.length) draw();
  follow();
  // for tests and for the curious
  window.belligraph = { get network() { return network; } };
})();
