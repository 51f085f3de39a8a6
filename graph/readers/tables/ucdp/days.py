"""The days that a row of a dataset covers, as EDTF, in words, and for those who were there."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from ..actors import Side
from ..intake import Intake

MONTH, YEAR = 4, 5
"""UCDP's `date_prec` of events of which only the month, or only the year, is known."""


def covering(first: date, last: date, precision: int) -> str:
    """EDTF for an event between two days.

    The two days bound when it may have been; where only the month or the year is known and the
    days are its first and last, that is said instead, which leaves the days between open.

    Args:
        precision: `date_prec` of the UCDP GED codebook: 1 the day, 2 two to six days, 3 the week,
            4 the month, 5 the year.

    >>> covering(date(2014, 1, 3), date(2014, 1, 3), 1)
    '2014-01-03'
    >>> covering(date(2013, 1, 1), date(2013, 1, 31), 4)
    '2013-01'
    >>> covering(date(2014, 1, 1), date(2014, 5, 31), 5)
    '2014-01-01/2014-05-31'
    """
    if first == last:
        return first.isoformat()
    months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if precision >= MONTH and months and (first.year, first.month) == (last.year, last.month):
        return first.isoformat()[:7]
    years = months and (first.month, last.month) == (1, 12) and first.year == last.year
    if precision >= YEAR and years:
        return first.isoformat()[:4]
    return f"{first.isoformat()}/{last.isoformat()}"


def spoken(first: date, last: date) -> str:
    """The days in words.

    >>> spoken(date(2003, 4, 2), date(2003, 4, 3))
    '2 to 3 April 2003'
    """
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {_day(last)}"
    return f"{_day(first)} to {_day(last)}"


def year_of(year: int) -> tuple[date, date]:
    """The first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def days_of(
    parties: Iterable[Side], year: tuple[date, date], source: str, intake: Intake
) -> tuple[date, date]:
    """The days of a year, first and last, on which all parties can have been there.

    One id of UCDP may stand for several actors of the tables within a year. Where one party is
    certain and lasted only for a part of it, the others are looked for in that part.
    """
    first, last = year
    for side in parties:
        found = intake.actors.find(side, first, last, source)
        active = intake.actors[found[0]].active if len(found) == 1 else None
        if active is not None and active.may_meet(first, last):
            first = max(first, active.earliest_start or first)
            last = min(last, active.latest_end or last)
    return first, last


def _day(day: date) -> str:
    names = "January February March April May June July August September October November December"
    return f"{day.day} {names.split()[day.month - 1]} {day.year}"
