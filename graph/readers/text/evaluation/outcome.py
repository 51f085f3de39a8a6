"""One text compared: counts, confusions, and which claims were missed, invented or misread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .matching import Match, alike
from .score import Tally
from .sides import Level, Sides, signed
from .values import Item, Said

NONE = "none"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the reading of one text went.

    Attributes:
        tallies: by level.
        confusion: how often a pair marked so was read so: supports, opposes or none.
        labels: of each label, how many claims were marked and found.
        fields: of the claims found, by field how many, and how many agree in it.
        missed, invented: claims with a sign, one line each.
        misread: claims found with another negation or modality.
        negations: how many negated claims were left out, for nobody marks such here.
    """

    id: str
    kind: str
    tallies: dict[Level, Tally]
    confusion: Counter[tuple[str, str]]
    labels: dict[str, Tally]
    fields: dict[str, tuple[int, int]]
    missed: tuple[str, ...]
    invented: tuple[str, ...]
    misread: tuple[str, ...]
    without_claim: bool
    negations: int = 0

    @property
    def errors(self) -> tuple[int, int]:
        """How bad it is: claims missed or invented, then misread."""
        return len(self.missed) + len(self.invented), len(self.misread)

    @property
    def yields(self) -> bool:
        """Whether anything was read."""
        return any(t.read for t in self.tallies.values())


def compared(item: Item, said: Iterable[Said], match: Match) -> Outcome:
    """A text and what was read in it."""
    everything = tuple(said)
    read = tuple(one for one in everything if not (item.signs_only and one.negated))
    sides = Sides(item, read, alike(_directed(item.said), _directed(read), match))
    marked, found = sides.claims("sign")
    return Outcome(
        id=item.id,
        kind=item.kind,
        tallies=sides.tallies(),
        confusion=_confusion(sides),
        labels=_labels(sides),
        fields={} if item.signs_only else _fields(sides),
        missed=tuple(str(m) for m in marked if not sides.fitting(m, found)),
        invented=tuple(str(r) for r in found if not sides.fitted(r, marked)),
        misread=() if item.signs_only else tuple(_misread(sides)),
        without_claim=not item.said,
        negations=len(everything) - len(read),
    )


def _directed(said: Iterable[Said]) -> list[Said]:
    return [one for s in said for one in s.directed()]


def _confusion(sides: Sides) -> Counter[tuple[str, str]]:
    """For each pair of ends, the relation that was marked and the one that was read."""
    counts: Counter[tuple[str, str]] = Counter()
    marked, read = sides.claims("sign")
    for m in marked:
        told = {r.relation for r in read if sides.same_ends(m, r)}
        counts[m.relation, m.relation if m.relation in told else min(told, default=NONE)] += 1
    for r in read:
        about = [m for m in marked if sides.same_ends(m, r)]
        if not any(m.relation is r.relation or not sides.fitting(m, read) for m in about):
            counts[NONE, r.relation] += 1
    return counts


def _labels(sides: Sides) -> dict[str, Tally]:
    """Marked and found by the label of the marked claim."""
    counts: dict[str, Tally] = {}
    read = signed(sides.read)
    for one in signed(sides.item.said):
        found = bool(sides.fitting(one, read))
        counts[one.label] = counts.get(one.label, Tally()) + Tally(1, int(found))
    return counts


def _fields(sides: Sides) -> dict[str, tuple[int, int]]:
    """Of the claims found: by field, how many there are and how many agree in it."""
    counts: dict[str, tuple[int, int]] = {}
    read = signed(sides.read)
    for marked in signed(sides.item.said):
        found = [_agreements(marked, r) for r in sides.fitting(marked, read)]
        for name, agrees in max(found, key=_agreeing, default={}).items():
            had = counts.get(name, (0, 0))
            counts[name] = had[0] + 1, had[1] + agrees
    return counts


def _agreements(marked: Said, read: Said) -> dict[str, bool]:
    """By field whether two claims say the same: nothing both, or something in common."""
    told = {
        "negated": marked.negated is read.negated,
        "modality": marked.modality is read.modality,
        "means": marked.means is read.means,
    }
    for name, value in marked.details.items():
        other = read.details.get(name, frozenset())
        told[name] = bool(value & other) or not (value or other)
    return told


def _agreeing(agreements: dict[str, bool]) -> int:
    return sum(agreements.values())


def _misread(sides: Sides) -> Iterator[str]:
    """Claims that were found, but with another negation or modality."""
    marked, read = sides.claims("force")
    for one in marked:
        if not sides.fitting(one, read, "force") and (others := sides.fitting(one, read)):
            yield f"{one}, read as {'; '.join(map(str, others))}"
