"""Change points: the dates from which a series runs on another level.

Optimal partitioning: Jackson et al. (2005), "An algorithm for optimal partitioning of data on an
interval", IEEE Signal Processing Letters 12, 105-108. The series is cut so that twice the negative
log-likelihood of constant levels, plus a penalty for each cut, is least; the cut found is the best
one there is, in time that grows with the square of the length.

The default penalty, 2 log n, is that of the Bayesian information criterion (Schwarz 1978, Annals of
Statistics 6, 461-464) for two parameters a change adds: its place and its level.

The values are taken as independent. Snapshots whose windows overlap are not, and show more changes
than there are: take a step of the window's length, or read the result as a description.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import xlogy

from ...errors import InputError

Floats = NDArray[np.float64]
Cost = Callable[[int], Floats]
"""Of each stretch that ends before a place, by where it starts; of shape (place,)."""

Kind = Literal["counts", "values"]

PRECISION = 1e-8
"""The least noise that values are taken to have, in units of the one furthest from 0: about the
square root of what a float can tell apart, so that no rounding passes for a change."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of level.

    Attributes:
        day: the first date on the new level; the change lies after the date before it.
        before, after: the means of the series from the change before to this one, and from this one
            to the next.
    """

    day: date
    before: float
    after: float

    @property
    def size(self) -> float:
        """By how much the level rises."""
        return self.after - self.before


def change_points(
    days: Sequence[date],
    values: Sequence[float | None],
    kind: Kind = "values",
    *,
    penalty: float | None = None,
) -> tuple[Change, ...]:
    """Where the level of a series changes.

    Args:
        days: of the values, in order.
        values: None where there is none; such dates are passed over.
        kind: `counts` are Poisson, numbers from 0; `values` (shares and the like) are Gaussian, of
            one variance, which half the mean square of successive differences estimates (von
            Neumann 1941, Annals of Mathematical Statistics 12, 367-395). Changes enlarge that
            estimate, a slow drift lessens it. It is never below what `PRECISION` allows; in a
            series that is constant but for one step, a step well above that is a change.
        penalty: for each change, in units of twice the log-likelihood; None = 2 log n.

    Returns:
        The changes in order of time; none where the series is constant.

    Raises:
        InputError: lengths that differ, a value that is infinite or no number, counts below 0, or
            a penalty below 0.

    >>> from datetime import timedelta
    >>> days = [date(2014, 1, 1) + timedelta(n) for n in range(8)]
    >>> [(str(c.day), c.size) for c in change_points(days, [2, 2, 2, 2, 30, 30, 30, 30], "counts")]
    [('2014-01-05', 28.0)]
    """
    if len(days) != len(values):
        raise InputError(f"{len(days)} days and {len(values)} values: as many of each expected")
    given = [(day, value) for day, value in zip(days, values, strict=True) if value is not None]
    series = np.array([value for _, value in given], dtype=float)
    if not np.isfinite(series).all():
        raise InputError(f"value {series[~np.isfinite(series)][0]:g}: a finite number expected")
    if penalty is not None and penalty < 0:
        raise InputError(f"penalty {penalty:g}: 0 or more expected")
    if kind == "counts" and (series < 0).any():
        raise InputError(f"count {series.min():g}: 0 or more expected")
    if len(series) < 2 or (series == series[0]).all():
        return ()
    cost = _poisson(series) if kind == "counts" else _gaussian(series)
    cuts = _cuts(cost, len(series), 2 * log(len(series)) if penalty is None else penalty)
    levels = [float(series[a:b].mean()) for a, b in pairwise([0, *cuts, len(series)])]
    changes = zip(cuts, pairwise(levels), strict=True)
    return tuple(Change(given[cut][0], before, after) for cut, (before, after) in changes)


def _cuts(cost: Cost, length: int, penalty: float) -> list[int]:
    """The places where the best partition begins a new stretch, in order."""
    best = np.full(length + 1, -penalty)
    start = np.zeros(length + 1, int)
    for end in range(1, length + 1):
        total = best[:end] + cost(end) + penalty
        start[end] = total.argmin()
        best[end] = total[start[end]]
    cuts = []
    place = int(start[length])
    while place:
        cuts.append(place)
        place = int(start[place])
    return cuts[::-1]


def _poisson(counts: Floats) -> Cost:
    """Without the terms that all partitions have in common."""
    sums = np.concatenate(([0.0], np.cumsum(counts)))

    def cost(end: int) -> Floats:
        total = sums[end] - sums[:end]
        found: Floats = -2 * xlogy(total, total / (end - np.arange(end)))
        return found

    return cost


def _gaussian(values: Floats) -> Cost:
    """Squared distances from the mean, in units of the variance."""
    noise = np.sqrt((np.diff(values) ** 2).mean() / 2)
    scaled = (values - values.mean()) / max(noise, PRECISION * np.abs(values).max())
    sums = np.concatenate(([0.0], np.cumsum(scaled)))
    squares = np.concatenate(([0.0], np.cumsum(scaled**2)))

    def cost(end: int) -> Floats:
        mean = (sums[end] - sums[:end]) / (end - np.arange(end))
        found: Floats = squares[end] - squares[:end] - mean * (sums[end] - sums[:end])
        return found

    return cost
