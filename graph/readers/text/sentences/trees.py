"""What keeps a parse a tree when words of it are hung elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def governs(word: Token, other: Token) -> bool:
    """Whether a word is another or stands above it, and so may not be hung on it."""
    return word == other or word.is_ancestor(other)
