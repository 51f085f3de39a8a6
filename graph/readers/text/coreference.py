"""Words that mean somebody named elsewhere: "we", "he", "the group", "the newspaper", "the Iraqis".

A light version: what is not plain stays unresolved, and what is resolved is less sure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model import ActorKind
from .values import Ref

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Token

    from .cast import Cast

COREFERENCE, PRONOUN, NATIONALS = 0.75, 0.65, 0.85
PRONOUNS = {
    **dict.fromkeys(("we", "us", "our", "i"), "voice"),
    **dict.fromkeys(("he", "she", "him"), "person"),
}


def the_group(cast: Cast, noun: Token) -> Ref | None:
    """Who "the group" or "the militants" are: the last group that was named."""
    if not any(c.dep_ == "det" and c.lower_ in ("the", "these", "those") for c in noun.children):
        return None
    groups = (ActorKind.ARMED_GROUP, ActorKind.ORGANISATION)
    named = cast.nearest(noun, lambda r: cast.kind(r) in groups)
    return again(cast, noun, named, COREFERENCE)


def pronoun(cast: Cast, token: Token) -> Ref | None:
    """Whom "we" or "he" mean; for "it" and "they" see `phrases`."""
    manner = PRONOUNS.get(token.lower_)
    if manner == "voice":
        return again(cast, token, cast.voice, PRONOUN)
    if manner == "person":
        named = cast.last(token, lambda r: r.person is not None)
        return again(cast, token, named, PRONOUN)
    return None


def again(cast: Cast, token: Token, ref: Ref | None, sure: float) -> Ref | None:
    """The same once more, mentioned by another word and less surely."""
    if ref is None:
        return None
    return ref.at(cast.mention(token, token, None, ref.mention.label), sure)


def nationals(cast: Cast, noun: Token, on: date) -> Ref | None:
    """Whom "the Iraqis" mean: the people of a state for the state."""
    names = cast.registry.actors_called(noun.text[:-1], on)
    ids = {n.id for n in names if n.manner == "adjective"}
    if len(ids) != 1 or not noun.text[:1].isupper():
        return None
    actor = cast.registry.actors[ids.pop()]
    return Ref("actor", cast.mention(noun, noun, actor.id, actor.name), NATIONALS)
