"""Two mentions side by side in a list: what they do to each other, or with one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...leaning.leanings import ROLE, leanings
from ...sentences.syntax import OBJECTS, SUBJECTS, children, lemma, part_of_speech, passive
from ..classes import is_a
from .bearing import bearing, own_bearing
from .composed import Composed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ...leaning.leanings import Leaning
    from .way import Way


def listed(way: Way) -> Composed | None:
    """Two in one list: what they do to each other, or with one another."""
    kin = _kin(way)
    if kin:
        return Composed(kin, "both", way.second, "kin")
    governor, between = _governor(way.top)
    words = [governor, *governor.children, *(c for k in governor.children for c in k.children)]
    words = [w for w in words if w.i not in (way.first.i, way.second.i)]
    each = any(w.lower_ in ("other", "another") for w in words)
    leaning = bearing(governor) or _around(governor)
    if not each and any(is_a(w, "together") for w in words):
        return Composed(1, "both", governor, "together")
    if any(lemma(w) == "rival" for w in words):
        return Composed(-1, "both", governor, "rivals")
    if leaning is None:
        return None
    if between or each or _reciprocal(governor, leaning):
        return Composed(leaning.sign, "both", governor, "mutual")
    return None


def _kin(way: Way) -> int:
    """The sign of "X and its ally Y", "X and allied Y"."""
    near = {*way.second.children, way.second.head, *way.second.head.children}
    for word in near:
        if way.first.i < word.i < way.second.i:
            leaning = next((one for one in leanings(word) if one.kind in (ROLE, "adjective")), None)
            if leaning is not None:
                return leaning.sign
            if lemma(word) in ("allied", "ally"):
                return 1
    return 0


def _governor(top: Token) -> tuple[Token, bool]:
    """The word that says what those in a list do, and whether it stands "between" them."""
    between = False
    for _ in range(4):
        if top.dep_ == "prep" or top.pos_ == "ADP":
            between = between or top.lower_ in ("between", "among")
            top = top.head
        elif part_of_speech(top) == "noun" and own_bearing(top) is None and not between:
            if top.dep_ not in (*SUBJECTS, "pobj", "conj", "appos"):
                break
            top = top.head
        else:
            break
    return top, between


def _around(governor: Token) -> Leaning | None:
    """What leans in the subject of a verb, or is said of a subject.

    So in "fighting broke out between X and Y", "relations between X and Y are hostile".
    """
    if part_of_speech(governor) == "verb":
        return next((one for s in children(governor, *SUBJECTS) for one in leanings(s)), None)
    verb = governor.head
    if governor.dep_ in SUBJECTS and part_of_speech(verb) == "verb":
        return bearing(verb)
    return None


def _reciprocal(verb: Token, leaning: Leaning) -> bool:
    """Whether subjects in a list do it to each other: the verb has nobody else for object."""
    if part_of_speech(verb) != "verb" or (leaning.sign > 0 and leaning.direction != "both"):
        return False
    objects = [c for c in children(verb, *OBJECTS) if own_bearing(c) is None and lemma(c) != "fire"]
    at = ("with", "against", "at", "on", "alongside", "to")
    behind = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in at]
    return not objects and not behind and not passive(verb)
