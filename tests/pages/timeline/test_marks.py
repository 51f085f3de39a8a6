"""Marks on an axis: no more exact than was said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from belligraph.dates import parse_interval
from belligraph.model import (
    Claim,
)
from belligraph.pages.timeline.axis import Scale
from belligraph.pages.timeline.marks import drawn, marks, span_of
from belligraph.relations import DEFAULT_VIEW

MakeClaim = Callable[..., Claim]
YEAR = Scale(date(2014, 1, 1), date(2014, 12, 31))


def bars(when: str, scale: Scale = YEAR) -> list[tuple[str, float, float]]:
    (one,), _ = drawn([Timed(when)], scale, 5)
    return [(bar.shape, bar.x, round(bar.x + bar.width, 3)) for bar in one.bars]


class Timed:
    def __init__(self, when: str) -> None:
        self.span = span_of(parse_interval(when))


def test_a_day_is_a_point_in_its_middle() -> None:
    (one,), _ = drawn([Timed("2014-01-01")], Scale(date(2014, 1, 1), date(2014, 1, 10)), 5)
    assert (one.x, one.bars) == (5.0, ())


def test_a_month_is_a_bar_over_all_its_days() -> None:
    assert bars("2014-01") == [("may", 0.0, YEAR.x(date(2014, 2, 1)))]


def test_an_interval_is_solid_only_where_it_surely_lasted() -> None:
    (may, sure) = bars("2014-01/2014-03")
    assert may == ("may", 0.0, YEAR.x(date(2014, 4, 1)))
    assert sure == ("sure", YEAR.x(date(2014, 1, 31)), YEAR.x(date(2014, 3, 2)))


@pytest.mark.parametrize(
    ("when", "shape", "whole"),
    [
        ("2014-06-01/..", "fade-right", True),
        ("2014-06-01/", "fade-right", False),
        ("../2014-06-01", "fade-left", True),
        ("/2014-06-01", "fade-left", False),
    ],
)
def test_an_end_that_is_open_fades_to_the_edge_and_an_unknown_one_soon(
    when: str, shape: str, whole: bool
) -> None:
    ((found, start, end),) = bars(when)
    assert found == shape
    edge = end == 100.0 if shape == "fade-right" else start == 0.0
    assert edge is whole


def test_what_lies_before_the_axis_stands_at_its_edge() -> None:
    assert YEAR.x(date(1914, 1, 1)) == 0.0
    assert YEAR.x(date(2015, 1, 1)) == 100.0


def test_marks_that_would_cover_each_other_lie_in_lanes() -> None:
    same, _ = drawn([Timed("2014-01-05"), Timed("2014-01-05")], YEAR, 5)
    apart, height = drawn([Timed("2014-01-05"), Timed("2014-06-05")], YEAR, 5)
    assert len({one.y for one in same}) == 2
    assert len({one.y for one in apart}) == 1
    crowd, full = drawn([Timed("2014-01-05")] * 9, YEAR, 3)
    assert len({one.y for one in crowd}) == 3
    assert full > height


def test_claims_of_the_same_days_are_one_mark(claim: MakeClaim) -> None:
    same = [claim("usa", "supports", "iraq", item=item) for item in ("rifles", "missiles")]
    found = marks([*same, claim("iraq", "supports", "usa")], DEFAULT_VIEW)
    assert sorted(len(mark.claims) for mark in found) == [1, 2]
