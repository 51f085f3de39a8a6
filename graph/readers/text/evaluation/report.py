"""All texts of a gold standard, read and compared one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from ....registry import Registry
from ..extraction.reader import Backend
from .matching import Match
from .outcome import Outcome, compared
from .reading import readings
from .score import Tally, interval
from .sides import LEVELS, Level
from .values import Gold, Item, Said

MATCHES: tuple[Match, ...] = get_args(Match)


@dataclass(frozen=True, slots=True)
class Score:
    """What came out at one level; `f1_low` and `f1_high` are the 95 % interval of F1."""

    tally: Tally
    f1_low: float
    f1_high: float


@dataclass(frozen=True, slots=True)
class Miss:
    """A text with errors: claims missed, invented, and misread in negation or modality."""

    id: str
    kind: str
    missed: tuple[str, ...]
    invented: tuple[str, ...]
    misread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """How well the texts were read.

    Attributes:
        scores: by level; see `LEVELS`.
        kinds: by kind of sentence, then by level.
        kind_texts: how many texts of each kind.
        labels: recall by the label that the claims have where they were marked.
        confusion: (marked, read) of every pair of ends: supports, opposes or none.
        fields: of the claims found: how many, and how many agree in the field.
        without_claim: texts without a claim.
        yielding: those of them in which one was read.
        misses: the worst, worst first.
        negations: claims left out since the marked texts have no negation.
    """

    name: str
    match: Match
    texts: int
    scores: Mapping[Level, Score]
    kinds: Mapping[str, Mapping[Level, Tally]]
    kind_texts: Mapping[str, int]
    labels: Mapping[str, Tally]
    confusion: Mapping[tuple[str, str], int]
    fields: Mapping[str, tuple[int, int]]
    without_claim: int
    yielding: int
    misses: tuple[Miss, ...]
    negations: int


def evaluate(
    gold: Gold,
    registry: Registry,
    match: Match = "spans",
    misses: int = 10,
    backend: Backend = "encoder",
) -> Report:
    """Read the texts of a gold standard and compare.

    Args:
        gold: marked texts.
        registry: of the actors and places; also resolves the marked names.
        match: whether ends are compared by spans or by whom they mean.
        misses: of how many texts to list the errors.
        backend: what reads, as `Reader` says.

    Raises:
        MissingExtraError: spaCy or its model is not installed.
    """
    return compare(gold.name, readings(gold.items(), registry, backend), match, misses)


def compare(
    name: str, read: Iterable[tuple[Item, Iterable[Said]]], match: Match, misses: int
) -> Report:
    """The same of texts that are already read."""
    total = _Total(misses)
    for item, said in read:
        total.add(compared(item, said, match))
    return total.report(name, match)


class _Total:
    """What has come out so far."""

    def __init__(self, misses: int) -> None:
        self._most = misses
        self._tallies: dict[Level, list[Tally]] = {}
        self._kinds: dict[str, dict[Level, Tally]] = {}
        self._texts: Counter[str] = Counter()
        self._labels: dict[str, Tally] = {}
        self._confusion: Counter[tuple[str, str]] = Counter()
        self._fields: dict[str, tuple[int, int]] = {}
        self._worst: list[Outcome] = []
        self._without = self._yielding = self._negations = 0

    def add(self, outcome: Outcome) -> None:
        """Add one text."""
        self._texts[outcome.kind] += 1
        kind = self._kinds.setdefault(outcome.kind, {})
        for level, tally in outcome.tallies.items():
            self._tallies.setdefault(level, []).append(tally)
            kind[level] = kind.get(level, Tally()) + tally
        for label, tally in outcome.labels.items():
            self._labels[label] = self._labels.get(label, Tally()) + tally
        for name, counts in outcome.fields.items():
            had = self._fields.get(name, (0, 0))
            self._fields[name] = had[0] + counts[0], had[1] + counts[1]
        self._confusion += outcome.confusion
        self._without += outcome.without_claim
        self._yielding += outcome.without_claim and outcome.yields
        self._negations += outcome.negations
        if outcome.errors > (0, 0):
            self._worst.append(outcome)
            self._worst.sort(key=lambda o: ([-n for n in o.errors], o.id))
            del self._worst[self._most :]

    def report(self, name: str, match: Match) -> Report:
        """What came out."""
        return Report(
            name=name,
            match=match,
            texts=sum(self._texts.values()),
            scores={level: _score(self._tallies[level]) for level in LEVELS
                    if level in self._tallies},
            kinds=dict(sorted(self._kinds.items())),
            kind_texts=dict(sorted(self._texts.items())),
            labels=dict(sorted(self._labels.items())),
            confusion=dict(sorted(self._confusion.items())),
            fields=self._fields,
            without_claim=self._without,
            yielding=self._yielding,
            misses=tuple(
                Miss(o.id, o.kind, o.missed, o.invented, o.misread) for o in self._worst
            ),
            negations=self._negations,
        )  # fmt: skip


def _score(tallies: list[Tally]) -> Score:
    return Score(sum(tallies, Tally()), *interval(tallies))
