"""Who fights beside whom, against whom, and who lost men or has them: several words together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Means, Relation
from ..sentences.lexicon import lexicon
from ..sentences.syntax import OBJECTS, children, lemma, objects, passive, prepositional, subject
from .doers import an_act, doers
from .gifts import Frame, deed

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIGHTING = frozenset({"battle", "campaign", "fight", "march", "serve", "struggle"})
_TOGETHER = frozenset({"ally", "join", "team", "unite"})
_SENDING = frozenset({"deploy", "dispatch", "hurl", "lead", "mobilise", "mobilize", "move", "pit",
                      "send", "throw", "turn", "unleash", "use"})  # fmt: skip
_HOLDING = frozenset({"hold", "keep"})
_WHEN = ("DATE", "TIME")
_OTHERWISE = frozenset({"back", "down", "off", "out", "up"})


def beside(verb: Token) -> Frame | None:
    """With whom somebody fights another: "fought with X against Y"."""
    if lemma(verb) not in _FIGHTING:
        return None
    partners, foes = _partners(verb), list(prepositional([verb], "against"))
    who = subject(verb)
    if who is None or not partners or not foes:
        return None
    return _frame(verb, Relation.SUPPORTS, Means.JOINT_OPERATIONS, [who], partners)


def against(verb: Token) -> Frame | None:
    """Against whom somebody takes the field with others, or sends his men."""
    if lemma(verb) not in _FIGHTING | _TOGETHER | _SENDING:
        return None
    foes = list(prepositional([verb, *_forces(verb)], "against"))
    together = lemma(verb) in _FIGHTING | _TOGETHER and bool(_partners(verb))
    who = subject(verb)
    if who is None or not foes or not (together or _forces(verb)):
        return None
    return _frame(verb, Relation.OPPOSES, Means.ATTACK, [who], foes)


def _partners(verb: Token) -> list[Token]:
    """Who is named behind "with"; one fights with arms, too."""
    beside_ = [n for n in prepositional([verb], "with", "beside") if n.ent_type_ not in _WHEN]
    arms = ("machine", "weapon", "cause")
    armed = (n for n in beside_ if lexicon().is_a(lemma(n), *arms) or lemma(n) in lexicon().items)
    return [] if any(True for _ in armed) else beside_


def _forces(verb: Token) -> list[Token]:
    """The men or machines that a verb sends."""
    received = children(verb, "dative") or any(True for _ in prepositional([verb], "to"))
    if lemma(verb) not in _SENDING or received:
        return []
    return [n for n in objects(verb) if lexicon().is_a(lemma(n), "force", "machine")]


def lost_men(verb: Token) -> Frame | None:
    """By whose hand somebody lost men: "lost 40 soldiers in an ambush by Y"."""
    if lemma(verb) != "lose" or passive(verb):
        return None
    men = [n for n in objects(verb) if lexicon().is_a(lemma(n), "force", "machine", "group")]
    acts = [n for n in prepositional([verb, *men], "in", "to") if an_act(n)]
    hands = [d for n in acts for d in doers(n) if d.i > verb.i]
    victim = subject(verb)
    none = children(verb, "neg") or any(c.lower_ == "no" for n in men for c in n.children)
    if none or victim is None or not hands:
        return None
    return _frame(verb, Relation.OPPOSES, Means.ATTACK, hands, [victim])


def detained(verb: Token) -> Frame | None:
    """Whose men somebody has: "is holding four soldiers of Y", "kept two of them prisoner"."""
    if lemma(verb) not in _HOLDING:
        return None
    men = [n for n in objects(verb) if _men(n)]
    captive = any(lemma(c) in ("captive", "hostage", "prisoner") for c in children(verb, "oprd"))
    who = subject(verb)
    if who is None or not men or any(c.lower_ in _OTHERWISE for c in verb.children):
        return None
    counted = lemma(verb) == "hold" and any(children(n, "nummod") for n in men)
    if not (captive or counted):
        return None
    return _frame(verb, Relation.OPPOSES, Means.COERCION, [who], men)


def _men(noun: Token) -> bool:
    """Whether men are meant that may be somebody's."""
    return noun.pos_ == "NOUN" and lexicon().is_a(lemma(noun), "envoy", "force", "people", "group")


def _frame(
    verb: Token, relation: Relation, means: Means, done_by: list[Token], done_to: list[Token]
) -> Frame:
    carriers = (verb, *children(verb, *OBJECTS))
    return Frame(deed(verb, relation, means), tuple(done_by), tuple(done_to), (), carriers)
