"""Networks are read back by NetworkX as they were written."""

from __future__ import annotations

import io
import json
from datetime import date
from xml.etree import ElementTree

import networkx as nx
import pytest

from belligraph.exports import write_history, write_network

DAY = "2014-01-06"
DAYS = ("2003-03-20", "2006-11-01", "2013-12-31", DAY, "2014-10-01", "2016-12-26")
GEXF = "{http://gexf.net/1.3}"
STRUCTURE = {
    "gexf": ({"version"}, set(), ["meta", "graph"]),
    "meta": (set(), {"lastmodifieddate"}, ["creator", "description"]),
    "creator": (set(), set(), []),
    "description": (set(), set(), []),
    "graph": (set(), {"defaultedgetype", "mode", "timeformat", "timerepresentation"},
              ["attributes", "attributes", "nodes", "edges"]),
    "attributes": ({"class"}, {"mode"}, ["attribute"]),
    "attribute": ({"id", "title", "type"}, set(), []),
    "nodes": (set(), {"count"}, ["node"]),
    "node": ({"id"}, {"label"}, ["attvalues", "spells"]),
    "edges": (set(), {"count"}, ["edge"]),
    "edge": ({"source", "target"}, {"id", "type", "label", "kind", "weight"},
             ["attvalues", "spells"]),
    "attvalues": (set(), set(), ["attvalue"]),
    "attvalue": ({"for", "value"}, set(), []),
    "spells": (set(), set(), ["spell"]),
    "spell": (set(), {"start", "end"}, []),
}  # fmt: skip
"""What GEXF 1.3 allows of the elements we write: attributes that must be there and may be there,
and the elements within, in their order."""
WORDS = {
    "defaultedgetype": {"directed"}, "mode": {"static", "dynamic"}, "timeformat": {"date"},
    "timerepresentation": {"interval"}, "class": {"node", "edge"},
}  # fmt: skip
PLAIN = {"integer", "double", "boolean", "string"}
READERS = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}


@pytest.fixture(scope="module")
def network(graph):
    return graph.network(as_of=DAY)


def file_of(network, format_: str) -> bytes:
    out = io.BytesIO()
    write_network(network, format_, out)
    return out.getvalue()


@pytest.mark.parametrize("format_", READERS)
def test_nodes_edges_and_signs_come_back(network, format_) -> None:
    back = READERS[format_](io.BytesIO(file_of(network, format_)))
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
    back = READERS[format_](io.BytesIO(file_of(network, format_)))
    for s, o, edge in back.edges(data=True):
        before = network[s][o][edge["relation"]]
        assert {k for k in ("first", "last") if k in edge} == {
            k for k in ("first", "last") if before[k] is not None
        }
    assert b"None" not in file_of(network, format_)


def test_json_is_node_link_with_lists(network) -> None:
    data = json.loads(file_of(network, "json"))
    back = nx.node_link_graph(data, edges="edges")
    assert dict(back.nodes(data=True)) == dict(network.nodes(data=True))
    assert sorted(back.edges(keys=True)) == sorted(network.edges(keys=True))
    for s, o, key, edge in network.edges(keys=True, data=True):
        assert back.edges[s, o, key] == edge


@pytest.mark.parametrize("format_", [*READERS, "json"])
def test_it_is_the_same_twice_and_bears_no_day_of_writing(network, format_) -> None:
    first = file_of(network, format_)
    assert first == file_of(network, format_)
    assert b"lastmodified" not in first


@pytest.mark.parametrize("format_", READERS)
def test_characters_that_xml_cannot_carry_are_taken_out(format_) -> None:
    made = nx.MultiDiGraph(as_of=None)
    made.add_node("a", label="<b>&\x01\"'", name="é")
    made.add_node("b", label="b", name="b")
    made.add_edge("a", "b", key="supports", sign=1, claims=["\x00x", "y"])
    back = READERS[format_](io.BytesIO(file_of(made, format_)))
    assert back.nodes["a"]["label"] == "<b>& \"'"
    [(_, _, edge)] = back.edges(data=True)
    assert edge["claims"] == " x;y"


