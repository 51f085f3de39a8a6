"""Marks of the timeline in words: as a tooltip, as a row of its table, and where they lead."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Means, Standing
from ..addresses import claim_page
from ..material import Material
from ..telling import words
from .marks import Mark, Span

MOST_SOURCES = 3
"""How many claims of a mark a row of the table names."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so, where it is told: its page here, or else the address of its source."""

    chain: tuple[str, ...]
    name: str
    page: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """A mark as a row of the table."""

    anchor: str
    when: str
    statement: str
    manner: str
    sources: tuple[Source, ...]
    more: int


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
    )


def _manner(mark: Mark, material: Material) -> str:
    """By what means, whether it was done, and whether its date is certain."""
    claims = mark.claims
    means = sorted({words.means(claim) for claim in claims} - {"", words.MEANS[Means.UNKNOWN]})
    named = f"{', '.join(means[:4])} and more" if len(means) > 4 else ", ".join(means)
    statuses = sorted({material.teller.status(claim) for claim in claims})
    alleged = all(claim.standing is Standing.ALLEGED for claim in claims)
    parts = [
        ", ".join(statuses),
        words.cut(named, 160),
        "only alleged" if alleged else "",
        "date uncertain" if mark.pale else "",
    ]
    return ", ".join(filter(None, parts))


def href(mark: Mark, material: Material) -> str:
    """Its claim's page; of several claims, and of those without a page, its row in the table."""
    (first, *more) = mark.claims
    return f"#{mark.anchor}" if more or first.id not in material.told else claim_page(first.id)


def title(mark: Mark, material: Material) -> str:
    """A mark in one sentence: who did what, whether it was done, when, and who says so."""
    chains = [" → ".join(material.teller.chain(claim)) for claim in mark.claims]
    said = list(dict.fromkeys(chains))
    more = f" and {words.counted(len(said) - 3, 'other')}" if len(said) > 3 else ""
    number = f" ({words.counted(len(mark.claims), 'claim')})" if len(mark.claims) > 1 else ""
    text = f"{what(mark, material, 160)}: {_manner(mark, material)}, {when(mark)}{number}"
    return f"{text}; according to {words.cut(', '.join(said[:3]), 200)}{more}"


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
        return words.period(claim.valid)
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
