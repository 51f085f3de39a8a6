"""How two mentions stand by the words along the way between them, put together from top to bottom.

The innermost clause that holds both decides; what governs it may turn its sign ("kept X from
attacking Y"), and what lies between it and a mention may, too ("joined the war on Y").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .....model import Means
from ...sentences.syntax import OBJECTS, children, operator, part_of_speech
from ..classes import is_a
from .bearing import bearing, own_bearing
from .calling import asking, labelled
from .composed import Composed
from .descent import Descent
from .listing import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ...leaning.leanings import Leaning
    from ...leaning.ties import Direction
    from .way import Way

APART = frozenset({"after", "before", "during", "since", "amid", "following", "until", "despite",
                   "besides", "ahead", "out", "because", "except", "unlike", "like"})  # fmt: skip
"""Prepositions that bring in another happening."""
AGENTS = frozenset({"S", "by", "self", "of"})
PATIENTS = frozenset({"O", "on", "against", "to", "of", "from", "for", "with", "at"})
AGAINST = frozenset({"against", "versus"})
HOLDING = frozenset({"poss", "compound", "amod", "nmod"})
OWN = frozenset({"its", "their", "it", "them", "his", "her"})


@dataclass(frozen=True, slots=True)
class _Found:
    """The sign that was found, the word that bears it, its leaning, and the kind of way."""

    sign: int
    word: Token
    leaning: Leaning | None
    case: str


def composed(way: Way) -> Composed | None:
    """What the words along a way say of its two mentions; None where none of them leans."""
    if way.listed:
        return listed(way)
    clause = Descent(way)
    if clause.apart or any(w.lower_ in APART for w in _between(clause)):
        return None
    if clause.told is not None:
        return _told(*clause.told)
    if clause.helped:
        acts: Direction = "forward" if clause.helped == "right" else "backward"
        return Composed(1, acts, clause.core, "helped")
    return _called(clause) or _signed(clause)


def _between(clause: Descent) -> list[Token]:
    """The words between the core and the mentions."""
    return [*clause.sides["left"][1:], *clause.sides["right"][1:]]


def _told(clause: Token, side: str) -> Composed | None:
    """What is said of the other: that he does harm to the one who speaks."""
    leaning = bearing(clause)
    own = any(t.lower_ in OWN and t.i > clause.i for t in clause.subtree)
    if leaning is None or leaning.sign > 0 or not own:
        return None
    return Composed(-1, "backward" if side == "right" else "forward", clause, "told")


def _called(clause: Descent) -> Composed | None:
    """What the second is asked for, ordered, or called."""
    first, second = clause.role("left"), clause.role("right")
    if first != "S":
        return None
    asked = asking(clause.core, second)
    if asked:
        return Composed(asked, "forward" if asked < 0 else "backward", clause.core, "asking")
    named = labelled(clause.core) if second in ("O", "as") else 0
    return Composed(named, "forward", clause.core, "labelled") if named else None


def _signed(clause: Descent) -> Composed | None:
    """What the core and the words below it say, where one of the two acts."""
    first, second = clause.role("left"), clause.role("right")
    if first == second or not {first, second} & AGENTS or any(map(_tells, _between(clause))):
        return None
    found = _found(clause, bearing(clause.core, _via(clause, first, second)))
    if found is None:
        return None
    direction = _direction(first, second, found.leaning)
    return Composed(found.sign * clause.factor, direction, found.word, found.case)


def _tells(word: Token) -> bool:
    """Whether a word is the verb of a clause that tells of something else."""
    return word.dep_ in ("relcl", "acl", "advcl") and part_of_speech(word) == "verb"


def _via(clause: Descent, first: str, second: str) -> Token | None:
    """The word below the core on the way to whom it is done to."""
    left, right = (clause.sides[side][-1:] for side in ("left", "right"))
    backward = first == "O" and second in ("S", "by")
    return next(iter(left if backward else right or left), None)


def _found(clause: Descent, core: Leaning | None) -> _Found | None:
    """The sign of the core, and of what leans between it and a mention."""
    if any(len(c) > 1 and c[1].lower_ in AGAINST for c in clause.sides.values()):
        return _Found(-1, clause.core, core, "against")
    for side in ("right", "left"):
        chain = clause.sides[side]
        for below, word in zip(reversed(chain[:-1]), reversed(chain), strict=False):
            leaning = own_bearing(word, below)
            if leaning is None or below.dep_ in ("conj", "appos"):
                continue
            if part_of_speech(word) == "verb":
                return None
            if below.dep_ in HOLDING or below.lower_ == "by":
                return _Found(core.sign, clause.core, core, "core-held") if core else None
            return _by_noun(clause.core, core, word, leaning) if side == "right" else None
    return None if core is None or _elsewhere(clause) else _of_core(clause, core)


def _of_core(clause: Descent, core: Leaning) -> _Found:
    return _Found(core.sign, clause.core, core, "core")


def _elsewhere(clause: Descent) -> bool:
    """Whether the second is only where somebody suffers it, or the thing done is talk."""
    things = children(clause.core, *OBJECTS)
    if any(is_a(thing, "talks") for thing in things):
        return True
    right = clause.sides["right"]
    return bool(things) and any(w.lower_ == "in" and w.dep_ == "prep" for w in right)


def _by_noun(core: Token, own: Leaning | None, noun: Token, leaning: Leaning) -> _Found | None:
    """What a noun that leans makes of it, between the core and the second mention."""
    if is_a(core, "condemning") or (is_a(core, "lifting") and leaning.sign < 0):
        return None
    if own is None or own.sign > 0 or is_a(core, "light"):
        case = "inner" if own is None else "plus-inner"
        return _Found(leaning.sign, noun, own or leaning, case)
    if leaning.sign < 0 and own.means is Means.ATTACK:
        return _Found(-1, noun, own, "minus-inner")
    if leaning.sign > 0 and (is_a(core, "ending") or operator(core, "object")):
        return _Found(-1, noun, own, "ending")
    return None


def _direction(first: str, second: str, leaning: Leaning | None) -> Direction:
    """Who acts, by the roles of the two and the way the word leans."""
    if leaning is not None and leaning.direction == "both":
        return "both"
    backward = first in PATIENTS and second in ("S", "by", "from", "self")
    if leaning is not None and leaning.direction == "backward" and second != "by":
        backward = not backward
    return "backward" if backward else "forward"
