"""The map: where things were done or said to be, and who held which town when.

Places are points, for sources name places and draw no fronts: nothing is ever filled as held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from ...model import Claim, Extent, Relation
from ...timing import counted, known_from
from ..material import Material
from ..opening.sentence import opener, sentence
from ..page import Page
from ..telling import words
from ..telling.pieces import Sentence, named, plain, some
from ..telling.reports import by_weight
from .choices import choices
from .marks import GROWTH, LEAST_RADIUS, MOST_RADIUS, SHOWN, marks
from .sheet import Sheet, sheet_of
from .spots import KINDS, Sighting, Spot, spots

PATH = "map.html"
SCRIPTS = (
    "map-claims.js",
    "map-state.js",
    "map-marks.js",
    "map-room.js",
    "map-view.js",
    "map-list.js",
    "map-filters.js",
    "map.js",
)
"""In the order in which they run."""
EPOCH = date(1970, 1, 1).toordinal()
MOST_STOPS = 600
TOLD = 2
"""How many lines the sentence tells."""
NOTHING = "no report here says who holds which place."
NO_PLACES = (
    "Nothing can be drawn: no report here names a place. Fill the column place of the claims, "
    "with ids of places.csv."
)
FILL_IN = (
    ". Such a place is in the list only; to draw it, fill its columns latitude and longitude in "
    "places.csv, in degrees."
)


def pages(material: Material) -> Iterator[Page]:
    """The map of all places that claims name."""
    found = spots(material)
    listed = [spot for spot in found if spot.shown]
    points = [spot.point for spot in found if spot.point]
    seen = [spot.point for spot in listed if spot.point]
    sheet = sheet_of(seen or points, points) if points else None
    first = said(material)
    content = {
        "opening": material.opening,
        "spots": found,
        "first": first,
        "shown": summary(listed),
        "sheet": sheet,
        "marks": marks(found, sheet) if sheet else [],
        "data": data(found, sheet, material),
        "any_doubt": any(not one.certain for spot in found for one in spot.sightings),
        "unplaced": unplaced(found),
    }
    description = f"{summary(listed)} {first}"
    yield Page(PATH, "map.html.j2", "Map", description, content, SCRIPTS)


def said(material: Material) -> Sentence:
    """The sentence that the map opens with: who is said to hold what, the best attested first."""
    lines = [line for actor in material.actors for line in material.ledger.of_places[actor.id]]
    held = [line for line in lines if line.first.relation is Relation.CONTROLS]
    if not held:
        return Sentence((*opener(material), *plain(NOTHING)))
    return sentence(material, sorted(held, key=by_weight)[:TOLD], more="best attested here")


def summary(listed: Sequence[Spot]) -> str:
    """How much there is at the time of the view."""
    claims = sum(len(spot.shown) for spot in listed)
    places = words.counted(len(listed), "place")
    return f"{words.counted(claims, 'claim')} about {places}."


def unplaced(found: Sequence[Spot]) -> Sentence | None:
    """Which places cannot be drawn, and what to fill in where; None if all are."""
    if not found:
        return Sentence(tuple(plain(NO_PLACES)))
    missing = [spot for spot in found if not spot.point]
    if not missing:
        return None
    names = some([named(spot.name) for spot in missing])
    number, of = len(missing), words.counted(len(found), "place")
    start = f"Of {of} that reports here name, {number:,} cannot be drawn for want of coordinates: "
    if number == len(found):
        whole = f"{of} that reports here name"
        start = f"Nothing can be drawn: no coordinates are given of the {whole}: "
    return Sentence((*plain(start), *names, *plain(FILL_IN)))


def data(found: Sequence[Spot], sheet: Sheet | None, material: Material) -> dict[str, Any]:
    """What the script needs to show another date, or what a reader chooses.

    `rows` are in the order of the list, one for each claim; `_row` says what is in one, and
    `choices` what the filters choose by, in the same order.
    """
    view = material.view
    roots: dict[str, int] = {}
    holders: dict[str, int] = {}
    rows = [
        _row(number, one, roots.setdefault(one.root, len(roots)), holders)
        for number, spot in enumerate(found)
        for one in spot.sightings
    ]
    claims = [one.claim for spot in found for one in spot.sightings]
    return {
        "asOf": view.as_of.toordinal() - EPOCH if view.as_of else None,
        "window": view.window,
        "knownBy": _days(view.known_by),
        "stops": stops(claims, view.as_of),
        "kinds": list(KINDS),
        "holders": list(holders),
        "rows": rows,
        "choices": choices(claims, material),
        "sheet": [sheet.width, sheet.height, sheet.scale] if sheet else [],
        "radius": [LEAST_RADIUS, GROWTH, MOST_RADIUS],
        "shown": SHOWN,
    }


def stops(claims: Iterable[Claim], as_of: date | None) -> list[int]:
    """The days one may look at: firsts of months while something may change, and the view's day.

    Returns:
        Days since 1 January 1970, in order.
    """
    spans = [counted(claim) for claim in claims]
    days = {day for span in spans for day in (span.first, span.last)} - {date.min, date.max}
    days |= {as_of} if as_of else set()
    if not days:
        return []
    first, last = min(days), max(days)
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    every = months[:: -(-len(months) // MOST_STOPS)]
    chosen = {date(month // 12, month % 12 + 1, 1) for month in every} | {first, last}
    return sorted(_days(day) or 0 for day in chosen | ({as_of} if as_of else set()))


def _row(spot: int, one: Sighting, root: int, holders: dict[str, int]) -> list[int | None]:
    """Spot, kind, root, holder or -1, extent, act or not, and five days.

    They are the four of `timing.counted`, and that from which it is known. It is sure no longer
    than the registry has its actor exist.
    """
    days, extents = counted(one.claim), (None, Extent.PART, Extent.WHOLE)
    holder = holders.setdefault(one.holder, len(holders)) if one.holder else -1
    sure_last = days.sure_last
    if one.ending and sure_last:
        sure_last = min(sure_last, one.ending[1].last)
    bounds = (days.first, days.last, days.sure_first, sure_last, known_from(one.claim))
    numbers = (list(KINDS).index(one.kind), root, holder, extents.index(one.claim.extent))
    return [spot, *numbers, int(one.claim.relation.is_act), *map(_days, bounds)]


def _days(day: date | None) -> int | None:
    """Days since 1 January 1970."""
    return day.toordinal() - EPOCH if day else None
