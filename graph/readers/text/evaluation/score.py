"""Precision, recall and F1 from counts, and how far chance may have moved F1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SEED, RESAMPLES = 20140106, 1000


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of claims.

    Attributes:
        marked, found: by people, and those of them that were read.
        read, right: by the extractor, and those of them that were marked.
    """

    marked: int = 0
    found: int = 0
    read: int = 0
    right: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.marked + other.marked,
            self.found + other.found,
            self.read + other.read,
            self.right + other.right,
        )

    @property
    def precision(self) -> float:
        """The share of what was read that is right; 0 where nothing was read."""
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """The share of what was marked that was found; 0 where nothing was marked."""
        return self.found / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def interval(tallies: Sequence[Tally]) -> tuple[float, float]:
    """The 95 % interval of F1 over texts drawn again with replacement (Efron 1979), seeded.

    Args:
        tallies: of each text.
    """
    import numpy as np

    counts = np.array([(t.marked, t.found, t.read, t.right) for t in tallies]).reshape(-1, 4)
    random = np.random.default_rng(SEED)
    drawn = [
        counts[random.integers(len(counts), size=len(counts))].sum(axis=0)
        for _ in range(RESAMPLES if len(counts) else 0)
    ]
    scores = [Tally(*map(int, one)).f1 for one in drawn] or [0.0]
    low, high = np.percentile(scores, [2.5, 97.5])
    return float(low), float(high)
