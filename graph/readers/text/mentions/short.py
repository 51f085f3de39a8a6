"""Parts of a name that stand for all of it: "the Front", "the council", "the North"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import ActorKind
from ..naming.entities import BEFORE, name_around
from ..naming.introduced import FEWEST, OF_ANY
from ..sentences.syntax import children
from .coreference import FAR, GROUPS, again, definite, narrowed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..documents.values import Ref
    from ..naming.cast import Cast

SHORT = 0.9
SENDERS = frozenset({"African Union", "ECOWAS", "United Nations"})
LINKS = frozenset({"for", "in", "of"})
"""Words behind the head of a name: "Mission in South Sudan"."""
_NAMED = GROUPS | {ActorKind.STATE, ActorKind.GOVERNMENT}


def short_form(cast: Cast, noun: Token, *, pointed: bool = False) -> Ref | None:
    """Whom a noun means that is the head of a longer name before it, or begins or ends it.

    `pointed` says that it points back without an article of its own: "a council member".
    """
    proper = noun.pos_ == "PROPN" and noun.text[:1].isupper()
    word = noun.text if proper else noun.lower_  # "the parties" are no Party
    alone = proper or not narrowed(noun)
    if proper and noun.dep_ in ("compound", "nmod") and noun.head.pos_ == "PROPN":
        return None  # "Ambazonia" in "the Ambazonia Governing Council"
    begun = _begun(cast, noun) if proper and children(noun, *BEFORE) else None
    if begun is not None:
        return begun
    bare = alone and not children(noun, *BEFORE, "appos") and not noun.text.isupper()
    if bare and word == "force" and definite(noun):
        return _peacekeeping(cast, noun)
    if not bare or word.lower() in OF_ANY or not (proper or pointed or definite(noun)):
        return None

    def fits(ref: Ref) -> bool:
        names = (ref.mention.label, ref.mention.text, *cast.names(ref))
        return cast.kind(ref) in _NAMED and any(_ends(word, n.split(), proper) for n in names)

    return again(cast, noun, cast.last(noun, fits, FAR), SHORT)


def keepers(cast: Cast, noun: Token) -> Ref | None:
    """Whose "peacekeepers" are, of whom nobody else is named: of the mission named before."""
    alone = noun.lower_ == "peacekeepers" and not children(noun, *BEFORE, "prep")
    return _peacekeeping(cast, noun) if alone else None


def _peacekeeping(cast: Cast, noun: Token) -> Ref | None:
    """The mission that was named last, or who sends such."""
    sending = cast.last(noun, lambda ref: any(_sends(name) for name in cast.names(ref)), FAR)
    return again(cast, noun, sending, SHORT)


def _sends(name: str) -> bool:
    words = name.split()
    mission = "Mission" in words or "Force" in words
    return name in SENDERS or (mission and words[0] in ("United", "African", "SADC"))


def _begun(cast: Cast, noun: Token) -> Ref | None:
    """Whose longer name begins like one of several words: "the Interim Government"."""
    first, last = name_around(noun)
    start = f"{noun.doc[first.i : last.i + 1].text} "
    if " " not in start[:-1]:
        return None
    named = cast.last(noun, lambda r: r.kind == "actor" and r.mention.label.startswith(start), FAR)
    return again(cast, noun, named, SHORT)


def _ends(word: str, name: list[str], proper: bool) -> bool:
    """Whether a word is the head of a name; of a name itself, also its first or last word."""
    if len(name) < FEWEST or name[0][:1].islower():
        return False
    links = [n for n, w in enumerate(name) if w in LINKS and n]
    head = name[links[0] - 1] if links else name[-1]
    if proper:
        return word in (head, name[0], name[-1], name[-1].partition("-")[2])
    return word == head.lower()
