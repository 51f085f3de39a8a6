"""Groups, crowds and forces that a common noun names: "the rebels", "clan fighters", "nurses"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ....model import ActorKind, Speaker
from ..documents.values import Ref
from ..naming.entities import NAME, extent, named_in_office, noun_lemma
from ..naming.reference import home_of_groups
from ..sentences.lexicon import lexicon
from ..sentences.syntax import children, conjuncts, lemma, prepositional
from .again import SPLINTER
from .coreference import FAR, again, definite, the_group
from .unnamed import HERE, bare, named_by_place, seat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from ..naming.cast import Cast

STYLED = frozenset({
    "faction", "front", "group", "movement", "organisation", "organization", "outfit",
})  # fmt: skip
"""Bodies that a text calls again by what they are: "the ethnic armed group"."""
ANYBODY = frozenset({"man", "people", "person", "resident", "victim", "woman"})
"""Of whom no number tells who they are."""
OFFSHOOTS = frozenset({
    "affiliate", "branch", "breakaway", "defector", "dissident", "offshoot", "splinter",
})  # fmt: skip
"""Who belongs to a group, or has left it, under a name of his own."""
ARMS = frozenset({"armed", "media", "military", "political"})
"""What is said of a branch that is the group itself."""
OF_STATES_ALONE = frozenset({
    "army", "government", "junta", "military", "ministry", "navy", "parliament", "police", "regime",
})  # fmt: skip
"""Bodies that no armed group is called by."""
REGIONAL = frozenset({"foreign", "neighbouring", "neighboring", "regional", "western"})
STATES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT})


def grown(cast: Cast, noun: Token, owner: Ref) -> Ref:
    """The owner, mentioned by the whole phrase."""
    first, last = extent(noun)
    whole = cast.mention(first, last, owner.mention.id, owner.mention.label)
    manner = "name" if owner.manner in ("adjective", "metonym") else owner.manner
    named = next(iter(named_in_office(noun)), None)
    person = _called(cast, named) if named is not None else owner.person
    return replace(owner, mention=whole, manner=manner, person=person)


def _called(cast: Cast, name: Token) -> Speaker | None:
    """The person whose name stands beside his office, whether a table has him or not."""
    known = cast.known(name, cast.published)
    return known.person if known is not None and known.person else cast.person(name)


def listed_whole(cast: Cast, noun: Token, on: date) -> Ref | None:
    """The actor that a table lists under the whole phrase ("residents of Fallujah")."""
    first, last = extent(noun)
    if first.i == last.i and noun.pos_ == "NOUN":
        return None  # "protesters" are others elsewhere
    names = cast.registry.actors_called(noun.doc[first.i : last.i + 1].text, on)
    ids = {n.id for n in names if n.manner == "name"}
    if len(ids) != 1:
        return None
    actor = cast.registry.actors[ids.pop()]
    return Ref("actor", cast.mention(first, last, actor.id, actor.name))


def group(cast: Cast, noun: Token, roles: frozenset[str], owner: Ref | None) -> Ref | None:
    """The group or crowd that a noun names, by itself or as its owner's.

    A single person is none ("a fighter", "a nurse"), and "the group" only one named before.
    """
    beside = [noun.head] if noun.dep_ == "appos" else [*children(noun, "appos"), *_alias(noun)]
    for other in (c for b in beside if b.pos_ == "PROPN" for c in conjuncts(b)):
        known = cast.known(other, cast.published)
        if known is not None or noun.dep_ == "appos":
            return known
    if owner is not None and _owns(cast, owner, roles):
        return grown(cast, noun, owner)
    first, last = extent(noun)
    counted = _counted_among_others(noun, roles)
    described = first.i < noun.i or last.i > noun.i or counted
    if any(c.lower_ in ("breakaway", "splinter") for c in children(noun, "amod", "compound")):
        split = next(cast.called(SPLINTER, noun, FAR), None)
        if split is not None:
            return again(cast, noun, split, HERE)
    if described and lemma(noun) in STYLED and _only_styled(noun, first, last):
        before = the_group(cast, noun)
        if before is not None:
            return before
    if not described:
        back = roles & {"group", "collective"} and not _army(cast, noun, roles)
        before = the_group(cast, noun, pointed=_any_of_one(cast, noun)) if back else None
        vague = noun.tag_ == "NN" and not definite(noun) and "state" not in roles
        several = _several(noun, roles) and not vague
        return before or (bare(cast, noun, roles) if several else None)
    told = counted or _proper(first, last) or "bystander" not in roles
    if not _several(noun, roles) or not told:
        return None
    kind = ActorKind.ARMED_GROUP if "group" in roles else ActorKind.POPULATION
    name = noun.doc[first.i : last.i + 1].text
    at = seat(cast, noun)
    name = f"{name} {at}" if at and NAME.fullmatch(f"{name} {at}") else name
    return cast.provisional_actor(first, last, name, kind) if NAME.fullmatch(name) else None


def offshoot(cast: Cast, noun: Token, owner: Ref) -> Ref | None:
    """Who has left a group or is only tied to it: "FARC dissidents", "an al-Qaeda affiliate"."""
    words = {noun_lemma(noun), *(noun_lemma(c) for c in children(noun, "compound", "amod"))}
    if not words & OFFSHOOTS or cast.kind(owner) is not ActorKind.ARMED_GROUP:
        return None
    if not _proper(*extent(noun)) or any(c.lower_ in ARMS for c in children(noun, "amod")):
        return None
    if noun.tag_ == "NN" and noun_lemma(noun) in ("defector", "dissident"):
        return None
    first, last = extent(noun)
    behind = owner.mention.start > cast.at(noun)
    whose = f"{owner.mention.text.removeprefix('the ')} {noun.lower_}"
    name = whose if behind else noun.doc[first.i : noun.i + 1].text
    if not NAME.fullmatch(name):
        return None
    if owner.id in home_of_groups():
        return cast.provisional_actor(first, last, name, ActorKind.ARMED_GROUP)
    made = named_by_place(cast, noun, name, ActorKind.ARMED_GROUP)  # others elsewhere
    return replace(made, mention=cast.mention(first, last, made.mention.id, made.mention.label))


def _counted_among_others(noun: Token, roles: frozenset[str]) -> bool:
    """Whether a number tells bystanders from others: "more than 200 schoolgirls"."""
    about = any(any(n.children) for n in children(noun, "nummod"))
    return about and "bystander" in roles and noun_lemma(noun) not in ANYBODY


def _alias(noun: Token) -> Iterator[Token]:
    """What people are known as: "volunteers, known as VDP"."""
    known = [c for c in children(noun, "acl") if lemma(c) in ("know", "call")]
    yield from prepositional(known, "as")
    yield from (n for c in known for n in children(c, "oprd"))


def _only_styled(noun: Token, first: Token, last: Token) -> bool:
    """Whether all that is said of a body tells no other: "the ethnic armed group"."""
    before = noun.doc[first.i : noun.i]
    bare = last.i == noun.i and not children(noun, "relcl", "acl", "prep")
    return bare and all(t.is_lower or t.ent_type_ == "NORP" for t in before)


def _any_of_one(cast: Cast, noun: Token) -> bool:
    """Whether a noun points back: irregulars do ("14 rebels") where one group alone was named."""
    if definite(noun) or not lexicon().is_a(noun_lemma(noun), "irregular"):
        return definite(noun)
    told = (r for r in cast.seen() if r.mention.end <= cast.at(noun))
    return len({r.id for r in told if cast.kind(r) is ActorKind.ARMED_GROUP}) == 1


def _army(cast: Cast, noun: Token, roles: frozenset[str]) -> bool:
    """Whether a state's forces are meant, who are no group that is only named later."""
    if "state" not in roles:
        return False
    if lemma(noun) in OF_STATES_ALONE:
        return True
    return not any(
        r.mention.end <= cast.at(noun) and cast.kind(r) is ActorKind.ARMED_GROUP
        for r in cast.seen()
    )


