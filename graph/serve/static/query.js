/* The form: asks named queries and SPARQL. */
(function () {
  "use strict";

  const B = window.belligraph;
  const { at, element } = B;
  const OWN = "";
  const EXAMPLE = "SELECT ?relation (COUNT(*) AS ?claims) {\n  ?claim a bg:Claim ; bg:relation ?relation\n} GROUP BY ?relation ORDER BY DESC(?claims)\n";
  let running = null;
  let asked = "";

  /* the form */

  function chosen() {
    return B.offered.queries.find((query) => query.name === at("named").value);
  }

  function field(parameter) {
    const id = "p-" + parameter.name;
    const made = element("div", undefined, { class: "field" });
    const label = parameter.name.replaceAll("_", " ") + (parameter.required ? " (needed)" : "");
    made.append(element("label", label, { for: id }), control(parameter, id));
    made.append(element("span", parameter.meaning, { class: "hint", id: id + "-meaning" }));
    return made;
  }

  function control(parameter, id) {
    const told = { id, name: parameter.name, "aria-describedby": id + "-meaning" };
    const words = parameter.type === "flag" ? ["yes", "no"] : parameter.type.split("|");
    if (words.length > 1) {
      const made = element("select", undefined, told);
      for (const word of words) made.append(new Option(word, word, false, word === parameter.default));
      return made;
    }
    const made = element("input", undefined, told);
    made.value = parameter.default;
    made.required = parameter.required;
    if (parameter.type === "actor") made.setAttribute("list", "actors");
    if (parameter.type === "date") made.placeholder = "2014-01-06";
    return made;
  }

  function showForm(values) {
    const query = chosen();
    const parameters = query ? query.parameters : [];
    at("row").textContent = query && query.row ? "A row is " + query.row + "." : "";
    at("own").replaceChildren(...parameters.filter((one) => one.own).map(field));
    at("shared").replaceChildren(...parameters.filter((one) => !one.own).map(field));
    at("more").hidden = !parameters.some((one) => !one.own);
    at("show").hidden = !query;
    at("text").closest(".field").hidden = Boolean(query);
    at("keys").hidden = Boolean(query);
    for (const one of parameters) {
      if (values && values.has(one.name)) at("p-" + one.name).value = values.get(one.name);
    }
  }

  function given() {
    const found = new URLSearchParams({ query: at("named").value });
    for (const input of at("asking").querySelectorAll("[name]")) {
      if (input.value) found.set(input.name, input.value);
    }
    return found;
  }

  /* asking */

  async function told(response) {
    const text = await response.text();
    if (response.ok) return text;
    let why = text;
    try { why = JSON.parse(text).error || text; } catch (error) { /* words, not JSON */ }
    throw new Error(why.trim() || "The server answers " + response.status + ".");
  }

  async function filled(signal) {
    return JSON.parse(await told(await fetch("/query/filled.json?" + given(), { signal }))).query;
  }

  function withPrefixes(text) {
    const missing = Object.keys(B.offered.prefixes).filter((name) =>
      new RegExp("(^|[^\\w:.-])" + name + ":").test(text)
      && !new RegExp("PREFIX\\s+" + name + ":", "i").test(text));
    return missing.map((name) => `PREFIX ${name}: <${B.offered.prefixes[name]}>\n`).join("") + text;
  }

  function send(text, accept, signal) {
    return fetch("/sparql", {
      method: "POST", body: text, signal,
      headers: { "content-type": "application/sparql-query", accept },
    });
  }

  async function ask() {
    if (running) running.abort();
    const mine = new AbortController();
    running = mine;
    say("Asking …");
    at("stop").hidden = false;
    try {
      const query = chosen();
      const text = query ? await filled(mine.signal) : withPrefixes(at("text").value);
      remember();
      const answer = await send(text, "application/sparql-results+json, text/turtle;q=0.5", mine.signal);
      const body = await told(answer);
      asked = text;
      const count = B.show(query, answer.headers.get("content-type"), body);
      say(count === 0 ? "Nothing in the graph answers that." : "");
    } catch (error) {
      if (running === mine) say(error.name === "AbortError" ? "Stopped." : error.message, true);
    } finally {
      if (running === mine) { running = null; at("stop").hidden = true; }
    }
  }

  function remember() {
    const query = chosen();
    const state = query ? given() : new URLSearchParams({ sparql: at("text").value });
    history.replaceState(null, "", "#" + state);
  }

  function say(text, wrong) {
    at("status").textContent = text;
    at("status").classList.toggle("wrong", Boolean(wrong));
    if (wrong) at("result").hidden = true;
  }

  /* downloads */

  async function download(name, accept) {
    try {
      const response = await send(asked, accept);
      const text = await told(response);
      const link = element("a", undefined, { download: name });
      link.href = URL.createObjectURL(new Blob([text]));
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      say(error.message, true);
    }
  }

  /* beginning */

  function restore() {
    const state = new URLSearchParams(location.hash.slice(1));
    at("named").value = state.has("sparql") ? OWN : state.get("query") || "who-supports";
    at("text").value = state.get("sparql") || EXAMPLE;
    showForm(state);
    if (state.has("sparql") || state.has("query")) ask();
  }

  async function start() {
    B.offered = JSON.parse(await told(await fetch("/query/offered.json")));
    try {
      B.pages = new Set(JSON.parse(await told(await fetch("/assets/pages.json"))));
    } catch (error) { /* a server without pages */ }
    B.names = new Map(B.offered.actors.map((one) => [one.id, one.name]));
    const named = B.offered.queries.map((query) => new Option(query.title, query.name));
    at("named").replaceChildren(...named, new Option("A query of your own, in SPARQL", OWN));
    at("actors").replaceChildren(...B.offered.actors.map((one) => new Option(one.name, one.name)));
    restore();
    document.documentElement.classList.add("ready");
  }

  at("named").addEventListener("change", () => showForm());
  window.addEventListener("hashchange", restore);
  at("asking").addEventListener("submit", (event) => { event.preventDefault(); ask(); });
  at("stop").addEventListener("click", () => { if (running) running.abort(); });
  at("csv").addEventListener("click", () => download("answer.csv", "text/csv, text/turtle;q=0.5"));
  at("json").addEventListener("click", () => download("answer.json", "application/sparql-results+json, application/ld+json;q=0.5"));
  at("text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); ask(); }
  });
  at("show").addEventListener("click", async () => {
    try {
      const text = await filled();
      at("named").value = OWN;
      showForm();
      at("text").value = text;
      at("text").focus();
      say("");
    } catch (error) {
      say(error.message, true);
    }
  });
  start().catch((error) => say(error.message, true));
})();
