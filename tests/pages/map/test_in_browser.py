"""The map in a browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from belligraph.dates import parse_date
from belligraph.model import (
    Claim,
    Place,
    PlaceKind,
    Speaker,
)
from belligraph.pages.graph import pages as graph
from belligraph.pages.map.pages import pages
from belligraph.registry import Registry
from belligraph.relations import View
from browsing import barriers
from showing import HOSTILE, until, written

MakeClaim = Callable[..., Claim]
Visit = Any
VIEW = View(as_of=date(2014, 1, 6))
TOLD = """() => [...document.querySelectorAll("details.place")].filter((one) => !one.hidden)
    .map((one) => one.querySelector("summary").innerText.replace(/\\s+/g, " "))"""
LABELS = """() => [...document.querySelectorAll(".spot")]
    .map((one) => [one.getAttribute("aria-label"),
        ...["opposition", "support", "said", "presence", "control"].map((kind) => {
            const part = one.querySelector("." + kind);
            return part.hasAttribute("hidden") ? "" : part.getAttribute("class") +
                (part.hasAttribute("data-pale") ? " pale" : "");
        })])"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, world: list[Claim], places: Registry) -> Path:
    """The map of the world."""
    return written(tmp_path_factory.mktemp("site"), [pages], world, places, VIEW)


@pytest.fixture
def opened(folder: Path, stay: Callable[..., Visit]) -> Callable[..., Visit]:
    """Opens the map of the world in a window."""
    return partial(stay, folder / "map.html")


@pytest.fixture
def opened_of(
    tmp_path: Path, places: Registry, visit: Callable[..., Visit]
) -> Callable[..., Visit]:
    """Opens the map of other claims in a window of its own."""

    def open_page(
        claims: Iterable[Claim], view: View = VIEW, known: Registry = places, **options: Any
    ) -> Visit:
        return visit(written(tmp_path, [pages], claims, known, view) / "map.html", **options)

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
    day: date, opened_of: Callable[..., Visit], claim: MakeClaim, world: list[Claim]
) -> None:
    short = replace(VIEW, window=90)
    early = claim("usa", "opposes", "isil", place="mosul", means="attack", when="2013-11-20")
    there = opened_of([*world, early], replace(short, as_of=day)).page
    expected = there.evaluate(TOLD), there.locator("#time").inner_text()
    page = opened_of([*world, early], short).page
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
    opened_of: Callable[..., Visit], claim: MakeClaim, world: list[Claim]
) -> None:
    far = claim("iraq", "opposes", "isil", place="mosul", means="attack")
    page = opened_of([*world, far]).page
    cluster = page.locator(".cluster")
    assert cluster.get_attribute("aria-label") == "1 more near Fallujah: Karmah. Zoom in"
    assert not page.locator('.spot[aria-label^="Karmah"]').is_visible()
    cluster.focus()
    page.keyboard.press("Enter")
    where = "document.activeElement.getAttribute('aria-label')"
    assert "Karmah" in page.evaluate(where)
    for _ in range(4):
        if page.locator(".cluster").count():
            page.locator('[data-do="in"]').click()
    assert page.locator('.spot[aria-label^="Karmah"]').is_visible()
    page.locator('[data-do="fit"]').click()
    assert page.locator(".cluster").count() == 1


@pytest.mark.browser
def test_who_stands_at_a_badge_stays_there_when_the_map_is_drawn_anew(
    opened_of: Callable[..., Visit], claim: MakeClaim, world: list[Claim]
) -> None:
    far = claim("iraq", "opposes", "isil", place="mosul", means="attack")
    page = opened_of([*world, far]).page
    where = "document.activeElement.getAttribute('aria-label')"
    page.locator(".cluster").focus()
    for key in ("-", "ArrowLeft"):
        page.keyboard.press(key)
        assert "Karmah" in page.evaluate(where)
        assert page.evaluate("document.activeElement.getAttribute('class')") == "cluster"
    for _ in range(6):
        page.keyboard.press("+")
    assert page.evaluate(where).startswith("Karmah: ")
    for _ in range(6):
        page.keyboard.press("-")
    assert "Karmah" in page.evaluate(where)
    assert page.evaluate("document.activeElement.getAttribute('class')") == "cluster"


