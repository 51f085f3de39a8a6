"""Two who act on each other: "A and B clashed", "are rivals", "fighting between A and B"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .gifts import Frame
from .syntax import (
    OBJECTS,
    SUBJECTS,
    agent,
    children,
    conjuncts,
    grammatical_subject,
    lemma,
    objects,
    prepositional,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .lexicon import Predicate

EACH_OTHER = frozenset({"other", "another"})


def reciprocal(predicate: Predicate, trigger: Token) -> Frame | None:
    """Two who act on each other: "A and B clashed", "are rivals", "fighting between A and B"."""
    if not predicate.relation.sign:
        return None
    if predicate.pos == "noun":
        parts = _between(trigger)
    elif predicate.pos == "verb":
        named = [*children(trigger, *OBJECTS), *prepositional([trigger], *predicate.object)]
        each_other = any(o.lower_ in EACH_OTHER for o in named)
        mutual = predicate.both or each_other or _at_it(predicate, trigger)
        parts = _together(predicate, trigger) if mutual else []
    else:
        parts = _alike(predicate, trigger)
    if len(parts) != 2:
        return None
    return Frame(replace(predicate, both=True), (parts[0],), (parts[1],), (), (trigger,))


def _at_it(predicate: Predicate, verb: Token) -> bool:
    """Whether two fight, nobody else being named: "the army and the rebels fought for control"."""
    if lemma(verb) not in ("fight", "battle", "clash") or predicate.object != ("obj",):
        return False
    over = [n for n in prepositional([verb], "for", "over", "in") if n.pos_ == "NOUN"]
    return not objects(verb) and (bool(over) or not children(verb, "prep"))


def _alike(predicate: Predicate, word: Token) -> list[Token]:
    """Who "are allies", where nobody else is named."""
    plural = word.tag_ in ("NNS", "JJ") and word.dep_ in ("attr", "acomp")
    holder = grammatical_subject(word.head) if plural else None
    behind_it = {c.lower_ for c in children(word, "prep")}
    if holder is None or children(word, "poss") or behind_it & {"of", "to", "with", "for"}:
        return []
    return conjuncts(holder) if predicate.both or word.tag_ == "NNS" else []


def _between(noun: Token) -> list[Token]:
    holders = [noun, noun.head] if noun.dep_ in SUBJECTS else [noun]
    return [c for named in prepositional(holders, "between") for c in conjuncts(named)]


def _together(predicate: Predicate, verb: Token) -> list[Token]:
    group = grammatical_subject(verb)
    if group is None or agent(verb) is not None:
        return []
    others = [o for o in prepositional([verb], *predicate.object) if o.lower_ not in EACH_OTHER]
    return [] if others else conjuncts(group)
