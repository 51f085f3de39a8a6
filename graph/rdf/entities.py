"""The registry as quads and back: actors, publishers, places, theatres, sources and events."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from ..errors import InputError
from ..model import (
    Actor,
    ActorKind,
    Dated,
    Event,
    EventKind,
    Office,
    Place,
    PlaceKind,
    Publisher,
    Source,
    SourceKind,
    Theatre,
)
from ..registry import Registry
from ..vocabulary import REGISTRY_GRAPH, expand, iri, local_id
from .claims import why_none
from .codecs import (
    DATE,
    DOUBLE,
    INTERVAL,
    TEXT,
    WHOLE,
    YES_NO,
    Codec,
    Description,
    Field,
    descriptions,
    field_triples,
    node,
    one_of,
    prefixed,
    read_fields,
    ref,
)


@dataclass(frozen=True, slots=True)
class DatedField:
    """A field of `Dated` values: plain where undated, else a node that carries the interval."""

    name: str
    predicate: str
    codec: Codec


@dataclass(frozen=True, slots=True)
class Shape:
    """How one kind of thing stands in RDF."""

    kind: str
    table: str
    make: type
    type: str
    fields: tuple[Field, ...]
    dated: tuple[DatedField, ...] = ()


SHAPES = (
    Shape(
        "actor",
        "actors",
        Actor,
        "bg:Actor",
        (
            Field("name", "rdfs:label", TEXT),
            Field("short", "bg:shortName", TEXT),
            Field("kind", "bg:actorKind", one_of(ActorKind)),
            Field("active", "bg:activeTime", INTERVAL),
            Field("predecessors", "bg:continues", ref("actor"), many=True),
            Field("sources", "dcterms:source", ref("source"), many=True),
            Field("locator", "bg:locator", TEXT),
            Field("note", "rdfs:comment", TEXT),
            Field("provisional", "bg:provisional", YES_NO),
        ),
        (
            DatedField("aliases", "skos:altLabel", TEXT),
            DatedField("adjectives", "bg:adjective", TEXT),
            DatedField("metonyms", "bg:metonym", TEXT),
            DatedField("member_of", "org:memberOf", ref("actor")),
            DatedField("codes", "bg:code", TEXT),
        ),
    ),
    Shape(
        "publisher",
        "publishers",
        Publisher,
        "bg:Publisher",
        (Field("name", "rdfs:label", TEXT), Field("actor", "bg:voiceOf", ref("actor"))),
        (DatedField("aliases", "skos:altLabel", TEXT),),
    ),
    Shape(
        "place",
        "places",
        Place,
        "bg:Place",
        (
            Field("name", "rdfs:label", TEXT),
            Field("kind", "bg:placeKind", one_of(PlaceKind)),
            Field("part_of", "bg:within", ref("place")),
            Field("latitude", "geo:lat", DOUBLE),
            Field("longitude", "geo:long", DOUBLE),
            Field("sources", "dcterms:source", ref("source"), many=True),
            Field("locator", "bg:locator", TEXT),
            Field("note", "rdfs:comment", TEXT),
        ),
        (DatedField("aliases", "skos:altLabel", TEXT),),
    ),
    Shape(
        "theatre",
        "theatres",
        Theatre,
        "bg:Theatre",
        (
            Field("name", "rdfs:label", TEXT),
            Field("places", "bg:covers", ref("place"), many=True),
            Field("valid", "bg:validTime", INTERVAL),
            Field("note", "rdfs:comment", TEXT),
        ),
    ),
    Shape(
        "source",
        "sources",
        Source,
        "bg:Source",
        (
            Field("title", "dcterms:title", TEXT),
            Field("publisher", "bg:publisher", ref("publisher")),
            Field("kind", "bg:sourceKind", one_of(SourceKind)),
            Field("published", "bg:publishedOn", DATE),
            Field("author", "dcterms:creator", TEXT),
            Field("url", "bg:address", TEXT),
            Field("licence", "dcterms:rights", TEXT),
            Field("language", "dcterms:language", TEXT),
            Field("checked", "bg:checked", YES_NO),
            Field("document", "bg:document", TEXT),
            Field("path", "bg:path", TEXT),
            Field("copy_of", "bg:copyOf", ref("source")),
            Field("note", "rdfs:comment", TEXT),
        ),
    ),
    Shape(
        "event",
        "events",
        Event,
        "bg:Event",
        (
            Field("name", "rdfs:label", TEXT),
            Field("kind", "bg:eventKind", one_of(EventKind)),
            Field("date", "bg:validTime", INTERVAL),
            Field("place", "bg:place", ref("place")),
            Field("deaths_low", "bg:deathsLow", WHOLE),
            Field("deaths_best", "bg:deathsBest", WHOLE),
            Field("deaths_high", "bg:deathsHigh", WHOLE),
            Field("according_to", "bg:accordingTo", TEXT),
            Field("reports", "bg:reports", WHOLE),
            Field("code", "bg:eventCode", TEXT),
            Field("intensity", "bg:intensity", DOUBLE),
            Field("source", "bg:source", ref("source")),
            Field("locator", "bg:locator", TEXT),
            Field("note", "rdfs:comment", TEXT),
        ),
    ),
)


TYPES = {shape.table: prefixed(shape.type) for shape in SHAPES}
"""The classes of entries, by the name of their table."""
STARTS = tuple(iri(shape.kind, "") for shape in SHAPES)
"""What the IRIs of entries begin with."""


def registry_quads(registry: Registry) -> Iterator[Quad]:
    """The quads of all entries, in one named graph."""
    graph = node(REGISTRY_GRAPH)
    for shape in SHAPES:
        for value in getattr(registry, shape.table).values():
            me = node(iri(shape.kind, value.id))
            yield Quad(me, prefixed("rdf:type"), prefixed(shape.type), graph)
            for predicate, term in field_triples(value, shape.fields):
                yield Quad(me, predicate, term, graph)
            for dated in shape.dated:
                yield from _dated_quads(me, dated, getattr(value, dated.name), graph)
            if isinstance(value, Actor):
                yield from _actor_quads(me, value, graph)
            elif isinstance(value, Place):
                for outer in registry.within(value.id):
                    yield Quad(me, prefixed("bg:liesIn"), node(iri("place", outer)), graph)


def registry_from_quads(quads: Iterable[Quad]) -> Registry:
    """The registry that stands in some quads; entries in the order of their ids.

    Raises:
        InputError: what is called an entry is none of the model; names it.
    """
    found = descriptions(quads)
    tables: dict[str, dict[str, Any]] = {}
    for shape in SHAPES:
        start, wanted = iri(shape.kind, ""), prefixed(shape.type)
        entries = tables.setdefault(shape.table, {})
        for address in sorted(found):
            types = found[address].get(expand("rdf:type"), [])
            if address.startswith(start) and wanted in types:
                entries[local_id(address, shape.kind)] = _named(address, shape, found)
    return Registry(**tables)


def _named(address: str, shape: Shape, found: Mapping[str, Description]) -> Any:
    try:
        return _read(local_id(address, shape.kind), shape, found[address], found)
    except (LookupError, TypeError, ValueError) as error:
        raise InputError(f"{address} is no {shape.kind}: {why_none(error)}") from None


def _read(id_: str, shape: Shape, described: Description, found: Mapping[str, Description]) -> Any:
    values = read_fields(described, shape.fields)
    for dated in shape.dated:
        values[dated.name] = _read_dated(dated, described, found)
    if shape.make is Actor:
        values["offices"] = _read_offices(described, found)
    return shape.make(id=id_, **values)


def _dated_quads(
    me: NamedNode, field: DatedField, values: tuple[Dated, ...], graph: NamedNode
) -> Iterator[Quad]:
    for value in values:
        term = field.codec.to(value.value)
        if value.valid is None:
            yield Quad(me, prefixed(field.predicate), term, graph)
            continue
        bearer = _part(me, field.name, value.value, str(value.valid))
        yield Quad(me, prefixed(f"bg:dated-{field.name}"), bearer, graph)
        yield Quad(bearer, prefixed(field.predicate), term, graph)
        yield Quad(bearer, prefixed("bg:validTime"), INTERVAL.to(value.valid), graph)


def _read_dated(
    field: DatedField, described: Description, found: Mapping[str, Description]
) -> tuple[Dated, ...]:
    plain = [Dated(field.codec.back(t)) for t in described.get(expand(field.predicate), [])]
    bearers = [found[b.value] for b in described.get(expand(f"bg:dated-{field.name}"), [])]
    dated = [
        Dated(
            field.codec.back(bearer[expand(field.predicate)][0]),
            INTERVAL.back(bearer[expand("bg:validTime")][0]),
        )
        for bearer in bearers
    ]
    return tuple(plain + dated)


def _actor_quads(me: NamedNode, actor: Actor, graph: NamedNode) -> Iterator[Quad]:
    for office in actor.offices:
        post = _part(me, "office", office.actor, office.title, str(office.valid))
        yield Quad(me, prefixed("bg:holds"), post, graph)
        yield Quad(post, prefixed("org:organization"), node(iri("actor", office.actor)), graph)
        yield Quad(post, prefixed("rdfs:label"), Literal(office.title), graph)
        if office.valid is not None:
            yield Quad(post, prefixed("bg:validTime"), INTERVAL.to(office.valid), graph)
    for code in actor.codes:
        scheme, _, value = code.value.partition(":")
        if scheme == "wikidata":
            match = node(f"http://www.wikidata.org/entity/{value}")
            yield Quad(me, prefixed("skos:exactMatch"), match, graph)


def _read_offices(described: Description, found: Mapping[str, Description]) -> tuple[Office, ...]:
    offices = []
    for post in described.get(expand("bg:holds"), []):
        one = found[post.value]
        valid = one.get(expand("bg:validTime"))
        offices.append(
            Office(
                local_id(one[expand("org:organization")][0].value, "actor"),
                one[expand("rdfs:label")][0].value,
                INTERVAL.back(valid[0]) if valid else None,
            )
        )
    return tuple(offices)


def _part(me: NamedNode, *words: str) -> NamedNode:
    """The node of a part of something; its name follows from its content, so it never changes."""
    digest = hashlib.sha256("\0".join(words).encode()).hexdigest()[:12]
    return node(f"{me.value}#{words[0]}-{digest}")
