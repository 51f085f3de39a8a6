"""A server as a store: the same answers, and the same views from a copy made once."""

import json

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from belligraph import Graph, open_graph
from belligraph.errors import QueryError, StoreError, UnknownNameError
from belligraph.queries import named_query, names
from belligraph.rdf import literal
from belligraph.store.remote import fetching
from belligraph.store.remote.addresses import read_address
from belligraph.store.remote.exchange import Exchange
from belligraph.store.remote.server import IS_UNION, Server
from belligraph.store.terms import with_terms

TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.text("\\uU041\"'\n{}<>?#;.")
GIVEN = {"actor": "iraq", "a": "usa", "b": "iraq", "place": "Fallujah", "source": "csm-2014-01-06"}


@pytest.fixture(scope="module")
def remote(filled) -> Graph:
    """The sample on a server."""
    return open_graph(filled.query)


def is_fetched(graph: Graph) -> bool:
    return "_copy" in vars(graph.store)


def some_claim(graph: Graph) -> str:
    return min(claim.id for claim in graph.claims if claim.row)


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("shared", [{}, {"as_of": "2014-01-06", "view": "all", "derived": "yes"}])
def test_a_named_query_has_the_same_answer(
    graph: Graph, remote: Graph, name: str, shared: dict[str, str]
) -> None:
    known = GIVEN | {"claim": some_claim(graph)}
    query = named_query(name)
    given = {p.name: known[p.name] for p in query.all_parameters() if p.required} | shared
    answer = graph.query(name, **given)
    assert remote.query(name, **given).rows == answer.rows
    assert answer.rows or shared


def test_a_claim_is_found_by_the_start_of_its_id_and_not_fetched(graph: Graph, filled) -> None:
    claim, asked = some_claim(graph), open_graph(filled.query)
    assert asked.store.ids_starting(claim[:12]) == graph.store.ids_starting(claim[:12]) == [claim]
    assert asked.store.ids_starting("0" * 64) == []
    assert asked.query("chain", claim=claim[:13]).rows == graph.query("chain", claim=claim).rows
    assert not is_fetched(asked)


def test_only_what_goes_beyond_queries_fetches_the_claims(graph: Graph, filled) -> None:
    asked = open_graph(filled.query)
    assert asked.query("who-supports", actor="Baghdad").rows
    assert asked.store.about() == graph.store.about()
    assert repr(asked) == repr(graph)
    assert not is_fetched(asked)
    assert asked.query("relations").rows
    assert is_fetched(asked)


def test_questions_of_ones_own_are_answered_in_all_forms(graph: Graph, remote: Graph) -> None:
    for query in (
        "SELECT (COUNT(?c) AS ?n) { ?c a bg:Claim ; bg:modality bg:offered }",
        "ASK { ?c bg:negated true }",
        "SELECT ?c ?gist { ?c bg:gist ?gist } ORDER BY ?c LIMIT 3",
        "SELECT (COUNT(*) AS ?n) { GRAPH id:graph\\/registry { ?s ?p ?o } }",
    ):
        assert remote.query(query).rows == graph.query(query).rows
    made = "CONSTRUCT { ?c bg:gist ?gist } { ?c bg:gist ?gist }"
    assert {str(r) for r in remote.query(made).rows} == {str(r) for r in graph.query(made).rows}


