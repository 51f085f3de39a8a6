"""Help that is thanked for, or put at somebody's hand: several words together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....model import Means, Relation
from ..force.complements import AHEAD
from ..sentences.heads import POSSESSIVE
from ..sentences.lexicon import lexicon
from ..sentences.syntax import (
    children,
    conjuncts,
    grammatical_subject,
    lemma,
    objects,
    operator,
    passive,
    prepositional,
    subject,
)
from .gifts import Frame, deed, given_by, modified, thing_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_PLANNED = frozenset({"future", "planned", "promised", "proposed"})
_SUPPLIERS = frozenset({"donor", "exporter", "giver", "provider", "seller", "source", "supplier"})
_GIVEN_FOR = frozenset({"for", "in", "of", "to", "with"})


def thanked(verb: Token) -> Frame | None:
    """Whose help somebody thanks for: "thanked X for training its soldiers"."""
    if lemma(verb) != "thank":
        return None
    helpers = objects(verb)
    who = subject(verb)
    gifts = {g: None for g in _thanked_for(verb) if g[0] is not Means.UNKNOWN}  # not "for its help"
    if who is None or not helpers or not gifts:
        return None
    return _frame(verb, helpers, [who], tuple(gifts))


def _thanked_for(verb: Token) -> Iterator[tuple[Means, str]]:
    for preposition in (c for c in children(verb, "prep") if c.lower_ == "for"):
        for noun in (c for n in children(preposition, "pobj") for c in conjuncts(n)):
            ahead = any(c.tag_ == "VBG" or c.lower_ in _PLANNED for c in children(noun, "amod"))
            if ahead or any(p.lower_ in _GIVEN_FOR for p in children(noun, "prep")):
                continue  # "for the weapons for Y", "for its help in the talks"
            yield from given_by(noun)
            if not thing_of(noun):
                yield from ((means, "") for means in _helping(noun))
        for clause in children(preposition, "pcomp"):
            yield from _done_for_him(clause)


def _helping(noun: Token) -> Iterator[Means]:
    """The means of a help that a noun names; none of one that takes no side."""
    described = modified(noun)
    for predicate in lexicon().predicates.get((lemma(noun), "noun"), ()):
        if predicate.relation is Relation.SUPPORTS and None not in described:
            yield next((m for m in described if m), predicate.means or Means.UNKNOWN)


def _done_for_him(clause: Token) -> Iterator[tuple[Means, str]]:
    """What was given without a word to whom, or done with what is his who thanks."""
    known = lexicon().predicates.get((lemma(clause), "verb"), ())
    kinds = [p for p in known if p.relation is Relation.SUPPORTS]
    named = objects(clause)
    said = operator(clause, "clause")
    back = any(c.lower_ in ("against", "back", "home") for c in clause.children)
    if back or children(clause, "neg") or (said is not None and said.effect in AHEAD):
        return  # "thanked X for promising drones", "for sending them back"
    if any(c.lower_ == "no" for n in objects(clause) for c in n.children):
        return
    elsewhere = children(clause, "dative") or any(True for _ in prepositional([clause], "to"))
    for predicate in kinds:
        if predicate.means is None and not elsewhere:
            yield from (gift for thing in named for gift in given_by(thing))
        elif predicate.means is not None and any(map(_his, named)):
            yield predicate.means, ""


def _his(noun: Token) -> bool:
    return any(c.lower_ in POSSESSIVE | {"our"} for c in children(noun, "poss"))


def made_available(verb: Token) -> Frame | None:
    """What is at whose hand: "made drones available to Y", "kept Y supplied with shells"."""
    if lemma(verb) not in ("keep", "make") or passive(verb):
        return None
    who = subject(verb)
    if who is None:
        return None
    if lemma(verb) == "make":
        state = [c for c in children(verb, "ccomp", "oprd", "acomp") if c.lower_ == "available"]
        things = [n for c in state for n in children(c, "nsubj")] or objects(verb)
        receivers = list(prepositional([verb, *state], "to"))
    else:
        state = [c for c in children(verb, "xcomp", "oprd") if c.lower_ in ("armed", "supplied")]
        things = list(prepositional(state, "with"))
        receivers = objects(verb)
    if any(c.lower_ in ("no", "neither") for n in things for c in n.children):
        return None  # "made no drones available"
    gifts = dict.fromkeys(g for n in things for c in conjuncts(n) for g in given_by(c))
    if not state or not receivers or not gifts:
        return None
    return _frame(verb, [who], receivers, tuple(gifts))


def supplying(noun: Token) -> Frame | None:
    """Who is the "supplier of weapons to Y", or "Y's chief supplier of weapons"."""
    if noun.dep_ != "attr" or lemma(noun) not in _SUPPLIERS:
        return None
    things = [*prepositional([noun], "of"), *children(noun, "compound")]
    who, copula = grammatical_subject(noun.head), noun.head
    receivers = children(noun, "poss") or list(prepositional([noun, *things], "to", "for"))
    gifts = dict.fromkeys(g for n in things for c in conjuncts(n) for g in given_by(c))
    if who is None or not receivers or not gifts:
        return None
    return replace(_frame(copula, [who], receivers, tuple(gifts)), carriers=(noun, copula))


def _frame(
    verb: Token, done_by: list[Token], done_to: list[Token], gifts: tuple[tuple[Means, str], ...]
) -> Frame:
    return Frame(
        deed(verb, Relation.SUPPORTS, None), tuple(done_by), tuple(done_to), gifts, (verb,)
    )
