/* The map: zoom, names where there is room, near places gathered, and other dates. All that it
   shows stands in the page already; this only moves, hides and counts it. */
(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December"];
  const TALLIED = { tie: "other ties", said: "only said" };
  const FINEST = 0.0015; // degrees a pixel; the outlines are no finer
  const NEAR = 0.8; // of the radii of two marks: nearer ones are gathered
  const [SPOT, KIND, ROOT, HOLDER, EXTENT, ACT, FIRST, LAST, SURE_FIRST, SURE_LAST] =
    Array(10).keys();

  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const data = JSON.parse(byId("data").textContent);
  const lines = all("[data-row]");
  const entries = all("details.place");
  const marks = all(".spot");
  const box = byId("uncertain");
  const kind = (name) => data.kinds.indexOf(name);

  function day(number) {
    const date = new Date(number * 864e5);
    return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  }

  const counted = (number, noun) =>
    `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

  // ---- which claims are of a date ----

  let asOf = data.asOf;

  /* As timing.py says: "certain", "possible" or nothing. */
  function counts(row) {
    if (asOf === null) return "certain";
    const horizon = row[ACT] ? asOf - data.window : asOf;
    if (row[FIRST] > asOf || row[LAST] < horizon) return "";
    const sure = row[SURE_FIRST] !== null && row[SURE_LAST] !== null &&
      row[SURE_FIRST] <= asOf && row[SURE_LAST] >= horizon;
    return sure ? "certain" : "possible";
  }

  function tally(found) {
    const parts = data.kinds.map((name, number) =>
      [found.filter((one) => one.row[KIND] === number).length, TALLIED[name] || name]);
    const told = parts.filter(([number]) => number).map((part) => part.join(" ")).join(", ");
    return counted(found.length, "claim") + (told && ": " + told);
  }

  function note(found) {
    const holders = (those) => [...new Set(those.map((one) => one.row[HOLDER]))]
      .filter((holder) => holder >= 0).map((holder) => data.holders[holder])
      .sort((a, b) => (a < b ? -1 : 1));
    const sure = holders(found.filter((one) => one.when === "certain"));
    const unsure = holders(found).filter((one) => !sure.includes(one));
    const named = [["reported held", sure], ["perhaps held", unsure]]
      .filter(([, who]) => who.length).map(([how, who]) => `${how}: ${who.join(", ")}`);
    if (named.length) return named.join("; ");
    return found.length && found.every((one) => one.row[KIND] === kind("said")) ? "only said" : "";
  }

  let shown = []; // by spot: what counts there now

  function tell() {
    const certainOnly = Boolean(box) && !box.checked;
    shown = entries.map(() => []);
    lines.forEach((line, number) => {
      const row = data.rows[number];
      const when = counts(row);
      line.hidden = !when;
      line.classList.toggle("uncertain", when === "possible");
      line.querySelector(".possible").hidden = when !== "possible";
      if (when && !(certainOnly && when === "possible")) shown[row[SPOT]].push({ row, when });
    });
    entries.forEach((entry, number) => {
      const found = shown[number];
      entry.hidden = !found.length;
      entry.classList.toggle("uncertain", !found.some((one) => one.when === "certain"));
      entry.querySelector(".counts").textContent = tally(found);
      entry.querySelector("summary .held").textContent = note(found);
      for (const section of all(".kind", entry)) {
        section.hidden = !all("li", section).some((line) => !line.hidden);
      }
      for (const section of all(".events", entry)) section.hidden = asOf !== data.asOf;
    });
    for (const mark of marks) depict(mark, shown[mark.dataset.spot]);
    const places = shown.filter((found) => found.length);
    byId("nothing").hidden = places.length > 0;
    byId("shown").textContent = `${counted(places.flat().length, "claim")} about ` +
      `${counted(places.length, "place")}.`;
  }

  // ---- a mark ----

  function depict(mark, found) {
    const of = (name) => found.filter((one) => one.row[KIND] === kind(name));
    const acts = [...of("support"), ...of("opposition")];
    const sources = new Set(acts.map((one) => one.row[ROOT])).size;
    const [least, growth, most] = data.radius;
    const radius = acts.length ? Math.min(least + growth * Math.sqrt(sources), most) : 8;
    const visible = {
      opposition: of("opposition"), support: of("support"),
      said: of("said").length === found.length ? found : [],
      presence: of("control").length ? [] : of("presence"), control: of("control"),
    };
    for (const [name, claims] of Object.entries(visible)) {
      const part = mark.querySelector("." + name);
      toggle(part, "hidden", !claims.length);
      toggle(part, "data-pale", claims.every((one) => one.when === "possible"));
      if (name === "opposition") resize(part.firstElementChild, radius);
      if (name === "support") resize(part.firstElementChild, radius - 4);
    }
    mark.querySelector(".control").setAttribute("class", "control " + hold(of("control")));
    resize(mark.querySelector(".ground"), Math.max(radius, 13));
    mark.querySelector(".held").textContent = short(note(found));
    const label = [named(mark), note(found), tally(found)];
    mark.setAttribute("aria-label", label.filter(Boolean).join(": ").slice(0, 300));
    mark.radius = acts.length ? radius : 9;
    mark.weight = found.length + 1000 * of("control").length;
    toggle(mark, "hidden", !found.length);
  }

  function hold(found) {
    const extents = new Set(found.map((one) => one.row[EXTENT]).filter(Boolean));
    if (extents.size > 1) return "mixed";
    return ["unstated", "part", "whole"][extents.size ? [...extents][0] : 0];
  }

  function resize(shape, radius) {
    if (shape.tagName === "circle") return shape.setAttribute("r", radius);
    for (const name of ["x", "y"]) shape.setAttribute(name, -radius);
    for (const name of ["width", "height"]) shape.setAttribute(name, 2 * radius);
  }

  const toggle = (element, name, on) => element.toggleAttribute(name, on);
  const short = (text) => (text.length > data.shown ? text.slice(0, data.shown - 1) + "…" : text);
  const named = (mark) =>
    entries[mark.dataset.spot].querySelector(".place-name").textContent;

  // ---- where the map is ----

  const frame = byId("frame");
  const map = byId("map");
  const [width, height, scale] = data.sheet;
  const view = { x: width / 2, y: height / 2, k: 1 };
  let size = { width, height };
  let dragged = false;
  let moved = false; // by hand: then dates and windows that change leave the map where it is

  const whole = () => Math.min(size.width / width, size.height / height);
  const largest = () => Math.max(1 / (scale * FINEST), 2 * whole());
  const between = (low, value, high) => Math.min(Math.max(value, low), high);
  const place = (element) => ({
    x: (element.dataset.x - view.x) * view.k + size.width / 2,
    y: (element.dataset.y - view.y) * view.k + size.height / 2,
  });

  function draw() {
    view.k = between(whole() / 3, view.k, largest());
    view.x = between(-width / 2, view.x, width * 1.5);
    view.y = between(-height / 2, view.y, height * 1.5);
    const x = size.width / 2 - view.x * view.k;
    const y = size.height / 2 - view.y * view.k;
    byId("land").setAttribute("transform", `translate(${x} ${y}) scale(${view.k})`);
    const taken = gather();
    for (const name of all("#countries text")) {
      const at = place(name);
      name.setAttribute("transform", `translate(${at.x} ${at.y})`);
      const wide = name.textContent.length * 9;
      toggle(name, "hidden", taken.some(meets(
        { left: at.x - wide / 2, right: at.x + wide / 2, top: at.y - 10, bottom: at.y + 6 })));
    }
  }

  function zoom(by) {
    moved = true;
    view.k *= by;
    draw();
  }

  function pan(x, y) {
    moved = true;
    Object.assign(view, { x, y });
    draw();
  }

  /* All places of the date, with room for their names. */
  function fit() {
    moved = false;
    const at = marks.filter(present).map((mark) => mark.dataset);
    if (!at.length) return;
    const span = (axis, length, margin) => {
      const values = at.map((one) => Number(one[axis]));
      const [low, high] = [Math.min(...values), Math.max(...values)];
      return { middle: (low + high) / 2, k: (length - margin) / Math.max(high - low, 1) };
    };
    const x = span("x", size.width, Math.min(260, size.width / 2));
    const y = span("y", size.height, Math.min(120, size.height / 2));
    const k = Math.min(x.k, y.k, largest() / 4);
    Object.assign(view, { x: x.middle, y: y.middle, k });
    draw();
  }

  function measure() {
    size = { width: frame.clientWidth, height: frame.clientHeight };
    map.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    if (moved) draw();
    else fit();
  }

  const present = (mark) => shown[mark.dataset.spot].length > 0;

  function allInside() {
    return marks.filter(present).map(place).every(({ x, y }) =>
      x > 0 && x < size.width && y > 0 && y < size.height);
  }

  // ---- places too near to each other, and names that would lie over each other ----

  /* Of places that overlap, the one of which most is told stands for all; "+2" leads closer. */
  function gather() {
    byId("clusters").replaceChildren();
    const leads = [];
    for (const mark of marks.filter(present).sort((a, b) => b.weight - a.weight)) {
      const at = place(mark);
      const lead = leads.find((one) => Math.hypot(one.at.x - at.x, one.at.y - at.y) <
        NEAR * (one.mark.radius + mark.radius));
      toggle(mark, "hidden", Boolean(lead));
      if (lead) lead.others.push(mark);
      else leads.push({ mark, at, others: [] });
      mark.setAttribute("transform", `translate(${at.x} ${at.y})`);
    }
    const taken = leads.map(({ mark, at }) => around(at, mark.radius));
    for (const lead of leads) {
      if (lead.others.length) badge(lead, taken);
      name(lead, taken);
    }
    return taken;
  }

  const around = (at, by) =>
    ({ left: at.x - by, right: at.x + by, top: at.y - by, bottom: at.y + by });
  const meets = (a) => (b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  function name({ mark, at }, taken) {
    const [title, held] = [mark.querySelector(".name"), mark.querySelector(".held")];
    const wide = Math.max(title.textContent.length * 7.2, held.textContent.length * 5.8);
    const high = held.textContent ? 30 : 16;
    const room = mark.radius + 4;
    const ways = [["start", room, 4], ["end", -room, 4],
      ["middle", 0, room + 12], ["middle", 0, -room - high + 14]];
    const fits = ([anchor, x, y]) => {
      const left = at.x + x - { start: 0, end: wide, middle: wide / 2 }[anchor];
      const area = { left, right: left + wide, top: at.y + y - 11, bottom: at.y + y - 11 + high };
      const inside = left > 0 && area.right < size.width;
      if (!inside || taken.some(meets(area))) return false;
      taken.push(area);
      return true;
    };
    const way = ways.find(fits);
    for (const text of [title, held]) toggle(text, "hidden", !way);
    if (!way) return;
    for (const [text, down] of [[title, 0], [held, 14]]) {
      text.setAttribute("text-anchor", way[0]);
      text.setAttribute("x", way[1]);
      text.setAttribute("y", way[2] + down);
    }
  }

  function badge({ mark, at, others }, taken) {
    const group = element("g", { class: "cluster", role: "button", tabindex: 0 });
    const corner = { x: at.x + mark.radius * 0.8, y: at.y - mark.radius * 0.8 - 6 };
    group.setAttribute("transform", `translate(${corner.x} ${corner.y})`);
    const names = others.map(named).join(", ").slice(0, 300);
    group.setAttribute("aria-label", `${others.length} more near ${named(mark)}: ${names}. Zoom in`);
    const text = element("text", { "text-anchor": "middle", y: 4 });
    text.textContent = "+" + others.length;
    group.append(element("rect", { x: -13, y: -9, width: 26, height: 18, rx: 9 }), text);
    const closer = () => {
      if (view.k >= largest() * 0.999) return reveal(others[0].dataset.spot);
      Object.assign(view, { x: Number(mark.dataset.x), y: Number(mark.dataset.y) });
      zoom(2);
      frame.focus({ preventScroll: true });
      byId("spoken").textContent = "Zoomed in on " + named(mark);
    };
    group.addEventListener("click", () => { if (!dragged) closer(); });
    group.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      closer();
    });
    byId("clusters").append(group);
    taken.push(around(corner, 11));
  }

  function element(tag, attributes) {
    const made = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  // ---- from a mark to its claims ----

  function reveal(number, target) {
    const entry = entries[number];
    if (entry.hidden) return;
    entry.open = true;
    const body = target || entry.querySelector(".body");
    bring(target || entry);
    body.focus({ preventScroll: true });
    history.replaceState(null, "", "#" + body.id);
  }

  /* To the top of the list, where it scrolls by itself, else of the window. */
  function bring(element) {
    const list = element.closest(".lists");
    if (getComputedStyle(list).overflowY !== "auto") return element.scrollIntoView();
    list.scrollTop += element.getBoundingClientRect().top - list.getBoundingClientRect().top;
  }

  function chosen() {
    for (const mark of marks) {
      mark.classList.toggle("chosen", entries[mark.dataset.spot].open);
    }
  }

  function follow() {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { return; }
    const target = id && byId(id);
    const entry = target && target.closest("details.place");
    if (entry) reveal(entries.indexOf(entry), target.classList.contains("body") ? null : target);
  }

  // ---- dates ----

  const slider = byId("date");
  const home = data.asOf === null ? data.stops.length - 1 : data.stops.indexOf(data.asOf);

  function look(at) {
    asOf = at;
    const text = at === null ? "All dates" : day(at);
    slider.setAttribute("aria-valuetext", text);
    byId("time").textContent = at === null ? `All dates${data.known}.`
      : `As of ${text}${data.known}, window ${counted(data.window, "day")}.`;
    byId("back").disabled = at === data.asOf;
    tell();
    if (map && (moved || allInside())) draw();
    else if (map) fit();
  }

  function speak() {
    byId("spoken").textContent = `${byId("time").textContent} ${byId("shown").textContent}`;
  }

  function changed() {
    look(data.stops[slider.value]);
    speak();
  }

  function back() {
    slider.value = home;
    look(data.asOf);
    speak();
    slider.focus();
  }

  function start() {
    if (data.stops.length < 2) return;
    byId("dates").hidden = false;
    slider.max = data.stops.length - 1;
    slider.value = home;
    byId("back").setAttribute("aria-label",
      "Back to " + (data.asOf === null ? "all dates" : day(data.asOf)));
    slider.addEventListener("input", changed);
    byId("back").addEventListener("click", back);
    byId("dates").addEventListener("submit", (event) => event.preventDefault());
  }

  // ---- moving the map ----

  function move(event) {
    const step = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] };
    const way = step[event.key];
    if (way) pan(view.x + way[0] / view.k, view.y + way[1] / view.k);
    else if (event.key === "+" || event.key === "=") zoom(1.5);
    else if (event.key === "-") zoom(1 / 1.5);
    else if (event.key === "0" || event.key === "Home") fit();
    else return;
    event.preventDefault();
  }

  function drag(start) {
    if (start.button) return;
    dragged = false;
    const from = { x: view.x, y: view.y };
    const on = (event) => {
      const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
      if (!dragged && Math.hypot(x, y) < 5) return;
      dragged = true;
      pan(from.x - x / view.k, from.y - y / view.k);
    };
    const off = () => {
      window.removeEventListener("pointermove", on);
      window.removeEventListener("pointerup", off);
      window.removeEventListener("pointercancel", off);
    };
    window.addEventListener("pointermove", on);
    window.addEventListener("pointerup", off);
    window.addEventListener("pointercancel", off);
  }

  function listen() {
    byId("tools").hidden = false;
    byId("tools").addEventListener("click", (event) => {
      const act = { in: () => zoom(1.5), out: () => zoom(1 / 1.5), fit };
      if (event.target.dataset.do) act[event.target.dataset.do]();
    });
    frame.addEventListener("keydown", move);
    frame.addEventListener("pointerdown", drag);
    frame.addEventListener("dragstart", (event) => event.preventDefault());
    frame.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return; // else the page scrolls
      event.preventDefault();
      zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2);
    }, { passive: false });
    for (const mark of marks) {
      mark.addEventListener("click", (event) => {
        event.preventDefault();
        if (!dragged) reveal(mark.dataset.spot);
      });
    }
    new ResizeObserver(measure).observe(frame);
  }

  document.documentElement.classList.add("scripted");
  start();
  look(data.asOf);
  for (const entry of entries) entry.addEventListener("toggle", chosen);
  if (box) box.addEventListener("change", () => look(asOf));
  if (map) {
    listen();
    measure();
  }
  window.addEventListener("hashchange", follow);
  follow();
})();
