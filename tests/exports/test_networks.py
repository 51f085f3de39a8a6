"""Networks are read back by NetworkX as they were written."""

from __future__ import annotations

import io
import json

import networkx as nx
import pytest

from belligraph.exports import write_network

DAY = "2014-01-06"
READERS = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}


@pytest.fixture(scope="module")
def network(graph):
    return graph.network(as_of=DAY)


def written(network, format_: str) -> bytes:
    out = io.BytesIO()
    write_network(network, format_, out)
    return out.getvalue()


@pytest.mark.parametrize("format_", READERS)
def test_nodes_edges_and_signs_come_back(network, format_) -> None:
    back = READERS[format_](io.BytesIO(written(network, format_)))
    assert back.is_directed()
    assert set(back) == set(network)
    for node, attributes in network.nodes(data=True):
        assert {k: back.nodes[node][k] for k in attributes} == attributes
    expected = {
        (s, o, key, edge["sign"], edge["weight"], ";".join(edge["claims"]))
        for s, o, key, edge in network.edges(keys=True, data=True)
    }
    found = {
        (s, o, edge["relation"], edge["sign"], edge["weight"], edge["claims"])
        for s, o, edge in back.edges(data=True)
    }
    assert found == expected
    assert {sign for *_, sign, _, _ in found} == {1, -1}


@pytest.mark.parametrize("format_", READERS)
def test_what_has_no_value_is_left_out(network, format_) -> None:
    assert network["usa"]["iraq"]["supports"]["last"]
    back = READERS[format_](io.BytesIO(written(network, format_)))
    for s, o, edge in back.edges(data=True):
        before = network[s][o][edge["relation"]]
        assert {k for k in ("first", "last") if k in edge} == {
            k for k in ("first", "last") if before[k] is not None
        }
    assert b"None" not in written(network, format_)


def test_json_is_node_link_with_lists(network) -> None:
    data = json.loads(written(network, "json"))
    back = nx.node_link_graph(data, edges="edges")
    assert dict(back.nodes(data=True)) == dict(network.nodes(data=True))
    assert sorted(back.edges(keys=True)) == sorted(network.edges(keys=True))
    for s, o, key, edge in network.edges(keys=True, data=True):
        assert back.edges[s, o, key] == edge


@pytest.mark.parametrize("format_", [*READERS, "json"])
def test_it_is_the_same_twice_and_bears_no_day_of_writing(network, format_) -> None:
    first = written(network, format_)
    assert first == written(network, format_)
    assert b"lastmodified" not in first


@pytest.mark.parametrize("format_", READERS)
def test_characters_that_xml_cannot_carry_are_taken_out(format_) -> None:
    made = nx.MultiDiGraph(as_of=None)
    made.add_node("a", label="<b>&\x01\"'", name="é")
    made.add_node("b", label="b", name="b")
    made.add_edge("a", "b", key="supports", sign=1, claims=["\x00x", "y"])
    back = READERS[format_](io.BytesIO(written(made, format_)))
    assert back.nodes["a"]["label"] == "<b>& \"'"
    [(_, _, edge)] = back.edges(data=True)
    assert edge["claims"] == " x;y"
