"""Roles: friends and enemies, brokers, and what pairs have in common."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.analysis.blocs import Partition, blocs
from belligraph.analysis.roles import (
    Pair,
    brokers,
    friends_of_enemies,
    opposed_supporters,
    roles,
    shared_enemies,
)
from belligraph.network import SignedGraph
from signed_graphs import renamed, renamings, signed_graphs

BRIDGE = SignedGraph.of(
    [("a", "b", 1), ("a", "t", 1), ("b", "t", 1), ("t", "x", 1), ("t", "y", 1), ("x", "y", 1),
     ("a", "x", -1)]
)  # fmt: skip
SIDES = Partition.of(BRIDGE, [0, 0, 0, 1, 1], "by hand")


def tie(graph: SignedGraph, a: str, b: str) -> int:
    return next((s for v, w, s in graph.edges() if {v, w} == {a, b}), 0)


def third_parties(graph: SignedGraph, to_a: int, to_b: int) -> dict[tuple[str, str], list[str]]:
    """By ordered pair, the actors with such a tie to the one and such a tie to the other."""
    return {
        (a, b): [c for c in graph.nodes if tie(graph, a, c) == to_a and tie(graph, b, c) == to_b]
        for a, b in permutations(graph.nodes, 2)
    }


def listed(pairs: tuple[Pair, ...]) -> dict[tuple[str, str], list[str]]:
    return {(p.a, p.b): list(p.common) for p in pairs}


@settings(max_examples=50)
@given(signed_graphs(most=6))
def test_friends_and_enemies_are_counted(graph: SignedGraph) -> None:
    table = roles(graph, blocs(graph))
    assert [role.actor for role in table] == list(graph.nodes)
    for role in table:
        signs = [tie(graph, role.actor, other) for other in graph.nodes]
        assert (role.friends, role.enemies) == (signs.count(1), signs.count(-1))
        assert role.net == sum(signs)
        both = role.friends + role.enemies
        assert role.friendly == (role.friends / both if both else None)


@settings(max_examples=50)
@given(signed_graphs(most=6))
def test_pairs_are_those_that_a_naive_count_finds(graph: SignedGraph) -> None:
    enemies = third_parties(graph, -1, -1)
    assert listed(shared_enemies(graph)) == {p: c for p, c in enemies.items() if c and p[0] < p[1]}
    friends = third_parties(graph, 1, 1)
    assert listed(opposed_supporters(graph)) == {
        p: c for p, c in friends.items() if c and p[0] < p[1] and tie(graph, *p) == -1
    }
    mixed = third_parties(graph, -1, 1)
    assert listed(friends_of_enemies(graph)) == {p: c for p, c in mixed.items() if c}


@settings(max_examples=50)
@given(signed_graphs(most=6))
def test_pairs_carry_their_tie_and_come_with_most_in_common_first(graph: SignedGraph) -> None:
    for pairs in (shared_enemies(graph), opposed_supporters(graph), friends_of_enemies(graph)):
        assert all(p.tie == tie(graph, p.a, p.b) for p in pairs)
        assert list(pairs) == sorted(pairs, key=lambda p: (-len(p.common), p.a, p.b))


@settings(max_examples=30)
@given(st.data())
def test_names_change_no_figure(data: st.DataObject) -> None:
    graph = data.draw(signed_graphs(most=6))
    names = data.draw(renamings(graph))
    other = renamed(graph, names)
    labels = dict(zip(other.nodes, (0, 1, 0, 1, 0, 1), strict=False))
    one = roles(graph, Partition.of(graph, [labels[names[n]] for n in graph.nodes], "by hand"))
    same = roles(other, Partition.of(other, [labels[n] for n in other.nodes], "by hand"))
    by_name = {role.actor: role for role in same}
    for role in one:
        twin = by_name[names[role.actor]]
        assert role.net == twin.net
        assert role.participation == pytest.approx(twin.participation)
        assert role.betweenness == pytest.approx(twin.betweenness)


def test_a_broker_has_friends_in_several_blocs_and_chains_lead_through_it() -> None:
    table = {role.actor: role for role in roles(BRIDGE, SIDES)}
    assert table["t"].participation == pytest.approx(0.5)
    assert table["t"].betweenness == pytest.approx(4 / 6)
    assert table["a"].participation == 0
    assert [role.actor for role in brokers(table.values())] == ["t", "x", "y"]


def test_an_actor_without_ties_has_no_shares() -> None:
    graph = SignedGraph.of([("a", "b", -1)], ["c"])
    first, _, last = roles(graph, blocs(graph))
    assert (first.friendly, first.participation) == (0.0, None)
    assert (last.friendly, last.participation, last.betweenness) == (None, None, 0.0)
    assert brokers([first, last]) == ()


def test_supporters_of_one_actor_that_oppose_each_other() -> None:
    graph = SignedGraph.of([("usa", "iraq", 1), ("iran", "iraq", 1), ("iran", "usa", -1)])
    assert opposed_supporters(graph) == (Pair("iran", "usa", -1, ("iraq",)),)
    assert friends_of_enemies(graph) == (
        Pair("iran", "iraq", 1, ("usa",)),
        Pair("usa", "iraq", 1, ("iran",)),
    )
    assert shared_enemies(graph) == ()
