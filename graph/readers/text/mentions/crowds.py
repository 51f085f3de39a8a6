"""People of whom only a number is told, where they rally: "thousands took to the streets"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....model import Means
from ..naming.entities import extent, noun_lemma
from ..sentences.lexicon import lexicon
from ..sentences.syntax import children, lemma, prepositional
from .coreference import COREFERENCE, FAR, again, definite, narrowed
from .unnamed import PROTESTERS, PROTESTING, named_by_place

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..documents.values import Ref
    from ..naming.cast import Cast

COUNTED = frozenset({
    "dozen", "hundred", "man", "million", "people", "person", "score", "ten", "thousand", "woman",
})  # fmt: skip
STREETS = frozenset({"square", "street"})
"""What people go out into who rally."""


def the_crowd(cast: Cast, noun: Token) -> Ref | None:
    """Whom "the demonstrators" are, whatever they were called before."""
    if noun_lemma(noun) not in PROTESTING or not definite(noun) or narrowed(noun):
        return None
    called = [next(cast.called(word, noun, FAR), None) for word in sorted(PROTESTING)]
    told = [ref for ref in called if ref is not None]
    last = max(told, key=lambda ref: ref.mention.end, default=None)
    return again(cast, noun, last, COREFERENCE)


def crowd(cast: Cast, noun: Token) -> Ref | None:
    """The protesters that a number of people are, by the whole phrase."""
    if not rallies(noun):
        return None
    ref = named_by_place(cast, noun, PROTESTERS)
    return replace(ref, mention=cast.mention(*extent(noun), ref.mention.id, ref.mention.label))


def rallies(noun: Token) -> bool:
    """Whether a number of people is the subject of a protest."""
    if noun_lemma(noun) not in COUNTED or noun.dep_ != "nsubj" or noun.head.pos_ != "VERB":
        return False
    known = lexicon().predicates.get((lemma(noun.head), "verb"), ())
    out = {lemma(p) for p in prepositional([noun.head], "to", "into", "onto")}
    out |= {lemma(p) for p in children(noun.head, "dobj")}
    return any(p.means is Means.PROTEST for p in known) or bool(out & STREETS)
