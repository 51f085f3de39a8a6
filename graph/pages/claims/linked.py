"""A claim as JSON-LD in the terms of schema.org, for those who read pages by machine."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

from ...dates import Interval, PartialDate
from ...model import ActorKind, Claim, Method, SourceKind
from ...registry import Registry
from ...vocabulary import expand, iri
from ..addresses import claim_page
from ..telling import words
from ..telling.evidence import Card
from .citations import sentence

CONTEXT = "https://schema.org"
WORKS = {SourceKind.NEWS: "NewsArticle", SourceKind.DATASET: "Dataset", SourceKind.REPORT: "Report"}
KINDS = {
    ActorKind.STATE: "Country",
    ActorKind.GOVERNMENT: "GovernmentOrganization",
    ActorKind.ARMED_GROUP: "Organization",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.COALITION: "Organization",
    ActorKind.PERSON: "Person",
    ActorKind.POPULATION: "Thing",
}
_ISO = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
"""The dates that ISO 8601 and EDTF write alike."""

Node = dict[str, Any]


def linked_claim(claim: Claim, card: Card, registry: Registry, told: Container[str] = ()) -> Node:
    """A claim as a `schema:Claim`: who says so, where it stands, what it is about.

    It says nothing of whether the claim is true: that would be a review, which is not ours. The
    status ("offered", "denied", "retracted") goes with it, so that nobody takes words for deeds.
    Of what a rule derives nobody is the author, and no work says it: it is based on its premises.

    Args:
        claim: what is claimed.
        card: the same in words.
        registry: what it speaks of.
        told: the claims that have a page beside its own, by id.
    """
    said = claim.method is not Method.DERIVED
    place = card.statement.object if claim.relation.takes_place else ""
    return _known(
        {
            "@context": CONTEXT,
            "@type": "Claim",
            "@id": iri("claim", claim.id),
            "additionalType": expand("bg:Claim"),
            "identifier": claim.id,
            "name": words.cut(str(card.statement)),
            "text": sentence(card),
            "creativeWorkStatus": card.badge,
            "description": "" if said else f"Derived by the rule {claim.rule}; no source says so.",
            "author": author(claim, registry) if said else None,
            "appearance": appearance(claim, card, registry) if said else None,
            "datePublished": iso(claim.published_on) if said else "",
            "dateCreated": iso(claim.said_on),
            "temporalCoverage": span(claim.valid),
            "spatialCoverage": _place(claim, registry),
            "about": [
                actor(claim.subject, card.statement.subject, registry),
                {"@type": "Place", "@id": iri("place", claim.object), "name": words.cut(place)}
                if place else actor(claim.object, card.statement.object, registry),
            ],
            "isBasedOn": [_premise(id_, told) for id_ in claim.derived_from],
        }
    )  # fmt: skip


def author(claim: Claim, registry: Registry) -> Node:
    """Who says so: the speaker, else the first that passed it on, else the publisher."""
    if claim.speaker is None:
        outlet = claim.via[0] if claim.via else claim.publisher
        return {
            "@type": "Organization",
            "@id": iri("publisher", outlet),
            "name": words.cut(_publisher(outlet, registry)),
        }
    if claim.speaker.actor:
        return actor(claim.speaker.actor, claim.speaker.name, registry)
    return {"@type": "Thing", "name": words.cut(claim.speaker.name)}


def appearance(claim: Claim, card: Card, registry: Registry) -> Node:
    """The work in which a claim stands."""
    source = registry.sources.get(claim.source)
    return _known(
        {
            "@type": WORKS.get(source.kind, "CreativeWork") if source else "CreativeWork",
            "@id": iri("source", claim.source),
            "name": words.cut(card.source),
            "url": card.link,
            "author": {"@type": "Thing", "name": words.cut(source.author)}
            if source and source.author else None,
            "publisher": {
                "@type": "Organization",
                "@id": iri("publisher", claim.publisher),
                "name": words.cut(_publisher(claim.publisher, registry)),
            },
            "datePublished": iso(claim.published_on),
            "inLanguage": source.language if source else "",
        }
    )  # fmt: skip


def actor(id_: str, name: str, registry: Registry) -> Node:
    """An actor by name, as its kind has it."""
    known = registry.actors.get(id_)
    kind = KINDS[known.kind] if known else "Thing"
    return {"@type": kind, "@id": iri("actor", id_), "name": words.cut(name)}


def _premise(id_: str, told: Container[str]) -> Node:
    """A premise, and its page, which stands in the folder of the claim's own."""
    page = claim_page(id_).rpartition("/")[2] if id_ in told else ""
    return _known({"@type": "Claim", "@id": iri("claim", id_), "url": page})


def iso(value: PartialDate | None) -> str:
    """A date as ISO 8601 writes it; empty where it cannot say the same."""
    return value.text if value is not None and _ISO.fullmatch(value.text) else ""


def span(value: Interval | None) -> str:
    """A stretch of time as ISO 8601 writes it; empty where it cannot say the same.

    "since" goes as `2013/..`; an end that is not known has no form of its own.
    """
    if value is None:
        return ""
    parts = value.text.split("/")
    fits = all(_ISO.fullmatch(part) or part == ".." for part in parts)
    return value.text if fits else ""


def _place(claim: Claim, registry: Registry) -> Node | None:
    place = registry.places.get(claim.place or "")
    return (
        {"@type": "Place", "@id": iri("place", place.id), "name": words.cut(place.name)}
        if place
        else None
    )


def _publisher(id_: str, registry: Registry) -> str:
    known = registry.publishers.get(id_)
    return known.name if known else id_


def _known(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [])}
