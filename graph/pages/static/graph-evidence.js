"use strict";
// The evidence in elements of the page: a claim with who says so and where, and the parts of it.
(function () {
  const B = window.belligraph;
  const { data } = B;
  const { claims: c } = data;
  const text = (column, claim) => data.texts[c[column][claim]];

  // An element with its text and its children.
  function make(tag, look, ...inside) {
    const one = document.createElement(tag);
    if (look) one.className = look;
    one.append(...inside.filter((part) => part !== null && part !== ""));
    return one;
  }

  const named = (id) => make("bdi", "", B.actor(id)[1]);

  function link(to, ...inside) {
    const one = make("a", "", ...inside);
    one.href = to;
    return one;
  }

  function swatch(relation) {
    const of = document.getElementById("swatches").querySelector("." + relation);
    return of ? of.cloneNode(true) : make("span", "swatch");
  }

  const verbOf = (one) => one.sign ? B.verb(one) : text("verb", one.claims[0]);
  const statement = (one) => [named(one.subject), ` ${verbOf(one)} `, named(one.object)];

  function badge(claim, sure) {
    const chip = B.retracted(claim, B.view()) ? "retracted" : text("chip", claim);
    if (sure) return chip;
    return `${["done", "holds"].includes(chip) ? "reported" : chip}, date uncertain`;
  }

  function source(claim) {
    const [, title, to] = data.sources[c.source[claim]];
    if (!to) return make("cite", "", make("bdi", "", title));
    const out = link(to, make("bdi", "", title));
    out.rel = "noreferrer noopener";
    return out;
  }

  function article(claim, plain) {
    const sure = B.isCertain(claim, B.view());
    const [subject, object] = B.ends(claim);
    const said = make("strong", "", named(subject), ` ${text("verb", claim)} `,
      named(object), text("tail", claim) + ": ");
    const premises = data.premises[claim] || [];
    const sentence = c.sentence && c.sentence[claim];
    const quoted = sentence && c.quoted[claim];
    return make("article", "claim" + (sure || plain ? "" : " uncertain"),
      make("p", "what", make("span", "status", badge(claim, sure)), " ", plain ? "" : said,
        make("bdi", "", text("brief", claim))),
      c.party[claim] ? make("p", "flag", "said by a party to this") : "",
      data.terms.standing[c.standing[claim]][0] === "alleged"
        ? make("p", "flag", "alleged, not confirmed") : "",
      sentence ? make(quoted ? "blockquote" : "p", quoted ? "" : "gist",
        make("bdi", "", sentence)) : "",
      make("p", "who", make("span", "label", "Who says so"), " ",
        make("bdi", "", text("chain", claim))),
      ...premises.map((one) => make("p", "premise",
        make("span", "label", "» Follows from"), " ", make("bdi", "", one))),
      make("div", "record", make("p", "", source(claim))));
  }

  Object.assign(B, { make, named, link, statement });
  B.evidence = { text, verbOf, swatch, badge, article };
})();
