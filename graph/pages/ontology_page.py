"""The page of words: what each word on the pages means, and the terms of the ontology."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

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
from ..rdf import Definition, definitions
from ..relations import View
from ..vocabulary import BG, term
from .material import Material
from .page import Page
from .telling import words

PATH = "ontology.html"
SIGNS = {1: "positive", -1: "negative", 0: "without sign"}
WORDS: Mapping[str, Any] = {
    "modalities": words.MODALITIES,
    "negated": {modality: status for modality, (status, _) in words.NEGATED.items()},
    "methods": words.METHODS,
    "means_not_stated": words.MEANS[Means.UNKNOWN],
    "no_end": words.NO_END,
    "not_stated": words.NOT_STATED,
    "provisional": words.PROVISIONAL,
}
"""Words as the pages have them."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term with what the page adds, such as its sign."""

    defined: Definition
    remark: str = ""


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
        "said": WORDS,
    }
    yield Page(PATH, "ontology.html.j2", "Words and terms", description, content)


def sections() -> Iterator[Section]:
    """All terms, in the order of the model."""
    known = definitions()

    def of(
        anchor: str, heading: str, lead: str, values: list[StrEnum], remarks: Mapping[str, str] = {}
    ) -> Section:
        names = (term(value).removeprefix(BG) for value in values)
        told = tuple(Term(known[name], remarks.get(name, "")) for name in names)
        return Section(anchor, heading, lead, told)

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
    fields = tuple(Term(one) for one in known.values() if one.of_a_claim)
    yield Section(
        "fields", "Fields of a claim", "What a claim in the graph says of itself.", fields
    )
