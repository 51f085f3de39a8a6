"""Dyads and balance over time."""

from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.analysis.census import triad_census
from belligraph.analysis.history.series import (
    SILENCE,
    BalancePoint,
    balance_series,
    dyad_series,
    line_balance,
)
from belligraph.columns import Columns
from belligraph.errors import InputError
from belligraph.model import Speaker
from belligraph.network import reduce
from belligraph.project import sample
from belligraph.relations import View, tabulate
from claiming import claim
from signed_graphs import contradicted, signed_graphs

PERIOD: dict[str, Any] = {"first": date(2014, 1, 1), "last": date(2014, 4, 30), "step": "month"}
VIEW = View(window=30)
DYAD = [
    claim("usa", "supports", "iraq", "2014-01-20"),
    claim("usa", "supports", "iraq", "2014-01-25", speaker=Speaker("Hejazi")),
    claim("usa", "supports", "iraq", "2014-01-26", speaker=Speaker("Kerry"), negated=True),
    claim("iraq", "opposes", "usa", "2014-03"),
    claim("usa", "alliedWith", "iraq", "2014-02-03/2014-04-02"),
    claim("usa", "opposes", "isil", "2014-01-20"),
]
TRIANGLE = [
    claim("usa", "supports", "iraq", "2014-01-20/2014-03-20"),
    claim("iran", "supports", "iraq", "2014-01-20/2014-03-20"),
    claim("usa", "opposes", "iran", "2014-02-10"),
]


def dyad(a: str = "usa", b: str = "iraq") -> Any:
    return dyad_series(Columns.of(DYAD), VIEW, None, a, b, **PERIOD)


def balance(claims: Any = TRIANGLE, **options: Any) -> tuple[BalancePoint, ...]:
    return balance_series(Columns.of(claims), VIEW, None, **PERIOD, **options)


# --- dyads


def test_a_dyad_has_one_point_for_each_snapshot() -> None:
    assert [p.day.isoformat() for p in dyad()] == [
        "2014-01-31", "2014-02-28", "2014-03-31", "2014-04-30",
    ]  # fmt: skip


def test_a_report_counts_independent_roots_and_names_claims_and_denials() -> None:
    january = dyad()[0].supports
    assert (january.roots, january.certain) == (2, True)
    assert january.claims == tuple(sorted(c.id for c in DYAD[:2]))
    assert january.denials == (DYAD[2].id,)
    table = tabulate(Columns.of(DYAD[:3]), View(as_of=date(2014, 1, 31)))
    assert january.score == table.score[0]


def test_acts_leave_with_the_window_and_ties_when_they_end() -> None:
    points = dyad()
    assert [p.supports.roots for p in points] == [2, 0, 0, 0]
    assert [p.opposed.roots for p in points] == [0, 0, 1, 1]
    assert [p.allied.roots for p in points] == [0, 1, 1, 0]


def test_partial_dates_leave_doubt() -> None:
    assert [p.opposed.certain for p in dyad()] == [False, False, True, False]


def test_the_other_way_round_the_directions_change_places() -> None:
    for here, there in zip(dyad(), dyad("iraq", "usa"), strict=True):
        assert (here.supports, here.opposes) == (there.supported, there.opposed)
        assert (here.supported, here.opposed) == (there.supports, there.opposes)
        assert here.allied == there.allied


def test_of_actors_nobody_speaks_of_there_is_silence() -> None:
    for point in dyad("usa", "atlantis"):
        reports = point.supports, point.opposes, point.supported, point.opposed, point.allied
        assert set(reports) == {SILENCE}


# --- balance


def test_two_enemies_who_support_one_actor_are_one_frustrated_triangle() -> None:
    points = balance()
    assert [p.triangles for p in points] == [0, 1, 0, 0]
    february = points[1]
    assert (february.nodes, february.edges, february.negative) == (3, 3, 1)
    assert (february.balanced_share, february.line_balance) == (0.0, pytest.approx(1 / 3))
    assert (february.frustration, february.bound, february.proven) == (1, 1, True)


