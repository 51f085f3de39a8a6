"""The page of the map: what it says as text, and the days it leads to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from html import escape

from belligraph.model import (
    Claim,
)
from belligraph.pages.map import pages as map_page
from belligraph.pages.map.pages import data, pages, said, stops
from belligraph.pages.map.spots import spots
from belligraph.pages.site import rendered
from belligraph.registry import Registry
from belligraph.relations import View
from showing import material

MakeClaim = Callable[..., Claim]
VIEW = View(as_of=date(2014, 1, 6))


def page_of(claims: Iterable[Claim], registry: Registry, view: View = VIEW) -> str:
    of = material(claims, registry, view)
    (page,) = pages(of)
    return rendered(page, of)


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
    assert (
        "Nothing can be drawn: no coordinates are given of the 1 place that reports here name: "
        "<bdi>Nowhere</bdi>. Such a place is in the list only; to draw it, fill its columns "
        "latitude and longitude in places.csv, in degrees."
    ) in page
    assert "Iraq" in page
    nothing = page_of([claim("iraq", "opposes", "isil")], places)
    assert "No claim of this view names a place" in nothing
    assert "no report here names a place. Fill the column place of the claims" in nothing


def test_a_map_names_the_places_that_it_cannot_draw(world: list[Claim], places: Registry) -> None:
    some = "Of 5 places that reports here name, 1 cannot be drawn for want of coordinates: "
    assert f"{some}<bdi>Nowhere</bdi>." in page_of(world, places)
    drawn = [one for one in world if one.place != "nowhere"]
    assert "want of coordinates" not in page_of(drawn, places)


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
    rows = data(found, None, of)["rows"]
    lines = [one for spot in found for _, _, group in spot.groups for one in group]
    assert [row[1] for row in rows] == [list(map_page.KINDS).index(one.kind) for one in lines]
    assert len(rows) == len(world)


def test_the_page_opens_with_the_sentence_and_the_lists_of_the_site(
    claim: MakeClaim, registry: Registry
) -> None:
    claims = [
        claim("usa", "supports", "iraq"),
        claim("iran", "supports", "iraq", modality="offered"),
    ]
    page = page_of(claims, registry)
    said = escape(str(material(claims, registry, VIEW).opening.sentence))
    header = page.partition("<header>")[2].partition("</header>")[0]
    assert said in re.sub(r"</?bdi>", "", header)
    folded = header.partition('<details class="in-short">')[2]
    headings = re.findall(r"<h2>([^<]*?) *<", folded)
    assert headings == [
        "Done, or said to hold",
        "Offered, promised or asked for",
        "Denied or ruled out",
        "What we do not know",
    ]
