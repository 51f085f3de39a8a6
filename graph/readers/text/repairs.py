"""Mistakes that the small parser makes often, mended before lemmas are made.

A verb is taken for an adjective ("Ruritania armed the rebels") and its subject for an adverb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAME = "belligraph_repairs"


@Language.component(NAME)
def repaired(doc: Doc) -> Doc:
    """The parsed text with these mistakes mended in place."""
    for token in doc:
        if token.tag_ == "JJ" and any(c.dep_ == "dobj" and c.i > token.i for c in token.children):
            _as_verb(token)
    return doc


def _as_verb(word: Token) -> None:
    word.pos_, word.tag_ = "VERB", "VBD"
    word.set_morph("Tense=Past|VerbForm=Fin")  # type: ignore[attr-defined]  # stub lacks it
    if not any(c.dep_ in ("nsubj", "nsubjpass") for c in word.children):
        before = [c for c in word.children if c.dep_ == "npadvmod" and c.i < word.i]
        for noun in before[-1:]:
            noun.dep_ = "nsubj"
