"""Hinges: the ties on which a picture of two camps hangs."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from belligraph.analysis.frustration import frustration
from belligraph.analysis.robustness.hinges import Hinge, hinges
from belligraph.network import SignedGraph
from signed_graphs import (
    contradicted,
    planted,
    renamed,
    renamings,
    scattered,
    signed_graphs,
    table,
)

Tie = tuple[str, str]


def connected(graph: SignedGraph) -> bool:
    return len(graph) > 1 and nx.is_connected(graph.to_networkx())


def expected(graph: SignedGraph, picture: tuple[int, ...], tie: Tie) -> tuple[int, str, int]:
    """What removing a tie does, by trying all pictures: change, outcome, fewest actors to move."""
    costs = contradicted(graph)
    least = min(map(len, costs.values()))
    without = {camps: len(bad - {tie}) for camps, bad in costs.items()}
    best = {camps for camps, cost in without.items() if cost == min(without.values())}
    new = best - {camps for camps, bad in costs.items() if len(bad) == least}
    change = min(without.values()) - least
    if tie in costs[picture]:
        return change, "kept", 0
    rivals = new if picture in best else best
    outcome = "lost" if picture not in best else "tied" if new else "none"
    moves = [sum(a != b for a, b in zip(picture, rival, strict=True)) for rival in rivals]
    return change, outcome, min((min(m, len(graph) - m) for m in moves), default=0)


@settings(max_examples=30)
@given(signed_graphs(7, least=2))
def test_hinges_are_what_trying_all_pictures_finds(graph: SignedGraph) -> None:
    assume(connected(graph))
    found = hinges(graph)
    camps = found.reference.camps
    picture = tuple(camp ^ camps[0] for camp in camps)
    listed = {(h.a, h.b): h for h in found.hinges}
    assert found.proven
    for a, b, sign in graph.edges():
        change, outcome, least = expected(graph, picture, (a, b))
        if outcome == "none":
            assert (a, b) not in listed
            continue
        hinge = listed.pop((a, b))
        assert (hinge.sign, hinge.change, hinge.picture) == (sign, change, outcome)
        assert least <= hinge.moved <= len(graph) // 2
    assert not listed


TWO_CLIQUES = [
    *((f"{side}{i}", f"{side}{j}", 1) for side in "bc" for i in range(3) for j in range(i)),
    *((f"b{i}", "b3", 1) for i in range(3)), ("b0", "c0", 1), ("b1", "c1", 1), ("b2", "c2", -1),
]  # fmt: skip
LADEN_TRIANGLE = [("a", "b", 1), ("b", "c", -1), ("a", "c", 1), *(("c", f"l{i}", 1) for i in "123")]


@pytest.mark.parametrize("ties", [TWO_CLIQUES, LADEN_TRIANGLE], ids=["cliques", "triangle"])
@pytest.mark.parametrize("order", [1, -1], ids=["forward", "backward"])
def test_the_smaller_side_is_the_one_that_moves_with_all_that_hangs_on_it(
    ties: list[tuple[str, str, int]], order: int
) -> None:
    nodes = sorted(SignedGraph.of(ties).nodes)
    graph = renamed(SignedGraph.of(ties), dict(zip(nodes, nodes[::order], strict=True)))
    found = hinges(graph)
    picture = tuple(camp ^ found.reference.camps[0] for camp in found.reference.camps)
    assert len(found.hinges) > 2
    for hinge in found.hinges:
        least = expected(graph, picture, (hinge.a, hinge.b))
        assert (hinge.change, hinge.picture, hinge.moved) == least


@settings(max_examples=15)
@given(st.data())
def test_names_do_not_change_which_ties_matter(data: st.DataObject) -> None:
    graph = data.draw(signed_graphs(7))
    names = data.draw(renamings(graph))

    def told(found: tuple[Hinge, ...], names: dict[str, str]) -> set[tuple[frozenset[str], int]]:
        return {(frozenset((names[h.a], names[h.b])), h.change) for h in found}

    same = dict(zip(graph.nodes, graph.nodes, strict=True))
    assert told(hinges(graph).hinges, names) == told(hinges(renamed(graph, names)).hinges, same)


def test_two_camps_beyond_doubt_have_no_hinge() -> None:
    graph, _ = planted(4, 4)
    assert hinges(graph).hinges == ()


def test_the_camp_of_what_hangs_on_one_tie_hangs_on_that_tie() -> None:
    triangle = [("a", "b", 1), ("b", "c", 1), ("a", "c", 1)]
    graph = SignedGraph.of([*triangle, ("c", "x", -1), ("x", "y", 1)])
    assert hinges(graph).hinges == (
        Hinge("c", "x", -1, 0, "tied", 2),
        Hinge("x", "y", 1, 0, "tied", 1),
    )


def test_in_an_unbalanced_triangle_each_tie_matters() -> None:
    graph = SignedGraph.of([("iran", "iraq", 1), ("iraq", "usa", 1), ("iran", "usa", -1)])
    found = hinges(graph)
    assert found.reference.value == 1
    assert [h.change for h in found.hinges] == [-1, -1, -1]
    assert sorted(h.picture for h in found.hinges) == ["kept", "lost", "lost"]


@pytest.mark.parametrize(("name", "value"), [("highland_tribes", 7), ("cow_1946", 17)])
def test_contradicted_ties_of_a_published_network_are_hinges(name: str, value: int) -> None:
    found = hinges(table(name))
    assert found.proven
    assert sum(h.picture == "kept" for h in found.hinges) == found.reference.value == value
    assert all(h.change == -1 for h in found.hinges if h.picture != "tied")


def test_a_picture_that_is_not_proven_has_no_hinges() -> None:
    random = np.random.default_rng(0)
    pairs = list(combinations([f"n{i:02}" for i in range(40)], 2))
    signs = random.choice((1, -1), len(pairs)).tolist()
    graph = SignedGraph.of((a, b, sign) for (a, b), sign in zip(pairs, signs, strict=True))
    found = hinges(graph, time_limit=0)
    assert not found.reference.proven
    assert (found.hinges, found.proven) == ((), False)


def test_a_limit_of_work_leaves_open_what_it_does_not_reach() -> None:
    graph = scattered(40, 110, 0.5, seed=3)
    reference = frustration(graph)
    assert reference.proven
    short, whole = hinges(graph, reference, work_limit=20_000), hinges(graph, reference)
    assert (short.proven, whole.proven) == (False, True)
    assert {(h.a, h.b) for h in short.hinges} < {(h.a, h.b) for h in whole.hinges}
    assert short == hinges(graph, reference, work_limit=20_000)


def test_a_graph_without_ties_hangs_on_nothing() -> None:
    assert hinges(SignedGraph.of([], ["a", "b"])).hinges == ()
    assert hinges(SignedGraph.of([])).hinges == ()
