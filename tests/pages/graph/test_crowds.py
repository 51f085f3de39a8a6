"""Many actors and many lines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from belligraph.pages.graph.pages import pages
from belligraph.relations import View
from drawn import LIT, NODES, lines, looks, spot
from showing import make_claim, small_registry, until, written

pytestmark = pytest.mark.browser


MIDDLE = """() => {
    const { usa, iraq } = belligraph.network.getPositions();
    const at = belligraph.network.canvasToDOM(
        { x: (usa.x + iraq.x) / 2, y: (usa.y + iraq.y) / 2 });
    const canvas = document.querySelector("#drawing canvas");
    const frame = canvas.getBoundingClientRect();
    const copy = document.createElement("canvas");
    const pen = copy.getContext("2d", { willReadFrequently: true });
    pen.drawImage(canvas, 3 - at.x, 3 - at.y);
    const dot = pen.getImageData(0, 0, 7, 7).data;
    const seen = dot.filter((value, place) => place % 4 === 3 && value > 0).length;
    return [frame.x + at.x, frame.y + at.y, seen];
}"""
"""Where the line of the US and Iraq has its middle in the window, and how much is drawn there."""


def test_many_actors_open_as_groups_that_open_by_click_or_name(shown, claim, monkeypatch) -> None:
    monkeypatch.setattr("belligraph.pages.graph.drawing.MANY", 3)
    monkeypatch.setattr("belligraph.pages.graph.moments.EMBEDDED", 1)
    monkeypatch.setattr("belligraph.pages.graph.pages.EMBEDDED", 1)
    claims = [
        claim("usa", "supports", "iraq"), claim("iran", "supports", "iraq"),
        claim("isil", "opposes", "iraq"),
    ]  # fmt: skip
    page = shown(claims)
    nodes = f"{NODES}.getIds().sort()"
    assert page.evaluate(nodes) == ["group:armed_group/0000", "group:state/0000"]
    assert looks(page)["group:state/0000"]["label"] == "state\n3"
    page.mouse.click(*spot(page, "group:state/0000"))
    assert page.evaluate(nodes) == ["group:armed_group/0000", "iran", "iraq", "usa"]
    page.get_by_role("button", name="Close groups").click()
    assert page.evaluate(nodes) == ["group:armed_group/0000", "group:state/0000"]
    page.get_by_text("2 groups: open one by name").click()
    group = page.get_by_role("button", name="state (3)")
    group.press("Enter")
    assert page.evaluate(nodes) == ["group:armed_group/0000", "iran", "iraq", "usa"]
    expect(group).to_have_attribute("aria-pressed", "true")
    group.press("Enter")
    expect(group).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(nodes) == ["group:armed_group/0000", "group:state/0000"]
    entry = page.locator("#now-pair-iraq--usa")
    entry.locator("summary").click()
    link = entry.get_by_role("link", name="All about these two")
    assert link.get_attribute("href") == "relations/iraq--usa.html"
    expect(entry.locator(".claim")).to_have_count(1)


def test_a_line_of_a_crowd_is_drawn_and_opens_on_a_click(shown, claim) -> None:
    claims = [claim("usa", "supports", "iraq"), claim("isil", "opposes", "iraq")]
    page = shown(claims, busy=0)
    assert lines(page) == set()
    until(page, f"({MIDDLE})()[2] > 0")
    x, y, _ = page.evaluate(MIDDLE)
    page.mouse.click(x, y)
    expect(page.locator("#pair-iraq--usa")).to_have_attribute("open", "")


def test_in_a_crowd_a_click_on_an_actor_leaves_only_its_neighbours_lit(shown, claim) -> None:
    claims = [claim("usa", "supports", "iraq"), claim("isil", "opposes", "iraq")]
    page = shown(claims, busy=0)
    page.mouse.move(*spot(page, "usa"))
    assert page.evaluate(LIT) == ["iraq", "isil", "usa"]
    page.mouse.click(*spot(page, "usa"))
    until(page, f"{LIT}.join() === 'iraq,usa'")
    page.mouse.move(*spot(page, "isil"))
    page.wait_for_timeout(200)
    assert page.evaluate(LIT) == ["iraq", "usa"]
    page.evaluate("belligraph.change({ measure: 'in' })")
    assert page.evaluate(LIT) == ["iraq", "usa"]
    page.keyboard.press("Escape")
    until(page, f"{LIT}.length === 3")
    assert page.evaluate(LIT) == ["iraq", "isil", "usa"]


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """450 actors."""
    known = small_registry()
    ids = [f"a{number:03}" for number in range(450)]
    actors = {id_: replace(known.actors["usa"], id=id_, name=id_, short=id_) for id_ in ids}
    claims = [make_claim(id_, "supports", "iraq") for id_ in ids]
    known = replace(known, actors={**known.actors, **actors})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("belligraph.pages.graph.packing.BUSY", 0)
        folder = tmp_path_factory.mktemp("many")
        return written(folder, [pages], claims, known, View()) / "index.html"


def test_many_actors_are_drawn_at_once_and_handed_over_after(stay, many) -> None:
    page = stay(many).page
    until(page, f"{NODES}.length === 451")
    expect(page.locator("#relations summary").first).to_be_visible()


def test_actors_that_are_no_longer_wanted_are_not_handed_over(visit, many) -> None:
    page = visit(many).page
    page.add_init_script(
        """const [frame, held] = [window.requestAnimationFrame, []];
        window.requestAnimationFrame = (work) => held.push(work);
        window.release = () => {
            window.requestAnimationFrame = frame;
            held.forEach((work) => frame(work));
        };"""
    )
    page.reload()
    assert page.evaluate(f"{NODES}.length") == 0
    page.evaluate("belligraph.change({ relations: [] })")
    page.evaluate("release()")
    expect(page.locator("#find")).to_be_visible()
    page.wait_for_timeout(200)
    assert page.evaluate(f"{NODES}.length") == 0


def test_many_claims_are_listed_as_links_without_javascript(
    visit, tmp_path, registry, claim, monkeypatch
) -> None:
    monkeypatch.setattr("belligraph.pages.graph.pages.EMBEDDED", 0)
    written(tmp_path, [pages], [claim("usa", "supports", "iraq")], registry, View())
    page = visit(tmp_path / "index.html", java_script_enabled=False).page
    link = page.locator(".plain").get_by_role("link", name="US supports Iraq")
    expect(link).to_have_attribute("href", "relations/iraq--usa.html")
    everyone = page.locator(".plain").get_by_role("link", name="All 2 actors")
    expect(everyone).to_have_attribute("href", "actors/index.html")
