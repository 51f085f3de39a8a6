"""Graphs of claims are read whole, however they are read, and what a claim says is held to them."""

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from belligraph.check import check
from belligraph.check.reading import FEW, claim_graphs, claims_referred_to
from belligraph.rdf import described_claims
from belligraph.store import MEMORY, Store, open_store
from belligraph.vocabulary import REGISTRY_GRAPH, expand, graph_iri, iri
from broken_graphs import CLAIMS, DENIAL, FORMER, HOLDS, LATTER, LINK, MISSILES, REGISTRY

MANY = [replace(LATTER, row=f"row-{n}", item=f"item {n}") for n in range(FEW)]


def many() -> Store:
    store = open_store(MEMORY)
    store.add_registry(REGISTRY)
    store.add_claims([*CLAIMS, *MANY], "test")
    return store


def quad(claim_: str, property_: str, value: Literal, graph: str) -> Quad:
    return Quad(
        NamedNode(iri("claim", claim_)), NamedNode(expand(property_)), value, NamedNode(graph)
    )


def test_all_claims_are_read() -> None:
    read = [claim for _, found in claim_graphs(many()) for _, claim in described_claims(found)]
    assert sorted(c.id for c in read) == sorted(c.id for c in [*CLAIMS, *MANY])


def test_a_large_graph_is_read_as_a_small_one() -> None:
    store = many()
    small = open_store(MEMORY)
    small.add_claims(CLAIMS, "test")
    (_, described), *_ = claim_graphs(small)
    large = dict(claim_graphs(store))[graph_iri("csm", "curated")]
    for address, said in described.items():
        assert {p: set(v) for p, v in said.items()} == {
            p: set(v) for p, v in large[address].items()
        }


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
