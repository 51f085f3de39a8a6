"""With what force a thing is said: done, offered, denied, under which condition, by whose voice.

From the word that carries a claim the sentence is climbed to its root. Every word on the way may
change its force or take it back; one that no list has lets it through less surely, unless it is
negated, doubted, or stands where only wishes and plans do. That is how "feared that X would attack
Y" never becomes an attack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Modality, Standing
from ..sentences.syntax import OBJECTS, children, operator, part_of_speech, prepositional
from .accounts import is_account
from .clauses import STEPS
from .complements import complement
from .force import Force, Silenced, local, negated_noun
from .hedges import beside, sporting, unreal, worded
from .negation import denied_ahead
from .nominal import fragment, governed

if TYPE_CHECKING:
    from spacy.tokens import Token


def force_of(trigger: Token) -> Force | None:
    """With what force the sentence says what this word carries; None = it does not say it."""
    if trigger.sent.text.rstrip("\"') ").endswith("?") or unreal(trigger) or sporting(trigger):
        return None
    force = Force(path=[trigger], worded=worded(trigger))
    try:
        if part_of_speech(trigger) == "verb":
            local(trigger, force)
            _own_effect(trigger, force)
        else:
            negated_noun(trigger, force)
            _own_effect(trigger, force, "clause")
        _climb_all(trigger, force)
        force.settle()
        if denied_ahead(trigger.sent) and not force.negated:
            return None  # "Nor is X an ally of Y", as far as the parser tells
    except Silenced:
        return None
    return force


def _own_effect(word: Token, force: Force, slot: str = "object") -> None:
    """A word of giving may itself be one of offering or promising."""
    known = operator(word, slot)
    if known is not None and known.effect in ("offered", "promised"):
        force.raise_to(Modality(known.effect))


def _climb_all(node: Token, force: Force) -> None:
    for _ in range(40):
        _according(node, force)
        if node.dep_ == "ROOT":
            if part_of_speech(node) == "noun" and not force.closed:
                fragment(node)
            return
        above = _climb(node, force)
        if not force.voices:
            force.path.append(above)
        node = above


def _according(node: Token, force: Force) -> None:
    said = [c for c in node.children if c.lower_ == "according" and c not in force.voices]
    force.voices += said
    force.voices += [c for c in children(node, "parataxis") if _says(c) and c not in force.voices]
    accounts = [noun for to in said for noun in prepositional([to], "to")]
    accounts += [noun for noun in (node, *children(node, "nsubj")) if is_account(noun)]
    if any("alleged" in beside(noun) for noun in accounts):
        force.standing = Standing.ALLEGED  # "according to unconfirmed reports"


def _says(verb: Token) -> bool:
    """Whether somebody says what stands around his saying so: "X fled, officials said, and"."""
    known = operator(verb, "clause")
    return known is not None and known.effect == "speech" and not children(verb, "ccomp")


def _climb(node: Token, force: Force) -> Token:
    if part_of_speech(node) == "verb" or node.dep_ in ("relcl", "advcl", "ccomp", "xcomp", "acomp"):
        step = STEPS.get(node.dep_)
        if step is None and node.dep_ in OBJECTS:
            step = complement
        if step is not None:
            return step(node, force)
    return node.head if force.closed else governed(node, force)
