"""Nouns that point back to a phrase with the same head: "the army" after "the Malian army"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..naming.entities import BEFORE, noun_lemma
from ..sentences.lexicon import lexicon
from ..sentences.syntax import children
from .coreference import FAR, again, definite, narrowed, partners, several_bodies
from .homes import setting

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..documents.values import Ref
    from ..naming.cast import Cast
    from .coreference import Resolve

SAME = 0.8
SPLINTER = "splinter"
ALSO = {
    "junta": ("ruler", "regime", "general"),
    "faction": (SPLINTER,),
    "offshoot": (SPLINTER,),
    "alliance": ("bloc", "coalition"),
    "bloc": ("alliance", "coalition"),
    "coalition": ("alliance", "bloc"),
}
"""By what else a body may have been called."""
NEAR = 300
"""Characters in which "the army" may be that of another state than the one where the text plays."""


def same_head(cast: Cast, noun: Token, resolve: Resolve) -> Ref | None:
    """Whom a noun means by which somebody was called before, who does not act on it now.

    Of those whom the text called so it is who is at home where it plays, else the last one.
    """
    if not definite(noun) or children(noun, *BEFORE, "appos") or narrowed(noun):
        return None
    if several_bodies(noun):
        return None
    words = (noun_lemma(noun), *ALSO.get(noun_lemma(noun), ()))
    before = [ref for word in words for ref in cast.called(word, noun, FAR)]
    if not before:
        return None
    named = [p for p in partners(noun) if p.pos_ == "PROPN" or (p.pos_ == "PRON" and p.i < noun.i)]
    apart = {r.id for p in named if (r := resolve(p)) is not None} | cast.apart
    others = [ref for ref in before if ref.id not in apart]
    home = setting(cast, noun, apart)
    if home is not None and lexicon().is_a(noun_lemma(noun), "state"):
        near = [ref for ref in others if cast.at(noun) - ref.mention.end < NEAR]
        others = [ref for ref in others if ref.id == home.id] or near
    return again(cast, noun, next(iter(others), None), SAME)
