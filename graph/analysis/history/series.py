"""What changes over time: what two actors do to each other, and the balance of a network.

Each is worked out anew as of every snapshot date, from the same view. Acts count for the view's
window before a date, so neighbouring snapshots share claims: a series with a step shorter than the
window is smoothed and lags behind events by up to the window.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ...columns import RELATIONS, Columns
from ...model import Relation
from ...network import Reduction, Rule, Step, reduce, snapshot_dates, snapshots
from ...registry import Registry
from ...relations import EdgeTable, View
from ...score import UNRATED, Ratings
from ..census import triad_census
from ..frustration import Frustration, solver

TIME_LIMIT = 10.0
_SIGNS = np.array([relation.sign for relation in RELATIONS])


@dataclass(frozen=True, slots=True)
class Report:
    """What is reported of one relation in one direction, as of a date.

    Attributes:
        roots: how many independent roots say so; 0 = nobody.
        score: how well it is attested, 0..1.
        certain: whether a claim counts without doubt.
        claims, denials: their ids, in order.
    """

    roots: int = 0
    score: float = 0.0
    certain: bool = False
    claims: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()


SILENCE = Report()


@dataclass(frozen=True, slots=True)
class DyadPoint:
    """What is reported of two actors as of a date.

    Attributes:
        supports, opposes: what the first does to the second.
        supported, opposed: what the second does to the first.
        allied: an alliance of both.
    """

    day: date
    supports: Report
    opposes: Report
    supported: Report
    opposed: Report
    allied: Report


def dyad_series(
    columns: Columns,
    view: View,
    registry: Registry | None,
    a: str,
    b: str,
    *,
    first: date,
    last: date,
    step: Step,
    ratings: Ratings = UNRATED,
) -> tuple[DyadPoint, ...]:
    """What two actors are reported to do to each other, snapshot by snapshot.

    Args:
        view: its own date is not used.
        a, b: ids of actors.

    Raises:
        InputError: `last` lies before `first`, or too many snapshots.
    """
    ends = sorted(columns.codes([a, b]))
    between = columns.take(np.isin(columns.subject, ends) & np.isin(columns.object, ends))
    days = snapshot_dates(first, last, step)
    tables = snapshots(between, view, registry, days, ratings=ratings)
    return tuple(_dyad(day, table, a, b) for day, table in tables)


def _dyad(day: date, table: EdgeTable, a: str, b: str) -> DyadPoint:
    reports = _reports(table)
    return DyadPoint(
        day,
        supports=reports.get((a, Relation.SUPPORTS, b), SILENCE),
        opposes=reports.get((a, Relation.OPPOSES, b), SILENCE),
        supported=reports.get((b, Relation.SUPPORTS, a), SILENCE),
        opposed=reports.get((b, Relation.OPPOSES, a), SILENCE),
        allied=reports.get((min(a, b), Relation.ALLIED_WITH, max(a, b)), SILENCE),
    )


def _reports(table: EdgeTable) -> Mapping[tuple[str, Relation, str], Report]:
    names = table.names
    keys = zip(table.subject.tolist(), table.relation.tolist(), table.object.tolist(), strict=True)
    return {
        (names[subject], RELATIONS[relation], names[object_]): Report(
            roots=int(table.roots[i]),
            score=float(table.score[i]),
            certain=bool(table.certain[i]),
            claims=tuple(table.columns.hex_ids(table.claims[i])),
            denials=tuple(sorted(table.columns.hex_ids(table.denials[i]))),
        )
        for i, (subject, relation, object_) in enumerate(keys)
    }


@dataclass(frozen=True, slots=True)
class BalancePoint:
    """How balanced a network is as of a date.

    Attributes:
        negative: how many of its edges are negative.
        certain, certain_negative: how many of its edges, and of the negative ones, hold on that
            day without doubt; of the others partial dates leave open whether it was then.
        conflicts: pairs of which both signs are reported, settled or not.
        triangles: how many there are.
        balanced_share: of the triangles, 0..1; None where there are none.
        frustration: the fewest edges that two camps leave contradicted; an upper bound unless
            `proven`.
        bound: no two camps do better than this.
        line_balance: 1 - 2 L / m for frustration L and m edges: 1 = balanced; 0 would be the most
            frustration that any graph of m edges can have, m / 2. None without edges. Aref & Wilson
            (2018), "Measuring partial balance in signed networks", J. Complex Networks 6, 566-595.
    """

    day: date
    nodes: int
    edges: int
    negative: int
    certain: int
    certain_negative: int
    conflicts: int
    triangles: int
    balanced_share: float | None
    frustration: int
    bound: int
    proven: bool
    line_balance: float | None


def balance_series(
    columns: Columns,
    view: View,
    registry: Registry | None,
    *,
    first: date,
    last: date,
    step: Step,
    rule: Rule = "attested",
    ratings: Ratings = UNRATED,
    time_limit: float | None = TIME_LIMIT,
    work_limit: int | None = None,
    seed: int = 0,
) -> tuple[BalancePoint, ...]:
    """The balance of a view's network, snapshot by snapshot.

    Args:
        view: its own date is not used.
        rule: how pairs of both signs are settled.
        time_limit, work_limit: for the frustration of each snapshot, as there. A network that was
            met before is not solved again.

    Raises:
        InputError: `last` lies before `first`, or too many snapshots.
    """
    solve = solver(time_limit=time_limit, work_limit=work_limit, seed=seed)
    days = snapshot_dates(first, last, step)
    points = []
    for day, table in snapshots(columns, view, registry, days, ratings=ratings):
        reduction = reduce(table, registry, rule=rule)
        points.append(_balance(day, reduction, solve(reduction.graph)))
    return tuple(points)


def _balance(day: date, reduction: Reduction, found: Frustration) -> BalancePoint:
    graph = reduction.graph
    census, sure = triad_census(graph), certain(reduction)
    return BalancePoint(
        day=day,
        nodes=len(graph),
        edges=len(graph.signs),
        negative=graph.negative,
        certain=int(sure.sum()),
        certain_negative=int((sure & (graph.signs < 0)).sum()),
        conflicts=len(reduction.conflicts),
        triangles=census.triangles,
        balanced_share=census.balanced_share,
        frustration=found.value,
        bound=found.bound,
        proven=found.proven,
        line_balance=line_balance(found.value, len(graph.signs)),
    )


def certain(reduction: Reduction) -> NDArray[np.bool_]:
    """Which edges have a relation of their sign that is certain, shape (edges,)."""
    table, signs = reduction.table, reduction.graph.signs
    found = np.zeros(len(signs), dtype=bool)
    for edge, rows in enumerate(reduction.members):
        agree = _SIGNS[table.relation[rows]] == signs[edge]
        found[edge] = table.certain[rows][agree].any()
    return found


def line_balance(frustrated: int, edges: int) -> float | None:
    """1 - 2 L / m, see `BalancePoint`; None without edges.

    >>> line_balance(1, 3)
    0.33333333333333337
    """
    return 1 - 2 * frustrated / edges if edges else None
