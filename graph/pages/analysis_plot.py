"""Balance over time on the analysis page: a plot, and the same as a table."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..analysis.history.series import BalancePoint, balance_series
from ..errors import MissingExtraError
from ..network import Step
from .material import Material

MONTHS_IN_YEAR, SNAPSHOTS = 12, 60
WORK = 300_000
"""Steps of linear programs for each snapshot."""


@dataclass(frozen=True, slots=True)
class Course:
    """Balance over time.

    Attributes:
        rows: snapshot by snapshot: day, ties, certain ones, hostile ones, certain ones, triangles,
            balanced ones, frustration.
        step: how far they are apart.
        address: the plot as a data address; empty where matplotlib is not installed.
        legend: what its lines are.
        caption: what it rests on.
    """

    rows: tuple[tuple[str, ...], ...]
    step: str
    address: str
    legend: str
    caption: str


def course(material: Material) -> Course | None:
    """Balance up to the view's date; None where no claim has a date."""
    span = _span(material)
    if span is None:
        return None
    from ..plots import caption
    from ..plots.balance import legend

    first, last, step = span
    columns, view, registry = material.columns, material.view, material.registry
    points = balance_series(
        columns, view, registry, first=first, last=last, step=step, time_limit=None, work_limit=WORK
    )
    rests = caption(columns, view, registry, first=first, last=last, step=step)
    rows = tuple(map(_row, points))
    return Course(rows, step, _address(points), legend(points), rests)


def _row(point: BalancePoint) -> tuple[str, ...]:
    balanced = round((point.balanced_share or 0) * point.triangles)
    index = f"{point.frustration}" if point.proven else f"{point.bound} to {point.frustration}"
    counts = (point.edges, point.certain, point.negative, point.certain_negative, point.triangles)
    return str(point.day), *map(str, counts), str(balanced), index


def _span(material: Material) -> tuple[date, date, Step] | None:
    """From when to when, in how long steps, so that there are at most `SNAPSHOTS` of them."""
    starts = [
        claim.valid.earliest_start
        for edge in material.drawn
        for claim in edge.claims
        if claim.valid is not None and claim.valid.earliest_start is not None
    ]
    last = material.view.as_of or max(starts, default=None)
    if last is None or not starts:
        return None
    years = last.year - min(starts).year
    first = max(min(starts), date(max(1, last.year - SNAPSHOTS), 1, 1))
    if first >= last:
        first = date(last.year - 1, last.month, 1)
    return first, last, "month" if years * MONTHS_IN_YEAR <= SNAPSHOTS else "year"


def _address(points: Sequence[BalancePoint]) -> str:
    from ..plots import plot_balance
    from ..plots.themed import themed

    try:
        text = themed(plot_balance(points))
    except MissingExtraError:
        return ""
    return f"data:image/svg+xml;base64,{base64.b64encode(text.encode()).decode()}"
