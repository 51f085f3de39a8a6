"use strict";
// What is shown, to take away: the drawing as a picture, its relations with their claims as tables.
(function () {
  const B = window.belligraph;
  const { data, state } = B;
  const { claims: c, texts } = data;
  const byId = (id) => document.getElementById(id);

  function save(blob, ending) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `relations${state.asOf ? "-" + B.iso(state.asOf) : ""}.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  const shown = () => [...B.shown.drawn.values()]
    .filter((one) => state.uncertain || one.certain)
    .sort((a, b) => a.id < b.id ? -1 : 1);

  function claimOf(claim) {
    const [id, title, link] = data.sources[c.source[claim]];
    return {
      claim: B.claimId(claim), status: texts[c.status[claim]], certain: B.isCertain(claim, B.view()),
      standing: data.terms.standing[c.standing[claim]][0],
      means: data.terms.means[c.means[claim]][0], method: data.terms.method[c.method[claim]][0],
      brief: texts[c.brief[claim]], said_by: texts[c.chain[claim]],
      source: id, source_title: title, address: link,
      ...(data.premises[claim] ? { follows_from: data.premises[claim] } : {}),
    };
  }

  const relationOf = (one) => ({
    subject: one.subject, subject_name: B.actor(one.subject)[1], relation: one.relation,
    object: one.object, object_name: B.actor(one.object)[1], certain: one.certain,
    alleged: one.alleged, derived: one.derived, denials: one.told.length,
    independent_sources: one.roots, parties_to_the_conflict: one.parties,
    score: Math.round(one.score * 1e6) / 1e6,
  });

  B.asJson = () => JSON.stringify({
    title: data.title, as_of: state.asOf ? B.iso(state.asOf) : null, window_days: state.window,
    known_by: B.view().knownBy ? B.iso(B.view().knownBy) : null,
    relations: shown().map((one) => ({ ...relationOf(one), claims: one.claims.map(claimOf) })),
  }, null, 1) + "\n";

  // A cell that no spreadsheet takes for a formula.
  const FORMULA = /^\s*[=+\-@＝＋－＠]/;
  function cell(value) {
    const plain = Array.isArray(value) ? value.join("; ") : String(value);
    const inert = typeof value === "string" && FORMULA.test(plain) ? "'" + plain : plain;
    return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
  }

  B.asCsv = function () {
    const rows = shown().flatMap((one) => one.claims.map((claim) => {
      const { certain, ...rest } = claimOf(claim);
      return { ...relationOf(one), claim_certain: certain, follows_from: "", ...rest };
    }));
    const names = rows.length ? Object.keys(rows[0]) : ["subject", "relation", "object"];
    return [names, ...rows.map((row) => names.map((name) => row[name]))]
      .map((cells) => cells.map(cell).join(",")).join("\r\n") + "\r\n";
  };

  function picture(done) {
    const drawn = byId("drawing").querySelector("canvas");
    const copy = document.createElement("canvas");
    const room = Math.round(32 * drawn.width / drawn.clientWidth);
    copy.width = drawn.width;
    copy.height = drawn.height + room;
    const pen = copy.getContext("2d");
    const style = getComputedStyle(document.body);
    pen.fillStyle = style.backgroundColor;
    pen.fillRect(0, 0, copy.width, copy.height);
    pen.drawImage(drawn, 0, 0);
    pen.fillStyle = style.color;
    pen.font = `${Math.round(room * 0.45)}px ${style.fontFamily}`;
    pen.fillText(`${data.title}. ${byId("window").textContent}`, room / 2, copy.height - room / 3,
      copy.width - room);
    copy.toBlob(done, "image/png");
  }

  const FORMS = {
    png: () => picture((blob) => save(blob, "png")),
    csv: () => save(new Blob([B.asCsv()], { type: "text/csv" }), "csv"),
    json: () => save(new Blob([B.asJson()], { type: "application/json" }), "json"),
  };

  function start() {
    byId("download").hidden = false;
    byId("download").addEventListener("click", (event) => {
      const form = FORMS[event.target.dataset.form];
      if (form) form();
    });
  }

  B.download = { start };
})();