def check_gexf(data: bytes) -> ElementTree.Element:
    """The root of a file that keeps to the structure of GEXF 1.3."""
    root = ElementTree.fromstring(data)  # noqa: S314 - our own
    for element in root.iter():
        assert element.tag.startswith(GEXF)
        must, may, within = STRUCTURE[element.tag.removeprefix(GEXF)]
        assert must <= set(element.attrib) <= must | may, element.tag
        inner = [child.tag.removeprefix(GEXF) for child in element]
        assert inner == sorted(inner, key=within.index), element.tag
        for name, allowed in WORDS.items():
            assert element.get(name) in {None, *allowed}
        if element.tag in (f"{GEXF}nodes", f"{GEXF}edges"):
            assert int(element.attrib["count"]) == len(element)
    assert root.get("version") == "1.3"
    declared = {a.attrib["id"]: a.attrib["type"] for a in root.iter(f"{GEXF}attribute")}
    assert set(declared.values()) <= PLAIN
    assert {value.attrib["for"] for value in root.iter(f"{GEXF}attvalue")} <= set(declared)
    nodes = [node.attrib["id"] for node in root.iter(f"{GEXF}node")]
    assert len(nodes) == len(set(nodes))
    for edge in root.iter(f"{GEXF}edge"):
        assert {edge.attrib["source"], edge.attrib["target"]} <= set(nodes)
    return root


def spells(element: ElementTree.Element) -> list[tuple[date, date]]:
    """First and last days; an end that is not given is no end."""
    return [
        (date.fromisoformat(s.get("start", "0001-01-01")),
         date.fromisoformat(s.get("end", "9999-12-31")))
        for s in element.iter(f"{GEXF}spell")
    ]  # fmt: skip


def there_on(day: date, found: list[tuple[date, date]]) -> bool:
    return any(first <= day <= last for first, last in found)


def test_gexf_keeps_to_its_structure(network, graph, written) -> None:
    root = check_gexf(written(graph, "gexf", DAY))
    assert root.find(f"{GEXF}graph").get("mode") == "static"
    assert "as_of: 2014-01-06" in root.find(f"{GEXF}meta/{GEXF}description").text
    check_gexf(written(graph, "gexf-dynamic"))


def test_parallel_edges_stay_apart_by_kind(mixed, written) -> None:
    root = check_gexf(written(mixed, "gexf"))
    kinds = [(e.get("source"), e.get("target"), e.get("kind")) for e in root.iter(f"{GEXF}edge")]
    assert len(kinds) == len(set(kinds)) > 0
    assert all(e.get("label") == e.get("kind") for e in root.iter(f"{GEXF}edge"))


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("window", [365, 0])
def test_a_day_of_the_history_is_the_network_of_that_day(graph, written, day, window) -> None:
    root = check_gexf(written(graph, "gexf-dynamic", window=window))
    on = date.fromisoformat(day)
    relation = next(
        a.attrib["id"] for a in root.iter(f"{GEXF}attribute") if a.attrib["title"] == "relation"
    )
    edges = {
        (e.get("source"), e.get("target"),
         e.find(f"{GEXF}attvalues/{GEXF}attvalue[@for='{relation}']").get("value"))
        for e in root.iter(f"{GEXF}edge") if there_on(on, spells(e))
    }  # fmt: skip
    nodes = {n.get("id") for n in root.iter(f"{GEXF}node") if there_on(on, spells(n))}
    expected = graph.network(as_of=day, window=window)
    assert edges == set(expected.edges(keys=True))
    assert nodes == set(expected)


def test_networkx_reads_the_spells(graph, written) -> None:
    back = nx.read_gexf(io.BytesIO(written(graph, "gexf-dynamic")))
    assert back.graph["mode"] == "dynamic"
    assert all(edge["spells"] for *_, edge in back.edges(data=True))
    found = [edge["spells"] for *_, edge in back.edges(data=True)]
    assert [("2007-03-27", "2008-03-26")] in found
    no_end = (None, "None")  # NetworkX makes a word of it
    assert any(end in no_end for spells in found for _, end in spells)


