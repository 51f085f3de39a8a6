"""Blocs: partitions by several methods, their agreement, and how firm they are."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.analysis.blocs import (
    Firmness,
    Partition,
    blocs,
    compare,
    stability,
)
from belligraph.errors import InputError
from belligraph.network import SignedGraph
from signed_graphs import (
    HIGHLAND_BLOCS,
    contradicted,
    planted,
    renamed,
    renamings,
    signed_graphs,
    table,
)

two_camps = partial(blocs, method="frustration", camps=2)
any_camps = partial(blocs, method="frustration")


def part(graph: SignedGraph, *groups: str) -> Partition:
    """A partition typed as groups of one-letter names."""
    labels = [next(i for i, group in enumerate(groups) if node in group) for node in graph.nodes]
    return Partition.of(graph, labels, "by hand")


@pytest.mark.parametrize("method", [blocs, two_camps, any_camps], ids=["mod", "two", "any"])
@settings(max_examples=30)
@given(graph=signed_graphs(most=6))
def test_each_actor_is_in_one_bloc_and_blocs_are_numbered_by_their_first(
    method: partial[Partition], graph: SignedGraph
) -> None:
    found = method(graph)
    assert found.nodes == graph.nodes
    assert sorted(chain(*found.members())) == list(graph.nodes)
    firsts = [members[0] for members in found.members()]
    assert firsts == sorted(firsts)
    assert [found.bloc_of()[first] for first in firsts] == list(range(len(firsts)))
    assert found.frustrated == sum(
        (found.bloc_of()[a] == found.bloc_of()[b]) != (sign > 0) for a, b, sign in graph.edges()
    )


@settings(max_examples=30)
@given(signed_graphs(most=6))
def test_two_camps_are_contradicted_by_as_few_ties_as_can_be(graph: SignedGraph) -> None:
    assert two_camps(graph).frustrated == min(map(len, contradicted(graph).values()))
    assert any_camps(graph).frustrated <= two_camps(graph).frustrated


@settings(max_examples=25)
@given(st.data())
def test_names_change_neither_the_contradicted_ties_nor_the_modularity(
    data: st.DataObject,
) -> None:
    graph = data.draw(signed_graphs(most=6))
    other = renamed(graph, data.draw(renamings(graph)))
    assert two_camps(graph).frustrated == two_camps(other).frustrated
    assert any_camps(graph).frustrated == any_camps(other).frustrated
    assert blocs(graph).modularity == pytest.approx(blocs(other).modularity)


@pytest.mark.parametrize("sizes", [(4, 6), (3, 4, 5), (3, 3, 3, 7)])
def test_every_method_finds_planted_blocs(sizes: tuple[int, ...]) -> None:
    graph, planted_blocs = planted(*sizes)
    for found in (blocs(graph), any_camps(graph), any_camps(graph, camps=len(sizes))):
        assert found.blocs == planted_blocs
        assert found.frustrated == 0


def test_modularity_and_three_camps_find_the_published_blocs_of_the_highland_tribes() -> None:
    graph = table("highland_tribes")
    found = [blocs(graph), any_camps(graph, camps=3), any_camps(graph)]
    assert [partition.members() for partition in found] == [HIGHLAND_BLOCS] * 3
    assert [agreement.rand for agreement in compare(found)] == [1.0] * 3
    assert two_camps(graph).frustrated == 7


def test_a_partition_says_how_it_was_found() -> None:
    graph = SignedGraph.of([("a", "b", 1)])
    methods = [f(graph).method for f in (blocs, two_camps, any_camps)]
    assert methods == ["modularity", "frustration, 2 camps", "frustration, any number of camps"]


def test_unknown_methods_and_needless_camps_are_refused() -> None:
    graph = SignedGraph.of([("a", "b", 1)])
    with pytest.raises(InputError, match="'guess': one of frustration, modularity, leiden"):
        blocs(graph, "guess")
    with pytest.raises(InputError, match="camps = 3: only the method frustration"):
        blocs(graph, camps=3)


def test_leiden_gives_a_partition_where_it_is_installed() -> None:
    pytest.importorskip("leidenalg")
    graph, planted_blocs = planted(3, 4, 5)
    assert blocs(graph, "leiden").blocs == planted_blocs


@given(signed_graphs(7))
def test_parts_are_those_of_the_network_the_largest_first(graph: SignedGraph) -> None:
    found = blocs(graph).part_of()
    parts = sorted(nx.connected_components(graph.to_networkx()), key=lambda p: (-len(p), min(p)))
    assert found == {node: number for number, part in enumerate(parts) for node in part}


def by_definition(
    graphs: Iterable[SignedGraph], home: dict[str, int], actor: str
) -> tuple[int, int]:
    """Resamples in which an actor sits well, and which speak of it."""
    sat = seen = 0
    for graph in graphs:
        net, now = graph.to_networkx(), blocs(graph).bloc_of()
        if actor not in net or not net.degree(actor):
            continue
        if list(home.values()).count(home[actor]) == 1:
            seen += 1
            sat += [now[o] for o in nx.node_connected_component(net, actor)].count(now[actor]) == 1
            continue
        others = [
            o
            for o in net
            if o != actor and home.get(o) == home[actor] and nx.has_path(net, actor, o)
        ]
        seen += bool(others)
        sat += bool(others) and sum(now[o] == now[actor] for o in others) > len(others) / 2
    return sat, seen


@settings(max_examples=20)
@given(signed_graphs(least=1, most=6), st.lists(signed_graphs(most=7), max_size=4))
def test_firmness_is_what_its_definition_says(
    graph: SignedGraph, resamples: Sequence[SignedGraph]
) -> None:
    reference = blocs(graph)
    for firm in stability(resamples, reference):
        sat, seen = by_definition(resamples, reference.bloc_of(), firm.actor)
        assert (firm.share, firm.resamples) == (sat / seen if seen else None, seen)
        assert firm.share is None or 0 <= firm.share <= 1


def test_planted_blocs_are_firm_when_a_few_ties_go_missing() -> None:
    graph, _ = planted(6, 7, 8)
    random = np.random.default_rng(0)

    def resample() -> SignedGraph:
        kept = random.random(len(graph.signs)) < 0.9
        return SignedGraph(graph.nodes, graph.ends[kept], graph.signs[kept])

    firm = stability((resample() for _ in range(10)), blocs(graph))
    assert [f.share for f in firm] == [1.0] * len(graph)
    assert [f.actor for f in firm] == list(graph.nodes)


def test_who_changes_sides_in_half_of_the_resamples_is_half_firm() -> None:
    sides = [("a", "b", 1), ("a", "c", 1), ("b", "c", 1), ("x", "y", 1), ("a", "x", -1)]
    sides += [("b", "x", -1), ("c", "x", -1), ("a", "y", -1), ("b", "y", -1), ("c", "y", -1)]
    with_abc = SignedGraph.of([*sides, ("t", "a", 1), ("t", "b", 1), ("t", "x", -1)])
    with_xy = SignedGraph.of([*sides, ("t", "a", -1), ("t", "x", 1), ("t", "y", 1)])
    firm = {f.actor: f for f in stability([with_abc, with_xy], blocs(with_abc))}
    assert firm["t"] == Firmness("t", 0, 0.5, 2)
    assert firm["x"].share == firm["a"].share == 1


def test_resamples_that_do_not_tie_an_actor_to_its_bloc_say_nothing_of_it() -> None:
    reference = part(SignedGraph.of([], "abcxy"), "abc", "xy")
    resample = SignedGraph.of([("a", "b", 1), ("x", "c", 1)], ["y"])
    firm = stability([resample], reference)
    assert [(f.actor, f.share, f.resamples) for f in firm] == [
        ("a", 1.0, 1), ("b", 1.0, 1), ("c", None, 0), ("x", None, 0), ("y", None, 0),
    ]  # fmt: skip


def test_enemies_in_common_make_no_bloc() -> None:
    graph = SignedGraph.of(
        [("a", "x", -1), ("b", "x", -1), ("c", "x", -1), ("b", "c", 1), ("x", "y", 1)]
    )
    assert blocs(graph).members() == (("a",), ("b", "c"), ("x", "y"))


@given(signed_graphs(7))
def test_every_bloc_holds_together_by_friendly_ties(graph: SignedGraph) -> None:
    found = blocs(graph)
    bloc = found.bloc_of()
    friends = nx.Graph()
    friends.add_nodes_from(graph.nodes)
    friends.add_edges_from((a, b) for a, b, s in graph.edges() if s > 0 and bloc[a] == bloc[b])
    together = sorted(map(sorted, nx.connected_components(friends)))
    assert together == sorted(map(list, found.members()))
