"""With what force a thing is said: done, offered, denied, under which condition, by whose voice.

From the word that carries a claim the sentence is climbed to its root. Every word on the way must
be known to let the claim through, and may change its force; whatever is unknown silences the
claim. That is how "feared that X would attack Y" never becomes an attack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model import Modality
from .clauses import STEPS, adjective, complement
from .force import Force, Silenced, local, negated_noun
from .lexicon import lexicon
from .syntax import (
    OBJECTS,
    children,
    operator,
    part_of_speech,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


def force_of(trigger: Token) -> Force | None:
    """With what force the sentence says what this word carries; None = it does not say it."""
    if trigger.sent.text.rstrip("\"') ").endswith("?"):
        return None
    force = Force(path=[trigger])
    try:
        if part_of_speech(trigger) == "verb":
            local(trigger, force)
            _own_effect(trigger, force)
        else:
            negated_noun(trigger, force)
        _climb_all(trigger, force)
        force.settle()
    except Silenced:
        return None
    return force


def _own_effect(verb: Token, force: Force) -> None:
    """A verb of giving may itself be one of offering or promising."""
    known = operator(verb, "object")
    if known is not None and known.effect in ("offered", "promised"):
        force.raise_to(Modality(known.effect))


def _climb_all(node: Token, force: Force) -> None:
    for _ in range(40):
        _according(node, force)
        if node.dep_ == "ROOT":
            return
        above = _climb(node, force)
        if not force.voices:
            force.path.append(above)
        node = above


def _according(node: Token, force: Force) -> None:
    force.voices += [c for c in node.children if c.lower_ == "according" and c not in force.voices]


def _climb(node: Token, force: Force) -> Token:
    if part_of_speech(node) == "verb" or node.dep_ in ("relcl", "advcl", "ccomp", "xcomp", "acomp"):
        step = STEPS.get(node.dep_)
        if step is None and node.dep_ in OBJECTS:
            step = complement
        if step is not None:
            return step(node, force)
    if force.closed:
        return node.head
    return _noun(node, force)


def _noun(node: Token, force: Force) -> Token:
    """A noun that carries a claim, or names an offer or request of it, under what governs it."""
    head, dep = node.head, node.dep_
    if dep in ("attr", "acomp"):
        return adjective(node, force)
    if dep in OBJECTS or dep == "nsubjpass":
        _object_of(head, node, force)
        return head
    if dep == "conj":
        return head
    if dep == "pobj":
        return _noun_behind(node.head, force)
    if dep in ("nsubj", "appos", "npadvmod"):
        force.closed = True
        return head
    raise Silenced


def _object_of(verb: Token, noun: Token, force: Force) -> None:
    known = operator(verb, "object")
    if known is None or known.effect == "void":
        raise Silenced
    others = [c for c in children(noun, "poss") if c.pos_ != "PRON"]
    if known.effect == "presumed" or (known.effect == "negated" and others):
        force.closed = True
        return
    if known.effect == "negated":
        force.negated = not force.negated
    elif known.effect != "actual":
        force.raise_to(Modality(known.effect))
    if known.effect == "requested":
        force.requester = verb
    local(verb, force)


def _noun_behind(preposition: Token, force: Force) -> Token:
    governor = preposition.head
    known = operator(governor, "object") if governor.pos_ in ("NOUN", "PROPN") else None
    called = operator(governor, "clause")
    if known is not None and preposition.lower_ in ("of", "for"):
        if known.effect == "void":
            raise Silenced
        if known.effect == "negated":
            force.negated = not force.negated
        elif known.effect not in ("actual", "presumed"):
            force.raise_to(Modality(known.effect))
        return governor
    if called is not None and preposition.lower_ == "for" and called.effect == "requested":
        force.raise_to(Modality.REQUESTED)
        force.requester = governor
        local(governor, force)
        return governor
    if (preposition.lower_, "preposition", "object") not in lexicon().operators:
        raise Silenced
    force.closed = True
    return governor
