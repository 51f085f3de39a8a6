"""The shapes run in the engine find what pySHACL finds, and refuse what they do not know."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad
from rdflib import SH, Graph

from belligraph.check.compiler import Shape, compiled
from belligraph.check.shapes import ontology_shapes, shape_findings
from belligraph.model import Relation
from belligraph.project import sample
from belligraph.rdf import claim_quads, plain_quads, registry_quads
from belligraph.readers.curated import read_tables
from belligraph.store import MEMORY, Store, open_store
from belligraph.vocabulary import BG, ID, RDF, expand, iri
from broken_graphs import (
    CLAIMS,
    LATTER,
    MISSILES,
    REGISTRY,
    RULES,
    XSD,
    broken_copies,
    store_of,
    wrong_everywhere,
)
from shacl_reference import agreed

CLEAN = [*registry_quads(REGISTRY), *(quad for claim in CLAIMS for quad in claim_quads(claim))]
START = "sem:hasEarliestBeginTimeStamp"
SOON, DAY = (Literal(text, datatype=NamedNode(XSD + "date")) for text in ("soon", "2014-01-05"))


def holding(*quads: Quad) -> Store:
    store = open_store(MEMORY)
    store.add_quads(quads)
    return store


def said(claim_: str, property_: str, value: Literal | NamedNode | BlankNode) -> Quad:
    return Quad(NamedNode(iri("claim", claim_)), NamedNode(expand(property_)), value)


def test_nothing_is_found_where_nothing_is() -> None:
    assert list(shape_findings(open_store(MEMORY))) == []


def test_the_sample_is_found_as_clean_by_both() -> None:
    tables, store = read_tables(sample().files), open_store(MEMORY)
    store.add_registry(tables.registry)
    store.add_claims(tables.claims, "test")
    ours, theirs = agreed(store)
    assert ours == theirs


def test_every_broken_rule_is_found_by_both() -> None:
    ours, theirs = agreed(broken_copies())
    assert ours == theirs
    for number, (subject, _, start, _) in enumerate(RULES):
        name = f"{subject.rpartition('/')[2]}-{number}"
        assert [f for f in ours if f.subject == name and f.message.startswith(start)], name


def test_all_that_can_be_wrong_is_found_by_both() -> None:
    ours, theirs = agreed(wrong_everywhere())
    assert ours == theirs
    assert len(ours) > 300


def test_relations_to_nobody_are_found_by_both() -> None:
    store = store_of()
    named = [("usa", relation, "nobody") for relation in Relation]
    store.add_quads(plain_quads(named, "a title", date(2014, 1, 6), 365))
    ours, theirs = agreed(store)
    assert ours == theirs
    assert len(ours) == len(Relation)


def test_a_value_that_stands_in_two_graphs_is_one_value() -> None:
    elsewhere = [Quad(q.subject, q.predicate, q.object, NamedNode("urn:other")) for q in CLEAN]
    ours, theirs = agreed(holding(*CLEAN, *elsewhere))
    assert ours == theirs == set()


@pytest.mark.parametrize("graph", [BlankNode("graph"), DefaultGraph(), NamedNode("urn:other")])
def test_what_any_graph_says_of_a_node_counts(graph: BlankNode | DefaultGraph | NamedNode) -> None:
    means = NamedNode(expand("bg:means"))
    moved = [Quad(*q.triple, graph if q.predicate == means else q.graph_name) for q in CLEAN]
    ours, theirs = agreed(holding(*moved))
    assert ours == theirs == set()
    second = Quad(NamedNode(iri("claim", LATTER.id)), means, NamedNode(BG + "weapons"), graph)
    ours, theirs = agreed(holding(*CLEAN, second))
    assert ours == theirs
    assert {f.value for f in ours} == {"attack, weapons"}


def test_a_node_without_a_name_is_held_against_shapes() -> None:
    nobody, type_ = BlankNode("nobody"), NamedNode(RDF + "type")
    ours, theirs = agreed(holding(*CLEAN, Quad(nobody, type_, NamedNode(BG + "Place"))))
    assert {f.message for f in ours} == {f.message for f in theirs}
    assert len(ours) > 2


def test_an_instance_of_a_subclass_is_one_of_the_class() -> None:
    below = Quad(
        NamedNode("urn:Kind"), NamedNode(expand("rdfs:subClassOf")), NamedNode(BG + "Actor")
    )
    deeper = Quad(NamedNode("urn:Deep"), NamedNode(expand("rdfs:subClassOf")), below.subject)
    usa, type_ = NamedNode(iri("actor", "usa")), NamedNode(RDF + "type")
    others = [q for q in CLEAN if (q.subject, q.predicate) != (usa, type_)]
    assert agreed(holding(*others))[0]
    ours, theirs = agreed(holding(*others, Quad(usa, type_, NamedNode("urn:Deep")), below, deeper))
    assert ours == theirs == set()


# Whatever is done to valid claims


NODES = [NamedNode(str(n)) for n in (
    BG + "attack", BG + "supports", BG + "unknown", BG + "derived", BG + "self", BG + "Claim",
    iri("actor", "usa"), iri("actor", "nobody"), iri("place", "fallujah"), iri("claim", "0f"),
    iri("claim", MISSILES.id), iri("name", "0f"), iri("evidence", LATTER.id), ID, "urn:elsewhere",
)]  # fmt: skip
TEXTS = ["", " ", "a", "-1", "0", "1", "2", "12", "1.5", "91", "1e999", "NaN", "true", "maybe",
         "2014", "2014-01-05", "2014-13-45", "2014-01-05T23:59:59", "2013/..", "en", "xx-yy",
         "https://x", "0" * 64, "é" * 10_000, "\n"]  # fmt: skip
TYPES = [XSD + name for name in (
    "string", "integer", "double", "decimal", "boolean", "date", "dateTime", "gYear", "int",
)] + ["http://id.loc.gov/datatypes/edtf/EDTF"]  # fmt: skip
PROPERTIES = sorted({quad.predicate for quad in CLEAN}, key=str)


def values() -> st.SearchStrategy[NamedNode | BlankNode | Literal]:
    """Values that may fit, be ill-typed, or be of another kind altogether."""
    typed = st.builds(
        lambda text, type_: Literal(text, datatype=NamedNode(type_)),
        st.sampled_from(TEXTS), st.sampled_from(TYPES),
    )  # fmt: skip
    told = st.sampled_from(TEXTS).map(lambda text: Literal(text, language="en"))
    taken = st.sampled_from(CLEAN).map(lambda quad: quad.object)
    return st.sampled_from(NODES) | typed | told | taken | st.just(BlankNode("somebody"))


Change = tuple[str, int, NamedNode | BlankNode | Literal, NamedNode]


def changes(most: int) -> st.SearchStrategy[list[Change]]:
    """What to do, to which quad, with which value, with which property."""
    kinds, places = st.sampled_from(["drop", "replace", "add", "move"]), st.integers(0, len(CLEAN))
    return st.lists(
        st.tuples(kinds, places, values(), st.sampled_from(PROPERTIES)), min_size=1, max_size=most
    )


def changed(changes: list[Change]) -> Iterator[Quad]:
    """The clean graph after values were dropped, replaced, doubled, or put under another name."""
    quads = list(CLEAN)
    for kind, place, value, property_ in changes:
        quad = quads[place % len(quads)]
        if kind != "add":
            quads.remove(quad)
        if kind in ("replace", "add"):
            quads.append(Quad(quad.subject, quad.predicate, value, quad.graph_name))
        if kind == "move":
            quads.append(Quad(quad.subject, property_, quad.object, quad.graph_name))
    return iter(quads)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(changes(12))
def test_whatever_is_broken_is_found_by_both(changes: list[Change]) -> None:
    ours, theirs = agreed(holding(*changed(changes)))
    assert ours == theirs


@pytest.mark.slow
@settings(max_examples=300, deadline=None, derandomize=True)
@given(changes(5))
def test_whatever_little_is_broken_is_found_by_both(changes: list[Change]) -> None:
    ours, theirs = agreed(holding(*changed(changes)))
    assert ours == theirs


# Where the specification is followed and pySHACL is laxer


def test_values_that_cannot_be_ordered_are_out_of_order() -> None:
    latest = "sem:hasLatestEndTimeStamp"
    store = holding(*CLEAN, said(LATTER.id, latest, SOON), said(LATTER.id, START, DAY))
    found = [f.message for f in shape_findings(store) if f.value == "2014-01-05"]
    assert found == ["valid: expected one day, not after the latest start or the latest end"]


def test_a_line_end_is_no_end_of_a_pattern() -> None:
    row = Literal("latter\n")
    quads = [q for q in CLEAN if q.predicate.value != expand("bg:row")]
    (finding,) = shape_findings(holding(*quads, said(LATTER.id, "bg:row", row)))
    assert finding.message.startswith("row: expected one key")


@pytest.mark.parametrize("day", ["2014-01-05T00:00:00", "0000-01-01", "10000-01-01", "2014-1-5"])
def test_a_day_is_one_that_the_model_can_hold(day: str) -> None:
    wrong = Literal(day, datatype=NamedNode(XSD + "date"))
    findings = shape_findings(holding(*CLEAN, said(LATTER.id, "bg:retractedBy", wrong)))
    assert "retracted: expected one day" in {f.message for f in findings if f.value == day}


# What is compiled


def compiled_from(turtle: str) -> list[Shape]:
    prefixes = f"@prefix sh: <{SH}> . @prefix : <urn:> ."
    return compiled(Graph().parse(data=f"{prefixes}\n{turtle}", format="turtle"), _nothing_is)


def _nothing_is(_value: object, _class: str) -> bool:
    return False


def test_every_shape_of_the_ontology_is_compiled() -> None:
    shapes = ontology_shapes()
    aims = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
    aimed = {str(shape) for aim in aims for shape in shapes.subjects(aim)}
    assert [shape.name for shape in compiled(shapes, _nothing_is)] == sorted(aimed)


@pytest.mark.parametrize(
    "part",
    [
        "sh:minLength 1", 'sh:pattern "a" ; sh:flags "i"', 'sh:languageIn ( "en" )',
        "sh:uniqueLang true", "sh:equals :q", "sh:minExclusive 1", "sh:maxExclusive 1",
        "sh:not [ sh:in ( 1 ) ]", "sh:and ( [ sh:in ( 1 ) ] )", "sh:xone ( [ sh:in ( 1 ) ] )",
        "sh:property [ sh:path :q ; sh:minCount 1 ]", "sh:qualifiedValueShape [ sh:in ( 1 ) ]",
        "sh:deactivated true", "sh:minCount 2", "sh:nodeKind sh:Literal", "sh:targetNode :n",
        "sh:closed true", "sh:sparql :x",
    ],
)  # fmt: skip
def test_what_is_not_compiled_is_refused(part: str) -> None:
    with pytest.raises(ValueError, match="is not compiled"):
        compiled_from(f":s sh:targetClass :C ; sh:path :p ; {part} .")


@pytest.mark.parametrize(
    "shape",
    [
        "sh:path [ sh:inversePath :p ] ; sh:minCount 1",
        "sh:path ( :p :q ) ; sh:minCount 1",
        "sh:minCount 1",
        "sh:or ( [ sh:path :p ; sh:maxCount 1 ] )",
        "sh:or ( [ sh:path :p ; sh:minCount 1 ; sh:in ( 1 ) ] )",
        "sh:closed true",
        "sh:closed false ; sh:ignoredProperties ( :p )",
        "sh:path :p ; sh:node [ sh:minLength 1 ]",
        "sh:path :p ; sh:or ( [ sh:path :q ; sh:in ( 1 ) ] )",
    ],
)
def test_a_shape_of_another_form_is_refused(shape: str) -> None:
    with pytest.raises(ValueError, match="compiled"):
        compiled_from(f":s sh:targetClass :C ; {shape} .")
