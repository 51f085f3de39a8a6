"""Texts that repeat an earlier one nearly word for word, such as a wire story in many papers.

A text is the set of its shingles, the runs of five words in it. It is a copy of an earlier one
where at least two thirds of its shingles are found there: their containment. Between texts of one
length that is a resemblance of one half, the threshold of Broder, Glassman, Manasse & Zweig,
"Syntactic Clustering of the Web" (1997). A cut story stays a copy, and so does one with a new
headline or some sentences more; the same event told in other words shares next to nothing. What
quotes a short text within a longer one is no copy of it.

Not every two texts are compared. Those that share some of the lowest hashes of their shingles
(Broder, "On the resemblance and containment of documents", 1997) are, and each with a few at most,
so that time and memory grow with the number of words. A copy that is much shorter than its original
and half made of set phrases may be missed for it.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ....dates import PartialDate
from .document import Document

SHINGLE = 5
"""Words in a shingle."""
COPIED = 2 / 3
"""The share of its shingles that a copy has from its original, at least."""
FEWEST_WORDS = 50
"""A shorter text is a copy only where its words are the same: set phrases would be most of it."""
SKETCH = 64
"""How many of a text's lowest hashes are held against those of others."""
SHARED = 2
"""How many of them two texts must share to be compared."""
CANDIDATES = 16
"""With how many earlier texts each is compared at most: those that share most with it."""
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no hash of a word is lost by the product
_WORD = re.compile(r"[^\W_]+")
Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class _Print:
    """What is compared of a text: its words as one hash, and its shingles, sorted."""

    id: str
    published: PartialDate
    words: bytes
    shingles: Hashes


def copies(documents: Iterable[Document]) -> dict[str, str]:
    """Which texts repeat an earlier one: the id of its source, by the id of the copy's source.

    The original is the earliest by date of publication, then by id; where two may be of one day,
    the one found in the other is the copy. A copy of a copy leads to an original; there are no
    circles. The site's notices are left out; case and punctuation do not matter.
    """
    prints = sorted(map(_print, documents), key=_age)
    found: dict[str, str] = {}
    firsts: dict[bytes, _Print] = {}
    same = {p.id: firsts.setdefault(p.words, p).id for p in prints}
    distinct = list(firsts.values())
    for later, earlier in _alike([p.shingles for p in distinct]).items():
        found |= _settled(distinct[later], [distinct[i] for i in earlier], found)
    for id_, first in same.items():
        if id_ != first:
            found[id_] = found.get(first, first)
    return found


def shingles(words: Sequence[str]) -> Hashes:
    """The hashes of all runs of five words, sorted, each once; none of a text that is too short."""
    count = len(words) - SHINGLE + 1
    if len(words) < FEWEST_WORDS:
        return np.empty(0, np.uint64)
    hashes = np.fromiter(map(_hash, words), np.uint64, len(words))
    runs = np.zeros(count, np.uint64)
    for place in range(SHINGLE):
        runs = runs * _BASE + hashes[place : place + count]
    return np.unique(runs)


def _print(document: Document) -> _Print:
    lines = (document.text[p.start : p.end] for p in document.paragraphs())
    words = [word for line in lines for word in _WORD.findall(line.casefold())]
    same = hashlib.blake2b(" ".join(words or [document.text]).encode()).digest()
    return _Print(document.source.id, document.published, same, shingles(words))


@lru_cache(maxsize=2**17)
def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")


def _age(one: _Print) -> tuple[object, ...]:
    return one.published.first, one.published.last, one.id


def _alike(texts: Sequence[Hashes]) -> Mapping[int, list[int]]:
    """For texts by age the earlier ones that may have been copied, both from the earliest on.

    Of all that share a hash each is held against the first and the one before it: the first has
    what was copied often, and the one before what a copy has added.
    """
    sketches = [text[:SKETCH] for text in texts]
    hashes = np.concatenate([np.empty(0, np.uint64), *sketches])
    owners = np.repeat(np.arange(len(texts)), [len(s) for s in sketches])
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    again = np.flatnonzero(hashes[1:] == hashes[:-1]) + 1
    first = np.searchsorted(hashes, hashes[again])
    before = again[first != again - 1] - 1
    pairs = np.concatenate(
        [
            np.stack([owners[again], owners[first]], axis=1),
            np.stack([owners[before + 1], owners[before]], axis=1),
        ]
    )
    return _best(*np.unique(pairs, axis=0, return_counts=True))


def _best(pairs: NDArray[np.int64], shared: NDArray[np.int64]) -> Mapping[int, list[int]]:
    """The few earlier texts that share most with each, from pairs of (later, earlier)."""
    alike: defaultdict[int, list[int]] = defaultdict(list)
    for row in np.lexsort((pairs[:, 1], -shared, pairs[:, 0])):
        later, earlier = map(int, pairs[row])
        if shared[row] >= SHARED and len(alike[later]) < CANDIDATES:
            alike[later].append(earlier)
    return {later: sorted(earlier) for later, earlier in alike.items() if earlier}


def _settled(text: _Print, earlier: Sequence[_Print], known: Mapping[str, str]) -> dict[str, str]:
    """The text as a copy of the earliest that has it, or else those of its day as its copies."""
    within = [(other, *_contained(text, other)) for other in earlier]
    for other, share, _ in within:
        if share >= COPIED:
            return {text.id: other.id}
    return dict(_of_its_day(text, within, known))


def _of_its_day(
    text: _Print, within: Iterable[tuple[_Print, float, float]], known: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for other, _, share in within:
        one_day = other.published.last >= text.published.first
        if one_day and share >= COPIED and other.id not in known:
            yield other.id, text.id


def _contained(one: _Print, other: _Print) -> tuple[float, float]:
    """Which share of each text's shingles is in the other."""
    both = len(np.intersect1d(one.shingles, other.shingles, assume_unique=True))
    return both / len(one.shingles), both / len(other.shingles)
