"""The timeline in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from belligraph.dates import parse_interval
from belligraph.model import (
    Actor,
    ActorKind,
    Event,
    EventKind,
    Place,
    PlaceKind,
    Speaker,
)
from belligraph.pages.timeline.pages import pages
from belligraph.relations import View
from browsing import barriers
from showing import HOSTILE, make_claim, small_registry, until, written

Visit = Any
VIEW = View(as_of=date(2014, 1, 6))
BATTLE = Event(
    id="battle-of-ramadi", name="Battle of Ramadi", kind=EventKind.BATTLE,
    date=parse_interval("2014-01-03"), place="anbar", deaths_low=10, deaths_best=12,
    deaths_high=20, according_to="post", source="report",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A timeline of deeds, words, an event and hostile names."""
    state, town, known = ActorKind.STATE, PlaceKind.TOWN, small_registry()
    actors = {
        **known.actors,
        "rogue": Actor(id="rogue", name=HOSTILE, kind=ActorKind.ARMED_GROUP),
        "vast": Actor(id="vast", name="x" * 10_000, kind=state),
    }
    places = {**known.places, "rogue": Place(id="rogue", name=HOSTILE, kind=town)}
    events = {
        "rogue": replace(BATTLE, id="rogue", name=HOSTILE, place="rogue"),
        "battle": BATTLE,
    }
    claims = [
        make_claim("usa", "supports", "iraq", when="2004"),
        make_claim("usa", "supports", "iraq"),
        make_claim("usa", "opposes", "isil", when="2013-12", event="battle"),
        make_claim("iran", "supports", "iraq", modality="offered"),
        make_claim("rogue", "opposes", "vast", speaker=Speaker(HOSTILE)),
        make_claim("rogue", "controls", "rogue"),
        make_claim("usa", "opposes", "iran", when="2004-05-01/2004-07"),
    ]
    world = replace(known, actors=actors, places=places, events=events)
    return written(tmp_path_factory.mktemp("site"), [pages], claims, world, VIEW, title=HOSTILE)


@pytest.fixture
def opened(folder: Path, stay: Callable[..., Visit]) -> Callable[..., Visit]:
    """Opens the timeline in a window."""
    return partial(stay, folder / "timeline.html")


def visible_rows(page: Any) -> list[str]:
    return [
        row.inner_text()
        for row in page.locator("#by-pairs .row[data-actors] .name > span:first-child").all()
        if row.is_visible()
    ]


@pytest.mark.browser
def test_zooming_makes_the_axis_longer_and_names_the_months(opened: Callable[..., Visit]) -> None:
    page = opened().page
    width = "document.querySelector('#by-pairs .axis .track').getBoundingClientRect().width"
    months = (
        "[...document.querySelectorAll('#by-pairs .month')].filter(e => e.checkVisibility()).length"
    )
    page.get_by_role("button", name="Whole time").click()
    before = page.evaluate(width)
    assert page.evaluate(months) == 0
    page.get_by_role("button", name="Window").click()
    assert page.evaluate(width) > 3 * before
    assert page.evaluate(months) > 0
    page.locator("#by-pairs .row", has_text="Iraq – US").locator(".mark").last.focus()
    zoomed = page.evaluate(width)
    page.keyboard.press("+")
    assert page.evaluate(width) > zoomed
    page.keyboard.press("0")
    assert page.evaluate(width) == before
    page.mouse.move(700, 600)
    page.keyboard.down("Control")
    page.locator("#by-pairs .axis").hover()
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    until(page, f"{width} > {before}")


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360])
def test_the_first_sight_is_of_the_dated_marks_before_the_day_of_the_view(
    width: int, opened: Callable[..., Visit]
) -> None:
    page = opened(viewport={"width": width, "height": 740}).page
    inside = """() => {
        const frame = document.querySelector("#by-pairs .chart").getBoundingClientRect();
        const left = document.querySelector("#by-pairs .axis .name").getBoundingClientRect().right;
        const middle = (box) => (box.left + box.right) / 2;
        return [...document.querySelectorAll("#by-pairs .mark")]
            .filter((one) => one.textContent.includes("5 January 2014"))
            .map((one) => middle(one.querySelector("use").getBoundingClientRect()))
            .every((x) => x > left && x < frame.right);
    }"""
    assert page.evaluate(inside)
    assert re.fullmatch(
        r"\d+ \w+ 2013 to \d+ Jan 2014", page.locator("#by-pairs .seen").inner_text()
    )
    page.get_by_role("button", name="Whole time").click()
    assert page.locator("#by-pairs .seen").inner_text().endswith("2014")
    assert "2003" in page.locator("#by-pairs .seen").inner_text()


@pytest.mark.browser
def test_rows_are_chosen_by_actor_and_by_the_window(opened: Callable[..., Visit]) -> None:
    page = opened().page
    rows = visible_rows(page)
    assert len(rows) == 5
    assert sum(row.endswith(" (place)") for row in rows) == 1
    page.locator("#actor").select_option(label="Iran")
    assert visible_rows(page) == ["Iran – Iraq"]
    page.get_by_label("Only rows that meet the window").uncheck()
    assert visible_rows(page) == ["Iran – Iraq", "Iran – US"]
    page.get_by_label("Only rows that meet the window").check()
    assert page.locator("#spoken").inner_text() == "1 row"
    page.locator("#actor").select_option("")
    page.get_by_role("button", name="By actor").click()
    assert visible_rows(page) == []
    assert page.locator("#by-actors .row").first.is_visible()


@pytest.mark.browser
def test_arrow_keys_go_from_mark_to_mark_and_enter_follows(opened: Callable[..., Visit]) -> None:
    page = opened().page
    row = page.locator("#by-pairs .row", has_text="Iraq – US")
    assert row.locator(".mark[tabindex='0']").count() == 1
    assert "5 January 2014" in row.locator(".mark[tabindex='0']").text_content()
    row.locator(".mark").first.focus()
    assert "2004" in page.locator("#at").inner_text()
    page.keyboard.press("ArrowRight")
    assert "5 January 2014" in page.locator("#at").inner_text()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    until(page, "location.hash.startsWith('#mark-')")
    line = page.locator("tr:target")
    assert line.is_visible()
    assert "US supports Iraq" in line.inner_text()


@pytest.mark.browser
def test_an_address_that_cannot_be_read_leads_nowhere(opened: Callable[..., Visit]) -> None:
    page = opened().page
    page.evaluate("location.hash = '#%E0%A4%A'")
    page.reload()
    page.get_by_role("button", name="Whole time").click()
    assert page.locator("tr:target").count() == 0


@pytest.mark.browser
def test_no_barrier_is_found(opened: Callable[..., Visit]) -> None:
    unfold = "for (const one of document.querySelectorAll('details')) one.open = true"
    page = opened().page
    page.evaluate(unfold)
    assert barriers(page) == ""
    page.emulate_media(color_scheme="dark")
    assert barriers(page, ["color-contrast"]) == ""
    page.emulate_media(color_scheme="light")


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False])
def test_a_narrow_window_scrolls_only_the_chart(script: bool, opened: Callable[..., Visit]) -> None:
    page = opened(viewport={"width": 360, "height": 740}, java_script_enabled=script).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("#by-pairs .mark").first.is_visible()
    assert page.locator("#by-actors").is_visible() is not script
