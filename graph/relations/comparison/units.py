"""What one side of a comparison says of each pair of actors or month of a pair, as columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from ...columns import RELATIONS, STANDINGS, Codes, Columns, Rows
from ...model import ActorKind, Relation, Standing
from ...registry import Registry
from ...score import Ratings
from ..table import Groups, tabulate
from ..views import Mask, View, in_view
from .verdicts import ALLIED, BACK, MINUS, PLUS, THERE

By = Literal["pair", "month"]
Keys = NDArray[np.int64]
"""One number for the pair and, by month, the month."""

MONTHS = 12 * date.max.year
SINCE_EVER, FOR_EVER = date.min.toordinal(), date.max.toordinal()
_EPOCH = date(1970, 1, 1).toordinal()
_SIGNS = np.array([relation.sign for relation in RELATIONS])
_TAKES_PLACE = np.array([relation.takes_place for relation in RELATIONS])
_ALLIANCE = RELATIONS.index(Relation.ALLIED_WITH)
_ALLEGED = STANDINGS.index(Standing.ALLEGED)


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """The claims that one side has of the time of a view, as rows.

    Attributes:
        deeds: those that make the relations of the view.
        others: those of signed relations that make none: offers, denials, and what filters of
            what is told pass over.
        knows: shape (names,), whom any of its claims is about, signed or not.
    """

    deeds: Rows
    others: Rows
    knows: Mask


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """What one side says of each unit; of shape (units,).

    Attributes:
        code: bits of relations and directions, 0 = no deed.
        first, last: the days of its dated deeds, as ordinals; `last < first` where there are none.
        alleged: whether it only alleges.
        others: how many other claims it has there.
        claims: the rows of its deeds.
    """

    code: NDArray[np.int64]
    first: Codes
    last: Codes
    alleged: Mask
    others: Rows
    claims: Groups


def hear(
    columns: Columns,
    side: Mask,
    view: View,
    registry: Registry,
    *,
    ratings: Ratings,
    populations: bool,
) -> Heard:
    """What there is of one side, in the time of a view.

    Filters of who says so (sources, methods) make the side smaller. Others leave its claims there,
    as claims that tell no deed of this view.
    """
    speaking = replace(view.unfiltered, sources=view.sources, methods=view.methods)
    there = side & in_view(columns, speaking)
    if not populations:
        there &= ~_about_a_population(columns, registry)
    rows = np.flatnonzero(there)
    table = tabulate(columns.take(rows), view, registry, ratings=ratings)
    deeds = np.sort(rows[table.claims.rows])
    signed = rows[_SIGNS[columns.relation[rows]] != 0]
    knows = np.zeros(len(columns.names), bool)
    knows[columns.subject[rows]] = True
    knows[columns.object[rows][~_TAKES_PLACE[columns.relation[rows]]]] = True
    return Heard(deeds, np.setdiff1d(signed, deeds, assume_unique=True), knows)


def _about_a_population(columns: Columns, registry: Registry) -> Mask:
    crowds = (a.id for a in registry.actors.values() if a.kind is ActorKind.POPULATION)
    codes = sorted(columns.codes(crowds))
    between = ~_TAKES_PLACE[columns.relation]
    about: Mask = np.isin(columns.subject, codes) | (np.isin(columns.object, codes) & between)
    return about


def keys(columns: Columns, rows: Rows, by: By) -> Keys:
    """The units that claims speak of; by month -1 where a claim is not surely of one.

    Of a claim without a date the first day is the last of the calendar, and the last the first.
    """
    low, high = ends(columns, rows)
    pair = low.astype(np.int64) * len(columns.names) + high
    if by == "pair":
        return pair
    first, last = months(columns.first[rows]), months(columns.last[rows])
    return np.where(first == last, pair * MONTHS + first, -1)


def ends(columns: Columns, rows: Rows) -> tuple[Codes, Codes]:
    """The two actors of each claim, in the order of their names."""
    subject, object_ = columns.subject[rows], columns.object[rows]
    return np.minimum(subject, object_), np.maximum(subject, object_)


def months(days: Codes) -> Keys:
    """The months of days given as ordinals, counted from January of the year 1."""
    since_1970 = (days.astype(np.int64) - _EPOCH).astype("datetime64[D]").astype("datetime64[M]")
    return since_1970.astype(np.int64) + 12 * 1969


def taken_apart(columns: Columns, units: Keys, by: By) -> tuple[Keys, Keys, Keys]:
    """The codes of the two actors and the month of each unit."""
    pair, month = np.divmod(units, MONTHS) if by == "month" else (units, np.zeros_like(units))
    low, high = np.divmod(pair, max(len(columns.names), 1))
    return low, high, month


def month_of(number: int) -> str:
    """A month that is counted from January of the year 1.

    >>> month_of(2013 * 12)
    '2014-01'
    """
    return f"{number // 12 + 1:04}-{number % 12 + 1:02}"


def spoken(columns: Columns, heard: Heard, units: Keys, by: By) -> Spoken:
    """What one side says of units, which are sorted and hold at least all that its deeds are of."""
    rows, unit = _placed(columns, heard.deeds, units, by)
    _, others = _placed(columns, heard.others, units, by)
    present, starts = np.unique(unit, return_index=True)

    def reduced(ufunc: np.ufunc, values: NDArray[Any], none: int) -> NDArray[Any]:
        result = np.full(len(units), none, values.dtype)
        result[present] = ufunc.reduceat(values, starts)
        return result

    return Spoken(
        code=reduced(np.bitwise_or, _bits(columns, rows), 0),
        first=reduced(np.minimum, columns.first[rows], FOR_EVER),
        last=reduced(np.maximum, columns.last[rows], SINCE_EVER),
        alleged=reduced(np.logical_and, columns.standing[rows] == _ALLEGED, 0),
        others=np.bincount(others, minlength=len(units)),
        claims=Groups.of(unit, rows, len(units)),
    )


def _placed(columns: Columns, rows: Rows, units: Keys, by: By) -> tuple[Rows, Rows]:
    """Those of the rows that are of a unit, and the numbers of these units, in their order."""
    key = keys(columns, rows, by)
    there = np.isin(key, units)
    rows, key = rows[there], key[there]
    order = np.argsort(key, kind="stable")
    return rows[order], np.searchsorted(units, key[order])


def _bits(columns: Columns, rows: Rows) -> NDArray[np.int64]:
    way = np.where(columns.subject[rows] < columns.object[rows], THERE, BACK)
    sign = np.where(_SIGNS[columns.relation[rows]] > 0, PLUS, MINUS)
    return np.where(columns.relation[rows] == _ALLIANCE, ALLIED, sign << way)


def meeting(columns: Columns, a: Groups, b: Groups, within: int) -> Mask:
    """Of which units a claim of the one and a claim of the other may be of days that near.

    The claims of a unit are looked at by their first days. One that is met by an earlier one of the
    other side is met by that of them which lasts longest, so that a running maximum suffices.

    Args:
        within: days; 0 = of the same day.
    """
    rows = np.concatenate([a.rows, b.rows])
    unit = np.concatenate([np.repeat(np.arange(len(g.sizes)), g.sizes) for g in (a, b)])
    of_b = np.arange(len(rows)) >= len(a.rows)
    order = np.lexsort((columns.first[rows], unit))
    order = order[(columns.first[rows] <= columns.last[rows])[order]]
    rows, unit, of_b = rows[order], unit[order], of_b[order]
    base = unit.astype(np.int64) * (FOR_EVER + 1)
    first, last = base + columns.first[rows], base + columns.last[rows]
    met = np.zeros(len(a.sizes), bool)
    for one in (of_b, ~of_b):
        latest = np.maximum.accumulate(np.where(one, last, -1))
        met[unit[~one & (latest > base) & (latest + within >= first)]] = True
    return met
