"use strict";
// The lists beside the drawing: which entry is open, and what a search finds. As the page is opened
// the lists are those it was made with; for another day or another choice `graph-list.js` makes
// them anew.
(function () {
  const B = window.belligraph;
  const { state } = B;
  const byId = (id) => document.getElementById(id);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const box = byId("uncertain");
  const given = new Map([...document.querySelectorAll("details.entry")].map((one) => [one.id, one]));
  let list = "relations";

  // The entries at hand, by id: `pair-a--b`, `actor-a`.
  const entries = () => B.list.isLive() ? B.list.entries() : given;
  const opened = () => [...entries().values()].find((one) => one.open);

  // ---- opening and closing ----

  function reveal(id, part) {
    const entry = entries().get(id) || B.list.fetch(id);
    if (!entry) return false;
    show(id.startsWith("actor-") ? "actors" : "relations");
    const inside = part && (B.list.isLive() ? B.list.part(entry, part) : byId(part));
    if (!state.uncertain && (inside || entry).closest(".uncertain")) B.change({ uncertain: true });
    if (entry.hidden) search("");
    if (!entry.checkVisibility()) B.short.show(entry);
    entry.open = true;
    const target = (inside && inside.querySelector("h4")) || inside
      || entry.querySelector("summary");
    target.focus({ preventScroll: true });
    const seen = inside && inside.previousElementSibling ? inside : entry;
    bringUp(seen);
    return true;
  }

  // Where the lists are a column of their own only that is moved, and the drawing stays in sight.
  function bringUp(seen) {
    const column = document.querySelector(".lists");
    const behavior = calm.matches ? "auto" : "smooth";
    if (getComputedStyle(column).overflowY === "visible") {
      seen.scrollIntoView({ block: "start", behavior });
      return;
    }
    const frame = column.getBoundingClientRect();
    const above = parseFloat(getComputedStyle(seen).scrollMarginTop);
    column.scrollBy({ top: seen.getBoundingClientRect().top - frame.top - above, behavior });
    // unless it is out of sight itself, as when words further down lead there
    if (frame.bottom < above || frame.top > innerHeight - above) {
      column.scrollIntoView({ block: "nearest", behavior });
    }
  }

  function dismiss() {
    const entry = opened();
    if (!entry) return;
    const within = entry.contains(document.activeElement);
    entry.open = false;
    if (within) entry.querySelector("summary").focus();
  }

  function toggled(id, entry) {
    const { pair, actor } = entry.dataset;
    if (entry.open) {
      B.drawing.mark(actor ? "actor" : "pair", actor || pair);
      const name = entry.querySelector("summary .row").textContent.trim();
      byId("spoken").textContent = "Evidence opened: " + name;
      state.open = id;
    } else if (!opened()) {
      B.drawing.mark(null);
      byId("spoken").textContent = "Evidence closed";
      state.open = "";
    }
    B.write();
  }

  // Follow the part of an address that names an entry, a relation or a claim.
  function follow(id) {
    if (!id || reveal(id)) return;
    const target = byId(id);
    const entry = target && target.closest("details.entry");
    if (entry) reveal(entry.id, id);
  }

  // What an entry does: it opens, and lights its actor while it has the focus.
  function wire(id, entry) {
    entry.addEventListener("toggle", () => toggled(id, entry));
    const { actor } = entry.dataset;
    if (!actor) return;
    const summary = entry.querySelector("summary");
    for (const name of ["mouseenter", "focus"]) {
      summary.addEventListener(name, () => B.light.hover(actor));
    }
    for (const name of ["mouseleave", "blur"]) summary.addEventListener(name, B.light.leave);
  }

  // ---- search ----

  const plain = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[-_.'’]/g, " ").toLowerCase();
  const names = new Map();
  const speakers = new Map();
  for (const entry of given.values()) {
    if (entry.dataset.actor) names.set(entry.dataset.actor, plain(entry.dataset.names));
    speakers.set(entry, JSON.parse(entry.dataset.speakers)
      .map(([name, all]) => ({ name, all: plain(all) })));
  }
  function called(id) {
    if (!names.has(id)) names.set(id, plain(B.actor(id)[3]));
    return names.get(id);
  }

  function named(entry) {
    const { actor, pair } = entry.dataset;
    return actor ? called(actor) : pair.split("--").map(called).join(" ");
  }

  function search(text) {
    if (byId("query").value !== text) byId("query").value = text;
    const wanted = plain(text).split(/\s+/).filter(Boolean);
    const fits = (one) => wanted.every((word) => one.includes(word));
    if (B.list.isLive()) B.list.fill(wanted.length ? fits : null, called);
    let found = 0;
    for (const entry of entries().values()) {
      const about = fits(named(entry));
      const said = about ? [] : (speakers.get(entry) || B.list.speakers(entry))
        .filter((one) => fits(one.all || (one.all = plain(one.name))));
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
    const pale = !state.uncertain && entry.classList.contains("uncertain");
    return !entry.hidden && !entry.parentElement.hidden && !pale;
  }

  // ---- which list ----

  function show(name) {
    list = name;
    for (const button of document.querySelectorAll("[data-list]")) {
      button.setAttribute("aria-pressed", String(button.dataset.list === list));
    }
    for (const one of document.querySelectorAll(".list")) {
      one.hidden = one.id !== list + (B.list.isLive() ? "-now" : "");
    }
  }

  // Take over what is shown now: other entries, or other entries hidden.
  function refresh() {
    const open = state.open;
    const inside = opened();
    if (inside && !state.uncertain && inside.classList.contains("uncertain")) inside.open = false;
    B.list.renew();
    show(list);
    search(byId("query").value);
    const entry = open && entries().get(open);
    if (entry && !entry.open && !entry.hidden && listed(entry)) entry.open = true;
  }

  function start() {
    byId("find").hidden = false;
    byId("find").addEventListener("submit", (event) => {
      event.preventDefault();
      const found = [...entries()].filter(([, entry]) => listed(entry));
      // those it is about go before those it speaks in
      const first = found.find(([, entry]) => entry.querySelector(".said").hidden) || found[0];
      if (first) reveal(first[0]);
    });
    byId("query").addEventListener("input", (event) => search(event.target.value));
    byId("find").addEventListener("click", (event) => {
      if (!event.target.dataset.list) return;
      show(event.target.dataset.list);
      search(byId("query").value);
    });
    for (const [id, entry] of given) wire(id, entry);
    if (box) {
      box.addEventListener("change", () => {
        B.change({ uncertain: box.checked });
        byId("spoken").textContent =
          box.checked ? "Uncertain dates are shown" : "Uncertain dates are hidden";
      });
    }
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") dismiss(); });
    // links within the page lead to entries, and leave the rest of the address as it is
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      if (!link || link.classList.contains("skip")) return;
      event.preventDefault();
      follow(decodeURIComponent(link.hash.slice(1)));
    });
    B.short.start();
    document.documentElement.classList.add("scripted");
  }

  B.panel = {
    start, refresh, follow, dismiss, wire,
    openActor: (id) => reveal("actor-" + id),
    openPair: (id, part) => reveal("pair-" + id, part),
  };
})();
