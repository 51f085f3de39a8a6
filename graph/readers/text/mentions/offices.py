"""For whom somebody acts by his office: "army spokesman X", "X, a council member", "X of Peru"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..naming.entities import BEFORE, named_in_office, noun_lemma
from ..sentences.apposed import FRIENDS_AND_FOES
from ..sentences.lexicon import lexicon
from ..sentences.syntax import children, lemma, prepositional
from .aside import not_for_others
from .bodies import inside, of_state
from .coreference import GROUPS, the_group
from .groups import STATES
from .nouns import ownable, roles_of
from .persons import SPEAKERS
from .short import short_form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from spacy.tokens import Token

    from ..documents.values import Ref
    from ..naming.cast import Cast
    from .coreference import Resolve

LEADING = frozenset({"command", "head", "lead", "run"})
PARTIES = STATES | GROUPS
"""Kinds of actors that have spokesmen."""
DISSENTING = frozenset({"breakaway", "dissident", "exiled", "opposition", "separatist"})


def is_title(word: Token) -> bool:
    """Whether a noun tells for whom somebody acts: "Iranian general X", "army spokesman X"."""
    return lexicon().is_a(noun_lemma(word), "state") or noun_lemma(word) in SPEAKERS


def in_office(cast: Cast, title: Token, owner: Resolve, on: date) -> Ref | None:
    """For whom somebody acts whose title stands before his name; `owner` says whose a noun is."""
    before = children(title, *BEFORE)
    rebel = next((w for w in before if lexicon().is_a(noun_lemma(w), "irregular")), None)
    if rebel is not None and not any(cast.known(c, on) for c in before):
        return the_group(cast, rebel, pointed=True)
    if any(map(against_state, before)):
        return None
    known = next((r for c in before if (r := cast.known(c, on))), None)
    bodies = (c for c in before if roles_of(c) & {"state", "group"})
    body = next(bodies, None) if known is None else None
    if body is None:
        return known
    if "state" not in roles_of(body):
        return short_form(cast, body, pointed=True) or the_group(cast, body, pointed=True)
    return of_state(cast, body, roles_of(body), owner(body), on)


def of_holder(cast: Cast, token: Token, resolve: Resolve, owner: Resolve, on: date) -> Ref | None:
    """For whom a person holds the office that stands beside his name, or what he leads.

    `resolve` says whom a noun means, and `owner` whose it is.
    """
    of = (
        cast.known(behind, on) or (owner(behind) if ownable(behind) else None)
        for behind in prepositional([token], "of")
    )
    state = next((ref for ref in of if ref is not None and cast.kind(ref) in PARTIES), None)
    if state is not None:
        return state
    for holder in (o for o in _offices(token) if not not_for_others(o)):
        titled = bool(children(holder, "poss")) and not roles_of(holder)  # "their ataman"
        heads = (resolve(n) for n in prepositional([holder], "of") if lemma(holder) == "head")
        headed = next((r for r in heads if r is not None and cast.kind(r) in PARTIES), None)
        if headed is not None:
            return headed
        if titled or lexicon().is_a(noun_lemma(holder), "state", "group", "part"):
            whose = owner(holder) or next(iter(inside(cast, holder, on)), None)
            if whose is not None:
                return whose
        of_none = not children(holder, *BEFORE) and not any(prepositional([holder], "of", "for"))
        if noun_lemma(holder) in SPEAKERS and of_none:
            return cast.last(holder, lambda ref: cast.kind(ref) in PARTIES)
    said = children(token, "relcl", "acl")
    led = [n for c in said if lemma(c) in LEADING for n in children(c, "dobj")]
    led += [n for c in said if lemma(c) == "speak" for n in prepositional([c], "for")]
    refs = (owner(noun) or resolve(noun) for noun in led)
    return next((r for r in refs if r is not None and r.kind == "actor"), None)


def _offices(name: Token) -> Iterator[Token]:
    """The nouns beside a person's name: "X, a minister", "an official in Kyiv, X"."""
    yield from (c for c in children(name, "appos") if noun_lemma(c) not in FRIENDS_AND_FOES)
    if name.dep_ == "appos":
        above = name.head
        yield above
        officer = above.head.head
        if name in named_in_office(officer) and not any(
            map(against_state, children(officer, *BEFORE))
        ):
            yield officer


def against_state(word: Token) -> bool:
    """Whether somebody's office is none of a state: "Syrian rebel leader X"."""
    return word.lower_ in DISSENTING or lexicon().is_a(noun_lemma(word), "irregular")
