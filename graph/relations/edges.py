"""Relations as values, with their claims: for those who show them to people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..columns import RELATIONS, Columns, Rows
from ..model import Claim, Relation, Standing
from ..registry import Registry
from ..score import UNRATED, Ratings
from .table import EdgeTable, tabulate
from .views import DEFAULT_VIEW, View

HEADER = (
    "subject",
    "relation",
    "object",
    "score",
    "standing",
    "time",
    "disputed",
    "claims",
    "roots",
)
"""Names of what is shown of a relation in a notebook."""


@dataclass(frozen=True, slots=True)
class Edge:
    """What claims say that one actor does to another, in one view.

    Attributes:
        claims: those that count, by id.
        denials: claims that say it is not so, by these means or at all, by id.
        certain: whether a claim counts without doubt; of a tie only while both actors are there.
        roots: who stands at the start of the chains of attribution, each once.
        parties: those of the roots that are a party to the relation, or speak for one.
        score: how well it is attested, 0..1; `score.py` has the formula.
    """

    subject: str
    object: str
    relation: Relation
    claims: tuple[Claim, ...]
    denials: tuple[Claim, ...] = ()
    certain: bool = True
    roots: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    score: float = 0.0

    @property
    def sign(self) -> int:
        """+1 support, -1 opposition, 0 unsigned."""
        return self.relation.sign

    @property
    def alleged(self) -> bool:
        """Whether every claim is only alleged."""
        return all(claim.standing is Standing.ALLEGED for claim in self.claims)

    @property
    def disputed(self) -> bool:
        """Whether somebody denies it."""
        return bool(self.denials)

    @property
    def corroborated(self) -> bool:
        """Whether two independent roots say so, of which one at least is no party to it."""
        return len(self.roots) > 1 and len(self.parties) < len(self.roots)


def edges(
    claims: Iterable[Claim],
    view: View = DEFAULT_VIEW,
    registry: Registry | None = None,
    *,
    ratings: Ratings = UNRATED,
    signed: bool = True,
) -> list[Edge]:
    """The relations between actors that claims make in a view, by subject, object, relation.

    Arguments as for `table.tabulate`, but for the claims themselves.
    """
    every = list(claims)
    table = tabulate(Columns.of(every), view, registry, ratings=ratings, signed=signed)
    return [_edge(table, i, every) for i in range(len(table))]


def cells(edge: Edge) -> tuple[object, ...]:
    """What a notebook shows of a relation, under `HEADER`."""
    standing = "alleged" if edge.alleged else "stated"
    time = "certain" if edge.certain else "possible"
    ends = (edge.subject, edge.relation.value, edge.object)
    return (*ends, edge.score, standing, time, edge.disputed, len(edge.claims), edge.roots)


def _edge(table: EdgeTable, edge: int, claims: list[Claim]) -> Edge:
    rows = table.claims[edge]
    names = table.names
    return Edge(
        names[table.subject[edge]],
        names[table.object[edge]],
        RELATIONS[table.relation[edge]],
        claims=tuple(claims[row] for row in rows),
        denials=tuple(claims[row] for row in table.denials[edge]),
        certain=bool(table.certain[edge]),
        roots=_roots(table, rows),
        parties=_roots(table, rows[table.party[rows]]),
        score=float(table.score[edge]),
    )


def _roots(table: EdgeTable, rows: Rows) -> tuple[str, ...]:
    return tuple(sorted({table.names[code] for code in table.root[rows]}))
