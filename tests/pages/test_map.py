"""The map: places of claims, who is said to hold which town, and other dates."""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given as given_any
from hypothesis import strategies as st

from belligraph.dates import parse_date, parse_interval
from belligraph.model import (
    Claim,
    Event,
    EventKind,
    Extent,
    Modality,
    Place,
    PlaceKind,
    Retraction,
    Speaker,
)
from belligraph.pages import site
from belligraph.pages.map import pages as map_page
from belligraph.pages.map.marks import Mark, hold, marks, radius
from belligraph.pages.map.outlines import Box, clipped, countries, decoded, outlines, thinned
from belligraph.pages.map.pages import data, pages, said, stops
from belligraph.pages.map.sheet import box_of, sheet_of
from belligraph.pages.map.spots import Spot, note, spots
from belligraph.pages.site import rendered
from belligraph.pages.telling.deaths import killed
from belligraph.registry import Registry
from belligraph.relations import View
from showing import material

MakeClaim = Callable[..., Claim]
Visit = Any
VIEW = View(as_of=date(2014, 1, 6))
CUT = runpy.run_path(str(Path(__file__).parents[2] / "data" / "map" / "cut.py"))
HOSTILE = "</script><img src=x onerror=alert(1)>{{ 7 * 7 }}\u202e"


@pytest.fixture
def places(registry: Registry) -> Registry:
    """Towns near to each other and far away, a province, and a town in no atlas."""
    town, iraq = PlaceKind.TOWN, {"part_of": "anbar"}
    found = [
        Place(id="anbar", name="Anbar", kind=PlaceKind.PROVINCE, latitude=33.2, longitude=42.3),
        Place(id="fallujah", name="Fallujah", kind=town, latitude=33.35, longitude=43.78, **iraq),
        Place(id="karmah", name="Karmah", kind=town, latitude=33.4, longitude=43.9, **iraq),
        Place(id="mosul", name="Mosul", kind=town, latitude=36.34, longitude=43.13),
        Place(id="nowhere", name="Nowhere", kind=town),
    ]
    battle = Event(
        id="battle", name="A battle", kind=EventKind.BATTLE, date=parse_interval("2014-01-05"),
        deaths_low=34, according_to="monitor", source="report",
    )  # fmt: skip
    return replace(registry, places={p.id: p for p in found}, events={"battle": battle})


@pytest.fixture
def world(claim: MakeClaim) -> list[Claim]:
    """What is held, done, only said, of an uncertain date, and of another year."""
    return [
        claim("isil", "controls", "fallujah", when="2014-01-03/..", extent=Extent.WHOLE),
        claim("isil", "controls", "mosul", when="2014-06-10/..", extent=Extent.WHOLE),
        claim("iraq", "opposes", "isil", place="fallujah", means="attack", event="battle"),
        claim("iraq", "opposes", "isil", place="karmah", means="attack", when="2014"),
        claim("usa", "supports", "iraq", place="anbar", modality=Modality.PROMISED),
        claim("iraq", "opposes", "isil", place="nowhere", means="attack"),
    ]


def spots_of(claims: Iterable[Claim], registry: Registry, view: View = VIEW) -> dict[str, Spot]:
    return {spot.id: spot for spot in spots(material(claims, registry, view))}


def page_of(claims: Iterable[Claim], registry: Registry, view: View = VIEW) -> str:
    of = material(claims, registry, view)
    (page,) = pages(of)
    return rendered(page, of)


def marks_of(claims: Iterable[Claim], registry: Registry, view: View = VIEW) -> dict[str, Mark]:
    found = spots(material(claims, registry, view))
    sheet = sheet_of([spot.point for spot in found if spot.point])
    return {mark.spot.id: mark for mark in marks(found, sheet)}


# what is told of places


def test_a_claim_is_told_at_the_place_it_is_about_or_happened_in(
    world: list[Claim], places: Registry
) -> None:
    found = spots_of(world, places)
    assert {id_: [one.kind for one in spot.shown] for id_, spot in found.items()} == {
        "anbar": ["said"],
        "fallujah": ["control", "opposition"],
        "karmah": ["opposition"],
        "mosul": [],
        "nowhere": ["opposition"],
    }


def test_offers_denials_and_errors_are_only_said(claim: MakeClaim, places: Registry) -> None:
    gone = Retraction(parse_date("2014-01-06"), "an error")
    claims = [
        claim("usa", "supports", "iraq", place="anbar", modality=Modality.OFFERED),
        claim("isil", "controls", "fallujah", negated=True, speaker=Speaker("Hassan")),
        claim("isil", "controls", "karmah", when="2014-01-03/..", retracted=gone),
    ]
    found = spots_of(claims, places)
    assert {one.kind for spot in found.values() for one in spot.shown} == {"said"}
    assert {spot.note for spot in found.values()} == {"only said"}
    assert all(mark.only_said and not mark.hold for mark in marks_of(claims, places).values())


