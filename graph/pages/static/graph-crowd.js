"use strict";
// Thousands of lines: vis-network takes a second to take them in and half a second to draw them,
// so they are drawn here, all of one look in one stroke. Heads come as one zooms in. So are the
// actors that vis-network has yet to take in. While all of it is dragged, what was on the screen
// moves as one picture, and what comes into sight beside it is drawn as symbols without lines.
(function () {
  const B = window.belligraph;
  const HEADED = 0.6;  // the scale from which heads are large enough to be told apart
  const REACH = 8;  // pixels between a click and the line that it means
  const HEAD = 9;
  // Corners, the turn of the first, how far they are from the middle, and how far that lies lower;
  // without any it is a circle. As vis-network draws them.
  const SHAPES = {
    square: [4, 1 / 8, 1.41, 0], diamond: [4, 0, 1, 0], triangle: [3, 3 / 4, 1.33, 0.32],
    hexagon: [6, 0, 1, 0],
  };
  let looks = [];
  let places = new Map();
  let marked = new Set();
  let waiting = new Map();
  let picture = null;

  // The lines to draw, as `looks.ofLine` has them, and the actors' places.
  function take(lines, nodes) {
    const found = new Map();
    for (const line of lines) {
      const key = `${line.hue}|${line.opacity}|${line.width}|${line.dashes}`;
      if (found.has(key)) found.get(key).push(line);
      else found.set(key, [line]);
    }
    // dashed lines lie on top, so that one does not hide behind the other line of its pair
    looks = [...found.values()].sort(([one], [other]) =>
      Boolean(one.dashes) - Boolean(other.dashes));
    places = new Map(nodes.map((node) => [node.id, node]));
  }

  function head(pen, tip, tail, room, width) {
    const angle = Math.atan2(tip.y - tail.y, tip.x - tail.x);
    const [x, y] = [tip.x - room * Math.cos(angle), tip.y - room * Math.sin(angle)];
    const size = HEAD + 2 * width;
    pen.moveTo(x, y);
    for (const turn of [2.75, -2.75]) {
      pen.lineTo(x + size * Math.cos(angle + turn), y + size * Math.sin(angle + turn));
    }
    pen.closePath();
  }

  function stroke(pen, lines, scale, thicker) {
    const [look] = lines;
    pen.strokeStyle = pen.fillStyle = look.hue;
    pen.globalAlpha = thicker ? 1 : look.opacity;
    pen.lineWidth = look.width + thicker;
    pen.setLineDash((look.dashes || []).map((dash) => dash / Math.min(1, scale)));
    pen.beginPath();
    for (const { from, to } of lines) {
      const [start, end] = [places.get(from), places.get(to)];
      pen.moveTo(start.x, start.y);
      pen.lineTo(end.x, end.y);
    }
    pen.stroke();
    if (scale < HEADED) return;
    pen.beginPath();
    for (const { from, to, heads } of lines) {
      const [start, end] = [places.get(from), places.get(to)];
      if (heads[0]) head(pen, end, start, 14, look.width);
      if (heads[1]) head(pen, start, end, 14, look.width);
    }
    pen.fill();
  }

  function symbol(pen, { x, y, size, shape, color }) {
    const [corners, turn, away, lower] = SHAPES[shape] || [0];
    pen.beginPath();
    for (let corner = 0; corner < corners; corner += 1) {
      const angle = 2 * Math.PI * (turn + corner / corners);
      pen.lineTo(x + size * away * Math.cos(angle), y + size * (lower + away * Math.sin(angle)));
    }
    if (!corners) pen.arc(x, y, size, 0, 2 * Math.PI);
    pen.closePath();
    pen.fillStyle = color.background;
    pen.strokeStyle = color.border;
    pen.fill();
    pen.stroke();
  }

  // Take the picture of what is on the screen, from one corner to the other.
  function hold(canvas, { x: left, y: top }, { x: right, y: bottom }) {
    const pixels = document.createElement("canvas");
    [pixels.width, pixels.height] = [canvas.width, canvas.height];
    pixels.getContext("2d").drawImage(canvas, 0, 0);
    picture = { pixels, left, top, right, bottom };
  }

  const within = ({ x, y, size }, { left, top, right, bottom }) =>
    x - size > left && x + size < right && y - size > top && y + size < bottom;

  // The picture where it has been dragged to, and the actors beside it.
  function drag(pen) {
    const { pixels, left, top, right, bottom } = picture;
    pen.save();
    pen.imageSmoothingEnabled = false;
    pen.drawImage(pixels, left, top, right - left, bottom - top);
    for (const node of places.values()) {
      if (within(node, picture)) continue;
      pen.globalAlpha = node.opacity ?? 1;
      symbol(pen, node);
    }
    pen.restore();
  }

  function draw(pen, scale, withLines) {
    if (picture) return drag(pen);
    pen.save();
    if (withLines) {
      for (const lines of looks) stroke(pen, lines, scale, 0);
      for (const lines of looks) {
        const some = lines.filter((line) => marked.has(line.id));
        if (some.length) stroke(pen, some, scale, 3 / scale);
      }
    }
    pen.globalAlpha = 1;
    pen.lineWidth = 1.5;
    pen.setLineDash([]);
    for (const node of waiting.values()) symbol(pen, node);
    return pen.restore();
  }

  function distance(point, one, other) {
    const [x, y] = [other.x - one.x, other.y - one.y];
    const along = ((point.x - one.x) * x + (point.y - one.y) * y) / (x * x + y * y || 1);
    const at = Math.min(1, Math.max(0, along));
    return Math.hypot(point.x - one.x - at * x, point.y - one.y - at * y);
  }

  // The line that a click means, or none.
  function hit(point, scale) {
    let [found, nearest] = [null, REACH / scale];
    for (const line of looks.flat()) {
      const away = distance(point, places.get(line.from), places.get(line.to));
      if (away < nearest) [found, nearest] = [line.id, away];
    }
    return found;
  }

  B.crowd = {
    take, draw, hit, hold,
    letGo: () => { picture = null; },
    mark: (ids) => { marked = new Set(ids); },
    // An actor that was dragged to another place.
    move: (id, place) => { places.set(id, { ...places.get(id), ...place }); },
    // The actors that nobody else draws, by id.
    wait: (nodes) => { waiting = nodes; },
  };
})();
