"""Proper names that no table knows: persons and whom they speak for, actors, outlets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....model import Actor, ActorKind, Speaker
from ..documents.document import slug
from ..documents.values import Ref
from ..naming.cast import ARMED, PROVISIONAL
from ..naming.entities import (
    CAPITAL,
    GROUNDS,
    MODEL,
    NAME,
    NAMED,
    entity,
    extent,
    lies_by,
    minority,
    name_around,
    noun_lemma,
    numbered_unit,
    of_no_person,
)
from ..naming.recall import REMEMBERED
from ..sentences.lexicon import lexicon
from ..sentences.syntax import children, passive
from .groups import grown
from .homes import home

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..naming.cast import Cast

UNSURE = frozenset({"LOC", "FAC", "PERSON"})
"""What the recogniser takes places and persons for, and now and then a group."""
SETTLEMENTS = frozenset({
    "airport", "bay", "capital", "city", "district", "hamlet", "harbour", "hill", "island",
    "outskirt", "port", "province", "region", "river", "suburb", "town", "valley", "village",
})  # fmt: skip
OUTLET_SURE = 0.9
SPEAKERS = frozenset({"spokesman", "spokesperson", "spokeswoman"})
RANKS = frozenset({"admiral", "brigadier", "captain", "colonel", "commander", "corporal", "gen.",
                   "general", "lieutenant", "major", "marshal", "sergeant"})  # fmt: skip
"""What officers of any side are called."""
TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "lord", "mullah",
                    "sheikh", "imam", "ayatollah", "bishop", "pope"})  # fmt: skip


def person(cast: Cast, token: Token) -> Speaker | None:
    """The person whom a name names, known or not; None where it names something else."""
    if minority(token) is not None:
        return None
    met = cast.person(token)
    if met is not None and (met.name.endswith(_whole(token)) or not of_no_person(token)):
        return met
    if of_no_person(token) or settlement(token):
        return None
    if not (token.ent_type_ == "PERSON" or _in_office(token) or _ranked(token)):
        return None
    first, last = entity(token) if token.ent_type_ else name_around(token)
    while not token.ent_type_ and first.lower_ in RANKS and first.i < last.i:
        first = first.nbor(1)
    if first.i == last.i and not _of_person(token):
        return None
    return Speaker(token.doc[first.i : last.i + 1].text)


def _whole(name: Token) -> str:
    """A name with the article that a hyphen joins to it: "al-Kadhimi"."""
    first, last = entity(name)
    return name.doc[first.i : last.i + 1].text


def _in_office(name: Token) -> bool:
    """Whether a name that the recogniser missed is told to be an officer's: "X, a spokesman"."""
    beside = [*children(name, "appos"), *([name.head] if name.dep_ == "appos" else [])]
    offices = [c for c in beside if c.tag_ == "NN"]
    return name.ent_type_ in ("", "ORG", "WORK_OF_ART") and any(
        noun_lemma(o) in SPEAKERS or lexicon().is_a(noun_lemma(o), "envoy") for o in offices
    )


def _ranked(name: Token) -> bool:
    """Whether an officer's rank stands before a name that the recogniser missed."""
    before = children(name, "compound")
    ranks = any(w.lower_ in RANKS and w.text[:1].isupper() for w in before)
    return ranks and not name.ent_type_ and all(w.text[:1].isupper() for w in before)


def _of_person(token: Token) -> bool:
    """Whether what stands beside a single name shows that it is a person's."""
    before = children(token, "compound", "amod")
    titled = any(w.lower_ in TITLES or lexicon().is_a(noun_lemma(w), "state") for w in before)
    relative = any(w.lower_ in ("who", "whom", "whose") for c in children(token, "relcl")
                   for w in c.subtree)  # fmt: skip
    return titled or relative or token.dep_ == "appos" or bool(children(token, "appos"))


def standing_for(cast: Cast, token: Token, spoken: Speaker, owner: Ref | None) -> Ref:
    """A person: the actor in whose office he acts, else himself, who is none."""
    if owner is not None:
        return replace(grown(cast, token, owner), person=spoken)
    in_office = any(
        lexicon().is_a(noun_lemma(w), "state") and w.text[:1].isupper() and w.lower_ not in RANKS
        for w in children(token, "compound")
    )
    acts_for = home(cast, token) if in_office or _officer(cast, token) else None
    acts_for = acts_for or cast.stood_for(spoken.name)
    if acts_for is not None:
        return replace(grown(cast, token, acts_for), person=spoken)
    first, last = entity(token)
    return Ref("person", cast.mention(first, last, None, spoken.name), person=spoken)


