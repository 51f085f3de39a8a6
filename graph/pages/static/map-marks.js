"use strict";
// The sign of a place: its rings and what is said of who holds it, as the claims of a date have it.
(function () {
  const B = window.belligraph;
  const { data } = B;
  const short = (text) => (text.length > data.shown ? text.slice(0, data.shown - 1) + "…" : text);

  B.depict = function (mark, found) {
    const acts = [...B.of("support", found), ...B.of("opposition", found)];
    const [least, growth, most] = data.radius;
    const radius = acts.length
      ? Math.min(least + growth * Math.sqrt(B.sources(acts)), most) : least + 1;
    const control = B.of("control", found);
    const said = B.of("said", found);
    const visible = {
      opposition: B.of("opposition", found), support: B.of("support", found),
      said: said.length === found.length ? said : [],
      presence: control.length ? [] : B.of("presence", found), control,
    };
    for (const [name, claims] of Object.entries(visible)) part(mark, name, claims, radius);
    mark.querySelector(".control").setAttribute("class", "control " + B.hold(control));
    resize(mark.querySelector(".ground"), Math.max(radius, 13));
    mark.querySelector(".held").textContent = short(B.note(found));
    const label = [B.named(mark), B.note(found), B.tally(found)].filter(Boolean).join(": ");
    mark.setAttribute("aria-label", B.cut(label));
    mark.radius = acts.length ? radius : 9;
    mark.weight = found.length + 1000 * control.length;
    mark.toggleAttribute("hidden", !found.length);
  };

  function part(mark, name, claims, radius) {
    const drawn = mark.querySelector("." + name);
    drawn.toggleAttribute("hidden", !claims.length);
    drawn.toggleAttribute("data-pale", claims.every((one) => one.when === "possible"));
    if (name === "opposition") resize(drawn.firstElementChild, radius);
    if (name === "support") resize(drawn.firstElementChild, radius - 4);
  }

  function resize(shape, radius) {
    if (shape.tagName === "circle") return shape.setAttribute("r", radius);
    for (const name of ["x", "y"]) shape.setAttribute(name, -radius);
    for (const name of ["width", "height"]) shape.setAttribute(name, 2 * radius);
  }
})();
