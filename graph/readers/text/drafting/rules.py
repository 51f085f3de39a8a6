"""From the words of a sentence to drafts of claims.

Each word that the lexicon knows as a predicate is tried: with what force it is said, who fills
its places, and whether these are known actors. A draft is made only where all three succeed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....model import Means, Relation
from ..force.contests import commercial, relieving
from ..force.modality import force_of
from ..leaning.tilted import BEHIND_VERB, neutral, tilted
from ..predicates.constructions import constructions
from ..predicates.frames import asked_for, frame
from ..predicates.phrasal import given
from ..predicates.reciprocals import reciprocal
from ..sentences.classes import is_a
from ..sentences.lexicon import Predicate
from ..sentences.syntax import OBJECTS, children, helped_in, infinitive
from .claims import claims_of
from .drafts import Context, Draft
from .ends import partners_fight
from .triggers import hyphened, in_name, predicates_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from ..force.force import Force

TILTED = 0.8
DESCRIBING = ("amod", "appos")
AT_WHOM = ("against", "on", "upon", "with")
VAGUE = frozenset({Means.UNKNOWN, Means.OTHER})


def drafts(sentence: Span, context: Context) -> Iterator[Draft]:
    """The drafts of one sentence, in the order of the words that carry them."""
    words = [t for t in sentence if not (hyphened(t) or in_name(t, context.cast))]
    stated = list(_once([d for token in words for d in _stated(token, context)]))
    yield from stated
    related = {frozenset((d.subject.id, d.object.id)) for d in stated if d.relation.sign}
    told = {d.trigger.i for d in stated}
    for draft in (d for token in words if token.i not in told for d in _leaning(token, context)):
        if frozenset((draft.subject.id, draft.object.id)) not in related:
            yield draft


def _once(drafts_: list[Draft]) -> Iterator[Draft]:
    """Each claim once, the fullest; none by unknown means beside one by means that are known."""
    best: dict[tuple[object, ...], Draft] = {}
    for draft in drafts_:
        if draft.relation is Relation.OPPOSES and any(_one_act(d, draft) for d in best.values()):
            continue
        key = (*_said(draft), draft.means, draft.item, draft.in_part)
        if key not in best or _fullness(draft) > _fullness(best[key]):
            best[key] = draft
    known = {_said(d) for d in best.values() if d.means not in VAGUE}
    yield from (d for d in best.values() if d.means not in VAGUE or _said(d) not in known)


def _one_act(draft: Draft, other: Draft) -> bool:
    """Whether one word says both: "seized a dam from Y"."""
    plain = draft.means not in VAGUE and draft.trigger == other.trigger
    return plain and _said(draft) == _said(other)


def _said(draft: Draft) -> tuple[object, ...]:
    ends = draft.relation, draft.subject.id, draft.object.id
    return (*ends, draft.negated, draft.modality, draft.standing, draft.condition)


def _fullness(draft: Draft) -> int:
    """How much a draft says beside its ends."""
    told = (draft.place, draft.valid, draft.chain.speaker, draft.against or None)
    return sum(one is not None for one in told)


def _stated(token: Token, context: Context) -> Iterator[Draft]:
    known = predicates_of(token)
    said = bool(known) and not (neutral(token) or commercial(token))
    force = force_of(token) if said else None
    if said and force is None and token.dep_ in DESCRIBING and token.head.i < token.i:
        known = tuple(p for p in known if not p.relation.sign)
        force = given(token)  # "X, prominent in Y, ..." only describes X
    if force is not None:
        relief = relieving(token)
        for predicate in known:
            if relief and predicate.relation is Relation.SUPPORTS:
                continue
            yield from _of_predicate(predicate, token, force, context)
    for filled, how in constructions(token):
        yield from claims_of(filled, how, context)


def _leaning(token: Token, context: Context) -> Iterator[Draft]:
    """What a word that states nothing leans to, where no word of the way is surmised.

    One that is a predicate leans only together with its object: "laid a hand on".
    """
    if any(_silent(noun) for noun in children(token, *OBJECTS)):
        return  # "planned an attack on X"
    known = predicates_of(token)
    gives = any(p.means is None for p in known)
    leaning = list(tilted(token))
    if known:
        leaning = [
            (replace(one, object=AT_WHOM), back)
            for one, back in leaning
            if one.object == BEHIND_VERB and not gives
        ]
    force = force_of(token) if leaning and not commercial(token) else None
    if force is not None and not force.surmised:
        for predicate, backward in leaning:
            if backward and force.negated and is_a(token, "yielding"):
                continue  # who will never surrender to somebody is not left alone by him
            yield from _of_tilt(predicate, token, force, context, backward=backward)


def _silent(noun: Token) -> bool:
    """Whether a noun names an act that is not said to be one: "planned an attack"."""
    return any(p.relation.sign for p in predicates_of(noun)) and force_of(noun) is None


def _of_predicate(
    predicate: Predicate, trigger: Token, force: Force, context: Context
) -> Iterator[Draft]:
    filled = (
        reciprocal(predicate, trigger)
        or frame(predicate, trigger, force.path)
        or asked_for(predicate, trigger, force.requester)
    )
    fought = helped_in(trigger) and predicate.relation is Relation.OPPOSES
    if filled is not None and not fought and not _partners(predicate, trigger):
        yield from claims_of(filled, force, context)


def _partners(predicate: Predicate, trigger: Token) -> bool:
    """Whether a fight is only what a support is for: "support Iraq's campaign to push out ISIL"."""
    aimed = trigger.dep_ == "acl" and infinitive(trigger)
    return partners_fight(replace(predicate, pos="noun") if aimed else predicate, trigger)


def _of_tilt(
    predicate: Predicate, trigger: Token, force: Force, context: Context, *, backward: bool
) -> Iterator[Draft]:
    filled = reciprocal(predicate, trigger) or frame(predicate, trigger, force.path)
    if filled is None or _partners(predicate, trigger):
        return
    if backward:
        filled = replace(filled, subjects=filled.objects, objects=filled.subjects)
    for draft in claims_of(filled, force, context):
        yield replace(draft, sure=draft.sure * TILTED)
