"""What reads claims and judges pairs: one protocol, whatever is behind it.

`rules` (drafting/ and judging/), `encoder` (a network; it asks the rules first), `llm` and, for
judging alone, `classifier` follow it. Several together: what two of them say is surer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from ...._version import __version__
from ....model import Relation
from ..encoder import packaged_fingerprint
from ..judging.judge import judged
from ..judging.pairs import Judgement
from ..judging.ruled import both_sure
from ..sentences.pipeline import called
from .reader import Reader

if TYPE_CHECKING:
    from ....registry import Registry
    from ..classifier import Model
    from ..documents.document import Document
    from ..documents.values import ExtractedClaim, Extraction
    from ..encoder import Network
    from ..judging.pairs import Pair
    from ..llm import Endpoint

DOUBTED = 0.8
"""What is left of a certainty where another backend says otherwise."""


class Extracting(Protocol):
    """Reads the claims of documents."""

    def extract(self, document: Document) -> Extraction:
        """The claims of one document, the same whatever was read before.

        Raises:
            TextError: this document cannot be read.
        """


class Judging(Protocol):
    """Judges how a text says that two of its mentions stand to each other."""

    def judge(self, pairs: Iterable[Pair]) -> Iterator[Judgement]:
        """The answer to each pair (a text and two spans in it), in order."""


class Rules:
    """Pairs judged by the rules alone; `extraction.Reader` reads claims by them."""

    def judge(self, pairs: Iterable[Pair]) -> Iterator[Judgement]:
        """As the protocol says."""
        return judged(pairs)


@dataclass(frozen=True, slots=True)
class Learned:
    """Pairs judged by the rules and a model, and by a network where there is one."""

    model: Model
    network: Network | None = None

    def judge(self, pairs: Iterable[Pair]) -> Iterator[Judgement]:
        """As the protocol says."""
        from ..classifier import Classifier
        from ..encoder.answering import Encoded

        if self.network is None:
            return judged(pairs, Classifier(self.model))
        return judged(pairs, Encoded(self.network, self.model))


@dataclass(frozen=True, slots=True)
class Readers:
    """Makes what reads claims, in every process that asks: by `rules`, `encoder`, `llm` or several.

    Attributes:
        names: without `rules` where `encoder` is among them, which asks them itself.
        endpoint: of the model; None where it is not asked.
    """

    names: tuple[str, ...]
    registry: Registry
    endpoint: Endpoint | None = None

    @classmethod
    def called(
        cls, names: Iterable[str], registry: Registry, endpoint: Endpoint | None = None
    ) -> Readers:
        """By the names of backends, each once."""
        each = dict.fromkeys(names)
        if "encoder" in each:
            each.pop("rules", None)
        return cls(tuple(each), registry, endpoint)

    def __call__(self) -> Extracting:
        """The one reader, or several together."""
        made = [self._called(name) for name in self.names]
        return made[0] if len(made) == 1 else ReadTogether(made)

    def settings(self) -> dict[str, str]:
        """On what the claims depend beside documents and registry, by the names of options.

        Raises:
            MissingExtraError: the rules are asked, and no spaCy model is installed.
        """
        said = {"--backend": " ".join(self.names), "version": __version__}
        if self.names != ("llm",):
            said["parser"] = called()
        if "encoder" in self.names:
            said["network"] = packaged_fingerprint()
        if self.endpoint is not None:
            said["--llm-model"] = self.endpoint.model
        return said

    def _called(self, name: str) -> Extracting:
        if name == "llm" and self.endpoint is not None:
            from ..llm import Llm

            return Llm(self.endpoint, self.registry)
        return Reader(self.registry, "encoder" if name == "encoder" else "rules")


@dataclass(frozen=True, slots=True)
class ReadTogether:
    """Claims of several backends: each once, surer where several read it."""

    backends: Sequence[Extracting]

    def extract(self, document: Document) -> Extraction:
        """As the protocol says; the first that reads a claim says its details."""
        first, *others = (backend.extract(document) for backend in self.backends)
        claims = first.claims
        for other in others:
            claims = _joined(claims, other.claims)
        actors = {a.id: a for read in (*others, first) for a in read.actors}
        publishers = {p.id: p for read in (*others, first) for p in read.publishers}
        places = {p.id: p for read in (*others, first) for p in read.places}
        return replace(
            first,
            claims=claims,
            actors=tuple(actors[id_] for id_ in sorted(actors)),
            publishers=tuple(publishers[id_] for id_ in sorted(publishers)),
            places=tuple(places[id_] for id_ in sorted(places)),
        )


@dataclass(frozen=True, slots=True)
class JudgedTogether:
    """Pairs judged by several backends: the surest answer, surer where others agree."""

    backends: Sequence[Judging]

    def judge(self, pairs: Iterable[Pair]) -> Iterator[Judgement]:
        """As the protocol says."""
        asked = list(pairs)
        for answers in zip(*(b.judge(asked) for b in self.backends), strict=True):
            yield _agreed(answers)


def _agreed(answers: Sequence[Judgement]) -> Judgement:
    place = max(range(len(answers)), key=lambda i: (answers[i].confidence, -i))
    best, sure = answers[place], answers[place].confidence
    for other in (*answers[:place], *answers[place + 1 :]):
        if other.confidence:
            alike = other.relation == best.relation and other.negated == best.negated
            sure = both_sure(sure, other.confidence) if alike else sure * DOUBTED
    return replace(best, confidence=round(sure, 4))


def _said(one: ExtractedClaim) -> tuple[object, ...]:
    """What two backends must share to have read the same claim."""
    claim = one.claim
    ends = claim.subject, claim.object
    if claim.relation is Relation.ALLIED_WITH:
        ends = min(ends), max(ends)
    return *ends, claim.relation, claim.negated, claim.modality


def _joined(
    held: tuple[ExtractedClaim, ...], others: tuple[ExtractedClaim, ...]
) -> tuple[ExtractedClaim, ...]:
    """Claims and those of another backend that are not among them; surer where they are."""
    again = {_said(one): one.claim.confidence for one in reversed(others)}
    known = {_said(one) for one in held}
    surer = tuple(_surer(one, again.get(_said(one), 0.0)) for one in held)
    return *surer, *(one for one in others if _said(one) not in known)


def _surer(held: ExtractedClaim, other: float) -> ExtractedClaim:
    sure = both_sure(held.claim.confidence, other) if other else held.claim.confidence
    return replace(held, claim=replace(held.claim, confidence=sure))
