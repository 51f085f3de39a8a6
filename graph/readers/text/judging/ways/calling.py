"""Verbs whose clause or label decides: "asked X for arms", "ordered X to leave", "a threat"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...sentences.syntax import children
from ..classes import is_a

if TYPE_CHECKING:
    from spacy.tokens import Token


def asking(verb: Token, role: str) -> int:
    """+1 where somebody is asked for help, -1 where he is told to go or to stop."""
    if is_a(verb, "asking") and role in ("O", "to", "on"):
        for preposition in children(verb, "prep"):
            if preposition.lower_ == "for":
                return 1
    if is_a(verb, "ordering") and role.startswith(("O", "on", "ccomp", "xcomp")):
        inner = [c for c in children(verb, "xcomp", "ccomp", "advcl") if is_a(c, "leaving")]
        return -1 if inner else 0
    return 0


def labelled(verb: Token) -> int:
    """The sign of what somebody is called: "regards X as a threat", "holds X responsible"."""
    if not is_a(verb, "labelling"):
        return 0
    for word in verb.subtree:
        if word.i > verb.i and is_a(word, "hostile"):
            return -1
        if word.i > verb.i and is_a(word, "friendly"):
            return 1
    return 0