def _owns(cast: Cast, owner: Ref, roles: frozenset[str]) -> bool:
    """Whether people are their owner's: fighters a group's, and villagers a people's.

    Of a state only forces are: "Russian peacekeepers", and no "Russian militants".
    """
    kind = cast.kind(owner)
    if kind is ActorKind.POPULATION:
        return "people" in roles
    return "group" in roles and (kind not in STATES or "force" in roles)


def _several(noun: Token, roles: frozenset[str]) -> bool:
    many = noun.tag_ in ("NNS", "NNPS") or "collective" in roles or noun.lower_.endswith("men")
    return many and not any(c.lower_ in ("a", "an", "no") for c in _of_one(noun))


def _of_one(noun: Token) -> list[Token]:
    """The article of a noun of people; one that is a body may be "a" body."""
    body = lexicon().is_a(noun_lemma(noun), "collective")
    return [] if body else children(noun, "det")


def _proper(first: Token, last: Token) -> bool:
    return any(
        t.pos_ == "PROPN" or t.ent_type_ or (t.text[:1].isupper() and t.i > t.sent.start)
        for t in first.doc[first.i : last.i + 1]
    )


def no_longer(cast: Cast, noun: Token, roles: frozenset[str]) -> Ref | None:
    """Several who are nobody's any more, by what they are called: "former soldiers"."""
    if roles & {"group", "people"}:
        return group(cast, noun, roles, None)
    first, last = extent(noun)
    name = noun.doc[first.i : last.i + 1].text
    return cast.provisional_actor(first, last, name, ActorKind.ARMED_GROUP) if roles else None


def nations(cast: Cast, noun: Token) -> Ref | None:
    """Several states together: "Gulf monarchies", "Western powers"."""
    first, last = extent(noun)
    name = noun.doc[first.i : last.i + 1].text
    told_apart = _proper(first, last) or any(c.lower_ in REGIONAL for c in children(noun, "amod"))
    if noun.tag_ not in ("NNS", "NNPS") or not told_apart or not NAME.fullmatch(name):
        return None
    return cast.provisional_actor(first, last, name, ActorKind.COALITION)
