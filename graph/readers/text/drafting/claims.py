"""From a filled predicate and its force to drafts of claims: one for each pair of ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....dates import PartialDate, parse_interval
from ....model import Means, Modality, Relation, Standing
from ..documents.values import Mention, Ref
from ..force.force import condition_text, doubted
from ..force.negation import denied_at
from ..force.undone import hindering, refused
from ..mentions.places import places
from ..mentions.scenes import place_of_act
from ..mentions.several import actors
from ..sentences.lexicon import Predicate
from ..sentences.syntax import children, infinitive, lemma, objects, operator, subject
from .attribution import Chain, chain
from .drafts import NOBODY, Context, Draft
from .ends import act_against, before_clause, ends_of, speaking_together, third_parties
from .singled import as_singled, singled_out
from .times import date_behind, stated_date
from .unsigned import holding, may_hold, may_tie, only_places

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from spacy.tokens import Token

    from ....dates import Interval
    from ..force.force import Force
    from ..naming.cast import Cast
    from ..predicates.gifts import Frame

SPOKEN = frozenset({Modality.OFFERED, Modality.PROMISED, Modality.REQUESTED})
ENDING = frozenset({
    "cease", "discontinue", "drop", "end", "freeze", "halt", "pause", "stop", "suspend",
    "rescind", "revoke", "terminate", "withdraw",
})  # fmt: skip
"""What is done to support that has ended."""
DEFECTING = frozenset({"change side", "defect", "desert", "go over", "switch side"})
_OF_TEAMS = frozenset({"beat", "down", "edge", "stun", "thrash", "trounce"})
NOUN, SURMISED = 0.95, 0.75


def claims_of(filled: Frame, force: Force, context: Context) -> Iterator[Draft]:
    """The claims of a filled predicate that a sentence says with a force."""
    base = base_of(filled, force, context)
    if base is None:
        return
    if filled.predicate.relation.takes_place:
        yield from _placed(filled, base, context)
    else:
        yield from _between(filled, base, force, context)


def base_of(filled: Frame, force: Force, context: Context) -> Draft | None:
    """What all claims of one predicate in one sentence share; None = nothing is claimed."""
    means, modality = _as_said(filled.predicate, force)
    if modality is None or (force.ended and filled.predicate.relation is not Relation.SUPPORTS):
        return None
    if hindering(filled.carriers[0]) and refused(filled.carriers[0]):
        return None  # "did not stop X from attacking Y"
    valid, negated = _valid(filled, force, context), force.negated
    if negated and denied_at(filled.carriers[0]) and valid is not None and valid.start == "..":
        negated, valid = False, _from(valid)  # "did not arm Y until 2006": since then it did
    return Draft(
        relation=filled.predicate.relation,
        subject=NOBODY,
        object=NOBODY,
        trigger=filled.carriers[0],
        means=means,
        negated=negated,
        modality=modality,
        standing=force.standing,
        condition=condition_text(force),
        place=_place(filled, means, context),
        valid=valid,
        chain=_chain(force, context),
        words=tuple(t for t in (*filled.carriers, force.requester) if t is not None),
        sure=(NOUN if filled.predicate.pos == "noun" else 1.0)
        * (SURMISED if force.surmised else 1.0),
    )


def _place(filled: Frame, means: Means, context: Context) -> Mention | None:
    """Where it was done; where something is only said is no place of it."""
    if means in (Means.ACCUSATION, Means.THREAT):
        return None
    ends = (*filled.subjects, *filled.objects)
    return place_of_act(context.cast, filled.carriers, ends, filled.objects)


def _chain(force: Force, context: Context) -> Chain:
    told = chain(context.cast, _voices(force), context.published)
    if told.speaker is None and context.voice is not None:
        told = replace(told, speaker=context.voice)
    if told.via_listener:
        told = replace(told, via=(*told.via, *(o for o in context.outlets if o not in told.via)))
    return told


def _voices(force: Force) -> list[Token]:
    """Who asks for an act says so; then who is reported as saying it."""
    return [v for v in (force.requester, *force.voices) if v is not None]


def _valid(filled: Frame, force: Force, context: Context) -> Interval | None:
    silent = (force.closed and not force.ended) or force.given
    above = [] if silent else force.path  # what only mentions an act does not date it
    valid = stated_date([*filled.carriers, *above], context.published)
    if valid is None and filled.predicate.pos == "noun":
        valid = date_behind(filled.objects, context.published)
    if valid is None and force.modality in SPOKEN:
        valid = stated_date(_voices(force)[:1], context.published)
    return _until(valid, context.published) if _broken_off(filled, force) else valid


def _broken_off(filled: Frame, force: Force) -> bool:
    """Whether support is told of because it ended: "halted exports of weapons to Y"."""
    if force.ended:
        return True
    word = filled.carriers[0]
    plain = force.modality is Modality.ACTUAL and not force.negated
    helps = filled.predicate.relation is Relation.SUPPORTS
    if filled.predicate.pos == "noun" and word.dep_ in ("dobj", "nsubjpass"):
        word = word.head
    elif not children(word, "dobj", "nsubjpass"):
        return False
    above = operator(word.head, "clause") if infinitive(word) else None
    ahead = infinitive(word) and (above is None or above.effect != "actual")
    return helps and plain and lemma(word) in ENDING and not (ahead or doubted(word))


def _until(valid: Interval | None, published: PartialDate) -> Interval:
    """Up to the last day of a stated time, else to the day of the report."""
    stated = valid.end if valid is not None else None
    last = stated if isinstance(stated, PartialDate) else published
    return parse_interval(f"../{last.text.rstrip('?~%')}")


def _from(until: Interval) -> Interval:
    """From the end of a time on."""
    return parse_interval(f"{until.end}/..")


def _as_said(predicate: Predicate, force: Force) -> tuple[Means, Modality | None]:
    """Means and modality; a threatened or vowed attack is a threat, one of words an accusation."""
    means = predicate.means or Means.UNKNOWN
    if force.worded:
        if means is not Means.ATTACK:
            return means, None
        means = Means.ACCUSATION
    hostile = predicate.relation is Relation.OPPOSES
    if force.threatened or force.vowed:
        if hostile and not force.negated:
            return Means.THREAT, Modality.ACTUAL
        return means, force.modality if force.vowed else None
    if means is Means.THREAT and not force.negated and force.modality is Modality.PROMISED:
        return means, Modality.ACTUAL  # "promised Y a crushing response" threatens now
    if force.tentative and not hostile:
        return means, max(force.modality, Modality.POSSIBLE, key=list(Modality).index)
    return means, force.modality


def _between(filled: Frame, base: Draft, force: Force, context: Context) -> Iterator[Draft]:
    """Claims between actors: every pair of ends, every means."""
    for on in _dates(base, context):
        ends = list(ends_of(filled, base, force, context, on))
        if ends:
            break
    third = third_parties(filled, context.cast, on) if base.relation is Relation.SUPPORTS else ()
    base = replace(base, against=third, means=act_against(base.means, filled.objects))
    singled = singled_out(context.cast, base.trigger.sent)
    together = {r.id for r in speaking_together(filled, force, context.cast, on)}
    if not ends and force.requester is not None and base.relation is Relation.OPPOSES:
        for hit in [r for t in filled.objects for r in actors(context.cast, t, on)]:
            yield from _calls_to_arms(base, force.requester, hit, context, on)
    for subject_, object_, sure in ends:
        if subject_.id == object_.id or not _fits(base, object_):
            continue
        if not may_tie(filled, subject_, object_, context.cast):
            continue
        if filled.predicate.lemma in DEFECTING and context.cast.state(subject_):
            continue  # "two officers of X defected to Y"
        if _national_sides(base, subject_, object_, context):
            continue
        if subject_.id in together:
            base = replace(base, chain=replace(base.chain, speaker=subject_))
        made = as_singled(_ended(base, subject_, object_, sure, force), singled)
        for means, item in filled.given or ((base.means, ""),):
            if not _garrison(means, base, object_, context):
                yield replace(made, means=means, item=item)
                if filled.predicate.both and base.relation is not Relation.ALLIED_WITH:
                    yield replace(made, subject=object_, object=subject_)
        if force.requester is not None and base.relation is Relation.OPPOSES:
            yield from _calls_to_arms(base, force.requester, object_, context, on)


def _dates(base: Draft, context: Context) -> list[date]:
    """When the names are to hold: at the end of the stated time, else at its start."""
    published = context.published.last
    if base.valid is None:
        return [published]
    ends = (base.valid.latest_end, base.valid.earliest_start)
    return [min(end, published) for end in ends if end is not None] or [published]


def _ended(base: Draft, subject_: Ref, object_: Ref, sure: float, force: Force) -> Draft:
    """The draft with its ends; what somebody says is done to himself is alleged."""
    told = base.chain
    if told.speaker is None and subject_.person is not None and _speaks_itself(force):
        told = replace(told, speaker=subject_)
    victim = told.speaker is not None and object_.id == told.speaker.id
    alleged = victim and base.relation is Relation.OPPOSES
    return replace(
        base,
        subject=subject_,
        object=object_,
        against=tuple(r for r in base.against if r.id not in (subject_.id, object_.id)),
        standing=Standing.ALLEGED if alleged else base.standing,
        chain=told,
        sure=base.sure * sure,
    )


def _speaks_itself(force: Force) -> bool:
    """Whether the subject does it by speaking: an offer, a promise, a refusal."""
    refused = force.negated and len(force.path) > 1 and lemma(force.path[1]) != "be"
    return refused or force.modality in (Modality.OFFERED, Modality.PROMISED)


def _fits(base: Draft, object_: Ref) -> bool:
    """Attacking a city is no claim, though it may stand for a government: "fought Manila"."""
    if base.relation is not Relation.OPPOSES or object_.manner != "metonym":
        return True
    fought = base.trigger.pos_ == "VERB" and lemma(base.trigger) == "fight"
    return fought or base.means not in (Means.ATTACK, Means.COERCION)


def _national_sides(base: Draft, subject_: Ref, object_: Ref, context: Context) -> bool:
    """Whether two states only "beat" each other, as their teams do; armies rout and repel."""
    bare = all(r.mention.text == r.mention.label for r in (subject_, object_))
    states = bare and context.cast.state(subject_) and context.cast.state(object_)
    beaten = lemma(base.trigger) == "lose" and not objects(base.trigger)  # "lost to Greece"
    return bool(states) and (beaten or lemma(base.trigger) in _OF_TEAMS)


def _garrison(means: Means, base: Draft, object_: Ref, context: Context) -> bool:
    """Troops sent to a country support nobody yet, unless somebody refuses to send them."""
    to_country = object_.mention.text == object_.mention.label and context.cast.state(object_)
    asked_for = base.modality is Modality.REQUESTED or lemma(base.trigger) == "thank"
    return means is Means.TROOPS and not (base.negated or asked_for) and to_country


def _calls_to_arms(
    base: Draft, requester: Token, object_: Ref, context: Context, on: date
) -> Iterator[Draft]:
    """Who asks others to act against somebody stands against him."""
    if base.negated:
        return
    for asker in actors(context.cast, subject(requester), on):
        if asker.id != object_.id:
            yield replace(
                base,
                subject=asker,
                object=object_,
                means=Means.MOBILISATION,
                modality=Modality.ACTUAL,
                condition="",
                chain=replace(base.chain, speaker=None, said_on=None),
            )


def _placed(filled: Frame, base: Draft, context: Context) -> Iterator[Draft]:
    """Claims about places: who holds what, who is where."""
    on = _dates(base, context)[0]
    who = [
        (r, t)
        for t in filled.subjects
        for r in holding(context.cast, t, on, before_clause(filled, t))
    ]
    sure = only_places(filled.predicate)
    for holder in [r for r, t in who if may_hold(base, r, t, context.cast)]:
        for token in filled.objects:
            yield from in_places(base, holder, token, context.cast, surely=sure)


def in_places(
    base: Draft, holder: Ref, token: Token, cast: Cast, *, surely: bool = True
) -> Iterator[Draft]:
    """One draft for each place that a phrase names; `surely`: it can name nothing else."""
    within = base.relation is Relation.PRESENT_IN
    for place, in_part in places(cast, token, surely=surely, within=within):
        part = in_part if base.relation is Relation.CONTROLS else None
        yield replace(base, subject=holder, object=Ref("actor", place), in_part=part, place=None)
