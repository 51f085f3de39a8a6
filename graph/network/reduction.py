"""From directed relations to one sign a pair, with every conflict on the way written down.

Balance, frustration and blocs ask of two actors whether they are friends or enemies. Reports
rarely are so simple. A pair keeps a sign as follows:

1. Directions and means are laid together: support and alliance are friendly, opposition is not.
2. A pair of which only one sign is reported has that sign.
3. A pair of which both are reported is a conflict. It takes the sign that more independent roots
   report; if equal, the one whose best attested relation has the higher score; if equal, the one
   reported of the later day. If that is equal too, it has no sign and is left out.

The rule `negative` settles every conflict as enmity, as the tables of interstate disputes do;
`drop` leaves every conflict out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ..columns import NONE, RELATIONS, Rows
from ..errors import InputError, quoted
from ..model import Relation
from ..registry import Registry
from ..relations import EdgeTable
from .multigraph import without_populations
from .signed import SignedGraph

Rule = Literal["attested", "negative", "drop"]
Kind = Literal["directions", "means", "times"]
RULES: tuple[Rule, ...] = ("attested", "negative", "drop")
_SIGNS = np.array([relation.sign for relation in RELATIONS])


@dataclass(frozen=True, slots=True)
class Side:
    """What speaks for one sign of a pair.

    Attributes:
        roots: independent roots, over both directions.
        score: of the best attested relation.
        first, last: the earliest start and the latest end stated, as ordinals; 0 = none.
        claims: ids of the claims, in order.
    """

    roots: int
    score: float
    first: int
    last: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A pair of which both friendship and enmity are reported.

    Attributes:
        kinds: `directions`, one supports whom it is opposed by; `means`, one both supports and
            opposes the other; `times`, one ended before the other began.
        sign: how it was settled: 1, -1, or 0 where the pair was left out.
        settled_by: `roots`, `score`, `last`, or the rule that was asked for; empty where nothing
            settles it.
    """

    a: str
    b: str
    kinds: tuple[Kind, ...]
    sign: int
    settled_by: str
    friendly: Side
    hostile: Side


@dataclass(frozen=True, slots=True, eq=False)
class Reduction:
    """An undirected signed graph with what it was made from.

    Attributes:
        table: the directed relations.
        members: rows of `table`, of shape (edges of `graph`,): the relations behind each edge,
            those of the other sign in a conflict included.
        conflicts: every pair of both signs, settled or not.
    """

    graph: SignedGraph
    table: EdgeTable
    members: tuple[Rows, ...]
    conflicts: tuple[Conflict, ...]

    def claims(self, edge: int) -> tuple[str, ...]:
        """The ids of the claims behind the sign of an edge of the graph, in order."""
        rows = self.members[edge]
        rows = rows[_signs(self.table, rows) == self.graph.signs[edge]]
        return _side(self.table, rows).claims


def reduce(
    table: EdgeTable,
    registry: Registry | None = None,
    *,
    rule: Rule = "attested",
    populations: bool = False,
) -> Reduction:
    """The undirected signed graph of the relations of a view.

    Args:
        table: relations between actors; unsigned ones are passed over.
        registry: kinds of the actors; None = no actor is a population.
        rule: how pairs of both signs are settled.
        populations: with actors of the kind `population`.

    Raises:
        InputError: there is no such rule.
    """
    if rule not in RULES:
        raise InputError(f"rule {quoted(rule)}: expected one of {', '.join(RULES)}")
    signed = table.keep(_SIGNS[table.relation] != 0)
    if registry is not None and not populations:
        signed = without_populations(signed, registry)
    pairs = _pairs(signed)
    conflicts = [_settle(signed, pair, rule) for pair in pairs if _is_conflict(signed, pair)]
    settled = {(conflict.a, conflict.b): conflict.sign for conflict in conflicts}
    edges, members = [], []
    for pair in pairs:
        a, b = _ends(signed, pair)
        sign = settled.get((a, b), int(_signs(signed, pair)[0]))
        if sign:
            edges.append((a, b, sign))
            members.append(pair)
    nodes = {signed.names[code] for code in (*signed.subject.tolist(), *signed.object.tolist())}
    graph = SignedGraph.of(edges, nodes)
    return Reduction(graph, signed, tuple(members), tuple(conflicts))


def _pairs(table: EdgeTable) -> list[Rows]:
    """The rows of each pair of actors, in the order of the names of the pair."""
    if len(table) == 0:
        return []
    low, high = np.minimum(table.subject, table.object), np.maximum(table.subject, table.object)
    rows = np.lexsort((np.arange(len(table)), high, low))
    pair = np.stack([low, high], axis=1)[rows]
    new = np.flatnonzero((pair[1:] != pair[:-1]).any(axis=1)) + 1
    return np.split(rows, new)


def _ends(table: EdgeTable, pair: Rows) -> tuple[str, str]:
    names = table.names[table.subject[pair[0]]], table.names[table.object[pair[0]]]
    return min(names), max(names)


def _signs(table: EdgeTable, pair: Rows) -> Rows:
    signs: Rows = _SIGNS[table.relation[pair]]
    return signs


def _is_conflict(table: EdgeTable, pair: Rows) -> bool:
    return len(pair) > 1 and len(set(_signs(table, pair).tolist())) > 1


def _settle(table: EdgeTable, pair: Rows, rule: Rule) -> Conflict:
    signs = _signs(table, pair)
    friendly, hostile = _side(table, pair[signs > 0]), _side(table, pair[signs < 0])
    sign, settled_by = _outcome(friendly, hostile, rule)
    kinds = tuple(_kinds(table, pair, friendly, hostile))
    return Conflict(*_ends(table, pair), kinds, sign, settled_by, friendly, hostile)


def _outcome(friendly: Side, hostile: Side, rule: Rule) -> tuple[int, str]:
    if rule == "negative":
        return -1, rule
    if rule == "drop":
        return 0, rule
    for name in ("roots", "score", "last"):
        more, less = getattr(friendly, name), getattr(hostile, name)
        if more != less:
            return (1 if more > less else -1), name
    return 0, ""


def _side(table: EdgeTable, rows: Rows) -> Side:
    claims = np.concatenate([table.claims[row] for row in rows])
    begins = table.begins[rows][table.begins[rows] != NONE]
    return Side(
        roots=len(np.unique(table.root[claims])),
        score=float(table.score[rows].max()),
        first=int(begins.min()) if len(begins) else NONE,
        last=int(table.ends[rows].max()),
        claims=tuple(sorted(table.columns.hex_ids(claims))),
    )


def _kinds(table: EdgeTable, pair: Rows, friendly: Side, hostile: Side) -> Iterator[Kind]:
    ways: dict[int, set[int]] = {1: set(), -1: set()}
    for row, sign in zip(pair.tolist(), _signs(table, pair).tolist(), strict=True):
        symmetric = RELATIONS[table.relation[row]] is Relation.ALLIED_WITH
        ways[sign] |= {int(table.subject[row])} | ({int(table.object[row])} if symmetric else set())
    if any(one != other for one in ways[1] for other in ways[-1]):
        yield "directions"
    if ways[1] & ways[-1]:
        yield "means"
    if NONE < friendly.last < hostile.first or NONE < hostile.last < friendly.first:
        yield "times"
