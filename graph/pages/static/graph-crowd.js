"use strict";
// Thousands of lines: vis-network takes a second to take them in and half a second to draw them,
// so they are drawn here, all of one look in one stroke. Heads come as one zooms in.
(function () {
  const B = window.belligraph;
  const HEADED = 0.6;  // the scale from which heads are large enough to be told apart
  const REACH = 8;  // pixels between a click and the line that it means
  const HEAD = 9;
  let looks = new Map();
  let marked = new Set();

  // The lines to draw, as they are dressed for vis-network.
  function take(lines) {
    looks = new Map();
    for (const line of lines) {
      const key = JSON.stringify([line.color, line.width, line.dashes]);
      if (!looks.has(key)) looks.set(key, []);
      looks.get(key).push(line);
    }
    // dashed lines lie on top, so that one does not hide behind the other line of its pair
    looks = new Map([...looks].sort(([, [one]], [, [other]]) =>
      Boolean(one.dashes) - Boolean(other.dashes)));
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

  function stroke(pen, lines, places, scale, thicker) {
    const [look] = lines;
    pen.strokeStyle = pen.fillStyle = look.color.color;
    pen.globalAlpha = thicker ? 1 : look.color.opacity;
    pen.lineWidth = look.width + thicker;
    pen.setLineDash((look.dashes || []).map((dash) => dash / Math.min(1, scale)));
    pen.beginPath();
    for (const { from, to } of lines) {
      pen.moveTo(places[from].x, places[from].y);
      pen.lineTo(places[to].x, places[to].y);
    }
    pen.stroke();
    if (scale < HEADED) return;
    pen.beginPath();
    for (const { from, to, arrows } of lines) {
      if (arrows.to.enabled) head(pen, places[to], places[from], 14, look.width);
      if (arrows.from.enabled) head(pen, places[from], places[to], 14, look.width);
    }
    pen.fill();
  }

  function draw(pen, places, scale) {
    pen.save();
    for (const lines of looks.values()) stroke(pen, lines, places, scale, 0);
    for (const lines of looks.values()) {
      const some = lines.filter((line) => marked.has(line.id));
      if (some.length) stroke(pen, some, places, scale, 3 / scale);
    }
    pen.restore();
  }

  function distance(point, one, other) {
    const [x, y] = [other.x - one.x, other.y - one.y];
    const along = ((point.x - one.x) * x + (point.y - one.y) * y) / (x * x + y * y || 1);
    const at = Math.min(1, Math.max(0, along));
    return Math.hypot(point.x - one.x - at * x, point.y - one.y - at * y);
  }

  // The line that a click means, or none.
  function hit(point, places, scale) {
    let [found, nearest] = [null, REACH / scale];
    for (const line of [...looks.values()].flat()) {
      const away = distance(point, places[line.from], places[line.to]);
      if (away < nearest) [found, nearest] = [line.id, away];
    }
    return found;
  }

  B.crowd = { take, draw, hit, mark: (ids) => { marked = new Set(ids); } };
})();
