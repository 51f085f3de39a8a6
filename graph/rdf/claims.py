"""A claim as quads and back.

Beside what the claim says stand a few facts worked out from it, so that queries stay short and
fast: the bounds of its dates, the days on which it counts, the day from which it is known, the
sign, both ends, the ends it is directed at, and the root of its chain of attribution. Reading
ignores them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from ..dates import parse_date
from ..model import (
    Claim,
    Evidence,
    Extent,
    Means,
    Method,
    Modality,
    Relation,
    Retraction,
    Scope,
    Speaker,
    Standing,
    Volume,
)
from ..timing import counted, known_from
from ..vocabulary import DERIVED_GRAPH, expand, graph_iri, iri, local_id, name_iri, slug, term
from .codecs import (
    DATE,
    DOUBLE,
    INTERVAL,
    TEXT,
    WHOLE,
    YES_NO,
    Description,
    Field,
    Term,
    descriptions,
    field_triples,
    literal,
    node,
    one_of,
    prefixed,
    read_fields,
    ref,
    thing,
)

FIELDS = (
    Field("subject", "bg:subject", ref("actor")),
    Field("relation", "bg:relation", one_of(Relation)),
    Field("scope", "bg:objectScope", one_of(Scope)),
    Field("against", "bg:against", ref("actor"), many=True),
    Field("means", "bg:means", one_of(Means)),
    Field("item", "bg:item", TEXT),
    Field("amount", "bg:amount", DOUBLE),
    Field("unit", "bg:unit", TEXT),
    Field("negated", "bg:negated", YES_NO),
    Field("modality", "bg:modality", one_of(Modality)),
    Field("condition", "bg:condition", TEXT),
    Field("standing", "bg:standing", one_of(Standing)),
    Field("extent", "bg:extent", one_of(Extent)),
    Field("place", "bg:place", ref("place")),
    Field("theatre", "bg:theatre", ref("theatre")),
    Field("valid", "bg:validTime", INTERVAL),
    Field("said_on", "bg:saidOn", DATE),
    Field("published_on", "bg:publishedOn", DATE),
    Field("recorded_on", "bg:recordedOn", DATE),
    Field("source", "bg:source", ref("source")),
    Field("publisher", "bg:publisher", ref("publisher")),
    Field("event", "bg:event", ref("event")),
    Field("method", "bg:method", one_of(Method)),
    Field("agent", "bg:agent", TEXT),
    Field("confidence", "bg:confidence", DOUBLE),
    Field("gist", "bg:gist", TEXT),
    Field("disputes", "cito:disputes", ref("claim"), many=True),
    Field("derived_from", "prov:wasDerivedFrom", ref("claim"), many=True),
    Field("rule", "bg:rule", TEXT),
    Field("supersedes", "prov:wasRevisionOf", ref("claim"), many=True),
    Field("row", "bg:row", TEXT),
)
EVIDENCE_FIELDS = (
    Field("locator", "bg:locator", TEXT),
    Field("document", "bg:document", TEXT),
    Field("paragraph", "bg:paragraph", WHOLE),
    Field("start", "oa:start", WHOLE),
    Field("end", "oa:end", WHOLE),
)
VOLUME_FIELDS = (
    Field("events", "bg:events", WHOLE),
    Field("reports", "bg:reports", WHOLE),
    Field("intensity", "bg:intensity", DOUBLE),
)
BOUNDS = {
    "sem:hasEarliestBeginTimeStamp": "earliest_start",
    "sem:hasLatestBeginTimeStamp": "latest_start",
    "sem:hasEarliestEndTimeStamp": "earliest_end",
    "sem:hasLatestEndTimeStamp": "latest_end",
}
CHAIN = " > "


def claim_quads(claim: Claim) -> Iterator[Quad]:
    """The quads of a claim, in the named graph of its source and method."""
    graph = node(graph_iri(claim.source, claim.method))
    me = thing("claim", claim.id)
    yield Quad(me, prefixed("rdf:type"), prefixed("bg:Claim"), graph)
    kind = "place" if claim.relation.takes_place else "actor"
    yield Quad(me, prefixed("bg:object"), thing(kind, claim.object), graph)
    for predicate, value in field_triples(claim, FIELDS):
        yield Quad(me, predicate, value, graph)
    for predicate, value in _worked_out(claim):
        yield Quad(me, predicate, value, graph)
    if claim.volume is not None:
        yield Quad(me, prefixed("rdf:type"), prefixed("bg:DyadMonth"), graph)
        for predicate, value in field_triples(claim.volume, VOLUME_FIELDS):
            yield Quad(me, predicate, value, graph)
    yield from _chain_quads(claim, me, graph)
    yield from _evidence_quads(claim, me, graph)
    if claim.retracted:
        last = claim.retracted.on.last
        moment = Literal(f"{last.isoformat()}T23:59:59", datatype=prefixed("xsd:dateTime"))
        yield Quad(me, prefixed("prov:invalidatedAtTime"), moment, graph)
        yield Quad(me, prefixed("bg:retractedOn"), DATE.to(claim.retracted.on), graph)
        yield Quad(me, prefixed("bg:retraction"), Literal(claim.retracted.reason), graph)
        yield Quad(me, prefixed("bg:retractedBy"), literal(last), graph)


def plain_quads(
    triples: Iterable[tuple[str, Relation, str]], title: str, as_of: date | None, window: int
) -> Iterator[Quad]:
    """Relations between actors as plain triples, in the graph that says as of when they hold."""
    graph = node(DERIVED_GRAPH)
    yield Quad(graph, prefixed("rdfs:label"), Literal(title), graph)
    if as_of is not None:
        yield Quad(graph, prefixed("bg:asOf"), literal(as_of), graph)
        yield Quad(graph, prefixed("bg:window"), literal(window), graph)
    for subject, relation, object_ in triples:
        ends = thing("actor", subject), thing("actor", object_)
        yield Quad(ends[0], node(term(relation)), ends[1], graph)


def claims_from_quads(quads: Iterable[Quad]) -> Iterator[Claim]:
    """The claims that stand in some quads, in the order of their ids."""
    found = descriptions(quads)
    claim_type = prefixed("bg:Claim")
    for address in sorted(found):
        if claim_type in found[address].get(expand("rdf:type"), []):
            yield _claim(found[address], found)


def _worked_out(claim: Claim) -> Iterator[tuple[NamedNode, Term]]:
    days = counted(claim)
    yield prefixed("bg:sign"), literal(claim.relation.sign)
    if not claim.relation.takes_place:
        ends = [thing("actor", end) for end in (claim.subject, claim.object)]
        yield from ((prefixed("bg:involves"), end) for end in ends)
        towards = ends if claim.relation is Relation.ALLIED_WITH else ends[1:]
        yield from ((prefixed("bg:towards"), end) for end in towards)
    yield prefixed("bg:countsFrom"), literal(days.first)
    yield prefixed("bg:countsUntil"), literal(days.last)
    if days.sure_first is not None and days.sure_last is not None:
        yield prefixed("bg:surelyFrom"), literal(days.sure_first)
        yield prefixed("bg:surelyUntil"), literal(days.sure_last)
    yield prefixed("bg:knownFrom"), literal(known_from(claim))
    yield prefixed("bg:root"), node(_root_iri(claim))
    if claim.valid is not None:
        for predicate, bound in BOUNDS.items():
            day: date | None = getattr(claim.valid, bound)
            if day is not None:
                yield prefixed(predicate), literal(day)


def _root_iri(claim: Claim) -> str:
    kind, _, id_ = claim.root.partition(":")
    return name_iri(id_) if kind == "name" else iri(kind, id_)


def _chain_quads(claim: Claim, me: NamedNode, graph: NamedNode) -> Iterator[Quad]:
    """Speaker and outlets; the order of the outlets stands in `bg:chain`."""
    if claim.speaker is not None:
        yield Quad(me, prefixed("bg:speakerName"), Literal(claim.speaker.name), graph)
        actor = claim.speaker.actor
        who = node(iri("actor", actor) if actor else name_iri(claim.speaker.name))
        yield Quad(me, prefixed("bg:speaker"), who, graph)
        if not actor:
            yield Quad(who, prefixed("rdfs:label"), Literal(claim.speaker.name), graph)
    for outlet in claim.via:
        yield Quad(me, prefixed("prov:wasQuotedFrom"), thing("publisher", outlet), graph)
    if claim.via:
        yield Quad(me, prefixed("bg:chain"), Literal(CHAIN.join(claim.via)), graph)
        first = thing("publisher", claim.via[0])
        yield Quad(me, prefixed("prov:hadPrimarySource"), first, graph)
    if claim.agent:
        agent = node(iri("agent", slug(claim.agent)))
        yield Quad(me, prefixed("prov:wasAttributedTo"), agent, graph)


def _evidence_quads(claim: Claim, me: NamedNode, graph: NamedNode) -> Iterator[Quad]:
    evidence = thing("evidence", claim.id)
    yield Quad(me, prefixed("bg:evidence"), evidence, graph)
    if claim.evidence.start is not None:
        yield Quad(evidence, prefixed("rdf:type"), prefixed("oa:TextPositionSelector"), graph)
    for predicate, value in field_triples(claim.evidence, EVIDENCE_FIELDS):
        yield Quad(evidence, predicate, value, graph)


def _claim(described: Description, found: dict[str, Description]) -> Claim:
    said = read_fields(described, FIELDS)
    kind = "place" if said["relation"].takes_place else "actor"
    said["object"] = local_id(_value(described, "bg:object"), kind)
    evidence = found.get(_value(described, "bg:evidence"), {})
    said["evidence"] = Evidence(**read_fields(evidence, EVIDENCE_FIELDS))
    if chain := described.get(expand("bg:chain")):
        said["via"] = tuple(str(chain[0].value).split(CHAIN))
    if expand("bg:speaker") in described:
        who = _value(described, "bg:speaker")
        actor = local_id(who, "actor") if who.startswith(iri("actor", "")) else None
        said["speaker"] = Speaker(_value(described, "bg:speakerName"), actor)
    if volume := read_fields(described, VOLUME_FIELDS):
        said["volume"] = Volume(**volume)
    if expand("bg:retraction") in described:
        on = parse_date(_value(described, "bg:retractedOn"))
        said["retracted"] = Retraction(on, _value(described, "bg:retraction"))
    return Claim(**said)


def _value(described: Description, predicate: str) -> str:
    return str(described[expand(predicate)][0].value)
