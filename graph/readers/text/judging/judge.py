"""A pair in, always an answer out."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from ..sentences.pipeline import LONGEST_SENTENCE, parsed, readable
from .couple import Couple
from .pairs import Judgement, Pair
from .ruled import ruled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    Answering = Callable[[Doc, Couple], Judgement]
    """A backend: what it answers to a couple in a parsed text."""

AROUND = 1_500
"""Characters before the first mention and after the last that are read."""
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


def judged(pairs: Iterable[Pair], answering: Answering = ruled) -> Iterator[Judgement]:
    """The judgement of each pair, in order; a text that recurs soon is parsed once.

    Args:
        answering: the backend; the rules where none is given.

    Raises:
        MissingExtraError: spaCy or its model is not installed.
    """
    for couple in coupled(pairs):
        yield answering(couple.doc, couple) if couple is not None else UNREAD


def coupled(pairs: Iterable[Pair]) -> Iterator[Couple | None]:
    """The couple of each pair in its parsed text, in order; None where that cannot be parsed.

    Raises:
        MissingExtraError: spaCy or its model is not installed.
    """
    asked = iter(pairs)
    while batch := list(islice(asked, BATCH)):
        yield from _batch(batch)


def _batch(pairs: Sequence[Pair]) -> Iterator[Couple | None]:
    windows = [_window(pair) for pair in pairs]
    read = [pair.text[start:end] for pair, (start, end) in zip(pairs, windows, strict=True)]
    texts = [text for text in dict.fromkeys(read) if readable(text)]
    docs = {t: d for t, d in zip(texts, parsed(texts), strict=True) if _sentences(d)}
    for pair, text, (start, _) in zip(pairs, read, windows, strict=True):
        yield Couple(docs[text], pair, start) if text in docs else None


def _sentences(doc: Doc) -> bool:
    """Whether all sentences are short enough to be read."""
    return all(len(sentence) <= LONGEST_SENTENCE for sentence in doc.sents)


def _window(pair: Pair) -> tuple[int, int]:
    """The part of a long text that holds both mentions."""
    first = min(pair.subject[0], pair.object[0])
    last = max(pair.subject[1], pair.object[1])
    return max(0, first - AROUND), min(len(pair.text), last + AROUND)
