"""The same view day by day, month by month or year by year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from ..columns import Columns
from ..errors import InputError
from ..registry import Registry
from ..relations import EdgeTable, View, tabulate
from ..score import UNRATED, Ratings

Step = Literal["day", "month", "year"]
STEPS: tuple[Step, ...] = ("day", "month", "year")
MOST_SNAPSHOTS = 5_000


def snapshot_dates(first: date, last: date, step: Step) -> list[date]:
    """The last day of each step from `first` to `last`; `last` itself closes the list.

    Raises:
        InputError: `last` lies before `first`, or there would be more than `MOST_SNAPSHOTS`.

    >>> [d.isoformat() for d in snapshot_dates(date(2013, 12, 5), date(2014, 2, 10), "month")]
    ['2013-12-31', '2014-01-31', '2014-02-10']
    """
    if last < first:
        raise InputError(f"from {first} to {last}: the first day must not lie after the last")
    days: list[date] = []
    day = first
    while (end := _end(day, step)) < last:
        days.append(end)
        day = end + timedelta(1)
        if len(days) > MOST_SNAPSHOTS:
            raise InputError(
                f"from {first} to {last} by {step}: more than {MOST_SNAPSHOTS} snapshots; "
                "take a longer step or a shorter time"
            )
    return [*days, last]


def snapshots(
    columns: Columns,
    view: View,
    registry: Registry | None,
    days: list[date],
    *,
    ratings: Ratings = UNRATED,
) -> Iterator[tuple[date, EdgeTable]]:
    """The relations of a view as of each of some days; the view's own date is not used."""
    for day in days:
        yield day, tabulate(columns, replace(view, as_of=day), registry, ratings=ratings)


def _end(day: date, step: Step) -> date:
    if step == "day":
        return day
    if step == "month":
        return day.replace(day=monthrange(day.year, day.month)[1])
    return date(day.year, 12, 31)
