"""A claim as quads and back.

Beside what the claim says stand a few facts worked out from it, so that queries stay short and
fast: the bounds of its dates, the days on which it counts, the day from which it is known, the
sign, both ends, the ends it is directed at, and the root of its chain of attribution. Reading
ignores them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from ..errors import InputError
from ..model import Claim, Evidence, Relation, Retraction, Speaker, Volume
from ..timing import counted, known_from
from ..vocabulary import DERIVED_GRAPH, graph_iri, iri, local_id, name_iri, slug, term
from .codecs import (
    DATE,
    Description,
    Term,
    address_of,
    descriptions,
    field_triples,
    literal,
    node,
    only,
    prefixed,
    read_fields,
    thing,
    written,
)
from .fields import EVIDENCE_FIELDS, FIELDS, RETRACTION_FIELDS, VOLUME_FIELDS

BOUNDS = {
    "sem:hasEarliestBeginTimeStamp": "earliest_start",
    "sem:hasLatestBeginTimeStamp": "latest_start",
    "sem:hasEarliestEndTimeStamp": "earliest_end",
    "sem:hasLatestEndTimeStamp": "latest_end",
}
CHAIN = " > "
_MISSING = re.compile(r"missing \d+ required [\w-]+ argument\w*: '(\w+)'")
Statement = tuple[NamedNode, NamedNode, Term]


def claim_quads(claim: Claim) -> Iterator[Quad]:
    """The quads of a claim, in the named graph of its source and method."""
    graph = node(graph_iri(claim.source, claim.method))
    return (Quad(*statement, graph) for statement in claim_statements(claim))


def claim_lines(claim: Claim) -> str:
    """The same as lines of N-Quads: making the engine's quads takes more than twice as long."""
    end = f" {written(node(graph_iri(claim.source, claim.method)))} .\n"
    return "".join(
        [
            f"{written(subject)} {written(predicate)} {value!s}{end}"
            for subject, predicate, value in claim_statements(claim)
        ]
    )


def claim_statements(claim: Claim) -> Iterator[Statement]:
    """What the quads of a claim say, without their graph: subject, predicate and object."""
    me = thing("claim", claim.id)
    yield me, prefixed("rdf:type"), prefixed("bg:Claim")
    kind = "place" if claim.relation.takes_place else "actor"
    yield me, prefixed("bg:object"), thing(kind, claim.object)
    for predicate, value in field_triples(claim, FIELDS):
        yield me, predicate, value
    for predicate, value in _worked_out(claim):
        yield me, predicate, value
    if claim.volume is not None:
        yield me, prefixed("rdf:type"), prefixed("bg:DyadMonth")
        for predicate, value in field_triples(claim.volume, VOLUME_FIELDS):
            yield me, predicate, value
    yield from _chain(claim, me)
    yield from _evidence(claim, me)
    for predicate, value in _retraction(claim):
        yield me, predicate, value


def beside(claim: Claim) -> Iterator[tuple[NamedNode, Term]]:
    """What stands beside the fields of a claim: what is worked out, and what takes several."""
    me = thing("claim", claim.id)
    yield from _worked_out(claim)
    yield from ((predicate, value) for one, predicate, value in _chain(claim, me) if one is me)
    yield prefixed("bg:evidence"), thing("evidence", claim.id)
    yield from _retraction(claim)


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
    """The claims that stand in some quads, in the order of their ids.

    Raises:
        InputError: what is called a claim is none of the model; names it.
    """
    found = descriptions(quads)
    for address in called_claims(found):
        yield _named_claim(address, found)


def _named_claim(address: str, found: Mapping[str, Description]) -> Claim:
    try:
        return described_claim(address, found)
    except (LookupError, TypeError, ValueError) as error:
        raise InputError(f"{address} is no claim: {why_none(error)}") from None


def called_claims(found: Mapping[str, Description]) -> Iterator[str]:
    """The IRIs of what is called a claim among what is described, in their order."""
    claim_type = prefixed("bg:Claim")
    for address in sorted(found):
        if claim_type in found[address].get(address_of("rdf:type"), ()):
            yield address


