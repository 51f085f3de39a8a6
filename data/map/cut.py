"""Cut the country outlines of Natural Earth to what the map needs.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python data/map/cut.py package/countries-50m.json > data/map/countries.json

Points go to a grid of `STEP` degrees, where those that fall on the one before are dropped. Each
arc is written as Google's encoded polyline, which takes a quarter of the room of plain numbers.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

STEP = 0.01
LEFT_OUT = {"Antarctica"}


def cut(topology: dict[str, Any]) -> dict[str, Any]:
    """The countries of a TopoJSON topology, by name, with the arcs that their rings need."""
    countries = sorted(
        (shape["properties"]["name"], list(rings(shape)))
        for shape in topology["objects"]["countries"]["geometries"]
        if shape["properties"]["name"] not in LEFT_OUT
    )
    used = {own(arc) for _, shape in countries for ring in shape for arc in ring}
    new = {old: number for number, old in enumerate(sorted(used))}
    return {
        "step": STEP,
        "countries": [
            {"name": name, "rings": [[renamed(arc, new) for arc in ring] for ring in shape]}
            for name, shape in countries
        ],
        "arcs": [encoded(grid(topology["arcs"][old], topology["transform"])) for old in new],
    }


def rings(shape: dict[str, Any]) -> Iterator[list[int]]:
    """The rings of a polygon or of several, holes among them."""
    for polygon in [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]:
        yield from polygon


def own(arc: int) -> int:
    """The number of an arc that a ring may run through backwards."""
    return arc if arc >= 0 else ~arc


def renamed(arc: int, new: dict[int, int]) -> int:
    """The new number of an arc, as a ring runs through it."""
    return new[arc] if arc >= 0 else ~new[~arc]


def grid(arc: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[int, int]]:
    """The points of an arc in steps, longitude first."""
    columns = []
    for axis in (0, 1):
        scale, start = transform["scale"][axis], transform["translate"][axis]
        columns.append(
            [round((at * scale + start) / STEP) for at in accumulate(p[axis] for p in arc)]
        )
    points = list(zip(*columns, strict=True))
    return [p for i, p in enumerate(points) if i in (0, len(points) - 1) or p != points[i - 1]]


def encoded(points: Iterable[tuple[int, int]]) -> str:
    """Differences in groups of five bits, lowest first; 32 marks that more follow, 63 is added."""
    before, text = (0, 0), []
    for point in points:
        for value, last in zip(point, before, strict=True):
            rest = (value - last) * 2 if value >= last else (last - value) * 2 - 1
            while rest >= 32:
                text.append(chr((rest & 31 | 32) + 63))
                rest >>= 5
            text.append(chr(rest + 63))
        before = point
    return "".join(text)


if __name__ == "__main__":
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    print(json.dumps(cut(topology), ensure_ascii=False, separators=(",", ":")))
