"use strict";
// Which claims count as of a day, and the relations that they make: exactly as `timing.py`,
// `relations` and `score.py` say. Days are ordinals as in Python, 0 is none; a view is an object
// with the fields of `View`, where a list of codes is a choice and null is everything.
(function () {
  const B = window.belligraph;
  const { data } = B;
  const { claims: c, keys } = data;
  const all = Array.from({ length: B.size }, (_, claim) => claim);
  const code = (term, name) => data.terms[term].findIndex((one) => one[0] === name);
  const DERIVED = code("method", "derived");
  const ALLEGED = code("standing", "alleged");
  const ACTUAL = code("modality", "actual");
  const UNKNOWN = code("means", "unknown");
  const SIGNS = { supports: 1, alliedWith: 1, opposes: -1 };
  const ACTS = new Set(["supports", "opposes"]);
  const among = (chosen, one) => chosen === null || chosen.includes(one);

  function open(claim, view) {
    return among(view.sources, c.source[claim]) && among(view.theatres, c.theatre[claim])
      && among(view.methods, c.method[claim]) && among(view.standings, c.standing[claim])
      && (view.derived || c.method[claim] !== DERIVED)
      && (!view.knownBy || c.known[claim] <= view.knownBy);
  }

  const retracted = (claim, view) =>
    c.retracted[claim] !== 0 && (!view.knownBy || c.retracted[claim] <= view.knownBy);
  const inForce = (claim, view) => open(claim, view) && !retracted(claim, view);
  const isDeed = (claim, view) => view.modalities.includes(c.modality[claim]) && !c.negated[claim];

  // Acts must meet the window that ends on the day, ties hold on the day itself.
  const horizon = (claim, view) =>
    ACTS.has(keys[c.key[claim]].relation) ? Math.max(1, view.asOf - view.window) : view.asOf;
  const inTime = (claim, view) =>
    !view.asOf || (c.first[claim] <= view.asOf && c.last[claim] >= horizon(claim, view));
  const isCertain = (claim, view) => !view.asOf || (inTime(claim, view)
    && c.sureFirst[claim] <= view.asOf && c.sureLast[claim] >= horizon(claim, view));

  const counts = (claim, view) =>
    among(view.means, c.means[claim]) && isDeed(claim, view) && inForce(claim, view)
    && inTime(claim, view);
  const denies = (claim, view) =>
    c.negated[claim] && c.modality[claim] === ACTUAL && inForce(claim, view) && inTime(claim, view);

  // Told beside the deeds: an offer, a denial, an error that was taken back.
  const isUndone = (claim, view) => inTime(claim, view) && among(view.means, c.means[claim])
    && open(claim, view) && (retracted(claim, view) || !isDeed(claim, view));

  const keyOf = (claim) => keys[c.key[claim]];
  const ends = (claim) => [keyOf(claim).subject, keyOf(claim).object];

  function noisyOr(claims, weigh) {
    const best = new Map();
    for (const claim of claims) {
      best.set(c.root[claim], Math.max(weigh(claim), best.get(c.root[claim]) || 0));
    }
    // multiplied in their own order, so that the order of claims changes no bit
    return 1 - [...best.values()].sort((a, b) => a - b).reduce((left, w) => left * (1 - w), 1);
  }

  function score(claims, denials) {
    const plain = (claim) => c.weight[claim];
    if (!denials.length && claims.length === 1) return 1 - (1 - c.weight[claims[0]]);
    if (!denials.length) return noisyOr(claims, plain);
    const denied = new Map();
    for (const means of new Set(denials.map((claim) => c.means[claim]))) {
      denied.set(means, noisyOr(denials.filter((claim) => c.means[claim] === means), plain));
    }
    const doubt = (claim) => c.means[claim] === UNKNOWN ? 0 : denied.get(c.means[claim]) || 0;
    return noisyOr(claims, (claim) => c.weight[claim] * (1 - doubt(claim)))
      * (1 - (denied.get(UNKNOWN) || 0));
  }

  const distinct = (claims) =>
    claims.length < 2 ? claims.length : new Set(claims.map((claim) => c.root[claim])).size;

  function relation(number, claims, told, view) {
    const key = keys[number];
    const denials = told.filter((claim) => c.means[claim] === UNKNOWN
      || claims.some((one) => c.means[one] === c.means[claim]));
    return {
      number, id: key.id, subject: key.subject, object: key.object, relation: key.relation,
      sign: SIGNS[key.relation] || 0, pair: key.pair, claims, denials, told,
      roots: distinct(claims), parties: distinct(claims.filter((claim) => c.party[claim])),
      certain: claims.some((claim) => isCertain(claim, view)),
      alleged: claims.every((claim) => c.standing[claim] === ALLEGED),
      derived: claims.every((claim) => c.method[claim] === DERIVED),
      score: score(claims, denials),
    };
  }

  function sorted(claims, fits) {
    const found = new Map();
    for (const claim of claims) {
      if (!fits(claim)) continue;
      const of = found.get(c.key[claim]);
      if (of) of.push(claim);
      else found.set(c.key[claim], [claim]);
    }
    return found;
  }

  // The relations between actors in a view: support, opposition, alliance, and unsigned ties.
  B.relations = function (view) {
    const denied = sorted(all, (claim) => denies(claim, view));
    const found = [];
    for (const [number, claims] of sorted(all, (claim) => counts(claim, view))) {
      const one = relation(number, claims, denied.get(number) || [], view);
      if (one.score >= view.minScore) found.push(one);
    }
    return found;
  };
  B.undone = (view) => all.filter((claim) => isUndone(claim, view));
  Object.assign(B, { ends, keyOf, isCertain, retracted });

  // ---- days and numbers in words ----

  const EPOCH = 719163;
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December"];
  B.iso = (day) => new Date((day - EPOCH) * 864e5).toISOString().slice(0, 10);
  B.ordinal = (text) => {
    const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
    return Number.isNaN(time) ? 0 : time / 864e5 + EPOCH;
  };
  B.day = (day) => {
    const [year, month, date] = B.iso(day).split("-").map(Number);
    return `${date} ${MONTHS[month - 1]} ${year}`;
  };
  const form = new Intl.NumberFormat("en-GB");
  B.number = (number) => form.format(number);
  B.counted = (number, one, many) =>
    `${B.number(number)} ${number === 1 ? one : many || one + "s"}`;
  // How well a relation is attested, the most telling first.
  B.lead = function (one) {
    const said = [B.counted(one.roots, "independent source")];
    if (one.parties) {
      said.push(B.counted(one.parties, "party to the conflict", "parties to the conflict"));
    }
    const denied = new Map();
    for (const claim of one.told) {
      denied.set(c.means[claim], (denied.get(c.means[claim]) || 0) + 1);
    }
    for (const [means, number] of [...denied].sort((a, b) => a[0] - b[0])) {
      const [name, named] = data.terms.means[means];
      said.push(B.counted(number, "denial") + (name === "unknown" ? "" : ` of ${named}`));
    }
    if (one.alleged) said.push("only alleged");
    if (!one.certain) said.push("date uncertain");
    return said.join(", ");
  };

  // What actors can be sized by, each by its id: how many relations they have, whose, and how
  // well attested.
  B.measured = function (relations) {
    const found = new Map();
    const add = (id, name, number) => {
      if (!found.has(id)) found.set(id, { ties: 0, attested: 0, in: 0, out: 0 });
      found.get(id)[name] += number;
    };
    for (const one of relations) {
      const mutual = one.relation === "alliedWith";
      for (const end of [one.subject, one.object]) {
        add(end, "ties", 1);
        add(end, "attested", one.roots);
        if (mutual || end === one.subject) add(end, "out", 1);
        if (mutual || end === one.object) add(end, "in", 1);
      }
    }
    return found;
  };
})();
