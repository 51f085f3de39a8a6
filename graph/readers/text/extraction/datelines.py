"""Where a report was filed, at the head of a paragraph: "BAGHDAD, Jan 6 (Reuters) - "."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..sentences.pipeline import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..documents.document import Document, Paragraph
    from ..naming.names import Found, Names

LONGEST = 100
"""Characters of a dateline."""
AGENCIES = frozenset({
    "AA", "AFP", "ANI", "AP", "APA", "Anadolu", "Bloomberg", "EFE", "IANS", "Interfax", "PTI",
    "Reuters", "TASS", "UPI", "Xinhua", "dpa",
})  # fmt: skip
_WORD = r"[^\W\d_](?:[^\W\d_]|['’.\-])*"
_WHERE = rf"{_WORD}(?: {_WORD}){{0,3}}"
_DATELINE = re.compile(
    rf"(?P<where>{_WHERE}(?:/{_WHERE})?(?:, {_WHERE})?)(?P<day>, [A-Z][a-z]{{2,8}}\.? \d{{1,2}})?"
    r"(?:,? \((?P<agency>[^()\n]{2,40})\))? (?:--|[-–—]) (?=\S)"
)


@dataclass(frozen=True, slots=True)
class Filed:
    """A paragraph without its dateline.

    Attributes:
        start: where the whole began.
        where: the words of the dateline that say where; None = it has none.
    """

    rest: Paragraph
    start: int
    where: Doc | None = None


def without_dateline(document: Document, paragraph: Paragraph, names: Names) -> Filed:
    """A paragraph behind its dateline.

    "ISIL - once Al-Qaeda in Iraq - ..." has none: where neither a day nor an agency is told, the
    first word must be a known town or capital.
    """
    text = document.text[paragraph.start : min(paragraph.end, paragraph.start + LONGEST)]
    line = _DATELINE.match(text)
    if line is None or not (line["where"].split(",")[0].isupper() or line["agency"]):
        return Filed(paragraph, paragraph.start)
    where = words_of(line["where"].title())
    first = next(names.find(where), None)
    town = first is not None and not first.start and _is_town(first)
    if not (town or line["day"] or line["agency"] in AGENCIES):
        return Filed(paragraph, paragraph.start)
    rest = replace(paragraph, start=paragraph.start + line.end())
    return Filed(rest, paragraph.start, where)


def _is_town(found: Found) -> bool:
    named = (*found.of("actor"), *found.of("listed"))
    capital = any(name.manner == "metonym" for name in named)
    return bool(found.of("town") or found.of("place")) or capital
