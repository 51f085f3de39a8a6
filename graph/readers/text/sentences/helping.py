"""Fights that somebody is helped in, which the small parser takes for nouns: "helped Chad fight Y".

It reads "Chad fight rebels" as a name, or has the foe be the one who is helped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .mistaken import made_verb
from .trees import governs

if TYPE_CHECKING:
    from spacy.tokens import Token

HELPING = frozenset({"help", "helped", "helping", "helps"})
_FIGHTS = frozenset({
    "attack", "battle", "beat", "bomb", "capture", "combat", "contain", "counter", "crush",
    "defeat", "destroy", "drive", "eliminate", "eradicate", "expel", "fight", "hunt", "oust",
    "overthrow", "push", "quell", "recapture", "repel", "resist", "retake", "root", "seize",
    "strike", "suppress", "topple", "track",
})  # fmt: skip
_MOST = 12
"""Words of a name, with its titles."""


def bare_fight(helping: Token) -> None:
    """Have the fight behind "help" be a verb with who is helped and his foe, in place."""
    fight = _fight(helping)
    foe = _foe(fight, helping) if fight is not None else None
    if fight is None or foe is None:
        return
    doc, first = fight.doc, helping.i + 1
    helped = doc[fight.i - 1]
    if any(governs(word, helping) for word in (helped, fight, foe)):
        return
    for word in doc[first : helped.i]:
        if not first <= word.head.i < helped.i:
            word.head = helped
    for word in doc[fight.i + 1 : foe.i]:
        if not fight.i < word.head.i < foe.i:
            word.head = foe
    foe.head, foe.dep_ = fight, "dobj"
    fight.head, fight.dep_ = helping, "ccomp"
    helped.head, helped.dep_ = fight, "nsubj"
    made_verb(fight, "VB")


def _fight(helping: Token) -> Token | None:
    """The word for a fight behind a name that stands behind "help"."""
    for word in helping.doc[helping.i + 2 : min(helping.i + _MOST, helping.sent.end - 1)]:
        if word.text in _FIGHTS:
            before = word.nbor(-1)
            taken = word.pos_ != "VERB" or word.head != helping or before.dep_ == "compound"
            named = before.pos_ == "PROPN" or before.tag_ == "NNS" or before.dep_ == "compound"
            return word if taken and named else None
        if word.pos_ in ("VERB", "AUX", "ADP", "SCONJ") or word.text in ",;":
            return None
    return None


def _foe(fight: Token, helping: Token) -> Token | None:
    """The noun behind a fight in which the phrase with it ends, or that stands behind it."""
    foe = fight if fight.head.i > fight.i else fight.nbor(1)
    while foe.head.i > foe.i and foe.head != helping and foe.dep_ != "det":
        foe = foe.head
    foe = foe.head if foe.dep_ == "det" else foe
    behind = foe.i > fight.i and foe.head in (helping, fight)
    return foe if behind and foe.pos_ in ("NOUN", "PROPN") else None
