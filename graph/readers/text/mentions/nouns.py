"""Whom a common noun means, by its kind: "the rebels", "their army", "positions", "the Iraqis"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import ActorKind
from ..naming.entities import BEFORE, name_around, noun_lemma, written_as_name
from ..sentences.apposed import FRIENDS_AND_FOES
from ..sentences.lexicon import lexicon
from ..sentences.syntax import children, lemma, prepositional
from .again import SAME, same_head
from .aside import some_of
from .bodies import of_state
from .coreference import (
    ALLIANCE,
    FAR,
    GROUPS,
    VAGUE,
    again,
    definite,
    nationals,
    the_group,
)
from .crowds import crowd, the_crowd
from .groups import STATES, group, grown, listed_whole, nations, offshoot
from .homes import ITS_OWN, the_country
from .parts import hit_before, part, spying
from .short import keepers, short_form
from .unnamed import bare

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from spacy.tokens import Token

    from ..documents.values import Ref
    from ..naming.cast import Cast
    from .coreference import Resolve

NONE: frozenset[str] = frozenset()
UNIONS = frozenset({"party", "union"})
"""Bodies of which there are many."""
IRREGULAR_NAMES = frozenset({
    "free", "home", "insurgent", "islamic", "liberation", "partisan", "red", "resistance",
    "volunteer",
})  # fmt: skip
"""Words in names of armies that are no state's."""
USING = frozenset({"capture", "fire", "fly", "launch", "operate", "pilot", "use"})
NOT_BARE = frozenset({"artillery", "command", "force", "mission", "patrol"})
"""Nouns that are nobody by themselves: "by force", "on patrol"."""


def roles_of(noun: Token) -> frozenset[str]:
    """What the lexicon says that a noun may be: state, group, part, outlet, ..."""
    return lexicon().nouns.get(noun_lemma(noun), NONE)


def ownable(noun: Token) -> bool:
    """Whether somebody's name beside a noun says whose it is."""
    named = bool(roles_of(noun) & {"state", "group", "part"})
    return named or of_followers(noun) or spying(noun)


def of_followers(noun: Token) -> bool:
    """Whether a noun means a group's people where its name stands beside: "Wagner's men"."""
    return noun.lower_ == "men"


def common(cast: Cast, noun: Token, owner: Ref | None, resolve: Resolve, on: date) -> Ref | None:
    """Whom a common noun means; `owner` is whose it is said to be."""
    rallied = crowd(cast, noun) or (the_crowd(cast, noun) if owner is None else None)
    if rallied is not None:
        return rallied
    if noun.lower_ in NOT_BARE and not (owner or children(noun, "det", *BEFORE, "prep")):
        return None
    roles = roles_of(noun)
    called = _called_beside(cast, noun, on) if noun.tag_ == "NN" and "state" in roles else None
    if called is not None:
        return grown(cast, noun, called)
    whole = listed_whole(cast, noun, on)
    if whole is not None:
        return whole
    apart = offshoot(cast, noun, owner) if owner is not None else None
    if apart is not None:
        return apart
    if owner is not None and of_followers(noun) and cast.kind(owner) in GROUPS:
        return grown(cast, noun, owner)
    short = short_form(cast, noun) if owner is None and roles & {"group", "state"} else None
    if short is not None:
        return short
    peace = keepers(cast, noun) if owner is None else None
    if peace is not None:
        return peace
    before = same_head(cast, noun, resolve) if owner is None else None
    if before is not None:
        return before
    if owner is not None and _called_by(noun):
        return None
    there = owner is not None and owner.manner == "metonym" and not children(noun, "poss")
    if owner is not None and (("cause" in roles and not there) or spying(noun)):
        return grown(cast, noun, owner)  # but "the Paris attack" is nobody's
    victim = hit_before(cast, noun, roles, resolve) if owner is None else None
    if victim is not None:
        return victim
    if "state" in roles:
        return of_state(cast, noun, roles, owner, on)
    if roles & {"group", "people"}:
        return _by_name(cast, noun, resolve) or group(cast, noun, roles, owner)
    if "part" in roles and (ref := part(cast, noun, owner, resolve, on)) is not None:
        return ref
    return _of_nations(cast, noun, roles, on) if owner is None else None


def _called_beside(cast: Cast, noun: Token, on: date) -> Ref | None:
    """Which body a name beside a noun says that it is: "the UN mission, MONUSCO"."""
    names = (r for c in children(noun, "appos") if (r := cast.known(c, on)) is not None)
    return next((r for r in names if r.person is None and cast.kind(r) in GROUPS), None)


