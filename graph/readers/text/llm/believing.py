"""What is taken of a model's answer: claims whose every quotation stands in the text.

The evidence must be a stretch of the text, word for word, and subject, object and speaker must
stand in the text, the two ends within the evidence. What does not is refused, claim by claim.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ....errors import AmbiguousNameError, ModelError, TextError, UnknownNameError
from ....model import (
    Actor,
    ActorKind,
    Claim,
    Evidence,
    Means,
    Method,
    Modality,
    Relation,
    Speaker,
    Standing,
)
from ..documents.document import slug
from ..documents.values import ExtractedClaim, Mention
from ..judging.pairs import Judgement
from .asking import RELATIONS

if TYPE_CHECKING:
    from ....registry import Registry
    from ..documents.document import Document

SURE = 0.7
"""How sure a claim is that a model read and nobody else."""
LONGEST_EVIDENCE = 1_000
_ARTICLES = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The span of a document that a model was asked about, and the paragraph it begins in."""

    start: int
    end: int
    paragraph: int


def claims_in(
    answer: str, stretch: Stretch, document: Document, registry: Registry, agent: str
) -> list[tuple[ExtractedClaim, list[Actor]]]:
    """The claims of an answer that the text bears out, each with its provisional actors.

    Raises:
        TextError: the answer is no JSON of the form that was asked for.
    """
    said = _answer(answer, document).get("claims")
    if not isinstance(said, list):
        raise TextError(f"{document.path}: the model's answer has no list of claims")
    made = _Claims(stretch, document, registry, agent)
    found = (made.of(one) for one in said if isinstance(one, dict))
    return [one for one in found if one is not None]


def judgement_in(answer: str) -> Judgement:
    """The judgement of an answer.

    Raises:
        TextError: it is none.
    """
    try:
        said = json.loads(answer)
        relation, direction = said["relation"], said["direction"]
        if relation == "neutral":
            return Judgement("neutral", confidence=SURE)
        if relation not in ("supports", "opposes"):
            raise ValueError(relation)
        if direction not in ("forward", "backward", "both"):
            raise ValueError(direction)
        negated = said["negated"] is True
        return Judgement(relation, direction, negated, Modality(said["modality"]), SURE)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise TextError("the model's answer is no judgement of the form asked for") from None


def _answer(answer: str, document: Document) -> Mapping[str, Any]:
    try:
        said = json.loads(answer)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise TextError(f"{document.path}: the model's answer is not the JSON that was asked for")
    return said


@dataclass(frozen=True, slots=True)
class _Claims:
    """Makes claims of what a model says about a stretch of a document."""

    stretch: Stretch
    document: Document
    registry: Registry
    agent: str

    def of(self, said: Mapping[str, Any]) -> tuple[ExtractedClaim, list[Actor]] | None:
        """A claim, if the text bears it out."""
        start = self._place(said.get("evidence"))
        if start is None or said.get("relation") not in RELATIONS:
            return None
        end = start + len(said["evidence"])
        new: list[Actor] = []
        ends = [self._mention(said.get(role), start, end, new) for role in ("subject", "object")]
        subject, object_ = ends
        if subject is None or object_ is None or subject.id == object_.id:
            return None
        speaker = self._mention(said.get("speaker") or None, self.stretch.start, self.stretch.end)
        try:
            claim = self._claim(said, subject, object_, speaker, (start, end))
        except (ModelError, ValueError, KeyError):
            return None
        told = [("speaker", speaker)] if speaker is not None else []
        return ExtractedClaim(claim, (("subject", subject), ("object", object_), *told)), new

    def _claim(
        self,
        said: Mapping[str, Any],
        subject: Mention,
        object_: Mention,
        speaker: Mention | None,
        span: tuple[int, int],
    ) -> Claim:
        document = self.document
        between = document.text.count("\n", self.stretch.start, span[0])
        number = self.stretch.paragraph if not between else self._number(span[0])
        return Claim(
            subject=subject.id or "",
            relation=Relation(said["relation"]),
            object=object_.id or "",
            means=Means(said["means"]),
            negated=said["negated"] is True,
            modality=Modality(said["modality"]),
            standing=Standing(said["standing"]),
            published_on=document.published,
            speaker=Speaker(speaker.label, speaker.id) if speaker else None,
            source=document.source.id,
            publisher=document.publisher.id,
            evidence=Evidence(
                locator=f"paragraph {number}",
                document=document.sha256,
                paragraph=number,
                start=span[0],
                end=span[1],
            ),
            method=Method.EXTRACTED,
            agent=self.agent,
            confidence=SURE,
        )

    def _number(self, at: int) -> int:
        within = (p.number for p in self.document.paragraphs() if p.start <= at < p.end)
        return next(within, self.stretch.paragraph)

    def _place(self, quotation: Any) -> int | None:
        """Where a quotation stands in the stretch, word for word."""
        if not isinstance(quotation, str) or not quotation.strip():
            return None
        if len(quotation) > LONGEST_EVIDENCE or "\n" in quotation:
            return None
        place = self.document.text.find(quotation, self.stretch.start, self.stretch.end)
        return None if place < 0 else place

    def _mention(
        self, words: Any, start: int, end: int, new: list[Actor] | None = None
    ) -> Mention | None:
        """A mention within a span; `new` = actors that no table knows may be noted there."""
        if not isinstance(words, str) or not words.strip() or len(words) > 100:
            return None
        text = words.strip()
        place = next(_whole(self.document.text, text, start, end), None)
        if place is None:
            return None
        name = next((text[len(a) :] for a in _ARTICLES if text.lower().startswith(a)), text)
        id_ = self._known(name)
        if id_ is None and new is not None:
            actor = Actor(id=slug(name), name=name, kind=ActorKind.ARMED_GROUP, provisional=True)
            id_ = actor.id
            new.append(self.registry.actors.get(id_, actor))
        known = self.registry.actors.get(id_ or "")
        return Mention(id_, known.name if known else name, text, place, place + len(text))

    def _known(self, name: str) -> str | None:
        try:
            return self.registry.actor(name, self.document.published.last)
        except (UnknownNameError, AmbiguousNameError):
            return None


def _whole(text: str, words: str, start: int, end: int) -> Iterator[int]:
    """Where words stand in a span, not as part of other words."""
    place = text.find(words, start, end)
    while place >= 0:
        around = text[max(place - 1, 0) : place], text[place + len(words) : place + len(words) + 1]
        if not any(c.isalnum() for c in around):
            yield place
        place = text.find(words, place + 1, end)
