"""Which words of a sentence are tried, and what the predicates of the lexicon know of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Relation
from ..sentences.lexicon import Predicate, lexicon
from ..sentences.syntax import OBJECTS, children, lemma, part_of_speech

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..naming.cast import Cast

PARTICLES = frozenset({"away", "back", "down", "off", "out", "up"})


def predicates_of(token: Token) -> tuple[Predicate, ...]:
    """What the lexicon knows of a word; of a verb with its particle or object before it alone.

    Who takes a place takes it whatever else is said: "took the base from Y".
    """
    pos, known = part_of_speech(token), lexicon().predicates
    plain = known.get((lemma(token), pos), ())
    if pos == "verb":
        belonging = [c for c in token.children if c.dep_ in ("prt", *OBJECTS)]
        words = [c.lower_ if c.dep_ == "prt" else lemma(c) for c in belonging]
        words += [c.lower_ for c in children(token, "advmod", "prep") if c.lower_ in PARTICLES]
        behind = [token, *children(token, *OBJECTS)]  # "set X's embassy on fire"
        words += [f"{p.lower_} {lemma(n)}" for w in behind for p in children(w, "prep")
                  for n in p.children]  # fmt: skip
        words += [c.lower_ for c in children(token, "oprd", "acomp")]
        for word in words:
            phrase = known.get((f"{lemma(token)} {word}", pos))
            if phrase:
                return phrase + tuple(p for p in plain if p.relation is Relation.CONTROLS)
    roles = known.get((lemma(token), "role"), ()) if pos == "noun" else ()
    return plain + roles


def hyphened(token: Token) -> bool:
    """Whether a word is the second half of a compound such as "Iran-backed"."""
    before = token.doc[token.i - 1] if token.i else token
    joined = before.text == "-" and before.whitespace_ == "" and token.i - before.i == 1
    return joined and token.doc[max(token.i - 2, 0)].lower_ != "arch"  # "the arch-enemy of"


def in_name(token: Token, cast: Cast) -> bool:
    """Whether a word is part of a proper name ("Operation Inherent Resolve", "Civil Defence")."""
    return cast.found(token) is not None or token.pos_ == "PROPN"