def test_a_relation_without_a_day_is_on_none(network) -> None:
    out = io.BytesIO()
    write_history(network, [], 365, out)
    root = check_gexf(out.getvalue())
    assert not [*root.iter(f"{GEXF}edge"), *root.iter(f"{GEXF}node")]


@pytest.mark.parametrize("format_", ["gexf", "gexf-dynamic"])
def test_networkx_reads_all_of_it(graph, written, format_) -> None:
    back = nx.read_gexf(io.BytesIO(written(graph, format_)))
    assert back.number_of_edges() == len(
        {(a, b, d["relation"]) for a, b, d in back.edges(data=True)}
    )
    assert {d["sign"] for *_, d in back.edges(data=True)} == {1, -1}


def test_igraph_reads_graphml(graph, network, written, tmp_path) -> None:
    igraph = pytest.importorskip("igraph")
    path = tmp_path / "network.graphml"
    path.write_bytes(written(graph, "graphml", DAY))
    back = igraph.Graph.Read_GraphML(str(path))
    assert back.is_directed()
    assert (back["as_of"], back["window"]) == (DAY, 365)
    assert sorted(back.vs["name"]) == sorted(a["name"] for _, a in network.nodes(data=True))
    ids = back.vs["id"]
    found = {(ids[e.source], ids[e.target], e["relation"], e["sign"], e["claims"]) for e in back.es}
    assert found == {
        (a, b, key, d["sign"], ";".join(d["claims"]))
        for a, b, key, d in network.edges(keys=True, data=True)
    }


@pytest.mark.parametrize("format_", ["graphml", "gexf", "gexf-dynamic", "node-link"])
def test_only_deeds_are_drawn_and_what_nobody_says_is_no_edge(mixed, written, format_) -> None:
    data = written(mixed, format_)
    if format_ == "node-link":
        back = nx.node_link_graph(json.loads(data), edges="edges")
    else:
        back = READERS["graphml" if format_ == "graphml" else "gexf"](io.BytesIO(data))
    assert set(back.edges()) == {("arcadia", "syldavia"), ("borduria", "syldavia")}
    signs = {(a, b): (d["sign"], d["alleged"], d["disputed"]) for a, b, d in back.edges(data=True)}
    assert signs["arcadia", "syldavia"] == (1, False, True)
    assert signs["borduria", "syldavia"] == (-1, True, False)


def test_spells_are_the_days_of_the_claims(project, graph_of, written) -> None:
    folder = project(
        actors=[{"id": id_, "name": id_, "kind": "state", "source": "s"} for id_ in "abc"],
        publishers=[{"id": "p", "name": "P"}],
        sources=[{"id": "s", "title": "S", "publisher": "p", "kind": "news", "published": "2020",
                  "language": "en", "checked": "no"}],
        claims=[
            {"row": "t-1", "subject": "a", "relation": "supports", "object": "b",
             "date": "2020-05-01", "source": "s", "locator": "1"},
            {"row": "t-2", "subject": "b", "relation": "alliedWith", "object": "c",
             "date": "2020-06/..", "source": "s", "locator": "2"},
        ],
    )  # fmt: skip
    root = check_gexf(written(graph_of(folder), "gexf-dynamic", window=0))
    found = {(e.get("source"), e.get("target")): spells(e) for e in root.iter(f"{GEXF}edge")}
    assert found["a", "b"] == [(date(2020, 5, 1), date(2020, 5, 1))]
    assert found["b", "c"] == [(date(2020, 6, 1), date.max)]
    nodes = {n.get("id"): spells(n) for n in root.iter(f"{GEXF}node")}
    assert nodes["b"] == [(date(2020, 5, 1), date(2020, 5, 1)), (date(2020, 6, 1), date.max)]


def test_what_rules_derived_is_marked_where_it_is_asked_for(graph, written) -> None:
    def derived(**filters) -> dict:
        back = nx.read_gexf(io.BytesIO(written(graph, "gexf", DAY, **filters)))
        return {(a, b, d["relation"]): d.get("derived") for a, b, d in back.edges(data=True)}

    plain, asked = derived(), derived(derived=True)
    assert set(plain.values()) == {None}
    assert set(asked) > set(plain)
    assert {edge for edge, concluded in asked.items() if concluded} == set(asked) - set(plain)
