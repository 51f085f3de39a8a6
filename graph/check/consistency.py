"""What of a claim does not fit together with its source, with dates, and with other claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..dates import Interval
from ..model import Claim, Event, Method, Modality
from ..registry import Registry
from .report import Finding, claim_name, on_claim

KEPT = 100_000
"""How many events are kept at hand, once read."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a claim is held against.

    Attributes:
        known: by id, the claims that others speak of.
    """

    registry: Registry
    known: Mapping[str, Claim]
    _events: dict[str, Event | None] = field(default_factory=dict)
    _places: dict[str, frozenset[str]] = field(default_factory=dict)

    def event(self, id_: str) -> Event | None:
        """An event of the registry, which reads it from the store each time."""
        if id_ not in self._events:
            if len(self._events) == KEPT:
                self._events.clear()
            self._events[id_] = self.registry.events.get(id_)
        return self._events[id_]

    def within(self, place: str) -> frozenset[str]:
        """The place itself and what it lies in."""
        if place not in self._places:
            self._places[place] = frozenset(self.registry.within(place))
        return self._places[place]


def claim_findings(claim: Claim, around: Around) -> Iterator[Finding]:
    """What does not fit together."""
    yield from _source(claim, around.registry)
    yield from _dated(claim)
    yield from _active(claim, around.registry)
    yield from _theatre(claim, around)
    yield from _event(claim, around)
    yield from _denial(claim, around.known)
    yield from _versions(claim, around.known)


def _source(claim: Claim, registry: Registry) -> Iterator[Finding]:
    """What a claim repeats of its source.

    A rule has no date, what it concludes has; a dataset may have none, where its rows have.
    """
    source = registry.sources.get(claim.source)
    if source is None:
        return
    if claim.publisher != source.publisher:
        expected = f"'{source.publisher}', who published the source '{source.id}'"
        yield on_claim(claim, "violation", "publisher", expected, claim.publisher)
    by_row = claim.method is Method.IMPORTED and source.published is None
    if claim.method is Method.DERIVED or by_row:
        return
    if claim.published_on != source.published:
        expected = f"{source.published or 'nothing'}, as the source '{source.id}' says"
        yield on_claim(claim, "violation", "published_on", expected, claim.published_on or "")


def _dated(claim: Claim) -> Iterator[Finding]:
    """Deeds that begin after the source that reports them appeared."""
    if claim.valid is None or claim.published_on is None or claim.method is Method.DERIVED:
        return
    begins = claim.valid.earliest_start or claim.valid.earliest_end
    if begins and begins > claim.published_on.last and claim.modality is Modality.ACTUAL:
        expected = f"a date not after {claim.published_on}, when its source appeared"
        yield on_claim(claim, "warning", "date", expected, claim.valid)


def _active(claim: Claim, registry: Registry) -> Iterator[Finding]:
    """Actors that did not exist yet, or no more, when it took place."""
    actors = {"subject": [claim.subject], "against": list(claim.against)}
    if not claim.relation.takes_place:
        actors["object"] = [claim.object]
    for name, ids in actors.items():
        for id_ in ids:
            actor = registry.actors.get(id_)
            active = actor.active if actor else None
            if active and claim.valid and not active.may_overlap(claim.valid):
                expected = f"an actor active in {claim.valid}; '{id_}' is active {active}"
                yield on_claim(claim, "warning", name, expected, id_)


def _theatre(claim: Claim, around: Around) -> Iterator[Finding]:
    """Theatres of another time or place than the claim."""
    when = claim.valid or _published(claim)
    theatre = around.registry.theatres.get(claim.theatre or "")
    if theatre and when and not theatre.valid.may_overlap(when):
        expected = f"a theatre of {when}; '{theatre.id}' is of {theatre.valid}"
        yield on_claim(claim, "warning", "theatre", expected, theatre.id)
    if theatre and claim.place and not around.within(claim.place) & set(theatre.places):
        expected = f"a theatre that '{claim.place}' lies in"
        yield on_claim(claim, "warning", "theatre", expected, theatre.id)


def _event(claim: Claim, around: Around) -> Iterator[Finding]:
    """Events of another time or place than the claim."""
    event = around.event(claim.event) if claim.event else None
    if event and claim.valid and not event.date.may_overlap(claim.valid):
        expected = f"an event of {claim.valid}; '{event.id}' is of {event.date}"
        yield on_claim(claim, "warning", "event", expected, event.id)
    if event and event.place and claim.place and _apart(event.place, claim.place, around):
        expected = f"an event in '{claim.place}'; '{event.id}' is in '{event.place}'"
        yield on_claim(claim, "warning", "event", expected, event.id)


def _apart(one: str, other: str, around: Around) -> bool:
    return one not in around.within(other) and other not in around.within(one)


def _published(claim: Claim) -> Interval | None:
    on = claim.published_on
    return Interval(on.text, on, on, single=True) if on else None


def _denial(claim: Claim, known: Mapping[str, Claim]) -> Iterator[Finding]:
    for id_ in claim.disputes:
        denied = known.get(id_)
        if denied and (denied.subject, denied.relation, denied.object) != (
            claim.subject, claim.relation, claim.object,
        ):  # fmt: skip
            expected = "a claim of the same subject, relation and object"
            yield on_claim(
                claim, "warning", "disputes", expected, claim_name(denied.row, denied.id)
            )


def _versions(claim: Claim, known: Mapping[str, Claim]) -> Iterator[Finding]:
    for id_ in claim.supersedes:
        former = known.get(id_)
        if former and not former.retracted and not claim.retracted:
            expected = "the former version to be retracted, or both count"
            yield on_claim(
                claim, "warning", "supersedes", expected, claim_name(former.row, former.id)
            )
