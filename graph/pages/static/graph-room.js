"use strict";
// Room: which labels can be read, what a view must take in, and how a reader moves it. Labels keep
// a readable size on the screen. Where there is no room for all of them, the most attested actors keep theirs; the others'
// come back as one zooms in.
(function () {
  const B = window.belligraph;
  const READABLE = 11;  // pixels on the screen; smaller labels are of no use
  const LARGEST = 1.3;
  const MARGIN = 1.1;
  const TOOLS = 48;  // pixels: groups lie in rows, and the first not under the buttons
  const [LEAST, MOST] = [0.005, 10];  // scales
  const STEP = 60;  // pixels on the screen
  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const TIMES = { "+": 1.3, "=": 1.3, "-": 1 / 1.3 };

  // What a symbol takes, with its label below it where that is larger than nothing.
  function box(node, size) {
    const rows = node.label.split("\n");
    const half = size ? 0.29 * size * Math.max(...rows.map((row) => row.length)) : 0;
    const wide = Math.max(half, node.size);
    return { left: node.x - wide, right: node.x + wide, top: node.y - node.size,
      bottom: node.y + node.size + 1.25 * size * (size ? rows.length : 0) };
  }

  const apart = (one, other) => one.right < other.left || one.left > other.right
    || one.bottom < other.top || one.top > other.bottom;

  // Labels of groups keep off all symbols.
  const symbols = (nodes) => B.grouped ? nodes.map((node) => ({ id: node.id, ...box(node, 0) })) : [];

  // The size of each label at a scale, by actor: 0 = none. `weigh` says whose go first.
  function sizes(nodes, scale, weigh) {
    const { usual } = B.room;
    const size = Math.max(usual, Math.ceil(READABLE / scale));
    const roomy = size === usual && !B.upright && !B.grouped;
    const taken = symbols(nodes);
    const found = new Map();
    const byWeight = [...nodes].sort((a, b) => weigh(b.id) - weigh(a.id) || (a.id < b.id ? -1 : 1));
    for (const node of byWeight) {
      const room = box(node, size);
      const free = roomy || taken.every((one) => one.id === node.id || apart(one, room));
      if (free) taken.push(room);
      found.set(node.id, free ? size : 0);
    }
    return found;
  }

  // The view that takes in so many actors in a frame, with the size of labels in it.
  function view(nodes, frame, weigh) {
    let found = new Map();
    let scale = 1;
    let position = { x: 0, y: 0 };
    // twice: labels take more room in a drawing that is shown smaller
    for (let round = 0; round < 2; round += 1) {
      const room = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
      for (const node of nodes) {
        const one = box(node, round ? found.get(node.id) : B.room.usual);
        room.left = Math.min(room.left, one.left);
        room.right = Math.max(room.right, one.right);
        room.top = Math.min(room.top, one.top);
        room.bottom = Math.max(room.bottom, one.bottom);
      }
      const [wide, high] = [room.right - room.left, room.bottom - room.top];
      const above = B.grouped ? TOOLS : 0;
      scale = Math.min(LARGEST, frame.width / wide / MARGIN, (frame.height - above) / high / MARGIN);
      position = { x: (room.left + room.right) / 2,
        y: (room.top + room.bottom - above / scale) / 2 };
      found = sizes(nodes, scale, weigh);
    }
    return { scale, position, sizes: found };
  }

  // Let a reader move a network by keys, by buttons, and by the wheel with Ctrl: without it the
  // wheel scrolls the page. `label` follows a new scale, `fit` shows all.
  function steer(network, canvas, { label, fit }) {
    const zoom = (times) => {
      network.moveTo({ scale: Math.min(MOST, Math.max(LEAST, network.getScale() * times)) });
      label();
    };
    const step = ([x, y]) => {
      const [at, far] = [network.getViewPosition(), STEP / network.getScale()];
      network.moveTo({ position: { x: at.x + x * far, y: at.y + y * far } });
    };
    const press = (key) => {
      if (Object.hasOwn(STEPS, key)) step(STEPS[key]);
      else if (Object.hasOwn(TIMES, key)) zoom(TIMES[key]);
      else if (key === "0" || key === "Home") fit();
      else return false;
      return true;
    };
    canvas.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (press(event.key)) event.preventDefault();
    });
    canvas.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15);
    }, { passive: false });
    const tools = document.getElementById("tools");
    tools.hidden = false;
    tools.addEventListener("click", (event) => press(event.target.dataset.key));
  }

  // A label of a size stands out from what lies below it.
  const sized = (font, size) => ({ ...font, size, strokeWidth: size / 4 });

  B.room = { sizes, view, sized, steer, usual: B.data.options.nodes.font.size };
})();
