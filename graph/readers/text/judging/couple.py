"""A cast in which two given mentions are actors, whoever they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....dates import parse_date
from ....model import Actor, ActorKind
from ....registry import Registry
from ..documents.values import Ref
from ..naming.cast import Cast
from ..naming.names import Found, Names
from ..sentences.lexicon import lexicon

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Doc, Span, Token

    from .pairs import Pair

ENDS = ("the-subject", "the-object")
NOBODY = Registry()
UNDATED = parse_date("2000-01-01")
"""The day a text is read as of where none is known; dates are no part of a judgement."""


class Couple(Cast):
    """The two mentions of a pair in a parsed text.

    Attributes:
        doc: the parsed text.
        subject, object: their words; empty where a mention lies within the other.
    """

    def __init__(self, doc: Doc, pair: Pair, offset: int) -> None:
        super().__init__(NOBODY, Names(NOBODY), UNDATED.last)
        self.doc = doc
        self.subject, self.object = _apart(doc, pair, offset)
        self._given: dict[int, Ref] = {}
        self.enter(doc, 0)
        for id_, words in zip(ENDS, (self.subject, self.object), strict=True):
            self._give(id_, words)

    def _give(self, id_: str, words: list[Token]) -> None:
        first, last = words[0], words[-1]
        name = " ".join(w.text for w in words)[:100]
        kind = _kind(name)
        self.actors[id_] = Actor(id=id_, name=id_, kind=kind, provisional=True)
        ref = Ref("actor", self.mention(first, last, id_, id_))
        found = Found(first.i, last.i + 1, ())
        for word in words:
            self._spans[word.i] = found
            self._given[word.i] = ref
        self._seen.append(ref)
        self._seen.sort(key=lambda one: one.mention.start)

    def known(self, token: Token, on: date) -> Ref | None:
        """Whom the words at a token mean: one of the two, or somebody else who is known."""
        return self._given.get(token.i) or super().known(token, on)

    def stranger(self, noun: Token) -> Ref | None:
        """Somebody else, so that what the couple has to do with him is seen too."""
        if noun.pos_ not in ("NOUN", "PROPN"):
            return None
        return Ref("actor", self.mention(noun, noun, f"somebody-{noun.i}", noun.text[:100]))


def _apart(doc: Doc, pair: Pair, offset: int) -> tuple[list[Token], list[Token]]:
    """The words of both mentions; what both cover belongs to the shorter one."""
    one, other = (_words(doc, span, offset) for span in (pair.subject, pair.object))
    if len(one) <= len(other):
        return one, [w for w in other if w not in one] or other
    return [w for w in one if w not in other] or one, other


def _words(doc: Doc, span: tuple[int, int], offset: int) -> list[Token]:
    start, end = span[0] - offset, span[1] - offset
    found: Span | None = doc.char_span(start, end, alignment_mode="expand")
    words = [w for w in found or () if not w.is_space and not w.is_punct]
    while len(words) > 1 and words[0].lower_ in ("the", "a", "an"):
        words = words[1:]
    while len(words) > 1 and words[-1].lower_ in ("'s", "’s", "'"):
        words = words[:-1]
    return words or list(found or doc[:1])


def _kind(name: str) -> ActorKind:
    return ActorKind.STATE if name in lexicon().states else ActorKind.ARMED_GROUP
