"""Giving: who receives what, and by what means the gift therefore supports him."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....model import Means, Relation
from ..sentences.lexicon import Predicate, lexicon
from ..sentences.syntax import (
    OBJECTS,
    antecedent,
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


def deed(verb: Token, relation: Relation, means: Means | None) -> Predicate:
    """What several words say together, as of a verb with a subject and an object."""
    return Predicate(lemma(verb), "verb", relation, means, ("subj",), ("obj",), both=False)


_SOLD = frozenset({"buy", "export", "order", "purchase", "sell"})
_MODEL = re.compile(r"[A-Z][A-Za-z]{0,4}-?\d{1,3}[A-Z]?s?")
"""What is named as a model of a weapon: "F-16s", "T-72"."""
_MONEY = frozenset({
    "billion", "crown", "dinar", "dollar", "euro", "krona", "krone", "million", "pound", "riyal",
    "rouble", "ruble", "rupee", "shekel", "yen", "zloty",
})  # fmt: skip
_ANY = frozenset({
    "additional", "big", "extra", "fresh", "further", "heavy", "large", "latest", "light", "new",
    "old", "promised", "small", "sophisticated", "used",
})  # fmt: skip
"""What may be said of any thing, and tells no kind."""
_PIECES = frozenset({"component", "part", "technology"})
_GOING = frozenset({"depart", "go", "leave", "surrender", "withdraw"})
_REMAINS = frozenset({"ash", "body", "corpse", "remain", "remains"})
_WITHDRAWN = frozenset({"up", "off", "back"})
ADJECTIVAL = ("compound", "amod", "nmod")


def transfer(predicate: Predicate, verb: Token) -> Frame | None:
    """Something is given to somebody; what is given decides by what means."""
    if any(c.lower_ in _WITHDRAWN for c in children(verb, "prt")):
        return None  # "gave up its support"
    named = _named(verb)
    if any(lemma(n) in _REMAINS for n in named):
        return None  # "handed over the bodies of ten soldiers"
    if any(lemma(c) in _GOING for c in children(verb, "xcomp")):
        return None  # "gave the troops a month to leave"
    with_it = [n for n in prepositional([verb], "with") if thing_of(n)]
    things = [] if with_it else [n for n in named if any(thing_of(c) for c in conjuncts(n))]
    if verb.dep_ == "relcl" and not things and thing_of(verb.head):
        things.append(verb.head)  # "the support that X would provide Y"
    things += with_it
    inner = [w for t in things for c in conjuncts(t) if (m := thing_of(c)) for w in (c, m)]
    carriers = list(dict.fromkeys([verb, *things, *inner]))
    receivers = [n for n in named if n not in things]
    receivers += [n for n in children(verb, "dative") if n.pos_ != "ADP"]
    receivers += prepositional(carriers, "to", "for")
    receivers = receivers or _before_the_thing(things) or _shared_receivers(verb)
    receivers = [antecedent(meant) for meant in receivers or _elsewhere(verb)]
    done_by = subject(verb)
    gifts = dict.fromkeys(g for t in things for c in _handed_over(t) for g in given_by(c))
    if done_by is None or not gifts:
        return None
    unique = tuple(dict.fromkeys(receivers))
    return Frame(predicate, (done_by,), unique, tuple(gifts), tuple(carriers))


def _handed_over(thing: Token) -> list[Token]:
    """A thing and what is given with it: not the weapons of "a telegram but no weapons"."""
    return [c for c in conjuncts(thing) if c is thing or all(d.lower_ != "no" for d in c.children)]


def delivery(predicate: Predicate, noun: Token) -> Frame | None:
    """The same by a noun: "Denmark's delivery of guns to Ukraine", "Iranian arms shipments to"."""
    things = [n for n in (*children(noun, "compound"), *prepositional([noun], "of")) if thing_of(n)]
    carriers = (noun, *things)
    done_by = [c for carrier in carriers for c in children(carrier, "poss", "amod", "nmod")]
    done_by += [c for c in children(noun, "compound") if c not in things]
    done_by = list(prepositional(carriers, "by", "from")) or done_by
    if not done_by and noun.dep_ in OBJECTS:  # "approved the sale of jets to Turkey"
        known = operator(noun.head, "object")
        giver = subject(noun.head) if known is not None and known.control == "subject" else None
        done_by = [giver] if giver is not None else []
        carriers = (*carriers, noun.head)
    receivers = tuple(prepositional(carriers, "to", "for")) or _behind_it(noun)
    gifts = dict.fromkeys(g for t in things for c in conjuncts(t) for g in given_by(c))
    if not done_by or not receivers or not gifts:
        return None
    return Frame(predicate, tuple(done_by), receivers, tuple(gifts), carriers)


def _behind_it(noun: Token) -> tuple[Token, ...]:
    """The receiver right behind the gift, where the parser hung it on the verb above."""
    verb, after = noun.head, noun.right_edge.i + 1
    if noun.dep_ not in OBJECTS or after >= noun.sent.end:
        return ()
    behind = [n for n in prepositional([verb], "to") if n.head.i == after]
    return tuple(behind) if children(noun, "poss") else ()


def _named(verb: Token) -> list[Token]:
    """The things and receivers that a verb names without a preposition."""
    if not passive(verb):
        return objects(verb)
    first = grammatical_subject(verb)
    return [n for n in (first, *children(verb, *OBJECTS)) if n is not None]


def _before_the_thing(things: list[Token]) -> list[Token]:
    """The receiver that the parser took for a part of the thing: "promised Iraq drones"."""
    before = [c for t in things for c in children(t, "compound")]
    own = [c for c in before if c.pos_ == "PROPN" or lexicon().is_a(lemma(c), "state", "group")]
    return [c for c in own if not thing_of(c) or c.pos_ == "PROPN"][:1]


def _elsewhere(verb: Token) -> list[Token]:
    """The receivers named before: "will send X tanks, and the US said it would supply more"."""
    for other in reversed(verb.doc[verb.sent.start : verb.i]):
        known = lexicon().predicates.get((lemma(other), "verb"), ())
        if other.pos_ == "VERB" and any(p.means is None for p in known) and not passive(other):
            named = [*children(other, "dative"), *prepositional([other], "to")]
            named += [n for n in objects(other) if not thing_of(n)]
            return [n for n in named if n.pos_ != "ADP"]
    return []


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
    inside = (thing_of(n) for n in prepositional([noun], "of", "in"))
    within = next((n for n in inside if n is not None), None) if _amount(noun) else None
    pieces = lemma(noun) in _PIECES or lexicon().is_a(lemma(noun), "quantity")
    if within is None and pieces:
        within = next((c for c in children(noun, "compound") if key_of(c)), None)
    if within is not None or key_of(noun):
        return within or noun
    inside = (thing_of(n) for n in prepositional([noun], "of"))
    return next((n for n in inside if n is not None), None)


def key_of(noun: Token) -> str:
    """Under which word the lexicon lists a thing; empty = it lists none."""
    items = lexicon().items
    listed = next((w for w in (lemma(noun), noun.lower_) if w in items), "")
    if listed and items[listed][0] is not Means.TROOPS:
        return listed
    if listed and lemma(noun.head) in _SOLD:
        return "weapon"  # "sold fighters to Iran"
    words = (noun, *children(noun, "compound"))  # "MiG-29 fighters"
    return "weapon" if any(_MODEL.fullmatch(word.text) for word in words) else listed


def _amount(noun: Token) -> bool:
    """Whether a noun only says how much: "$1 billion in military aid"."""
    return (
        noun.ent_type_ == "MONEY"
        or lemma(noun) in _MONEY
        or lexicon().is_a(lemma(noun), "quantity")
    )


def given_by(noun: Token) -> Iterator[tuple[Means, str]]:
    """Means and item of a thing that is given; none where it takes no side."""
    thing = thing_of(noun)
    if thing is None:
        return
    means, named = lexicon().items[key_of(thing)]
    for word in (noun, thing):
        described = modified(word)
        if None in described:
            return
        if means is Means.UNKNOWN and described:
            means = next(m for m in described if m is not None)
    yield means, _called(thing) if named else ""


def _called(thing: Token) -> str:
    """A thing with the words before it that say of which kind it is: "anti-tank missiles"."""
    first = thing
    while first.i > thing.sent.start and _of_kind(first.nbor(-1), thing):
        first = first.nbor(-1)
    while first.i < thing.i and first.is_punct:
        first = first.nbor()
    return first.doc[first.i : thing.i + 1].text.lower()


def _of_kind(word: Token, thing: Token) -> bool:
    """Whether a word before a thing is a part of what it is called: neither how many nor whose."""
    if not thing.is_ancestor(word) or word.ent_type_ in ("NORP", "GPE", "PERSON", "CARDINAL"):
        return False
    joined = word.text == "-" or word.nbor().text == "-"
    described = word.dep_ in ("compound", "nmod") or (word.dep_ == "amod" and not word.is_stop)
    return joined or (described and word.lower_ not in _ANY and not word.like_num)


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
