"""What somebody is to another: "is an ally of", "X, a foe of Y", "among the backers of Y"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....model import Relation
from ..sentences.heads import PERSONAL, THINGS
from ..sentences.lexicon import lexicon
from ..sentences.syntax import children, grammatical_subject, lemma, objects, prepositional
from .doers import named
from .gifts import ADJECTIVAL, Frame, thing_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..sentences.lexicon import Predicate

_TAKING_SIDES = frozenset({"adversary", "ally", "backer", "enemy", "foe", "patron", "paymaster",
                           "protector"})  # fmt: skip
"""Whose bearer may stand before it: "Hezbollah's Iranian backers"; oil has suppliers, too."""
_NAMED_BEFORE = frozenset({"adversary", "ally", "enemy", "foe", "opponent", "rival"})
"""Before which a name says whose they are: "a Hezbollah ally"."""
_OF_NATIONS = frozenset({"adversary", "ally", "foe"})
"""Before which "American" says whose they are; an "Iranian opponent" is one from Iran."""
_ALLIANCES = frozenset({"eu", "nato"})
"""Whose allies are in it."""

_LEFT = frozenset({"breakaway", "dissident", "renegade", "splinter"})
"""What is said of a part that is none any more: "a breakaway faction of Y"."""


def copular(predicate: Predicate, word: Token) -> Frame | None:
    """Predicates such as "is an ally of", "X, an opponent of Y", "is hostile to"."""
    done_to = list(prepositional([word], *predicate.object))
    if not done_to and "poss" in predicate.object:
        done_to = children(word, "poss")
    if not done_to and word.dep_ == "acomp":
        done_to = list(prepositional([word.head], *predicate.object))
    if word.dep_ in ("attr", "acomp"):
        holder = grammatical_subject(word.head)
    elif word.dep_ == "appos" or (word.dep_ == "amod" and word.head.i < word.i):
        holder = word.head  # "X, prominent in Y"
    elif lemma(word) == "part":
        return None  # "as part of a mission"
    elif word.dep_ == "pobj" and word.head.lower_ in ("among", "of", "as"):
        holder = _one_of(word)
    else:
        holder = next(iter(children(word, "appos")), None)
    if holder is None and children(word, "poss") and lemma(word) in _TAKING_SIDES:
        holder = next((c for c in children(word, *ADJECTIVAL) if named(c)), None)
    done_to = done_to or _before(word)
    if not predicate.relation.sign:
        done_to = [w for w in done_to if not lexicon().is_a(lemma(w), "cause")]
        left = any(c.lower_ in _LEFT for c in children(word, "amod", "compound"))
        if holder is not None and holder.lower_ in PERSONAL - THINGS:
            return None
        if left and predicate.relation is Relation.PART_OF:
            predicate = replace(predicate, relation=Relation.SPLIT_FROM)
    goods = list(prepositional([word], "of")) if lemma(word) == "supplier" else []
    if any(word.pos_ == "NOUN" and thing_of(word) is None for word in goods):
        return None  # "the supplier of grain to X"
    if holder is None or not done_to:
        return None
    return Frame(predicate, (holder,), tuple(done_to), (), (word, word.head))


def _before(word: Token) -> list[Token]:
    """Whose friend or foe somebody is by the word before: "a Hezbollah ally", "US foes"."""
    labels = ADJECTIVAL if lemma(word) in _OF_NATIONS else ("compound",)
    before = children(word, *labels) if lemma(word) in _NAMED_BEFORE else []
    return [c for c in before if named(c) and c.lower_ not in _ALLIANCES]


def _one_of(word: Token) -> Token | None:
    """Who is "among the backers of Y", or "one of the backers of Y"."""
    above = word.head.head
    if word.head.lower_ == "as":  # "emerged as a backer of Y", "is seen as one"
        seen = objects(above) if above.pos_ == "VERB" else []
        return next(iter(seen), None) or (
            grammatical_subject(above) if above.pos_ == "VERB" else None
        )
    if word.head.lower_ == "among" and above.pos_ == "VERB":  # "counts X among its backers"
        return next(iter(objects(above)), None)
    if word.head.lower_ == "among":
        return grammatical_subject(above) if above.pos_ == "AUX" else above
    if above.lower_ != "one":
        return None
    if above.dep_ == "appos":
        return above.head
    if above.dep_ == "pobj":
        return _one_of(above)
    return grammatical_subject(above.head) if above.dep_ == "attr" else None
