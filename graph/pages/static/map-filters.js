"use strict";
// The filters, as on the graph: what is chosen goes from the marks and from the list alike, and a
// line says how much is hidden.
(function () {
  const B = window.belligraph;
  const { state, tables } = B;
  const byId = (id) => document.getElementById(id);
  const LONGEST = 60;
  // Few are boxes, many a list to choose from.
  const GROUPS = [["relation", "Relation"], ["kind", "Kind of actor"], ["standing", "Standing"],
    ["said", "What is listed"], ["method", "Recorded"], ["means", "Means"],
    ["theatre", "Theatre"], ["source", "Source"]];
  const LISTS = new Set(["means", "theatre", "source"]);
  const controls = [];

  function make(tag, kind, ...inside) {
    const made = document.createElement(tag);
    if (kind) made.className = kind;
    made.append(...inside);
    return made;
  }

  function tick(group, word) {
    const box = make("input", "");
    box.type = "checkbox";
    group.append(make("label", "", box, " " + word));
    return box;
  }

  function boxes(key, name, choices) {
    const group = make("fieldset", "", make("legend", "", name));
    const ticks = choices.map(([id, word]) => [tick(group, word), id]);
    group.addEventListener("change", () => {
      const chosen = ticks.filter(([one]) => one.checked).map(([, id]) => id);
      const absent = (state[key] || []).filter((id) => !choices.some(([one]) => one === id));
      B.change({ [key]: chosen.length === choices.length ? null : [...chosen, ...absent] });
    });
    controls.push(() => {
      for (const [one, id] of ticks) one.checked = state[key] === null || state[key].includes(id);
    });
    return group;
  }

  function option(value, word) {
    const made = make("option", "", word.length > LONGEST ? word.slice(0, LONGEST - 2) + " …" : word);
    made.value = value;
    return made;
  }

  // The last one stands for what cannot be chosen here: several, or what no claim of the map has.
  function menu(name, key, none, choices, write, read) {
    const select = make("select", "");
    select.id = "choose-" + key;
    const other = option("other", "");
    other.disabled = true;
    select.append(option("", none), ...choices.map(([id, word]) => option(id, word)), other);
    select.addEventListener("change", () => B.change({ [key]: write(select.value) }));
    controls.push(() => {
      const chosen = read(state[key]);
      const here = chosen.length === 1 && choices.some(([id]) => id === chosen[0]);
      other.textContent = chosen.length > 1 ? "several" : "none here";
      select.value = here ? chosen[0] : chosen.length ? "other" : "";
    });
    const label = make("label", "", name);
    label.htmlFor = select.id;
    return make("div", "menu-of", label, select);
  }

  const menuOf = (key, name, choices) => menu(name, key, "all", choices,
    (value) => (value ? [value] : null), (chosen) => chosen || []);
  const around = () => menu("Around", "around", "nobody: show all", tables.actors,
    (value) => value, (chosen) => (chosen ? [chosen] : []));

  B.startFilters = function () {
    const form = byId("choices");
    for (const [key, name] of GROUPS) {
      const found = tables[key];
      if (found.length > 1) form.append((LISTS.has(key) ? menuOf : boxes)(key, name, found));
    }
    form.append(around());
    form.addEventListener("submit", (event) => event.preventDefault());
    byId("filters").hidden = false;
    byId("reset").addEventListener("click", () => {
      B.resetFilters();
      byId("filters").querySelector("summary").focus();
    });
  };

  B.showFilters = function () {
    for (const set of controls) set();
    const filtered = B.isFiltered();
    const elsewhere = B.elsewhere();
    byId("hidden").hidden = !filtered;
    byId("hidden-words").textContent = filtered
      ? `Filters are on: ${B.hidden ? B.counted(B.hidden, "claim") : "no claim"} hidden.` : "";
    byId("elsewhere").textContent = elsewhere.length
      ? `Chosen on the graph, and not applied here: ${elsewhere.join(", ")}.` : "";
  };
})();
