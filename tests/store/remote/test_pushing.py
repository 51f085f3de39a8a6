"""A store's graphs on a server: what is new or changed, all of it, and nothing of others."""

from dataclasses import replace

import pyoxigraph as ox
import pytest

from belligraph import Graph
from belligraph.errors import StoreError, StoreForeignError
from belligraph.store import MEMORY, open_store
from belligraph.store.remote import push, read_address, writing
from belligraph.store.remote.pushing import BOOK
from belligraph.vocabulary import DERIVED_GRAPH

CURATED = "graph/curated/herald"
NAME = f"https://w3id.org/belligraph/id/{CURATED}"


@pytest.fixture
def made(small, graph_of) -> Graph:
    """A graph of two graphs: the registry, and three claims of one source."""
    return graph_of(small)


def held(server) -> list[str]:
    """What a server holds of ours, as N-Quads."""
    rows = server.server().rows("SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }")
    quads = (ox.Quad(row["s"], row["p"], row["o"], row["g"]) for row in rows)
    return sorted(str(q) for q in quads if not str(q.graph_name.value).startswith(BOOK))


def own(graph: Graph) -> list[str]:
    return sorted(map(str, graph.store.quads()))


def titled(graph: Graph, title: str) -> Graph:
    """A graph whose build has a title."""
    node = ox.NamedNode(DERIVED_GRAPH)
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    graph.store.drop_plain()
    graph.store.add_quads([ox.Quad(node, label, ox.Literal(title), node)])
    return graph


@pytest.mark.parametrize("graph_store", [False, True])
def test_the_server_then_holds_what_the_store_holds(graph: Graph, oxigraph, graph_store) -> None:
    changed = oxigraph.push(graph, graph_store=graph_store)
    assert held(oxigraph) == own(graph)
    assert sorted(changed) == sorted(
        name.removeprefix("https://w3id.org/belligraph/id/") for name in oxigraph.server().sizes()
    )


@pytest.mark.parametrize("graph_store", [False, True])
def test_a_graph_of_many_batches_takes_its_place_at_once(
    made, oxigraph, graph_store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "BATCH", 10)
    monkeypatch.setattr(writing, "GRAPH_STORE_BATCH", 10)
    oxigraph.push(made, graph_store=graph_store)
    assert held(oxigraph) == own(made)


def test_texts_arrive_as_they_are(made, oxigraph) -> None:
    graph, is_ = ox.NamedNode(NAME), ox.NamedNode("urn:is")
    texts = [
        "\\u0041",
        "\\\\U00000041",
        "a\\",
        '"]}',
        "\n\r\t\x00\x7f",
        "\u2028 \U0010ffff",
        "}} ;",
    ]
    made.store.add_quads(
        ox.Quad(ox.NamedNode(f"urn:{i}"), is_, ox.Literal(text), graph)
        for i, text in enumerate(texts)
    )
    oxigraph.push(made)
    rows = oxigraph.server().rows("SELECT ?t { GRAPH ?g { ?s <urn:is> ?t } } ORDER BY ?s")
    assert [row["t"].value for row in rows] == texts


def test_pushing_again_writes_nothing(made, oxigraph) -> None:
    assert oxigraph.push(made) == [CURATED, "graph/derived", "graph/registry"]
    assert oxigraph.push(made) == []


def test_only_what_changed_is_replaced_and_told_of(made, oxigraph) -> None:
    oxigraph.push(made)
    claim = replace(made.claims[0], item="rifles", row="t-9")
    made.store.add_claims([claim], "by hand")
    query = read_address(oxigraph.query)
    (change,) = push(made.store, query, query.for_updates)
    assert change.graph == NAME
    assert 0 < change.before < change.after
    assert held(oxigraph) == own(made)


def test_what_somebody_changed_on_the_server_is_put_right(made, oxigraph) -> None:
    oxigraph.push(made)
    oxigraph.update(f"DELETE WHERE {{ GRAPH <{NAME}> {{ ?s <urn:none> ?o }} }}")
    assert oxigraph.push(made) == []
    oxigraph.update(f"INSERT DATA {{ GRAPH <{NAME}> {{ <urn:a> <urn:b> <urn:c> }} }}")
    assert oxigraph.push(made) == [CURATED]
    assert held(oxigraph) == own(made)


def test_graphs_that_are_no_more_are_removed(made, oxigraph) -> None:
    titled(made, "")
    oxigraph.push(made)
    made.store.drop_plain()
    assert oxigraph.push(made) == ["graph/derived"]
    assert held(oxigraph) == own(made)


