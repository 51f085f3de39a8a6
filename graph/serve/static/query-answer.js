/* An answer as a table, and counts of it as a chart. */
(function () {
  "use strict";

  const B = window.belligraph;
  const { at, compare, element, isNumber, items, shownItem, text } = B;
  const SHOWN_ROWS = 500;
  const SHOWN_BARS = 10;
  const SHOWN_ITEMS = 3;
  const BAR_SHARE = 80;
  const ROWS = "";
  let last = { columns: [], rows: [] };

  function key(row, columns) {
    return columns.map((one) => text(row, one)).join("\n");
  }

  /* showing */

  function show(query, kind, body) {
    last = kind.includes("json") ? tabled(JSON.parse(body), query) : triples(body);
    const count = last.rows.length;
    at("result").hidden = count === 0;
    at("found").textContent = count === 1 ? "1 row" : count + " rows";
    at("cut").textContent = count > SHOWN_ROWS
      ? `The first ${SHOWN_ROWS} of ${count} rows are shown; downloads have all.` : "";
    showRows();
    showChoices();
    if (count) at("found").focus();
    return count;
  }

  function tabled(results, query) {
    if ("boolean" in results) {
      const value = { type: "literal", value: results.boolean ? "yes" : "no" };
      return { columns: [{ name: "answer", variable: "answer" }], rows: [{ answer: value }] };
    }
    const variables = results.head.vars;
    const columns = query && query.columns.length
      ? query.columns.map((one) => declared(one, variables)).filter((one) => one.variable)
      : variables.map((name) => ({ name, variable: name }));
    const rows = results.results.bindings.filter((row) => columns.some((one) => items(row, one).length));
    if (query) rows.sort((a, b) => compare(key(a, columns), key(b, columns)));
    return { columns, rows };
  }

  function declared(column, variables) {
    const names = [column.name + "_list", column.name + "_id", column.name];
    return { ...column, variable: names.find((name) => variables.includes(name)) };
  }

  function triples(text) {
    const rows = text.split("\n").filter(Boolean)
      .map((line) => ({ triple: { type: "literal", value: line } }));
    return { columns: [{ name: "triples (Turtle)", variable: "triple" }], rows };
  }

  function cell(row, column) {
    const term = row[column.variable];
    const number = term && isNumber(term);
    const made = element("td", undefined, number ? { class: "number" } : {});
    const found = items(row, column);
    if (found.length < 2) {
      made.append(...found.map(shownItem));
      return made;
    }
    made.append(listed(found.slice(0, SHOWN_ITEMS)));
    if (found.length > SHOWN_ITEMS) {
      const more = element("details");
      more.append(element("summary", `${found.length - SHOWN_ITEMS} more`), listed(found.slice(SHOWN_ITEMS)));
      made.append(more);
    }
    return made;
  }

  function listed(values) {
    const list = element("ul");
    for (const value of values) {
      const item = element("li");
      item.append(shownItem(value));
      list.append(item);
    }
    return list;
  }

  /* Columns that have something to tell apart; the rest is said once above the table. */
  function parted() {
    const told = last.columns.filter((one) => last.rows.some((row) => items(row, one).length));
    const same = last.rows.length < 3 ? [] : told.filter((one) =>
      !isClaims(one) && last.rows.every((row) => text(row, one) === text(last.rows[0], one)));
    const varied = told.filter((one) => !same.includes(one));
    const claims = varied.filter(isClaims);
    const rest = varied.filter((one) => !isClaims(one));
    return { same, varied: [...rest.slice(0, 1), ...claims, ...rest.slice(1)] };
  }

  function isClaims(column) {
    return column.type === "claim" || column.type === "claims";
  }

  function showRows() {
    const head = element("tr");
    const { same, varied } = parted();
    at("same").textContent = same.length === 0 ? "" : "In every row: " + same.map((one) =>
      `${one.name.replaceAll("_", " ")}: ${text(last.rows[0], one)}`).join("; ") + ".";
    for (const column of varied) {
      head.append(element("th", column.name.replaceAll("_", " "), { scope: "col", title: column.meaning || "" }));
    }
    const top = element("thead");
    top.append(head);
    const body = element("tbody");
    for (const row of last.rows.slice(0, SHOWN_ROWS)) {
      const line = element("tr");
      line.append(...varied.map((column) => cell(row, column)));
      body.append(line);
    }
    at("rows").replaceChildren(top, body);
  }

  /* the chart */

  function isMeasure(column) {
    const terms = last.rows.map((row) => row[column.variable]).filter(Boolean);
    return terms.length > 0 && terms.every(isNumber);
  }

  function showChoices() {
    const numbers = last.columns.filter(isMeasure);
    const labels = last.columns.filter((one) => !numbers.includes(one) && groups(one, null).length > 1);
    at("measure").replaceChildren(
      ...numbers.map((one) => new Option("sum of " + one.name, one.variable)), new Option("rows", ROWS));
    at("by").replaceChildren(...labels.map((one) => new Option(one.name.replaceAll("_", " "), one.variable)));
    at("chart").open = numbers.length > 0;
    at("chart").hidden = labels.length === 0 || last.rows.length < 2;
    showBars();
  }

  function groups(column, measure) {
    const sums = new Map();
    for (const row of last.rows) {
      const amount = measure ? Number((row[measure] || { value: 0 }).value) : 1;
      for (const value of new Set(items(row, column))) sums.set(value, (sums.get(value) || 0) + amount);
    }
    return [...sums].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]));
  }

  function showBars() {
    const column = last.columns.find((one) => one.variable === at("by").value);
    const found = column ? groups(column, at("measure").value) : [];
    const most = Math.max(1, ...found.map((one) => one[1]));
    const lines = found.slice(0, SHOWN_BARS).map(([value, amount]) => {
      const line = element("tr");
      const label = element("th", undefined, { scope: "row" });
      label.append(shownItem(value));
      const drawn = element("td");
      const bar = element("span", undefined, { class: "bar", "aria-hidden": "true" });
      bar.style.width = Math.max(0, amount / most) * BAR_SHARE + "%";
      drawn.append(bar, String(Math.round(amount * 100) / 100));
      line.append(label, drawn);
      return line;
    });
    at("bars").tBodies[0].replaceChildren(...lines);
  }

  at("measure").addEventListener("change", showBars);
  at("by").addEventListener("change", showBars);
  B.show = show;
})();
