"""How far two groupings of actors agree, where their networks say anything of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .partitions import Partition

Labels = Mapping[str, int]
"""A number for each actor."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two partitions agree on the actors that both have.

    Attributes:
        first: the one's method.
        second: the other's.
        actors: how many both have.
        rand: adjusted Rand index over connected pairs, see `agreement`: 1 for the same blocs, about
            0 for blocs unrelated; None where no pair can be compared.
    """

    first: str
    second: str
    actors: int
    rand: float | None


def compare(partitions: Iterable[Partition]) -> tuple[Agreement, ...]:
    """The agreement of each pair of partitions, in the order given."""
    return tuple(_compared(one, other) for one, other in combinations(partitions, 2))


def _compared(one: Partition, other: Partition) -> Agreement:
    first, second = one.bloc_of(), other.bloc_of()
    rand = agreement(first, second, one.part_of(), other.part_of())
    return Agreement(one.method, other.method, len(first.keys() & second.keys()), rand)


def agreement(
    one: Labels,
    other: Labels,
    parts_of_one: Labels,
    parts_of_other: Labels,
) -> float | None:
    """How far two groupings agree on whom they put together: 1 the same, about 0 as by chance.

    The adjusted Rand index (Hubert & Arabie 1985, J. Classif. 2, 193-218) over the pairs of actors
    that a chain of ties connects in both networks. Of others nothing is known: in two parts
    without a tie between them, which camps belong together is arbitrary. Two groupings between
    which chance leaves no room (all in one group, all apart) agree by 1.

    Args:
        one, other: the group of each actor.
        parts_of_one, parts_of_other: the connected part of each actor in either network.

    Returns:
        None where no pair can be compared.

    >>> part = dict.fromkeys("abcd", 0)
    >>> agreement(dict(a=0, b=0, c=1, d=1), dict(a=7, b=7, c=3, d=3), part, part)
    1.0
    """
    both = sorted(one.keys() & other.keys())
    parts = [(parts_of_one[a], parts_of_other[a]) for a in both]
    ones, others = [one[a] for a in both], [other[a] for a in both]
    comparable = _pairs(parts)
    if not comparable:
        return None
    together = _pairs(zip(parts, ones, others, strict=True))
    in_one, in_other = (
        _pairs(zip(parts, ones, strict=True)),
        _pairs(zip(parts, others, strict=True)),
    )
    by_chance = in_one * in_other / comparable
    most = (in_one + in_other) / 2
    return 1.0 if most == by_chance else (together - by_chance) / (most - by_chance)


def _pairs(labels: Iterable[object]) -> int:
    """How many pairs bear the same label."""
    return sum(n * (n - 1) // 2 for n in Counter(labels).values())
