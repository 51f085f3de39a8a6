"""Predicates that are a preposition with its noun: "at war with", "in support of", "under fire"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Means
from ..force.force import Force
from ..sentences.lexicon import Predicate, lexicon
from ..sentences.syntax import OBJECTS, children, conjuncts, lemma, operator, prepositional
from .doers import holder, resolved
from .gifts import ADJECTIVAL, Frame

if TYPE_CHECKING:
    from spacy.tokens import Token


def phrases(noun: Token) -> tuple[Predicate, ...]:
    """What the lexicon knows of a noun with the preposition before it."""
    if noun.dep_ != "pobj":
        return ()
    return lexicon().predicates.get((f"{noun.head.lower_} {lemma(noun)}", "phrase"), ())


def carrier(noun: Token) -> Token:
    """The word that the phrase says something of, and by which its force is known."""
    above = noun.head.head
    return above.head if above.dep_ in ("prt", "advmod") else above


def phrase_frame(predicate: Predicate, noun: Token) -> Frame | None:
    """Who fills a phrase: its bearer, and who is named behind it or as its possessor."""
    bearer = _before(noun) or holder(carrier(noun))
    owned = children(noun, "poss") and "poss" not in (*predicate.subject, *predicate.object)
    if bearer is None or owned or _thrown_out(carrier(noun)):
        return None  # "in its conflict with X" tells of no conflict of the subject
    bearers = tuple(resolved(bearer))
    if predicate.object == ("subj",):
        others = _others(noun, predicate.subject)
        return Frame(predicate, tuple(others), bearers, (), (noun,)) if others else None
    others = _others(noun, predicate.object)
    if not others and predicate.both and len(conjuncts(bearer)) == 2:
        one, other = conjuncts(bearer)
        return Frame(predicate, (one,), (other,), (), (noun,))
    return Frame(predicate, bearers, tuple(others), (), (noun,)) if others else None


def _before(noun: Token) -> Token | None:
    """Who stands right before a phrase of dependence: "arrested soldiers in the pay of X"."""
    if lemma(noun) not in ("pay", "payroll"):
        return None
    objects_ = children(carrier(noun), *OBJECTS)
    return next((n for n in objects_ if n.right_edge.i == noun.head.i - 1), None)


def _thrown_out(verb: Token) -> bool:
    """Whether it is said of what somebody rejects or bans: "vetoed a resolution in support of"."""
    if not children(verb, *OBJECTS):
        return False
    known = operator(verb, "object")
    rejects = known is not None and known.effect in ("negated", "void")
    told = lexicon().predicates.get((lemma(verb), "verb"), ())
    shut = any(p.means in (Means.REJECTION, Means.REPRESSION) for p in told)
    return rejects or shut or lemma(verb) == "veto"


def _others(noun: Token, slots: tuple[str, ...]) -> list[Token]:
    above = carrier(noun)
    above_too = above.pos_ == "AUX" or "from" in slots or noun.lower_ == "side"
    holders = [noun, above] if above_too else [noun]
    behind = list(prepositional(holders, *(s for s in slots if s != "poss")))
    behind = behind or (children(noun, "poss") if "poss" in slots else [])
    return behind or (children(noun, *ADJECTIVAL) if "poss" in slots else [])


def given(noun: Token) -> Force:
    """The force of a phrase that only describes somebody: "Hezbollah, at war with Israel, ..."."""
    return Force(path=[noun], closed=True)
