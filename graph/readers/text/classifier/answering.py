"""A model as a backend of the judge; where the rules say the same, the answer is surer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ....model import Modality
from ..judging.along import turned
from ..judging.pairs import Judgement
from ..judging.ruled import both_sure, rules_on
from .features import seen

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..judging.couple import Couple
    from .features import Seen
    from .model import Model


DOUBTED = 0.8
"""What is left of the rules' certainty where the model says otherwise."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """Answers by a model together with the rules: theirs where they follow the sentence.

    What the rules gather from the nearest word alone is for the model to weigh.
    """

    model: Model

    def __call__(self, doc: Doc, couple: Couple) -> Judgement:
        """How a couple stands in a parsed text; surer where rules and model agree."""
        rules = rules_on(doc, couple)
        view = seen(couple, rules)
        relation, sure = self.model.questions["relation"].best(view.features)
        ruled = rules.answer()
        if ruled.relation == relation:
            return replace(ruled, confidence=both_sure(ruled.confidence, sure))
        if rules.strict is not None or rules.along is not None:
            return replace(ruled, confidence=round(ruled.confidence * DOUBTED, 4))
        if relation == "neutral":
            return Judgement("neutral", confidence=round(sure, 4))
        return self._signed(relation, sure, view)

    def _signed(self, relation: Any, sure: float, view: Seen) -> Judgement:
        """A relation that the rules do not see."""
        found: dict[str, Any] = {
            name: self.model.questions[name].best(view.features)[0]
            for name in ("direction", "negated", "modality")
        }
        direction = turned(found["direction"], view.turned)
        negated, modality = found["negated"] == "true", Modality(found["modality"])
        return Judgement(relation, direction, negated, modality, round(sure, 4))