def test_who_holds_a_town_is_told_with_how_much_of_it(claim: MakeClaim, places: Registry) -> None:
    held = [
        claim("isil", "controls", "fallujah", when="2014-01-03/..", extent=extent)
        for extent in (Extent.WHOLE, Extent.PART, None)
    ]
    whole, part, unstated = held
    for claims, sign, words in (
        ([whole], "whole", "reported held: ISIL (all)"),
        ([part], "part", "reported held: ISIL (part)"),
        ([unstated], "unstated", "reported held: ISIL (extent not stated)"),
        ([whole, part], "mixed", "reported held: ISIL (all), ISIL (part)"),
    ):
        (spot,) = spots_of(claims, places).values()
        assert (hold(spot.shown), note(spot.shown)) == (sign, words)


def test_a_holder_at_an_uncertain_date_is_a_perhaps_and_pale(
    claim: MakeClaim, places: Registry
) -> None:
    claims = [claim("isil", "controls", "fallujah", when="2014/..", extent=Extent.WHOLE)]
    mark = marks_of(claims, places)["fallujah"]
    assert mark.spot.note == "perhaps held: ISIL (all)"
    assert mark.pale == {"control"}


def test_a_claim_outside_the_window_is_kept_for_other_dates_only(
    claim: MakeClaim, places: Registry
) -> None:
    claims = [claim("iraq", "opposes", "isil", place="fallujah", when="2004-11")]
    (spot,) = spots_of(claims, places).values()
    assert (len(spot.sightings), spot.shown, spot.tally) == (1, [], "0 claims")


def test_ten_copies_of_one_story_make_no_larger_ring(claim: MakeClaim, places: Registry) -> None:
    given = {"place": "fallujah", "means": "attack", "speaker": Speaker("Hassan")}
    copies = [
        claim("iraq", "opposes", "isil", when=f"2014-01-0{day}", **given) for day in (1, 2, 3)
    ]
    own = [claim("iraq", "opposes", "isil", place="fallujah", means="attack")]
    assert marks_of(copies, places)["fallujah"].radius == radius(1)
    assert marks_of(copies + own, places)["fallujah"].radius == radius(2) > radius(1)


def test_a_province_is_marked_as_a_wider_area(world: list[Claim], places: Registry) -> None:
    found = spots_of(world, places)
    assert [id_ for id_, spot in found.items() if spot.wide] == ["anbar"]
    assert found["fallujah"].where == "town in Anbar"


def test_deaths_are_told_as_figures_of_somebody(world: list[Claim], places: Registry) -> None:
    (figure,) = spots_of(world, places)["fallujah"].figures
    assert figure.deaths == "at least 34 dead, according to The Monitor"
    assert killed(None, None, 7) == "at most 7 dead"
    assert killed(2, None, 5) == "2 to 5 dead"
    assert killed(2, 4, None) == "4 dead (at least 2)"


# the page


def test_without_scripts_the_list_has_every_claim_of_the_view_with_its_page(
    world: list[Claim], places: Registry
) -> None:
    page = page_of(world, places)
    for one in world:
        line = re.search(rf'<li id="claim-{one.id[:16]}"[^>]*>.*?</li>', page, re.DOTALL)
        assert line
        shown = one.object != "mosul"
        assert (f'href="claims/{one.id[:16]}.html"' in line[0]) is shown
        assert (" hidden" in line[0].split(">")[0]) is not shown
        assert "The Monitor" in line[0]


def test_what_has_no_coordinates_is_listed_as_not_on_the_map(
    world: list[Claim], places: Registry
) -> None:
    page = page_of(world, places)
    assert "town, not on the map" in page
    assert 'href="#at-nowhere"' not in page
    assert 'href="#at-fallujah"' in page
    assert 'id="at-fallujah"' in page


def test_with_no_place_known_there_is_no_map_but_the_list(
    claim: MakeClaim, places: Registry
) -> None:
    page = page_of([claim("iraq", "opposes", "isil", place="nowhere")], places)
    assert "<svg id=" not in page
    assert "No place that a report in this data names has coordinates" in page
    assert "Iraq" in page
    assert "No claim of this view names a place" in page_of([], places)


def test_the_page_has_nothing_filled_as_held(world: list[Claim], places: Registry) -> None:
    page = page_of(world, places)
    (land,) = re.findall(r'<g id="land"[^>]*>(.*?)</g>', page, re.DOTALL)
    assert set(re.findall(r"<(\w+)", land)) == {"path"}
    assert set(re.findall(r" (\w+)=", land)) == {"d"}


