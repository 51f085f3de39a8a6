"""UCDP's kinds of external support, and which supporter of a row surely gave which.

A row codes its kinds for all its supporters together, and counts how many states and how many
non-state groups gave each. A kind is certain for a supporter where all of its sort gave it.
Letters: External Support Dataset codebook 18.1 (Meier, Karlén, Pettersson & Croicu 2023). States'
air strikes seem to be coded as x, non-state groups' fighting alongside as y.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ....model import Means

MEANS = {
    "x": Means.TROOPS,
    "p": Means.PRESENCE,
    "y": Means.UNKNOWN,
    "w": Means.WEAPONS,
    "m": Means.MATERIEL,
    "t": Means.TRAINING,
    "f": Means.FUNDING,
    "i": Means.INTELLIGENCE,
    "l": Means.TERRITORY,
    "o": Means.OTHER,
    "u": Means.UNKNOWN,
}
"""Letter y is infrastructure or joint operations, and does not say which of the two."""
WORDS = {letter: means.value for letter, means in MEANS.items()} | {
    "x": "troop support",
    "y": "infrastructure or joint operations",
}


@dataclass(frozen=True, slots=True)
class Count:
    """How many supporters: states, and non-state groups."""

    states: int
    groups: int

    @property
    def total(self) -> int:
        """Of both sorts."""
        return self.states + self.groups

    def of(self, nonstate: bool | None) -> int:
        """Of one sort; of both where the sort is unknown."""
        return self.total if nonstate is None else self.groups if nonstate else self.states


def certain(
    given: Mapping[str, Count], all_: Count, nonstate: bool | None
) -> tuple[list[str], list[str]]:
    """The letters of the kinds that a supporter surely gave, and of those it may have given.

    Args:
        given: how many gave each kind.
        all_: how many supporters there are.
        nonstate: whether this one is no state; None = unknown.

    >>> kinds = {"w": Count(2, 0), "t": Count(1, 0), "y": Count(0, 1)}
    >>> certain(kinds, Count(2, 1), nonstate=False)
    (['w'], ['t'])
    >>> certain(kinds, Count(2, 1), nonstate=True)
    (['y'], [])
    """
    sure = [k for k, n in given.items() if n.of(nonstate) == all_.of(nonstate) > 0]
    open_ = [k for k, n in given.items() if k not in sure and n.of(nonstate)]
    return sure, open_


def sorts(rows: Iterable[tuple[list[int], Count]], known: Mapping[int, bool]) -> dict[int, bool]:
    """Which supporters are no states, as the counts of all rows tell together.

    Args:
        rows: the supporters of each row and how many are of which sort.
        known: what is known beforehand.
    """
    found, waiting = dict(known), list(rows)
    while True:
        before = len(found)
        for ids, count in waiting:
            states = sum(found.get(i) is False for i in ids)
            groups = sum(found.get(i) is True for i in ids)
            rest = [i for i in ids if i not in found]
            if len(ids) == count.total and groups == count.groups:
                found.update((i, False) for i in rest)
            elif len(ids) == count.total and states == count.states:
                found.update((i, True) for i in rest)
        if len(found) == before:
            return found
        waiting = [row for row in waiting if any(i not in found for i in row[0])]
