"""A language model as a backend: claims of documents, judgements of pairs, and what they cost."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ....errors import TextError
from ..documents.values import ExtractedClaim, Extraction
from ..judging.judge import UNREAD
from .asking import about_pair, about_text, pieces
from .believing import Stretch, claims_in, judgement_in

if TYPE_CHECKING:
    from ....model import Actor
    from ....registry import Registry
    from ..documents.document import Document
    from ..judging.pairs import Judgement, Pair
    from .endpoint import Endpoint

CHARACTERS_A_TOKEN = 4
"""Of English, roughly; what an endpoint counts differs."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What questions would cost; those whose answers are kept cost nothing.

    Attributes:
        characters: that would be sent.
    """

    requests: int = 0
    characters: int = 0
    kept: int = 0

    def __add__(self, other: Cost) -> Cost:
        return Cost(
            self.requests + other.requests,
            self.characters + other.characters,
            self.kept + other.kept,
        )

    def __str__(self) -> str:
        tokens = self.characters // CHARACTERS_A_TOKEN
        return (
            f"{self.requests:,} {'request' if self.requests == 1 else 'requests'} with "
            f"{self.characters:,} characters, about {tokens:,} tokens, and the answers to them; "
            f"{self.kept:,} more are answered already"
        )


@dataclass(frozen=True, slots=True)
class Llm:
    """Reads and judges by asking an endpoint; `registry` names actors, and judging needs none."""

    endpoint: Endpoint
    registry: Registry

    def extract(self, document: Document) -> Extraction:
        """The claims of a document that it bears out word for word.

        Raises:
            TextError: the model's answer is of no use.
            BelligraphError: the endpoint gives none.
        """
        claims: dict[str, ExtractedClaim] = {}
        actors: dict[str, Actor] = {}
        for start, end, first in pieces(document):
            body = about_text(document.text[start:end])
            answer = self.endpoint.ask(body)
            stretch = Stretch(start, end, first.number)
            found = claims_in(answer, stretch, document, self.registry, self._agent)
            self.endpoint.keep(body, answer)
            for one, new in found:
                claims.setdefault(one.claim.id, one)
                actors.update((a.id, a) for a in new if a.id not in self.registry.actors)
        ordered = tuple(actors[id_] for id_ in sorted(actors))
        return Extraction(document, tuple(claims.values()), ordered, ())

    def judge(self, pairs: Iterable[Pair]) -> Iterator[Judgement]:
        """The answer to each pair, in order; where the model's is of no use, nothing is sure.

        Raises:
            BelligraphError: the endpoint gives none.
        """
        return map(self._judged, pairs)

    def _judged(self, pair: Pair) -> Judgement:
        body = about_pair(pair)
        try:
            answer = self.endpoint.ask(body)
            judged = judgement_in(answer)
        except TextError:
            return UNREAD
        self.endpoint.keep(body, answer)
        return judged

    def cost_of_text(self, document: Document) -> Cost:
        """What reading a document would cost."""
        questions = (about_text(document.text[start:end]) for start, end, _ in pieces(document))
        return sum(map(self._cost, questions), Cost())

    def cost_of_pair(self, pair: Pair) -> Cost:
        """What judging a pair would cost."""
        return self._cost(about_pair(pair))

    def _cost(self, body: Mapping[str, Any]) -> Cost:
        if self.endpoint.cached(body) is not None:
            return Cost(kept=1)
        return Cost(1, len(json.dumps(body, ensure_ascii=False)))

    @property
    def _agent(self) -> str:
        return f"llm/{self.endpoint.model}"
