"""A score taken apart: whose word it rests on, what each word weighs, and what takes it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from ..model import Claim, Means
from ..registry import Registry
from ..score import UNRATED, Ratings, noisy_or, reliability
from ..voices import root_of, speaks_for_an_end
from .edges import Edge


@dataclass(frozen=True, slots=True)
class Word:
    """A claim and what it weighs: confidence x reliability x (1 - doubt).

    Attributes:
        doubt: how surely the same means is denied, 0..1.
    """

    claim: Claim
    reliability: float
    doubt: float

    @property
    def weight(self) -> float:
        """What the claim weighs, 0..1."""
        return self.claim.confidence * self.reliability * (1.0 - self.doubt)


@dataclass(frozen=True, slots=True)
class Voice:
    """A root with its claims, the weightiest first; it weighs as much as that one."""

    root: str
    is_party: bool
    words: tuple[Word, ...]

    @property
    def weight(self) -> float:
        """What the root weighs, 0..1."""
        return self.words[0].weight


@dataclass(frozen=True, slots=True)
class Account:
    """The arithmetic behind the score of an edge: score = p+ (1 - p-).

    Attributes:
        voices: that say so.
        denials: that say it is not so, by these means or at all.
        support: p+, the noisy-or of the voices.
        doubt: p-, the noisy-or of the denials that speak of the relation as a whole.
    """

    edge: Edge
    voices: tuple[Voice, ...]
    denials: tuple[Voice, ...]
    support: float
    doubt: float

    @property
    def score(self) -> float:
        """The score, which is the edge's."""
        return self.support * (1.0 - self.doubt)


def account(edge: Edge, registry: Registry | None = None, *, ratings: Ratings = UNRATED) -> Account:
    """Take the score of an edge apart.

    Args:
        edge: from `edges`, with the same registry and ratings.
        registry: which texts are copies; None = none.
        ratings: the user's own, of sources.
    """
    known = registry or Registry()

    def words(claims: Iterable[Claim], doubts: Mapping[Means, float]) -> list[Word]:
        rated = ((claim, reliability(claim.publisher, claim.root, ratings)) for claim in claims)
        return [Word(claim, worth, doubts.get(claim.means, 0.0)) for claim, worth in rated]

    denied = words(edge.denials, {})
    doubts = {
        means: _noisy_or([word for word in denied if word.claim.means is means], known)
        for means in {word.claim.means for word in denied}
    }
    as_a_whole = doubts.pop(Means.UNKNOWN, 0.0)
    said = words(edge.claims, doubts)
    return Account(
        edge,
        _voices(said, known),
        _voices(denied, known),
        support=_noisy_or(said, known),
        doubt=as_a_whole,
    )


def _voices(words: list[Word], registry: Registry) -> tuple[Voice, ...]:
    by_root: dict[str, list[Word]] = {}
    for word in sorted(words, key=lambda word: (-word.weight, word.claim.id)):
        by_root.setdefault(root_of(word.claim, registry), []).append(word)
    return tuple(
        Voice(root, any(speaks_for_an_end(w.claim, registry) for w in told), tuple(told))
        for root, told in by_root.items()
    )


def _noisy_or(words: list[Word], registry: Registry) -> float:
    number: dict[str, int] = {}
    roots = (root_of(word.claim, registry) for word in words)
    codes = np.array([number.setdefault(root, len(number)) for root in roots], np.intp)
    weights = np.array([word.weight for word in words])
    return float(noisy_or(np.zeros(len(words), np.intp), codes, weights, 1)[0])
