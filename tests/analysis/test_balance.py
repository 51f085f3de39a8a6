import json

from hypothesis import given, settings

from belligraph.analysis.balance import balance
from belligraph.network import SignedGraph
from signed_graphs import complete, scattered, signed_graphs, table

KEYS = [
    "nodes", "edges", "negative", "triangles", "balanced_share", "frustration", "partition",
    "frustrated_edges",
]  # fmt: skip


@settings(deadline=None, max_examples=50)
@given(signed_graphs())
def test_the_camps_hold_every_node_once(graph: SignedGraph) -> None:
    camps = balance(graph).partition
    assert sorted(name for camp in camps for name in camp) == list(graph.nodes)
    assert all(camps)
    assert len(camps) <= 2


def test_json_has_these_keys_in_this_order() -> None:
    found = balance(scattered(10, 30, 0.4, seed=1)).to_json()
    assert list(found) == KEYS
    assert list(found["triangles"]) == ["ppp", "ppn", "pnn", "nnn"]
    assert list(found["frustration"]) == ["value", "bound", "proven", "seconds"]


def test_json_is_what_comes_back() -> None:
    found = balance(scattered(10, 30, 0.4, seed=1)).to_json()
    assert json.loads(json.dumps(found)) == found


def test_what_json_says_of_two_friends_and_a_common_enemy() -> None:
    found = balance(SignedGraph.of([("a", "b", 1), ("a", "c", -1), ("b", "c", -1)])).to_json()
    seconds = found["frustration"].pop("seconds")
    assert seconds >= 0
    assert found == {
        "nodes": 3,
        "edges": 3,
        "negative": 2,
        "triangles": {"ppp": 0, "ppn": 0, "pnn": 1, "nnn": 0},
        "balanced_share": 1.0,
        "frustration": {"value": 0, "bound": 0, "proven": True},
        "partition": [["a", "b"], ["c"]],
        "frustrated_edges": [],
    }


def test_frustrated_edges_are_named_with_their_sign() -> None:
    found = balance(complete(3, -1)).to_json()
    assert [edge[2] for edge in found["frustrated_edges"]] == [-1]


def test_no_nodes() -> None:
    found = balance(SignedGraph.of([])).to_json()
    assert (found["nodes"], found["balanced_share"], found["partition"]) == (0, None, [])


def test_highland_tribes() -> None:
    found = balance(table("highland_tribes")).to_json()
    assert (found["nodes"], found["edges"], found["negative"]) == (16, 58, 29)
    assert round(found["balanced_share"], 6) == 0.867647
    assert (found["frustration"]["value"], found["frustration"]["proven"]) == (7, True)
