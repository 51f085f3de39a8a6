"""How the drawing is moved, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from drawn import NODES, spot
from showing import until

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [(1280, 800), (360, 740)])
@pytest.mark.parametrize("busy", [0, 1500])
def test_an_actor_stays_where_it_was_dragged_to(
    shown, claim, size: tuple[int, int], busy: int
) -> None:
    claims = [claim("usa", "supports", "iraq"), claim("isil", "opposes", "iraq")]
    page = shown(claims, busy=busy, viewport=dict(zip(("width", "height"), size, strict=True)))
    page.locator("#drawing").scroll_into_view_if_needed()
    place = "belligraph.network.getPosition('usa')"
    before, (x, y) = page.evaluate(place), spot(page, "usa")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 5)
    page.mouse.move(x + 60, y + 10)
    page.mouse.up()
    there = page.evaluate(place)
    assert there != before
    page.mouse.move(*spot(page, "isil"))
    page.evaluate("belligraph.light.hover('isil')")
    page.evaluate("belligraph.change({ measure: 'in' })")
    assert page.evaluate(place) == there
    page.get_by_role("button", name="Show all", exact=True).click()
    assert page.evaluate(place) == there


INK = """() => {
    const canvas = document.querySelector("#drawing canvas");
    const copy = document.createElement("canvas");
    [copy.width, copy.height] = [canvas.width, canvas.height];
    const pen = copy.getContext("2d", { willReadFrequently: true });
    pen.drawImage(canvas, 0, 0);
    const { data } = pen.getImageData(0, 0, copy.width, copy.height);
    let [ink, left] = [0, copy.width];
    for (let at = 3; at < data.length; at += 4) {
        if (!data[at]) continue;
        ink += 1;
        left = Math.min(left, ((at - 3) / 4) % copy.width);
    }
    return [ink, left];
}"""
"""How many dots are drawn, and how far on the left the first is."""


def test_a_crowd_that_is_dragged_keeps_its_lines_and_labels(shown, claim) -> None:
    claims = [claim("usa", "supports", "iraq"), claim("isil", "opposes", "iraq")]
    page = shown(claims, busy=0)
    page.get_by_role("button", name="Zoom out").click()
    page.get_by_role("button", name="Zoom out").click()
    page.wait_for_timeout(300)  # it is drawn
    ink, left = page.evaluate(INK)
    box = page.locator("#drawing canvas").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 30, box["y"] + 200)
    page.mouse.move(box["x"] + 70, box["y"] + 200)
    until(page, f"({INK})()[1] > {left + 30}")
    moved = page.evaluate(INK)[0]
    assert abs(moved - ink) < ink / 20
    page.mouse.up()
    page.wait_for_timeout(300)
    assert abs(page.evaluate(INK)[0] - ink) < ink / 20


def test_a_crowd_that_is_dragged_shows_actors_that_come_into_sight(shown, claim) -> None:
    claims = [claim("usa", "supports", "iraq"), claim("isil", "opposes", "iraq")]
    page = shown(claims, busy=0)
    box = page.locator("#drawing canvas").bounding_box()
    # all are a little beyond the right edge
    page.evaluate(
        """(width) => {
            const left = Math.min(
                ...Object.values(belligraph.network.getPositions()).map((one) => one.x));
            const x = left - (width / 2 + 60) / belligraph.network.getScale();
            belligraph.network.moveTo({ position: { x, y: 0 } });
        }""",
        box["width"],
    )
    until(page, f"({INK})()[0] === 0")
    x, y = box["x"] + box["width"] - 20, box["y"] + 200
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 20, y)
    page.mouse.move(x - 300, y)
    until(page, f"({INK})()[0] > 0")
    page.mouse.up()


def test_a_finger_that_scrolls_the_page_leaves_the_crowd_drawn(shown, claim) -> None:
    claims = [claim("usa", "supports", "iraq"), claim("isil", "opposes", "iraq")]
    page = shown(claims, busy=0)
    box = page.locator("#drawing canvas").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 40, box["y"] + 200)
    hidden = "belligraph.network.renderer.options.hideNodesOnDrag"
    until(page, hidden)
    page.locator(".vis-network").dispatch_event("pointercancel")
    assert page.evaluate(hidden) is False
    page.mouse.up()


def test_typing_goes_on_when_the_mouse_crosses_the_drawing(at) -> None:
    page = at()
    page.get_by_label("Find an actor").focus()
    page.keyboard.type("ir")
    box = page.locator("#drawing canvas").bounding_box()
    for step in range(5):
        page.mouse.move(box["x"] + 100 + 50 * step, box["y"] + 100)
    page.keyboard.type("an")
    assert page.get_by_label("Find an actor").input_value() == "iran"
    expect(page.locator("#found")).to_have_text("2 found")


def test_keys_move_the_drawing_zoom_and_show_all(at) -> None:
    page = at()
    drawing = page.get_by_role("application")
    expect(drawing).to_have_attribute("tabindex", "0")
    expect(drawing).to_have_accessible_name(
        "Drawing of relations: arrow keys move it, plus and minus zoom, Home shows all. "
        "All relations are in the list."
    )
    drawing.focus()
    x, y = spot(page, "iraq")
    for key, moved in {
        "ArrowRight": (x - 60, y), "ArrowDown": (x - 60, y - 60),
        "ArrowLeft": (x, y - 60), "ArrowUp": (x, y),
    }.items():  # fmt: skip
        page.keyboard.press(key)
        assert spot(page, "iraq") == pytest.approx(moved, abs=1)
    assert page.evaluate("scrollY") == 0
    scale, size = "belligraph.network.getScale()", f"{NODES}.get('iraq').font.size"
    opened, label = page.evaluate(scale), page.evaluate(size)
    for _ in range(6):
        page.keyboard.press("-")
    assert page.evaluate(scale) == pytest.approx(opened / 1.3**6)
    assert page.evaluate(size) > label
    page.keyboard.press("+")
    assert page.evaluate(scale) == pytest.approx(opened / 1.3**5)
    for key in ("0", "Home"):
        page.keyboard.press("ArrowRight")
        page.keyboard.press(key)
        assert page.evaluate(scale) == pytest.approx(opened, rel=0.3)
        assert spot(page, "iraq") == pytest.approx((x, y), abs=60)