def test_graphs_of_others_are_left_alone(made, oxigraph) -> None:
    oxigraph.update("INSERT DATA { <urn:a> <urn:b> <urn:c> GRAPH <urn:g> { <urn:a> <urn:b> 1 } }")
    oxigraph.push(made)
    rows = oxigraph.server().rows(
        "SELECT ?o { { ?a <urn:b> ?o } UNION { GRAPH ?g { ?a <urn:b> ?o } } }"
    )
    assert sorted(str(row["o"].value) for row in rows) == ["1", "urn:c"]


def test_a_graph_of_our_name_that_we_did_not_push_is_not_replaced(made, oxigraph) -> None:
    oxigraph.update(f"INSERT DATA {{ GRAPH <{NAME}> {{ <urn:a> <urn:b> <urn:c> }} }}")
    before = held(oxigraph)
    with pytest.raises(StoreForeignError, match=f"not pushed from here: {NAME}; use --force"):
        oxigraph.push(made)
    assert held(oxigraph) == before
    oxigraph.push(made, force=True)
    assert held(oxigraph) == own(made)


def test_what_another_store_pushed_is_not_replaced(small, graph_of, oxigraph) -> None:
    oxigraph.push(titled(graph_of(small), "Theirs"))
    mine = titled(graph_of(small), "Mine")
    mine.store.engine.remove_graph(ox.NamedNode(NAME))
    with pytest.raises(StoreForeignError, match="pushed from 'Theirs', which 'Mine' would replace"):
        oxigraph.push(mine)
    assert CURATED in oxigraph.push(mine, force=True)
    assert held(oxigraph) == own(mine)


def test_what_was_cut_off_goes_on_where_it_was(made, oxigraph) -> None:
    titled(made, "Small")
    query = read_address(oxigraph.query)
    changes = push(made.store, query, query.for_updates)
    first = next(changes)
    changes.close()  # type: ignore[attr-defined]
    assert held(oxigraph) != own(made)
    assert first.graph.rpartition("id/")[2] not in oxigraph.push(made)
    assert held(oxigraph) == own(made)


def test_what_was_gathered_for_a_push_that_was_cut_off_is_removed(made, oxigraph) -> None:
    oxigraph.push(made)
    incoming = f"INSERT DATA {{ GRAPH <{writing.INCOMING}> {{ <urn:a> <urn:b> <urn:c> }} }}"
    oxigraph.update(incoming)
    assert oxigraph.push(made) == []
    assert writing.INCOMING not in oxigraph.server().sizes(within="")


def test_blank_nodes_are_not_pushed(made, oxigraph) -> None:
    node = ox.NamedNode("urn:a")
    made.store.add_quads([ox.Quad(ox.BlankNode(), node, node, ox.NamedNode(NAME))])
    with pytest.raises(StoreError, match=r"has blank nodes.*skolemise"):
        oxigraph.push(made)
    assert held(oxigraph) == []


def test_statements_outside_of_named_graphs_are_not_pushed(made, oxigraph) -> None:
    node = ox.NamedNode("urn:a")
    made.store.add_quads([ox.Quad(node, node, node)])
    with pytest.raises(StoreError, match="outside of named graphs"):
        oxigraph.push(made)


def test_an_empty_store_does_not_empty_the_server(made, oxigraph) -> None:
    oxigraph.push(made)
    with pytest.raises(StoreError, match="the store is empty"):
        oxigraph.push(Graph(open_store(MEMORY)))
    assert held(oxigraph) == own(made)


def test_a_server_that_loses_statements_is_told_of(made, stub, answer) -> None:
    """It takes everything, and counts nothing."""
    none = b'{"head": {"vars": ["g"]}, "results": {"bindings": []}}'
    losing = read_address(stub(answer(body=none)).url)
    with pytest.raises(StoreError, match=r"cut its answer off: of \d+ statements of .* it holds 0"):
        list(push(made.store, losing, losing))


def test_no_force_is_advised_where_no_updates_are_taken(
    small, graph_of, made, oxigraph, stub, answer
) -> None:
    oxigraph.push(titled(graph_of(small), "Theirs"))
    refusing = read_address(stub(answer(403, b"this endpoint only reads")).url)
    with pytest.raises(StoreError, match=r"refuses the update \(403\): this endpoint only") as told:
        list(push(made.store, read_address(oxigraph.query), refusing))
    assert "--force" not in str(told.value)


@pytest.mark.parametrize(
    ("status", "told"),
    [(403, "refuses the update .*BELLIGRAPH_REMOTE_USER"), (405, "takes no update"),
     (404, "nothing is at"), (307, "sends the update on to 'http://other/'; give the address")],
)  # fmt: skip
def test_a_server_that_takes_no_updates_is_told_of(
    made, oxigraph, stub, answer, status, told
) -> None:
    refusing = stub(answer(status, b"", {"Location": "http://other/"}))
    with pytest.raises(StoreError, match=told):
        list(push(made.store, read_address(oxigraph.query), read_address(refusing.url)))
    assert held(oxigraph) == []
