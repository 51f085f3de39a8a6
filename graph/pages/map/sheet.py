"""The sheet a map is drawn on: which piece of the world it shows, and where on it things lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians

from .outlines import Box, Point, Ring, inside, outlines

WIDTH, HEIGHT = 960, 720
MARGIN = 0.14
"""Of the width and height, on each side of the outermost places."""
LEAST = 3.0
"""Degrees from south to north that are shown at least, so that a single town has surroundings."""
AROUND = 1.0
"""How much of the world beyond the sheet is kept, as a share of it, for moving the map."""
FINE = 2.0
"""Details smaller than this many parts of a unit are left out; the map can be enlarged."""
STEPS = 6_000
"""Into how many steps the land is divided at most from south to north, however large it is."""
ROOM = 26.0
"""The room that a country's name needs around its middle, in units."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A piece of the world at even distances between parallels, true at its middle one.

    Attributes:
        box: what it shows, in degrees.
        scale: units for each degree of latitude.
        land: for each country its name and its outline as an SVG path.
        names: names of countries, and where to write them.
    """

    box: Box
    scale: float
    land: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, float, float], ...] = ()
    width: int = WIDTH
    height: int = HEIGHT

    def at(self, point: Point) -> Point:
        """Where a point lies on the sheet, in units from the left and from the top."""
        longitude, latitude = point
        narrowed = (longitude - self.box.west) * squeeze(self.box)
        return round(narrowed * self.scale, 1), round((self.box.north - latitude) * self.scale, 1)


def sheet_of(points: Sequence[Point], beyond: Sequence[Point] = ()) -> Sheet:
    """A sheet that shows points, and the land around them.

    Args:
        points: longitude and latitude, in degrees.
        beyond: what may be looked at when the map is moved; the land reaches so far.
    """
    box = box_of(points)
    plain = Sheet(box, HEIGHT / (box.north - box.south))
    seen = hull([box.grown(AROUND), box_of([*points, *beyond]).grown(AROUND)])
    finest = max(1 / (plain.scale * FINE), (seen.north - seen.south) / STEPS)
    land = outlines(seen, finest)
    paths = tuple((one.name, path(one.rings, plain)) for one in land)
    names = [_named(one.name, one.rings, points, plain) for one in land]
    return Sheet(box, plain.scale, paths, tuple(one for one in names if one))


def box_of(points: Sequence[Point]) -> Box:
    """A box of the shape of the sheet around points, with a margin, as far as the world goes."""
    longitudes, latitudes = zip(*points, strict=True)
    tight = Box(min(longitudes), min(latitudes), max(longitudes), max(latitudes))
    loose = tight.grown(MARGIN)
    high = max(loose.north - loose.south, LEAST)
    wide = max((loose.east - loose.west) * squeeze(loose), high * WIDTH / HEIGHT)
    high = max(high, wide * HEIGHT / WIDTH)
    return _around(tight, wide / squeeze(loose), high)


def hull(boxes: Sequence[Box]) -> Box:
    """The smallest box around boxes."""
    return Box(
        min(box.west for box in boxes),
        min(box.south for box in boxes),
        max(box.east for box in boxes),
        max(box.north for box in boxes),
    )


def squeeze(box: Box) -> float:
    """How much shorter a degree of longitude is than one of latitude in the middle of a box."""
    return max(cos(radians((box.south + box.north) / 2)), 0.2)


def path(rings: Iterable[Ring], sheet: Sheet) -> str:
    """Rings as the data of an SVG path."""
    return "".join("M" + "L".join(_pairs(ring, sheet)) + "Z" for ring in rings)


def _around(tight: Box, wide: float, high: float) -> Box:
    x, y = (tight.west + tight.east) / 2, (tight.south + tight.north) / 2
    return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _pairs(ring: Ring, sheet: Sheet) -> Iterator[str]:
    for point in ring:
        x, y = sheet.at(point)
        yield f"{x:g} {y:g}"


def _named(
    name: str, rings: Sequence[Ring], points: Sequence[Point], sheet: Sheet
) -> tuple[str, float, float] | None:
    """Where a country's name has room, away from points; None = nowhere on the sheet."""
    found = inside(max(rings, key=len), sheet.box, points, ROOM / sheet.scale)
    return (name, *sheet.at(found)) if found else None
