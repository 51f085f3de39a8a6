"use strict";
// Draws the network and ties it to the lists beside it. Without this script the lists still hold
// everything: each relation and each actor is a <details> element with its evidence inside.
(function () {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const entries = [...document.querySelectorAll("details.entry")];
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let network = null;
  let nodes = null;
  let edges = null;
  const READABLE = 11;  // pixels on the screen; smaller labels are of no use
  const box = byId("uncertain");
  // the drawing is made for a wide frame; in a tall one it stands upright
  let upright = false;
  const weights = {};
  const certainOnly = () => box !== null && !box.checked;

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
        ...(upright ? { x: node.y, y: node.x } : {}),
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
    const room = byId("drawing").getBoundingClientRect();
    upright = room.height > room.width;
    weigh();
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
      hideUncertain();
      label();
    });
    byId("tools").hidden = false;
    byId("tools").addEventListener("click", zoom);
    network.on("zoom", label);
    hideUncertain();
    fit();
  }

  function weigh() {
    for (const node of data.nodes) weights[node.id] = node.size / 100;
    for (const edge of data.edges) {
      const weight = edge.heads.includes(true) ? edge.width : 0.1;
      weights[edge.from] += weight;
      weights[edge.to] += weight;
    }
  }

  function fit() {
    const visible = nodes.getIds({ filter: (node) => !node.hidden });
    if (!visible.length) return;
    // twice: labels take more room in a drawing that is shown smaller
    for (let round = 0; round < 2; round += 1) {
      network.fit({ nodes: visible, maxZoomLevel: 1.3 });
      label();
    }
  }

  function zoom(event) {
    const what = event.target.dataset.do;
    if (what === "fit") fit();
    else if (what) {
      network.moveTo({ scale: network.getScale() * (what === "in" ? 1.3 : 1 / 1.3) });
      label();
    }
  }

  // Labels keep a readable size on the screen. Where there is no room for all of them, the
  // most attested actors keep theirs; the others' come back as one zooms in.
  function label() {
    const usual = data.options.nodes.font.size;
    const size = Math.max(usual, Math.ceil(READABLE / network.getScale()));
    const roomy = size === usual && !upright;
    const taken = [];
    const changed = [];
    const byWeight = nodes.get({ filter: (node) => !node.hidden })
      .sort((a, b) => weights[b.id] - weights[a.id] || (a.id < b.id ? -1 : 1));
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
      const wanted = free ? size : 0;
      if (node.font.size !== wanted) {
        changed.push({ id: node.id, font: { ...node.font, size: wanted } });
      }
    }
    if (changed.length) nodes.update(changed);
  }

  function hideUncertain() {
    const hide = certainOnly();
    edges.update(data.edges.map((edge) => ({
      id: edge.id,
      hidden: hide && !edge.heads.includes(true),
      // a line of mutual opposition keeps the head that is certain
      arrows: hide && edge.heads.length > 1 ? {
        ...edge.arrows,
        to: { ...edge.arrows.to, enabled: edge.heads[0] },
        from: { ...edge.arrows.from, enabled: edge.heads[1] },
      } : edge.arrows,
    })));
    const met = new Set();
    for (const edge of edges.get({ filter: (one) => !one.hidden })) met.add(edge.from).add(edge.to);
    nodes.update(data.nodes.map((node) => ({ id: node.id, hidden: !met.has(node.id) })));
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
    if (certainOnly() && (part || entry).closest(".uncertain")) {
      box.checked = true;
      switched();
    }
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
  const speakers = new Map();
  for (const entry of entries) {
    if (entry.dataset.actor) names[entry.dataset.actor] = plain(entry.dataset.names);
    speakers.set(entry, JSON.parse(entry.dataset.speakers)
      .map(([name, all]) => ({ name, all: plain(all) })));
  }

  function named(entry) {
    const { actor, pair } = entry.dataset;
    return actor ? names[actor] : pair.split("--").map((id) => names[id] || id).join(" ");
  }

  function search(text) {
    if (byId("query").value !== text) byId("query").value = text;
    const wanted = plain(text).split(/\s+/).filter(Boolean);
    const fits = (text) => wanted.every((word) => text.includes(word));
    let found = 0;
    for (const entry of entries) {
      const about = fits(named(entry));
      const said = about ? [] : speakers.get(entry).filter((one) => fits(one.all));
      entry.hidden = !about && !said.length;
      const note = entry.querySelector(".said");
      note.hidden = !said.length;
      note.textContent = said.length ? "said by " + said.map((one) => one.name).join(", ") : "";
      if (listed(entry)) found += 1;
    }
    document.documentElement.classList.toggle("searching", wanted.length > 0);
    byId("found").textContent = wanted.length ? found + " found" : "";
  }

  function listed(entry) {
    const pale = certainOnly() && entry.classList.contains("uncertain");
    return !entry.hidden && !entry.parentElement.hidden && !pale;
  }

  function switched() {
    const open = entries.find((one) => one.open);
    if (open && certainOnly() && open.classList.contains("uncertain")) open.open = false;
    search(byId("query").value);
    if (network) {
      hideUncertain();
      label();
    }
    byId("spoken").textContent =
      certainOnly() ? "Uncertain dates are hidden" : "Uncertain dates are shown";
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
    const found = entries.filter(listed);
    // those it is about go before those it speaks in
    reveal(found.find((entry) => entry.querySelector(".said").hidden) || found[0]);
  });
  byId("query").addEventListener("input", (event) => search(event.target.value));
  byId("find").addEventListener("click", (event) => {
    if (!event.target.dataset.list) return;
    show(event.target.dataset.list);
    search(byId("query").value);
  });
  for (const entry of entries) entry.addEventListener("toggle", toggled);
  if (box) box.addEventListener("change", switched);
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
