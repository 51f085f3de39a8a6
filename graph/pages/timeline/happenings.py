"""What happened: the events of the registry as marks of the timeline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ...model import Claim, Event, EventKind
from ..material import Material
from ..telling import words
from ..telling.deaths import killed
from .marks import Span, span_of

SPOKEN = frozenset({EventKind.DECLARATION, EventKind.AGREEMENT, EventKind.PROTEST})


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the registry in words."""

    event: Event
    span: Span
    when: str
    place: str
    deaths: str
    by: str
    source: str
    link: str
    actors: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """The id of its row in the table."""
        return f"event-{self.event.id}"

    @property
    def tone(self) -> str:
        """Its symbol."""
        return "word" if self.event.kind in SPOKEN else "event"

    @property
    def title(self) -> str:
        """All that a tooltip has room for."""
        where = f", {self.place}" if self.place else ""
        toll = f"; {self.deaths} according to {self.by}" if self.deaths else ""
        name = words.clean(self.event.name)[:200]
        return f"{name}: {self.event.kind.replace('_', ' ')}, {self.when}{where}{toll}"


def happenings(material: Material, claims: Iterable[Claim]) -> list[Happening]:
    """The events that the view may know of, by time and name."""
    ends: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.event:
            ends[claim.event].add(claim.subject)
            if not claim.relation.takes_place:
                ends[claim.event].add(claim.object)
    events = [e for e in material.registry.events.values() if _is_known(e, material)]
    made = [_happening(event, ends[event.id], material) for event in events]
    return sorted(made, key=lambda one: (one.span.start, one.event.name.casefold(), one.event.id))


def _happening(event: Event, actors: Collection[str], material: Material) -> Happening:
    registry, teller = material.registry, material.teller
    source = registry.sources.get(event.source)
    url = source.url if source else ""
    return Happening(
        event,
        span_of(event.date),
        words.period(event.date),
        words.clean(teller.place(event.place))[:120] if event.place else "",
        killed(event.deaths_low, event.deaths_best, event.deaths_high),
        words.clean(teller.voice(event.according_to))[:120],
        words.clean(source.title if source else event.source)[:200],
        url if url.startswith(("http://", "https://")) else "",
        tuple(sorted(actors)),
    )


def _is_known(event: Event, material: Material) -> bool:
    """Whether the view may know of it: by its sources, and by the day as known by which it is."""
    view, source = material.view, material.registry.sources.get(event.source)
    if view.sources is not None and event.source not in view.sources:
        return False
    if view.known_by is None:
        return True
    published = source.published if source else None
    return published is not None and published.last <= view.known_by
