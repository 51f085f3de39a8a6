"""Groups, crowds and forces that a common noun names: "the rebels", "clan fighters", "nurses"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ....model import ActorKind, Speaker
from ..documents.values import Ref
from ..naming.entities import NAME, extent, name_around, named_in_office, noun_lemma
from ..naming.reference import home_of_groups, reference, towns
from ..sentences.lexicon import lexicon
from ..sentences.syntax import children, conjuncts, lemma, prepositional
from .again import SPLINTER
from .coreference import FAR, VAGUE, again, definite, the_group
from .homes import setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from ..naming.cast import Cast

HERE = 0.8
"""How sure it is that "insurgents" are those whom a table lists for the country."""
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
PROTESTERS = "protesters"
PROTESTING = frozenset({"crowd", "demonstrator", "marcher", "protester", "rally"})
"""What those are called who protest."""
AGAINST = {
    "houthis": ("saudi-led-coalition", date(2015, 3, 26)),
    "isil": ("global-coalition-against-isil", date(2014, 9, 10)),
    "islamic-state": ("global-coalition-against-isil", date(2014, 9, 10)),
}
"""By whom a group is fought who are only called "the coalition", and since when."""
AT_HOME = ("around", "from", "in")
"""How it is said where people are at home."""
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


def bare(cast: Cast, noun: Token, roles: frozenset[str], state: Ref | None = None) -> Ref | None:
    """A group that only its noun names, told from others by where the text plays."""
    if "bystander" in roles or lemma(noun) in VAGUE:
        return None
    league = _league(cast, noun) if noun.lower_ == "coalition" else None
    if league is not None:
        return league
    kind = ActorKind.ARMED_GROUP if roles & {"group", "state"} else ActorKind.POPULATION
    return named_by_place(cast, noun, _plural(noun, roles), kind, state)


def _league(cast: Cast, noun: Token) -> Ref | None:
    """Which coalition it is, by its foe; "the ruling coalition" and one in a country are none."""
    said = children(noun, "amod", "compound", "nmod", "poss", "acl", "prep")
    used = lexicon().is_a(noun_lemma(noun.head), "machine", "force", "cause")
    if said or (noun.dep_ == "compound" and not used):
        return None
    here = [ref for t in noun.sent if (ref := cast.known(t, cast.published)) is not None]
    before = [] if noun.dep_ != "compound" else reversed(cast.seen())  # "coalition jets"
    told = (AGAINST[ref.id] for ref in (*here, *before) if ref.id in AGAINST)
    return next((cast.of_reference(i, noun, noun) for i, at in told if at <= cast.published), None)


def no_longer(cast: Cast, noun: Token, roles: frozenset[str]) -> Ref | None:
    """Several who are nobody's any more, by what they are called: "former soldiers"."""
    if roles & {"group", "people"}:
        return group(cast, noun, roles, None)
    first, last = extent(noun)
    name = noun.doc[first.i : last.i + 1].text
    return cast.provisional_actor(first, last, name, ActorKind.ARMED_GROUP) if roles else None


def named_by_place(
    cast: Cast,
    noun: Token,
    name: str,
    kind: ActorKind = ActorKind.POPULATION,
    state: Ref | None = None,
) -> Ref:
    """A group without a name of its own: "protesters in Egypt"; of no table where no state is."""
    at = seat(cast, noun) if state is None else ""
    state = state or setting(cast, noun)
    where = f"{name} in {state.mention.label}" if state is not None else name
    for known in cast.registry.actors_called(where, cast.published) if state is not None else ():
        actor = cast.registry.actors[known.id]
        return Ref("actor", cast.mention(noun, noun, actor.id, actor.name), sure=HERE)
    if at:
        place = at.split(" ", 1)[1]
        listed = {n.id for n in reference().actors_called(f"{place} {name}")}
        known_there = cast.of_reference(listed.pop(), noun, noun) if len(listed) == 1 else None
        return known_there or cast.provisional_actor(noun, noun, f"{name} {at}", kind)
    told = _told_before(cast, noun, name, state) if state is not None else None
    return again(cast, noun, told, HERE) or cast.provisional_actor(noun, noun, where, kind)


def _told_before(cast: Cast, noun: Token, name: str, state: Ref) -> Ref | None:
    """Those of a town of the state, of whom the text told last: "protesters in Benghazi"."""
    for ref in reversed(cast.seen()):
        whose, _, at = ref.mention.label.partition(f"{name} ")
        place = at.partition(" ")[2]
        if not whose and towns().get(place) == state.id and ref.mention.end <= cast.at(noun):
            return ref
    return None


def seat(cast: Cast, noun: Token) -> str:
    """Where those are at home of whom a noun tells: "from Tarhuna"; empty where not said."""
    for place in prepositional([noun], *AT_HOME):
        first, last = name_around(place)
        name = noun.doc[first.i : last.i + 1].text
        town = place.ent_type_ in ("GPE", "LOC") and not children(place, "conj")
        known = cast.known(place, cast.published)
        apart = known is None or known.manner == "metonym" or place.head.lower_ == "from"
        if town and apart and place.head.head == noun and NAME.fullmatch(name):
            return f"{place.head.lower_} {name}"
    return ""


def _plural(noun: Token, roles: frozenset[str]) -> str:
    """What several of them are called: "rebels" for those of "rebel positions"."""
    word = noun.lower_
    if noun_lemma(noun) in PROTESTING:
        return PROTESTERS
    if "collective" in roles or noun.tag_ in ("NNS", "NNPS") or not word.endswith(noun.lemma_):
        return word
    return f"{word[:-3]}men" if word.endswith("man") else f"{word}s"


def nations(cast: Cast, noun: Token) -> Ref | None:
    """Several states together: "Gulf monarchies", "Western powers"."""
    first, last = extent(noun)
    name = noun.doc[first.i : last.i + 1].text
    told_apart = _proper(first, last) or any(c.lower_ in REGIONAL for c in children(noun, "amod"))
    if noun.tag_ not in ("NNS", "NNPS") or not told_apart or not NAME.fullmatch(name):
        return None
    return cast.provisional_actor(first, last, name, ActorKind.COALITION)
