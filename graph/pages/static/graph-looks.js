"use strict";
// How lines and actors look as of the day that is shown.
(function () {
  const B = window.belligraph;
  const { data, state } = B;
  let paint = {};

  function colours() {
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue(name).trim();
    paint = {
      support: read("--support"), opposition: read("--opposition"), actor: read("--actor"),
      paleSupport: read("--support-pale"), paleOpposition: read("--opposition-pale"),
      ink: read("--ink"), paper: read("--paper"),
      face: getComputedStyle(document.body).fontFamily,
    };
  }

  // ---- lines ----

  const seen = (one) => one && (state.uncertain || one.certain) ? one : undefined;
  // The relations of a line that are shown, in its order; undefined where one is not.
  const parts = (line) => line.parts.map((part) => seen(B.shown.drawn.get(part)));

  const isolated = (name) => `\u2068${name}\u2069`;
  function title(line) {
    const rows = line.shown.filter(Boolean).map((one) =>
      `${one.derived ? "» derived: " : ""}${isolated(B.actor(one.subject)[1])} `
      + `${B.verb(one)} ${isolated(B.actor(one.object)[1])}: ${B.lead(one)}`);
    if (isAgainst(line)) rows.push("≠ against the grain of the two-bloc split");
    return rows.join("\n");
  }

  // The split into two blocs is worked out for the page as it is opened, and for no other day.
  const isAgainst = (line) =>
    data.grain[line.pair] === (line.opposed ? -1 : 1) && B.isAsOpened();

  function dashes(line, thick, derived) {
    if (derived) return line.opposed ? [9, 4, 2, 4] : [2, 5];
    return line.opposed ? [Math.round(9 + thick), Math.round(6 + thick / 2)] : false;
  }

  // What of a line is the same whoever draws it. `lit` is what stays bright, null = everything.
  function ofLine(line, lit) {
    const some = line.shown.filter(Boolean);
    const thick = Math.min(0.8 + 1.2 * Math.max(...some.map((one) => one.roots)), 7.5);
    const best = Math.max(...some.map((one) => one.score));
    const sure = some.some((one) => one.certain);
    const hue = line.opposed ? (sure ? paint.opposition : paint.paleOpposition)
      : (sure ? paint.support : paint.paleSupport);
    const dim = lit && !(lit.lines ? lit.lines.has(line.pair)
      : lit.core.has(line.from) || lit.core.has(line.to));
    return {
      id: line.id, from: line.from, to: line.to, width: thick, hue,
      opacity: dim ? 0.1 : sure ? Math.round(16 + 4 * best) / 20 : 1,
      dashes: dashes(line, thick, some.every((one) => one.derived)),
      heads: line.mutual ? [] : line.shown.map(Boolean),
    };
  }

  // A line as vis-network wants it; bent where there is another `beside` it.
  function dressedLine(line, lit, beside) {
    const { hue, opacity, heads, ...look } = ofLine(line, lit);
    const alleged = line.shown.every((one) => !one || one.alleged);
    return {
      ...look,
      color: { color: hue, hover: hue, highlight: hue, opacity },
      smooth: line.bend && beside ? { enabled: true, type: "curvedCW", roundness: line.bend } : false,
      arrows: {
        to: { enabled: Boolean(heads[0]), scaleFactor: 0.6 },
        from: { enabled: Boolean(heads[1]), scaleFactor: 0.6 },
        middle: { enabled: alleged, type: "circle", scaleFactor: 0.5 },
      },
      ...(isAgainst(line) ? { label: "≠", font: { size: 20, color: paint.ink, vadjust: -1,
        face: paint.face, strokeWidth: 4, strokeColor: paint.paper } } : { label: undefined }),
    };
  }

  // ---- actors ----

  const font = (dim) => ({ ...data.options.nodes.font, face: paint.face,
    color: dim ? paint.ink + "48" : paint.ink, strokeColor: paint.paper });
  const colour = (face, over, border) => ({ background: face, border,
    hover: { background: over, border: paint.ink },
    highlight: { background: over, border: paint.ink } });

  function dressedNode(node, size, lit) {
    const dim = lit && !lit.nodes.has(node.id);
    return {
      id: node.id, label: node.label, title: node.title, shape: node.shape, size,
      ...B.place(node), opacity: dim ? 0.2 : 1, font: font(dim),
      ...(node.provisional ? { shapeProperties: { borderDashes: [4, 3] } } : {}),
      color: node.hollow ? colour(paint.paper, paint.paper, paint.actor)
        : colour(paint.actor, paint.ink, paint.actor),
    };
  }

  // The drawing is made for a wide frame; in a tall one it stands upright.
  B.upright = false;
  B.place = ({ x, y }) => B.upright ? { x: y, y: x } : { x, y };

  B.looks = { colours, parts, title, ofLine, dressedLine, dressedNode, font, colour,
    paint: () => paint };
})();
