"""Alliances: "A and B signed a defence pact", "formed an alliance with Y", "X and allied Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Means, Relation
from ..sentences.lexicon import Predicate
from ..sentences.syntax import OBJECTS, children, conjuncts, lemma, passive, prepositional, subject
from .gifts import ADJECTIVAL, Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAKING = frozenset({"announce", "conclude", "forge", "form", "make", "renew", "seal", "sign",
                     "strike"})  # fmt: skip
_TREATIES = frozenset({"accord", "agreement", "charter", "pact", "treaty"})
_ARMED = frozenset({"defence", "defense", "military"})


def allied_by(verb: Token) -> list[Frame]:
    """Each two who make an alliance; peace, trade and plans to talk make none."""
    made = [n for n in children(verb, *OBJECTS) if _alliance(n)]
    who = subject(verb)
    if lemma(verb) not in _MAKING or not made or who is None or passive(verb):
        return []
    parties = conjuncts(who)
    behind = list(prepositional([verb, *made], "with"))
    pairs = [(a, b) for a in parties for b in behind]
    if not behind:
        pairs = [(a, b) for i, a in enumerate(parties) for b in parties[i + 1 :]]
    return [Frame(_predicate(verb), (a,), (b,), (), (verb,)) for a, b in pairs]


def allied_beside(noun: Token) -> Frame | None:
    """In "the army and allied Y militias" the two that stand side by side are allies."""
    allied = [c for c in children(noun, *ADJECTIVAL) if c.lower_ == "allied"]
    other = noun.head if noun.dep_ == "conj" else None
    if not allied or other is None or (allied[0].i and allied[0].nbor(-1).text == "-"):
        return None
    return Frame(_predicate(noun), (other,), (noun,), (), (noun,))


def _alliance(noun: Token) -> bool:
    about = {c.lower_ for c in children(noun, *ADJECTIVAL)}
    named = lemma(noun) in ("alliance", "axis") and not about & {"electoral", "coalition"}
    return named or (lemma(noun) in _TREATIES and bool(about & _ARMED))


def _predicate(word: Token) -> Predicate:
    return Predicate(
        lemma(word), "verb", Relation.ALLIED_WITH, Means.UNKNOWN, ("subj",), ("with",), both=True
    )
