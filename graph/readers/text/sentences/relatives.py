"""Relative clauses that the small parser hangs on the wrong name, or does not see.

"Russia, which arms X, and Turkey, which arms Y, agreed": it takes "arms" for a noun, and has the
second clause tell of Russia.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import lexicon
from .mistaken import finite_tag, made_verb
from .trees import governs

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIVES = frozenset({"which", "who"})
_NAMES = ("NOUN", "PROPN")


def of_whom(relative: Token) -> None:
    """Have a relative clause be one, and tell of the name before it, in place."""
    if relative.i + 1 == relative.sent.end or relative.i < relative.sent.start + 2:
        return
    _seen(relative)
    clause = relative.head
    if clause.dep_ != "relcl" or relative.nbor(-1).text != ",":
        return
    _beside(clause)
    name = relative.nbor(-2)
    first = name
    while first.dep_ == "conj":
        first = first.head
    if name == first or name.pos_ not in _NAMES or clause.head not in (first, name):
        return
    if governs(clause, name):
        return
    if _one(clause) or _told_of(first, clause):
        clause.head = name
    elif _several(clause):
        clause.head = first


def _seen(relative: Token) -> None:
    """Have the word behind "which" be a verb where only a name is said to be the clause."""
    word = relative.nbor(1)
    tops = [t for t in (word, word.head, relative.head) if t.dep_ == "relcl"]
    if relative.head in (word, word.head) and word.head.dep_ == "appos":
        tops.append(word.head)
    top = next(iter(tops), None)
    if top is None or top.pos_ in ("VERB", "AUX") or not _transitive(word):
        return
    behind = [c for c in word.children if c.i > word.i and c.pos_ in _NAMES]
    hit = top if top != word else next(iter(behind), None)
    if hit is None or hit.i < word.i:
        return
    noun = relative.nbor(-2) if top.dep_ == "appos" else top.head
    if noun.pos_ not in _NAMES or governs(word, noun) or governs(hit, noun):
        return
    word.head, word.dep_ = noun, "relcl"
    made_verb(word, finite_tag(word))
    relative.head, relative.dep_ = word, "nsubj"
    hit.head, hit.dep_ = word, "dobj"
    comma = next((c.i for c in hit.children if c.text == ","), len(word.doc))
    for child in [c for c in hit.children if c.i >= comma]:
        child.head = noun
    for child in [c for c in hit.children if c.i < word.i]:
        child.head = word


def _beside(clause: Token) -> None:
    """In "X, which arms Y, and Z met" it is X that Z is named with."""
    for hit in (c for c in clause.children if c.dep_ == "dobj"):
        others = [c for c in hit.children if c.dep_ == "conj"]
        links = [c for c in hit.children if c.dep_ == "cc" and c.nbor(-1).text == ","]
        if len(others) == 1 and links and not any(c.dep_ == "conj" for c in others[0].children):
            others[0].head = links[0].head = clause.head


def _transitive(word: Token) -> bool:
    """Whether a word, as it is written, may be what one does to another."""
    known = lexicon().predicates
    stems = (word.text, word.text.removesuffix("s"), word.text.removesuffix("ed"))
    return any("obj" in p.object for stem in stems for p in known.get((stem, "verb"), ()))


def _one(clause: Token) -> bool:
    """Whether what is said is said of one alone: "which arms", "which has armed"."""
    beside = [c for c in clause.children if c.dep_ in ("aux", "auxpass")]
    return any(word.tag_ == "VBZ" for word in (beside or [clause])) or any(
        word.text == "was" for word in beside
    )


def _several(clause: Token) -> bool:
    """Whether what is said is said of several: "which arm", "who have armed"."""
    beside = [c for c in clause.children if c.dep_ in ("aux", "auxpass")]
    plural = ("are", "have", "were")
    return any(word.text in plural for word in beside) or (not beside and clause.tag_ == "VBP")


def _told_of(first: Token, clause: Token) -> bool:
    """Whether another clause before this one already tells of the first."""
    return any(c.dep_ == "relcl" and c.i < clause.i for c in first.children)
