"""What the ontology says of its terms, for people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from ..vocabulary import BG, expand, ontology_files

SHAPES = "shapes.ttl"
"""What must hold of data; it defines no terms."""
LABELS, MEANINGS = ("rdfs:label", "skos:prefLabel"), ("rdfs:comment", "skos:definition")


@dataclass(frozen=True, slots=True)
class Definition:
    """A term of the ontology.

    Attributes:
        name: what follows the `#` of its IRI.
        note: how to use it, or how to read it backwards; may be empty.
        of_a_claim: whether it is a field of claims.
    """

    name: str
    label: str
    meaning: str
    note: str
    of_a_claim: bool


@cache
def definitions() -> Mapping[str, Definition]:
    """All terms that the ontology names and explains, by name, in the order of its files."""
    said: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for file in ontology_files():
        if file == SHAPES:
            continue
        text = (files("belligraph.ontology") / file).read_bytes()
        for quad in ox.parse(text, format=ox.RdfFormat.TURTLE):
            if isinstance(quad.object, ox.NamedNode | ox.Literal):
                address = str(quad.subject).strip("<>")
                said[address].setdefault(quad.predicate.value, quad.object.value)
    ours = {name.removeprefix(BG): one for name, one in said.items() if name.startswith(BG)}
    found = (_definition(name, one) for name, one in ours.items())
    return {one.name: one for one in found if one.label and one.meaning}


def _definition(name: str, said: Mapping[str, str]) -> Definition:
    def first(*properties: str) -> str:
        return next((said[expand(one)] for one in properties if expand(one) in said), "")

    of_a_claim = first("rdfs:domain") == expand("bg:Claim")
    return Definition(name, first(*LABELS), first(*MEANINGS), first("skos:scopeNote"), of_a_claim)
