"""Which way a word leans: by the exact predicates of the lexicon, and by its many other words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....model import Means
from ..sentences.lexicon import Tilt, lexicon
from ..sentences.syntax import OBJECTS, children, lemma, part_of_speech

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

ROLE, PHRASE = "role", "phrase"
_PLACES = frozenset({"FAC", "GPE", "LOC"})


@dataclass(frozen=True, slots=True)
class Leaning:
    """How a word, with what belongs to it, leans.

    Attributes:
        sign: +1 or -1.
        direction: whether its subject acts (`forward`), is acted on (`backward`), or `both`.
        kind: `verb`, `noun`, `adjective`; `role` of who somebody is to another (an ally); `phrase`
            of a preposition and a noun (at war).
        slots: what may fill its object, as in a predicate; empty = whatever stands there.
        means: by what means, where a predicate says so.
    """

    sign: int
    direction: str
    kind: str
    slots: tuple[str, ...] = ()
    means: Means = Means.UNKNOWN


def leanings(token: Token) -> tuple[Leaning, ...]:
    """How a word leans; several words that belong together before a single one."""
    pos = part_of_speech(token)
    if not pos:
        return ()
    joint = next(_broad(together(token, pos)), None)
    if joint is None:
        exact = sorted(set(_exact(token, pos)), key=lambda one: (one.kind, one.sign, one.slots))
        alone = list(_broad(_alone(token, pos)))
        found = exact or alone[:1]
    else:
        found = [joint]
    return tuple(one for one in found if one.sign)


def _exact(token: Token, pos: str) -> Iterator[Leaning]:
    for kind in (pos, ROLE) if pos == "noun" else (pos,):
        for known in lexicon().predicates.get((lemma(token), kind), ()):
            backward = known.object == ("subj",)  # "relies on": who is named behind it acts
            way = "both" if known.both else "backward" if backward else "forward"
            means = known.means or Means.UNKNOWN
            yield Leaning(known.relation.sign, way, kind, () if backward else known.object, means)


def _broad(keys: Iterator[tuple[str, str]]) -> Iterator[Leaning]:
    for words, kind in keys:
        tilt: Tilt | None = lexicon().tilts.get((words, kind))
        if tilt is not None:
            yield Leaning(tilt.sign, tilt.direction, kind)


def _alone(token: Token, pos: str) -> Iterator[tuple[str, str]]:
    yield lemma(token), pos
    if pos == "noun":
        yield lemma(token), ROLE


def together(token: Token, pos: str) -> Iterator[tuple[str, str]]:
    """A word with what may belong to it, the longest first."""
    name = lemma(token)
    if pos == "verb":
        yield from ((f"{name} {words}", pos) for words in _of_verb(token))
    elif pos == "noun":
        for words in _of_noun(token):
            yield f"{name} {words}", pos
            yield f"{name} {words}", ROLE
        for child in children(token, "amod", "compound"):
            yield f"{lemma(child)} {name}", pos
            yield f"{lemma(child)} {name}", ROLE
        if token.dep_ == "pobj":
            yield f"{token.head.lower_} {name}", PHRASE


def _of_verb(verb: Token) -> Iterator[str]:
    """Objects, particles and short prepositional phrases of a verb."""
    for preposition in children(verb, "prep"):
        for noun in children(preposition, "pobj"):
            yield f"{preposition.lower_} {lemma(noun)}"
    yield from (lemma(noun) for noun in children(verb, *OBJECTS))
    for child in verb.children:
        if child.dep_ in ("prt", "advmod") or (child.dep_ == "prep" and not _is_aside(child, verb)):
            yield child.lower_


def _is_aside(preposition: Token, verb: Token) -> bool:
    """Whether a phrase only sets the scene of a verb: "On Monday Cairo urged" is not "urged on"."""
    behind = {noun.ent_type_ for noun in children(preposition, "pobj")}
    there = preposition.lower_ == "in" and bool(behind & _PLACES) and bool(children(verb, *OBJECTS))
    return preposition.i < verb.i or there or bool(behind & {"DATE", "TIME"})  # "doing it in Syria"


def _of_noun(noun: Token) -> Iterator[str]:
    for preposition in children(noun, "prep"):
        for behind in children(preposition, "pobj"):
            yield f"{preposition.lower_} {lemma(behind)}"
