"""Sentences in pieces, so that a page can isolate the names in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import words

LONGEST_NAME = 80
NAMED = 3
"""How many of a row are named; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a sentence; `name`: given from outside, so a page isolates it."""

    text: str
    name: bool = False


Pieces = list[Piece]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or two."""

    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        return words.clean("".join(piece.text for piece in self.pieces))


def plain(text: str) -> Pieces:
    """Words of our own."""
    return [Piece(text)]


def named(name: str) -> Pieces:
    """A name from outside."""
    return [Piece(words.cut(name, LONGEST_NAME), name=True)]


def listed(parts: Sequence[Pieces]) -> Pieces:
    """Parts in a row: "one, two and three"."""
    row: Pieces = []
    for i, part in enumerate(parts):
        joint = " and " if i == len(parts) - 1 else ", "
        row += [*(plain(joint) if i else []), *part]
    return row


def some(parts: Sequence[Pieces], others: str = "others") -> Pieces:
    """The first parts in a row, and how many more there are.

    >>> str(Sentence(tuple(some([plain("one"), plain("two"), plain("three"), plain("four")]))))
    'one, two and 2 others'
    """
    if len(parts) <= NAMED:
        return listed(parts)
    left = f"{len(parts) - NAMED + 1:,} {others}"
    return listed([*parts[: NAMED - 1], plain(left)])
