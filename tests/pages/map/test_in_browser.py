"""The map in a browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from belligraph.model import (
    Claim,
    Place,
    PlaceKind,
    Speaker,
)
from belligraph.pages import site
from belligraph.pages.map.pages import pages
from belligraph.registry import Registry
from belligraph.relations import View

MakeClaim = Callable[..., Claim]
Visit = Any
VIEW = View(as_of=date(2014, 1, 6))
HOSTILE = "</script><img src=x onerror=alert(1)>{{ 7 * 7 }}\u202e"
TOLD = """() => [...document.querySelectorAll("details.place")].filter((one) => !one.hidden)
    .map((one) => one.querySelector("summary").innerText.replace(/\\s+/g, " "))"""
LABELS = """() => [...document.querySelectorAll(".spot")]
    .map((one) => [one.getAttribute("aria-label"),
        ...["opposition", "support", "said", "presence", "control"].map((kind) => {
            const part = one.querySelector("." + kind);
            return part.hasAttribute("hidden") ? "" : part.getAttribute("class") +
                (part.hasAttribute("data-pale") ? " pale" : "");
        })])"""


@pytest.fixture
def opened(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    world: list[Claim],
    places: Registry,
    visit: Callable[..., Visit],
) -> Callable[..., Visit]:
    """Opens the map of the world in a window."""

    def open_page(claims: Iterable[Claim] = world, view: View = VIEW, **options: Any) -> Visit:
        monkeypatch.setattr(site, "KINDS", (pages,))
        site.write_site(tmp_path, list(claims), places, view, title="Test")
        return visit(tmp_path / "map.html", **options)

    return open_page


@pytest.mark.browser
def test_the_script_tells_at_first_what_the_page_tells_without_it(
    opened: Callable[..., Visit],
) -> None:
    plain, scripted = opened(java_script_enabled=False).page, opened().page
    hidden = "() => [...document.querySelectorAll('[data-row]')].map(one => one.hidden)"
    for seen in (TOLD, LABELS, hidden):
        assert plain.evaluate(seen) == scripted.evaluate(seen)
    assert plain.locator("#shown").inner_text() == scripted.locator("#shown").inner_text()


@pytest.mark.browser
@pytest.mark.parametrize("day", [date(2014, 7, 1), date(2013, 12, 1)])
def test_another_date_shows_what_a_site_of_that_date_would(
    day: date, opened: Callable[..., Visit], claim: MakeClaim, world: list[Claim]
) -> None:
    short = replace(VIEW, window=90)
    early = claim("usa", "opposes", "isil", place="mosul", means="attack", when="2013-11-20")
    there = opened([*world, early], replace(short, as_of=day)).page
    expected = there.evaluate(TOLD), there.locator("#time").inner_text()
    page = opened([*world, early], short).page
    wanted = (day - date(1970, 1, 1)).days
    index = json.loads(page.locator("#data").text_content())["stops"].index(wanted)
    page.locator("#date").evaluate(
        "(one, at) => { one.value = at; one.dispatchEvent(new Event('input')); }", index
    )
    assert (page.evaluate(TOLD), page.locator("#time").inner_text()) == expected
    assert str(day.year) in page.locator("#spoken").inner_text()
    page.locator("#back").click()
    assert "6 January 2014" in page.locator("#time").inner_text()


@pytest.mark.browser
def test_a_place_opens_its_claims_by_click_and_by_enter(opened: Callable[..., Visit]) -> None:
    page = opened().page
    page.locator('.spot[aria-label^="Fallujah"] .ground').click()
    assert page.locator("details.place[open] .place-name").inner_text() == "Fallujah"
    assert page.evaluate("document.activeElement.id") == "at-fallujah"
    assert page.url.endswith("#at-fallujah")
    assert page.evaluate("window.scrollY") == 0
    page.locator('.spot[aria-label^="Anbar"]').focus()
    page.keyboard.press("Enter")
    assert page.locator("details.place[open] .place-name").inner_text() == "Anbar"


@pytest.mark.browser
def test_near_places_are_gathered_and_come_apart_closer(
    opened: Callable[..., Visit], claim: MakeClaim, world: list[Claim]
) -> None:
    far = claim("iraq", "opposes", "isil", place="mosul", means="attack")
    page = opened([*world, far]).page
    cluster = page.locator(".cluster")
    assert cluster.get_attribute("aria-label") == "1 more near Fallujah: Karmah. Zoom in"
    assert not page.locator('.spot[aria-label^="Karmah"]').is_visible()
    cluster.focus()
    page.keyboard.press("Enter")
    for _ in range(4):
        if page.locator(".cluster").count():
            page.locator('[data-do="in"]').click()
    assert page.locator('.spot[aria-label^="Karmah"]').is_visible()
    page.locator('[data-do="fit"]').click()
    assert page.locator(".cluster").count() == 1


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_names_and_badges_cover_nothing_and_the_weightiest_place_is_named(
    width: int, opened: Callable[..., Visit], claim: MakeClaim, world: list[Claim]
) -> None:
    far = claim("iraq", "opposes", "isil", place="mosul", means="attack")
    page = opened([*world, far], viewport={"width": width, "height": 740}).page
    boxes = page.evaluate("""() => {
        const shown = (one) => !one.closest("[hidden]");
        return [...document.querySelectorAll(".spot .name, .spot .held, .cluster rect")]
            .filter((one) => shown(one) && (one.tagName === "rect" || one.textContent))
            .map((one) => one.getBoundingClientRect())
            .map(({left, right, top, bottom}) => [left, right, top, bottom]);
    }""")
    over = [
        (a, b)
        for a, b in combinations(boxes, 2)
        # lines of one name stand close: their boxes may touch by a few pixels
        if min(a[1], b[1]) - max(a[0], b[0]) > 0 and min(a[3], b[3]) - max(a[2], b[2]) > 4
    ]
    assert over == []
    assert page.locator('.spot[aria-label^="Fallujah"] .name').is_visible()
    assert page.locator(".legend .gathered").is_visible()


@pytest.mark.browser
def test_a_map_moved_by_hand_stays_where_it_is(opened: Callable[..., Visit]) -> None:
    page = opened().page
    where = "() => document.getElementById('land').getAttribute('transform')"
    fitted = page.evaluate(where)
    page.locator("#frame").press("ArrowLeft")
    page.locator("#frame").press("+")
    moved = page.evaluate(where)
    assert moved != fitted
    page.locator("#date").press("ArrowRight")
    assert page.evaluate(where) == moved
    page.locator("#back").click()
    page.locator('[data-do="fit"]').click()
    assert page.evaluate(where) == fitted


@pytest.mark.browser
def test_without_uncertain_dates_places_that_rest_on_them_go(opened: Callable[..., Visit]) -> None:
    page = opened().page
    assert any("Karmah" in one for one in page.evaluate(TOLD))
    page.locator("#uncertain").uncheck()
    assert not any("Karmah" in one for one in page.evaluate(TOLD))
    assert not page.locator('.spot[aria-label^="Karmah"]').is_visible()


@pytest.mark.browser
def test_a_link_to_a_claim_opens_its_place(
    opened: Callable[..., Visit], world: list[Claim]
) -> None:
    page = opened().page
    page.evaluate("(id) => { location.hash = 'claim-' + id; }", world[2].id[:16])
    page.wait_for_selector("details.place[open]")
    assert page.locator(f"#claim-{world[2].id[:16]}").is_visible()


@pytest.mark.browser
def test_all_dates_are_shown_where_the_view_has_none(opened: Callable[..., Visit]) -> None:
    page = opened(view=View()).page
    assert page.locator("#time").inner_text() == "All dates."
    assert any("Mosul" in one for one in page.evaluate(TOLD))
    page.locator("#date").press("Home")
    assert page.locator("#time").inner_text().startswith("As of 1 January 2014")
    page.locator("#back").click()
    assert page.locator("#time").inner_text() == "All dates."


@pytest.mark.browser
def test_names_from_outside_run_nothing(
    opened: Callable[..., Visit], places: Registry, claim: MakeClaim
) -> None:
    hostile = Place(id="x", name=HOSTILE * 30, kind=PlaceKind.TOWN, latitude=33, longitude=44)
    places.places["x"] = hostile  # type: ignore[index]
    given = {"place": "x", "item": HOSTILE, "gist": HOSTILE, "speaker": Speaker(HOSTILE)}
    page = opened([claim("iraq", "opposes", "isil", **given)]).page
    assert page.locator("img").count() == 0
    assert "{{ 7 * 7 }}" in page.locator(".place-name").inner_text()
    assert len(page.locator(".spot .name").text_content()) <= 48


@pytest.mark.browser
def test_no_barrier_is_found(opened: Callable[..., Visit]) -> None:
    page = opened().page
    page.locator('.spot[aria-label^="Fallujah"] .ground').click()
    found = Axe().run(page, options={"preload": False}).response["violations"]
    grave = [one for one in found if one["impact"] in ("serious", "critical")]
    assert grave == [], json.dumps(grave, indent=1)[:3000]


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False])
def test_a_narrow_window_is_wide_enough(script: bool, opened: Callable[..., Visit]) -> None:
    page = opened(viewport={"width": 360, "height": 740}, java_script_enabled=script).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
