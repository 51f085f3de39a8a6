"""Giving: who receives what, and by what means the gift therefore supports him."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...model import Means
from .lexicon import Predicate, lexicon
from .syntax import (
    OBJECTS,
    children,
    conjuncts,
    grammatical_subject,
    lemma,
    objects,
    passive,
    prepositional,
    subject,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Frame:
    """The words that fill a predicate.

    Attributes:
        given: (means, item) of each thing that is given.
        carriers: words on which dates, places and third parties may hang.
    """

    predicate: Predicate
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    given: tuple[tuple[Means, str], ...]
    carriers: tuple[Token, ...]


_WITHDRAWN = frozenset({"up", "off", "back"})
ADJECTIVAL = ("compound", "amod", "nmod")


def transfer(predicate: Predicate, verb: Token) -> Frame | None:
    """Something is given to somebody; what is given decides by what means."""
    if any(c.lower_ in _WITHDRAWN for c in children(verb, "prt")):
        return None  # "gave up its support"
    named = _named(verb)
    things = [n for n in named if thing_of(n)]
    if verb.dep_ == "relcl" and not things and thing_of(verb.head):
        things.append(verb.head)  # "the support that X would provide Y"
    things += [n for n in prepositional([verb], "with") if thing_of(n)]
    carriers = [verb, *things]
    receivers = [n for n in named if n not in things]
    receivers += [n for n in children(verb, "dative") if n.pos_ != "ADP"]
    receivers += prepositional(carriers, "to", "for")
    receivers = receivers or _before_the_thing(things) or _shared_receivers(verb)
    done_by = subject(verb)
    gifts = dict.fromkeys(g for t in things for c in conjuncts(t) for g in given_by(c))
    if done_by is None or not gifts:
        return None
    unique = tuple(dict.fromkeys(receivers))
    return Frame(predicate, (done_by,), unique, tuple(gifts), tuple(carriers))


def delivery(predicate: Predicate, noun: Token) -> Frame | None:
    """The same by a noun: "Denmark's delivery of guns to Ukraine", "Iranian arms shipments to"."""
    things = [n for n in (*children(noun, "compound"), *prepositional([noun], "of")) if thing_of(n)]
    carriers = (noun, *things)
    done_by = [c for carrier in carriers for c in children(carrier, "poss", "amod", "nmod")]
    done_by += [c for c in children(noun, "compound") if c not in things]
    done_by = list(prepositional(carriers, "by", "from")) or done_by
    receivers = tuple(prepositional(carriers, "to", "for"))
    gifts = dict.fromkeys(g for t in things for c in conjuncts(t) for g in given_by(c))
    if not done_by or not receivers or not gifts:
        return None
    return Frame(predicate, tuple(done_by), receivers, tuple(gifts), carriers)


def _named(verb: Token) -> list[Token]:
    """The things and receivers that a verb names without a preposition."""
    if not passive(verb):
        return objects(verb)
    first = grammatical_subject(verb)
    return [n for n in (first, *children(verb, *OBJECTS)) if n is not None]


def _before_the_thing(things: list[Token]) -> list[Token]:
    """The receiver that the parser took for a part of the thing: "promised Iraq drones"."""
    return [c for t in things for c in children(t, "compound") if c.pos_ == "PROPN"][:1]


def _shared_receivers(verb: Token) -> list[Token]:
    """The receivers of the verb it is coordinated with: "supplied X with A and promised B"."""
    outer = verb.head if verb.dep_ == "xcomp" else verb
    if outer.dep_ != "conj" or children(outer, "nsubj") or outer.head.pos_ != "VERB":
        return []
    first = outer.head
    known = lexicon().predicates.get((lemma(first), "verb"), ())
    if not any(p.means is None for p in known) or passive(first):
        return []
    named = [*children(first, "dative"), *objects(first), *prepositional([first], "to")]
    return [n for n in named if n.pos_ != "ADP" and not thing_of(n)]


def thing_of(noun: Token) -> Token | None:
    """The thing that can be given which a phrase names ("a package of weapons")."""
    if lemma(noun) in lexicon().items or noun.lower_ in lexicon().items:
        return noun
    inside = (thing_of(n) for n in prepositional([noun], "of"))
    return next((n for n in inside if n is not None), None)


def given_by(noun: Token) -> Iterator[tuple[Means, str]]:
    """Means and item of a thing that is given; none where it takes no side."""
    thing = thing_of(noun)
    if thing is None:
        return
    key = lemma(thing) if lemma(thing) in lexicon().items else thing.lower_
    means, named = lexicon().items[key]
    for word in (noun, thing):
        described = modified(word)
        if None in described:
            return
        if means is Means.UNKNOWN and described:
            means = next(m for m in described if m is not None)
    yield means, thing.lower_ if named else ""


def modified(noun: Token) -> list[Means | None]:
    """The means that the words before a noun speak of; None among them = takes no side."""
    words = [w for c in children(noun, *ADJECTIVAL) for w in conjuncts(c)]
    return [lexicon().modifiers[w.lower_] for w in words if w.lower_ in lexicon().modifiers]


def handled_as_gift(noun: Token) -> bool:
    """Whether a verb of giving governs the noun, which then is what is given."""
    governors = [noun.head, noun.head.head]
    known = lexicon().predicates
    return (
        noun.dep_ in (*OBJECTS, "pobj", "conj", "nsubjpass")
        and any(
            p.means is None
            for g in governors
            if g.pos_ == "VERB"
            for p in known.get((lemma(g), "verb"), ())
        )
        and bool(thing_of(noun))
    )
