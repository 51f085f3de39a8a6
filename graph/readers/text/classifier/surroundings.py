"""Where words stand in the text: before both mentions, between them, behind; and what governs each.

The parser errs often in long sentences; the order of the words does not.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ..leaning.leanings import leanings
from ..sentences.syntax import lemma, part_of_speech
from .words import CONTENT, NEGATIVE, SIGNS, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from ..judging.couple import Couple

MANY = 2
"""Counts above it are not told apart."""
NEAR = (2, 5, 10, 20)
"""Words between two mentions: up to so many."""


def surroundings(couple: Couple) -> dict[str, float]:
    """Leanings, negations and words by where they stand, and the words that govern the two."""
    first, second = sorted((couple.subject, couple.object), key=lambda words: words[0].i)
    counts: Counter[str] = Counter()
    for name, words in _stretches(first, second).items():
        counts.update(feature for word in words for feature in _of_word(word, name))
    found = {name: float(min(n, MANY)) for name, n in counts.items()}
    apart = second[0].i - first[-1].i - 1
    found[f"apart:{sum(apart > most for most in NEAR)}"] = 1.0
    for name, mention in (("first", first), ("second", second)):
        found |= dict.fromkeys(_above(name, mention), 1.0)
    return found


def _stretches(first: list[Token], second: list[Token]) -> dict[str, list[Token]]:
    """The words of the sentences of both, without the mentions."""
    doc = first[0].doc
    start, end = first[0].sent.start, second[-1].sent.end
    return {
        "before": list(doc[start : first[0].i]),
        "between": list(doc[first[-1].i + 1 : second[0].i]),
        "after": list(doc[second[-1].i + 1 : end]),
    }


def _of_word(word: Token, name: str) -> Iterator[str]:
    for one in leanings(word)[:1]:
        yield f"{name}:{SIGNS[one.sign]}"
    if word.lower_ in NEGATIVE:
        yield f"{name}:no"
    if name != "between" or named(word):
        return
    if word.pos_ in CONTENT:
        yield f"between:word:{lemma(word)}"
    elif word.pos_ in ("ADP", "CCONJ", "SCONJ", "PUNCT"):
        yield f"between:{word.lower_}"


def _above(name: str, mention: list[Token]) -> Iterator[str]:
    """The label of a mention, and the nearest verb above it with its leaning."""
    inside = {t.i for t in mention}
    head = next((t for t in mention if t.head.i not in inside), mention[-1])
    verb = next((t for t in head.ancestors if part_of_speech(t) == "verb"), None)
    if verb is None:
        return
    signs = [SIGNS[one.sign] for one in leanings(verb)[:1]] or ["0"]
    yield f"{name}:verb:{signs[0]}:{head.dep_}"
    yield f"{name}:verb:{lemma(verb)}"
