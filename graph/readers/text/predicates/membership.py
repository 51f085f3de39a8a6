"""Who belongs to whom, by several words: "an umbrella group that includes X", "quit Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Means, Relation
from ..naming.entities import GROUNDS
from ..sentences.syntax import OBJECTS, children, lemma, objects, prepositional, subject
from .gifts import Frame, deed

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNITING = frozenset({"bring", "comprise", "encompass", "group", "include", "unite"})
_LEAGUES = frozenset({"alliance", "bloc", "coalition", "confederation", "federation", "front",
                      "grouping", "league", "umbrella", "union"})  # fmt: skip
_ABSORBING = frozenset({"absorb", "subsume", "swallow"})
_LEAVING = frozenset({"desert", "leave", "quit"})


def united(verb: Token) -> Frame | None:
    """Whom a league unites: "a coalition that includes X and Y"."""
    if lemma(verb) not in _UNITING:
        return None
    whole, members = subject(verb), objects(verb)
    if whole is None or not members or not _league(whole):
        return None
    return _tied(verb, Relation.PART_OF, members, [whole])


def absorbed(verb: Token) -> Frame | None:
    """Who was merged into another: "swallowed the smaller militia", "was absorbed by Y"."""
    into = any(c.lower_ in ("into", "in") for c in children(verb, "prep"))
    whole, parts = subject(verb), objects(verb)
    if lemma(verb) not in _ABSORBING or into or whole is None or not parts:
        return None
    return _tied(verb, Relation.MERGED_INTO, parts, [whole])


def joined_league(verb: Token) -> Frame | None:
    """Who joined a league: "joined the Levant Front"."""
    who, leagues = subject(verb), [n for n in objects(verb) if n.pos_ == "PROPN" and _league(n)]
    if lemma(verb) != "join" or who is None or not leagues:
        return None
    return _tied(verb, Relation.PART_OF, [who], leagues)


def left(verb: Token) -> Frame | None:
    """Who left a body that is named: "quit the Levant Front"; not "left it in ruins"."""
    bodies = [n for n in children(verb, *OBJECTS) if n.pos_ == "PROPN"]
    bodies = [n for n in bodies if n.ent_type_ not in GROUNDS]
    more = children(verb, "prep", "acomp", "oprd", "xcomp", "ccomp", "dative", "prt")
    who = subject(verb)
    if lemma(verb) not in _LEAVING or who is None or not bodies:
        return None
    if lemma(verb) == "leave" and any(c.lower_ not in ("after", "in", "over") for c in more):
        return None
    return _tied(verb, Relation.SPLIT_FROM, [who], bodies)


def league_of(noun: Token) -> Frame | None:
    """Who makes up a league: "the Brotherhood, a coalition of X, Y and Z"."""
    members = [n for n in prepositional([noun], "of") if n.pos_ == "PROPN"]
    if lemma(noun) not in _LEAGUES or noun.dep_ != "appos" or not members:
        return None
    return _tied(noun, Relation.PART_OF, members, [noun.head])


def _league(noun: Token) -> bool:
    words = {lemma(noun), noun.lower_, *(c.lower_ for c in children(noun, "compound", "amod"))}
    return not words.isdisjoint(_LEAGUES)


def _tied(word: Token, relation: Relation, who: list[Token], to: list[Token]) -> Frame:
    return Frame(deed(word, relation, Means.UNKNOWN), tuple(who), tuple(to), (), (word,))
