"""Places as marks on a sheet: what their signs are, and whose name has room beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Literal

from .sheet import Sheet
from .spots import Sighting, Spot

LEAST_RADIUS, GROWTH, MOST_RADIUS = 7.0, 5.0, 27.0
MOST_NAMED = 200
"""How many names are tried for; each is held against all others."""
SHOWN = 48
"""How many letters of a name or a note stand on the map; the list has all."""
MOST_LABEL = 300
LETTER, LINE = 7.0, 15.0
"""The room that a letter and a line take, in units."""

Way = tuple[Literal["start", "end", "middle"], float, float]
"""How a text is written at a mark: its anchor, and how far right and down of the middle."""
Area = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the map at the time of the view.

    Attributes:
        number: of the place in the list, from 0.
        x, y: in units of the sheet.
        radius: of its ring, by the number of independent sources of what was done there.
        kinds: what is told of it; `pale` are those for which all dates are uncertain.
        hold: how much of it is held: `whole`, `part`, `mixed` where reports differ, `unstated`.
        way: how its name is written; None = there is no room for it.
    """

    number: int
    spot: Spot
    x: float
    y: float
    radius: float
    kinds: frozenset[str]
    pale: frozenset[str]
    hold: str
    way: Way | None = None

    @property
    def only_said(self) -> bool:
        """Whether nothing is reported as done there."""
        return self.kinds == {"said"}

    @property
    def label(self) -> str:
        """What it says to those who do not see it."""
        parts = [self.spot.name, self.spot.note, self.spot.tally]
        return ": ".join(filter(None, parts))[:MOST_LABEL]

    @property
    def weight(self) -> tuple[bool, int]:
        """Whose name goes before others': control first, then where more is told."""
        return "control" in self.kinds, len(self.spot.shown)

    @property
    def disc(self) -> Area:
        """What its sign covers."""
        return (
            self.x - self.radius,
            self.y - self.radius,
            self.x + self.radius,
            self.y + self.radius,
        )

    @property
    def ways(self) -> tuple[Way, ...]:
        """How its name may be written: to the right, to the left, below."""
        beside = self.radius + 4
        return ("start", beside, 4), ("end", -beside, 4), ("middle", 0, beside + 12)

    def text(self, way: Way) -> Area:
        """What its name and note would cover: left, top, right, bottom."""
        anchor, right, down = way
        letters = max(min(len(text), SHOWN) for text in (self.spot.name, self.spot.note))
        wide, high = letters * LETTER, LINE * (2 if self.spot.note else 1)
        left = self.x + right - wide * {"start": 0, "end": 1, "middle": 0.5}[anchor]
        return left, self.y + down - 11, left + wide, self.y + down - 11 + high


def marks(found: Sequence[Spot], sheet: Sheet) -> list[Mark]:
    """All places that have a point, in the order of the list."""
    made = [mark(number, one, sheet) for number, one in enumerate(found) if one.point]
    ways = _ways([one for one in made if one.kinds], sheet)
    return [replace(one, way=ways.get(one.number)) for one in made]


def mark(number: int, spot: Spot, sheet: Sheet) -> Mark:
    """A place that has a point."""
    shown = spot.shown
    kinds = frozenset(one.kind for one in shown)
    acts = {one.root for one in shown if one.kind in ("support", "opposition")}
    sure = {one.kind for one in shown if one.certain}
    x, y = sheet.at(spot.point or (0, 0))
    return Mark(number, spot, x, y, radius(len(acts)), kinds, kinds - sure, hold(shown))


def radius(sources: int) -> float:
    """The radius of a ring: its area grows with the number of independent sources.

    >>> radius(0), radius(1), radius(4), radius(10_000)
    (8.0, 12.0, 17.0, 27.0)
    """
    if not sources:
        return LEAST_RADIUS + 1
    return min(round(LEAST_RADIUS + GROWTH * sqrt(sources), 1), MOST_RADIUS)


def hold(shown: Iterable[Sighting]) -> str:
    """How much of a place is said to be held; empty where nobody says that anyone holds it."""
    extents = {one.claim.extent for one in shown if one.kind == "control"}
    stated = {extent.value for extent in extents if extent}
    if len(stated) > 1:
        return "mixed"
    return stated.pop() if stated else "unstated" if extents else ""


def _ways(found: Iterable[Mark], sheet: Sheet) -> dict[int, Way]:
    """Where names have room, the weightiest first."""
    ordered = sorted(found, key=lambda one: (*(-n for n in one.weight), one.number))[:MOST_NAMED]
    taken = [one.disc for one in ordered]
    chosen = {}
    for one in ordered:
        for way in one.ways:
            area = one.text(way)
            within = area[0] > 0 and area[2] < sheet.width
            if within and not any(_meet(area, other) for other in taken):
                taken.append(area)
                chosen[one.number] = way
                break
    return chosen


def _meet(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