def test_what_is_wrong_is_told_before_the_server_is_asked(remote: Graph) -> None:
    with pytest.raises(QueryError, match="does not parse: error at"):
        remote.query("SELECT * { ?s ?p }")
    with pytest.raises(QueryError, match="SERVICE"):
        remote.query("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    with pytest.raises(QueryError, match="takes too much to be planned"):
        remote.query("SELECT * " + "{" * 50_000)
    with pytest.raises(UnknownNameError, match="Ruritania"):
        remote.query("who-supports", actor="Ruritania")
    with pytest.raises(QueryError, match="with its parameters put in"):
        remote.query("SELECT ?a { ?s ?p ?a FILTER(BOUND(?a)) }", a="x")


def test_relations_pairs_and_networks_are_the_same(graph: Graph, remote: Graph) -> None:
    view = graph.view("2014-01-06")
    assert len(remote.relations(view)) == len(graph.relations(view))
    assert remote.between("Iran", "US", view) == graph.between("Iran", "US", view)
    here, there = graph.network("2014-01-06"), remote.network("2014-01-06")
    assert sorted(here.edges(data=True), key=str) == sorted(there.edges(data=True), key=str)
    assert remote.claims == graph.claims


def test_everything_of_ours_is_fetched_as_it_is(graph: Graph, remote: Graph) -> None:
    assert remote.store.dump("nquads") == graph.store.dump("nquads")
    assert dict(remote.registry.events) == dict(graph.registry.events)


def test_rdflib_has_the_copy_with_its_named_graphs(graph: Graph, remote: Graph) -> None:
    here, there = (
        {str(g.identifier): len(g) for g in one.store.as_rdflib().graphs()}
        for one in (graph, remote)
    )
    assert here == there


def test_ratings_change_the_scores_of_the_copy(filled) -> None:
    asked = open_graph(filled.query)
    before = {r["score"] for r in asked.query("relations").rows}
    publisher = next(iter(asked.registry.publishers))
    asked.store.ratings = dict.fromkeys(asked.registry.publishers, 0.1)
    assert publisher in asked.store.ratings
    assert {r["score"] for r in asked.query("relations").rows} != before


def test_it_is_only_read(remote: Graph) -> None:
    here = remote.store
    for write in (here.add_claims, here.add_quads, here.add_registry, here.load_nquads, here.take):
        with pytest.raises(StoreError, match="belligraph push"):
            write([], [])
    with pytest.raises(StoreError, match="belligraph push"):
        _ = here.former


def test_a_server_without_claims_is_no_store(oxigraph) -> None:
    with pytest.raises(StoreError, match=f"{oxigraph.query} holds no claims.*belligraph push"):
        open_graph(oxigraph.query)


def test_the_union_of_all_graphs_is_asked_however_it_is_had(graph: Graph, filled, start) -> None:
    """Of itself, by Oxigraph's own word, and by the list that the protocol has."""
    asked = filled.server()
    ways = list(asked._ways())
    assert [asked._says(IS_UNION, way) for way in ways] == [False, True, True]
    assert len(ways[2]) == 2 * len({b.graph for b in graph.store.batches} | set(asked.sizes()))
    with start("--union-default-graph") as other:
        other.push(graph, graph_store=True)
        assert other.server()._says(IS_UNION, ())
        rows = open_graph(other.query).query("who-supports", actor="iraq").rows
    assert rows == graph.query("who-supports", actor="iraq").rows


def test_large_graphs_come_by_their_subjects(
    graph: Graph, filled, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(fetching, "AT_ONCE", 300)
    monkeypatch.setattr(fetching, "SUBJECTS_AT_ONCE", 20)
    caplog.set_level("INFO", logger="belligraph")
    server = filled.server()
    store = ox.Store()
    store.extend(fetching.fetch(server, server.sizes()))
    assert len(store) == len(graph.store.engine)
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == fetching.STEPS
    assert told[-1] == f"{len(store):,} of {len(store):,} statements are here"


@pytest.mark.parametrize("other", [-1, 1])
def test_statements_that_are_missing_or_too_many_are_told(filled, other: int) -> None:
    server = filled.server()
    sizes = {graph: size + other for graph, size in server.sizes().items()}
    with pytest.raises(StoreError, match=r"cut its answer off: [\d,]+ of [\d,]+ statements came"):
        list(fetching.fetch(server, sizes))


def test_blank_nodes_are_refused_since_they_lose_their_names(oxigraph) -> None:
    graph = "https://w3id.org/belligraph/id/graph/curated/x"
    oxigraph.update(f"INSERT DATA {{ GRAPH <{graph}> {{ <urn:a> <urn:b> _:c }} }}")
    with pytest.raises(StoreError, match="skolemise"):
        list(fetching.fetch(oxigraph.server(), {graph: 1}))


def test_graphs_of_others_are_not_fetched(graph: Graph, oxigraph) -> None:
    oxigraph.push(graph, graph_store=True)
    oxigraph.update("INSERT DATA { GRAPH <urn:other> { <urn:a> <urn:b> <urn:c> } }")
    assert open_graph(oxigraph.query).store.dump("nquads") == graph.store.dump("nquads")


def test_another_kind_of_answer_than_was_asked_for_is_refused(stub, answer) -> None:
    rows = json.dumps({"head": {"vars": ["g"]}, "results": {"bindings": []}}).encode()
    with pytest.raises(StoreError, match="yes or no is expected"):
        Server(read_address(stub(answer(body=rows)).url), Exchange({})).has_claims()
    with pytest.raises(StoreError, match="rows are expected"):
        Server(read_address(stub(answer()).url), Exchange({})).sizes()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(TEXTS)
def test_a_server_gets_the_same_text(filled, text: str) -> None:
    rows = filled.server().rows(with_terms("SELECT ?text {}", {"text": literal(text)}))
    assert [row["text"].value for row in rows] == [text]
