"""One document in, its claims out, each with the span it was read from."""

from __future__ import annotations

import re
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Literal

from ...._version import __version__
from ....dates import parse_interval
from ....errors import TextError, quoted
from ....model import Claim, Evidence, Extent, Method, Relation
from ....registry import Registry
from ..documents.values import ExtractedClaim, Extraction, Mention, Ref
from ..drafting.attribution import quoted_voice, speaking
from ..drafting.compounds import exclusions, hyphened_drafts
from ..drafting.denials import denials
from ..drafting.drafts import Context, Draft
from ..drafting.rules import drafts
from ..encoder import packaged_network
from ..encoder.drafting import encoded_drafts
from ..mentions.meeting import meet, spoke
from ..naming.cast import Cast
from ..naming.names import Names
from ..sentences.pipeline import LONGEST_SENTENCE, parsed, passing, plain, readable
from .datelines import without_dateline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span, Token

    from ..documents.document import Document, Paragraph
    from .datelines import Filed

Backend = Literal["rules", "encoder"]
BASE_CONFIDENCE = 0.9
LONGEST_TIME = 1_800
"""Seconds for one document: a last stop, far beyond what the limits of length leave possible."""


class Reader:
    """Reads the claims of documents, each by itself.

    Args:
        registry: its actors and places are found by their names.
        backend: the rules alone, or also a network where they are silent, which is less sure.

    Raises:
        MissingExtraError: for the network, onnxruntime is not installed.
    """

    def __init__(self, registry: Registry, backend: Backend = "encoder") -> None:
        self._registry = registry
        self._names = Names(registry)
        self._network = packaged_network() if backend == "encoder" else None

    def read(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """Each document's claims, in order; documents are taken as they are asked for.

        Raises:
            TextError: a document takes longer than `LONGEST_TIME`.
            MissingExtraError: spaCy or its model is not installed.
        """
        return map(self.extract, documents)

    def extract(self, document: Document) -> Extraction:
        """One document's claims, the same whatever was read before; errors as for `read`."""
        with passing():
            filed = [without_dateline(document, p, self._names) for p in _paragraphs(document)]
            docs = parsed(document.text[f.rest.start : f.rest.end] for f in filed)
            return self._extraction(document, zip(filed, docs, strict=True))

    def _extraction(
        self, document: Document, parsed_paragraphs: Iterable[tuple[Filed, Doc]]
    ) -> Extraction:
        names = self._names.introducing(plain(document.text))
        cast = Cast(self._registry, names, document.published.last)
        claims: dict[str, ExtractedClaim] = {}
        earlier: list[Draft] = []
        last = monotonic() + LONGEST_TIME
        for filed, doc in parsed_paragraphs:
            paragraph = filed.rest
            if monotonic() > last:
                raise TextError(
                    f"{quoted(document.path)} takes longer than {LONGEST_TIME // 60} minutes to "
                    "read; nothing of it was taken; split it"
                )
            if filed.where is not None:
                cast.play_in(filed.where, filed.start)
            cast.enter(doc, paragraph.start)
            for draft, sentence in self._drafts(doc, document, cast, earlier):
                made = _claim(draft, sentence, paragraph, document, self._registry)
                claims.setdefault(_key(made.claim), made)
        return _extraction(document, cast, tuple(claims.values()))

    def _drafts(
        self, doc: Doc, document: Document, cast: Cast, earlier: list[Draft]
    ) -> Iterator[tuple[Draft, Span]]:
        """The drafts of a paragraph; `earlier` grows by them."""
        quotations = _quotations(doc)
        voice: Ref | None = None
        speaker: Token | None = None
        outlets: tuple[Ref, ...] = ()
        for sentence in doc.sents:
            if len(sentence) > LONGEST_SENTENCE:
                continue
            meet(cast, sentence, document.published.last)
            within = any(first <= sentence.start_char < last for first, last in quotations)
            quotes = '"' in sentence.text
            if quotes:
                voice = quoted_voice(cast, sentence, document.published) or voice
                speaker = speaking(sentence) or speaker
            spoken = voice if within else None
            context = Context(cast, document.published, spoken, tuple(earlier[-50:]), outlets)
            cast.voice, cast.speaking = spoken, speaker if within or quotes else None
            found = [*drafts(sentence, context), *hyphened_drafts(sentence, context)]
            found += list(exclusions(sentence, found, context))
            if self._network is not None:
                found = encoded_drafts(sentence, found, context, self._network)
            found += list(denials(sentence, found, context))
            earlier += found
            outlets = next((d.chain.via for d in found if d.chain.via), ())
            cast.spoke = spoke(cast, sentence)
            yield from ((draft, sentence) for draft in found)


def agent(backend: str) -> str:
    """Who is said to have read a claim."""
    return f"belligraph-{backend}/{__version__}"


def extract(document: Document, registry: Registry, backend: Backend = "encoder") -> Extraction:
    """Read the claims of one document, as `Reader` does of many; it says what is raised."""
    return Reader(registry, backend).extract(document)


def _paragraphs(document: Document) -> list[Paragraph]:
    return [p for p in document.paragraphs() if readable(document.text[p.start : p.end])]


def _quotations(doc: Doc) -> list[tuple[int, int]]:
    """The spans between quotation marks; one that is never closed runs to the end."""
    text = doc.text
    marks = [found.start() for found in re.finditer('"', text)]
    ends = [*marks[1::2], len(text)]
    return list(zip(marks[::2], ends, strict=False))


def _claim(
    draft: Draft, sentence: Span, paragraph: Paragraph, document: Document, registry: Registry
) -> ExtractedClaim:
    told = draft.chain
    start, end = _span(draft, sentence, paragraph.start)
    place = draft.place.id if draft.place else None
    located = draft.object.mention.id if draft.relation.takes_place else place
    extent = None
    if draft.relation is Relation.CONTROLS:
        extent = Extent.PART if draft.in_part else Extent.WHOLE
    published = document.published
    when = draft.valid or parse_interval(published.text)
    claim = Claim(
        subject=draft.subject.id,
        relation=draft.relation,
        object=draft.object.id,
        scope=draft.scope,
        against=tuple(r.id for r in draft.against),
        means=draft.means,
        item=draft.item,
        negated=draft.negated,
        modality=draft.modality,
        condition=draft.condition,
        standing=draft.standing,
        extent=extent,
        place=place,
        theatre=registry.theatre(located, when),
        valid=draft.valid,
        said_on=told.said_on,
        published_on=published,
        speaker=told.speaker.speaker if told.speaker else None,
        via=tuple(r.id for r in told.via),
        source=document.source.id,
        publisher=document.publisher.id,
        evidence=Evidence(
            locator=f"paragraph {paragraph.number}",
            document=document.sha256,
            paragraph=paragraph.number,
            start=start,
            end=end,
        ),
        method=Method.EXTRACTED,
        agent=agent(draft.by),
        confidence=_confidence(draft),
    )
    return ExtractedClaim(claim, tuple(_mentions(draft)))


def _span(draft: Draft, sentence: Span, offset: int) -> tuple[int, int]:
    """From the first to the last of trigger, subject and object, within the sentence."""
    first, last = offset + sentence.start_char, offset + sentence.end_char
    words = (draft.trigger, *(w for w in draft.words if w.sent == draft.trigger.sent))
    start = offset + min(w.idx for w in words)
    end = offset + max(w.idx + len(w) for w in words)
    for mention in (draft.subject.mention, draft.object.mention):
        if first <= mention.start and mention.end <= last:
            start, end = min(start, mention.start), max(end, mention.end)
    return start, end


def _confidence(draft: Draft) -> float:
    sure = BASE_CONFIDENCE * draft.sure * draft.subject.sure * draft.object.sure
    if draft.chain.speaker is not None:
        sure *= draft.chain.speaker.sure
    return round(sure, 4)


def _mentions(draft: Draft) -> Iterator[tuple[str, Mention]]:
    yield "subject", draft.subject.mention
    yield "object", draft.object.mention
    if draft.chain.speaker is not None:
        yield "speaker", draft.chain.speaker.spoken_mention
    if draft.place is not None:
        yield "place", draft.place
    yield from (("against", r.mention) for r in draft.against)
    yield from (("via", r.mention) for r in draft.chain.via)


def _key(claim: Claim) -> str:
    """The same for a claim that is said twice."""
    return replace(claim, evidence=Evidence()).id


def _extraction(document: Document, cast: Cast, claims: tuple[ExtractedClaim, ...]) -> Extraction:
    used = {m.id for c in claims for _, m in c.mentions}
    actors = tuple(a for id_, a in sorted(cast.actors.items()) if id_ in used)
    publishers = tuple(p for id_, p in sorted(cast.publishers.items()) if id_ in used)
    places = tuple(p for id_, p in sorted(cast.places.items()) if id_ in used)
    return Extraction(document, claims, actors, publishers, places)
