"""Parts of a name that stand for all of it: "the Front", "the council", "the North"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import ActorKind
from ..naming.entities import BEFORE, name_around
from ..naming.introduced import FEWEST, OF_ANY
from ..sentences.syntax import children
from .coreference import FAR, GROUPS, again, definite

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..documents.values import Ref
    from ..naming.cast import Cast

SHORT = 0.9
_NAMED = GROUPS | {ActorKind.STATE, ActorKind.GOVERNMENT}


def short_form(cast: Cast, noun: Token) -> Ref | None:
    """Whom a noun means that is the head of a longer name before it, or begins or ends it."""
    proper = noun.pos_ == "PROPN" and noun.text[:1].isupper()
    word = noun.text if proper else noun.lower_  # "the parties" are no Party
    alone = proper or not narrowed(noun)
    if proper and noun.dep_ in ("compound", "nmod") and noun.head.pos_ == "PROPN":
        return None  # "Ambazonia" in "the Ambazonia Governing Council"
    begun = _begun(cast, noun) if proper and children(noun, *BEFORE) else None
    if begun is not None:
        return begun
    bare = alone and not children(noun, *BEFORE, "appos") and not noun.text.isupper()
    if not bare or word.lower() in OF_ANY or not (proper or definite(noun)):
        return None

    def fits(ref: Ref) -> bool:
        names = (ref.mention.label.split(), ref.mention.text.split())
        return cast.kind(ref) in _NAMED and any(_ends(word, name, proper) for name in names)

    return again(cast, noun, cast.last(noun, fits, FAR), SHORT)


def _begun(cast: Cast, noun: Token) -> Ref | None:
    """Whose longer name begins like one of several words: "the Interim Government"."""
    first, last = name_around(noun)
    start = f"{noun.doc[first.i : last.i + 1].text} "
    if " " not in start[:-1]:
        return None
    named = cast.last(noun, lambda r: r.kind == "actor" and r.mention.label.startswith(start), FAR)
    return again(cast, noun, named, SHORT)


def narrowed(noun: Token) -> bool:
    """Whether what is behind a noun tells which one: "the movement of troops"; no mere aside."""
    asides = children(noun, "acl", "relcl")
    aside = all(noun.doc[a.left_edge.i - 1].text == "," for a in asides)
    return bool(children(noun, "prep")) or not aside


def _ends(word: str, name: list[str], proper: bool) -> bool:
    """Whether a word is the head of a name; of a name itself, also its first or last word."""
    if len(name) < FEWEST or name[0][:1].islower():
        return False
    links = [n for n, w in enumerate(name) if w in ("of", "for") and n]
    head = name[links[0] - 1] if links else name[-1]
    return word in (head, name[0], name[-1]) if proper else word == head.lower()
