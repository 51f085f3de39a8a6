"""Two who act on each other: "A and B clashed", "are rivals", "fighting between A and B"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..sentences.syntax import (
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
from .gifts import Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..sentences.lexicon import Predicate

EACH_OTHER = frozenset({"other", "another"})


def reciprocal(predicate: Predicate, trigger: Token) -> Frame | None:
    """Two who act on each other: "A and B clashed", "are rivals", "fighting between A and B"."""
    if not predicate.relation.sign:
        return None
    if predicate.pos == "noun":
        parts = _between(trigger)
    elif predicate.pos == "verb":
        direct = children(trigger, *OBJECTS) if "obj" in predicate.object else []
        named = [*direct, *prepositional([trigger], *predicate.object)]
        each_other = any(_each_other(o) for o in named)
        mutual = predicate.both or each_other or _at_it(predicate, trigger)
        parts = _together(predicate, trigger) if mutual else []
    else:
        parts = _alike(predicate, trigger)
    if len(parts) == 1 and _owners(parts[0]):
        return Frame(predicate, (parts[0],), (parts[0],), (), (trigger,))
    parts = _pitted(trigger) or _two(parts)
    if len(parts) != 2:
        return None
    return Frame(replace(predicate, both=True), (parts[0],), (parts[1],), (), (trigger,))


def _pitted(verb: Token) -> list[Token]:
    """Whom a war "pits" against each other."""
    if lemma(verb) != "pit":
        return []
    return [*objects(verb)[:1], *list(prepositional([verb, *objects(verb)], "against"))[:1]]


def _each_other(word: Token) -> bool:
    """Whether a word is the head of "each other" or "one another"."""
    return word.lower_ in EACH_OTHER or any(c.lower_ in EACH_OTHER for c in word.children)


def _owners(noun: Token) -> bool:
    """Whether two are told apart before one noun: "Afar and Somali militiamen"."""
    before = children(noun, "nmod", "amod", "compound")
    return any(c.text[:1].isupper() and c.pos_ != "VERB" for w in before for c in conjuncts(w)[1:])


def _two(parts: list[Token]) -> list[Token]:
    """The two sides, where places that the parser took for more of them are left out."""
    if len(parts) <= 2:
        return parts
    return [p for p in parts if p.ent_type_ not in ("GPE", "LOC", "FAC")]


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
    once = any(c.lower_ in ("once", "former", "formerly") for c in word.children)
    if word.tag_ == "NNS" and word.dep_ == "appos" and not once:  # "A and B, sworn enemies, ..."
        holder = word.head
    behind_it = {c.lower_ for c in children(word, "prep")}
    if holder is None or children(word, "poss") or behind_it & {"of", "to", "with", "for"}:
        return []
    return conjuncts(holder) if predicate.both or word.tag_ == "NNS" else []


def _between(noun: Token) -> list[Token]:
    holders = [noun, noun.head] if noun.dep_ in SUBJECTS else [noun]
    named = [c for n in prepositional(holders, "between") for c in conjuncts(n)]
    return [_noun_behind(n) for n in named]


def _noun_behind(word: Token) -> Token:
    """The noun that an adjective stands before, where the parser took it for a noun."""
    if word.pos_ != "ADJ":
        return word
    after = [s for c in children(word, "relcl") for s in children(c, *SUBJECTS)]
    return next((s for s in after if s.left_edge.i == word.i + 1), word)


def _together(predicate: Predicate, verb: Token) -> list[Token]:
    group = grammatical_subject(verb)
    if group is None or agent(verb) is not None:
        return []
    met = list(prepositional([verb], *predicate.object))
    if predicate.lemma == lemma(verb):  # not the fire that they "exchanged"
        met += children(verb, *OBJECTS)
        met += [t for t in verb.subtree if t.lower_ == "against" and t.i > verb.i]
    others = [o for o in met if not _each_other(o)]
    if others and not any(_each_other(o) for o in met):
        return []
    parts = conjuncts(group)
    return parts if len(parts) > 1 or _owners(group) else _hung_below(group, verb)


def _hung_below(group: Token, verb: Token) -> list[Token]:
    """Two sides, the second hung too low by the parser: "militias from X and the Y Brigade"."""
    below = [t for t in group.subtree if t.dep_ == "conj" and t.i < verb.i]
    nouns = [t for t in below if t.pos_ in ("NOUN", "PROPN") and t.ent_type_ != "GPE"]
    return [group, *nouns] if len(nouns) == 1 and len(below) == 1 else [group]
