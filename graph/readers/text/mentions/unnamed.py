"""Groups that only a common noun names, called by where they are: "protesters in Benghazi"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ....model import ActorKind
from ..documents.values import Ref
from ..naming.entities import NAME, name_around, noun_lemma
from ..naming.reference import reference, towns
from ..sentences.lexicon import lexicon
from ..sentences.syntax import children, lemma, prepositional
from .coreference import VAGUE, again
from .homes import setting

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..naming.cast import Cast

HERE = 0.8
"""How sure it is that "insurgents" are those whom a table lists for the country."""
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
