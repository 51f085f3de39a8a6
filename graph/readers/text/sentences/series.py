"""Lists and names before a noun that the small parser breaks up.

"French, American and Chinese troops"; "South" of "South African-backed rebels".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SIDES = frozenset({"army", "gendarmes", "government", "military", "police", "soldiers", "troops"})
"""A state's forces, of which the parser makes one with those whom they fight."""
_DESCRIBING = ("amod", "compound", "nmod")


def one_series(word: Token) -> None:
    """Have the words before a noun that a list ends in be one list, in place."""
    noun, last = word.head, word
    if not _listed(word) or not any(c.dep_ == "conj" for c in word.children) or noun.i < word.i:
        return
    while last.i > 1 and last.nbor(-1).text == "," and _before(last.nbor(-2), last):
        first = last.nbor(-2)
        first.head, first.dep_ = noun, word.dep_
        last.head, last.dep_ = first, "conj"
        last = first


def _listed(word: Token) -> bool:
    """Whether a word before a noun is one such as "French"."""
    return word.text[:1].isupper() and word.tag_ in ("JJ", "NNP") and word.dep_ in _DESCRIBING


def _before(word: Token, last: Token) -> bool:
    bare = all(c.dep_ in ("punct", "det") for c in word.children)
    return _listed(word) and bare and word.head.i > last.i


def one_name(word: Token) -> None:
    """In "South African-backed rebels" nobody is of the south, in place."""
    if word.i + 2 >= len(word.doc) or not _listed(word):
        return
    behind = word.nbor(1)
    backer = behind.dep_ == "npadvmod" and word.nbor(2).text == "-"
    if backer and behind.text[:1].isupper() and word.head.i > word.i + 2 and word.n_lefts == 0:
        word.head, word.dep_ = behind, "amod"


def two_sides(first: Token) -> None:
    """In "police and Hamas gunmen exchanged fire" there are two sides, in place."""
    noun = first.head
    named = [c for c in first.children if c.dep_ == "conj" and c.pos_ == "PROPN"]
    between = first.i + 1 < len(first.doc) and first.nbor(1).text == "and"
    if not (between and named and noun.tag_ == "NNS" and noun.i == named[0].i + 1):
        return
    name = named[0]
    first.head, first.dep_ = noun.head, noun.dep_
    noun.head, noun.dep_ = first, "conj"
    name.head, name.dep_ = noun, "compound"
    for word in [c for c in noun.children if c.i < first.i]:
        word.head = first
