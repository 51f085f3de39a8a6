"""What is asked of a judge, and what it answers: two mentions in a text, and how they stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ....errors import TextError, quoted
from ....model import Modality
from ....model import Relation as Signed
from ..leaning.ties import Direction

Relation = Literal["supports", "opposes", "neutral"]
Span = tuple[int, int]
LONGEST = 1_000_000
"""Characters of a text."""
ENDS = ("subject", "object")
_END = re.compile(r"[.!?][\"')”]*\s")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions in a text.

    Attributes:
        subject, object: spans in code points of the text, from the first to before the last; the
            names only tell the two apart, either may be the one who acts.
    """

    text: str
    subject: Span
    object: Span


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a text says that the subject of a pair stands to its object.

    Attributes:
        relation: `neutral` = the text says nothing of the kind.
        direction: who acts: the subject (`forward`), the object (`backward`), or both; empty where
            neutral.
        negated: the text says that it is not so.
        confidence: 0..1.
    """

    relation: Relation
    direction: Direction = ""
    negated: bool = False
    modality: Modality = Modality.ACTUAL
    confidence: float = 1.0

    def record(self) -> dict[str, Any]:
        """As a plain JSON object."""
        return {
            "relation": self.relation,
            "direction": self.direction or None,
            "negated": self.negated,
            "modality": self.modality.value,
            "confidence": self.confidence,
        }


def relation_of(signed: Signed) -> Relation:
    """What a judge calls a signed relation; an alliance is support, both ways."""
    return "supports" if signed.sign > 0 else "opposes"


def read_pairs(lines: Iterable[str], name: str) -> list[tuple[dict[str, Any], Pair]]:
    """The pairs of JSON lines `{text, subject, object}`, each with its line as it was given.

    The mentions stand as in the text; `subject_start` and `object_start` (code points) say which
    where one occurs several times; else those nearest to each other in one sentence are taken.

    Raises:
        TextError: lines that cannot be read, all of them.
    """
    found, bad = [], []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = _record(line)
            found.append((record, _pair(record)))
        except ValueError as error:
            bad.append(f"{name}, line {number}: {error}")
    if bad:
        raise TextError("\n".join(bad[:20] + [f"and {len(bad) - 20} more"] * (len(bad) > 20)))
    return found


def _record(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except RecursionError:
        raise ValueError("nested too deeply; expected an object of texts") from None
    except ValueError as error:
        raise ValueError(f"no JSON ({error})") from None
    if not isinstance(record, dict):
        raise ValueError(f"expected an object, found {quoted(record)}")
    return record


def _pair(record: Mapping[str, Any]) -> Pair:
    text = _text(record, "text")
    if len(text) > LONGEST:
        raise ValueError(f"text: {len(text):,} characters, at most {LONGEST:,} are read")
    one, other = (_spans(text, record, end) for end in ENDS)
    apart = [(a, b) for a in one for b in other if a[1] <= b[0] or b[1] <= a[0]]
    choice = apart or [(a, b) for a in one for b in other if a != b]
    if not choice:
        raise ValueError("subject and object are the same words of the text")
    subject, object_ = min(choice, key=lambda two: (*_apart(text, *two), two))
    return Pair(text, subject, object_)


def _apart(text: str, one: Span, other: Span) -> tuple[int, int]:
    """Sentence ends, and characters, between two spans."""
    start, end = min(one[1], other[1]), max(one[0], other[0])
    return len(_END.findall(text, start, end)), end - start


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{key}: expected a text, found {quoted(value)}")
    return value


def _spans(text: str, record: Mapping[str, Any], end: str) -> list[Span]:
    """Where a mention stands; whole words before parts of words."""
    mention, start = _text(record, end), record.get(f"{end}_start")
    if start is None:
        spans = list(_occurrences(text, mention))
        if not spans:
            raise ValueError(f"{end}: {quoted(mention)} does not stand in the text")
        return spans
    if isinstance(start, bool) or not isinstance(start, int) or start < 0:
        raise ValueError(f"{end}_start: expected an offset from 0, found {quoted(start)}")
    if text[start : start + len(mention)] != mention:
        raise ValueError(f"{end}_start: {quoted(mention)} does not stand at {start}")
    return [(start, start + len(mention))]


def _occurrences(text: str, mention: str) -> Iterator[Span]:
    word = re.escape(mention)
    whole = [m.span() for m in re.finditer(rf"(?<!\w){word}(?!\w)", text)]
    yield from whole or (m.span() for m in re.finditer(word, text))
