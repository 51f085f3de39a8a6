"""How well a relation is attested: the one place where the formula stands.

A relation's score is p+ (1 - p-). Both are noisy-or's over independent roots of attribution
(Pearl 1988, *Probabilistic Reasoning in Intelligent Systems*, ch. 4.3): what several independent
voices say is wrong only if all of them are. A root weighs as much as its best claim: confidence
times the reliability of the source. Ten copies of one story are one root.

A denial speaks of its own means: it lowers the weight of claims of the same means. One of unknown
means speaks of the relation as a whole, and is p-. So "no troops" leaves a supply of weapons as
sure as it was.

The score orders relations and thins pictures. It is no measured probability: the shipped
reliability is a convention, equal for all sources.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .columns import MEANS, Columns
from .model import Means

RELIABILITY = 0.8
"""Of every source, until a user rates them: one voice is worth 0.8, two independent ones 0.96."""

Ratings = Mapping[str, float]
"""The reliability of sources, 0..1, by the id of their publisher; others have `RELIABILITY`."""

UNRATED: Ratings = {}
OUTLET = "publisher:"
Integers = NDArray[np.integer]
Floats = NDArray[np.float64]
_UNKNOWN = MEANS.index(Means.UNKNOWN)


@dataclass(frozen=True, slots=True, eq=False)
class Voices:
    """Claims as the formula sees them, in columns of equal length.

    Attributes:
        group: the number of the relation a claim speaks of.
        root: who stands at the start of its chain, as a code.
        means: as a place in `columns.MEANS`.
        weight: confidence times reliability, 0..1.
    """

    group: Integers
    root: Integers
    means: Integers
    weight: Floats


def scores(said: Voices, denied: Voices, groups: int) -> Floats:
    """The score of every relation, 0..1, shape (groups,).

    Args:
        said: the claims that count.
        denied: those that say it is not so.
        groups: how many relations there are.
    """
    by_means, as_a_whole = doubts(denied, groups)
    left = said.weight * (1.0 - by_means[said.group, said.means])
    return noisy_or(said.group, said.root, left, groups) * (1.0 - as_a_whole)


def doubts(denied: Voices, groups: int) -> tuple[Floats, Floats]:
    """How surely each relation is denied.

    Returns:
        By these means, shape (groups, means), and as a whole (p-), shape (groups,).
    """
    key = denied.group * len(MEANS) + denied.means
    flat = noisy_or(key, denied.root, denied.weight, groups * len(MEANS))
    by_means = flat.reshape(groups, len(MEANS))
    as_a_whole = by_means[:, _UNKNOWN].copy()
    by_means[:, _UNKNOWN] = 0.0
    return by_means, as_a_whole


def noisy_or(group: Integers, root: Integers, weight: Floats, groups: int) -> Floats:
    """1 - prod(1 - w) over the roots of each group, w being a root's greatest weight.

    Weights are multiplied in their own order, so that the order of claims changes no bit.

    >>> noisy_or(np.array([0, 0, 0]), np.array([5, 5, 7]), np.array([0.5, 0.2, 0.5]), 2)
    array([0.75, 0.  ])
    """
    result = np.zeros(groups)
    if len(group) == 0:
        return result
    order = np.lexsort((-weight, root, group))
    group, root, weight = group[order], root[order], weight[order]
    best = _starts(group, root)
    group, weight = group[best], weight[best]
    order = np.lexsort((weight, group))
    group, weight = group[order], weight[order]
    starts = np.flatnonzero(_starts(group))
    result[group[starts]] = 1.0 - np.multiply.reduceat(1.0 - weight, starts)
    return result


def _starts(*keys: Integers) -> NDArray[np.bool_]:
    """Where a new combination of sorted keys begins."""
    new = np.ones(len(keys[0]), bool)
    new[1:] = np.logical_or.reduce([key[1:] != key[:-1] for key in keys])
    return new


def weights(columns: Columns, ratings: Ratings = UNRATED) -> Floats:
    """What each claim weighs: its confidence times the reliability of its source."""
    if not ratings:
        return columns.confidence * RELIABILITY
    pairs = np.stack([columns.publisher, columns.root], axis=1)
    different, where = np.unique(pairs, axis=0, return_inverse=True)
    names = columns.names
    worth = np.array([reliability(names[p], names[r], ratings) for p, r in different.tolist()])
    weighed: Floats = columns.confidence * worth[where.ravel()]
    return weighed


def reliability(publisher: str, root: str, ratings: Ratings) -> float:
    """How far a source is to be relied on: no further than the outlet that its claim comes from.

    Args:
        publisher: of the source.
        root: of the claim's chain; one that is no outlet has no reliability of its own.

    >>> reliability("csm", "publisher:post", {"post": 0.1})
    0.1
    """
    outlets = {publisher} | ({root.removeprefix(OUTLET)} if root.startswith(OUTLET) else set())
    return min(ratings.get(outlet, RELIABILITY) for outlet in outlets)
