"""Mistakes that the small parser makes often, mended before lemmas are made.

A verb is taken for an adjective ("Ruritania armed the rebels") and its subject for an adverb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BEFORE_GERUNDS = frozenset(
    form
    for forms in ("deny denied denies", "admit admitted admits", "resume resumed resumes",
                  "stop stopped stops", "start started starts", "begin began begins",
                  "keep kept keeps", "risk risked risks", "halt halted halts")
    for form in forms.split()
)  # fmt: skip
NAME = "belligraph_repairs"


@Language.component(NAME)
def repaired(doc: Doc) -> Doc:
    """The parsed text with these mistakes mended in place."""
    for token in doc:
        if token.tag_ == "VBG" and token.dep_ == "amod":
            _as_gerund(token)
        if token.tag_ == "JJ" and any(c.dep_ == "dobj" and c.i > token.i for c in token.children):
            _as_verb(token)
    return doc


def _as_gerund(word: Token) -> None:
    """In "denied launching missiles at ships" the deed is denied, not the missiles."""
    noun = word.head
    verb = noun.head
    adjacent = word.i == verb.i + 1 and noun.dep_ == "dobj" and verb.pos_ == "VERB"
    if not adjacent or verb.text.lower() not in _BEFORE_GERUNDS:
        return
    word.head, word.dep_ = verb, "xcomp"
    noun.head = word
    for child in [c for c in verb.children if c.dep_ in ("prep", "dative") and c.i > noun.i]:
        child.head = word


def _as_verb(word: Token) -> None:
    word.pos_, word.tag_ = "VERB", "VBD"
    word.set_morph("Tense=Past|VerbForm=Fin")  # type: ignore[attr-defined]  # stub lacks it
    if not any(c.dep_ in ("nsubj", "nsubjpass") for c in word.children):
        before = [c for c in word.children if c.dep_ == "npadvmod" and c.i < word.i]
        for noun in before[-1:]:
            noun.dep_ = "nsubj"
