"""How exact a partial date is, for formats that know years, months and days only."""

from __future__ import annotations

from ..dates import PartialDate


def exact(value: PartialDate) -> tuple[int, ...]:
    """Year, month and day as far as they are known; nothing where it may be one of several years.

    >>> from ..dates import parse_date
    >>> exact(parse_date("2014-01")), exact(parse_date("2014-XX")), exact(parse_date("201X"))
    ((2014, 1), (2014,), ())
    """
    first, last = value.first, value.last
    if first.year != last.year:
        return ()
    if first.month != last.month:
        return (first.year,)
    return (first.year, first.month) if first != last else (first.year, first.month, first.day)


def iso_prefix(value: PartialDate) -> str:
    """The same as the start of an ISO 8601 date; empty also where the date is uncertain.

    >>> from ..dates import parse_date
    >>> iso_prefix(parse_date("2014-01-XX")), iso_prefix(parse_date("2014~"))
    ('2014-01', '')
    """
    parts = () if value.qualified else exact(value)
    return "-".join(f"{part:0{digits}}" for part, digits in zip(parts, (4, 2, 2), strict=False))
