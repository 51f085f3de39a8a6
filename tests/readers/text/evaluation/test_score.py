"""Precision, recall, F1, and the interval of F1."""

from __future__ import annotations

import pytest

from belligraph.readers.text.evaluation.score import Tally, interval


def test_rates() -> None:
    tally = Tally(marked=10, found=6, read=8, right=6)
    assert (tally.precision, tally.recall) == (0.75, 0.6)
    assert tally.f1 == pytest.approx(2 / 3)


@pytest.mark.parametrize("tally", [Tally(), Tally(marked=3), Tally(read=3)])
def test_rates_of_nothing_are_zero(tally) -> None:
    assert (tally.precision, tally.recall, tally.f1) == (0, 0, 0)


def test_counts_add_up() -> None:
    assert Tally(1, 2, 3, 4) + Tally(10, 20, 30, 40) == Tally(11, 22, 33, 44)


MIXED = [Tally(2, 1, 2, 1), Tally(1, 1, 1, 1), Tally(1, 0, 1, 0), Tally(3, 2, 2, 2)] * 5


def test_the_interval_holds_the_score() -> None:
    low, high = interval(MIXED)
    assert low < sum(MIXED, Tally()).f1 < high


def test_the_interval_is_the_same_each_time() -> None:
    assert interval(MIXED) == interval(MIXED)


def test_more_texts_make_it_narrower() -> None:
    few, many = interval(MIXED), interval(MIXED * 10)
    assert many[1] - many[0] < few[1] - few[0]


def test_texts_that_are_alike_leave_nothing_to_chance() -> None:
    assert interval([Tally(2, 1, 2, 1)] * 3) == pytest.approx((0.5, 0.5))


def test_no_text_has_no_interval() -> None:
    assert interval([]) == (0, 0)
