"""The words around a claim's evidence, from the text itself where it is at hand."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from ..errors import BelligraphError
from ..readers.text.documents.given import Given, texts_or_faults
from .records import Found, Origin

AROUND = 350
"""How many characters of a paragraph are shown before the evidence, and after it."""
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
_LINE_OF_FILE = re.compile(r":\d+$")


@dataclass(frozen=True, slots=True)
class Passage:
    """The evidence of a claim and the words around it.

    Attributes:
        paragraph: its number from 1; None where the text is not at hand.
        title: the text's first line; empty where the text is not at hand.
    """

    before: str
    evidence: str
    after: str
    paragraph: int | None = None
    title: str = ""

    @property
    def sentence(self) -> str:
        """The sentence of the evidence, or several where it runs over their ends."""
        before = _SENTENCE.split(self.before + self.evidence[:1])[-1][:-1]
        after = _SENTENCE.split(self.evidence[-1:] + self.after)[0][1:]
        return f"{before}{self.evidence}{after}".strip()


class _Lines:
    """A text and where its lines begin and end, empty ones left out."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._spans = [m.span() for m in _LINE.finditer(text) if not m.group().isspace()]

    def passage(self, start: int, end: int) -> Passage:
        """The paragraph around a span."""
        number = max(1, bisect_right(self._spans, start, key=itemgetter(0)))
        first, last = self._spans[number - 1]
        before, after = self.text[first:start], self.text[end : max(end, last)]
        if len(before) > AROUND:
            before = f"… {before[-AROUND:].partition(' ')[2]}"
        if len(after) > AROUND:
            after = f"{after[:AROUND].rpartition(' ')[0]} …"
        title = self.text[slice(*self._spans[0])].strip()
        return Passage(before.lstrip(), self.text[start:end], after.rstrip(), number, title)


class Texts:
    """Finds the texts of claims: where they were read from, else in folders; by their hash.

    Args:
        folders: with the texts under their former names, or as a build keeps them.
    """

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self._folders = folders
        self._known: dict[str, _Lines | None] = {}

    def passage(self, found: Found) -> Passage:
        """The words around a claim; its evidence alone where the text is not at hand."""
        evidence = found.claim.evidence
        lines = self._lines(found.origin)
        if lines is None or evidence.start is None or evidence.end is None:
            return Passage("", found.evidence, "")
        if not lines.text[evidence.start : evidence.end].strip():
            return Passage("", found.evidence, "")
        return lines.passage(evidence.start, evidence.end)

    def _lines(self, origin: Origin) -> _Lines | None:
        if not origin.sha256:
            return None
        if origin.sha256 not in self._known:
            for text in self._candidates(origin):
                self._known.setdefault(_sha256(text), _Lines(text))
            self._known.setdefault(origin.sha256, None)
        return self._known[origin.sha256]

    def _candidates(self, origin: Origin) -> Iterator[str]:
        """The texts of every file that may hold it."""
        path = Path(_LINE_OF_FILE.sub("", origin.path) if origin.path else "-")
        files = [path, *(f / n for f in self._folders for n in (f"{origin.sha256}.txt", path.name))]
        for file in files:
            if file.is_file():
                yield from _texts(file)


def _texts(file: Path) -> Iterable[str]:
    """The texts of a file; what cannot be read now is not what was read."""
    try:
        return [read.text for read in texts_or_faults(str(file)) if isinstance(read, Given)]
    except BelligraphError:
        return []


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()
