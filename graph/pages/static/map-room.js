"use strict";
// Room on the map: of places too near to each other one stands for all, and names are written
// where they cover nothing.
(function () {
  const B = window.belligraph;
  const SVG = "http://www.w3.org/2000/svg";
  const NEAR = 0.8; // of the radii of two marks: nearer ones are gathered
  const LETTER = { name: 7.2, held: 5.8 }; // pixels
  const BADGE = 9; // half of its height, in pixels

  const around = (at, by) =>
    ({ left: at.x - by, right: at.x + by, top: at.y - by, bottom: at.y + by });
  const meets = (a) => (b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  /* Of places that overlap, the one of which most is told stands for all; "+2" leads closer.
     `place` says where an element is, `size` what is seen; returns what is covered. */
  B.gather = function (place, size) {
    const held = document.activeElement.closest(".spot, .cluster");
    document.getElementById("clusters").replaceChildren();
    const leads = gathered(place);
    const taken = leads.map(({ mark, at }) => around(at, mark.radius));
    for (const lead of leads) if (lead.others.length) badge(lead, taken);
    for (const lead of leads) name(lead, taken, size);
    if (held && !(held.isConnected && held.checkVisibility())) keep(held.dataset.spot, leads);
    return taken;
  };

  // Who stood at a mark or a badge that is there no more stays at what stands for it now.
  function keep(spot, leads) {
    const lead = leads.find(({ mark, others }) =>
      [mark, ...others].some((one) => one.dataset.spot === spot));
    const next = lead ? lead.badge || lead.mark : document.getElementById("frame");
    next.focus({ preventScroll: true });
  }

  B.isFree = (at, wide, taken) => !taken.some(meets(
    { left: at.x - wide / 2, right: at.x + wide / 2, top: at.y - 10, bottom: at.y + 6 }));

  function gathered(place) {
    const leads = [];
    for (const mark of B.marks.filter(B.present).sort((a, b) => b.weight - a.weight)) {
      const at = place(mark);
      const lead = leads.find((one) => Math.hypot(one.at.x - at.x, one.at.y - at.y) <
        NEAR * (one.mark.radius + mark.radius));
      mark.toggleAttribute("hidden", Boolean(lead));
      if (lead) lead.others.push(mark);
      else leads.push({ mark, at, others: [] });
      mark.setAttribute("transform", `translate(${at.x} ${at.y})`);
    }
    return leads;
  }

  /* The name with what is held, else the name alone, else nothing. */
  function name({ mark, at }, taken, size) {
    const [title, held] = [mark.querySelector(".name"), mark.querySelector(".held")];
    const bare = title.textContent.length * LETTER.name;
    const wide = Math.max(bare, held.textContent.length * LETTER.held);
    const found = (held.textContent && way(at, mark.radius + 4, wide, 30, taken, size)) ||
      way(at, mark.radius + 4, bare, 16, taken, size);
    title.toggleAttribute("hidden", !found);
    held.toggleAttribute("hidden", !found || found.high === 16);
    if (!found) return;
    taken.push(found.area);
    for (const [text, down] of [[title, 0], [held, 14]]) {
      text.setAttribute("text-anchor", found.anchor);
      text.setAttribute("x", found.x);
      text.setAttribute("y", found.y + down);
    }
  }

  /* To the right of a mark, to the left, below or above. */
  function way(at, room, wide, high, taken, size) {
    const ways = [["start", room, 4], ["end", -room, 4],
      ["middle", 0, room + 12], ["middle", 0, -room - high + 14]];
    for (const [anchor, x, y] of ways) {
      const left = at.x + x - { start: 0, end: wide, middle: wide / 2 }[anchor];
      const top = at.y + y - 11;
      const area = { left, right: left + wide, top, bottom: top + high };
      const inside = left > 0 && area.right < size.width && top > 0 && area.bottom < size.height;
      if (inside && !taken.some(meets(area))) return { anchor, x, y, high, area };
    }
    return null;
  }

  function badge(lead, taken) {
    const { mark, at, others } = lead;
    const group = lead.badge = element("g",
      { class: "cluster", role: "button", tabindex: 0, "data-spot": others[0].dataset.spot });
    const [far, high] = [mark.radius * 0.8 + 2, mark.radius * 0.8 + 7];
    const corners = [[far, -high], [-far, -high], [far, high], [-far, high]]
      .map(([x, y]) => ({ x: at.x + x, y: at.y + y }));
    const beside = taken.filter((one) => !meets(around(at, 1))(one));
    const corner = corners.find((one) => !beside.some(meets(around(one, BADGE)))) || corners[0];
    group.setAttribute("transform", `translate(${corner.x} ${corner.y})`);
    const names = B.cut(others.map(B.named).join(", "));
    group.setAttribute("aria-label",
      `${others.length} more near ${B.named(mark)}: ${names}. Zoom in`);
    const text = element("text", { "text-anchor": "middle", y: 4 });
    text.textContent = "+" + others.length;
    group.append(element("rect", { x: -13, y: -9, width: 26, height: 18, rx: 9 }), text);
    group.addEventListener("click", () => B.closer(mark, others[0]));
    group.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      B.closer(mark, others[0]);
    });
    document.getElementById("clusters").append(group);
    taken.push(around(corner, BADGE));
  }

  function element(tag, attributes) {
    const made = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }
})();
