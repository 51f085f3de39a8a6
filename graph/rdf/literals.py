"""Texts and numbers as they stand in lines of N-Quads, all of it as the engine writes them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import isfinite

from pyoxigraph import Literal, Quad, RdfFormat, serialize

from ..model.checks import ID, MAX_TEXT


def lines(quads: Iterable[Quad]) -> str:
    """Quads as lines of N-Quads."""
    return (serialize(quads, format=RdfFormat.N_QUADS) or b"").decode()


def escaped(text: str) -> str:
    """A text as it stands between the quotes of a literal."""
    return str(Literal(text))[1:-1]


@lru_cache(maxsize=65_536)
def double(value: float) -> str:
    """A number as it stands between the quotes; one zero, as in the model, not two."""
    return Literal(float(value) + 0.0).value


def is_plain(text: str) -> bool:
    """Whether the model surely takes a text, and neither N-Quads nor JSON escape any of it.

    >>> is_plain("Fallūjah"), is_plain("two\nlines")
    (True, False)
    """
    return (
        text.isprintable()
        and '"' not in text
        and "\\" not in text
        and "\u241f" not in text
        and len(text) <= MAX_TEXT
    )


def is_id(text: str) -> bool:
    """Whether the model surely takes an id."""
    return len(text) <= 200 and ID.fullmatch(text) is not None


is_common_id = lru_cache(maxsize=65_536)(is_id)
"""The same for ids that come again and again."""


@lru_cache(maxsize=65_536)
def is_thousandths(value: float) -> bool:
    """Whether the model surely takes a number with three decimals."""
    return isfinite(value) and round(value, 3) == value
