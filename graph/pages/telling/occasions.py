"""Which claims that say the same tell of the same occasion, so that one attests the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from ...model import Claim
from ...registry import Registry
from ...timing import counted

WHENEVER = date.min, date.max


@dataclass(slots=True)
class Occasion:
    """Claims that tell of the same.

    Attributes:
        event: the id of the event that it is; None = none is named.
        first, last: days that the dated claims of it have in common, or on which its event was.
        places: where it is said to have been.
    """

    event: str | None = None
    claims: list[Claim] = field(default_factory=list)
    first: date = date.min
    last: date = date.max
    places: set[str] = field(default_factory=set)

    def agrees(self, place: str | None, registry: Registry) -> bool:
        """Whether it may have been at a place: one not stated, or one in or around the others."""
        return not place or all(
            place in registry.within(other) or other in registry.within(place)
            for other in self.places
        )

    def add(self, claim: Claim) -> None:
        """One more claim of it; of an event each says when and where it was."""
        self.claims.append(claim)
        self.places.update([claim.place] if claim.place else [])
        first, last = _days(claim)
        if not self.event:
            self.first, self.last = max(self.first, first), min(self.last, last)
        elif claim.event and (self.first, self.last) == WHENEVER:
            self.first, self.last = first, last
        elif claim.event and claim.valid:
            self.first, self.last = min(self.first, first), max(self.last, last)


def occasions(claims: Iterable[Claim], registry: Registry) -> list[list[Claim]]:
    """Claims that say the same of the same two, parted by what they tell of.

    Claims of one event tell of one occasion. So do claims of which one at least names no event,
    where their times meet or one has none, and likewise their places. Nothing is counted as a
    confirmation that may be one of something else: a claim that would go with several occasions
    attests none of them.

    Args:
        claims: of one `reports.key`.
        registry: which place lies in which.

    Returns:
        The parts, each with its claims; the order of the claims given changes nothing.
    """
    ordered = sorted(claims, key=lambda claim: _exactness(claim, registry))
    events: dict[str, Occasion] = {}
    for claim in ordered:
        if claim.event:
            events.setdefault(claim.event, Occasion(claim.event)).add(claim)
    found = [*events.values()]
    loose = [claim for claim in ordered if not claim.event]
    vague = _put(loose, found, registry)
    while vague:
        # What may be of several confirms none of them, but may be said by several all the same.
        among = list[Occasion]()
        vague = _put(vague, among, registry)
        found += among
    return [one.claims for one in found]


def _put(claims: Sequence[Claim], found: list[Occasion], registry: Registry) -> list[Claim]:
    """Put claims without an event with the one occasion that takes them, else with a new one.

    Returns:
        Those that more than one occasion takes.
    """
    vague: list[Claim] = []
    for claim in claims:
        first, last = _days(claim)
        meeting = [one for one in found if first <= one.last and one.first <= last]
        fitting = [one for one in meeting if one.agrees(claim.place, registry)]
        if not fitting:
            fitting.append(Occasion())
            found += fitting
        if len(fitting) == 1:
            fitting[0].add(claim)
        else:
            vague.append(claim)
    return vague


def _exactness(claim: Claim, registry: Registry) -> tuple[bool, int, int, date, str]:
    """A key that puts claims in order, the exact first: what may be of several finds them there."""
    depth = len(list(registry.within(claim.place))) if claim.place else 0
    first, last = _days(claim)
    return claim.valid is None, (last - first).days, -depth, first, claim.id


def _days(claim: Claim) -> tuple[date, date]:
    """The days of which a claim speaks; those of a claim without a date may be any."""
    if claim.valid is None:
        return WHENEVER
    days = counted(claim)
    return days.first, days.last
