"""How far two groupings of actors agree, where their networks say anything of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

Labels = Mapping[str, int]
"""A number for each actor."""


def agreement(
    one: Labels,
    other: Labels,
    parts_of_one: Labels,
    parts_of_other: Labels,
) -> float | None:
    """How far two groupings agree on whom they put together: 1 the same, about 0 as by chance.

    The adjusted Rand index (Hubert & Arabie 1985, J. Classif. 2, 193-218) over the pairs of actors
    that a chain of ties connects in both networks. Of others nothing is known: in two parts
    without a tie between them, which camps belong together is arbitrary.

    Args:
        one, other: the group of each actor.
        parts_of_one, parts_of_other: the connected part of each actor in either network.

    Returns:
        None where no pair can be compared.
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
