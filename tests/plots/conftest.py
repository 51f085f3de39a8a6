"""Series to draw, made up so that every kind of mark is in them."""

from datetime import date
from typing import Any

import pytest

from belligraph.analysis.history.continuity import BlocPoint
from belligraph.analysis.history.series import SILENCE, BalancePoint, DyadPoint, Report

DAYS = [date(2014, 1, 31), date(2014, 2, 28), date(2014, 3, 31), date(2014, 4, 30)]
Points = tuple[Any, ...]


def point(day: date, edges: int, negative: int, frustration: int, bound: int) -> BalancePoint:
    return BalancePoint(
        day=day, nodes=edges, edges=edges, negative=negative, certain=edges // 2,
        certain_negative=negative // 3, conflicts=0, triangles=edges,
        balanced_share=0.5 if edges else None, frustration=frustration, bound=bound,
        proven=frustration == bound, line_balance=0.8 if edges else None,
    )  # fmt: skip


@pytest.fixture
def balance() -> tuple[BalancePoint, ...]:
    """A network that is empty first, then grows."""
    numbers = [(0, 0, 0), (10, 3, 1), (30, 12, 4), (20, 9, 2)]
    return tuple(point(day, *n, n[-1]) for day, n in zip(DAYS, numbers, strict=True))


@pytest.fixture
def dyad() -> tuple[DyadPoint, ...]:
    """The first supports and opposes, the second is not heard of; allied at last."""
    sure, maybe = Report(3, 0.9, certain=True), Report(1, 0.5)
    return (
        DyadPoint(DAYS[0], sure, SILENCE, SILENCE, SILENCE, SILENCE),
        DyadPoint(DAYS[1], maybe, SILENCE, SILENCE, SILENCE, SILENCE),
        DyadPoint(DAYS[2], SILENCE, Report(2, 0.9, certain=True), SILENCE, SILENCE, SILENCE),
        DyadPoint(DAYS[3], SILENCE, SILENCE, SILENCE, SILENCE, sure),
    )


@pytest.fixture
def blocs() -> tuple[BlocPoint, ...]:
    """One actor changes sides, one is away for a while, one is alone."""
    return (
        BlocPoint(DAYS[0], "modularity", ("a", "b", "c", "d"), (0, 0, 1, 1)),
        BlocPoint(DAYS[1], "modularity", ("a", "b", "c", "d", "e"), (0, 0, 0, 1, 1)),
        BlocPoint(DAYS[2], "modularity", ("a", "c", "d", "e", "f"), (0, 0, 1, 1, 2)),
        BlocPoint(DAYS[3], "modularity", ("a", "b", "c", "d"), (0, 0, 0, 1)),
    )
