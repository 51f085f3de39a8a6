"""The rules of extraction, asked about two given mentions alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Modality, Relation
from ..drafting.compounds import exclusions, hyphened_drafts
from ..drafting.drafts import Context, Draft
from ..drafting.rules import drafts
from ..force.force import RANK
from ..leaning.ties import Direction
from .classes import contested
from .couple import ENDS, UNDATED
from .pairs import Judgement, relation_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from .couple import Couple

SURE = 0.95


def strictly(doc: Doc, couple: Couple) -> Judgement | None:
    """What the rules of extraction say of the two; None where they say nothing."""
    found = sorted(_between(doc, couple), key=_weight)
    if not found:
        return None
    first = found[0]
    sign = first.relation.sign
    alike = [d for d in found if d.relation.sign == sign and d.negated == first.negated]
    return Judgement(
        relation=relation_of(first.relation),
        direction=_direction(alike),
        negated=first.negated,
        modality=first.modality,
        confidence=round(SURE * first.sure, 4),
    )


def _between(doc: Doc, couple: Couple) -> Iterator[Draft]:
    earlier: list[Draft] = []
    for sentence in doc.sents:
        context = Context(couple, UNDATED, None, tuple(earlier[-50:]))
        made = [*drafts(sentence, context), *hyphened_drafts(sentence, context)]
        made += list(exclusions(sentence, made, context))
        earlier += made
        yield from (d for d in made if _about_both(d) and not contested(d.trigger))


def _about_both(draft: Draft) -> bool:
    return bool(draft.relation.sign) and {draft.subject.id, draft.object.id} == set(ENDS)


def _weight(draft: Draft) -> tuple[int, bool, float, int]:
    """Deeds before words, what is so before what is not, the surest, the first."""
    rank = RANK.index(draft.modality)
    return rank, draft.negated and draft.modality is Modality.ACTUAL, -draft.sure, draft.trigger.i


def _direction(alike: list[Draft]) -> Direction:
    ways = {d.subject.id for d in alike}
    if len(ways) > 1 or any(d.relation is Relation.ALLIED_WITH for d in alike):
        return "both"
    return "forward" if ways == {ENDS[0]} else "backward"
