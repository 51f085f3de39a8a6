"""Between whom a tie may hold, and who may hold a place: what words alone would take too far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import ActorKind, Modality, Relation
from ..mentions.affiliates import affiliates
from ..mentions.nouns import before_noun
from ..naming.entities import BEFORE, noun_lemma
from ..predicates.ground import YIELDING
from ..sentences.lexicon import lexicon
from ..sentences.syntax import infinitive, lemma
from .ends import meant_by

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Token

    from ..documents.values import Ref
    from ..naming.cast import Cast
    from ..predicates.gifts import Frame
    from ..sentences.lexicon import Predicate
    from .drafts import Draft

ACHIEVED = frozenset({"able", "allow", "continue", "enable", "go", "help", "manage", "succeed"})
"""What is done if an infinitive hangs on it: "managed to retake the town"."""
ENDED = frozenset({"break", "cut", "deny", "end", "renounce", "sever"})
"""What is done to ties that are none any more."""
HELD = frozenset({
    "administer", "annex", "conquer", "control", "garrison", "govern", "liberate", "occupy",
    "overrun", "recapture", "reclaim", "reconquer", "reoccupy", "retake", "retook", "rule",
})  # fmt: skip
"""Verbs whose object is a place, or somebody whom a table knows."""
RULING = frozenset({"administration", "authority", "government", "regime"})
NOT_HOLDING = frozenset({ActorKind.POPULATION, ActorKind.PERSON})


def may_tie(filled: Frame, subject_: Ref, object_: Ref, cast: Cast) -> bool:
    """Whether one of two actors may be a part, affiliate or former part of the other."""
    relation = filled.predicate.relation
    if relation.sign:
        return True
    above = filled.carriers[0].head
    if affiliates(above):
        return False  # "X and groups linked to it" says whom X stands for
    if above != filled.carriers[0] and lemma(above) in ENDED:
        return False
    if cast.state(object_) and cast.state(subject_):
        return relation is Relation.MERGED_INTO
    if relation is Relation.SPLIT_FROM and cast.state(object_):
        return False
    if cast.state(subject_) and subject_.mention.text != subject_.mention.label:
        return False  # some of its forces are not the state
    if relation is Relation.PART_OF and filled.predicate.lemma in ("part", "member"):
        return not cast.state(object_)
    return True


def holding(cast: Cast, noun: Token, on: date, until: int | None = None) -> list[Ref]:
    """Whom a word means, also before a noun: "in rebel hands", "rebel-held"."""
    found = meant_by(cast, noun, on, until)
    if found or noun.dep_ not in BEFORE:
        return found
    known = before_noun(cast, noun, noun.head, lambda: None, on)
    return [known] if known is not None and known.kind == "actor" else []


def may_hold(base: Draft, holder: Ref, token: Token, cast: Cast) -> bool:
    """Whether somebody, whom a word names, may be said to hold a place, or to be in it."""
    aimed = base.relation is Relation.CONTROLS and _aimed_at(base.trigger)
    if aimed or base.modality is not Modality.ACTUAL:
        return False
    if cast.kind(holder) in NOT_HOLDING or _of_office(token):
        return False
    return base.relation is Relation.CONTROLS or holder.person is None


def _of_office(noun: Token) -> bool:
    """Whether a noun means one who speaks for a state: a minister is where he is alone."""
    word = noun_lemma(noun)
    if noun.pos_ != "NOUN" or word in RULING:
        return False
    forces = lexicon().is_a(word, "force", "group", "collective", "part", "nations")
    return word == "official" or (lexicon().is_a(word, "state", "envoy") and not forces)


def only_places(predicate: Predicate) -> bool:
    """Whether what fills a predicate's object can be nothing but a place."""
    if predicate.relation is Relation.PRESENT_IN:
        return predicate.object != ("obj",)
    return predicate.lemma in HELD or predicate.object[0] in ("of", "over", "on")


def _aimed_at(trigger: Token) -> bool:
    """Whether a place is only aimed at: "an offensive to retake Mosul"."""
    to_come = infinitive(trigger) and lemma(trigger.head) not in ACHIEVED
    return to_come and lemma(trigger) not in YIELDING  # who is to hand it over has it
