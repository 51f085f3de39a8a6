"""The lines of a comparison as values, for those who show them to people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from ...columns import Codes, Columns, Rows
from ...dates import OPEN
from .units import FOR_EVER, SINCE_EVER, Spoken
from .verdicts import BACK, THERE, Agreement, Direction, Says, word

Day = date | Literal[".."] | None
"""`..` where a claim has no bound; None where no claim bears a date."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one side says of a pair.

    Attributes:
        there: what the first of the pair does to the second; back: the second to the first.
        alleged: whether all of it is only alleged.
        first, last: from when to when its claims may be, over all of them.
        claims: their ids, in order.
        others: how many other claims it has there, which tell no deed in this view: offers,
            denials, and what filters pass over.
    """

    there: Says
    back: Says
    alleged: bool
    first: Day
    last: Day
    claims: tuple[str, ...]
    others: int


SILENCE = Said("nothing", "nothing", alleged=False, first=None, last=None, claims=(), others=0)


@dataclass(frozen=True, slots=True)
class Line:
    """A pair, or a month of a pair, of which at least one side tells a deed.

    Attributes:
        one, other: ids, in order.
        month: `2014-01`, or empty.
        agreement: `same` signs, `opposite` ones, or `partly` where one side has both signs and the
            other one of them.
        direction: whether both tell who does it to whom in the same way, for the signs they share,
            else for any; None where only one side speaks.
        meet: whether a claim of the one and one of the other may be that near in time; None where
            only one side speaks.
        comparable: whether both sides know both actors, and by month cover that month.
    """

    one: str
    other: str
    month: str
    agreement: Agreement
    direction: Direction | None
    meet: bool | None
    comparable: bool
    a: Said
    b: Said


def said(columns: Columns, side: Spoken, chosen: Rows) -> Iterator[Said]:
    """What one side says of some units, in the order in which they are chosen."""
    ids = columns.hex_ids(side.claims.rows)
    starts = side.claims.starts
    by_unit = (side.code, side.alleged, side.first <= side.last, side.others)
    rest = zip(*(column[chosen].tolist() for column in by_unit),
               starts[chosen].tolist(), starts[chosen + 1].tolist(),
               _days(side.first[chosen]), _days(side.last[chosen]), strict=True)  # fmt: skip
    for code, alleged, dated, others, start, end, first, last in rest:
        if not code and not others:
            yield SILENCE
            continue
        yield Said(
            there=word(code, THERE),
            back=word(code, BACK),
            alleged=alleged,
            first=first if dated else None,
            last=last if dated else None,
            claims=tuple(sorted(ids[start:end])),
            others=others,
        )


def _days(days: Codes) -> Iterator[Day]:
    """Dates; there are few different ones."""
    different, where = np.unique(days, return_inverse=True)
    dates = [
        OPEN if day in (SINCE_EVER, FOR_EVER) else date.fromordinal(day)
        for day in different.tolist()
    ]
    return (dates[i] for i in where.tolist())
