"""What the words on a way between two mentions come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...leaning.ties import Direction

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Composed:
    """What the words on a way come to.

    Attributes:
        sign: +1 or -1; 0 = nothing is said.
        direction: who acts, by the order in the text: the first (`forward`) or the second.
        trigger: the word that says so.
        case: by what kind of way.
    """

    sign: int
    direction: Direction
    trigger: Token
    case: str