@pytest.mark.browser
def test_the_words_say_that_they_keep_their_day_when_another_is_shown(
    opened: Callable[..., Visit],
) -> None:
    page = opened().page
    assert not page.locator("#kept").is_visible()
    goes_to(page, "on=2014-07-01")
    until(page, "!document.getElementById('kept').hidden")
    assert page.locator("#kept").inner_text() == (
        "These words keep to 6 January 2014; the map shows 1 July 2014."
    )
    page.get_by_label("Only what was known by then").check()
    assert page.locator("#kept").inner_text().endswith("1 July 2014, as known by then.")
    assert "known=yes" in page.evaluate("location.hash")
    page.locator("#back").click()
    assert not page.locator("#kept").is_visible()
    assert page.evaluate("location.hash") == ""


@pytest.mark.browser
def test_a_map_of_what_was_known_also_shows_what_became_known_later(
    opened_of: Callable[..., Visit], claim: MakeClaim
) -> None:
    late = claim("isil", "controls", "mosul", published_on=parse_date("2014-02-01"))
    known = replace(VIEW, known_by=VIEW.as_of)
    early = claim("iraq", "opposes", "isil", place="fallujah")
    page = opened_of([late, early], known).page
    assert [one.split()[0] for one in page.evaluate(TOLD)] == ["Fallujah"]
    assert page.locator("#time").inner_text().startswith("As of 6 January 2014, as known by 6")
    page.get_by_label("Only what was known by then").uncheck()
    assert [one.split()[0] for one in page.evaluate(TOLD)] == ["Fallujah", "Mosul"]
    assert "reported held: ISIL" in page.evaluate(TOLD)[1]


@pytest.mark.browser
def test_names_and_badges_cover_nothing_and_the_weightiest_place_is_named(
    opened_of: Callable[..., Visit], claim: MakeClaim, world: list[Claim]
) -> None:
    far = claim("iraq", "opposes", "isil", place="mosul", means="attack")
    page = opened_of([*world, far]).page
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        until(page, f"document.getElementById('map').viewBox.baseVal.width <= {width}")
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
def test_all_dates_are_shown_where_the_view_has_none(
    opened_of: Callable[..., Visit], world: list[Claim]
) -> None:
    page = opened_of(world, View()).page
    assert page.locator("#time").inner_text() == "All dates."
    assert any("Mosul" in one for one in page.evaluate(TOLD))
    page.locator("#date").press("Home")
    assert page.locator("#time").inner_text().startswith("As of 1 January 2014")
    page.locator("#back").click()
    assert page.locator("#time").inner_text() == "All dates."


@pytest.mark.browser
def test_names_from_outside_run_nothing(
    opened_of: Callable[..., Visit], places: Registry, claim: MakeClaim
) -> None:
    hostile = Place(id="x", name=HOSTILE * 30, kind=PlaceKind.TOWN, latitude=33, longitude=44)
    known = replace(places, places={"x": hostile})
    given = {"place": "x", "item": HOSTILE, "gist": HOSTILE, "speaker": Speaker(HOSTILE)}
    page = opened_of([claim("iraq", "opposes", "isil", **given)], known=known).page
    assert page.locator("img").count() == 0
    assert "{{ 7 * 7 }}" in page.locator(".place-name").inner_text()
    assert len(page.locator(".spot .name").text_content()) <= 48


LABELLED = """() => [...document.querySelectorAll(".spot:not([hidden])")]
    .map((one) => one.getAttribute("aria-label").split(":")[0])"""


def goes_to(page: Any, address: str) -> None:
    """Give a page another address after "#"."""
    page.evaluate("(address) => { location.hash = address; }", address)


@pytest.mark.browser
def test_what_is_chosen_goes_from_marks_and_list_alike(opened: Callable[..., Visit]) -> None:
    page = opened().page
    everything = page.evaluate(TOLD)
    page.locator("#filters summary").focus()
    page.keyboard.press("Enter")
    page.get_by_label("opposes", exact=True).focus()
    page.keyboard.press("Space")
    assert [one.split()[0] for one in page.evaluate(TOLD)] == ["Anbar", "Fallujah"]
    assert page.evaluate(LABELLED) == ["Anbar", "Fallujah"]
    assert page.locator("#hidden-words").inner_text() == "Filters are on: 3 claims hidden."
    assert page.locator("#shown").inner_text() == "2 claims about 2 places."
    page.locator("#choose-around").select_option("usa")
    assert page.evaluate(LABELLED) == ["Anbar"]
    page.locator("#reset").click()
    assert page.evaluate(TOLD) == everything
    assert page.evaluate("location.hash") == ""
    assert page.evaluate("document.activeElement.textContent") == "Filters"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("relation=supports", ["Anbar"]),
        ("relation=controls,supports", ["Anbar", "Fallujah"]),
        ("means=attack", ["Fallujah", "Karmah", "Nowhere"]),
        ("said=promised", ["Anbar"]),
        ("around=usa", ["Anbar"]),
        ("source=report", ["Anbar", "Fallujah", "Karmah", "Nowhere"]),
        ("source=release", []),
        ("on=2014-07-01&relation=controls", ["Fallujah", "Mosul"]),
        ("dates=certain&relation=opposes", ["Fallujah", "Nowhere"]),
        ("known=yes&relation=supports", ["Anbar"]),
        ("on=2014-01-05&relation=supports", ["Anbar"]),
        ("on=2014-01-05&known=yes&relation=supports", []),
    ],
)
def test_an_address_of_the_graph_chooses_the_same_on_the_map(
    address: str, told: list[str], opened: Callable[..., Visit]
) -> None:
    page = opened().page
    goes_to(page, address)
    until(page, f"document.getElementById('on-graph').hash === '#{address}'")
    assert [one.split()[0] for one in page.evaluate(TOLD)] == told


