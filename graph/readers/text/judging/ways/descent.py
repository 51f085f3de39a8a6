"""From the top of a way down to the clause that holds both mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...sentences.syntax import OBJECTS, SUBJECTS, children, operator, part_of_speech, passive
from ..classes import is_a
from .bearing import own_bearing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from .way import Way

INSIDE = frozenset({"conj", "cc", "appos", "compound", "amod", "poss", "nmod", "nummod", "case"})
"""Labels that keep a word within the noun phrase it hangs on."""
RELATIVES = frozenset({"who", "whom", "which", "that"})
CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "pcomp", "acl", "relcl", "conj"})
WILLED = frozenset({"requested", "promised", "vowed", "offered"})
OTHER = {"left": "right", "right": "left"}


class Descent:
    """The clause that holds both mentions, and how it was reached.

    Attributes:
        core: its word; sides: what lies below it on either side, the mention first.
        factor: -1 where what governs the clause turns its sign ("kept X from attacking Y").
        apart: the mentions belong to different clauses.
        helped: the core helps or lets the mention of this side act.
        told: the clause of which the core tells, and on which side it lies.
    """

    def __init__(self, way: Way) -> None:
        self.core = way.top
        self.sides = {
            "left": [w for w in (way.first, *way.up) if w.i != way.top.i],
            "right": [w for w in (way.second, *way.down) if w.i != way.top.i],
        }
        self.factor = 1
        self.apart = False
        self.helped = ""
        self.told: tuple[Token, str] | None = None
        self._given: dict[str, str] = {}
        while self._down("right") or self._down("left"):
            pass

    def role(self, side: str) -> str:
        """What the mention of a side, or what it lies in, is to the core.

        `S`, `O`, `by`, another preposition, `of` within its noun phrase, `self`, or a label.
        """
        return self._given.get(side) or self._role(self.sides[side])

    def _role(self, chain: Sequence[Token]) -> str:
        if not chain:
            return "self"
        word = chain[-1]
        if word.dep_ in SUBJECTS:
            return "O" if word.dep_ == "nsubjpass" or passive(self.core) else "S"
        if word.dep_ in (*OBJECTS, "dative") and word.pos_ != "ADP":
            return "O"
        if word.dep_ in ("prep", "agent", "dative"):
            done = len(chain) > 1 and chain[1].lower_ == "by" and passive(self.core)
            return "by" if done else word.lower_
        return "of" if word.dep_ in INSIDE else word.dep_

    def _down(self, side: str) -> bool:
        """One clause further down on a side; whether both mentions belong to it."""
        chain = self.sides[side]
        if not chain or self.apart or self.helped or self.told:
            return False
        clause = chain[-2] if chain[-1].dep_ == "prep" and len(chain) > 1 else chain[-1]
        if clause is not chain[-1] and clause.dep_ != "pcomp":
            return False
        if clause.dep_ not in CLAUSAL or part_of_speech(clause) != "verb":
            return False
        return clause.i != chain[0].i and self._enter(side, clause)

    def _enter(self, side: str, clause: Token) -> bool:
        inside = {w.i for w in self.sides[side][: self.sides[side].index(clause)]}
        subjects = [s for s in children(clause, *SUBJECTS) if s.lower_ not in RELATIVES]
        others = any(s.i not in inside for s in subjects)
        if clause.dep_ in ("relcl", "acl"):
            return self._adnominal(side, clause, held=bool(subjects))
        if others:
            return self._of_third(side, clause)
        if subjects and clause.dep_ != "conj":
            return self._of_mention(side, clause)
        return self._shared(side, clause)

    def _adnominal(self, side: str, clause: Token, *, held: bool) -> bool:
        """Into a clause at a noun, which is its subject, or its object where it has another."""
        other = self.sides[OTHER[side]]
        if part_of_speech(self.core) == "verb":
            self.apart = True
            return False
        if any(w.dep_ not in INSIDE for w in other) or (other and own_bearing(self.core)):
            return False
        return self._step(side, clause, "O" if held or passive(clause) else "S")

    def _of_third(self, side: str, clause: Token) -> bool:
        """Into the clause of a third party who acts at the will of the one: "helped Z beat Y"."""
        known = operator(self.core, "clause")
        willed = is_a(self.core, "helping") or (known is not None and known.effect in WILLED)
        if clause.dep_ in ("ccomp", "xcomp") and willed:
            return self._step(side, clause, "S")
        self.apart = clause.dep_ in ("conj", "advcl", "ccomp")
        return False

    def _of_mention(self, side: str, clause: Token) -> bool:
        """Not into the clause of the other mention: "X said that Y did", "X helped Y to do"."""
        known = operator(self.core, "clause")
        if clause.dep_ in ("ccomp", "xcomp") and is_a(self.core, "helping"):
            self.helped = side
        elif clause.dep_ == "ccomp" and known is not None and "speech" in known.effect:
            self.told = clause, side
        else:
            self.apart = True
        return False

    def _shared(self, side: str, clause: Token) -> bool:
        """Into a clause without a subject of its own, where the other mention is its subject."""
        other = self.sides[OTHER[side]]
        if clause.dep_ == "conj":
            if part_of_speech(self.core) != "verb":
                return False
            self.apart = not self.role(OTHER[side]).startswith("S")
        if not other or self.apart:
            return False
        return self._controls(side, clause, self._role(other)) and self._step(side, clause, "S")

    def _controls(self, side: str, clause: Token, role: str) -> bool:
        """Whether the other mention, in its role, does what the clause tells."""
        below = self.sides[side][-1].lower_
        if clause.dep_ == "pcomp" and is_a(self.core, "keeping") and below == "from":
            self.factor *= -1 if role.startswith("S") else 1
            return True
        if role.startswith("S") and children(self.core, *OBJECTS) and below in ("of", "for"):
            leaning = own_bearing(self.core)
            self.apart = leaning is not None and leaning.sign < 0  # who accuses does not do it
        return not self.apart and role in ("S", "O", "by", "to", "on", "upon")

    def _step(self, side: str, clause: Token, role: str) -> bool:
        """Take the clause for the core, the other mention in this role."""
        self.sides[side] = self.sides[side][: self.sides[side].index(clause)]
        self._given = {OTHER[side]: role}
        self.core = clause
        return True
