"""Which way a word bears on what hangs on it: the lexicon's leanings, with gifts weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...leaning.leanings import PHRASE, leanings
from ...predicates.gifts import given_by
from ...sentences.lexicon import lexicon
from ...sentences.syntax import OBJECTS, children, lemma, part_of_speech, prepositional

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from ...leaning.leanings import Leaning

COMPLEMENTS = (*OBJECTS, "attr", "acomp", "oprd", "dative")


def bearing(word: Token, via: Token | None = None) -> Leaning | None:
    """How a word leans for what hangs on it by another.

    Args:
        via: the word below it on the way to a mention; None = whatever stands there.
    """
    return own_bearing(word, via) or _completed(word, via)


def own_bearing(word: Token, via: Token | None = None) -> Leaning | None:
    """The same by the word alone, without what completes it."""
    if civil(word):
        return None
    found = leanings(word)
    fit = (one for one in found if not one.slots or _fits(one, word, via))
    return next(fit, None)


def _fits(one: Leaning, word: Token, via: Token | None) -> bool:
    """Whether the word has what the predicate asks for."""
    if via is not None and via.head.i == word.i:
        if via.dep_ in ("prep", "dative", "agent") and via.pos_ != "PROPN":
            return via.lower_ in one.slots
        if via.dep_ in OBJECTS:
            return "obj" in one.slots
    held = {c.lower_ for c in children(word, "prep", "dative", "agent")}
    has_object = bool(children(word, *OBJECTS, "nsubjpass"))
    passive = word.tag_ == "VBN" and word.dep_ in ("acl", "relcl", "conj", "amod")
    return bool(held & set(one.slots)) or ("obj" in one.slots and (has_object or passive))


def _completed(word: Token, via: Token | None) -> Leaning | None:
    """The leaning of an object, adjective or phrase that completes a verb: "launched a raid"."""
    if part_of_speech(word) != "verb":
        return None
    for noun in _completions(word):
        if via is None or noun.i not in (via.i, *(t.i for t in via.subtree)):
            inner = own_bearing(noun)
            if inner is not None:
                return inner
    return None


def _completions(verb: Token) -> Iterator[Token]:
    yield from children(verb, *COMPLEMENTS)
    for preposition in children(verb, "prep"):
        for noun in children(preposition, "pobj"):
            if any(one.kind == PHRASE for one in leanings(noun)) or _governed(verb):
                yield noun


def _governed(verb: Token) -> bool:
    """Whether a verb says nothing without its phrase: "came under fire", "is at war"."""
    return lemma(verb) in (
        "be",
        "come",
        "go",
        "put",
        "remain",
        "stay",
        "live",
        "act",
        "stand",
        "place",
    )


def civil(word: Token) -> bool:
    """Whether a word tells of giving, and what is given takes no side: "sent wheat"."""
    known = lexicon().predicates.get((lemma(word), part_of_speech(word)), ())
    return any(p.means is None for p in known) and not _gift(word)


def _gift(word: Token) -> bool:
    things = [
        *children(word, *OBJECTS, "nsubjpass", "compound"),
        *prepositional([word], "of", "with"),
    ]
    if word.dep_ in ("relcl", "acl"):
        things.append(word.head)
    return any(any(given_by(thing)) for thing in things)
