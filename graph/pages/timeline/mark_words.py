"""Marks of the timeline in words: as a tooltip, as a row of its table, and where they lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Means
from ..addresses import actor_page, claim_page, pair_page
from ..material import Material
from ..telling import words
from .marks import Mark, Span

MOST_SOURCES = 2
"""How many claims of a mark a row of the table names."""
NAMED = 3
"""How many of those who say so a mark names."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so, where it is told: the claim's page here, or else the source by its address."""

    chain: tuple[str, ...]
    name: str
    page: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """A mark as a row of the table; `page` tells of all its claims, empty where none does."""

    anchor: str
    when: str
    statement: str
    manner: str
    sources: tuple[Source, ...]
    more: int
    page: str


def line(mark: Mark, material: Material) -> Line:
    """A mark as a row of the table, each of its claims with who says so."""
    teller, told = material.teller, material.told
    sources = []
    for claim in mark.claims[:MOST_SOURCES]:
        source = material.registry.sources.get(claim.source)
        url = source.url if source and source.url.startswith(("http://", "https://")) else ""
        page = claim_page(claim.id) if claim.id in told else ""
        name = words.cut(source.title if source else claim.source, 120)
        chain = tuple(words.cut(one, 80) for one in teller.chain(claim))
        sources.append(Source(chain, name, page, "" if page else url))
    return Line(
        mark.anchor,
        when(mark),
        what(mark, material, 300),
        _manner(mark, material),
        tuple(sources),
        len(mark.claims) - len(sources),
        _page(mark, material),
    )


def _page(mark: Mark, material: Material) -> str:
    """The page of its two actors, or of the one where it speaks of several others."""
    told = [claim for claim in mark.claims if claim.id in material.told]
    if len(told) < len(mark.claims):
        return ""
    pairs = {pair_page(claim.subject, claim.object) for claim in told}
    actors = set.intersection(*({claim.subject, claim.object} for claim in told))
    if len(pairs) == 1 and not told[0].relation.takes_place:
        return pairs.pop()
    return actor_page(min(actors)) if actors else ""


def _manner(mark: Mark, material: Material) -> str:
    """By what means, whether it was done, and whether its date is certain."""
    claims = mark.claims
    means = sorted({words.means(claim) for claim in claims} - {"", words.MEANS[Means.UNKNOWN]})
    named = f"{', '.join(means[:4])} and more" if len(means) > 4 else ", ".join(means)
    statuses = sorted({material.teller.chip(claim) for claim in claims})
    parts = [
        ", ".join(statuses),
        words.cut(named, 160),
        "date uncertain" if mark.pale else "",
    ]
    return ", ".join(filter(None, parts))


def href(mark: Mark, material: Material) -> str:
    """Its claim's page; of several claims, and of those without a page, its row in the table."""
    (first, *more) = mark.claims
    return f"#{mark.anchor}" if more or first.id not in material.told else claim_page(first.id)


def title(mark: Mark, material: Material) -> str:
    """A mark in one sentence: who did what, whether it was done, when, and who says so."""
    said = list(dict.fromkeys(" → ".join(material.teller.chain(claim)) for claim in mark.claims))
    if mark.gathered:  # its row in the table tells by what means
        number = words.counted(len(mark.claims), "claim")
        return f"{what(mark, material, 160)}: {number}, {when(mark)}; according to {_voices(said)}"
    number = f" ({words.counted(len(mark.claims), 'claim')})" if len(mark.claims) > 1 else ""
    text = f"{what(mark, material, 160)}: {_manner(mark, material)}, {when(mark)}{number}"
    return f"{text}; according to {_voices(said)}"


def _voices(said: Sequence[str]) -> str:
    more = f" and {words.counted(len(said) - NAMED, 'other')}" if len(said) > NAMED else ""
    return words.cut(", ".join(said[:NAMED]), 200) + more


def what(mark: Mark, material: Material, most: int) -> str:
    """Who does what to whom; of several that say different things how many more."""
    said = list(dict.fromkeys(str(material.teller.statement(claim)) for claim in mark.claims))
    more = len(said) - 1
    first = words.cut(said[0], most)
    return f"{first}, and {words.counted(more, 'statement')} of the kind" if more else first


def when(mark: Mark) -> str:
    """Its time; where a claim bears none, that of its report; of several days how far they go."""
    claim = mark.claims[0]
    if mark.gathered:
        return _several(mark.span)
    if claim.valid is not None:
        return words.time(claim)
    published = claim.published_on
    return f"date not stated, reported by {words.when(published)}" if published else ""


def _several(span: Span) -> str:
    if span.first and span.last:
        first, last = words.day(span.first), words.day(span.last)
        return first if first == last else f"several dates, {first} to {last}"
    if span.first:
        end = "" if span.open_end else ", ends not known"
        return f"several dates since {words.day(span.first)}{end}"
    return f"several dates until {words.day(span.last)}" if span.last else words.NOT_STATED
