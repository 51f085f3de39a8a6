"""A page for every pair of actors: both directions, all claims, events of both, what is open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Claim, Event
from ..timing import counted
from .actors.changes import figures
from .addresses import actor_page, claim_page, pair_page
from .material import Material
from .opening.opening import opening_of_pair
from .page import Page
from .telling import words
from .telling.dossiers import Block, Dossier
from .telling.evidence import Card, by_what

EVENTS = 40
"""How many events of both are listed, the latest."""


@dataclass(frozen=True, slots=True)
class Way:
    """One direction of a pair, or both where the relation has none.

    Attributes:
        between: the word between the two names.
        blocks: what is drawn of it; none = no deed of it is reported.
    """

    subject: str
    between: str
    object: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A claim in the list by time."""

    when: str
    means: str
    card: Card


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of which claims tell with both actors in it."""

    name: str
    when: str
    place: str
    figures: str
    page: str


@dataclass(frozen=True)
class Everywhere:
    """In which events, and in which sources, each actor is, by its id."""

    events: Mapping[str, Mapping[str, str]]
    sources: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, material: Material) -> Everywhere:
        """What the told claims have of every actor; an event comes with a claim of it."""
        events: defaultdict[str, dict[str, str]] = defaultdict(dict)
        sources: defaultdict[str, set[str]] = defaultdict(set)
        for id_ in material.told:
            claim = material.teller.claims[id_]
            for end in (claim.subject, claim.object):
                sources[end].add(claim.source)
                if claim.event:
                    events[end].setdefault(claim.event, id_)
        return cls(events, {end: frozenset(found) for end, found in sources.items()})


def pages(material: Material) -> Iterator[Page]:
    """A page for each pair of which there is something to tell."""
    everywhere = Everywhere.of(material)
    for pair in material.pairs:
        yield _page(pair, material, everywhere)


def _page(pair: Dossier, material: Material, everywhere: Everywhere) -> Page:
    one, other = pair.id.split("--")
    opening = opening_of_pair(material, pair)
    return Page(
        pair_page(one, other),
        "relation.html.j2",
        words.cut(" and ".join(words.cut(end, 80) for end in pair.ends), 170),
        words.cut(str(opening.sentence), 320),
        {
            "pair": pair,
            "opening": opening,
            "ends": [
                (name, actor_page(id_)) for name, id_ in zip(pair.ends, (one, other), strict=True)
            ],
            "standing": standing(pair),
            "ways": ways(pair),
            "undone_uncertain": all(card.doubt for card in pair.undone),
            "ties_uncertain": all(card.doubt for card in pair.ties),
            "moments": moments(pair, material.teller.claims),
            "events": happenings(one, other, material, everywhere),
            "coverage": coverage(pair, material, everywhere),
        },
    )


def standing(pair: Dossier) -> str:
    """How the two stand, in a few words, and how surely."""
    if not pair.blocks:
        return "undetermined: no deed or alliance of the two is reported, which is not neutral"
    against = [block for block in pair.blocks if block.relation == "opposes"]
    kindly = [block for block in pair.blocks if block.relation != "opposes"]
    allied = all(block.relation == "alliedWith" for block in kindly)
    found = [_said("an alliance" if allied else "support", kindly)] if kindly else []
    found += [_said("opposition", against)] if against else []
    return f"{'mixed: ' if pair.mixed else ''}{', and '.join(found)}"


def _said(what: str, blocks: Sequence[Block]) -> str:
    cards = [card for block in blocks for card in block.cards]
    alleged = all(card.chip == "alleged" for card in cards)
    uncertain = all(card.doubt for card in cards)
    return f"{what} is {'alleged' if alleged else 'reported'}{', date uncertain' * uncertain}"


def ways(pair: Dossier) -> list[Way]:
    """Both directions, and what has none."""
    one, other = pair.id.split("--")
    allied = tuple(block for block in pair.blocks if block.relation == "alliedWith")
    found = [Way(pair.ends[0], "and", pair.ends[1], allied)] if allied else []
    for subject, names in ((one, pair.ends), (other, pair.ends[::-1])):
        blocks = tuple(
            block
            for block in pair.blocks
            if block not in allied and block.id.startswith(f"{subject}--")
        )
        found.append(Way(names[0], "towards", names[1], blocks))
    return found


def moments(pair: Dossier, claims: Mapping[str, Claim]) -> list[tuple[str, list[Moment]]]:
    """All claims of a pair by year, the earliest first; those without any date come last."""
    by_year: defaultdict[str, list[Moment]] = defaultdict(list)
    for card in sorted(pair.cards, key=lambda one: (counted(claims[one.id]).first, one.id)):
        claim = claims[card.id]
        first = counted(claim).first
        dated = claim.valid is not None or claim.published_on is not None
        year = ("earlier, start not known" if first.year == 1 else str(first.year)) if dated else ""
        by_year[year or "without a date"].append(Moment(_when(claim), by_what(claim), card))
    return list(by_year.items())


def _when(claim: Claim) -> str:
    if claim.valid is not None:
        return words.time(claim)
    return f"reported {words.when(claim.published_on)}" if claim.published_on else words.NOT_STATED


def happenings(one: str, other: str, material: Material, everywhere: Everywhere) -> list[Happening]:
    """The events in which claims have both, the latest last."""
    ours, theirs = everywhere.events.get(one, {}), everywhere.events.get(other, {})
    known = material.registry.events
    found = sorted(
        (known[id_] for id_ in ours.keys() & theirs.keys() if id_ in known),
        key=lambda event: (_start(event), event.id),
    )
    return [
        Happening(
            name=event.name,
            when=words.period(event.date),
            place=material.teller.place(event.place) if event.place else "",
            figures=figures(event, material.teller),
            page=claim_page(ours[event.id]),
        )
        for event in found[-EVENTS:]
    ]


def _start(event: Event) -> int:
    return event.date.earliest_start.toordinal() if event.date.earliest_start else 0


def coverage(pair: Dossier, material: Material, everywhere: Everywhere) -> str:
    """How much is said of the two at all, so that silence can be told from absence."""
    one, other = pair.id.split("--")
    claims = material.teller.claims
    ours, theirs = everywhere.sources[one], everywhere.sources[other]
    either = len(ours | theirs)
    return (
        f"{words.counted(either, 'source')} here {'speaks' if either == 1 else 'speak'} of either, "
        f"{len(ours & theirs):,} of both, "
        f"{len({claims[card.id].source for card in pair.cards}):,} of how they stand to each other."
    )
