"""The words that stand for a mention: its own head, and the pronouns that plainly mean it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .owners import other_party
from .syntax import SUBJECTS, children

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself"})
POSSESSIVE = frozenset({"its", "their", "his", "her"})
PERSONAL = frozenset({"it", "they", "them", "he", "him", "she"})
THINGS = frozenset({"it", "its", "itself", "they", "them", "their", "themselves"})
"""Pronouns that may mean an actor who is no person."""


def heads(mention: Sequence[Token]) -> tuple[Token, ...]:
    """The head of a mention, then the pronouns of the text that mean it.

    A pronoun means the nearest subject before it, and a personal one none of its own clause.
    """
    own = head(mention)
    pronouns = (t for t in own.doc if t.lower_ in REFLEXIVE | POSSESSIVE | PERSONAL)
    return (own, *(t for t in pronouns if t not in mention and meant(t) == own))


def head(mention: Sequence[Token]) -> Token:
    """The word of a mention on which its others hang."""
    inside = {w.i for w in mention}
    return next((w for w in mention if w.head.i not in inside or w.head is w), mention[-1])


def meant(pronoun: Token) -> Token | None:
    """The subject that a pronoun means."""
    other = other_party(pronoun)
    if other is not None:
        return next(iter(other), None)
    clause = _clause(pronoun)
    for noun in _subjects_before(pronoun):
        own = noun.head == clause
        if pronoun.lower_ in PERSONAL and own:
            continue
        return noun
    return None


def _clause(token: Token) -> Token:
    return next((a for a in token.ancestors if children(a, *SUBJECTS)), token)


def _subjects_before(pronoun: Token) -> Iterator[Token]:
    for token in reversed(pronoun.doc[: pronoun.i]):
        if token.dep_ in SUBJECTS and token.pos_ in ("NOUN", "PROPN"):
            yield token