def _called_by(noun: Token) -> bool:
    """Whether others are called by how they stand to somebody: "Hamas's enemies"."""
    whose = children(noun, "poss", "prep")  # "NATO allies" are in it
    return bool(whose) and noun_lemma(noun) in FRIENDS_AND_FOES


def _by_name(cast: Cast, noun: Token, resolve: Resolve) -> Ref | None:
    """A body by the name beside it: "a smaller group, the River Guard"; known or not."""
    names = [c for c in children(noun, "appos") if c.pos_ == "PROPN" or written_as_name(c)]
    beside = [c for c in names if not children(c, "conj")]
    vague = lemma(noun) in VAGUE | ALLIANCE
    named = [r for c in beside if vague and (r := resolve(c)) is not None]
    if not named and beside and vague:
        first, last = name_around(beside[0])
        name = noun.doc[first.i : last.i + 1].text
        league = lemma(noun) in ALLIANCE
        kind = ActorKind.COALITION if league else ActorKind.ORGANISATION
        return cast.provisional_actor(first, last, name, kind)
    return named[0] if named and named[0].kind == "actor" else None


def _of_nations(cast: Cast, noun: Token, roles: frozenset[str], on: date) -> Ref | None:
    """Whom "the country", "the two nations" and "the Iraqis" mean."""
    if "nations" in roles:
        return the_country(cast, noun) or nations(cast, noun)
    several = noun.lower_.endswith("s") and not some_of(noun)
    return nationals(cast, noun, on) if several else None


def _of_people(noun: Token) -> bool:
    """Whether a noun is of somebody who is in a body: "council member", "party official"."""
    return noun_lemma(noun) == "member" or bool(roles_of(noun) & {"envoy", "people", "state"})


def before_noun(
    cast: Cast, word: Token, noun: Token, owner: Callable[[], Ref | None], on: date
) -> Ref | None:
    """Whose "army lorries" and "rebel positions" are; "rebel fighters" are only rebels."""
    roles = roles_of(word)
    if lexicon().is_a(noun_lemma(noun), "group") or not roles & {"state", "group"}:
        return None
    if word.lower_ == "fighter" and "machine" in roles_of(noun):
        return None  # "fighter jets"
    named = short_form(cast, word, pointed=True) if _of_people(noun) else None
    own = word.lower_ in ITS_OWN and "state" in roles_of(noun)  # "paramilitary police"
    if named is not None or own or lemma(word) in VAGUE:  # "the front line"
        return named
    if "state" in roles:
        return of_state(cast, word, roles, owner(), on)
    if noun_lemma(word) in UNIONS and _of_people(noun):
        return None  # "union leaders", of any
    if "irregular" not in roles:
        return the_group(cast, word, pointed=definite(noun)) or bare(cast, word, roles)
    so_called = again(cast, word, next(cast.called(noun_lemma(word), word, FAR), None), SAME)
    return so_called or the_group(cast, word, pointed=True) or bare(cast, word, roles)


def user(thing: Token) -> Token | None:
    """Who uses an arm, whoever made it: "Iranian drones fired by Russia"."""
    if not roles_of(thing) & {"machine", "weapon"}:
        return None
    used = (c for c in children(thing, "acl") if lemma(c) in USING)
    return next((who for clause in used for who in prepositional([clause], "by")), None)


def land_named(noun: Token) -> Token:
    """The name of a land behind what it is: "the southern state of Jubaland"."""
    names = prepositional([noun], "of") if "nations" in roles_of(noun) else ()
    return next((n for n in names if n.pos_ == "PROPN"), noun)


def named_body(noun: Token) -> bool:
    """Whether a name stands before a body's noun: "units of the Armenian army"."""
    body = noun.pos_ == "NOUN" and bool(roles_of(noun) & {"group", "state"})
    before = (w for c in children(noun, *BEFORE) for w in c.subtree)
    return body and any(w.text[:1].isupper() for w in before)


def own_body(cast: Cast, noun: Token, nation: Ref) -> bool:
    """Whether a name tells of a body in a nation that is not its state's.

    "The Turkmen Front", "Israel's Labor Party", "the Polish Home Army".
    """
    if cast.kind(nation) not in STATES or nation.manner == "metonym":
        return False
    if roles_of(noun) & {"force", "state"}:
        named = {c.lower_ for c in children(noun, "compound", "amod", "nmod")}
        return bool(named & IRREGULAR_NAMES)
    return nation.manner == "adjective" or "collective" in roles_of(noun)