def test_the_map_opens_with_who_holds_what_according_to_whom(
    world: list[Claim], claim: MakeClaim, places: Registry
) -> None:
    told = str(said(material(world, places, VIEW)))
    assert told.startswith("As of 6 January 2014, best attested here: ISIL controlled all of Fal")
    assert "(The Monitor)" in told
    nothing = str(said(material([claim("iraq", "opposes", "isil")], places, VIEW)))
    assert nothing == "As of 6 January 2014: no report here says who holds which place."


# other dates


def test_the_days_to_look_at_are_firsts_of_months_and_the_views_own(
    claim: MakeClaim, places: Registry
) -> None:
    claims = [claim("iraq", "opposes", "isil", when="2013-11-20/2014-02-03")]
    days = [date.fromordinal(day + map_page.EPOCH) for day in stops(claims, date(2014, 1, 6))]
    assert [str(day) for day in days] == [
        "2013-11-01", "2013-11-20", "2013-12-01", "2014-01-01", "2014-01-06", "2014-02-01",
        "2014-02-03",
    ]  # fmt: skip
    ages = [claim("iraq", "opposes", "isil", when="0900/9998")]
    assert 2 < len(stops(ages, None)) < 700
    assert stops([], None) == []


def test_rows_are_in_the_order_of_the_lines(world: list[Claim], places: Registry) -> None:
    of = material(world, places, VIEW)
    found = spots(of)
    rows = data(found, None, VIEW)["rows"]
    lines = [one for spot in found for _, _, group in spot.groups for one in group]
    assert [row[1] for row in rows] == [list(map_page.KINDS).index(one.kind) for one in lines]
    assert len(rows) == len(world)


# outlines and the sheet


def test_iraq_lies_where_it_lies() -> None:
    (iraq,) = (one for one in countries() if one.name == "Iraq")
    (ring,) = iraq.rings
    longitudes, latitudes = zip(*ring, strict=True)
    assert (min(longitudes), max(longitudes)) == pytest.approx((38.8, 48.5), abs=0.2)
    assert (min(latitudes), max(latitudes)) == pytest.approx((29.1, 37.4), abs=0.2)
    assert ring[0] == ring[-1]


def test_only_what_is_in_the_box_is_kept() -> None:
    box = Box(41, 32, 45, 35)
    found = outlines(box, 0.01)
    assert [one.name for one in found] == ["Iraq", "Syria"]
    assert all(box.west <= x <= box.east and box.south <= y <= box.north
               for one in found for ring in one.rings for x, y in ring)  # fmt: skip


points = st.tuples(st.floats(-170, 170), st.floats(-55, 80))


@given_any(st.lists(points, min_size=1, max_size=6))
def test_a_sheet_has_all_its_points_with_a_margin(found: list[tuple[float, float]]) -> None:
    box = box_of(found)
    assert box.north - box.south >= 3 - 1e-9
    for x, y in found:
        assert box.west < x < box.east
        assert box.south < y < box.north


@given_any(st.lists(points, min_size=3, max_size=8))
def test_clipping_leaves_nothing_outside(ring: list[tuple[float, float]]) -> None:
    for x, y in clipped(tuple(ring), Box(-20, -10, 30, 25)):
        assert -20 - 1e-9 <= x <= 30 + 1e-9
        assert -10 - 1e-9 <= y <= 25 + 1e-9


def test_thinning_keeps_what_is_a_step_apart() -> None:
    assert thinned(((0, 0), (0.1, 0), (1, 0), (1, 0.2)), 0.5) == ((0, 0), (1, 0))


@given_any(
    st.lists(st.tuples(st.integers(-18_000, 18_000), st.integers(-9_000, 9_000)), min_size=1)
)
def test_what_is_cut_is_read_again(arc: list[tuple[int, int]]) -> None:
    encoded = CUT["encoded"](arc)
    assert encoded.isascii()
    assert [(round(x), round(y)) for x, y in decoded(encoded, 1)] == arc


# in a browser


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


TOLD = """() => [...document.querySelectorAll("details.place")].filter((one) => !one.hidden)
    .map((one) => one.querySelector("summary").innerText.replace(/\\s+/g, " "))"""
LABELS = """() => [...document.querySelectorAll(".spot")]
    .map((one) => [one.getAttribute("aria-label"),
        ...["opposition", "support", "said", "presence", "control"].map((kind) => {
            const part = one.querySelector("." + kind);
            return part.hasAttribute("hidden") ? "" : part.getAttribute("class") +
                (part.hasAttribute("data-pale") ? " pale" : "");
        })])"""


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