@pytest.mark.browser
def test_the_address_keeps_what_only_the_graph_knows(opened: Callable[..., Visit]) -> None:
    page = opened().page
    goes_to(page, "derived=yes&x=%E0%A4%A&relation=opposes&steps=2")
    until(page, "!document.getElementById('hidden').hidden")
    assert page.locator("#elsewhere").inner_text() == (
        "Chosen on the graph, and not applied here: derived relations, which have no place, "
        "more than one step."
    )
    page.locator('.spot[aria-label^="Fallujah"] .ground').click()
    page.locator("#filters summary").click()
    page.locator("#reset").click()
    kept = "#at-fallujah&derived=yes&x=%E0%A4%A&steps=2"
    assert page.evaluate("location.hash") == kept
    assert page.locator("#on-graph").get_attribute("href") == "index.html" + kept


@pytest.mark.browser
def test_a_choice_goes_to_the_graph_and_back(
    tmp_path: Path, world: list[Claim], places: Registry, visit: Callable[..., Visit]
) -> None:
    site = written(tmp_path, [graph.pages, pages], world, places, VIEW)
    page = visit(site / "map.html").page
    page.locator("#filters summary").click()
    page.get_by_label("supports", exact=True).uncheck()
    page.locator("#choose-means").select_option("attack")
    page.locator("#date").press("Home")
    there = page.evaluate("location.hash")
    assert "relation=controls,opposes" in there
    page.locator("#on-graph").click()
    until(page, "window.belligraph && window.belligraph.filters")
    assert page.evaluate("location.hash") == there
    state = page.evaluate("""() => {
        const { state, names, iso } = window.belligraph;
        return [state.relations.map((code) => names.relations[code]),
            state.means.map((code) => names.means[code]), iso(state.asOf)];
    }""")
    assert state == [["controls", "opposes"], ["attack"], "2014-01-01"]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("address", "claims"),
    [
        ("%", 5),
        ("=&==&&=", 5),
        ("on=%E0%A4%A&dates=%00&__proto__=x&constructor=y", 5),
        ("relation=%E0%A4%A", 0),
        ("around=__proto__&kind=__proto__", 0),
        ("on=0000-01-01", 0),
        ("a" * 200_000, 5),
        ("source=" + "x," * 100_000, 0),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_hostile_address_breaks_nothing(
    address: str, claims: int, opened: Callable[..., Visit], folder: Path
) -> None:
    page = opened().page
    page.goto("about:blank")
    page.goto((folder / "map.html").as_uri() + "#" + address)
    assert page.locator("#shown").inner_text().startswith(f"{claims} claim")
    assert page.locator("#on-graph").get_attribute("href").startswith("index.html")
    if page.locator("#reset").is_visible():
        page.locator("#reset").click()
    page.locator("#date").press("End")
    page.locator("#back").click()
    assert page.locator("#shown").inner_text() == "5 claims about 4 places."


@pytest.mark.browser
def test_no_barrier_is_found(opened: Callable[..., Visit]) -> None:
    page = opened().page
    page.evaluate("document.querySelector('.in-short').open = true")
    page.locator("#filters summary").click()
    page.locator('.spot[aria-label^="Fallujah"] .ground').click()
    page.get_by_label("supports", exact=True).uncheck()
    assert barriers(page) == ""


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False])
def test_a_narrow_window_is_wide_enough(script: bool, opened: Callable[..., Visit]) -> None:
    page = opened(viewport={"width": 360, "height": 740}, java_script_enabled=script).page
    if script:
        page.locator("#filters summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("#map").bounding_box()["y"] < 740
