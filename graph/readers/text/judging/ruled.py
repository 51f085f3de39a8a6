"""The rules' answer: those of extraction, else the way between the two, else the nearest word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .along import along
from .classes import is_sport
from .loose import loosely
from .pairs import Judgement
from .strict import strictly

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .couple import Couple

NOTHING = Judgement("neutral", confidence=0.6)


@dataclass(frozen=True, slots=True)
class Ruled:
    """What each of the rules says of a couple; None where it is silent."""

    strict: Judgement | None
    along: Judgement | None
    loose: Judgement | None

    def answer(self) -> Judgement:
        """The answer of the first that speaks, surer where another says the same."""
        first = self.strict or self.along or self.loose
        if first is None:
            return NOTHING
        others = [one for one in (self.along, self.loose) if one is not None and one is not first]
        for other in others:
            if other.relation == first.relation:
                first = replace(first, confidence=both_sure(first.confidence, other.confidence))
        return first


def ruled(doc: Doc, couple: Couple) -> Judgement:
    """What the rules answer."""
    return rules_on(doc, couple).answer()


def rules_on(doc: Doc, couple: Couple) -> Ruled:
    """What each of the rules says; of a game none says anything."""
    around = {t.sent.start: t.sent for t in (couple.subject[0], couple.object[0])}
    if all(is_sport(sentence) for sentence in around.values()):
        return Ruled(None, None, None)
    return Ruled(strictly(doc, couple), along(couple), loosely(couple))


def both_sure(one: float, other: float) -> float:
    """How sure two are that agree but look at the same words: a little more than the surer."""
    return round(1 - (1 - max(one, other)) * (1 - min(one, other) / 3), 4)
