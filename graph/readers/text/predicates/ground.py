"""Who holds a place or is there, by several words together: "marched into", "the stronghold of".

Who is to be driven out of a place, or asked to leave it, is there still.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Means, Relation
from ..force.force import Force
from ..force.modality import force_of
from ..mentions.sites import SITES, TOWNS
from ..naming.entities import noun_lemma, written_as_name
from ..sentences.lexicon import Predicate, lexicon
from ..sentences.owners import possessor
from ..sentences.syntax import (
    OBJECTS,
    children,
    grammatical_subject,
    infinitive,
    lemma,
    objects,
    passive,
    prepositional,
    subject,
)
from .doers import meant, named
from .gifts import ADJECTIVAL, Frame

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_LOSING = frozenset({"abandon", "cede", "leave", "lose", "relinquish", "surrender", "yield"})
_MOVING = frozenset({"drive", "march", "move", "pour", "ride", "roll", "slip", "storm", "sweep",
                     "walk"})  # fmt: skip
_SENDING = frozenset({"deploy", "dispatch", "fly", "move", "order", "pour", "send"})
_OUSTING = frozenset({"clear", "dislodge", "drive", "eject", "evict", "expel", "flush", "force",
                      "oust", "push", "remove", "root", "throw"})  # fmt: skip
_LEAVING = frozenset({"depart", "leave", "pull", "quit", "retreat", "vacate", "withdraw"})
YIELDING = frozenset({"cede", "hand", "relinquish", "return", "surrender", "yield"})
_DONE = frozenset({"begin", "compel", "force", "manage", "oblige", "seem", "start", "succeed",
                   "use"})  # fmt: skip
"""Verbs with which an infinitive was done: "managed to drive them out"."""
_ASKING = frozenset({"ask", "call", "demand", "insist", "propose", "recommend", "request",
                     "require", "urge"})  # fmt: skip
_DUE = frozenset({"must", "should"})
_BASES = frozenset({"bastion", "foothold", "heartland", "hideout", "redoubt", "stronghold"})
_NAMES = ("PROPN", "PRON")
_FROM = ("from", "of", "out")


def moved_in(verb: Token) -> Frame | None:
    """Who took a place by going there: "marched into Bangui", "entered the town"."""
    where = list(prepositional([verb, *children(verb, "acomp", "advmod", "oprd")], "into"))
    where = [n for n in where if n.tag_ != "NNS"]  # "rode into the villages of Darfur"
    if lemma(verb) == "enter" and not passive(verb):  # regions are entered, and not yet held
        where = [n for n in children(verb, *OBJECTS) if noun_lemma(n) in TOWNS | SITES]
    elif lemma(verb) not in _MOVING or children(verb, *OBJECTS):
        return None  # "moved vehicles into Tripoli"
    who = subject(verb)
    if who is None or not where or not _armed(who):
        return None
    return _frame(verb, Relation.CONTROLS, [who], where, "obj" if lemma(verb) == "enter" else "in")


def sent_into(verb: Token) -> Frame | None:
    """Whose troops are somewhere: "sent thousands of soldiers into Kivu"."""
    sent = [meant(n) for n in children(verb, *OBJECTS)]
    where = list(prepositional([verb, *children(verb, *OBJECTS)], "into"))
    who = subject(verb)
    if lemma(verb) not in _SENDING or who is None or not where or not any(map(_armed, sent)):
        return None
    return _frame(verb, Relation.PRESENT_IN, [who], where)


def lost_to(verb: Token) -> Frame | None:
    """Who took what another lost: "lost the town to the rebels", "abandoned it to them"."""
    ground = objects(verb)
    others = list(prepositional([verb, *ground], "to"))
    if lemma(verb) not in _LOSING or not ground or not others or passive(verb):
        return None
    return _frame(verb, Relation.CONTROLS, others, ground, "obj")


def remaining(verb: Token) -> Iterator[tuple[Frame, Force]]:
    """Who is still where he is to be driven from, to leave, or what he is to hand over."""
    word = lemma(verb)
    if word not in _OUSTING | _LEAVING | YIELDING or not _to_come(verb):
        return
    told = force_of(verb)
    force = Force(path=[verb], closed=True, voices=told.voices if told is not None else [])
    ground = list(_left(verb))
    if word in YIELDING:
        who = subject(verb)
        held = [n for n in objects(verb) if n.pos_ == "PROPN"]
        if who is not None and held:
            yield _frame(verb, Relation.CONTROLS, [who], held, "obj"), force
        return
    who = None if word in _OUSTING else subject(verb) or grammatical_subject(verb)
    gone = objects(verb) if word in _OUSTING or ground else []
    slot = "in"
    if word in _LEAVING and not ground:
        ground, slot = children(verb, *OBJECTS), "obj"
    present = [n for n in gone if n not in ground] or ([who] if who is not None else [])
    present = [n for n in present if _armed(n) or written_as_name(n) or n.pos_ in _NAMES]
    if present and ground:
        yield _frame(verb, Relation.PRESENT_IN, present, ground, slot), force


def based(noun: Token) -> Frame | None:
    """Whose stronghold a place is: "the rebel stronghold of Qusair", "Raqqa, their bastion"."""
    if lemma(noun) not in _BASES:
        return None
    owners = [possessor(c) for c in children(noun, "poss")]
    owners = owners or [c for c in children(noun, *ADJECTIVAL) if named(c) or _armed(c)]
    where = [*prepositional([noun], "of", "in", "at"), *children(noun, "appos")]
    where = where or ([noun.head] if noun.dep_ in ("appos", "compound", "nmod") else [])
    if not owners or not where:
        return None
    return _frame(noun, Relation.PRESENT_IN, owners, where)


def _left(verb: Token) -> Iterator[Token]:
    """What is left: "from Idlib", "out of Idlib"."""
    for preposition in children(verb, "prep", "prt", "advmod"):
        if preposition.lower_ in _FROM:
            yield from children(preposition, "pobj")
            inner = [c for c in children(preposition, "prep") if c.lower_ in _FROM]
            yield from (n for p in inner for n in children(p, "pobj"))
    for thing in children(verb, *OBJECTS):
        yield from prepositional([thing], "from")


def _to_come(verb: Token) -> bool:
    """Whether something was not done, or is only to be done; who says so of himself is going."""
    modal = {c.lower_ for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"}
    asked = lemma(verb.head) in _ASKING and verb.tag_ in ("VB", "VBP")
    if children(verb, "neg") or asked or not modal.isdisjoint(_DUE):
        return True
    if verb.head != verb and lemma(verb.head) == "help":
        return _to_come(verb.head)
    aim = verb.dep_ == "xcomp" and infinitive(verb) and lemma(verb.head) not in _DONE
    return lemma(verb) in _OUSTING and (aim or bool(modal))


def _armed(noun: Token) -> bool:
    """Whether a phrase is of forces or fighters, as far as its noun tells."""
    return lexicon().is_a(noun_lemma(noun), "group", "force", "irregular")


def _frame(
    word: Token, relation: Relation, who: list[Token], where: list[Token], slot: str = "in"
) -> Frame:
    predicate = Predicate(
        lemma(word), "verb", relation, Means.UNKNOWN, ("subj",), (slot,), both=False
    )
    return Frame(predicate, tuple(who), tuple(where), (), (word,))
