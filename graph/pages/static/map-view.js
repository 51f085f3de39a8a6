"use strict";
// Which piece of the map is seen, and how large: by buttons, keys, wheel and hand.
(function () {
  const B = window.belligraph;
  const byId = (id) => document.getElementById(id);
  const FINEST = 0.0015; // degrees a pixel; the outlines are no finer
  const STEP = 60; // pixels
  const frame = byId("frame");
  const [width, height, scale] = B.data.sheet;
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
    const taken = B.gather(place, size);
    for (const name of document.querySelectorAll("#countries text")) {
      const at = place(name);
      name.setAttribute("transform", `translate(${at.x} ${at.y})`);
      name.toggleAttribute("hidden", !B.isFree(at, name.textContent.length * 9, taken));
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
    const at = B.marks.filter(B.present).map((mark) => mark.dataset);
    if (!at.length) return;
    const span = (axis, length, margin) => {
      const values = at.map((one) => Number(one[axis]));
      const [low, high] = [Math.min(...values), Math.max(...values)];
      return { middle: (low + high) / 2, k: (length - margin) / Math.max(high - low, 1) };
    };
    const x = span("x", size.width, Math.min(260, size.width / 2));
    const y = span("y", size.height, Math.min(120, size.height / 2));
    Object.assign(view, { x: x.middle, y: y.middle, k: Math.min(x.k, y.k, largest() / 4) });
    draw();
  }

  function allInside() {
    return B.marks.filter(B.present).map(place).every(({ x, y }) =>
      x > 0 && x < size.width && y > 0 && y < size.height);
  }

  B.redraw = () => (moved || allInside() ? draw() : fit());

  /* Towards a mark and those that it stands for; where the map ends, to the first of them. */
  B.closer = function (mark, other) {
    if (dragged) return;
    if (view.k >= largest() * 0.999) return B.reveal(other.dataset.spot);
    Object.assign(view, { x: Number(mark.dataset.x), y: Number(mark.dataset.y) });
    zoom(2);
    if (!frame.contains(document.activeElement)) frame.focus({ preventScroll: true });
    byId("spoken").textContent = "Zoomed in on " + B.named(mark);
  };

  function measure() {
    size = { width: frame.clientWidth, height: frame.clientHeight };
    byId("map").setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    if (moved) draw();
    else fit();
  }

  function keyed(event) {
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = ways[event.key];
    if (way) pan(view.x + way[0] * STEP / view.k, view.y + way[1] * STEP / view.k);
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
      for (const end of ["pointerup", "pointercancel"]) window.removeEventListener(end, off);
    };
    window.addEventListener("pointermove", on);
    for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, off);
  }

  function wheel(event) {
    if (!event.ctrlKey) return; // else the page scrolls
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2);
  }

  B.startView = function () {
    const acts = { in: () => zoom(1.5), out: () => zoom(1 / 1.5), fit };
    byId("tools").hidden = false;
    byId("tools").addEventListener("click", (event) => {
      if (event.target.dataset.do) acts[event.target.dataset.do]();
    });
    frame.addEventListener("keydown", keyed);
    frame.addEventListener("pointerdown", drag);
    frame.addEventListener("dragstart", (event) => event.preventDefault());
    frame.addEventListener("wheel", wheel, { passive: false });
    for (const mark of B.marks) {
      mark.addEventListener("click", (event) => {
        event.preventDefault();
        if (!dragged) B.reveal(mark.dataset.spot);
      });
    }
    new ResizeObserver(measure).observe(frame);
    measure();
  };
})();