def _officer(cast: Cast, name: Token) -> bool:
    """Whether an officer can only be of the one state of which the text has told so far."""
    before = [w for w in name.subtree if w.i < name.i]
    ranks = [w for w in before if w.lower_ in RANKS and w.text[:1].isupper()]
    at = cast.at(name)
    named = {r.id for r in cast.seen() if r.mention.start < at and cast.state(r)}
    played = {r.id for r in cast.grounds[-REMEMBERED:] if r.mention.start < at}
    alone = len(named) == 1 and played <= named
    return bool(ranks) and ranks[0].lower_ != "commander" and alone


def in_own_right(cast: Cast, ref: Ref) -> Ref:
    """A person as an actor: himself."""
    name = ref.person.name if ref.person is not None else ref.mention.label
    id_ = (ref.person and ref.person.actor) or slug(name)
    if id_ not in cast.registry.actors:
        made = Actor(id=id_, name=name, kind=ActorKind.PERSON, provisional=True)
        cast.actors.setdefault(id_, made)
    mention = replace(ref.mention, id=id_, label=name)
    return replace(ref, kind="actor", mention=mention, sure=PROVISIONAL, manner="provisional")


def named_actor(cast: Cast, token: Token) -> Ref | None:
    """An actor by a name that no table knows; a place is one only where it acts."""
    number = numbered_unit(token)
    if number is not None:
        unit = token.doc[number.i : token.i + 1].text
        return cast.provisional_actor(number, token, unit, ActorKind.ARMED_GROUP)
    if settlement(token) or (token.ent_type_ in UNSURE and not _acts(cast, token)):
        return None
    if token.ent_type_ not in (*NAMED, *GROUNDS, "PERSON") or children(token, "nummod"):
        return None
    first, last = name_around(token)
    name = token.doc[first.i : last.i + 1].text
    if not NAME.fullmatch(name) or not CAPITAL.match(name) or len(name) < 3:
        return None
    if MODEL.fullmatch(name):
        return None
    if slug(name) in cast.places:
        return None
    served = cast.served(name, first, last)
    if served is not None:
        return served
    armed = not ARMED.isdisjoint(name.lower().split()[1:])
    kind = ActorKind.ARMED_GROUP if armed else ActorKind.ORGANISATION
    kind = ActorKind.STATE if token.ent_type_ == "GPE" and not armed else kind
    ref = cast.provisional_actor(first, last, name, kind)
    return replace(ref, manner="metonym") if kind is ActorKind.STATE else ref


def settlement(token: Token) -> bool:
    """Whether a name is called a place: "Ogra, a village", "Ogra, just north of Goma"."""
    if lies_by(token):
        return True
    beside = [*children(token, "appos"), *([token.head] if token.dep_ == "appos" else [])]
    above = [token.head.head] if token.dep_ == "pobj" and token.head.lower_ == "of" else []
    return any(noun_lemma(w) in SETTLEMENTS for w in (*beside, *above))


def _acts(cast: Cast, token: Token) -> bool:
    """Whether a name fills the place of one who acts, or is that of a body ("Ashen Host")."""
    if lexicon().is_a(noun_lemma(token), "group", "state") or of_no_person(token):
        return True
    verb = token.head
    if token.dep_ == "poss" or (token.dep_ == "pobj" and verb.dep_ == "agent"):
        return True
    if slug(token.text) in cast.actors:
        return True
    return token.dep_ == "nsubj" and verb.pos_ == "VERB" and not passive(verb)


def outlet(cast: Cast, noun: Token) -> Ref | None:
    """An outlet by its name, or the one named last ("the newspaper")."""
    first, last = extent(noun)
    named = noun.pos_ == "PROPN"
    if first.i == last.i and not named:
        if not any(c.lower_ == "the" for c in noun.children):
            return None
        before = cast.last(noun, lambda r: r.kind == "outlet")
        return before and before.at(cast.mention(noun, noun, None, ""), OUTLET_SURE)
    name = noun.doc[first.i : last.i + 1].text
    return cast.outlet(first, last, name) if NAME.fullmatch(name) else None
