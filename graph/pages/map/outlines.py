"""Outlines of countries, cut to a piece of the world: Natural Earth, as `data/map` keeps it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Point = tuple[float, float]
Ring = tuple[Point, ...]
SAMPLES = 16
"""Into how many steps a country is divided each way to find room for its name."""


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of the world between two meridians and two parallels, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, ring: Ring) -> bool:
        """Whether a ring may have a part inside."""
        longitudes, latitudes = zip(*ring, strict=True)
        beside = max(longitudes) < self.west or min(longitudes) > self.east
        return not beside and max(latitudes) >= self.south and min(latitudes) <= self.north

    def grown(self, by: float) -> Box:
        """The box with a margin on each side, as a share of its width and height."""
        wide, high = (self.east - self.west) * by, (self.north - self.south) * by
        return Box(self.west - wide, self.south - high, self.east + wide, self.north + high)


@dataclass(frozen=True, slots=True)
class Country:
    """A country's outline; of its rings some are islands and some may be holes."""

    name: str
    rings: tuple[Ring, ...]


def outlines(box: Box, step: float) -> list[Country]:
    """The countries within a box, cut at its edges, by name.

    Args:
        box: in degrees.
        step: points nearer than this to the one before are left out, in degrees.
    """
    found = []
    for country in countries():
        near = (ring for ring in country.rings if box.meets(ring))
        rings = (thinned(clipped(ring, box), step) for ring in near)
        if kept := tuple(ring for ring in rings if len(ring) > 2):
            found.append(Country(country.name, kept))
    return found


@cache
def countries() -> tuple[Country, ...]:
    """All countries, as the file has them."""
    stored = json.loads((files("belligraph.data") / "map" / "countries.json").read_text("utf-8"))
    return tuple(
        Country(one["properties"]["name"], tuple(_rings(one["geometry"]["coordinates"])))
        for one in stored["features"]
    )


def _rings(polygons: Iterable[Iterable[Iterable[Point]]]) -> Iterator[Ring]:
    """The rings of GeoJSON polygons."""
    for polygon in polygons:
        yield from (tuple((x, y) for x, y in ring) for ring in polygon)


def clipped(ring: Ring, box: Box) -> Ring:
    """The part of a ring inside a box, closed along its edges (Sutherland and Hodgman, 1974).

    >>> clipped(((0, 0), (4, 0), (4, 2), (0, 2)), Box(1, -1, 2, 3))
    ((1, 0.0), (2, 0.0), (2, 2.0), (1, 2.0))
    """
    edges = ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1))
    for axis, limit, sign in edges:
        ring = tuple(_beyond(ring, axis, limit, sign))
    return ring


def _beyond(ring: Ring, axis: int, limit: float, sign: int) -> Iterator[Point]:
    """The ring on one side of a line, with the points where it crosses the line."""
    for start, end in zip((*ring[-1:], *ring[:-1]), ring, strict=True):
        is_in, was_in = (end[axis] - limit) * sign >= 0, (start[axis] - limit) * sign >= 0
        if is_in != was_in:
            share = (limit - start[axis]) / (end[axis] - start[axis])
            other = start[1 - axis] + share * (end[1 - axis] - start[1 - axis])
            yield (other, limit) if axis else (limit, other)
        if is_in:
            yield end


def thinned(ring: Ring, step: float) -> Ring:
    """A ring without the points that lie nearer than a step to the last one kept."""
    kept: list[Point] = []
    for x, y in ring:
        if not kept or abs(x - kept[-1][0]) >= step or abs(y - kept[-1][1]) >= step:
            kept.append((x, y))
    return tuple(kept)


def inside(ring: Ring, box: Box, taken: Sequence[Point], room: float) -> Point | None:
    """A point well inside the part of a ring within a box, to write a name at; None = no room.

    Of a grid of points it is the one farthest from the ring and from the points taken.

    Args:
        ring: in degrees, as all else.
        box: what is seen of it.
        taken: where something else stands.
        room: how far at least it has to be from the ring and the points taken.
    """
    shape = clipped(ring, box)
    if len(shape) < 3 or min(_size(shape)) < 2 * room:
        return None
    corners = (*_along(shape, room), *taken)
    rooms = [(_room(point, corners), point) for point in _grid(shape) if _holds(shape, point)]
    best = max(rooms, default=(0.0, (0.0, 0.0)))
    return best[1] if best[0] >= room * room else None


def _grid(ring: Ring) -> Iterator[Point]:
    west, east = min(x for x, _ in ring), max(x for x, _ in ring)
    south, north = min(y for _, y in ring), max(y for _, y in ring)
    for i in range(SAMPLES):
        for j in range(SAMPLES):
            yield (
                west + (east - west) * (i + 0.5) / SAMPLES,
                south + (north - south) * (j + 0.5) / SAMPLES,
            )


def _size(ring: Ring) -> tuple[float, float]:
    longitudes, latitudes = zip(*ring, strict=True)
    return max(longitudes) - min(longitudes), max(latitudes) - min(latitudes)


def _along(ring: Ring, step: float) -> Iterator[Point]:
    """The points of a ring, with more on its long straight stretches."""
    for (ax, ay), (bx, by) in zip((*ring[-1:], *ring[:-1]), ring, strict=True):
        pieces = int(min(max(abs(bx - ax), abs(by - ay)) / step, 50)) + 1
        for piece in range(pieces):
            yield ax + (bx - ax) * piece / pieces, ay + (by - ay) * piece / pieces


def _room(point: Point, corners: Iterable[Point]) -> float:
    """The square of the distance to the nearest."""
    return min((point[0] - x) ** 2 + (point[1] - y) ** 2 for x, y in corners)


def _holds(ring: Ring, point: Point) -> bool:
    """Whether a point lies inside a ring: a ray from it crosses the ring an odd number of times."""
    x, y = point
    crossed = False
    for (ax, ay), (bx, by) in zip((*ring[-1:], *ring[:-1]), ring, strict=True):
        if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
            crossed = not crossed
    return crossed
