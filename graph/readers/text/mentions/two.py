"""Both of two who were named before: "both groups", "the two countries", "each ... the other".

They must be plain: of the kind that the noun says, no more and no fewer than two were named, in the
sentence or in the one before, else in what is near before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..naming.entities import noun_lemma
from ..naming.recall import REMEMBERED_CHARACTERS
from ..sentences.syntax import children
from .coreference import GROUPS, again, partners
from .groups import STATES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ....model import ActorKind
    from ..documents.values import Ref
    from ..naming.cast import Cast

SURE, TWO = 0.7, 2
_OF_TWO = frozenset({"both", "each", "neither"})
_KINDS = {
    **dict.fromkeys(("army", "country", "government", "nation", "neighbour", "state"), STATES),
    **dict.fromkeys(("faction", "group", "militia", "movement", "organisation"), GROUPS),
    **dict.fromkeys(("ally", "foe", "party", "rival", "side"), STATES | GROUPS),
}


def both(cast: Cast, noun: Token) -> list[Ref]:
    """The two whom a noun means together; nobody where it means one, or may mean others."""
    kinds = _kinds(noun)
    if not kinds:
        return []
    at, (first, _) = cast.at(noun), cast.around(noun)
    start = noun.sent.start
    before = cast.at(noun.doc[start - 1].sent[0]) if start else first
    beside = (cast.known(p, cast.published) for p in partners(noun))
    apart = {ref.id for ref in beside if ref is not None}
    named = [r for r in cast.seen() if r.mention.end <= at and cast.kind(r) in kinds]
    for reach in (first, before, at - REMEMBERED_CHARACTERS):
        near = {r.id: r for r in named if r.mention.start >= reach and r.id not in apart}
        if len(near) > 1:
            pair = [again(cast, noun, ref, SURE) for ref in near.values()]
            return [ref for ref in pair if ref is not None] if len(pair) == TWO else []
    return []


def _kinds(noun: Token) -> frozenset[ActorKind]:
    """Which kinds of actors a noun may mean two of; none where it means no two."""
    behind = [c for c in children(noun, "prep") if c.lower_ != "as"]
    alone = noun.pos_ in ("PRON", "DET") and not behind
    if alone and noun.lower_ in _OF_TWO:
        return STATES | GROUPS
    if noun.lower_ == "other":
        each = any(word.lower_ == "each" for word in noun.doc[noun.sent.start : noun.i])
        return STATES | GROUPS if each else frozenset()
    said = {c.lower_ for c in children(noun, "det", "nummod", "predet")}
    told_apart = behind or children(noun, "amod", "compound", "poss", "relcl", "acl")
    two = bool(said & _OF_TWO) or {"the", "two"} <= said
    return _KINDS.get(noun_lemma(noun), frozenset()) if two and not told_apart else frozenset()
