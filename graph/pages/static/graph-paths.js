"use strict";
// One actor and those around it, and the shortest way between two over the lines that are drawn.
(function () {
  const B = window.belligraph;
  const { data, state, make } = B;
  const byId = (id) => document.getElementById(id);

  function shortest(from, to) {
    const beside = new Map();
    for (const line of B.drawing.lines()) {
      for (const [one, other] of [[line.from, line.to], [line.to, line.from]]) {
        if (!beside.has(one)) beside.set(one, []);
        beside.get(one).push([other, line]);
      }
    }
    const came = new Map([[from, null]]);
    let reached = [from];
    while (reached.length && !came.has(to)) {
      const next = [];
      for (const one of reached) {
        const ways = (beside.get(one) || []).sort((a, b) => a[0] < b[0] ? -1 : 1);
        for (const [other, line] of ways) {
          if (came.has(other)) continue;
          came.set(other, [one, line]);
          next.push(other);
        }
      }
      reached = next;
    }
    if (!came.has(to)) return null;
    const way = [];
    for (let at = to; came.get(at); [at] = came.get(at)) way.unshift(came.get(at)[1]);
    return way;
  }

  function step(line) {
    const relation = line.parts.map((part) => B.shown.drawn.get(part)).find(Boolean);
    return B.link("#pair-" + line.pair, ...B.statement(relation));
  }

  function tell(from, to) {
    const way = shortest(from, to);
    if (!way) return [null, "No way over drawn lines joins ", B.named(from), " and ", B.named(to),
      "."];
    const links = way.flatMap((line, at) => [at ? ", " : "", step(line)]);
    return [way, `${B.counted(way.length, "line")} between `, B.named(from), " and ",
      B.named(to), ": ", ...links, "."];
  }

  function light(way, from, to) {
    const nodes = new Set([from, to, ...way.flatMap((line) => [line.from, line.to])]);
    B.light.rest({ nodes, core: nodes, lines: new Set(way.map((line) => line.pair)) });
  }

  function show() {
    const { around, steps, to } = state;
    fill();
    byId("around").value = around;
    byId("steps").value = String(steps);
    byId("to").value = to;
    byId("to").disabled = byId("steps").disabled = !around;
    const said = byId("path");
    if (!around) {
      said.replaceChildren();
      B.light.rest(null);
    } else if (to && to !== around) {
      const [way, ...words] = tell(around, to);
      said.replaceChildren(...words.filter((one) => one !== ""));
      if (way) light(way, around, to);
      else B.light.rest(B.near(around, 1));
    } else {
      const near = B.near(around, steps);
      said.replaceChildren(B.counted(near.nodes.size - 1, "actor"),
        ` within ${B.counted(steps, "line")} of `, B.named(around), ".");
      B.light.rest(near);
    }
  }

  // Thousands of names to choose from are made when they are wanted.
  let filled = false;
  function fill() {
    if (filled || !(state.around || document.activeElement === byId("around"))) return;
    filled = true;
    const ids = data.nodes.map((node) => node.id)
      .sort((a, b) => B.compare(B.actor(a)[1], B.actor(b)[1]) || (a < b ? -1 : 1));
    for (const select of [byId("around"), byId("to")]) {
      for (const id of ids) {
        const option = make("option", "", B.actor(id)[1]);
        option.value = id;
        select.append(option);
      }
    }
  }

  function start() {
    for (const name of ["focus", "pointerdown"]) byId("around").addEventListener(name, fill);
    byId("around").addEventListener("change", (event) => {
      B.change({ around: event.target.value, to: event.target.value ? state.to : "" });
      if (state.around) B.drawing.fit();
    });
    byId("steps").addEventListener("change", (event) =>
      B.change({ steps: Number(event.target.value) }));
    byId("to").addEventListener("change", (event) => B.change({ to: event.target.value }));
    byId("focus").hidden = false;
  }

  B.paths = { start, show };
})();
