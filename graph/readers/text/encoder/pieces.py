"""A text as the network reads it: pieces of words, and one sign in place of every mention.

The mentions themselves are not read, so that nothing is learned about who they are. Words are cut
into the longest pieces of the vocabulary, as WordPiece does (Schuster and Nakajima 2012). Pairs of
mentions are asked about behind the text, each by two markers that stand where its mentions do (Ye
et al. 2022), so that a text is read once for all of its pairs.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Span = tuple[int, int]

BEGIN, END, UNKNOWN, REST = "[CLS]", "[SEP]", "[UNK]", "##"
MENTION = "[unused0]"
"""What stands for every mention."""
MARKERS = ("[unused1]", "[unused2]")
"""What asks about a pair: about the mention that comes first, and about the other."""
NOTHING = "[PAD]"
"""What fills a row up: the first piece of every vocabulary."""
LONGEST = 192
"""Pieces that are read of a text."""
AROUND = 350
"""Characters before the first mention and after the last that are read."""
BEFORE = LONGEST // 2
"""Pieces before the first mention that are read."""
LONGEST_PIECE = 20
REMEMBERED = 50_000
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in pieces.

    Attributes:
        ids: of the pieces, at most `LONGEST`.
        mentions: where in `ids` each mention stands, in order; those too far behind are left out.
    """

    ids: list[int]
    mentions: list[int]


@dataclass(frozen=True, slots=True)
class Asked:
    """A text and what is asked about it: arrays as the network takes them, all of one length.

    Attributes:
        ids: of the pieces and, behind them, of two markers for each pair.
        places: of each: a marker's is that of its mention.
        groups: 0 for the text, and for the markers the number of their pair, from 1: they see the
            text and each other.
        first: where in `ids` the first marker of each pair stands; the other stands behind it.
    """

    ids: list[int]
    places: list[int]
    groups: list[int]
    first: list[int]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces that the network knows.

    Attributes:
        ids: of each piece; one that goes on a word begins with `##`.
    """

    ids: Mapping[str, int]
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def read(self, text: str, spans: Sequence[Span]) -> Reading:
        """A text in pieces.

        Args:
            spans: of the mentions in code points of the text, in order, none over another; one or
                more.
        """
        at, mentions = spans[0][0], []
        before = list(self._pieces(text[max(0, at - AROUND) : at]))
        ids = [self.ids[BEGIN], *before[-BEFORE:]]
        for start, end in spans:
            ids += self._pieces(text[at:start])
            if len(ids) >= LONGEST - 1:
                break
            mentions.append(len(ids))
            ids.append(self.ids[MENTION])
            at = end
        ids += self._pieces(text[at : at + AROUND])
        return Reading([*ids[: LONGEST - 1], self.ids[END]], mentions)

    def ask(self, reading: Reading, pairs: Sequence[tuple[int, int]]) -> Asked:
        """What the network is given to answer for pairs of mentions, by their numbers."""
        length, markers = len(reading.ids), [self.ids[marker] for marker in MARKERS]
        return Asked(
            reading.ids + markers * len(pairs),
            [*range(length), *(reading.mentions[end] for pair in pairs for end in pair)],
            [0] * length + [1 + number for number in range(len(pairs)) for _ in markers],
            [length + 2 * number for number in range(len(pairs))],
        )

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
