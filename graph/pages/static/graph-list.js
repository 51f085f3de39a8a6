"use strict";
// The lists for another day, another choice, or more claims than a page can hold: made from what
// the page knows of its claims. An entry gets its evidence when it is opened.
(function () {
  const B = window.belligraph;
  const { data, make, named, link, statement } = B;
  const { text, verbOf, swatch, badge, article } = B.evidence;
  const byId = (id) => document.getElementById(id);
  const MOST = 300;  // entries at once; the search finds the others
  const whole = !document.body.classList.contains("linked");
  let live = !whole;
  let made = new Map();
  let pairs = new Map();

  const label = (id) => B.actor(id)[1];

  // ---- entries ----

  function gather() {
    pairs = new Map();
    const of = (pair) => {
      if (!pairs.has(pair)) pairs.set(pair, { id: pair, drawn: [], undone: [], ties: [] });
      return pairs.get(pair);
    };
    for (const one of B.shown.drawn.values()) of(one.pair).drawn.push(one);
    for (const claim of B.told()) of(B.keyOf(claim).pair).undone.push(claim);
    for (const one of B.shown.ties) of(one.pair).ties.push(one);
    for (const pair of pairs.values()) {
      pair.drawn.sort((a, b) => a.id < b.id ? -1 : 1);
      const [one, other] = pair.id.split("--");
      pair.ends = [one, other];
      pair.rank = pair.drawn.length ? 0 : pair.undone.length ? 1 : 2;
      const first = pair.drawn[0];
      pair.heading = first ? `${label(first.subject)} ${verbOf(first)} ${label(first.object)}`
        : `${label(one)} and ${label(other)}`;
      pair.sure = pair.drawn.some((one) => one.certain) || pair.ties.some((one) => one.certain)
        || pair.undone.some((claim) => B.isCertain(claim, B.view()));
    }
    pairs = new Map([...pairs].sort(([, a], [, b]) =>
      a.rank - b.rank || B.compare(a.heading, b.heading) || (a.id < b.id ? -1 : 1)));
  }

  function counts(pair) {
    const all = pair.drawn.flatMap((one) => one.claims);
    const mixed = new Set(pair.drawn.map((one) => one.sign)).size === 2;
    const statuses = {};
    for (const claim of pair.undone) {
      const name = badge(claim, true);
      statuses[name] = (statuses[name] || 0) + 1;
    }
    return [mixed ? "mixed" : "", all.length ? B.counted(all.length, "claim") : "",
      ...Object.keys(statuses).sort().map((name) => `${name}: ${statuses[name]}`),
      pair.ties.length ? B.counted(pair.ties.length, "other tie") : ""].filter(Boolean).join("; ");
  }

  const tag = (word) => make("span", "tag", word);

  function row(one) {
    const marks = [one.derived ? tag("» derived") : "", one.certain ? "" : tag("date uncertain")];
    return make("span", "row" + (one.certain ? "" : " uncertain"), swatch(one.relation),
      make("span", "", ...statement(one)), ...marks);
  }

  function entry(id, kind, sure, rows, note) {
    const one = make("details", `entry ${kind}` + (sure ? "" : " uncertain"));
    one.id = "now-" + id;
    one.setAttribute("name", "evidence");
    const said = make("span", "counts said");
    said.hidden = true;
    one.append(make("summary", "", ...rows, make("span", "counts", note), said));
    return one;
  }

  function pairEntry(pair) {
    const id = "pair-" + pair.id;
    const neither = make("span", "row", make("span", "swatch"),
      make("span", "", named(pair.ends[0]), " and ", named(pair.ends[1])));
    const rows = pair.drawn.length ? pair.drawn.map(row) : [neither];
    const one = entry(id, "pair", pair.sure, rows, counts(pair));
    one.dataset.pair = pair.id;
    one.addEventListener("toggle", () => fillPair(one, pair));
    B.panel.wire(id, one);
    return [id, one];
  }

  function part(heading, note, inside, look) {
    return make("section", look, make("h4", "", ...heading), make("p", "lead", note), ...inside);
  }

  const hasPage = (pair) => [...pair.drawn.map((one) => one.number),
    ...pair.undone.map((claim) => data.claims.key[claim]), ...pair.ties.map((one) => one.number)]
    .some((number) => data.keys[number].page);

  function fillPair(one, pair) {
    if (!one.open || one.querySelector(".body")) return;
    const body = make("div", "body");
    if (hasPage(pair)) {
      body.append(make("p", "more", link(`relations/${pair.id}.html`, "All about these two")));
    }
    for (const relation of pair.drawn) {
      const section = part([swatch(relation.relation), " ", ...statement(relation)], B.lead(relation),
        relation.claims.map((claim) => article(claim, true)),
        "relation" + (relation.certain ? "" : " uncertain"));
      section.querySelector("h4").tabIndex = -1;
      section.dataset.part = relation.id;
      body.append(section);
    }
    if (pair.undone.length) {
      body.append(part(["Said, not reported as done"], "Offered, promised, requested, thought "
        + "possible, denied or taken back: not drawn, not counted as done.",
      pair.undone.map((claim) => article(claim, false)), "undone"));
    }
    const ties = pair.ties.flatMap((tie) => tie.claims);
    if (ties.length) {
      body.append(part(["Other ties"], "Affiliation and descent: neither support nor opposition, "
        + "not drawn.", ties.map((claim) => article(claim, false)), "ties"));
    }
    one.append(body);
  }

  function actorEntry(id, met) {
    const name = "actor-" + id;
    const one = entry(name, "actor", met.some((pair) => pair.sure),
      [make("span", "row", make("span", "", named(id)))], B.counted(met.length, "other actor"));
    one.dataset.actor = id;
    one.addEventListener("toggle", () => {
      if (!one.open || one.querySelector(".body")) return;
      const rows = met.map((pair) => make("li", "", link("#pair-" + pair.id, pair.heading),
        make("span", "by", counts(pair))));
      one.append(make("div", "body", B.actor(id)[4] ? make("p", "more",
        link(`actors/${id}.html`, "All about ", named(id))) : "", make("ul", "", ...rows)));
    });
    B.panel.wire(name, one);
    return [name, one];
  }

  function byActor() {
    const met = new Map();
    for (const pair of pairs.values()) {
      for (const end of pair.ends) {
        if (met.has(end)) met.get(end).push(pair);
        else met.set(end, [pair]);
      }
    }
    return [...met].sort(([a], [b]) => B.compare(label(a), label(b)) || (a < b ? -1 : 1));
  }

  // ---- the whole list ----

  const HEADINGS = ["Drawn relations", "Said, not reported as done", "Other ties only"];
  const more = (number, of) => number > 0
    ? make("p", "note", `${B.counted(number, of)} more: search, or choose fewer.`) : "";
  const saidOf = (pair) => [...pair.drawn, ...pair.ties].flatMap((one) => one.claims)
    .concat(pair.undone).map((claim) => text("chain", claim));

  // Make the entries that fit a search, or all, as far as there is room.
  function fill(fits, called) {
    const about = (pair) => !fits || fits(pair.ends.map(called).join(" "))
      || saidOf(pair).some((chain) => fits(chain.toLowerCase()));
    const wanted = [...pairs.values()].filter(about);
    const actors = byActor().filter(([id]) => !fits || fits(called(id)));
    const rows = [];
    made = new Map();
    for (const [rank, heading] of HEADINGS.entries()) {
      const found = wanted.slice(0, MOST).filter((pair) => pair.rank === rank).map(pairEntry);
      for (const [id, one] of found) made.set(id, one);
      if (found.length) rows.push(make("h3", "", heading), ...found.map(([, one]) => one));
    }
    if (!rows.length) rows.push(make("p", "note", "Nothing is reported that fits."));
    byId("relations-now").replaceChildren(...rows, more(wanted.length - MOST, "pair"));
    const found = actors.slice(0, MOST).map(([id, met]) => actorEntry(id, met));
    for (const [id, one] of found) made.set(id, one);
    byId("actors-now").replaceChildren(...found.map(([, one]) => one),
      more(actors.length - MOST, "actor"));
  }

  // An entry for which there was no room comes first.
  function fetch(id) {
    if (!live) return null;
    const pair = id.startsWith("pair-") && pairs.get(id.slice(5));
    const met = id.startsWith("actor-") && byActor().find(([actor]) => actor === id.slice(6));
    if (!pair && !met) return null;
    const [, one] = pair ? pairEntry(pair) : actorEntry(...met);
    byId(pair ? "relations-now" : "actors-now").prepend(one);
    made.set(id, one);
    return one;
  }

  function renew() {
    live = !whole || !B.isAsOpened();
    if (live) gather();
    else for (const name of ["relations-now", "actors-now"]) byId(name).replaceChildren();
  }

  function speakers(entry) {
    const pair = pairs.get(entry.dataset.pair);
    return pair ? [...new Set(saidOf(pair))].map((name) => ({ name })) : [];
  }

  function inside(entry, id) {
    const pair = pairs.get(entry.dataset.pair);
    entry.open = true;
    if (pair) fillPair(entry, pair);
    return [...entry.querySelectorAll("[data-part]")].find((one) => one.dataset.part === id);
  }

  B.list = { isLive: () => live, entries: () => made, fill, fetch, renew, speakers, part: inside };
})();
