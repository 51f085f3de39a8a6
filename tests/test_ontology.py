"""The ontology says all that the code writes, and nothing else."""

import logging
import re
import warnings
from collections.abc import Iterator
from enum import StrEnum
from importlib.resources import files

import pytest
from pyoxigraph import NamedNode
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef

from belligraph.dates import parse_date, parse_interval
from belligraph.errors import DateError
from belligraph.model import (
    MEANS_OF,
    Actor,
    ActorKind,
    Claim,
    Dated,
    Evidence,
    Means,
    Office,
    Place,
    PlaceKind,
    Publisher,
    Relation,
    Retraction,
    Speaker,
    Volume,
)
from belligraph.rdf import claim_quads, registry_quads
from belligraph.rdf.claims import BOUNDS, EVIDENCE_FIELDS, FIELDS, VOLUME_FIELDS
from belligraph.rdf.entities import SHAPES
from belligraph.registry import Registry
from belligraph.vocabulary import ANY, BG, ENUMERATIONS, PREFIXES, expand, ontology_files, term

ONTOLOGY = files("belligraph.ontology")
PROPERTIES = {OWL.ObjectProperty, OWL.DatatypeProperty}
SUPPORT, OPPOSITION = (
    URIRef(BG + "scheme-means-of-support"),
    URIRef(BG + "scheme-means-of-opposition"),
)
EDTF = [
    "2014", "2014-01", "2014-01-05", "201X", "2014-XX", "2014-01-XX", "2013~", "2013-12?", "2013%",
    "2013-12/2014-01", "2003/..", "../2014-01-05", "2013/", "/2014-01-05", "2013~/2014",
    "", "..", "/", "../..", "/..", "14", "2014-1", "2014/2015/2016", "5 January 2014",
    "2014-01-05T00:00", "~2014",
]  # fmt: skip


def parsed(name: str) -> Graph:
    return Graph().parse(data=ONTOLOGY.joinpath(name).read_text(encoding="utf-8"), format="turtle")


@pytest.fixture(scope="module")
def terms() -> Graph:
    return parsed("belligraph.ttl") + parsed("schemes.ttl")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return parsed("shapes.ttl")


def declared(graph: Graph) -> set[str]:
    return {str(s) for s in graph.subjects(RDF.type) if str(s).startswith(BG)}


def of_ours(graph: Graph) -> set[str]:
    return {str(n) for triple in graph for n in triple if str(n).startswith(BG)}


def written() -> Iterator[str]:
    """Every IRI of ours that claims and registry put into quads."""
    for quad in [*registry_quads(rich_registry()), *claim_quads(rich_claim())]:
        for node in (quad.predicate, quad.object):
            if isinstance(node, NamedNode) and node.value.startswith(BG):
                yield node.value


def rich_registry() -> Registry:
    when = parse_interval("2014")
    dated = (Dated("x"), Dated("y", when))
    person = Actor(
        id="a", name="A", kind=ActorKind.PERSON, short="a", active=when, aliases=dated,
        adjectives=dated, metonyms=dated, predecessors=("b",), sources=("s",), locator="l",
        member_of=(Dated("b"), Dated("c", when)), offices=(Office("b", "chief", when),),
        codes=(Dated("wikidata:Q1"), Dated("gw:1", when)), note="n", provisional=True,
    )  # fmt: skip
    place = Place(id="p", name="P", kind=PlaceKind.TOWN, part_of="q", latitude=1.0, longitude=2.0)
    publisher = Publisher(id="p", name="P", actor="a", aliases=dated)
    return Registry(actors={"a": person}, places={"p": place}, publishers={"p": publisher})


def rich_claim() -> Claim:
    return Claim(
        subject="a", relation=Relation.SUPPORTS, object="b", speaker=Speaker("Someone"),
        via=("p",), source="s", publisher="p", valid=parse_interval("2014"), agent="us",
        evidence=Evidence("l", "0" * 64, 1, 0, 1),
        retracted=Retraction(parse_date("2015"), "an error"), volume=Volume(2, 3, -1.5),
    )  # fmt: skip


