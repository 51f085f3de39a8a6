"""Other networks that the same claims might have made: how firm is what was found?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from ...network import Reduction, Rule, SignedGraph, reduce
from ...registry import Registry
from ...relations import EdgeTable
from .hinges import Hinge


def resample(
    table: EdgeTable,
    registry: Registry | None,
    generator: np.random.Generator,
    *,
    rule: Rule = "attested",
) -> SignedGraph:
    """A network in which each relation stands with the probability of its score.

    Relations are kept or left out independently of each other, then reduced as the whole is, so
    that a pair of both signs may take the other one. The score is a convention and no measured
    probability, and relations that rest on one source may stand or fall together; what resamples
    tell is firmness under that convention, not a confidence interval.
    """
    kept = generator.random(len(table)) < table.score
    return reduce(table.keep(kept), registry, rule=rule).graph


def resamples(
    table: EdgeTable,
    registry: Registry | None,
    number: int,
    *,
    rule: Rule = "attested",
    seed: int = 0,
) -> Iterator[SignedGraph]:
    """So many networks, the same ones for the same seed."""
    generator = np.random.default_rng(seed)
    for _ in range(number):
        yield resample(table, registry, generator, rule=rule)


@dataclass(frozen=True, slots=True)
class ClaimedHinge:
    """A tie that a picture hangs on, with what it rests on itself.

    Attributes:
        claims: ids of the claims behind the tie's sign, in order; one alone is a claim whose
            removal takes the tie with it.
        conflict: whether claims of the other sign exist, so that without these the tie may turn
            rather than go.
    """

    hinge: Hinge
    claims: tuple[str, ...]
    conflict: bool


def claimed(reduction: Reduction, found: Iterable[Hinge]) -> tuple[ClaimedHinge, ...]:
    """The claims behind the hinges of a reduction's graph, in the order given."""
    number = {(a, b): edge for edge, (a, b, _) in enumerate(reduction.graph.edges())}
    both = {(conflict.a, conflict.b) for conflict in reduction.conflicts}
    return tuple(
        ClaimedHinge(hinge, reduction.claims(number[hinge.a, hinge.b]), (hinge.a, hinge.b) in both)
        for hinge in found
    )
