"""Who does the same as somebody: "as did X", "nor did X", "joined X in condemning"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..sentences.syntax import children, finite, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

AGAIN = frozenset({"be", "do", "have", "will", "would"})
"""Verbs that stand for one that was said before."""


def likewise(verb: Token) -> list[Token]:
    """Who else does what an active verb says; of one that is denied, who does not do it either."""
    governor = verb.head.head
    if verb.dep_ == "pcomp" and verb.head.lower_ == "in" and lemma(governor) == "join":
        if children(governor, "neg") or not finite(governor):
            return []  # "declined to join X in condemning Y"
        return [n for n in children(governor, "dobj") if n.pos_ == "PROPN"]
    return _said_again(verb)


def _said_again(verb: Token) -> list[Token]:
    """The subjects of clauses that stand for the same verb."""
    denied = bool(children(verb, "neg"))
    wanted = ("neither", "nor") if denied else ("as", "so")
    found: list[Token] = []
    for clause in children(verb, "advcl", "conj", "ccomp"):
        if clause.i < verb.i or lemma(clause) not in AGAIN or children(clause, "neg"):
            continue
        marks = [c for c in clause.children if c.dep_ in ("advmod", "cc", "mark", "preconj")]
        between = clause.doc[verb.i + 1 : clause.i]
        said = any(c.lower_ in wanted for c in marks) or any(
            w.lower_ in wanted and w.head in (verb, clause) for w in between
        )
        # turned round, so that "as X did" need not be told from "as X did in May"
        who = [c for c in clause.children if c.dep_ in ("attr", "dobj", "nsubj") and c.i > clause.i]
        if said and len(who) == 1 and not children(clause, "xcomp", "ccomp", "acomp"):
            found.append(who[0])
    return found
