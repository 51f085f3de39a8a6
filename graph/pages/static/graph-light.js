"use strict";
// What of the drawing is lit: an actor that is pointed at, focused or opened, and those beside it.
(function () {
  const B = window.belligraph;
  let lit = null;
  let resting = null;
  let chosen = null;

  // Actors that are so many steps from one, over the lines shown; the lines between them.
  function near(id, steps) {
    const core = new Set([id]);
    let reached = new Set([id]);
    for (let step = 0; step < steps; step += 1) {
      if (step) for (const one of reached) core.add(one);
      const next = new Set(reached);
      for (const line of B.drawing.lines()) {
        if (reached.has(line.from)) next.add(line.to);
        if (reached.has(line.to)) next.add(line.from);
      }
      reached = next;
    }
    return { core, nodes: reached };
  }

  function show(what) {
    if (lit === what) return;
    lit = what;
    B.drawing.redress();
  }

  // In a crowd, where nothing follows the pointer, the actor whose entry is open stays lit.
  const still = () => resting || (chosen && B.met.has(chosen) ? near(chosen, 1) : null);
  const leave = () => show(still());
  const hover = (id) => { if (B.met.has(id)) show(near(id, 1)); };

  // What stays lit while nothing is hovered or focused; null = everything.
  function rest(what) {
    resting = what;
    leave();
  }

  function choose(id) {
    chosen = id;
    leave();
  }

  B.near = near;
  B.light = { now: () => lit, rest, hover, leave, choose };
})();
