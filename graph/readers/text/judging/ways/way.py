"""The way through the parsed sentence from one mention to the other, and the words along it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Literal

from ...sentences.heads import heads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from ..couple import Couple

LISTING = frozenset({"conj", "cc", "appos", "amod", "compound", "poss", "nmod"})
"""Labels between the heads of a list and a mention in it."""
Place = Literal["top", "on", "by", "near", "over", "else"]
"""Where a word stands to a way: at its top, on it, hanging on one of its words, on one of those,
above its top, or elsewhere in the sentence."""


@dataclass(frozen=True, slots=True)
class Way:
    """The shortest way between two mentions of a sentence.

    Attributes:
        first, second: the words that stand for the mentions, in the order of the text.
        up, down: the words between these and the top, from the mention on; without both.
        top: the lowest word that governs both, which may be one of them.
        turned: the mention given as subject is the second.
        listed: the two stand side by side in a list; the top is what governs the list.
    """

    first: Token
    second: Token
    up: tuple[Token, ...]
    top: Token
    down: tuple[Token, ...]
    turned: bool
    listed: bool

    @property
    def words(self) -> tuple[Token, ...]:
        """All words between the two, the top among them."""
        ends = (self.first.i, self.second.i)
        return tuple(w for w in (*self.up, self.top, *reversed(self.down)) if w.i not in ends)


def way_of(couple: Couple) -> Way | None:
    """The shortest way between any words that stand for the two; None across sentences."""
    ways = []
    for one, other in product(heads(couple.subject), heads(couple.object)):
        found = _way(one, other)
        if found is not None:
            ways.append(found)
    return min(ways, key=_length, default=None)


def _length(way: Way) -> tuple[int, int, int]:
    return len(way.words), way.first.i, way.second.i


def _way(one: Token, other: Token) -> Way | None:
    if one.i == other.i or one.sent.start != other.sent.start:
        return None
    turned = other.i < one.i
    first, second = (other, one) if turned else (one, other)
    left, right = (first, *first.ancestors), (second, *second.ancestors)
    above = {w.i for w in left}
    top = next((w for w in right if w.i in above), None)
    if top is None:
        return None
    chain = right[: [w.i for w in right].index(top.i)]
    listed = top.dep_ not in ("ROOT", "root") and bool(chain) and _list(first, top, chain)
    if listed:
        top = top.head
    return Way(first, second, _below(left, top), top, _below(right, top), turned, listed)


def _list(first: Token, top: Token, chain: Sequence[Token]) -> bool:
    """Whether the second mention is listed beside the first, or beside what the first is of."""
    beside = chain[-1].dep_ in ("conj", "appos") and all(w.dep_ in LISTING for w in chain)
    return (
        beside and top.pos_ not in ("VERB", "AUX") and (top.i == first.i or first.head.i == top.i)
    )


def _below(chain: Sequence[Token], top: Token) -> tuple[Token, ...]:
    names = [w.i for w in chain]
    return tuple(chain[1 : max(names.index(top.i), 1)])


def places(way: Way) -> dict[int, Place]:
    """Where each word of the sentence stands to a way."""
    on = {w.i for w in way.words}
    over = {w.i for w in way.top.ancestors}
    return {word.i: _place(word, way, on, over) for word in way.top.sent}


def _place(word: Token, way: Way, on: set[int], over: set[int]) -> Place:
    if word.i == way.top.i:
        return "top"
    if word.i in on:
        return "on"
    if word.i in over:
        return "over"
    if word.head.i in on:
        return "by"
    return "near" if word.head.head.i in on else "else"
