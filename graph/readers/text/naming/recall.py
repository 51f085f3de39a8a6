"""Who was named in a document, in the order of the text: for pronouns and "the group"."""

from __future__ import annotations

from bisect import insort
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..documents.values import Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.tokens import Token

REMEMBERED_CHARACTERS = 600
HALVING = 800
"""Characters in which a mention comes to count by half; chosen by the developing reports."""
REMEMBERED = 200
"""How many of those named last are looked at."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person who was named: as whom he acts, in which sentence, and whether he acts in it."""

    ref: Ref
    sentence: int
    acts: bool


class Recall:
    """Who was named so far; spans are those of the document."""

    def __init__(self) -> None:
        self._offset = 0
        self._seen: list[Ref] = []
        self._noticed: set[tuple[int, int]] = set()
        self._persons: list[Person] = []
        self._called: dict[str, list[Ref]] = {}
        self._acting: set[int] = set()

    def notice(self, ref: Ref) -> None:
        """Remember who was named, in the order of the text."""
        span = ref.mention.start, ref.mention.end
        if span not in self._noticed:
            self._noticed.add(span)
            insort(self._seen, ref, key=lambda one: one.mention.start)

    def forget(self, ref: Ref) -> None:
        """Take back that somebody was named, as where a name only tells of a place."""
        self._noticed.discard((ref.mention.start, ref.mention.end))
        self._seen = [seen for seen in self._seen if seen != ref]

    def meet(self, person: Person) -> None:
        """Remember a person, in the order of the text."""
        self._persons.append(person)

    def stood_for(self, name: str) -> Ref | None:
        """For whom a person of a name acted when he was named before."""
        met = (p.ref for p in reversed(self._persons) if p.ref.kind == "actor")
        return next((r for r in met if r.person is not None and r.person.name == name), None)

    def person_before(self, word: Token) -> Ref | None:
        """The person whom "he" or "she" means: the last before it who acts, else the last."""
        position = self._offset + word.idx
        here: list[Person] = []
        for person in reversed(self._persons):
            if person.ref.mention.end > position:
                continue
            last = here[0] if here else person
            if person.sentence != last.sentence:
                break
            here.append(person)
        near = here and position - here[0].ref.mention.end <= REMEMBERED_CHARACTERS
        return next((p.ref for p in here if p.acts), here[0].ref) if near else None

    def call(self, noun: str, ref: Ref) -> None:
        """Remember by what noun somebody was called who has a name: "Malian army"."""
        self._called.setdefault(noun, []).append(ref)

    def called(self, noun: str, word: Token, far: int) -> Iterator[Ref]:
        """Who was called so before a word, the last one first."""
        position = self._offset + word.idx
        for ref in reversed(self._called.get(noun, ())):
            if position - ref.mention.end > far:
                return
            if ref.mention.end <= position:
                yield ref

    @contextmanager
    def unnoticed(self) -> Iterator[None]:
        """Within it nobody who is looked at is remembered as named."""
        seen, noticed = list(self._seen), set(self._noticed)
        try:
            yield
        finally:
            self._seen, self._noticed = seen, noticed

    def seen(self) -> Sequence[Ref]:
        """Who was named lately, in the order of the text."""
        return self._seen[-REMEMBERED:]

    def around(self, noun: Token) -> tuple[int, int]:
        """Where the sentence of a word begins and ends in the document."""
        return self._offset + noun.sent.start_char, self._offset + noun.sent.end_char

    def at(self, noun: Token) -> int:
        """Where a word begins in the document."""
        return self._offset + noun.idx

    def nearest(
        self, noun: Token, fits: Callable[[Ref], bool], far: int = REMEMBERED_CHARACTERS
    ) -> Ref | None:
        """The last that was named before in the paragraph, else the next there, else before it."""
        position = self._offset + noun.idx
        late = self.seen()
        here = [r for r in late if r.mention.start >= self._offset and fits(r)]
        before = [r for r in here if r.mention.end <= position]
        there = before[-1:] or here[:1]
        return there[0] if there else self.last(noun, fits, far)

    def foremost(
        self, noun: Token, fits: Callable[[Ref], bool], far: int = REMEMBERED_CHARACTERS
    ) -> Ref | None:
        """Whom the text was speaking of most before a word, as it fits; else as for `nearest`.

        Each mention counts by half of what one counts that is `HALVING` characters nearer, and
        twice where it acts.
        """
        position = self._offset + noun.idx
        counted: dict[str, float] = {}
        latest: dict[str, Ref] = {}
        for ref in self.seen():
            distance = position - ref.mention.end
            if 0 <= distance <= far and fits(ref):
                weight = 2.0 if ref.mention.start in self._acting else 1.0
                counted[ref.id] = counted.get(ref.id, 0.0) + weight * 0.5 ** (distance / HALVING)
                latest[ref.id] = ref
        if not counted:
            return self.nearest(noun, fits, far)
        return latest[max(counted, key=lambda id_: (counted[id_], latest[id_].mention.start))]

    def last(
        self, before: Token, fits: Callable[[Ref], bool], far: int = REMEMBERED_CHARACTERS
    ) -> Ref | None:
        """The last that was named before a word, not too far away, and fits."""
        position = self._offset + before.idx
        for ref in reversed(self._seen):
            if ref.mention.end <= position:
                if position - ref.mention.end > far:
                    return None
                if fits(ref):
                    return ref
        return None
