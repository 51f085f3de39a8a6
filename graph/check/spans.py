"""Spans held against the texts at hand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from ..model import Claim
from ..registry import Registry
from .report import Finding, on_claim

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


def span_findings(
    claim: Claim, registry: Registry, documents: Mapping[str, str]
) -> Iterator[Finding]:
    """A place in another text than that of the source, or none in its text.

    Args:
        documents: the texts at hand, by sha256.
    """
    evidence, source = claim.evidence, registry.sources.get(claim.source)
    if source and source.document and evidence.document not in (None, source.document):
        expected = f"{source.document}, the text of the source '{source.id}'"
        yield on_claim(claim, "violation", "document", expected, evidence.document)
    text = documents.get(evidence.document or "")
    if text is None or evidence.start is None or evidence.end is None:
        return
    span = f"{evidence.start}-{evidence.end}"
    if evidence.end > len(text):
        expected = f"a span within the text, which has {len(text)} characters"
        yield on_claim(claim, "violation", "end", expected, span)
        return
    if not text[evidence.start : evidence.end].strip():
        yield on_claim(claim, "violation", "start", "a span that is not blank", span)
    number = _paragraph(text, evidence.start)
    if evidence.paragraph not in (None, number):
        expected = f"{number}, the paragraph in which the span {span} begins"
        yield on_claim(claim, "violation", "paragraph", expected, evidence.paragraph)


def _paragraph(text: str, position: int) -> int:
    """The number of the paragraph at a position, from 1; lines of blanks are left out."""
    lines = (m for m in _LINE.finditer(text) if not m.group().isspace())
    return max(1, sum(line.start() <= position for line in lines))


def document_findings(documents: Mapping[str, str]) -> Iterator[Finding]:
    """Texts that are no longer what spans were measured in."""
    for digest, text in documents.items():
        if (actual := hashlib.sha256(text.encode()).hexdigest()) != digest:
            expected = "document: expected the text that the spans were measured in"
            yield Finding("violation", "document", digest, expected, f"a text with {actual}")
