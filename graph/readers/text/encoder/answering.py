"""The network as a backend of the judge: with what the rules and the classifier say, weighed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..classifier import Classifier
from ..classifier.features import seen
from ..judging.along import turned
from ..judging.pairs import Judgement
from ..judging.ruled import rules_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Token

    from ..classifier import Model
    from ..judging.couple import Couple
    from ..judging.pairs import Relation
    from ..judging.ruled import Ruled
    from .network import Network
    from .outlook import Outlook

NETWORK, CLASSIFIER, RULES = 0.7, 0.15, 0.15
"""What each counts for; the rules where they follow the sentence."""
NEUTRAL = 0.5
"""What is left of the network's share for no relation: more than half of the pairs that it learnt
from had none, and of those that somebody asks about fewer have."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """Answers by the network, the classifier and the rules together."""

    network: Network
    model: Model

    def __call__(self, doc: Doc, couple: Couple) -> Judgement:
        """How a couple stands in a parsed text."""
        outlook, swap = self._outlook(doc, couple)
        if outlook is None:
            return Classifier(self.model)(doc, couple)
        rules = rules_on(doc, couple)
        features = seen(couple, rules).features
        learned = self.model.questions["relation"].probabilities(features)
        shares = _shares(rules, learned, outlook)
        relation = max(shares, key=shares.__getitem__)
        sure = round(shares[relation] / sum(shares.values()), 4)
        ruled = rules.answer()
        if relation == "neutral":
            return Judgement("neutral", confidence=sure)
        if ruled.relation == relation and _followed(rules):
            return replace(ruled, confidence=sure)
        direction = turned(outlook.direction, swap)
        return Judgement(relation, direction, outlook.negated, outlook.modality, sure)

    def _outlook(self, doc: Doc, couple: Couple) -> tuple[Outlook | None, bool]:
        """What the network says, and whether the object stands before the subject."""
        spans = [_span(words) for words in (couple.subject, couple.object)]
        swap = spans[0] > spans[1]
        first, second = sorted(spans)
        if second[0] < first[1]:
            return None, swap
        return self.network.read(doc.text, [first, second]).get((0, 1)), swap


def _span(words: list[Token]) -> tuple[int, int]:
    return words[0].idx, words[-1].idx + len(words[-1])


def _followed(rules: Ruled) -> bool:
    return rules.strict is not None or rules.along is not None


def _shares(rules: Ruled, learned: Mapping[str, float], outlook: Outlook) -> dict[Relation, float]:
    """How much speaks for each relation."""
    relations: tuple[Relation, ...] = ("neutral", "supports", "opposes")
    ruled = rules.answer().relation if _followed(rules) else None
    said = outlook.relations | {"neutral": NEUTRAL * outlook.relations["neutral"]}
    whole = sum(said.values())
    return {
        relation: NETWORK * said[relation] / whole
        + CLASSIFIER * learned.get(relation, 0.0)
        + RULES * (relation == ruled)
        for relation in relations
    }
