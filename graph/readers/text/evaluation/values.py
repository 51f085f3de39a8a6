"""What is compared: texts with claims, marked by people or read by the extractor."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ....dates import PartialDate
from ....model import Means, Modality, Relation

# What follows the head of a name and names others: "citizens from Jordan", "rebels who fight Y".
_AFTER = re.compile(
    r"(?<=\w)(?:\s*[,;(\[–—]|\s+(?:from|in|at|on|with|against|for|to|and its|who|whom|which|that|"
    r"led|backed|known|fighting|including|such)\b)",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mention stands, in code points of the text.

    Attributes:
        start, end: without what only describes it: "citizens" of "citizens from Jordan".
        head: where its head begins: "Government" of "the Government of Iraq".
    """

    start: int
    end: int
    head: int

    def meets(self, other: Spot) -> bool:
        """Whether the head of one lies within the other."""
        return self.start <= other.head < self.end or other.start <= self.head < other.end


def spot(text: str, start: int, end: int) -> Spot:
    """The spot of a span of a text.

    >>> spot("the Government of Iraq in exile", 0, 31)
    Spot(start=0, end=22, head=4)
    """
    after = _AFTER.search(text, start, end)
    last = after.start() if after else end
    of = _OF.search(text, start, last)
    words = list(_WORD.finditer(text, start, of.start() if of else last))
    return Spot(start, last, words[-1].start() if words else start)


@dataclass(frozen=True, slots=True)
class End:
    """One end of a claim.

    Attributes:
        text: the mention, for people.
        spots: every place where it stands.
        key: whom it means, as far as known: an id, else a normalised name.
        names: all ids and normalised names by which it may be recognised.
        resolved: whether somebody said whom it means, beyond the mention itself.
    """

    text: str
    spots: tuple[Spot, ...]
    key: str
    names: frozenset[str]
    resolved: bool = True

    def joined(self, other: End) -> End:
        """The same end, mentioned again."""
        return replace(
            self,
            spots=tuple(dict.fromkeys((*self.spots, *other.spots))),
            names=self.names | other.names,
            resolved=self.resolved or other.resolved,
        )


@dataclass(frozen=True, slots=True)
class Said:
    """A claim, marked or read.

    Attributes:
        against: third parties whom support is directed at.
        label: what it is called where it was marked.
        details: the rest of it by field, as names or values; empty = not stated.
    """

    subject: End
    relation: Relation
    object: End
    negated: bool = False
    modality: Modality = Modality.ACTUAL
    means: Means = Means.UNKNOWN
    against: tuple[End, ...] = ()
    label: str = ""
    details: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def directed(self) -> Iterator[Said]:
        """The claim with a direction: an alliance is support both ways."""
        if self.relation is not Relation.ALLIED_WITH:
            yield self
            return
        there = replace(self, relation=Relation.SUPPORTS)
        yield there
        yield replace(there, subject=self.object, object=self.subject)

    def quarrels(self) -> Iterator[Said]:
        """The opposition that `against` supposes: that of the supported to the third party."""
        for third in self.against:
            yield Said(self.object, Relation.OPPOSES, third)

    def __str__(self) -> str:
        force = [] if self.modality is Modality.ACTUAL else [self.modality.value]
        force = ["not", *force] if self.negated else force
        means = [] if self.means is Means.UNKNOWN else [f"({self.means})"]
        words = [self.subject.text, *force, self.relation.value, self.object.text, *means]
        return " ".join(" ".join(words).split())


@dataclass(frozen=True, slots=True)
class Item:
    """A text and what people marked in it.

    Attributes:
        kind: the kind of sentence, or the part of a collection; scored by itself, too.
        signs_only: nothing but signed relations was marked, without negation, modality or means.
        named: the spots of all named actors, where only signs are marked.
        publisher: whose text it is; empty = unknown.
    """

    id: str
    kind: str
    text: str
    published: PartialDate
    said: tuple[Said, ...]
    signs_only: bool = False
    named: tuple[Spot, ...] = ()
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Gold:
    """Marked texts, already checked; `items` reads them from the start each time."""

    name: str
    items: Callable[[], Iterator[Item]]