@pytest.mark.parametrize("name", ontology_files())
def test_parses_without_a_warning(name: str, caplog: pytest.LogCaptureFixture) -> None:
    with warnings.catch_warnings(), caplog.at_level(logging.WARNING):
        warnings.simplefilter("error")
        assert len(parsed(name)) > 0
    assert not caplog.records


@pytest.mark.parametrize("enumeration", ENUMERATIONS, ids=lambda e: e.__name__)
def test_an_enumeration_holds_the_members_of_its_class(
    enumeration: type[StrEnum], terms: Graph
) -> None:
    members = set(terms.subjects(RDF.type, URIRef(BG + enumeration.__name__)))
    assert members == {URIRef(term(value)) for value in enumeration}


def test_every_concept_is_of_an_enumeration(terms: Graph) -> None:
    known = {URIRef(term(value)) for enumeration in ENUMERATIONS for value in enumeration}
    assert set(terms.subjects(RDF.type, SKOS.Concept)) <= known


def test_no_two_members_share_an_iri() -> None:
    every = [term(value) for enumeration in ENUMERATIONS for value in enumeration]
    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    ("scheme", "relation"), [(SUPPORT, Relation.SUPPORTS), (OPPOSITION, Relation.OPPOSES)]
)
def test_a_scheme_of_means_holds_what_the_relation_takes(
    scheme: URIRef, relation: Relation, terms: Graph
) -> None:
    members = set(terms.subjects(SKOS.inScheme, scheme))
    assert members == {URIRef(term(means)) for means in MEANS_OF[relation]}


def test_military_is_broader_than_the_kinds_of_military_help(terms: Graph) -> None:
    narrower = set(terms.subjects(SKOS.broader, URIRef(term(Means.MILITARY))))
    assert narrower == set(terms.objects(URIRef(term(Means.MILITARY)), SKOS.narrower))
    top = set(terms.objects(SUPPORT, SKOS.hasTopConcept))
    assert narrower | top == set(terms.subjects(SKOS.inScheme, SUPPORT))
    assert not narrower & top


def test_every_concept_has_label_definition_and_one_way_up(terms: Graph) -> None:
    for concept in terms.subjects(RDF.type, SKOS.Concept):
        assert len(list(terms.objects(concept, SKOS.prefLabel))) == 1, concept
        assert len(list(terms.objects(concept, SKOS.definition))) == 1, concept
        schemes = set(terms.objects(concept, SKOS.inScheme))
        tops = set(terms.objects(concept, SKOS.topConceptOf))
        assert schemes, concept
        assert tops == {s for s in schemes if (s, SKOS.hasTopConcept, concept) in terms}, concept
        assert (tops == schemes) != bool(list(terms.objects(concept, SKOS.broader))), concept


def test_the_letters_of_ucdp_are_all_there(terms: Graph) -> None:
    letters = [str(n) for n in terms.objects(None, SKOS.notation)
               if isinstance(n, Literal) and n.datatype == URIRef(BG + "ucdpEsd")]  # fmt: skip
    assert set(letters) == set("xpywmtfilou")
    assert (
        URIRef(term(Means.REJECTION)),
        SKOS.notation,
        Literal("SANCTION", datatype=URIRef(BG + "plover")),
    ) in terms


@pytest.mark.parametrize("local", sorted({i.removeprefix(BG) for i in written()}))
def test_what_is_written_is_declared(local: str, terms: Graph) -> None:
    assert BG + local in declared(terms)


