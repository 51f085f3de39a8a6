"""Ties of the signed network in words, with the claims they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..analysis.robustness.hinges import Hinge
from .addresses import claim_page
from .material import Material
from .telling import words

FIRST = 3
"""Claims of a tie that a page leads to, one a publisher; the page of the two has the others."""
WITHOUT = {
    "kept": "one contradiction fewer",
    "tied": "another division would be as good",
    "lost": "another division would be better",
}


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie between two actors, and how it is told.

    Attributes:
        ends: names; `ids`: of the actors.
        kind: friendly or hostile.
        claims: how many it rests on.
        voices: publishers of some of these claims, each with the page of the claim.
        remark: what is said of it.
    """

    ends: tuple[str, str]
    ids: tuple[str, str]
    kind: str
    claims: int
    voices: tuple[tuple[str, str], ...]
    remark: str = ""


@dataclass(frozen=True)
class Told:
    """Puts the ties of a view into words."""

    material: Material

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], int]:
        edges = self.material.reduced.graph.edges()
        return {(a, b): number for number, (a, b, _) in enumerate(edges)}

    def claims(self) -> int:
        """How many claims all ties rest on."""
        reduced = self.material.reduced
        every = range(len(reduced.graph.signs))
        return len({claim for edge in every for claim in reduced.claims(edge)})

    def tie(self, one: str, other: str, sign: int, remark: str = "") -> Tie:
        """A tie by its ends, the lower first."""
        claims = self.material.reduced.claims(self._numbers[one, other])
        teller = self.material.teller
        return Tie(
            (teller.actor(one), teller.actor(other)),
            (one, other),
            "friendly" if sign > 0 else "hostile",
            len(claims),
            tuple(self._voices(claims)),
            remark,
        )

    def hinge(self, one: Hinge) -> Tie:
        """A tie on which the camps hang."""
        moved = f", {words.counted(one.moved, 'actor')} on the other side" if one.moved else ""
        return self.tie(one.a, one.b, one.sign, WITHOUT[one.picture] + moved)

    def within(self, ids: Sequence[str], sign: int) -> tuple[Tie, ...]:
        """The ties of a sign between some actors."""
        inside = set(ids)
        edges = self.material.reduced.graph.edges()
        return tuple(
            self.tie(a, b, s) for a, b, s in edges if s == sign and a in inside and b in inside
        )

    def _voices(self, claims: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The first claim of each publisher."""
        seen: set[str] = set()
        for id_ in claims:
            publisher = self.material.teller.claims[id_].publisher
            if publisher not in seen and id_ in self.material.told and len(seen) < FIRST:
                seen.add(publisher)
                yield self.material.teller.publisher(publisher), claim_page(id_)
