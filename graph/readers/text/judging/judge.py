"""A pair in, always an answer out."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from ..pipeline import parsed, readable
from .couple import Couple
from .loose import loosely
from .pairs import Judgement, Pair
from .strict import strictly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

AROUND = 1_500
"""Characters before the first mention and after the last that are read."""
NOTHING = Judgement("neutral", confidence=0.6)
BATCH = 256
UNREAD = Judgement("neutral", confidence=0.0)


def judge(text: str, subject: tuple[int, int], object: tuple[int, int]) -> Judgement:  # noqa: A002
    """How a text says that two of its mentions stand to each other.

    Args:
        text: one sentence or several.
        subject, object: spans of the mentions in code points of the text.

    Raises:
        MissingExtraError: spaCy or its model is not installed.
    """
    return next(judged([Pair(text, subject, object)]))


def judged(pairs: Iterable[Pair]) -> Iterator[Judgement]:
    """The judgement of each pair, in order; a text that recurs soon is parsed once.

    Raises:
        MissingExtraError: spaCy or its model is not installed.
    """
    asked = iter(pairs)
    while batch := list(islice(asked, BATCH)):
        yield from _batch(batch)


def _batch(pairs: Sequence[Pair]) -> Iterator[Judgement]:
    windows = [_window(pair) for pair in pairs]
    read = [pair.text[start:end] for pair, (start, end) in zip(pairs, windows, strict=True)]
    texts = [text for text in dict.fromkeys(read) if readable(text)]
    docs = dict(zip(texts, parsed(texts), strict=True))
    for pair, text, (start, _) in zip(pairs, read, windows, strict=True):
        yield _judged(docs[text], pair, start) if text in docs else UNREAD


def _judged(doc: Doc, pair: Pair, offset: int) -> Judgement:
    couple = Couple(doc, pair, offset)
    return strictly(doc, couple) or loosely(couple) or NOTHING


def _window(pair: Pair) -> tuple[int, int]:
    """The part of a long text that holds both mentions."""
    first = min(pair.subject[0], pair.object[0])
    last = max(pair.subject[1], pair.object[1])
    return max(0, first - AROUND), min(len(pair.text), last + AROUND)
