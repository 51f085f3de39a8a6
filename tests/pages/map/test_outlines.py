"""Outlines of countries, and the sheet they are drawn on."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from belligraph.pages.map.outlines import Box, clipped, countries, outlines, thinned
from belligraph.pages.map.sheet import box_of

CUT = runpy.run_path(str(Path(__file__).parents[3] / "data" / "map" / "cut.py"))
points = st.tuples(st.floats(-170, 170), st.floats(-55, 80))


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


def test_a_topology_is_cut_into_whole_outlines() -> None:
    """Two countries beside each other share a border, which one of them runs through backwards."""
    shape = {"type": "Polygon", "properties": {"name": "East"}, "arcs": [[0, 1]]}
    other = {"type": "MultiPolygon", "properties": {"name": "West"}, "arcs": [[[~0, 2]]]}
    topology = {
        "transform": {"scale": [0.5, 0.5], "translate": [10, 20]},
        "objects": {"countries": {"geometries": [other, shape]}},
        "arcs": [[[0, 0], [0, 4]], [[0, 4], [2, -4], [-2, 0]], [[0, 0], [-2, 4], [2, 0]]],
    }
    east, west = CUT["cut"](topology)
    assert east["properties"] == {"name": "East"}
    assert east["geometry"]["coordinates"] == [[[(10, 20), (10, 22), (11, 20), (10, 20)]]]
    assert west["geometry"]["coordinates"] == [[[(10, 22), (10, 20), (9, 22), (10, 22)]]]
