"""What is said of a pair, as bits, and how what two sides say agrees."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Says = Literal["supports", "opposes", "allied", "both", "nothing"]
Agreement = Literal["opposite", "partly", "same", "only A", "only B"]
Direction = Literal["same", "partly", "other way"]
AGREEMENTS: tuple[Agreement, ...] = ("opposite", "partly", "same", "only A", "only B")
DIRECTIONS: tuple[Direction | None, ...] = (None, "same", "partly", "other way")

THERE, BACK, ALLIED = 0, 2, 16
PLUS, MINUS, ALL = 1, 2, 32
"""Bits of what is said: support and opposition, moved by the direction; an alliance has none."""

Bits = NDArray[np.int64]


@cache
def word(code: int, way: int) -> Says:
    """What the bits say in one direction."""
    plus, minus = code >> way & PLUS, code >> way & MINUS
    if (plus or code & ALLIED) and minus:
        return "both"
    if minus:
        return "opposes"
    return "supports" if plus else "allied" if code & ALLIED else "nothing"


def signs(code: int) -> int:
    """The signs in either direction, as bits."""
    flat = _ways(code)
    return (flat >> THERE | flat >> BACK) & (PLUS | MINUS)


def _ways(code: int) -> int:
    """The bits of an alliance told as support both ways."""
    return (code | (PLUS << THERE | PLUS << BACK if code & ALLIED else 0)) & ~ALLIED


def verdicts(a: Bits, b: Bits) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    """How the bits of two sides agree, as places in `AGREEMENTS` and `DIRECTIONS`."""
    different, where = np.unique(a * ALL + b, return_inverse=True)
    found = [verdict(*divmod(both, ALL)) for both in different.tolist()]
    agreement = np.array([AGREEMENTS.index(one) for one, _ in found], np.int8)
    direction = np.array([DIRECTIONS.index(way) for _, way in found], np.int8)
    return agreement[where], direction[where]


def verdict(a: int, b: int) -> tuple[Agreement, Direction | None]:
    """How the bits of two sides agree, in sign and in direction."""
    if not a or not b:
        return ("only A" if a else "only B"), None
    one, other = signs(a), signs(b)
    shared = one & other
    agreement: Agreement = "same" if one == other else "partly" if shared else "opposite"
    return agreement, _direction(_directed(a, shared), _directed(b, shared))


def _directed(code: int, shared: int) -> int:
    """The directions of the shared signs; without such signs, of any."""
    if shared:
        return _ways(code) & (shared << THERE | shared << BACK)
    there, back = (bool(_ways(code) >> way & (PLUS | MINUS)) for way in (THERE, BACK))
    return there | back << 1


def _direction(one: int, other: int) -> Direction:
    if one == other:
        return "same"
    return "partly" if one & other else "other way"


def kappa(table: Sequence[Sequence[int]]) -> float | None:
    """How far two agree beyond chance: 1 always, 0 as by chance.

    Cohen (1960), "A coefficient of agreement for nominal scales", Educational and Psychological
    Measurement 20, 37-46. Among pairs of actors most are silent on both sides; the coefficient
    then comes near the share of their deeds that the sides agree on, 2 x agreed / (a + b):
    Hripcsak & Rothschild (2005), "Agreement, the F-measure, and reliability in information
    retrieval", JAMIA 12, 296-298.

    Args:
        table: how often the one says what its row is and the other what its column is.

    Returns:
        None where chance leaves no room: nothing to agree on, or one and the same everywhere.

    >>> round(kappa([[20, 5], [10, 15]]), 3)
    0.4
    """
    total = sum(map(sum, table))
    agreed = sum(table[i][i] for i in range(len(table)))
    by_chance = sum(
        sum(row) * sum(column) for row, column in zip(table, zip(*table, strict=True), strict=True)
    )
    room = total * total - by_chance
    return (total * agreed - by_chance) / room if room else None
