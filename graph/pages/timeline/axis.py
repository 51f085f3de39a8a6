"""The axis of the timeline: from when to when, its years and months, and the view's window."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ...relations import View
from ...timing import window_start
from ..telling import words

LEAST_SEEN = 10
"""Days before the one of the view that are seen at first, however few of them have a mark."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from one day to another, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How long it is."""
        return (self.last - self.first).days + 1

    def x(self, day: date, part: float = 0.0) -> float:
        """Where a day is, in per cent; `part` 0 is its beginning and 1 its end."""
        place = ((day - self.first).days + part) / self.days * 100
        return round(min(100.0, max(0.0, place)), 3)


@dataclass(frozen=True, slots=True)
class Tick:
    """A year or a month on the axis, at `x` per cent."""

    x: float
    name: str
    year: int
    month: int


@dataclass(frozen=True, slots=True)
class Window:
    """The window of a view on the axis, in per cent.

    Attributes:
        day: the one it is as of, in words.
        first: from where on something in it is dated.
    """

    start: float
    end: float
    day: str
    first: float

    @property
    def width(self) -> float:
        """How long it is, in per cent."""
        return round(self.end - self.start, 3)


def axis(days: Collection[date], view: View, most_years: int) -> Scale | None:
    """The axis that holds all days, at most so many years before its end; None for no day."""
    if not days:
        return None
    held = [*days, view.as_of] if view.as_of else days
    first, last = min(held), max(held)
    margin = max(2, (last - first).days // 50)
    end = min(last.toordinal() + margin, date.max.toordinal())
    begin = max(first.toordinal() - margin, end - most_years * 365, 1)
    return Scale(date.fromordinal(begin), date.fromordinal(end))


def ticks(scale: Scale) -> list[Tick]:
    """The beginnings of months on the axis; those of long axes are of years alone."""
    months = range(1, 13) if scale.days <= 30 * 366 else (1,)
    days = [date(y, m, 1) for y in range(scale.first.year, scale.last.year + 1) for m in months]
    inside = [day for day in days if scale.first <= day <= scale.last]
    return [Tick(scale.x(d), words.day(d).split()[1], d.year, d.month) for d in inside]


def year_step(scale: Scale) -> int:
    """How many years lie between two that are named."""
    years = scale.days / 365
    return next(step for step in (1, 2, 5, 10, 20, 50) if years / step <= 16 or step == 50)


def window(view: View, scale: Scale, days: Iterable[date]) -> Window | None:
    """Where the view's window is; None where it has none.

    Args:
        days: on which something is dated, inside the window or not.
    """
    if view.as_of is None:
        return None
    start = max(scale.first, window_start(view.as_of, view.window))
    first = min((day for day in days if start <= day <= view.as_of), default=start)
    seen = max(start, min(first, view.as_of - timedelta(LEAST_SEEN)))
    return Window(scale.x(start), scale.x(view.as_of, 1), words.day(view.as_of), scale.x(seen))
