"""Shortest friendly and hostile paths."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.analysis.paths import Path, signed_paths
from belligraph.errors import InputError, UnknownNameError
from belligraph.network import SignedGraph
from signed_graphs import renamed, renamings, signed_graphs

GRAPHS = signed_graphs(7, least=2)


def by_brute_force(graph: SignedGraph, a: str, b: str) -> list[Path]:
    """The shortest of each sign among all simple paths."""
    net = graph.to_networkx()
    paths = []
    for nodes in nx.all_simple_paths(net, a, b):
        signs = (net.edges[pair]["sign"] for pair in nx.utils.pairwise(nodes))
        paths.append(Path(tuple(nodes), tuple(signs)))
    least = {s: min((p.length for p in paths if p.sign == s), default=0) for s in (1, -1)}
    shortest = [p for p in paths if p.length == least[p.sign]]
    return sorted(shortest, key=lambda p: (p.length, -p.sign, p.nodes))


@settings(max_examples=150)
@given(GRAPHS, st.data())
def test_paths_are_those_that_brute_force_finds(graph: SignedGraph, data: st.DataObject) -> None:
    a, b, *_ = data.draw(st.permutations(graph.nodes))
    assert signed_paths(graph, a, b) == by_brute_force(graph, a, b)


@given(GRAPHS, st.data())
def test_a_sign_is_the_product_of_the_ties_on_the_way(
    graph: SignedGraph, data: st.DataObject
) -> None:
    a, b, *_ = data.draw(st.permutations(graph.nodes))
    net = graph.to_networkx()
    for path in signed_paths(graph, a, b):
        assert (path.nodes[0], path.nodes[-1]) == (a, b)
        signs = [net.edges[pair]["sign"] for pair in nx.utils.pairwise(path.nodes)]
        assert list(path.signs) == signs
        assert path.sign == (-1) ** signs.count(-1)
        assert path.length == len(signs) == len(set(path.nodes)) - 1


@given(GRAPHS, st.data())
def test_names_change_neither_lengths_nor_signs(graph: SignedGraph, data: st.DataObject) -> None:
    a, b, *_ = data.draw(st.permutations(graph.nodes))
    names = data.draw(renamings(graph))
    one = signed_paths(graph, a, b)
    other = signed_paths(renamed(graph, names), names[a], names[b])
    assert sorted((p.length, p.sign) for p in one) == sorted((p.length, p.sign) for p in other)


def test_a_detour_that_passes_an_actor_twice_is_no_path() -> None:
    """From a by m to b it is friendly; the hostile triangle at m can only be walked in and out."""
    triangle = [("m", "p", 1), ("p", "q", -1), ("m", "q", 1)]
    graph = SignedGraph.of([("a", "m", 1), ("b", "m", 1), *triangle])
    assert signed_paths(graph, "a", "b") == [Path(("a", "m", "b"), (1, 1))]
    way_round = [("q", "r", 1), ("r", "s", 1), ("s", "t", 1), ("b", "t", 1)]
    longer = SignedGraph.of([("a", "m", 1), ("b", "m", 1), *triangle, *way_round])
    assert signed_paths(longer, "a", "b")[1:] == [
        Path(("a", "m", "p", "q", "r", "s", "t", "b"), (1, 1, -1, 1, 1, 1, 1))
    ]


def test_a_long_way_round_a_dense_part_is_found_all_the_same() -> None:
    clique = [(f"c{i:02}", f"c{j:02}", 1) for i in range(20) for j in range(i + 2, 20)]
    chain = [f"r{i:02}" for i in range(15)]
    ends = [("a", "c00", 1), ("b", "c00", 1), ("c19", chain[0], 1), (chain[-1], "b", 1)]
    ties = [(v, w, 1) for v, w in nx.utils.pairwise(chain)] + [("c03", "c04", -1)]
    _, *hostile = signed_paths(SignedGraph.of([*clique, *ends, *ties]), "a", "b")
    assert {path.nodes[1:-16] for path in hostile} == {
        ("c00", "c03", "c04", "c19"),
        ("c00", "c04", "c03", "c19"),
    }


def test_the_longest_and_the_number_of_paths_can_be_bounded() -> None:
    graph = SignedGraph.of(
        [("a", x, 1) for x in "pqr"] + [("b", x, 1) for x in "pqr"] + [("p", "q", -1)]
    )
    assert [p.length for p in signed_paths(graph, "a", "b")] == [2, 2, 2, 3, 3]
    assert [p.length for p in signed_paths(graph, "a", "b", cutoff=2)] == [2, 2, 2]
    assert [p.nodes[1] for p in signed_paths(graph, "a", "b", limit=1)] == ["p", "p"]
    assert signed_paths(graph, "a", "b", cutoff=1) == []


def test_no_path_is_an_empty_list() -> None:
    graph = SignedGraph.of([("a", "b", 1), ("c", "d", 1)])
    assert signed_paths(graph, "a", "c") == []


def test_unknown_actors_are_named_with_the_nearest() -> None:
    graph = SignedGraph.of([("iran", "iraq", 1)])
    with pytest.raises(UnknownNameError, match="no actor is called 'irak'") as error:
        signed_paths(graph, "iran", "irak")
    assert "iraq" in error.value.nearest
    with pytest.raises(InputError, match="two different actors"):
        signed_paths(graph, "iran", "iran")
