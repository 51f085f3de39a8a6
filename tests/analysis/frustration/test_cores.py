import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.analysis.frustration.cores import blocks, core_of, whole
from belligraph.analysis.frustration.reductions import Kernel
from belligraph.network import SignedGraph
from signed_graphs import cost, divisions, signed_graphs, switched


@given(signed_graphs())
def test_blocks_share_no_edge_and_leave_none_out(graph: SignedGraph) -> None:
    found = [key for core in blocks(Kernel.of(graph)) for key in core.keys(10)]
    assert sorted(found) == [10 * a + b for a, b in graph.ends.tolist()]


@given(signed_graphs())
def test_blocks_are_as_small_as_can_be_and_keep_their_weights(graph: SignedGraph) -> None:
    kernel = Kernel.of(graph)
    pieces = nx.biconnected_component_edges(nx.Graph(graph.ends.tolist()))
    expected = {frozenset((min(e), max(e)) for e in piece) for piece in pieces}
    found = blocks(kernel)
    ends = [[(core.nodes[a], core.nodes[b]) for a, b in core.ends.tolist()] for core in found]
    assert {frozenset(pairs) for pairs in ends} == expected
    for core, pairs in zip(found, ends, strict=True):
        assert pairs == sorted(pairs)
        assert core.weights.tolist() == [kernel.rows[a][b] for a, b in pairs]


@given(signed_graphs())
def test_a_whole_kernel_is_one_core_of_all_its_edges_in_order(graph: SignedGraph) -> None:
    for core in whole(Kernel.of(graph)):
        assert np.array(core.nodes)[core.ends].tolist() == graph.ends.tolist()
        assert core.weights.tolist() == graph.signs.tolist()


@given(signed_graphs())
def test_blocks_share_at_most_one_node(graph: SignedGraph) -> None:
    found = [set(core.nodes) for core in blocks(Kernel.of(graph))]
    assert all(len(a & b) <= 1 for i, a in enumerate(found) for b in found[:i])


@given(signed_graphs(6))
def test_many_divisions_cost_what_each_does(graph: SignedGraph) -> None:
    camps = divisions(len(graph), 3)
    assert core_of(graph).cost(camps.T.astype(float)).tolist() == cost(graph, camps).tolist()


@settings(deadline=None)
@given(signed_graphs(signs=(1, 0)), st.data())
def test_edges_that_are_whole_are_followed(graph: SignedGraph, data: st.DataObject) -> None:
    flipped = data.draw(st.sets(st.sampled_from(graph.nodes))) if graph.nodes else set()
    core = core_of(switched(graph, flipped))
    assert core.cost(core.divide(np.zeros(len(core.ends)))) == 0


@settings(deadline=None)
@given(signed_graphs(), st.data())
def test_edges_that_a_division_breaks_lead_back_to_it(
    graph: SignedGraph, data: st.DataObject
) -> None:
    core = core_of(graph)
    camps = np.array([data.draw(st.sampled_from([1.0, -1.0])) for _ in graph.nodes])
    broken = core.frustrated(camps)
    assert core.frustrated(core.divide(broken.astype(float))).tolist() == broken.tolist()


def test_no_edges_make_no_core() -> None:
    kernel = Kernel.of(SignedGraph.of([], ["a", "b"]))
    assert whole(kernel) == blocks(kernel) == []
