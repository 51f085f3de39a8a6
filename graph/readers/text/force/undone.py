"""What keeps an act from being one: refused, hindered, nearly done, or as though it were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..sentences.syntax import children, lemma, operator
from .negation import denied_at

if TYPE_CHECKING:
    from spacy.tokens import Token

HINDERING = frozenset({"bar", "block", "deter", "hinder", "keep", "prevent", "stop"})


def refused(verb: Token) -> bool:
    """Whether something is not done, or refused: "did not sign", "refused to sign"."""
    above = [verb, verb.head] if verb.dep_ == "xcomp" else [verb]
    above += [verb.head.head] if verb.dep_ == "pcomp" else []
    known = [operator(one, "clause") for one in above]
    return any(map(denied_at, above)) or any(o and o.effect == "negated" for o in known)


def hindering(verb: Token) -> bool:
    """Whether somebody is kept from an act: "stopped X from attacking"."""
    sources = (p for p in children(verb, "prep") if p.lower_ == "from")
    return lemma(verb) in HINDERING and any(children(p, "pcomp") for p in sources)


def as_though(clause: Token) -> bool:
    """Whether a clause says what is not so: "as though X had attacked Y"."""
    marks = {c.lower_ for c in children(clause, "mark")}
    return "as" in marks and bool(marks & {"though", "if"})


def nearly(gerund: Token) -> bool:
    """Whether somebody only "came close to attacking" another."""
    above = gerund.head.head
    near = any(c.lower_ in ("close", "near") for c in (above, *above.children))
    return gerund.dep_ == "pcomp" and gerund.head.lower_ == "to" and near


def short_of(gerund: Token) -> bool:
    """Whether somebody "stopped short of" an act."""
    return gerund.dep_ == "pcomp" and gerund.head.head.lower_ == "short"
