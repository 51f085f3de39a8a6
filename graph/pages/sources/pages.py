"""Pages of sources: what each one is, what it says, and how far it stands on its own feet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...model import SourceKind
from ..addresses import source_page
from ..claims.linked import iso
from ..material import Material
from ..opening.opening import Opening, opening_of_source
from ..page import Page
from ..telling import words
from ..telling.evidence import Card
from .profiles import GROUPS, Told, sources

INDEX = "sources/index.html"
WORKS = {
    SourceKind.NEWS: "NewsArticle",
    SourceKind.DATASET: "Dataset",
    SourceKind.REPORT: "Report",
    SourceKind.RESOLUTION: "Legislation",
}


def pages(material: Material) -> Iterator[Page]:
    """The index of sources, and a page for each."""
    found = sources(material)
    number = words.counted(len(found), "source")
    description = f"The {number} that the claims of this site come from, and what each is."
    content = {"sources": found, "hidden": hidden(material)}
    yield Page(INDEX, "sources.html.j2", "Sources", description, content, ("sources.js",))
    for one in found:
        first = opening_of_source(material, one.id)
        yield Page(
            source_page(one.id),
            "source.html.j2",
            one.name,
            f"{one.independence} {first.sentence}",
            {"source": one, "first": first, "rest": list(rest(one, first)), "groups": GROUPS},
            linked=linked(one, material),
        )


def rest(source: Told, first: Opening) -> Iterator[tuple[str, list[Card]]]:
    """The claims to which the lists of its page do not lead, by their group."""
    led_to = first.claims
    for key, cards in source.groups:
        if left := [card for card in cards if card.id not in led_to]:
            yield key, left


def hidden(material: Material) -> int:
    """How many sources of claims have no claim in the view."""
    told = {material.teller.claims[id_].source for id_ in material.told}
    return len({claim.source for claim in material.claims} - told)


def linked(source: Told, material: Material) -> Mapping[str, Any]:
    """A source as JSON-LD in the terms of schema.org."""
    known = material.registry.sources.get(source.id)
    if known is None:
        return {}
    node = {
        "@context": "https://schema.org",
        "@type": WORKS.get(known.kind, "CreativeWork"),
        "name": known.title,
        "url": known.url,
        "datePublished": iso(known.published),
        "inLanguage": known.language,
        "author": [name.strip() for name in known.author.split(";") if name.strip()],
        "publisher": {"@type": "Organization", "name": source.publisher},
    }
    return {key: value for key, value in node.items() if value}
