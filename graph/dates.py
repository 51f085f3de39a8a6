"""Partial dates and intervals: the part of EDTF that conflict data needs.

Read are level 0 (`2014`, `2014-01`, `2014-01-05`, `2013-12/2014-01`) and of level 1 the
qualifiers (`2013~` approximate, `2013?` uncertain, `2013%` both), unspecified digits from the
right (`201X`, `2014-XX`, `2014-01-XX`), and intervals with an open (`..`) or unknown (empty) end.
Specification: Library of Congress, Extended Date/Time Format, 2019.

Every date and interval has bounds, because `2014-01` is some day between the 1st and the 31st.
Nothing is ever made more exact than it was written.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from .errors import DateError, quoted

EXPECTED = (
    "an EDTF date: YYYY, YYYY-MM or YYYY-MM-DD, "
    "an interval such as 2013-12/2014-01, 2003/.. (still going on) or /2014-01-05 (start unknown)"
)
OPEN: Literal[".."] = ".."
_TURNED = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}", re.ASCII)
_DATE = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as exact as its source: `text` as written, `first` and `last` the days it may be."""

    text: str
    first: date
    last: date
    qualified: bool = False

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time with partial ends.

    Attributes:
        text: as written, EDTF.
        start: the first end; `OPEN` = since ever, None = unknown.
        end: the last end; `OPEN` = still going on, None = unknown.
        single: one date was written; something happened within it.
    """

    text: str
    start: PartialDate | Literal[".."] | None
    end: PartialDate | Literal[".."] | None
    single: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def earliest_start(self) -> date | None:
        """The first day on which it may have begun; None = no bound."""
        return self.start.first if isinstance(self.start, PartialDate) else None

    @property
    def latest_start(self) -> date | None:
        """The last day on which it may have begun; None = no bound."""
        if isinstance(self.start, PartialDate):
            return self.start.last
        if self.start is None and isinstance(self.end, PartialDate):
            return self.end.last
        return None

    @property
    def earliest_end(self) -> date | None:
        """The first day on which it may have ended; None = no bound."""
        if isinstance(self.end, PartialDate):
            return self.end.first
        if self.end is None and isinstance(self.start, PartialDate):
            return self.start.first
        return None

    @property
    def latest_end(self) -> date | None:
        """The last day on which it may have ended; None = no bound."""
        return self.end.last if isinstance(self.end, PartialDate) else None

    @property
    def days(self) -> int:
        """How many days it may last at most."""
        return ((self.latest_end or date.max) - (self.earliest_start or date.min)).days

    @property
    def qualified(self) -> bool:
        """Whether an end is marked approximate or uncertain."""
        return any(isinstance(e, PartialDate) and e.qualified for e in (self.start, self.end))

    def may_meet(self, first: date, last: date) -> bool:
        """Whether it may have a day in common with [first, last]."""
        begins = self.earliest_start or date.min
        ends = self.latest_end or date.max
        return begins <= last and ends >= first

    def may_overlap(self, other: Interval) -> bool:
        """Whether the two may have a day in common."""
        return self.may_meet(other.earliest_start or date.min, other.latest_end or date.max)


def parse_date(text: str) -> PartialDate:
    """Read one partial date.

    Args:
        text: EDTF, level 0 or the part of level 1 named in the module's docstring.

    Raises:
        DateError: not such a date, or a day that the calendar does not have.

    >>> parse_date("2014-01").last
    datetime.date(2014, 1, 31)
    >>> parse_date("201X").first
    datetime.date(2010, 1, 1)
    """
    match = _DATE.fullmatch(text)
    if match is None:
        turned = " (day and month first? write year-month-day)" if _TURNED.fullmatch(text) else ""
        raise DateError(f"{quoted(text)} is no date{turned}; expected {EXPECTED}")
    year, month, day, qualifier = match.groups()
    if month == "XX" and day not in (None, "XX"):
        raise DateError(f"{quoted(text)} has a day but no month; expected {EXPECTED}")
    if "X" in year and month not in (None, "XX"):
        raise DateError(f"{quoted(text)} has a month but no year; expected {EXPECTED}")
    try:
        first, last = _bounds(year, month, day)
    except ValueError:
        raise DateError(f"{quoted(text)} is not in the calendar; expected {EXPECTED}") from None
    return PartialDate(text, first, last, bool(qualifier))


def parse_interval(text: str) -> Interval:
    """Read a partial date or an interval of two.

    Raises:
        DateError: not a date or interval, both ends missing, or the end lies before the start.

    >>> parse_interval("2003/..").latest_end is None
    True
    >>> parse_interval("2014-01").latest_start
    datetime.date(2014, 1, 31)
    """
    if "/" not in text:
        one = parse_date(text)
        return Interval(text, one, one, single=True)
    parts = text.split("/")
    if _TURNED.fullmatch(text):
        parse_date(text)
    if len(parts) != 2 or not any(part and part != OPEN for part in parts):
        raise DateError(f"{quoted(text)} is no interval; expected {EXPECTED}")
    start, end = (_end(part) for part in parts)
    if isinstance(start, PartialDate) and isinstance(end, PartialDate) and start.first > end.last:
        raise DateError(f"{quoted(text)} ends before it starts; expected {EXPECTED}")
    return Interval(text, start, end)


def _end(text: str) -> PartialDate | Literal[".."] | None:
    if text == OPEN:
        return OPEN
    return parse_date(text) if text else None


def _bounds(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month in (None, "XX"):
        return date(first_year, 1, 1), date(last_year, 12, 31)
    numbered = int(month or 0)
    if day in (None, "XX"):
        last_day = monthrange(first_year, numbered)[1] if 1 <= numbered <= 12 else 0
        return date(first_year, numbered, 1), date(first_year, numbered, last_day)
    exact = date(first_year, numbered, int(day or 0))
    return exact, exact
