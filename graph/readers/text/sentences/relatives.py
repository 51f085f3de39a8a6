"""Relative clauses that the small parser hangs on the wrong name, or does not see.

"Russia, which arms X, and Turkey, which arms Y, agreed": it takes "arms" for a noun, and has the
second clause tell of Russia.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import lexicon
from .mistaken import made_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIVES = frozenset({"which", "who"})
_SINGULAR = ("VBZ",)
_NAMES = ("NOUN", "PROPN")


def of_whom(relative: Token) -> None:
    """Have a relative clause be one, and tell of the name before it, in place."""
    if relative.i + 1 == len(relative.doc):
        return
    _seen(relative)
    clause = relative.head
    if clause.dep_ != "relcl" or relative.i < 2 or relative.nbor(-1).text != ",":
        return
    name = relative.nbor(-2)
    first = name
    while first.dep_ == "conj":
        first = first.head
    listed = name != first and first == clause.head and name.pos_ in _NAMES
    if listed and (_one(clause) or _told_of(first, name)):
        clause.head = name


def _seen(relative: Token) -> None:
    """Have the word behind "which" be a verb where only a name is said to be the clause."""
    word = relative.nbor(1)
    tops = (t for t in (word, word.head, relative.head) if t.dep_ == "relcl")
    top = next(tops, None)
    if top is None or top.pos_ in ("VERB", "AUX") or not _transitive(word):
        return
    behind = [c for c in word.children if c.i > word.i and c.pos_ in _NAMES]
    hit = top if top != word else next(iter(behind), None)
    if hit is None or hit.i < word.i:
        return
    noun = top.head
    word.head, word.dep_ = noun, "relcl"
    made_verb(word, "VBZ" if word.text.endswith("s") else "VBP")
    relative.head, relative.dep_ = word, "nsubj"
    hit.head, hit.dep_ = word, "dobj"
    comma = next((c.i for c in hit.children if c.text == ","), len(word.doc))
    for child in [c for c in hit.children if c.i >= comma]:
        child.head = noun
    for child in [c for c in hit.children if c.i < word.i]:
        child.head = word


def _transitive(word: Token) -> bool:
    """Whether a word, as it is written, may be what one does to another."""
    known = lexicon().predicates
    stems = (word.text, word.text.removesuffix("s"))
    return any("obj" in p.object for stem in stems for p in known.get((stem, "verb"), ()))


def _one(clause: Token) -> bool:
    """Whether what is said is said of one alone: "which arms", "which has armed"."""
    beside = [c for c in clause.children if c.dep_ in ("aux", "auxpass")]
    return any(word.tag_ in _SINGULAR for word in (beside or [clause])) or any(
        word.text == "was" for word in beside
    )


def _told_of(first: Token, name: Token) -> bool:
    """Whether another clause before a name already tells of the first."""
    return any(c.dep_ == "relcl" and c.i < name.i for c in first.children)
