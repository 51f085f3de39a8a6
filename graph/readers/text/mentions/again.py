"""Nouns that point back: "the army" after "the Malian army", "its former comrades"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..naming.entities import BEFORE, noun_lemma
from ..sentences.lexicon import lexicon
from ..sentences.syntax import children, grammatical_subject
from .coreference import FAR, GROUPS, again, definite, narrowed, partners, several_bodies
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


def comrades(cast: Cast, noun: Token, owner: Resolve, resolve: Resolve) -> Ref | None:
    """Whom somebody has left: "its former comrades" are the other group of which was told."""
    if noun_lemma(noun) != "comrade" or noun.i in cast.asked:
        return None
    clause = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    subject = grammatical_subject(clause) if clause is not None else None
    cast.asked.add(noun.i)
    left = owner(noun) or (resolve(subject) if subject is not None else None)
    cast.asked.discard(noun.i)
    if left is None:
        return None
    group = cast.last(noun, lambda ref: cast.kind(ref) in GROUPS and ref.id != left.id, FAR)
    return again(cast, noun, group, SAME)
