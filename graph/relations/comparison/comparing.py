"""Where two sets of claims agree: which pairs of actors both speak of, and with which sign.

That a side has no claim on a pair is silence, never neutrality. Of actors that one side never
mentions it cannot be asked whether the two agree, so pairs of such actors are told apart.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ...columns import RELATIONS, Columns
from ...model import Relation
from ...registry import Registry
from ...score import UNRATED, Ratings
from ..views import DEFAULT_VIEW, Mask, View
from .lines import Line, said
from .units import (
    FOR_EVER,
    MONTHS,
    SINCE_EVER,
    By,
    Heard,
    Keys,
    Spoken,
    hear,
    keys,
    meeting,
    month_of,
    spoken,
    taken_apart,
)
from .verdicts import AGREEMENTS, DIRECTIONS, Agreement, kappa, signs, verdicts

_OPPOSES = RELATIONS.index(Relation.OPPOSES)


@dataclass(frozen=True, slots=True)
class Side:
    """One side as a whole.

    Attributes:
        friendly, hostile: how many of its claims tell of deeds of support or alliance, and of
            opposition.
        unplaced: how many of those are of no single month, and left out where months are compared.
        actors: how many it knows.
        first, last: the earliest and the latest day that any of those claims states.
    """

    friendly: int
    hostile: int
    unplaced: int
    actors: int
    first: date | None
    last: date | None

    @property
    def signs(self) -> tuple[bool, bool]:
        """Whether it tells of support or alliance at all, and of opposition."""
        return self.friendly > 0, self.hostile > 0


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Two sides beside each other, by unit: a pair of actors, or a month of a pair.

    Attributes:
        actors: ids of those that both sides know, in order.
        low, high, month: shape (units,), codes of the names of a pair, and months since the year 1.
        agreement, direction: shape (units,), places in `AGREEMENTS` and `DIRECTIONS`.
        meet, comparable: shape (units,), as `Line` has them.
        spoken: what either side says of each unit.
        kappa: how far the two agree on all pairs of the actors that both know, beyond chance; see
            `verdicts.kappa`. None by month, where chance leaves no room, and where one side tells
            of a sign of which the other never does: that is another scope, not disagreement.
    """

    columns: Columns
    by: By
    a: Side
    b: Side
    actors: tuple[str, ...]
    low: Keys
    high: Keys
    month: Keys
    agreement: NDArray[np.int8]
    direction: NDArray[np.int8]
    meet: Mask
    comparable: Mask
    kappa: float | None
    spoken: tuple[Spoken, Spoken]

    @property
    def pairs(self) -> int:
        """How many pairs the actors make that both know."""
        return len(self.actors) * (len(self.actors) - 1) // 2

    def agreeing(self, agreement: Agreement) -> Mask:
        """Which comparable units agree so."""
        chosen: Mask = self.comparable & (self.agreement == AGREEMENTS.index(agreement))
        return chosen

    def lines(self, *, everything: bool = False) -> list[Line]:
        """The units as values: opposite signs first, those whose times meet before others.

        Args:
            everything: with units that are not comparable.
        """
        order = np.lexsort((~self.meet, self.agreement))
        chosen = order if everything else order[self.comparable[order]]
        a, b = (said(self.columns, side, chosen) for side in self.spoken)
        by_unit = (self.low, self.high, self.month, self.agreement, self.direction, self.meet,
                   self.comparable)  # fmt: skip
        names, by_month = self.columns.names, self.by == "month"
        return [
            Line(names[low], names[high], month_of(month) if by_month else "",
                 AGREEMENTS[agreement], DIRECTIONS[direction], meet if direction else None, *rest)
            for low, high, month, agreement, direction, meet, *rest in zip(
                *(column[chosen].tolist() for column in by_unit), a, b, strict=True
            )
        ]  # fmt: skip


def compare(
    columns: Columns,
    a: Mask,
    b: Mask,
    view: View = DEFAULT_VIEW,
    registry: Registry | None = None,
    *,
    ratings: Ratings = UNRATED,
    by: By = "pair",
    within: int = 0,
    populations: bool = False,
) -> Comparison:
    """What two sets of claims say of pairs of actors.

    Args:
        a, b: shape (claims,), without common claims.
        view: which of them count.
        by: by month only claims that are surely of one month are compared.
        within: so many days apart are near in time; 0 = of the same day, as far as dates tell.
        populations: with actors of the kind `population`.
    """
    known = registry or Registry()
    one, other = (
        hear(columns, side, view, known, ratings=ratings, populations=populations)
        for side in (a, b)
    )
    units = np.union1d(*(keys(columns, side.deeds, by) for side in (one, other)))
    units = units[units >= 0]
    told = spoken(columns, one, units, by), spoken(columns, other, units, by)
    low, high, month = taken_apart(columns, units, by)
    both = one.knows & other.knows
    comparable = both[low] & both[high]
    if by == "month":
        comparable &= _covers(columns, one, month) & _covers(columns, other, month)
    sides = _side(columns, one, by), _side(columns, other, by)
    alike = by == "pair" and sides[0].signs == sides[1].signs
    agreement, direction = verdicts(told[0].code, told[1].code)
    actors = tuple(columns.names[code] for code in np.flatnonzero(both))
    return Comparison(
        columns=columns,
        by=by,
        a=sides[0],
        b=sides[1],
        actors=actors,
        low=low,
        high=high,
        month=month,
        agreement=agreement,
        direction=direction,
        meet=meeting(columns, told[0].claims, told[1].claims, within),
        comparable=comparable,
        kappa=_kappa(told, comparable, len(actors)) if alike else None,
        spoken=told,
    )


def _kappa(told: tuple[Spoken, ...], comparable: Mask, actors: int) -> float | None:
    """Of the pairs of these actors: support, opposition, both, or silence."""
    a, b = ([signs(code) for code in one.code[comparable].tolist()] for one in told)
    found = Counter(zip(a, b, strict=True))
    found[0, 0] = actors * (actors - 1) // 2 - found.total()
    return kappa([[found[i, j] for j in range(4)] for i in range(4)])


def _covers(columns: Columns, heard: Heard, month: Keys) -> Mask:
    """Which months lie within the time of which a side has claims that are of one month."""
    key = keys(columns, np.concatenate([heard.deeds, heard.others]), "month")
    covered = key[key >= 0] % MONTHS
    if len(covered) == 0:
        return np.zeros(len(month), bool)
    within: Mask = (covered.min() <= month) & (month <= covered.max())
    return within


def _side(columns: Columns, heard: Heard, by: By) -> Side:
    rows = heard.deeds
    placed = keys(columns, rows, by) >= 0
    hostile = int((columns.relation[rows] == _OPPOSES).sum())
    days = np.concatenate([columns.first[rows], columns.last[rows]])
    days = days[(days != SINCE_EVER) & (days != FOR_EVER)]
    return Side(
        friendly=len(rows) - hostile,
        hostile=hostile,
        unplaced=int((~placed).sum()),
        actors=int(heard.knows.sum()),
        first=date.fromordinal(int(days.min())) if len(days) else None,
        last=date.fromordinal(int(days.max())) if len(days) else None,
    )
