"""What a verb says of the act that is its subject: that it happened, or what it met with.

"Iran's attack on Israel killed ten" presumes it, "never took place" and "was a myth" deny it.
A verb that no list has is taken to presume it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Standing
from ..sentences.lexicon import Operator, lexicon
from ..sentences.syntax import OBJECTS, SUBJECTS, children, infinitive, lemma, operator
from .force import Force, Silenced, doubted, local

if TYPE_CHECKING:
    from spacy.tokens import Token

COPULAS = frozenset({"be", "remain", "stay", "become"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
INDEFINITE = frozenset({"a", "an", "any", "another", "some", "further", "new", "more", "future"})


def identified(copula: Token) -> None:
    """Only "it", "there" or another act may be an act: not "their dream is an attack"."""
    for named in children(copula, *SUBJECTS):
        act = (lemma(named), "noun") in lexicon().predicates
        if not act and named.lower_ not in ("it", "this", "that", "these", "those", "which"):
            raise Silenced


def subject_of(verb: Token, noun: Token, force: Force) -> None:
    """What the verb of which the act is the subject makes of it."""
    if lemma(verb) in COPULAS:
        _characterised(verb, noun, force)
        return
    clause = next(iter(children(verb, "xcomp")), None)
    if clause is not None and infinitive(clause):
        _come_to(verb, clause, noun, force)
        return
    known = as_phrase(verb, "subject")
    if known is None:
        surmised(verb, noun, force)
        _presumed(verb, force)
    elif known.effect == "void":
        raise Silenced
    elif known.effect == "occurred":
        _occurred(verb, force)
    else:
        _presumed(verb, force)


def surmised(governor: Token, noun: Token, force: Force) -> None:
    """A word that is not known presumes what it speaks of, unless any such act is meant."""
    if any_such(noun) and governor.tag_ not in ("VBD", "VBN"):
        raise Silenced
    force.surmised = True


def _come_to(verb: Token, clause: Token, noun: Token, force: Force) -> None:
    """The act "failed to materialise", "continued to kill": two verbs say whether it happened."""
    above, below = operator(verb, "clause"), as_phrase(clause, "subject")
    if lemma(verb) == "be" and definite(noun):  # "the embargo was to be reviewed"
        _presumed(verb, force)
        return
    if above is None:  # "prompted the cabinet to declare": it is presumed
        surmised(verb, noun, force)
        _presumed(verb, force)
        return
    if below is None or above.effect not in ("actual", "negated"):
        raise Silenced
    if below.effect != "occurred":
        _presumed(verb, force)
    elif above.effect == "negated" and doubted(verb):
        raise Silenced
    else:
        force.negated = force.negated != (above.effect == "negated")
        _occurred(verb, force)


def _occurred(verb: Token, force: Force) -> None:
    """The verb says that the act happened, or did not: "never took place"."""
    local(verb, force)
    if force.negated:
        force.standing = Standing.STATED


def _presumed(verb: Token, force: Force) -> None:
    """The verb says what the act did or met with; that says that it happened."""
    if doubted(verb) or infinitive(verb):
        raise Silenced
    if any(c.dep_ == "prep" and c.lower_ == "to" for c in verb.children) and lemma(verb) == "come":
        raise Silenced  # "came to an end", "came to nothing"
    force.given = True


def _characterised(copula: Token, noun: Token, force: Force) -> None:
    """What the act is said to be: "was a crime" presumes it, "was a myth" does not."""
    present = copula.tag_ in ("VBZ", "VBP")
    if present and any_such(noun):
        raise Silenced  # "an attack is a disaster" speaks of any attack
    said = children(copula, "attr", "acomp", "oprd")
    known = [_quality(c) for c in said]
    if not said:
        known = [_phrase(c) for c in children(copula, "prep", "advmod") if _phrase(c)][:1]
    if any(_takes_back(c) for c in said) or not (said or known):
        raise Silenced
    force.surmised = force.surmised or not known or not all(known)
    _presumed(copula, force)


def _quality(word: Token) -> bool:
    pos = "noun" if word.pos_ in ("NOUN", "PROPN") else "adjective"
    weakened = any((c.lower_, "adjective", "noun") in lexicon().operators for c in word.children)
    names = {word.lower_, lemma(word)}
    return not weakened and any((n, pos, "subject") in lexicon().operators for n in names)


def _takes_back(word: Token) -> bool:
    """Whether a word says of an act that it was none, or may yet be: "a myth", "unlikely"."""
    pos = "noun" if word.pos_ in ("NOUN", "PROPN") else "adjective"
    slots = ("object",) if pos == "noun" else ("noun", "clause")
    said = [lexicon().operators.get((n, pos, s)) for n in (word.lower_, lemma(word)) for s in slots]
    return any(known is not None and known.effect not in ("actual", "presumed") for known in said)


def _phrase(word: Token) -> bool:
    behind = [word.lower_, *(f"{word.lower_} {c.lower_}" for c in children(word, "pobj"))]
    return any((text, "phrase", "subject") in lexicon().operators for text in behind)


def as_phrase(verb: Token, slot: str) -> Operator | None:
    """What a verb is for a slot, a particle or object that belongs to it included."""
    operators = lexicon().operators
    particles = [c.lower_ for c in verb.children if c.dep_ == "prt" or c.lower_ == "aside"]
    belonging = [*particles, *(c.lower_ for c in children(verb, *OBJECTS))]
    for word in belonging:
        known = operators.get((f"{lemma(verb)} {word}", "verb", slot))
        if known is not None:
            return known
    return None if particles else operators.get((lemma(verb), "verb", slot))


def definite(noun: Token) -> bool:
    """Whether one certain act is meant: "the attack", "X's attack"."""
    return bool(children(noun, "poss")) or any(c.lower_ in DEFINITE for c in noun.children)


def any_such(noun: Token) -> bool:
    """Whether any act of a kind is meant, which need not have happened: "an attack"."""
    return any(c.lower_ in INDEFINITE for c in noun.children)


def spoken_of(governor: Token, noun: Token, force: Force) -> None:
    """The act is given, unless it is any such act under a word that leaves it open."""
    verbal = governor.pos_ in ("VERB", "AUX")
    if not definite(noun) and verbal and (infinitive(governor) or doubted(governor)):
        raise Silenced
    force.closed = True
