"use strict";
// Room: which labels can be read, and what a view must take in. Labels keep a readable size on the
// screen. Where there is no room for all of them, the most attested actors keep theirs; the others'
// come back as one zooms in.
(function () {
  const B = window.belligraph;
  const READABLE = 11;  // pixels on the screen; smaller labels are of no use
  const LARGEST = 1.3;
  const MARGIN = 1.1;

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

  // The size of each label at a scale, by actor: 0 = none. `weigh` says whose go first.
  function sizes(nodes, scale, weigh) {
    const { usual } = B.room;
    const size = Math.max(usual, Math.ceil(READABLE / scale));
    const roomy = size === usual && !B.upright && !B.grouped;
    const taken = [];
    const found = new Map();
    const byWeight = [...nodes].sort((a, b) => weigh(b.id) - weigh(a.id) || (a.id < b.id ? -1 : 1));
    for (const node of byWeight) {
      const room = box(node, size);
      const free = roomy || taken.every((one) => apart(one, room));
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
      scale = Math.min(LARGEST, frame.width / wide / MARGIN, frame.height / high / MARGIN);
      position = { x: (room.left + room.right) / 2, y: (room.top + room.bottom) / 2 };
      found = sizes(nodes, scale, weigh);
    }
    return { scale, position, sizes: found };
  }

  B.room = { sizes, view, usual: B.data.options.nodes.font.size };
})();
