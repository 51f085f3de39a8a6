"""How much the sources speak of a pair at all, so that silence can be told from absence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from ..columns import Columns, Rows
from .views import Mask, View, in_view


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many claims, documents, outlets and months speak of a pair, in the time of a view.

    Offers, denials, unsigned ties and allegations are spoken of as well as deeds.

    Attributes:
        documents, outlets: sources of the claims between the two, and their publishers.
        months: different months in which what those claims tell may have begun.
        documents_of_one, documents_of_other: sources with any claim about each of them.
        documents_of_both: sources that have both; were they the only ones who could have told?
    """

    claims: int
    documents: int
    outlets: int
    months: int
    documents_of_one: int
    documents_of_other: int
    documents_of_both: int

    @property
    def silent(self) -> bool:
        """Whether no source speaks of how the two stand to each other."""
        return self.claims == 0


def coverage(columns: Columns, view: View, one: str, other: str) -> Coverage:
    """How much is said of two actors and of what is between them."""
    there = in_view(columns, view)
    of_one, of_other = (there & _involves(columns, actor) for actor in (one, other))
    between = np.flatnonzero(of_one & of_other)
    first, second = (_documents(columns, np.flatnonzero(rows)) for rows in (of_one, of_other))
    return Coverage(
        claims=len(between),
        documents=len(_documents(columns, between)),
        outlets=len(np.unique(columns.publisher[between])),
        months=len({_month(day) for day in np.unique(columns.first[between]).tolist()} - NEVER),
        documents_of_one=len(first),
        documents_of_other=len(second),
        documents_of_both=len(first & second),
    )


def _involves(columns: Columns, actor: str) -> Mask:
    codes = sorted(columns.codes([actor]))
    involved: Mask = np.isin(columns.subject, codes) | np.isin(columns.object, codes)
    return involved


def _documents(columns: Columns, rows: Rows) -> set[int]:
    return set(columns.source[rows].tolist())


NEVER = {(date.min.year, 1), (date.max.year, 12)}
"""Of claims without a beginning, or without any date."""


def _month(ordinal: int) -> tuple[int, int]:
    day = date.fromordinal(ordinal)
    return day.year, day.month
