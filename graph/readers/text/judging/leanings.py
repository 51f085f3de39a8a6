"""Which way a word leans: by the predicates of the lexicon, and by its many other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon import Tilt, lexicon
from ..syntax import OBJECTS, children, lemma, part_of_speech

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token


def tilts(token: Token) -> tuple[Tilt, ...]:
    """How a word leans, with what belongs to it; the exact lexicon before the broad one."""
    pos = part_of_speech(token)
    if not pos:
        return ()
    known = lexicon().predicates.get((lemma(token), pos), ())
    known += lexicon().predicates.get((lemma(token), "role"), ()) if pos == "noun" else ()
    exact = {Tilt(p.relation.sign, "both" if p.both else "forward") for p in known}
    exact = {tilt for tilt in exact if tilt.sign}
    broad = [t for t in (lexicon().tilts.get(words) for words in _phrases(token, pos)) if t]
    if broad and not _alone(token, pos, broad[0]):
        return (broad[0],)
    return tuple(sorted(exact, key=lambda t: (t.sign, t.direction))) or tuple(broad[:1])


def _alone(token: Token, pos: str, tilt: Tilt) -> bool:
    """Whether a word leans so by itself, without what belongs to it."""
    return lexicon().tilts.get((lemma(token), pos)) == tilt


def _phrases(token: Token, pos: str) -> Iterator[tuple[str, str]]:
    """The words that a word may stand for, the longest first."""
    name = lemma(token)
    if pos == "verb":
        yield from ((f"{name} {words}", pos) for words in _belonging(token))
    elif pos == "noun":
        if token.dep_ == "pobj":
            yield f"{token.head.lower_} {name}", "phrase"
        for child in token.children:
            if child.dep_ in ("amod", "compound"):
                yield f"{lemma(child)} {name}", pos
            for behind in children(child, "pobj") if child.dep_ == "prep" else ():
                yield f"{name} {child.lower_} {lemma(behind)}", pos
    yield name, pos


def _belonging(verb: Token) -> Iterator[str]:
    """Objects, particles and short prepositional phrases of a verb."""
    direct = children(verb, *OBJECTS)
    for preposition in children(verb, "prep"):
        for noun in children(preposition, "pobj"):
            yield f"{preposition.lower_} {lemma(noun)}"
    yield from (lemma(noun) for noun in direct)
    for child in verb.children:
        if child.dep_ in ("prt", "advmod", "prep"):
            yield child.lower_
