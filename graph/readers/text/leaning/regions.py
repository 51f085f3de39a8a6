"""What may fill the subject and the object of a word, in whatever slot, and what lies in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..predicates.gifts import ADJECTIVAL
from ..sentences.syntax import (
    OBJECTS,
    SUBJECTS,
    agent,
    antecedent,
    children,
    controller,
    finite,
    grammatical_subject,
    lemma,
    objects,
    part_of_speech,
    passive,
    prepositional,
)
from .leanings import PHRASE, ROLE, leanings

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .leanings import Leaning

TOWARDS = ("against", "with", "to", "for", "on", "upon", "toward", "towards", "of", "over", "at",
           "behind", "between", "among", "into", "in", "from", "alongside", "beside")  # fmt: skip
HELPING = tuple(word for word in TOWARDS if word not in ("against", "from", "over"))
"""Whom a support is against is not whom it is for."""
BESIDE_OBJECT = {1: ("to", "for", "of"), -1: ("from", "against", "at", "on", "upon", "to")}
"""What may name the other where a verb has an object of its own, by the verb's sign."""
WITHIN = frozenset({
    "compound", "amod", "poss", "nmod", "conj", "appos", "pobj", "prep", "npadvmod", "nummod",
    "agent", "dative", "case", "punct", "det", "attr", "relcl", "acl", "dep", "oprd",
})  # fmt: skip
"""Labels within a noun phrase."""
CALLED = frozenset({"call", "name", "dub", "know", "style", "term"})
NEAR = 12
"""Steps within a noun phrase."""


def subjects(token: Token, leaning: Leaning) -> list[Token]:
    """What may fill the subject of a word that leans."""
    if leaning.kind == "verb":
        return _doers(token)
    if leaning.kind in ("adjective", ROLE, PHRASE) or leaning.direction == "backward":
        return _holder(token)
    owners = children(token, "poss")
    owners = owners or [*prepositional([token], "by", "from"), *children(token, *ADJECTIVAL)]
    behind = list(prepositional([token], "between", "among"))
    return owners or behind or _holder(token) or list(prepositional([token], "of"))


def targets(token: Token, leaning: Leaning) -> list[Token]:
    """What may fill the object of a word that leans."""
    if leaning.kind == "verb":
        return [antecedent(t) for t in _of_verb(token, leaning)]
    towards = leaning.slots or (TOWARDS if leaning.sign < 0 else HELPING)
    behind = list(prepositional([token], *towards))
    if leaning.kind in (ROLE, PHRASE) or leaning.direction == "backward":
        behind += [*children(token, "poss", *ADJECTIVAL), *prepositional([token], "of", "by")]
    governor = token.head.head if token.dep_ == "pobj" else token.head
    if token.dep_ in (*OBJECTS, "attr", "pobj", "nsubjpass") and governor.pos_ in ("VERB", "AUX"):
        behind += prepositional([governor], *towards)
        behind += [c for c in children(governor, *OBJECTS, "dative") if c.i != token.i]
    return [antecedent(t) for t in behind]


def lies_in(head: Token, root: Token, trigger: Token) -> bool:
    """Whether a word is a noun phrase's head, or within it without crossing another act."""
    current = head
    for _ in range(NEAR):
        if current.i == root.i:
            return True
        if current.dep_ not in WITHIN or current.head is current or current.i == trigger.i:
            return False
        current = current.head
        if current.i != root.i and not _passable(current):
            return False
    return False


def _passable(word: Token) -> bool:
    if word.pos_ in ("VERB", "AUX"):
        return lemma(word) in CALLED
    return not leanings(word)


def _doers(verb: Token) -> list[Token]:
    if passive(verb):
        by = agent(verb) or next((a for c in children(verb, "conj") if (a := agent(c))), None)
        return [by] if by is not None else []
    found = grammatical_subject(verb) or _above(verb)
    return [found] if found is not None else []


def _above(verb: Token) -> Token | None:
    """The subject of what governs a verb that has none of its own."""
    if finite(verb):
        return None
    for word in verb.ancestors:
        if word.pos_ in ("VERB", "AUX"):
            if children(word, *SUBJECTS):
                return controller(word)
            if finite(word):
                return None
    return None


def _of_verb(verb: Token, leaning: Leaning) -> list[Token]:
    described = verb.dep_ == "acl" and not passive(verb) and not _has_object(verb)
    direct = [] if described else objects(verb)
    towards = TOWARDS if leaning.sign < 0 else HELPING
    if leaning.slots:
        named = direct if "obj" in leaning.slots else []
        named = [*named, *prepositional([verb, *direct], *leaning.slots)]
        return [*named, *prepositional(named, "of"), *_helped(verb, leaning)]
    given = [n for d in children(verb, "dative") for n in (children(d, "pobj") or [d])]
    if direct:
        given += prepositional([verb], *BESIDE_OBJECT[leaning.sign])
        return [*direct, *given, *prepositional(direct, *towards), *_helped(verb, leaning)]
    return [*given, *prepositional([verb], *towards), *_helped(verb, leaning)]


def _helped(verb: Token, leaning: Leaning) -> list[Token]:
    """Who is helped to act: in "help Iraq fight" the parser makes Iraq the subject of the fight."""
    clauses = children(verb, "ccomp", "xcomp") if leaning.sign > 0 else []
    return [s for clause in clauses if not finite(clause) for s in children(clause, "nsubj")]


def _has_object(verb: Token) -> bool:
    return bool(children(verb, *OBJECTS))


def _holder(noun: Token) -> list[Token]:
    """Who has or does what a word names: the subject of its copula or light verb."""
    if noun.dep_ == "appos":
        return [noun.head]
    beside_it = children(noun, "appos")
    if beside_it and part_of_speech(noun) == "noun":
        return beside_it
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    if governor.pos_ not in ("VERB", "AUX"):
        return [governor] if noun.dep_ in ("pobj", "amod", "acl") else []
    found = agent(governor) if passive(governor) else grammatical_subject(governor)
    return [found] if found is not None else []
