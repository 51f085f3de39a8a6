"""Whose a thing is that is attacked: "Y's power grid", "a camp of Y", "a rally organised by Y"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..mentions.groups import STATES
from ..mentions.persons import SETTLEMENTS
from ..mentions.phrases import owner_of
from ..mentions.several import actors, co_owners
from ..naming.entities import noun_lemma
from ..sentences.apposed import FRIENDS_AND_FOES
from ..sentences.lexicon import lexicon
from ..sentences.syntax import OBJECTS, children, lemma, passive, prepositional
from .triggers import hyphened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from spacy.tokens import Token

    from ..documents.values import Ref
    from ..naming.cast import Cast

HELD = 0.85
"""How sure it is that an attack on a thing is one on its holder."""
KEEPING = frozenset({
    "build", "command", "control", "defend", "drive", "guard", "hold", "man", "occupy",
    "operate", "organise", "organize", "own", "patrol", "protect", "run", "secure", "stage",
    "use",
})  # fmt: skip
"""What a holder does with a thing: "a dam guarded by Y"."""
HOUSING = frozenset({"bring", "carry", "contain", "escort", "ferry", "host", "house", "protect",
                     "quarter", "shelter", "supply", "take", "transport"})  # fmt: skip
"""What a thing does for its holder: "a base housing Y"."""


def holders(cast: Cast, noun: Token, on: date) -> list[Ref]:
    """The actors to whom a thing belongs, as far as its phrase names them; less sure."""
    within = [r for t in _hyphened(noun) for r in actors(cast, t, on)]
    if within:
        return [_less_sure(r) for r in within]
    if noun.pos_ == "PROPN":
        return [_less_sure(r) for t in _in_hands_of(noun) for r in actors(cast, t, on)]
    if noun.pos_ != "NOUN" or lexicon().is_a(noun_lemma(noun), "people", "envoy", "utterance"):
        return []
    if noun_lemma(noun) in FRIENDS_AND_FOES:
        return []
    if any(c.pos_ == "PRON" for c in children(noun, "poss")):
        return []  # a riddle too many
    owner = owner_of(cast, noun, on)
    settled = noun_lemma(noun) in SETTLEMENTS
    if owner is not None and owner.manner == "metonym":
        return []  # a capital's airport is a place
    if owner is not None:
        if settled and cast.kind(owner) in STATES:
            return []
        return [_less_sure(r) for r in (owner, *co_owners(cast, noun, owner, on))]
    found = [r for t in _belonging(noun, settled=settled) for r in actors(cast, t, on)]
    return [_less_sure(r) for r in found if r.manner != "metonym"]


def _hyphened(noun: Token) -> Iterator[Token]:
    """The holder in "rebel-held Aleppo"."""
    for word in children(noun, "amod", "compound", "nmod"):
        if word.lower_ in ("held", "controlled", "run") and hyphened(word) and word.i > 1:
            yield word.nbor(-2)


def _in_hands_of(town: Token) -> Iterator[Token]:
    """Who holds a town by what stands behind its name: "stormed Tskhinvali, held by Y"."""
    beside = [c for c in children(town.head, "advcl") if c.i == town.i + 2]
    for clause in (*children(town, "acl"), *beside):
        if clause.tag_ == "VBN" and lemma(clause) in ("control", "hold", "occupy"):
            yield from prepositional([clause], "by")


def _less_sure(ref: Ref) -> Ref:
    manner = "name" if ref.manner in ("adjective", "metonym") else ref.manner
    return replace(ref, sure=ref.sure * HELD, manner=manner)


def _belonging(noun: Token, *, settled: bool) -> Iterator[Token]:
    thing = noun.dep_ != "pobj" or lexicon().is_a(noun_lemma(noun), "part", "quantity")
    if thing and not settled:  # not "at the request of Y"
        yield from prepositional([noun], "of")
    for clause in children(noun, "acl", "relcl"):
        if lemma(clause) in KEEPING and passive(clause):
            yield from prepositional([clause], "by")
        elif lemma(clause) in HOUSING and not passive(clause):
            yield from (t for t in children(clause, *OBJECTS) if t.i > clause.i)
        elif lemma(clause) == "belong":
            yield from prepositional([clause], "to")
