"""Who is told of as somebody's, and does not act for him: who left, captives, some of a nation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..sentences.syntax import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

GONE = frozenset({
    "deposed", "erstwhile", "ex", "exiled", "former", "onetime", "ousted", "renegade", "retired",
})  # fmt: skip
"""What is said of those who are no longer one's own."""
HELD = frozenset({"captive", "captured", "detained", "imprisoned", "interned", "jailed"})
COUNTING = frozenset({
    "a", "an", "another", "few", "many", "more", "most", "one", "several", "some", "two",
})  # fmt: skip

JUDGING = frozenset({"arrest", "charge", "convict", "detain", "free", "jail", "release", "sentence",
                     "swap", "try"})  # fmt: skip
"""What a state does to a person, of whatever nation he is."""


def not_for_others(noun: Token) -> bool:
    """Whether somebody does not act for those whose he is said to be.

    "A former Israeli general", "ex-Wagner fighters", and captives in what they do themselves.
    """
    described = {c.lower_ for c in children(noun, "amod", "compound", "nmod")}
    gone = bool(described & GONE) or _ex(noun)
    return gone or (noun.dep_ == "nsubj" and bool(described & HELD))


def of_others(word: Token) -> bool:
    """Whether a name only tells whose somebody was: "Hamas" in "former members of Hamas"."""
    above = word.head
    if word.dep_ == "pobj" and above.lower_ == "of":
        above = above.head
    elif word.dep_ not in ("amod", "compound", "nmod", "poss"):
        return False
    return above.pos_ in ("NOUN", "PROPN") and not_for_others(above)


def some_of(noun: Token) -> bool:
    """Whether only some of a nation act, and not its state: "few Israelis support X"."""
    before = children(noun, "det", "amod", "nummod")
    if noun.dep_ == "dobj" and lemma(noun.head) in JUDGING:
        return any(c.lower_ in ("a", "an") for c in before)
    if noun.dep_ != "nsubj":
        return False
    if _told_apart(noun):
        return True
    if any(c.dep_ == "neg" and c.i < noun.i for c in noun.children):
        return True  # "not all Israelis"
    return any(c.lower_ in COUNTING or c.dep_ == "nummod" for c in before)


def _told_apart(people: Token) -> bool:
    """Whether it is said which of a nation are meant: "Russians fighting for Ukraine"."""
    if any(c.dep_ == "det" for c in people.children):
        return False
    clauses = [c for c in children(people, "acl", "relcl") if c.nbor(-1).text != ","]
    there = [n for p in children(people, "prep") if p.lower_ == "in" for n in p.children]
    return bool(clauses) or any(n.pos_ == "PROPN" for n in there)


def _ex(noun: Token) -> bool:
    """Whether "ex-" stands before a phrase: "ex-Wagner commander"."""
    first = noun.left_edge
    while first.pos_ in ("DET", "NUM") and first.i < noun.i:
        first = first.nbor()
    return first.lower_ == "ex" or first.lower_.startswith("ex-")
