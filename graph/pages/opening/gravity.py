"""What a sentence tells first: force before support, support before ties, ties before words."""

from __future__ import annotations

from ...model import Means
from ..telling.reports import Line, by_weight
from .clauses import KINDS

ATTACK, FORCE, HELP, TIE, WORDS = range(5)
"""Deeds, the gravest first. `HELP` is support by a stated means, and its counterpart, sanctions;
`TIE` is what holds (alliance, control of a place) and deeds by means that no report states."""

OPPOSITION = {
    Means.ATTACK: ATTACK,
    Means.MOBILISATION: FORCE,
    Means.COERCION: FORCE,
    Means.REPRESSION: FORCE,
    Means.SANCTION: HELP,
    Means.OTHER: TIE,
    Means.UNKNOWN: TIE,
}
SUPPORT = {Means.DIPLOMATIC: WORDS, Means.UNKNOWN: TIE, Means.OTHER: TIE}


def gravity(line: Line) -> int:
    """How grave a deed is; what is not done counts as alike, so that its attestation decides."""
    claim = line.first
    if line.kind != "done":
        return ATTACK
    if not claim.relation.is_act:
        return TIE
    if claim.relation.sign < 0:
        return OPPOSITION.get(claim.means, WORDS)
    return SUPPORT.get(claim.means, HELP)


def by_gravity(line: Line) -> tuple[object, ...]:
    """The order of a sentence: deeds, stated ones, the graver, those surely in time, by weight."""
    how = line.alleged, gravity(line), bool(line.doubt)
    return (KINDS.index(line.kind), *how, *by_weight(line))
