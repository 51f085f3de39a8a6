"""Cut the country outlines of Natural Earth to what the map needs.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python data/map/cut.py package/countries-50m.json > data/map/countries.json

TopoJSON becomes GeoJSON: each country with whole outlines, its points on a grid of 0.01 degrees.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any

DIGITS = 2
LEFT_OUT = {"Antarctica"}
Point = tuple[float, float]


def cut(topology: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The countries of a topology as GeoJSON features, by name."""
    arcs = [points(arc, **topology["transform"]) for arc in topology["arcs"]]
    shapes = topology["objects"]["countries"]["geometries"]
    for shape in sorted(shapes, key=lambda one: one["properties"]["name"]):
        name = shape["properties"]["name"]
        if name not in LEFT_OUT:
            polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            outlines = [[joined(ring, arcs) for ring in polygon] for polygon in polygons]
            geometry = {"type": "MultiPolygon", "coordinates": outlines}
            yield {"type": "Feature", "properties": {"name": name}, "geometry": geometry}


def points(arc: Iterable[Sequence[int]], scale: Point, translate: Point) -> list[Point]:
    """The points of an arc in degrees; the arc has steps from each to the next."""
    axes = zip(zip(*arc, strict=True), scale, translate, strict=True)
    degrees = [[round(n * by + start, DIGITS) for n in accumulate(s)] for s, by, start in axes]
    return [(x, y) for x, y in zip(*degrees, strict=True)]


def joined(ring: Iterable[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """A ring of arcs, each by its number; `~number` is run through backwards."""
    lines = (arcs[number] if number >= 0 else arcs[~number][::-1] for number in ring)
    return [point for point, _ in groupby(point for line in lines for point in line)]


if __name__ == "__main__":
    found = cut(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    lines = [json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in found]
    print('{"type":"FeatureCollection","features":[', ",\n".join(lines), "]}", sep="\n")