def described_claim(address: str, found: Mapping[str, Description]) -> Claim:
    """What is described at an IRI, as a claim; its evidence is described as well.

    Raises:
        LookupError, TypeError, ValueError: it is none of the model.
    """
    described = found[address]
    said = read_fields(described, FIELDS)
    kind = "place" if said["relation"].takes_place else "actor"
    said["object"] = local_id(_value(described, "bg:object"), kind)
    evidence = found.get(_value(described, "bg:evidence"), {})
    said["evidence"] = Evidence(**read_fields(evidence, EVIDENCE_FIELDS))
    if described.get(address_of("bg:chain")):
        said["via"] = tuple(_value(described, "bg:chain").split(CHAIN))
    if address_of("bg:speaker") in described:
        who = _value(described, "bg:speaker")
        actor = local_id(who, "actor") if who.startswith(iri("actor", "")) else None
        said["speaker"] = Speaker(_value(described, "bg:speakerName"), actor)
    if volume := read_fields(described, VOLUME_FIELDS):
        said["volume"] = Volume(**volume)
    if address_of("bg:retraction") in described:
        said["retracted"] = Retraction(**read_fields(described, RETRACTION_FIELDS))
    return Claim(**said)


def why_none(error: Exception) -> str:
    """What kept `described_claim` from making a claim, in words."""
    missing = _MISSING.search(str(error))
    if missing or isinstance(error, KeyError):
        return f"it has no {missing[1] if missing else error.args[0]}"
    return str(error)


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


def _retraction(claim: Claim) -> Iterator[tuple[NamedNode, Term]]:
    if claim.retracted:
        last = claim.retracted.on.last
        moment = Literal(f"{last.isoformat()}T23:59:59", datatype=prefixed("xsd:dateTime"))
        yield prefixed("prov:invalidatedAtTime"), moment
        yield prefixed("bg:retractedOn"), DATE.to(claim.retracted.on)
        yield prefixed("bg:retraction"), Literal(claim.retracted.reason)
        yield prefixed("bg:retractedBy"), literal(last)


def _root_iri(claim: Claim) -> str:
    kind, _, id_ = claim.root.partition(":")
    return name_iri(id_) if kind == "name" else iri(kind, id_)


def _chain(claim: Claim, me: NamedNode) -> Iterator[Statement]:
    """Speaker and outlets; the order of the outlets stands in `bg:chain`."""
    if claim.speaker is not None:
        yield me, prefixed("bg:speakerName"), Literal(claim.speaker.name)
        actor = claim.speaker.actor
        who = node(iri("actor", actor) if actor else name_iri(claim.speaker.name))
        yield me, prefixed("bg:speaker"), who
        if not actor:
            yield who, prefixed("rdfs:label"), Literal(claim.speaker.name)
    for outlet in claim.via:
        yield me, prefixed("prov:wasQuotedFrom"), thing("publisher", outlet)
    if claim.via:
        yield me, prefixed("bg:chain"), Literal(CHAIN.join(claim.via))
        first = thing("publisher", claim.via[0])
        yield me, prefixed("prov:hadPrimarySource"), first
    if claim.agent:
        yield me, prefixed("prov:wasAttributedTo"), _agent(claim.agent)


@lru_cache(maxsize=1_024)
def _agent(name: str) -> NamedNode:
    return node(iri("agent", slug(name)))


def _evidence(claim: Claim, me: NamedNode) -> Iterator[Statement]:
    evidence = thing("evidence", claim.id)
    yield me, prefixed("bg:evidence"), evidence
    if claim.evidence.start is not None:
        yield evidence, prefixed("rdf:type"), prefixed("oa:TextPositionSelector")
    for predicate, value in field_triples(claim.evidence, EVIDENCE_FIELDS):
        yield evidence, predicate, value


def _value(described: Description, predicate: str) -> str:
    try:
        return str(only(predicate, described[address_of(predicate)]).value)
    except LookupError:
        raise KeyError(predicate) from None
