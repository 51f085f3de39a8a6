"""A text as the network reads it: pieces of words, and a sign in place of each of two mentions.

The two mentions themselves are not read, so that nothing is learned about who they are. Words are
cut into the longest pieces of the vocabulary, as WordPiece does (Schuster and Nakajima 2012).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Span = tuple[int, int]

BEGIN, END, UNKNOWN, REST = "[CLS]", "[SEP]", "[UNK]", "##"
MENTIONS = ("[unused1]", "[unused2]")
"""What stands for the mention that comes first, and for the other."""
LONGEST = 192
"""Pieces that are read of a text."""
AROUND = 350
"""Characters before the first mention and after the other that are read."""
LONGEST_PIECE = 20
REMEMBERED = 50_000
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces that the network knows.

    Attributes:
        ids: of each piece; one that goes on a word begins with `##`.
    """

    ids: Mapping[str, int]
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def read(self, text: str, first: Span, second: Span) -> list[int] | None:
        """The ids of the pieces of a text, at most `LONGEST`; None where a mention is cut off.

        Args:
            first, second: the two mentions in code points of the text, in order, apart.
        """
        before = text[max(0, first[0] - AROUND) : first[0]]
        behind = text[second[1] : second[1] + AROUND]
        ids = [self.ids[BEGIN], *self._pieces(before), self.ids[MENTIONS[0]]]
        ids += [*self._pieces(text[first[1] : second[0]]), self.ids[MENTIONS[1]]]
        if len(ids) >= LONGEST:
            return None
        return [*[*ids, *self._pieces(behind)][: LONGEST - 1], self.ids[END]]

    def _pieces(self, text: str) -> Iterator[int]:
        for word in _WORD.findall(plain(text)):
            yield from self._of_word(word)

    def _of_word(self, word: str) -> tuple[int, ...]:
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            known = self._known[word] = self._cut(word)
        return known

    def _cut(self, word: str) -> tuple[int, ...]:
        found, at = [], 0
        while at < len(word):
            ends = range(min(len(word), at + LONGEST_PIECE), at, -1)
            pieces = ((REST if at else "") + word[at:end] for end in ends)
            longest = next((piece for piece in pieces if piece in self.ids), None)
            if longest is None:
                return (self.ids[UNKNOWN],)
            found.append(self.ids[longest])
            at += len(longest) - (len(REST) if at else 0)
        return tuple(found)


def plain(text: str) -> str:
    """Small letters without accents.

    >>> plain("Bogotá")
    'bogota'
    """
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")
