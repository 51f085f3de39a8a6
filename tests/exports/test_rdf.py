"""RDF exports are read back by others as the same graph."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph

from belligraph.exports import RDF_FORMATS, write_rdf

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
