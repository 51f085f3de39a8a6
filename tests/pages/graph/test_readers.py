"""The page in any window, for any reader, whatever actors are called."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from belligraph.pages.graph import pages as graph
from belligraph.pages.map import pages as map_
from belligraph.pages.matrix import pages as matrix
from belligraph.pages.timeline import pages as timeline
from belligraph.relations import View
from browsing import barriers
from drawn import looks
from hostile import IDS
from showing import until, written

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [360, 640, 1280])
def test_nothing_is_wider_than_the_window_whatever_is_chosen(at, width: int) -> None:
    page = at("on=2014-12-30&derived=yes&around=iran&to=isil&means=attack",
              viewport={"width": width, "height": 740})  # fmt: skip
    for summary in page.locator(".choose summary, .legend summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("address", ["", "on=2010-12-01&pair-sunnis--usa&around=usa"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_anybody(at, address: str, scheme: str) -> None:
    page = at(address, color_scheme=scheme)
    for summary in page.locator(".choose summary, .legend summary").all():
        summary.click()
    assert barriers(page) == ""


def test_opening_an_entry_moves_its_column_and_not_the_page(at) -> None:
    page = at(viewport={"width": 1280, "height": 640})
    page.evaluate("belligraph.panel.openPair('iraq--usa')")
    expect(page.locator("#pair-iraq--usa")).to_have_attribute("open", "")
    until(page, "document.querySelector('.lists').scrollTop > 0")
    assert page.evaluate("scrollY") == 0


def test_on_a_phone_long_lists_show_their_beginning_first(shown, registry, claim) -> None:
    sources = [f"a{number:02}" for number in range(20)]
    actors = {id_: replace(registry.actors["usa"], id=id_, name=id_, short=id_) for id_ in sources}
    world = replace(registry, actors={**registry.actors, **actors})
    claims = [claim(id_, "supports", "iraq") for id_ in sources]
    page = shown(claims, world, viewport={"width": 360, "height": 740})
    first, last = page.locator("#pair-a00--iraq"), page.locator("#pair-a19--iraq")
    expect(first).to_be_visible()
    expect(last).to_be_hidden()
    page.get_by_role("button", name="Show the whole list").click()
    expect(last).to_be_visible()
    page.goto(page.url + "#pair-a18--iraq")
    page.reload()
    expect(page.locator("#pair-a18--iraq h4")).to_be_visible()


@pytest.mark.parametrize("busy", [0, 1500])
@pytest.mark.parametrize("id_", IDS)
def test_no_id_of_an_actor_breaks_the_page(
    stay, tmp_path, registry, claim, monkeypatch, id_: str, busy: int
) -> None:
    monkeypatch.setattr("belligraph.pages.graph.packing.BUSY", busy)
    actors = {**registry.actors, id_: replace(registry.actors["usa"], id=id_, short="Odd")}
    claims = [
        claim(id_, "supports", "iraq"), claim("isil", "opposes", id_),
        claim("isil", "opposes", "usa", when="2010"),
    ]  # fmt: skip
    kinds = (graph.pages,) if busy else (graph.pages, matrix.pages, timeline.pages, map_.pages)
    world = replace(registry, actors=actors)
    path = written(tmp_path, kinds, claims, world, View(), title="Odd") / "index.html"
    page = stay(path).page
    page.get_by_role("button", name="Actors").click()
    page.locator(f"#actor-{id_} > summary").click()
    look = looks(page)[id_]
    assert look["size"] > 8
    assert look["font"]["size"] > 0
    page.get_by_label("Find an actor").fill("odd")
    expect(page.locator("#found")).to_have_text("1 found")
    page.evaluate("belligraph.change({ kinds: [] })")
    page.evaluate("belligraph.resetFilters()")
    page.goto(f"{path.as_uri()}#around={id_}&size={id_}")
    page.reload()
    expect(page.locator("#path")).to_have_text("2 actors within 1 line of Odd.")
    for other in () if busy else ("matrix", "timeline", "map"):
        stay(tmp_path / f"{other}.html")
