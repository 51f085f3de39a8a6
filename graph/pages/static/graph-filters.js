"use strict";
// The filters: what is chosen goes from the drawing and from the lists alike, and a line says how
// much is hidden.
(function () {
  const B = window.belligraph;
  const { data, state } = B;
  const byId = (id) => document.getElementById(id);
  const { make } = B;
  const kindWord = (name) => name.replace("_", " ");

  const used = (column) => [...new Set(data.claims[column])].filter((code) => code >= 0)
    .sort((a, b) => a - b);
  const term = (name) => used(name).map((code) => [code, data.terms[name][code][1]]);
  const table = (column, rows) => used(column).map((code) => [code, rows[code][1]])
    .sort((a, b) => B.compare(a[1], b[1]));
  function relations() {
    const found = new Set(data.keys.map((key) => key.relation));
    return B.names.relations.map((name, code) => [code, data.terms.relation[code][1], name])
      .filter(([, , name]) => found.has(name));
  }
  // Each with the codes that occur and their words; few are boxes, many a list to choose from.
  const GROUPS = [
    ["relations", "Relation", relations],
    ["kinds", "Kind of actor", () => B.names.kinds.map((name, code) => [code, kindWord(name)])],
    ["standings", "Standing", () => term("standing")],
    ["said", "What is listed", () => term("modality")],
    ["methods", "Recorded", () => term("method")],
    ["means", "Means", () => term("means")],
    ["theatres", "Theatre", () => table("theatre", data.theatres)],
    ["sources", "Source", () => table("source", data.sources)],
  ];
  const LISTS = new Set(["means", "theatres", "sources"]);
  const controls = [];

  // A control with its name beside it.
  function labelled(name, control, ...more) {
    control.id = "choose-" + name.toLowerCase().replaceAll(" ", "-");
    const label = make("label", "", name);
    label.htmlFor = control.id;
    return make("div", "menu-of", label, control, ...more);
  }

  function boxes(field, name, choices) {
    const group = make("fieldset", "", make("legend", "", name));
    const ticks = choices.map(([code, word]) => {
      const tick = make("input", "");
      tick.type = "checkbox";
      tick.addEventListener("change", () => {
        const chosen = ticks.filter(([one]) => one.checked).map(([, of]) => of);
        const absent = (state[field] || []).filter((of) => !choices.some(([one]) => one === of));
        B.change({ [field]: chosen.length === choices.length ? null : [...chosen, ...absent] });
      });
      group.append(make("label", "", tick, " " + word));
      return [tick, code];
    });
    controls.push(() => {
      for (const [tick, code] of ticks) {
        tick.checked = state[field] === null || state[field].includes(code);
      }
    });
    return group;
  }

  function menu(field, name, choices) {
    const select = make("select", "");
    const add = (value, word) => {
      const option = make("option", "", word.length > 60 ? word.slice(0, 58) + " …" : word);
      option.value = value;
      select.append(option);
    };
    add("all", "all");
    for (const [code, word] of choices) add(code, word);
    add("several", "several");
    select.lastChild.disabled = true;
    select.addEventListener("change", () =>
      B.change({ [field]: select.value === "all" ? null : [Number(select.value)] }));
    controls.push(() => {
      const chosen = state[field];
      select.value = chosen === null ? "all" : chosen.length === 1 ? chosen[0] : "several";
    });
    return labelled(name, select);
  }

  function score() {
    const range = make("input", "");
    Object.assign(range, { type: "range", min: 0, max: 1, step: 0.05 });
    const value = make("output", "");
    range.addEventListener("input", () => B.change({ minScore: Number(range.value) }));
    controls.push(() => {
      range.value = state.minScore;
      value.textContent = state.minScore ? `${state.minScore} or more` : "any";
      range.setAttribute("aria-valuetext", value.textContent);
    });
    return labelled("Least score", range, value);
  }

  function derived() {
    const tick = make("input", "");
    tick.type = "checkbox";
    tick.addEventListener("change", () => B.change({ derived: tick.checked }));
    controls.push(() => { tick.checked = state.derived; });
    return make("label", "switch", tick, " Show relations that a rule derives (dotted, »)");
  }

  function measure() {
    const select = make("select", "");
    for (const [name, words] of Object.entries(B.MEASURES)) {
      const option = make("option", "", words);
      option.value = name;
      select.append(option);
    }
    select.addEventListener("change", () => B.change({ measure: select.value }));
    controls.push(() => { select.value = state.measure; });
    return labelled("Size of actors", select);
  }

  function start() {
    const form = byId("choices");
    for (const [field, name, choices] of GROUPS) {
      const found = choices();
      if (found.length > 1) {
        form.append(LISTS.has(field) ? menu(field, name, found) : boxes(field, name, found));
      }
    }
    form.append(score());
    if (Object.keys(data.premises).length) form.append(derived());
    form.append(measure());
    form.addEventListener("submit", (event) => event.preventDefault());
    byId("filters").hidden = false;
    byId("reset").addEventListener("click", () => {
      B.resetFilters();
      byId("filters").querySelector("summary").focus();
    });
  }

  function show() {
    for (const set of controls) set();
    const filtered = B.isFiltered();
    const lines = B.shown.hidden;
    byId("hidden").hidden = !filtered;
    byId("hidden-words").textContent = filtered
      ? `Filters are on: ${lines ? B.counted(lines, "relation") : "no relation"} hidden.` : "";
  }

  B.filters = { start, show };
})();
