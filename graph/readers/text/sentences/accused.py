"""What somebody is accused of, where the small parser hangs it on another word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACCUSING = frozenset({"accuse", "accused", "accuses", "accusing", "suspect", "suspected",
                       "suspects", "convicted", "guilty"})  # fmt: skip


def accused_of(word: Token) -> None:
    """In "accused X of smuggling arms to Y" the deed is what follows "of"."""
    preposition = word.nbor(-1)
    verb = preposition.head
    if verb.dep_ == "dobj" and verb.head.text.lower() in _ACCUSING:
        verb = preposition.head = verb.head  # "accuses the movement of killing soldiers"
    nouns = [a for a in (word.head, word.head.head) if a.dep_ == "pobj" and a.head == preposition]
    if preposition.lower_ != "of" or not nouns or verb.text.lower() not in _ACCUSING:
        return
    noun = nouns[0]
    for other in [c for c in word.children if c.i > word.i]:
        other.head = noun
    word.head, word.dep_ = preposition, "pcomp"
    word.pos_, word.tag_ = "VERB", "VBG"
    word.set_morph("VerbForm=Ger")  # type: ignore[attr-defined]  # stub lacks it
    noun.head, noun.dep_ = word, "dobj"
    for child in [c for c in verb.children if c.dep_ in ("prep", "dative") and c.i > noun.i]:
        child.head = word


def charged_with(preposition: Token) -> None:
    """In "accused the rebels of war crimes" the crimes are the charge, and not whose they are."""
    verb = preposition.head.head
    charge = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if verb.text.lower() not in _ACCUSING or charge is None or charge.pos_ != "NOUN":
        return
    if lexicon().roles(charge.text).isdisjoint({"group", "people", "state"}):
        preposition.head = verb


def accused_there(preposition: Token) -> None:
    """In "accused X in a statement of arming Y" the deed is the charge, and not the statement's."""
    verb = preposition.head.head.head
    deed = any(c.dep_ == "pcomp" for c in preposition.children)
    if deed and verb.text.lower() in _ACCUSING:
        preposition.head = verb