def test_without_ties_there_is_no_balance_to_speak_of() -> None:
    last = balance([claim("usa", "opposes", "iran", "2014-01-20")])[-1]
    assert (last.nodes, last.edges, last.frustration) == (0, 0, 0)
    assert (last.balanced_share, last.line_balance) == (None, None)


def test_conflicts_are_counted_and_settled_by_the_rule() -> None:
    both = [*TRIANGLE[:2], claim("iraq", "opposes", "iran", "2014-01-20")]
    january = balance(both)[0]
    assert (january.conflicts, january.edges) == (1, 2)
    assert balance(both, rule="drop")[0].edges == 1
    assert balance(both, rule="negative")[0].negative == 1


@given(signed_graphs(7, least=1))
def test_line_balance_lies_between_a_balanced_graph_and_half_its_edges(graph: Any) -> None:
    least = min(map(len, contradicted(graph).values()))
    measure = line_balance(least, len(graph.signs))
    if measure is None:
        assert len(graph.signs) == 0
    else:
        assert 0 <= measure <= 1
        assert (measure == 1) == (least == 0)


def test_a_point_agrees_with_the_snapshot_it_is_of() -> None:
    tables = sample().tables()
    columns = Columns.of(tables.claims)
    days: dict[str, Any] = {"first": date(2016, 6, 1), "last": date(2016, 7, 31), "step": "month"}
    for point in balance_series(columns, View(), tables.registry, **days):
        table = tabulate(columns, View(as_of=point.day), tables.registry)
        reduction = reduce(table, tables.registry)
        graph = reduction.graph
        assert point.edges == len(graph.signs) > 10
        assert (point.nodes, point.negative) == (len(graph), graph.negative)
        assert point.conflicts == len(reduction.conflicts)
        assert point.balanced_share == triad_census(graph).balanced_share
        assert point.proven
        assert point.frustration <= point.negative


@pytest.mark.parametrize("series", ["balance", "dyad"])
def test_a_period_must_not_end_before_it_begins(series: str) -> None:
    days: dict[str, Any] = {"first": date(2014, 2, 1), "last": date(2014, 1, 1), "step": "day"}
    with pytest.raises(InputError, match="must not lie after"):
        if series == "balance":
            balance_series(Columns.of([]), VIEW, None, **days)
        else:
            dyad_series(Columns.of([]), VIEW, None, "usa", "iraq", **days)


@given(st.permutations(TRIANGLE))
def test_the_order_of_claims_changes_nothing(claims: Any) -> None:
    assert balance(claims) == balance()


def test_what_a_partial_date_leaves_open_counts_but_is_not_certain() -> None:
    points = balance(
        [
            claim("usa", "supports", "iraq", "2014-01-20"),
            claim("iran", "supports", "iraq", "2014"),
            claim("usa", "opposes", "iran", "2014"),
            claim("usa", "opposes", "iran", "2014-02-10"),
        ]
    )
    assert [(p.edges, p.certain) for p in points] == [(3, 1), (2, 1), (2, 0), (2, 0)]
    assert [(p.negative, p.certain_negative) for p in points] == [(1, 0), (1, 1), (1, 0), (1, 0)]


def test_only_what_agrees_with_the_sign_of_a_tie_makes_it_certain() -> None:
    points = balance(
        [
            claim("usa", "supports", "iraq", "2014-01-20"),
            claim("iraq", "opposes", "usa", "2014", speaker=Speaker("Kerry")),
            claim("iraq", "opposes", "usa", "2014", speaker=Speaker("Hejazi")),
        ]
    )
    assert (points[0].negative, points[0].certain) == (1, 0)


def test_a_limit_of_work_leaves_a_snapshot_unproven() -> None:
    names = [f"a{i}" for i in range(12)]
    crowd = [claim(a, "opposes", b, "2014-01-20") for a, b in combinations(names, 2)]
    assert balance(crowd)[0].proven
    assert not balance(crowd, work_limit=0)[0].proven
