"""What the ontology says of its terms is read as an RDF library reads it."""

from __future__ import annotations

from importlib.resources import files

from rdflib import RDF, RDFS, SKOS, Graph, URIRef

from belligraph.rdf import definitions
from belligraph.vocabulary import BG


def test_every_term_is_read_as_rdflib_reads_it() -> None:
    ontology = Graph()
    for name in ("belligraph.ttl", "schemes.ttl"):
        text = (files("belligraph.ontology") / name).read_text("utf-8")
        ontology.parse(data=text, format="turtle")
    read = {}
    for subject in set(ontology.subjects(RDF.type)):
        label = ontology.value(subject, SKOS.prefLabel) or ontology.value(subject, RDFS.label)
        meaning = ontology.value(subject, SKOS.definition) or ontology.value(subject, RDFS.comment)
        if isinstance(subject, URIRef) and subject.startswith(BG) and label and meaning:
            note = ontology.value(subject, SKOS.scopeNote)
            read[subject.removeprefix(BG)] = (str(label), str(meaning), str(note or ""))
    assert len(read) > 100
    assert {one.name: (one.label, one.meaning, one.note) for one in definitions().values()} == read
