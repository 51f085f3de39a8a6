"""RDF exports are read back by others as the same graph."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph

from belligraph.exports import RDF_FORMATS, write_rdf
from belligraph.relations import DEFAULT_VIEW
from belligraph.vocabulary import ID, PREFIXES

DERIVED = f"{ID}graph/derived"
RDFLIB = {"turtle": "turtle", "trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}


@pytest.fixture(params=RDF_FORMATS)
def exported(request, graph_of, small, tmp_path):
    """A format, what was written in it, and the quads that it should hold."""
    graph = graph_of(small)
    path = tmp_path / request.param
    with path.open("wb") as file:
        write_rdf(graph.store, request.param, file)
    return request.param, path.read_bytes(), set(graph.store.quads())


def triple(quad):
    return str(quad.triple)


def test_the_engine_reads_the_same_graph(exported) -> None:
    format_, data, quads = exported
    syntax = {"turtle": ox.RdfFormat.TURTLE, "trig": ox.RdfFormat.TRIG,
              "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}[format_]  # fmt: skip
    found = set(ox.parse(data, format=syntax))
    if format_ == "turtle":
        assert set(map(triple, found)) == set(map(triple, quads))
    else:
        assert found == quads


@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")  # rdflib's own
def test_rdflib_reads_the_same_graph(exported, monkeypatch) -> None:
    monkeypatch.setattr("rdflib.NORMALIZE_LITERALS", False)  # else "1" becomes "1.0"
    format_, data, quads = exported
    if format_ == "turtle":
        lines = Graph().parse(data=data, format="turtle").serialize(format="nt")
        assert set(map(triple, ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))) == set(
            map(triple, quads)
        )
        return
    dataset = Dataset()
    dataset.parse(data=data, format=RDFLIB[format_])
    lines = dataset.serialize(format="nquads")
    assert set(ox.parse(lines, format=ox.RdfFormat.N_QUADS)) == quads


def test_the_whole_sample_comes_back_line_by_line(graph, tmp_path) -> None:
    path = tmp_path / "graph.nq"
    with path.open("wb") as file:
        write_rdf(graph.store, "nquads", file)
    lines = path.read_text("utf-8").splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(set(lines)) == len(graph.store.engine)
    again = ox.Store()
    again.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    assert set(again) == set(graph.store.quads())


def reified(quads):
    """What each claim is bound to, by the claim's IRI."""
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies"
    return {q.subject.value: q.object for q in quads if q.predicate.value == rdf}


def test_triple_terms_bind_deeds_and_nothing_else(mixed, written, row_of) -> None:
    quads = set(ox.parse(written(mixed, "rdf12"), format=ox.RdfFormat.N_QUADS))
    found = reified(quads)
    rows = {row_of[address.rpartition("/")[2]] for address in found}
    assert rows == {"deed", "alleged", "tie", "of-people", "hold"}
    base, bg = "https://w3id.org/belligraph/id/", "https://w3id.org/belligraph/ontology#"
    [deed] = [term for address, term in found.items() if row_of[address[-64:]] == "deed"]
    assert deed == ox.Triple(
        ox.NamedNode(f"{base}actor/arcadia"), ox.NamedNode(f"{bg}supports"),
        ox.NamedNode(f"{base}actor/syldavia"),
    )  # fmt: skip


def test_triple_terms_are_all_that_rdf_12_adds(graph, written) -> None:
    quads = set(ox.parse(written(graph, "rdf12"), format=ox.RdfFormat.N_QUADS))
    added = quads - set(graph.store.quads())
    assert added == {q for q in quads if isinstance(q.object, ox.Triple)}
    assert quads - added == set(graph.store.quads())
    assert not any(q.graph_name.value.startswith(DERIVED) for q in added)


def test_the_query_of_the_docs_finds_deeds_by_their_triple(graph, written) -> None:
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")
    [query] = re.findall(r"```sparql\n(.*?)```", page, re.DOTALL)
    store = ox.Store()
    store.bulk_load(written(graph, "rdf12"), format=ox.RdfFormat.N_QUADS)
    rows = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    found = {row["claim"].value.rpartition("/")[2] for row in rows}
    assert found == {
        claim.id
        for claim in graph.claims
        if (claim.relation, claim.object) == ("supports", "iraq") and DEFAULT_VIEW.counts(claim)
    }
    assert found


def test_there_are_no_blank_nodes_so_equal_sets_are_the_same_graph(graph) -> None:
    assert not any(
        isinstance(term, ox.BlankNode) for quad in graph.store.quads() for term in quad.triple
    )
