"""What is known of a pair: both directions, what speaks against what, and what nobody says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ..columns import Columns
from ..markup import table
from ..model import Claim
from ..registry import Registry
from ..score import UNRATED, Ratings
from .coverage import Coverage, coverage
from .edges import HEADER, Edge, cells, edges
from .views import DEFAULT_VIEW, View

Standing = Literal["supports", "opposes", "mixed", "left out", "undetermined"]


@dataclass(frozen=True, slots=True, repr=False)
class Dyad:
    """Everything a view has of a pair of actors.

    Attributes:
        edges: support, alliance and opposition, both ways.
        ties: affiliation and descent, which have no sign.
        undone: offers, promises, requests, denials and the like of that time: no deeds.
        left_out: claims of deeds of that time that the filters of the view pass over.
        coverage: how much the sources speak of the two at all.
    """

    one: str
    other: str
    edges: tuple[Edge, ...]
    ties: tuple[Edge, ...]
    undone: tuple[Claim, ...]
    left_out: tuple[Claim, ...]
    coverage: Coverage

    @property
    def standing(self) -> Standing:
        """How the two stand; `undetermined` is neither neutral nor zero: nobody says.

        `left out`: somebody does, but the filters of the view pass it over.
        """
        signs = {edge.sign for edge in self.edges}
        if not signs:
            return "left out" if self.left_out else "undetermined"
        if len(signs) > 1:
            return "mixed"
        return "supports" if 1 in signs else "opposes"

    @property
    def disputed(self) -> bool:
        """Whether somebody denies one of the relations."""
        return any(edge.disputed for edge in self.edges)

    @property
    def roots(self) -> tuple[str, ...]:
        """The independent roots of all signed relations, each once."""
        return tuple(sorted({root for edge in self.edges for root in edge.roots}))

    def __repr__(self) -> str:
        """How the two stand, and how much is said; the claims themselves would fill pages."""
        counts = f"{len(self.edges)} relations, {len(self.ties)} ties, {len(self.undone)} not done"
        return f"<Dyad {self.one}, {self.other}: {self.standing}; {counts}>"

    def _repr_html_(self) -> str:
        found = (*self.edges, *self.ties)
        standing = f"{self.one} and {self.other}: {self.standing}"
        deeds = table(HEADER, map(cells, found), total=len(found), caption=standing)
        if not self.undone:
            return deeds
        claims = ((c.subject, c.relation.value, c.object, c.modality.value, c.negated, c.gist)
                  for c in self.undone)  # fmt: skip
        header = ("subject", "relation", "object", "modality", "negated", "gist")
        return deeds + table(header, claims, total=len(self.undone), caption="said, not done")


def dyad(
    claims: Iterable[Claim],
    columns: Columns,
    one: str,
    other: str,
    view: View = DEFAULT_VIEW,
    registry: Registry | None = None,
    *,
    ratings: Ratings = UNRATED,
) -> Dyad:
    """What a view has of a pair.

    Args:
        claims: at least all claims between the two.
        columns: all claims at hand, for the coverage.
        one, other: ids of two actors; their order means nothing.
    """
    one, other = sorted((one, other))
    ends = {one, other}
    between = [c for c in claims if {c.subject, c.object} == ends and not c.relation.takes_place]
    found = edges(between, view, registry, ratings=ratings, signed=False)
    there = {claim.id for edge in found for claim in edge.claims}
    undone = [c for c in between if view.in_force(c) and view.in_time(c) and not view.is_deed(c)]
    left_out = [
        c for c in between if c.relation.sign and view.unfiltered.counts(c) and c.id not in there
    ]
    return Dyad(
        one,
        other,
        edges=tuple(edge for edge in found if edge.sign),
        ties=tuple(edge for edge in found if not edge.sign),
        undone=tuple(sorted(undone, key=lambda c: c.id)),
        left_out=tuple(sorted(left_out, key=lambda c: c.id)),
        coverage=coverage(columns, view, one, other),
    )
