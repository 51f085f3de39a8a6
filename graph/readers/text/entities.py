"""How a name that no table knows is written: how far it reaches, and what it is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .lexicon import lexicon
from .syntax import children

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .cast import Cast
    from .values import Ref

CAPITAL = re.compile(r"(?:al|el|an|ar|as|ash|at)-[^\W\d_]|[^\W\d_a-z]")
"""How an actor's name begins: "Hamas", "al-Shabaab"."""


def written_as_name(token: Token) -> bool:
    """Whether a word is a name that the tagger took for another: "FARC", "the Malian"."""
    if token.pos_ == "ADJ":
        return token.text in lexicon().states
    capitals = token.text.isupper() and len(token.text) > 2 and token.is_alpha
    return token.pos_ == "NOUN" and capitals


def listed(cast: Cast, token: Token) -> Ref | None:
    """A state that the lexicon lists, whatever the recogniser takes it for ("Khartoum")."""
    if cast.found(token) is not None:
        return None
    first, last = entity(token) if token.ent_type_ else (token, token)
    name = token.doc[first.i : last.i + 1].text
    return cast.listed_state(first, last, name)


def of_no_person(token: Token) -> bool:
    """Whether a name with an article is none of a person: "the Houthis", "the Derg"."""
    first, _ = entity(token)
    return first.i > 0 and first.nbor(-1).lower_ == "the" and not children(token, "appos")


def entity(token: Token) -> tuple[Token, Token]:
    """The recognised name around a word, without its article."""
    doc, kind = token.doc, token.ent_type_
    first = last = token.i
    while first > token.sent.start and doc[first].ent_iob_ == "I":
        first -= 1
    while (
        last + 1 < token.sent.end
        and doc[last + 1].ent_iob_ == "I"
        and doc[last + 1].ent_type_ == kind
    ):
        last += 1
    while first < token.i and doc[first].lower_ in ("the", "a", "an"):
        first += 1
    while last > token.i and not doc[last].is_alpha:
        last -= 1
    return doc[first], doc[last]
