"""Graphs of claims are read whole, however they are read, and what a claim says is held to them."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from belligraph.check import check
from belligraph.check.reading import MANY, Part, claims_referred_to, parts
from belligraph.rdf import Term, descriptions
from belligraph.store import MEMORY, Store, open_store
from belligraph.vocabulary import RDF, REGISTRY_GRAPH, XSD, expand, graph_iri, iri
from broken_graphs import CLAIMS, DENIAL, FORMER, HOLDS, LATTER, LINK, MISSILES, REGISTRY

WHOLE = NamedNode(XSD + "integer")
SOME = [replace(LATTER, row=f"row-{n}", item=f"item {n}") for n in range(50)]


def many() -> Store:
    store = open_store(MEMORY)
    store.add_registry(REGISTRY)
    store.add_claims([*CLAIMS, *SOME], "test")
    return store


def quad(claim_: str, property_: str, value: Literal, graph: str) -> Quad:
    return Quad(
        NamedNode(iri("claim", claim_)), NamedNode(expand(property_)), value, NamedNode(graph)
    )


def by_quads(store: Store, graph: str) -> dict[str, dict[str, set[Term]]]:
    """What a graph says, read quad by quad."""
    where = NamedNode(graph) if graph else DefaultGraph()
    found = descriptions(store.engine.quads_for_pattern(None, None, None, where))
    return {a: {name: set(v) for name, v in said.items()} for a, said in found.items()}


def by_parts(some: Iterable[Part]) -> dict[str, dict[str, dict[str, set[Term]]]]:
    read: dict[str, dict[str, dict[str, set[Term]]]] = {}
    for part in some:
        for address, said in part.found.items():
            there = read.setdefault(part.graph, {})
            assert address not in there
            there[address] = {name: set(v) for name, v in said.items()}
    return read


def test_what_is_read_is_what_stands_there() -> None:
    store = many()
    graphs = [graph.value for graph in store.engine.named_graphs()]
    assert by_parts(parts(store)) == {graph: by_quads(store, graph) for graph in graphs}


ODD = [
    Literal("two\x1epieces"), Literal("hello", language="en"), Literal(""), Literal(" a  b "),
    Literal("\n\r\t"), BlankNode("somebody"), NamedNode("urn:x"), Literal("01", datatype=WHOLE),
    Literal("one", datatype=WHOLE), Literal(1.5e-9), Literal(True), Literal(f" {RDF}langString "),
    NamedNode(RDF + "type"), Literal("x", datatype=NamedNode("urn:type")),
]  # fmt: skip


@pytest.mark.parametrize("value", ODD, ids=str)
def test_any_value_is_read_as_it_stands(value: Term) -> None:
    store, me, graph = open_store(MEMORY), NamedNode("urn:me"), NamedNode("urn:graph")
    for where in (DefaultGraph(), graph):
        store.engine.add(Quad(me, NamedNode("urn:plain"), Literal("plain"), where))
        store.engine.add(Quad(me, NamedNode("urn:odd"), value, where))
    read = by_parts(parts(store))
    assert read == {"": by_quads(store, ""), "urn:graph": by_quads(store, "urn:graph")}
    assert len(read[""]["urn:me"]) == 2


def test_nodes_without_a_name_are_told_apart() -> None:
    store, nobody = open_store(MEMORY), BlankNode("nobody")
    store.engine.add(Quad(nobody, NamedNode("urn:p"), Literal("said of it")))
    (part,) = parts(store)
    assert (part.found, part.apart) == ({}, [nobody])


def test_claims_and_their_evidence_come_together() -> None:
    store = open_store(MEMORY)
    graph, property_, value = NamedNode("urn:g"), NamedNode("urn:p"), Literal("v")
    number = MANY // 2 + 1
    store.add_quads(
        Quad(NamedNode(iri(kind, f"{n:064x}")), property_, value, graph)
        for n in range(number)
        for kind in ("claim", "evidence")
    )
    first, second = parts(store)
    assert (len(first.found), len(second.found)) == (MANY, 2 * number - MANY)
    for part in (first, second):
        ids = [[a for a in part.found if f"/{kind}/" in a] for kind in ("claim", "evidence")]
        assert len(ids[0]) == len(ids[1])


def test_claims_that_others_speak_of_are_known() -> None:
    assert claims_referred_to(many()).keys() >= {MISSILES.id, FORMER.id, LINK.id}
    assert DENIAL.id not in claims_referred_to(many())


def test_a_large_clean_graph_passes() -> None:
    assert {f.severity for f in check(many()).findings} <= {"warning"}


@pytest.mark.parametrize("graph", [REGISTRY_GRAPH, graph_iri("other", "curated")])
def test_what_is_said_of_a_claim_elsewhere_is_found(graph: str) -> None:
    store = many()
    store.add_quads([quad(HOLDS.id, "bg:gist", Literal("said elsewhere"), graph)])
    found = [f for f in check(store).findings if f.severity == "violation"]
    assert found
    assert {f.subject for f in found} <= {HOLDS.row, HOLDS.id[:12]}


def test_a_claim_that_is_not_called_one_is_found() -> None:
    store, stray = many(), "f" * 64
    store.add_quads([quad(stray, "bg:gist", Literal("a stray"), graph_iri("csm", "curated"))])
    (finding,) = check(store).findings
    assert (finding.severity, finding.value) == ("violation", stray)
    assert finding.message.startswith("id: expected the sha256")


def test_a_triple_that_stands_where_a_value_should_is_told() -> None:
    store = many()
    triple = Triple(NamedNode("urn:s"), NamedNode("urn:p"), Literal("o"))
    me, gist = NamedNode(iri("claim", HOLDS.id)), NamedNode(expand("bg:gist"))
    store.add_quads([Quad(me, gist, triple, NamedNode(graph_iri("csm", "curated")))])
    found = [f for f in check(store).findings if f.severity == "violation"]
    assert [f for f in found if f.subject == HOLDS.row and str(triple) in f.value]


def test_a_name_that_says_more_is_found() -> None:
    store = many()
    who = next(q.subject for q in store.quads() if "/name/" in str(q.subject))
    graph = NamedNode(graph_iri("csm", "curated"))
    store.add_quads([Quad(who, NamedNode(expand("rdfs:label")), Literal("Another"), graph)])
    (finding,) = check(store).findings
    assert (finding.kind, finding.value) == ("name", "rdfs:label")


def test_an_entry_that_says_more_is_found() -> None:
    store = many()
    place, inner = (NamedNode(iri("place", name)) for name in ("elsewhere", "fallujah"))
    more = Quad(place, NamedNode(expand("bg:liesIn")), inner, NamedNode(REGISTRY_GRAPH))
    store.add_quads([more])
    (finding,) = check(store).findings
    assert (finding.kind, finding.subject, finding.value) == ("place", "elsewhere", "liesIn")
