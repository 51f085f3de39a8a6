"""Rows of the timeline: near marks gathered, and changes of a relation told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from belligraph.model import (
    Claim,
)
from belligraph.pages.timeline.gathering import gathered
from belligraph.pages.timeline.marks import marks
from belligraph.pages.timeline.rows import changes
from belligraph.relations import DEFAULT_VIEW

MakeClaim = Callable[..., Claim]


def test_what_lasts_longer_is_not_gathered_with_single_days(claim: MakeClaim) -> None:
    times = ["2012-01-03", "2012-01-04", "2012-01-05/2012-05-31"]
    found = marks([claim("usa", "supports", "iraq", when=when) for when in times], DEFAULT_VIEW)
    shown, _ = gathered(found, 2, lambda _: "")
    assert [(mark.span.last, len(mark.claims)) for mark in shown] == [
        (date(2012, 1, 4), 2),
        (date(2012, 5, 31), 1),
    ]


def test_open_ends_are_not_gathered_with_days(claim: MakeClaim) -> None:
    times = ["2012-01-03", "2012-01-04", "2012-01-05/..", "2012-01-06/.."]
    found = marks([claim("usa", "supports", "iraq", when=when) for when in times], DEFAULT_VIEW)
    shown, _ = gathered(found, 2, lambda _: "")
    assert sorted((mark.span.first, mark.span.last, mark.span.open_end) for mark in shown) == [
        (date(2012, 1, 3), date(2012, 1, 4), False),
        (date(2012, 1, 5), None, True),
    ]


def test_changes_within_a_year_are_told_by_month(claim: MakeClaim) -> None:
    claims = [
        claim("usa", "supports", "iraq", when="2014-01-03"),
        claim("usa", "opposes", "iraq", when="2014-03-03"),
    ]
    assert changes(marks(claims, DEFAULT_VIEW)) == (
        "support (January 2014)", "opposition (March 2014)",
    )  # fmt: skip


def test_both_of_one_day_are_mixed(claim: MakeClaim) -> None:
    claims = [
        claim("usa", "supports", "iraq", when="2004"),
        claim("iraq", "opposes", "usa", when="2005"),
        claim("usa", "supports", "iraq", when="2005"),
    ]
    assert changes(marks(claims, DEFAULT_VIEW)) == ("support (2004)", "mixed (2005)")


def test_the_day_of_a_report_is_no_change_of_a_relation(claim: MakeClaim) -> None:
    old = claim("usa", "supports", "iraq", when="2003-01-05")
    for when, told in [
        ("2014-01-06/..", ()),
        ("2014-01-05/..", ("support (2003)", "opposition (2014)")),
    ]:
        found = marks([old, claim("usa", "opposes", "iraq", when=when)], DEFAULT_VIEW)
        assert changes(found) == told
