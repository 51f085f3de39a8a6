from itertools import combinations

from hypothesis import given

from belligraph.analysis.census import Census, triad_census
from belligraph.network import SignedGraph
from signed_graphs import complete, scattered, signed_graphs, table


def counted(graph: SignedGraph) -> Census:
    """The census by looking at every three nodes."""
    signs = {(a, b): s for a, b, s in graph.edges()}
    kinds = [0, 0, 0, 0]
    for a, b, c in combinations(graph.nodes, 3):
        if {(a, b), (b, c), (a, c)} <= signs.keys():
            kinds[(signs[a, b], signs[b, c], signs[a, c]).count(-1)] += 1
    return Census(*kinds)


@given(signed_graphs())
def test_every_triangle_is_counted_once(graph: SignedGraph) -> None:
    assert triad_census(graph) == counted(graph)


def test_large_graphs_are_counted_as_small_ones() -> None:
    graph = scattered(60, 700, 0.3, seed=1)
    assert triad_census(graph) == counted(graph)
    assert triad_census(graph).triangles > 300


def test_triangles_of_one_sign() -> None:
    assert triad_census(complete(7, 1)) == Census(35, 0, 0, 0)
    assert triad_census(complete(7, -1)) == Census(0, 0, 0, 35)


def test_two_enemies_or_none_are_balanced() -> None:
    assert Census(ppp=1, ppn=2, pnn=3, nnn=4).balanced_share == 0.4


def test_only_one_enemy_is_not_even_weakly_balanced() -> None:
    assert Census(ppp=1, ppn=2, pnn=3, nnn=4).weakly_balanced_share == 0.8


def test_no_triangles_have_no_share() -> None:
    none = triad_census(SignedGraph.of([("a", "b", 1)]))
    assert none.triangles == 0
    assert none.balanced_share is None
    assert none.weakly_balanced_share is None


def test_no_nodes_have_no_triangles() -> None:
    assert triad_census(SignedGraph.of([])).triangles == 0


def test_highland_tribes() -> None:
    census = triad_census(table("highland_tribes"))
    assert census.triangles == 68
    assert census.balanced_share is not None
    assert round(census.balanced_share, 6) == 0.867647