def test_the_tables_of_fields_are_declared(terms: Graph) -> None:
    predicates = [f.predicate for f in (*FIELDS, *EVIDENCE_FIELDS, *VOLUME_FIELDS)] + list(BOUNDS)
    for shape in SHAPES:
        predicates += [shape.type, *(f.predicate for f in shape.fields)]
        for dated in shape.dated:
            predicates += [dated.predicate, f"bg:dated-{dated.name}"]
    ours = {expand(p) for p in predicates if p.startswith("bg:")}
    assert ours <= declared(terms)
    assert ANY in declared(terms)


def test_what_queries_and_rules_ask_for_is_declared(terms: Graph) -> None:
    asked = set()
    for folder in ("queries", "rules"):
        for file in ONTOLOGY.joinpath(folder).iterdir():
            text = re.sub(r"(?m)(^|\s)#.*", "", file.read_text(encoding="utf-8"))
            asked |= {BG + m for m in re.findall(r"\bbg:([A-Za-z][\w-]*)", text)}
    assert asked <= declared(terms)


def test_every_term_says_what_it_means(terms: Graph) -> None:
    for name in declared(terms):
        node = URIRef(name)
        for label, text in ((RDFS.label, RDFS.comment), (SKOS.prefLabel, SKOS.definition)):
            if (node, label, None) in terms:
                assert (node, text, None) in terms, name
                break
        else:
            pytest.fail(f"{name} has no label")


def test_every_property_has_one_domain_and_one_range(terms: Graph) -> None:
    for name in declared(terms):
        if PROPERTIES & set(terms.objects(URIRef(name), RDF.type)):
            assert len(list(terms.objects(URIRef(name), RDFS.domain))) == 1, name
            assert len(list(terms.objects(URIRef(name), RDFS.range))) == 1, name


def test_nothing_of_another_vocabulary_is_redefined(terms: Graph) -> None:
    foreign = tuple(start for prefix, start in PREFIXES.items() if prefix not in ("bg", "id"))
    assert not [s for s in terms.subjects() if str(s).startswith(foreign)]


def test_only_declared_terms_are_used(terms: Graph, shapes: Graph) -> None:
    assert of_ours(terms) <= declared(terms)
    assert of_ours(shapes) <= declared(terms)


def test_every_shape_says_what_was_expected(shapes: Graph) -> None:
    targets = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
    aimed = {shape for target in targets for shape in shapes.subjects(target)}
    assert aimed
    for shape in aimed:
        messages = [str(m) for m in shapes.objects(shape, SH.message)]
        assert len(messages) == 1, shape
        assert "expected" in messages[0], shape


def test_shapes_are_shacl_core(shapes: Graph) -> None:
    from pyshacl import validate

    conforms, _, text = validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text
    assert not list(shapes.subjects(SH.sparql))


@pytest.mark.parametrize("text", EDTF)
def test_the_patterns_of_dates_follow_the_parser(text: str, shapes: Graph) -> None:
    for shape, parse in (("Date", parse_date), ("Interval", parse_interval)):
        node = URIRef(f"https://w3id.org/belligraph/shapes#{shape}")
        pattern = str(shapes.value(node, SH.pattern))
        try:
            parse(text)
        except DateError:
            assert not re.search(pattern, text)
        else:
            assert re.search(pattern, text)


ALIGNMENTS = (
    RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso, OWL.equivalentClass,
    OWL.equivalentProperty, SKOS.exactMatch, SKOS.closeMatch,
)  # fmt: skip


def test_every_class_and_property_leans_on_another_vocabulary_or_says_why_not(terms: Graph) -> None:
    for kind in (OWL.Class, *PROPERTIES):
        for subject in terms.subjects(RDF.type, kind):
            if not str(subject).startswith(BG):
                continue
            foreign = [
                target
                for relation in ALIGNMENTS
                for target in terms.objects(subject, relation)
                if not str(target).startswith(BG)
            ]
            notes = [str(note) for note in terms.objects(subject, SKOS.editorialNote)]
            assert foreign or any(note.startswith("Own term: ") for note in notes), subject
