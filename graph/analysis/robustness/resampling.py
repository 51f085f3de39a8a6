"""Other networks that the same claims might have made: how firm is what was found?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ...network import Rule, SignedGraph, reduce
from ...registry import Registry
from ...relations import EdgeTable


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
