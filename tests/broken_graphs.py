"""A small clean graph with a bit of everything, and ways to break it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import RDF, SH, Graph, URIRef

from belligraph.dates import parse_date, parse_interval
from belligraph.model import (
    Actor,
    ActorKind,
    Claim,
    Dated,
    Event,
    EventKind,
    Evidence,
    Extent,
    Means,
    Method,
    Office,
    Place,
    PlaceKind,
    Publisher,
    Relation,
    Retraction,
    Scope,
    Source,
    SourceKind,
    Speaker,
    Theatre,
)
from belligraph.rdf import claim_quads, registry_quads
from belligraph.registry import Registry
from belligraph.store import MEMORY, Store, open_store
from belligraph.vocabulary import ID, REGISTRY_GRAPH, expand, graph_iri, iri

TEXT = "A headline\n\nThe United States sent missiles to Iraq. Iran denied it.\n"
SHA = hashlib.sha256(TEXT.encode()).hexdigest()
WHEN, JANUARY, PUBLISHED = (
    parse_interval("2014"),
    parse_interval("2014-01"),
    parse_date("2014-01-06"),
)
XSD = "http://www.w3.org/2001/XMLSchema#"


def by_id(*values: Any) -> dict[str, Any]:
    return {value.id: value for value in values}


REGISTRY = Registry(
    actors=by_id(
        Actor(id="usa", name="United States", kind=ActorKind.STATE, short="US", sources=("csm",),
              codes=(Dated("wikidata:Q30"), Dated("gw:2", WHEN)), adjectives=(Dated("US"),),
              metonyms=(Dated("Washington"), Dated("White House", WHEN))),
        Actor(id="iraq", name="Iraq", kind=ActorKind.STATE, active=parse_interval("2004/.."),
              predecessors=("iraq-baathist",), aliases=(Dated("Maliki government", WHEN),)),
        Actor(id="iraq-baathist", name="Iraq (Baathist)", kind=ActorKind.STATE,
              active=parse_interval("1968/2003")),
        Actor(id="isil", name="ISIL", kind=ActorKind.ARMED_GROUP,
              member_of=(Dated("al-qaeda", parse_interval("2006/2014")), Dated("iraq"))),
        Actor(id="al-qaeda", name="Al Qaeda", kind=ActorKind.ARMED_GROUP),
        Actor(id="john-kerry", name="John Kerry", kind=ActorKind.PERSON,
              offices=(Office("usa", "Secretary of State", parse_interval("2013/2017")),)),
    ),
    publishers=by_id(
        Publisher(id="csm", name="The Christian Science Monitor", aliases=(Dated("CSM"),)),
        Publisher(id="wp", name="The Washington Post", actor="usa"),
    ),
    places=by_id(
        Place(id="iraq-country", name="Iraq", kind=PlaceKind.COUNTRY),
        Place(id="fallujah", name="Fallujah", kind=PlaceKind.TOWN, part_of="iraq-country",
              latitude=33.3, longitude=43.8, sources=("csm",), locator="paragraph 1"),
        Place(id="elsewhere", name="Elsewhere", kind=PlaceKind.TOWN),
    ),
    theatres=by_id(
        Theatre(id="anbar", name="Anbar", places=("fallujah",), valid=WHEN, note="a note"),
        Theatre(id="fallujah-2004", name="2004", places=("fallujah",),
                valid=parse_interval("2004")),
    ),
    sources=by_id(
        Source(id="csm", title="A report", publisher="csm", kind=SourceKind.NEWS, document=SHA,
               published=PUBLISHED, url="https://example.org/a", checked=True),
    ),
    events=by_id(
        Event(id="battle", name="A battle", kind=EventKind.BATTLE, date=JANUARY, place="fallujah",
              deaths_low=1, deaths_best=2, deaths_high=3, according_to="VOA", source="csm"),
    ),
)  # fmt: skip


def claim(row: str, subject: str, relation: Relation, object_: str, **others: Any) -> Claim:
    shared: dict[str, Any] = {"source": "csm", "publisher": "csm", "published_on": PUBLISHED}
    return Claim(subject=subject, relation=relation, object=object_, row=row, **shared | others)


MISSILES = claim(
    "missiles", "usa", Relation.SUPPORTS, "iraq", means=Means.WEAPONS, item="missiles", amount=75.0,
    unit="missiles", against=("isil",), valid=JANUARY, place="fallujah", theatre="anbar",
    event="battle", speaker=Speaker("John Kerry", "john-kerry"), via=("wp",), agent="us",
    evidence=Evidence("paragraph 2", SHA, 2, 12, 52), gist="Missiles.", confidence=0.9,
)  # fmt: skip
DENIAL = claim(
    "denial", "usa", Relation.SUPPORTS, "iraq", means=Means.WEAPONS, negated=True,
    speaker=Speaker("Hejazi"), disputes=(MISSILES.id,),
)  # fmt: skip
HOLDS = claim(
    "holds",
    "isil",
    Relation.CONTROLS,
    "fallujah",
    extent=Extent.PART,
    valid=parse_interval("2014/.."),
)
ENEMIES = claim(
    "enemies", "usa", Relation.OPPOSES, "al-qaeda", scope=Scope.WITH_AFFILIATES, valid=JANUARY
)
LINK = claim("link", "isil", Relation.AFFILIATED_WITH, "al-qaeda", valid=JANUARY)
DERIVED = claim(
    "derived", "usa", Relation.OPPOSES, "isil", method=Method.DERIVED, rule="affiliate-of-enemy",
    derived_from=(ENEMIES.id, LINK.id), valid=JANUARY,
)  # fmt: skip
FORMER = claim(
    "former",
    "isil",
    Relation.OPPOSES,
    "iraq",
    retracted=Retraction(parse_date("2014-02"), "a slip"),
)
LATTER = claim(
    "latter", "isil", Relation.OPPOSES, "iraq", means=Means.ATTACK, supersedes=(FORMER.id,)
)
CLAIMS = (MISSILES, DENIAL, HOLDS, ENEMIES, LINK, DERIVED, FORMER, LATTER)


def store_of(claims: Iterable[Claim] = CLAIMS, registry: Registry = REGISTRY) -> Store:
    store = open_store(MEMORY)
    store.add_registry(registry)
    store.add_claims(claims, "test")
    return store


def term(text: str) -> NamedNode | Literal:
    """'bg:x' and 'actor/x' are nodes, '"x"^^xsd:date' and '"x"' are literals."""
    if text.startswith('"'):
        value, _, datatype = text[1:].partition('"')
        kind = datatype.removeprefix("^^xsd:")
        return Literal(value, datatype=NamedNode(XSD + kind)) if kind else Literal(value)
    if "/" in text.split(":")[0]:
        return NamedNode(ID + text)
    return NamedNode(expand(text))


def _address(quad: Quad) -> str:
    return str(quad.subject)[1:-1]


def broken(subject: str, **changes: list[str]) -> Store:
    """The clean graph with other values for some properties of one node."""
    address, graph = _node_of(subject)
    others = [q for q in _clean() if _address(q) != address]
    store = open_store(MEMORY)
    store.add_quads([*others, *_changed(subject, changes, address, graph)])
    return store


def broken_copies() -> Store:
    """The clean graph, and for each of RULES a copy of its node that breaks it alone."""
    store = store_of()
    for number, (subject, changes, _, _) in enumerate(RULES):
        address, graph = _node_of(subject)
        is_claim = address.startswith(iri("claim", ""))
        copy = iri("claim", f"{number:064x}") if is_claim else f"{address}-{number}"
        quads = _changed(subject, changes, copy, graph)
        if is_claim:
            named = Literal(f"{subject}-{number}")
            quads = [q for q in quads if q.predicate.value != expand("bg:row")]
            quads.append(Quad(NamedNode(copy), NamedNode(expand("bg:row")), named, graph))
        store.add_quads(quads)
    return store


def _clean() -> list[Quad]:
    return [*registry_quads(REGISTRY), *(q for c in CLAIMS for q in claim_quads(c))]


def _node_of(subject: str) -> tuple[str, NamedNode]:
    """The IRI of what stands in a row or under an id, and its graph."""
    row = next((c for c in CLAIMS if c.row == subject), None)
    if row is None:
        return ID + subject, NamedNode(REGISTRY_GRAPH)
    return iri("claim", row.id), NamedNode(graph_iri(row.source, row.method))


def _changed(
    subject: str, changes: dict[str, list[str]], address: str, graph: NamedNode
) -> list[Quad]:
    """What is said of a node, with other values for some properties, under an address."""
    wanted = {expand(name.replace("__", ":")): values for name, values in changes.items()}
    me, (own, _) = NamedNode(address), _node_of(subject)
    said = [q for q in _clean() if _address(q) == own and q.predicate.value not in wanted]
    kept = [Quad(me, quad.predicate, quad.object, quad.graph_name) for quad in said]
    added = ((name, value) for name, values in wanted.items() for value in values)
    return kept + [Quad(me, NamedNode(name), term(value), graph) for name, value in added]


RULES = [
    ("missiles", {"bg__means": ["bg:attack"]}, "means: expected with 'supports'", "attack"),
    ("latter", {"bg__means": ["bg:weapons"]}, "means: expected with 'opposes'", "weapons"),
    ("link", {"bg__means": ["bg:weapons"]}, "means: expected 'unknown'", "weapons"),
    ("link", {"bg__object": ["place/fallujah"]}, "object: expected an actor of", "fallujah"),
    ("holds", {"bg__object": ["actor/iraq"]}, "object: expected a place of the registry", "iraq"),
    ("link", {"bg__object": ["actor/isil"]}, "object: expected an actor other", "isil"),
    ("missiles", {"bg__against": ["actor/iraq"]}, "against: expected third parties only", "iraq"),
    ("missiles", {"bg__against": ["actor/usa"]}, "against: expected third parties only", "usa"),
    ("latter", {"bg__against": ["actor/usa"]}, "against: expected nothing, unless", "usa"),
    ("latter", {"bg__extent": ["bg:whole"]}, "extent: expected nothing, unless", "whole"),
    ("link", {"bg__objectScope": ["bg:with_affiliates"]}, "scope: expected 'self'", "with_aff"),
    ("missiles", {"bg__amount": []}, "unit: expected an amount before the unit", "missiles"),
    ("denial", {"bg__negated": ['"false"^^xsd:boolean']}, "disputes: expected a neg", "missiles"),
    ("denial", {"bg__speaker": []}, "disputes: expected a negated claim", "missiles"),
    ("derived", {"prov__wasDerivedFrom": []}, "derived_from: expected premises, since", ""),
    ("derived", {"prov__wasDerivedFrom": []}, "rule: expected premises beside the rule", "affi"),
    ("derived", {"bg__rule": []}, "derived_from: expected the method 'derived' and", "enemies, l"),
    ("derived", {"bg__method": ["bg:curated"]}, "derived_from: expected the method", "enemies, l"),
    ("missiles", {"bg__speakerName": []}, "speaker: expected the name beside", "john-kerry"),
    ("missiles", {"bg__speaker": []}, "speaker: expected the speaker beside", "John Kerry"),
    ("missiles", {"bg__chain": []}, "via: expected the chain, its publishers", ""),
    ("missiles", {"prov__wasQuotedFrom": []}, "via: expected the chain, its publishers", "wp"),
    ("former", {"bg__retraction": []}, "retracted: expected the date, the last day", "2014-02"),
    ("former", {"bg__retractedOn": []}, "retracted: expected the date, the last day", ""),
    ("missiles", {"bg__surelyFrom": []}, "valid: expected both bg:surelyFrom and", ""),
    ("missiles", {"bg__place": ["place/atlantis"]}, "place: expected one place of", "atlantis"),
    ("missiles", {"bg__event": ["event/none"]}, "event: expected one event of", "none"),
    ("missiles", {"bg__source": ["source/none"]}, "source: expected one source of", "none"),
    ("missiles", {"bg__means": ["bg:weapons", "bg:troops"]}, "means: expected one of", "troops, w"),
    ("missiles", {"bg__confidence": ['"1.5"^^xsd:double']}, "confidence: expected a num", "1.5"),
    ("missiles", {"bg__amount": ['"INF"^^xsd:double']}, "amount: expected one finite", "INF"),
    ("missiles", {"bg__countsFrom": ['"soon"^^xsd:date']}, "countsFrom: expected one day", "soon"),
    ("missiles", {"bg__mean": ["bg:weapons"]}, "expected only properties that the onto", "mean w"),
    ("missiles", {"sem__hasLatestEndTimeStamp": ['"2013-01-01"^^xsd:date']},
     "valid: expected one day, not after the latest", "2014-01-"),
    ("derived", {"prov__wasDerivedFrom": ["claim/0f", f"claim/{LINK.id}"]},
     "derived_from: expected claims that are in the graph", "0f"),
    ("missiles", {"bg__events": ['"3"^^xsd:integer']}, "events: expected on a", "missiles"),
    ("actor/usa", {"bg__holds": ["actor/usa#office-1"]}, "offices: expected none, unless", "usa"),
    ("place/fallujah", {"geo__lat": []}, "latitude: expected both latitude and longitude", ""),
    ("place/fallujah", {"geo__lat": ['"91"^^xsd:double']}, "latitude: expected degrees", "91"),
    ("event/battle", {"bg__accordingTo": []}, "according_to: expected whose figure", ""),
    ("event/battle", {"bg__deathsLow": ['"9"^^xsd:integer']}, "deaths_low: expected a who", "9"),
    ("event/battle", {"bg__deathsBest": ['"-1"^^xsd:integer']}, "deaths_best: expected a", "-1"),
    ("source/csm", {"bg__copyOf": ["source/none"]}, "copy_of: expected one source of", "none"),
    ("source/csm", {"bg__address": ['"ftp://x"']}, "url: expected one address that starts", "ftp"),
    ("source/csm", {"bg__address": ['"https://x y"']}, "url: expected one address", "https://x y"),
]  # fmt: skip


TARGETS = (SH.targetClass, SH.targetObjectsOf)


@cache
def shapes() -> Graph:
    text = files("belligraph.ontology").joinpath("shapes.ttl").read_text(encoding="utf-8")
    return Graph().parse(data=text, format="turtle")


def fields() -> list[URIRef]:
    """The shapes of single fields: those that depend on others are in RULES."""
    graph = shapes()
    aimed = {URIRef(str(s)) for t in TARGETS for s in graph.subjects(t)}
    alone = [s for s in aimed if (s, SH.disjoint, None) not in graph]
    return sorted(s for s in alone if (s, SH.path, None) in graph)


def target(shape: URIRef) -> str:
    (found_,) = (t for p in TARGETS for t in shapes().objects(shape, p))
    return str(found_)


def wrong_everywhere() -> Store:
    """Each property once on a node where it is wrong, and once on a node that has none."""
    store, graph = open_store(MEMORY), shapes()
    for shape in fields():
        aim = target(shape)
        name = aim.rpartition("#")[2]
        wrong, none = (NamedNode(f"{ID}thing/{name}-{n}") for n in ("wrong", "none"))
        for node in (wrong, none):
            if (shape, SH.targetClass, None) in graph:
                store.add_quads([Quad(node, NamedNode(str(RDF.type)), NamedNode(aim))])
            else:
                store.add_quads([Quad(NamedNode("urn:x"), NamedNode(aim), node)])
        path = NamedNode(str(graph.value(shape, SH.path)))
        for value in ("one", "two"):
            literal = Literal(value, datatype=NamedNode(XSD + "gYear"))
            store.add_quads([Quad(wrong, path, literal)])
    return store
