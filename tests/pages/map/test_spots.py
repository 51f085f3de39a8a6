"""What claims tell of places, and the marks of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from belligraph.dates import parse_date, parse_interval
from belligraph.model import (
    Claim,
    Extent,
    Modality,
    Retraction,
    Speaker,
)
from belligraph.pages.map.marks import Mark, hold, marks, radius
from belligraph.pages.map.pages import data
from belligraph.pages.map.sheet import sheet_of
from belligraph.pages.map.spots import Spot, note, spots
from belligraph.pages.telling.deaths import killed
from belligraph.registry import Registry
from belligraph.relations import View
from showing import material

MakeClaim = Callable[..., Claim]
VIEW = View(as_of=date(2014, 1, 6))


def spots_of(claims: Iterable[Claim], registry: Registry, view: View = VIEW) -> dict[str, Spot]:
    return {spot.id: spot for spot in spots(material(claims, registry, view))}


def marks_of(claims: Iterable[Claim], registry: Registry, view: View = VIEW) -> dict[str, Mark]:
    found = spots(material(claims, registry, view))
    sheet = sheet_of([spot.point for spot in found if spot.point])
    return {mark.spot.id: mark for mark in marks(found, sheet)}


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


def test_a_holder_that_has_ended_is_a_perhaps_and_pale(claim: MakeClaim, places: Registry) -> None:
    gone = replace(places.actors["isil"], active=parse_interval("2003/2009-12-31"))
    world = replace(places, actors={**places.actors, "isil": gone})
    held = [claim("isil", "controls", "fallujah", when="2005-02", extent=Extent.PART)]
    spot = spots_of(held, world)["fallujah"]
    assert spot.note == "perhaps held: ISIL, itself ended 31 December 2009 (part)"
    assert marks_of(held, world)["fallujah"].pale == {"control"}
    of = material(held, world, VIEW)
    ((*_, sure_last, _),) = data(spots(of), None, of)["rows"]
    assert sure_last == (date(2009, 12, 31) - date(1970, 1, 1)).days
    before = spots_of(held, world, View(as_of=date(2006, 1, 1)))["fallujah"]
    assert before.note.startswith("reported held: ISIL")
