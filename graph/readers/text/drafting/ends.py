"""Who stands at the ends of a claim: subjects, objects, and those against whom a support is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Means, Relation
from ..force.accounts import is_account
from ..mentions.aside import not_for_others
from ..mentions.several import actors
from ..predicates.gifts import Frame
from ..sentences.lexicon import Predicate, lexicon
from ..sentences.owners import THIRD, other_party
from ..sentences.syntax import (
    children,
    either,
    finite,
    helped_in,
    infinitive,
    lemma,
    objects,
    operator,
    part_of_speech,
    prepositional,
    subject,
)
from .drafts import Context, Draft
from .holders import holders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from spacy.tokens import Token

    from ..documents.values import Ref
    from ..force.force import Force
    from ..naming.cast import Cast

HITTING = (Means.ATTACK, Means.COERCION, Means.SANCTION, Means.THREAT)
_OFFICIALS = frozenset({"agency", "delegate", "delegation", "expert", "journalist", "mission",
                        "monitor", "observer", "official", "staff", "worker"})  # fmt: skip
ELIDED, ITSELF = 0.7, 0.9
OBJECTS = frozenset({"them", "it", "him", "her"})


def ends_of(
    filled: Frame, base: Draft, force: Force, context: Context, on: date
) -> Iterator[tuple[Ref, Ref, float]]:
    """Every pair of subject and object; an object left out of a refusal is fetched from before."""
    cast = context.cast
    speaker = base.chain.speaker
    cast.voice = speaker if speaker is not None and speaker.kind == "actor" else None
    subjects = speaking_together(filled, force, cast, on)
    subjects = subjects or [
        r for t in filled.subjects for r in meant_by(cast, t, on, before_clause(filled, t))
    ]
    subjects = subjects or _speaking_of_itself(filled, force, cast, on)
    if any(t.lower_ == "respectively" for t in filled.carriers[0].sent):
        yield from _paired(subjects, filled, cast, on)
        return
    if any(map(either, (*filled.subjects, *filled.objects))) and not force.negated:
        return  # "A or B attacked C"
    for subject_ in subjects:
        for token in filled.objects:
            others = _others(base, cast, token, subject_, on, before_clause(filled, token))
            for object_ in others:
                yield subject_, object_, 1.0
            if cast.voice is not None and not others and token.lower_ in OBJECTS:
                yield subject_, cast.voice.at(cast.mention(token, token, None, ""), ELIDED), 1.0
        if not filled.objects and force.negated:
            before = _helped_before(subject_, context)
            if before is not None:
                yield subject_, before.object, ELIDED


def before_clause(filled: Frame, noun: Token) -> int | None:
    """Where a relative clause about a noun begins: of "X, which arms Y, and Z" Z is not told."""
    verb = filled.carriers[0]
    clauses = (a for a in (verb, *verb.ancestors) if a.dep_ == "relcl" and a.head == noun)
    return next((clause.left_edge.i for clause in clauses), None)


def meant_by(cast: Cast, noun: Token, on: date, until: int | None = None) -> list[Ref]:
    """Whom a word means; for "X, a militia allied with Y" the name that is explained."""
    found = actors(cast, noun, on, until)
    return found or (actors(cast, noun.head, on) if noun.dep_ == "appos" else [])


def _others(
    base: Draft, cast: Cast, token: Token, subject_: Ref, on: date, until: int | None
) -> list[Ref]:
    """Whom an object means: others than who acts on them; of a thing that is hit, its holder.

    Who rejects what somebody says ("Turkish claims") only denies it.
    """
    whose = token.head if token.dep_ in ("amod", "poss", "compound") else token
    if base.means is Means.REJECTION and is_account(whose):
        return []
    hit = base.relation is Relation.OPPOSES and base.means in HITTING
    cast.apart = frozenset({subject_.id})
    cast.hostile = hit and base.means is Means.ATTACK  # one may order "his" troops to leave
    held = hit and not not_for_others(token)
    found = actors(cast, token, on, until) or (holders(cast, token, on) if held else [])
    cast.apart, cast.hostile = frozenset(), False
    return found


def _paired(
    subjects: list[Ref], filled: Frame, cast: Cast, on: date
) -> Iterator[tuple[Ref, Ref, float]]:
    """Pairs for "A and B back C and D respectively"; all to the one where that is one alone."""
    others = [r for t in filled.objects for r in actors(cast, t, on)]
    if 1 in (len(subjects), len(others)):
        yield from ((a, b, 1.0) for a in subjects for b in others)
    elif len(subjects) == len(others):
        yield from ((a, b, 1.0) for a, b in zip(subjects, others, strict=True))


def speaking_together(filled: Frame, force: Force, cast: Cast, on: date) -> list[Ref]:
    """In "Mali and Niger said they would" both who speak act."""
    voice = force.voices[0] if force.voices else None
    who = subject(voice) if voice is not None and voice.pos_ == "VERB" else None
    if filled.subjects[0].lower_ != "they" or who is None or not children(who, "conj"):
        return []
    return _speaking_of_itself(filled, force, cast, on)


def _speaking_of_itself(filled: Frame, force: Force, cast: Cast, on: date) -> list[Ref]:
    """In "Iran said it had armed" the one who speaks is the one who acts."""
    pronoun = filled.subjects[0]
    voice = force.voices[0] if force.voices else None
    if voice is None or voice.pos_ != "VERB" or pronoun.lower_ not in THIRD:
        return []
    if other_party(pronoun) is not None:
        return []  # "condemned Y, saying it had armed Z"
    words = cast.mention
    return [
        r.at(words(pronoun, pronoun, r.id, ""), ITSELF) for r in actors(cast, subject(voice), on)
    ]


def _helped_before(subject_: Ref, context: Context) -> Draft | None:
    """The last support of the same subject: "... but ruled out sending troops"."""
    return next(
        (
            d
            for d in reversed(context.earlier)
            if d.relation is Relation.SUPPORTS and not d.negated and d.subject.id == subject_.id
        ),
        None,
    )


def third_parties(filled: Frame, cast: Cast, on: date) -> tuple[Ref, ...]:
    """Third parties: behind "against", or as the object of the fight that is supported."""
    tokens = list(prepositional(filled.carriers, "against"))
    inside = [t for c in (*filled.carriers, *filled.objects) for t in c.subtree]
    for token in dict.fromkeys(inside):
        known = lexicon().predicates.get((lemma(token), part_of_speech(token)), ())
        if token in filled.carriers or not any(p.relation is Relation.OPPOSES for p in known):
            continue
        if token.pos_ == "VERB" and (infinitive(token) or helped_in(token)):
            tokens += objects(token)
        elif token.pos_ == "NOUN" and lexicon().is_a(lemma(token), "cause"):
            tokens += prepositional([token], "against", "on", "with")
    refs = [r for t in tokens for r in actors(cast, t, on)]
    return tuple({r.id: r for r in reversed(refs)}.values())


def partners_fight(predicate: Predicate, noun: Token) -> bool:
    """Whether a fight is only what a support is for: "support Iraq's fight against Al-Qaeda"."""
    if predicate.relation is not Relation.OPPOSES or predicate.pos != "noun":
        return False
    for above in noun.ancestors:
        held = above == noun.head and noun.dep_ in ("dobj", "obj")
        light = held and operator(above, "object") is not None
        if light or children(above, "prt"):
            continue  # "commit genocide", "carry out an attack"
        known = lexicon().predicates.get((lemma(above), part_of_speech(above)), ())
        if any(p.relation is Relation.SUPPORTS for p in known):
            return True
        if above.pos_ == "VERB" and finite(above):
            return False
    return False


def _expelled(noun: Token) -> bool:
    """Whether officials are told to leave: "expelled two U.N. officials"."""
    return lemma(noun.head) == "expel" and lemma(noun) in _OFFICIALS


def act_against(means: Means, objects_: tuple[Token, ...]) -> Means:
    """The means of an act against diplomats, who are expelled but not attacked."""
    envoys = any(lexicon().is_a(lemma(noun), "envoy") or _expelled(noun) for noun in objects_)
    return Means.REJECTION if means is Means.ATTACK and envoys else means
