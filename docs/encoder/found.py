"""The marked texts once more, as extraction sees them: by sentences, with the mentions it finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from texts import NOTHING, Answer, Text

from belligraph.dates import parse_date
from belligraph.project import open_project
from belligraph.readers.text.drafting.drafts import Context
from belligraph.readers.text.encoder.named import named_in
from belligraph.readers.text.naming.cast import Cast
from belligraph.readers.text.naming.names import Names
from belligraph.readers.text.sentences.pipeline import parsed

PUBLISHED = parse_date("2015-06-01")
"""No text bears a date; one in the time of most of them."""


def found_texts(texts: Sequence[Text]) -> Iterator[Text]:
    """The sentences of texts in which two mentions or more are found, with the marked answers.

    A pair is left out where its ends stand for one mention that is marked, or where one of them may
    be a marked mention in other words.
    """
    registry = open_project(None).tables().registry
    names = Names(registry)
    for text, doc in zip(texts, parsed(text.text for text in texts), strict=True):
        cast = Cast(registry, names, PUBLISHED.last)
        cast.enter(doc, 0)
        context = Context(cast, PUBLISHED, None, (), ())
        said = {word.lower() for a, b in text.spans for word in text.text[a:b].split()}
        for sentence in doc.sents:
            with cast.unnoticed():
                found = named_in(sentence, context)
            spans = tuple((one.start, one.end) for one in found)
            marks = [_mark(text, one, sentence.start_char) for one in found]
            words = [one.word.lemma_.lower() for one in found]
            held = [one.word.pos_ == "PRON" or one.word.text.lower() in said for one in found]
            answers = {}
            for pair in combinations(range(len(found)), 2):
                answer = _answer(text, [marks[end] for end in pair], [held[end] for end in pair])
                if answer is not None and words[pair[0]] != words[pair[1]]:
                    answers[pair] = answer
            if answers:
                yield Text(sentence.text, spans, answers, is_found=True)


def _mark(text: Text, found: Any, offset: int) -> int | None:
    """The number of the marked mention in which the word that bears a found one stands."""
    at = found.word.idx
    for number, (start, end) in enumerate(text.spans):
        over = found.start + offset < end and start < found.end + offset
        if start <= at < end or over:
            return number
    return None


def _answer(text: Text, marks: Sequence[int | None], held: Sequence[bool]) -> Answer | None:
    """What is marked of a pair; None = it cannot be told.

    Args:
        held: whether each end may stand for a marked mention: a pronoun, or a word of one.
    """
    one, other = marks
    if one is None or other is None:
        unclear = any(mark is None and may for mark, may in zip(marks, held, strict=True))
        return None if unclear else NOTHING
    return text.answers.get((one, other))  # none of a mention with itself
