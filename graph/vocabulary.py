"""IRIs of `ontology/` and of the vocabularies it leans on.

The terms of the model's enumerations are made by one rule (`term`); a test holds the enumerations
equal to what `ontology/belligraph.ttl` declares.
"""

from __future__ import annotations

import hashlib
import re
from enum import StrEnum
from importlib.resources import files
from urllib.parse import quote

from .model import (
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

BG = "https://w3id.org/belligraph/ontology#"
ID = "https://w3id.org/belligraph/id/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
PREFIXES = {
    "bg": BG,
    "cito": "http://purl.org/spar/cito/",
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "id": ID,
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": XSD,
}

ENUMERATIONS: dict[type[StrEnum], str] = {
    Relation: "",
    Means: "",
    Modality: "",
    Standing: "",
    Scope: "",
    Extent: "",
    Method: "",
    ActorKind: "actor-",
    PlaceKind: "place-",
    SourceKind: "source-",
    EventKind: "event-",
}
ANY = BG + "any"
DERIVED_GRAPH = ID + "graph/derived"
REGISTRY_GRAPH = ID + "graph/registry"


def expand(name: str) -> str:
    """The IRI of a prefixed name.

    >>> expand("bg:supports")
    'https://w3id.org/belligraph/ontology#supports'
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def term(value: StrEnum) -> str:
    """The IRI of a member of an enumeration.

    >>> term(Modality.OFFERED)
    'https://w3id.org/belligraph/ontology#offered'
    >>> term(EventKind.PROTEST)
    'https://w3id.org/belligraph/ontology#event-protest'
    """
    return f"{BG}{ENUMERATIONS[type(value)]}{value.value}"


def iri(kind: str, id_: str) -> str:
    """The IRI of a thing of ours: `iri("actor", "iraq")`."""
    return f"{ID}{kind}/{quote(id_, safe='')}"


def name_iri(name: str) -> str:
    """The IRI of a speaker who is no actor; the name itself stands in its label."""
    return iri("name", hashlib.sha256(name.encode()).hexdigest()[:16])


def local_id(address: str, kind: str) -> str:
    """The id within an IRI of ours.

    Raises:
        ValueError: an IRI of another kind.
    """
    start = f"{ID}{kind}/"
    if not address.startswith(start):
        raise ValueError(f"{address} is not the IRI of a {kind}")
    return address[len(start) :]


def graph_iri(source: str, method: str) -> str:
    """The named graph of the claims that one method made from one source."""
    return f"{ID}graph/{method}/{quote(source, safe='')}"


def ontology_files() -> list[str]:
    """The names of the ontology's Turtle files."""
    return sorted(f.name for f in files("belligraph.ontology").iterdir() if f.name.endswith(".ttl"))


def slug(text: str, fallback: str = "unnamed") -> str:
    """A readable id made from a name; `fallback` where no letter or digit is left.

    >>> slug("The Washington Post")
    'the-washington-post'
    """
    from .registry import normalised

    start = "the " if re.match(r"(?i)the\b", text) else ""
    ascii_only = re.sub(r"[^a-z0-9]+", "-", start + normalised(text)).strip("-")
    return ascii_only[:80].strip("-") or fallback
