"""The dates of claims that are written in bulk: what is worked out from them, and their marks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

from ..columns import NONE
from ..dates import Interval, PartialDate, parse_date, parse_interval

End = TypeVar("End")


@dataclass(frozen=True, slots=True)
class Dates:
    """What is worked out from the dates of a claim.

    Attributes:
        shape: which dates there are, and of what kind; equal where the same facts follow.
        bounds: first and last day of the start, of the end and of the publication, ISO 8601.
        days: those bounds as ordinals.
    """

    shape: tuple[object, ...]
    bounds: tuple[str | None, ...]
    days: tuple[int, ...]


@lru_cache(maxsize=16_384)
def dates(valid: str, published: str) -> Dates:
    """The dates of a claim, given as EDTF; empty = none.

    Raises:
        DateError: one is no date.
    """
    return dates_of(
        parse_interval(valid) if valid else None, parse_date(published) if published else None
    )


def dates_of(valid: Interval | None, published: PartialDate | None) -> Dates:
    """The dates of a claim; the end of a single date is its start and is not given again."""
    start, end = (valid.start, valid.end) if valid else (None, None)
    ends = (start, None if valid and valid.single else end, published)
    days: list[date | None] = []
    for one in ends:
        days += (one.first, one.last) if isinstance(one, PartialDate) else (None, None)
    return Dates(
        (valid and valid.single, *map(_kind, (start, end, published))),
        tuple(day.isoformat() if day else None for day in days),
        tuple(day.toordinal() if day else NONE for day in days),
    )


def marked_interval(valid: Interval, number: int) -> Interval:
    """An interval of the same kind that no text states; another one for each number."""
    start = _marked(valid.start, number, 1)
    end = start if valid.single else _marked(valid.end, number, 2)
    return Interval(f"mark{number}-valid", start, end, valid.single)


def marked_date(published: PartialDate, number: int) -> PartialDate:
    """A date of the same kind that no text states; another one for each number."""
    return _marked(published, number, 3)


def _kind(end: object) -> object:
    return end.qualified if isinstance(end, PartialDate) else end


def _marked(end: End, number: int, month: int) -> End | PartialDate:
    """Bounds are two days in the middle of a month, as those of no partial date are."""
    if not isinstance(end, PartialDate):
        return end
    first, last = (date(1000 + number, month, day) for day in (12, 17))
    return PartialDate(f"mark{number}-date{month}", first, last, end.qualified)
