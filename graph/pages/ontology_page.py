"""The page of words: what each word on the pages means, and the terms of the ontology.

Definitions come from the ontology's own Turtle. It is ours and laid out in one way, so a few
patterns read it; a test holds them equal to what an RDF library reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from ..model import (
    MEANS_OF,
    ActorKind,
    EventKind,
    Extent,
    Means,
    Method,
    Modality,
    PlaceKind,
    Relation,
    Scope,
    SourceKind,
    Standing,
)
from ..relations import View
from ..vocabulary import BG, ontology_files, term
from .material import Material
from .page import Page

PATH = "ontology.html"
SHAPES = "shapes.ttl"
SIGNS = {1: "positive", -1: "negative", 0: "without sign"}
_SUBJECT = re.compile(r"^bg:([\w-]+) a [^\n]*;$", re.MULTILINE)
_LABEL = re.compile(r'^    (?:rdfs:label|skos:prefLabel) "((?:[^"\\]|\\.)*)"@en', re.MULTILINE)
_MEANING = re.compile(r'^    (?:rdfs:comment|skos:definition) "((?:[^"\\]|\\.)*)"@en', re.MULTILINE)
_NOTE = re.compile(r'^    skos:scopeNote "((?:[^"\\]|\\.)*)"@en', re.MULTILINE)
_OF_A_CLAIM = "    rdfs:domain bg:Claim "


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the ontology.

    Attributes:
        name: what follows the `#` of its IRI; the anchor on the page.
        note: how to use it, or how to read it backwards; may be empty.
        remark: what the page adds, as its sign.
        of_a_claim: whether it is a field of claims.
    """

    name: str
    label: str
    meaning: str
    note: str = ""
    remark: str = ""
    of_a_claim: bool = False

    @property
    def iri(self) -> str:
        """Its whole address."""
        return BG + self.name


@dataclass(frozen=True, slots=True)
class Section:
    """Terms under one heading."""

    anchor: str
    heading: str
    lead: str
    terms: tuple[Term, ...]


def pages(material: Material) -> Iterator[Page]:
    """The page of words."""
    description = (
        "What the words on these pages mean, and the terms of the ontology behind them: "
        "relations, means, modalities, standings, kinds, views."
    )
    plain = material.view == View(material.view.as_of, material.view.window)
    content = {
        "sections": list(sections()),
        "choices": list(material.view.choices()),
        "window": material.view.window,
        "plain": plain,
        "base": BG,
    }
    yield Page(PATH, "ontology.html.j2", "Words and terms", description, content)


def sections() -> Iterator[Section]:
    """All terms, in the order of the model."""
    known = terms()

    def of(
        anchor: str, heading: str, lead: str, values: list[StrEnum], remarks: Mapping[str, str] = {}
    ) -> Section:
        found = (known[term(value).removeprefix(BG)] for value in values)
        return Section(
            anchor,
            heading,
            lead,
            tuple(
                Term(one.name, one.label, one.meaning, one.note, remarks.get(one.name, ""))
                for one in found
            ),
        )

    signs = {relation.value: SIGNS[relation.sign] for relation in Relation}
    support, opposition = MEANS_OF[Relation.SUPPORTS], MEANS_OF[Relation.OPPOSES]
    yield of("relations", "Relations", "How the subject of a claim stands to its object.",
             [*Relation], signs)  # fmt: skip
    yield of("means-of-support", "Means of support", "By what an actor supports another.",
             [means for means in Means if means in support])  # fmt: skip
    yield of("means-of-opposition", "Means of opposition", "By what an actor opposes another.",
             [means for means in Means if means in opposition - support])  # fmt: skip
    yield of("modalities", "Modalities", "Whether it was done or only spoken of. Only the actual "
             "counts as a deed.", [*Modality])  # fmt: skip
    yield of("standings", "Standings", "Whether a source states it or reports that it is alleged.",
             [*Standing])  # fmt: skip
    yield of("scopes", "Scopes", "Whether the object is meant alone.", [*Scope])
    yield of("extents", "Extents of control", "How much of a place is held.", [*Extent])
    yield of("methods", "Methods", "How a claim came into the data.", [*Method])
    for anchor, heading, kind in (
        ("actor-kinds", "Kinds of actors", ActorKind),
        ("place-kinds", "Kinds of places", PlaceKind),
        ("source-kinds", "Kinds of sources", SourceKind),
        ("event-kinds", "Kinds of events", EventKind),
    ):
        yield of(anchor, heading, "", [*kind])
    fields = tuple(one for one in known.values() if one.of_a_claim)
    yield Section(
        "fields", "Fields of a claim", "What a claim in the graph says of itself.", fields
    )


@cache
def terms() -> Mapping[str, Term]:
    """All terms that the ontology defines, by name, in the order of its files."""
    found: dict[str, Term] = {}
    for name in ontology_files():
        if name != SHAPES:
            text = (files("belligraph.ontology") / name).read_text("utf-8")
            found |= {one.name: one for one in _read(text)}
    return found


def _read(turtle: str) -> Iterator[Term]:
    for start in _SUBJECT.finditer(turtle):
        block = turtle[start.start() : turtle.find("\n\n", start.start())]
        label, meaning = _first(_LABEL, block), _first(_MEANING, block)
        if label and meaning:
            note = _first(_NOTE, block)
            yield Term(start[1], label, meaning, note, of_a_claim=_OF_A_CLAIM in block)


def _first(pattern: re.Pattern[str], block: str) -> str:
    found = pattern.search(block)
    return re.sub(r"\\(.)", r"\1", found[1]) if found else ""
