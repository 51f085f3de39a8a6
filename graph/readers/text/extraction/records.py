"""An extracted claim as a plain JSON object, as `belligraph extract` writes it."""

from __future__ import annotations

from typing import Any

from ....dates import PartialDate
from ....registry import Registry
from ..documents.document import UNKNOWN_PUBLISHER, Document
from ..documents.values import ExtractedClaim, Mention


def to_record(extracted: ExtractedClaim, document: Document, registry: Registry) -> dict[str, Any]:
    """One JSON object for a claim.

    Mentions are `{id, label, mention}`; dates are EDTF texts, ".." open and null unknown; the
    span of the evidence is in code points of the document's text.
    """
    claim = extracted.claim
    start, end = claim.evidence.start or 0, claim.evidence.end or 0
    return {
        "subject": _first(extracted, "subject", registry),
        "relation": claim.relation.value,
        "object": _first(extracted, "object", registry),
        "scope": claim.scope.value,
        "against": _all(extracted, "against", registry),
        "means": claim.means.value,
        "item": claim.item or None,
        "negated": claim.negated,
        "modality": claim.modality.value,
        "condition": claim.condition or None,
        "standing": claim.standing.value,
        "extent": claim.extent.value if claim.extent else None,
        "speaker": _first(extracted, "speaker", registry),
        "via": _all(extracted, "via", registry),
        "place": _first(extracted, "place", registry),
        "valid": _valid(extracted),
        "said_on": claim.said_on.text if claim.said_on else None,
        "evidence": {"start": start, "end": end, "text": document.text[start:end]},
        "confidence": claim.confidence,
        "agent": claim.agent or None,
        "document": _document(document),
    }


def _document(document: Document) -> dict[str, str]:
    """Where the text comes from; what is not known of it is left out."""
    known = document.publisher.id != UNKNOWN_PUBLISHER.id
    said = {
        "id": document.source.id,
        "path": document.path,
        "sha256": document.sha256,
        "published": document.published.text,
        "publisher": document.publisher.name if known else "",
        "title": document.source.title,
        "url": document.source.url,
    }
    return {key: value for key, value in said.items() if value}


def _first(extracted: ExtractedClaim, role: str, registry: Registry) -> dict[str, Any] | None:
    return next(iter(_all(extracted, role, registry)), None)


def _all(extracted: ExtractedClaim, role: str, registry: Registry) -> list[dict[str, Any]]:
    return [_record(mention, registry) for mention in extracted.of(role)]


def _record(mention: Mention, registry: Registry) -> dict[str, Any]:
    known = registry.actors.get(mention.id or "")
    label = known.name if known else mention.label
    return {"id": mention.id, "label": label, "mention": mention.text}


def _valid(extracted: ExtractedClaim) -> dict[str, str | None]:
    valid = extracted.claim.valid
    if valid is None:
        return {"from": None, "to": None}
    ends = (valid.start, valid.end)
    first, last = (e.text if isinstance(e, PartialDate) else e for e in ends)
    return {"from": first, "to": last}
