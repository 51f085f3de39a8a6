"""What the extractor reads in marked texts, in the form in which it is compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import tee

from ....model import Claim, Source, SourceKind
from ....registry import Registry, normalised
from ..documents.document import Document, publisher_called
from ..documents.values import ExtractedClaim, Mention
from ..extraction.reader import Backend, Reader
from .values import End, Item, Said, spot


def readings(
    items: Iterable[Item], registry: Registry, backend: Backend = "encoder"
) -> Iterator[tuple[Item, tuple[Said, ...]]]:
    """Each text with the claims that the extractor reads in it.

    Raises:
        MissingExtraError: spaCy or its model is not installed.
    """
    texts, kept = tee(items)
    reader = Reader(registry, backend)
    extractions = reader.read(_document(item, registry) for item in texts)
    for item, extraction in zip(kept, extractions, strict=True):
        yield item, tuple(_said(one, item.text) for one in extraction.claims)


def _document(item: Item, registry: Registry) -> Document:
    """The document that a marked text is."""
    digest = hashlib.sha256(item.text.encode()).hexdigest()
    publisher = publisher_called(item.publisher, registry)
    source = Source(
        id=f"marked-{digest[:16]}",
        title="marked text",
        publisher=publisher.id,
        kind=SourceKind.NEWS,
        published=item.published,
        checked=True,
        document=digest,
        path=item.id,
    )
    return Document(item.text, digest, item.id, item.published, publisher, source)


def _said(extracted: ExtractedClaim, text: str) -> Said:
    claim = extracted.claim
    subject, object_ = extracted.of("subject")[0], extracted.of("object")[0]
    return Said(
        subject=_end(subject, text),
        relation=claim.relation,
        object=_end(object_, text),
        negated=claim.negated,
        modality=claim.modality,
        means=claim.means,
        against=tuple(_end(third, text) for third in extracted.of("against")),
        details=_details(extracted, claim),
    )


def _end(mention: Mention, text: str) -> End:
    key = mention.id or normalised(mention.label)
    names = frozenset([key, normalised(mention.label)])
    return End(mention.text, (spot(text, mention.start, mention.end),), key, names)


def _details(extracted: ExtractedClaim, claim: Claim) -> dict[str, frozenset[str]]:
    speaker = claim.speaker
    places = extracted.of("place")
    return {
        "standing": frozenset([claim.standing.value]),
        "scope": frozenset([claim.scope.value]),
        "extent": frozenset([claim.extent.value] if claim.extent else []),
        "item": frozenset([claim.item.casefold()]) - {""},
        "condition": frozenset(["given"] if claim.condition else []),
        "speaker": frozenset([speaker.actor or "", normalised(speaker.name)] if speaker else [])
        - {""},
        "place": frozenset(n for m in places for n in (m.id or "", normalised(m.label))) - {""},
        "valid": frozenset([claim.valid.text] if claim.valid else []),
        "against": frozenset(
            name for m in extracted.of("against") for name in (m.id or "", normalised(m.label))
        )
        - {""},
    }
