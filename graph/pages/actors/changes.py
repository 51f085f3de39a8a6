"""What began, ended or happened about an actor, by date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ...dates import Interval, PartialDate
from ...model import Actor, Claim, Event
from ...timing import counted
from ..addresses import claim_page
from ..material import Material
from ..telling import words
from ..telling.deaths import killed
from ..telling.evidence import Card, Statement, Teller
from ..telling.profiles import Profile

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Change:
    """Something about an actor that began, ended or happened.

    Attributes:
        day: the first on which it may have been; only for the order.
        when: the date in words, no more exact than it is.
        what: in words.
    """

    day: date
    when: str
    what: Statement | str
    page: str = ""
    note: str = ""


def changes(profile: Profile, material: Material) -> tuple[list[Change], int]:
    """What began, ended or happened, the earliest first, and how many earlier ones are left out.

    Names and memberships are as the registry dates them; a relation stands where the first claim
    of it may begin; events have their own dates.
    """
    actor = material.registry.actors.get(profile.id)
    found = {
        *(_of_entry(actor, material) if actor else ()),
        *_of_relations(profile, material),
        *_of_events(profile, material),
    }
    listed = sorted(found, key=lambda one: (one.day, str(one.what), one.page))
    return listed[-SHOWN:], max(0, len(listed) - SHOWN)


def _of_entry(actor: Actor, material: Material) -> Iterator[Change]:
    yield from _ends(actor.active, "first active", "last active")
    called: defaultdict[Interval, list[str]] = defaultdict(list)
    for alias in actor.aliases:
        if alias.valid is not None:
            called[alias.valid].append(alias.value)
    for valid, names in called.items():
        several = ", ".join(names)
        yield from _ends(valid, f"called {several}", f"last called {several}")
    for parent in actor.member_of:
        name = material.teller.actor(parent.value)
        yield from _ends(parent.valid, f"member of {name}", f"no longer member of {name}")
    for office in actor.offices:
        title = f"{office.title}, {material.teller.actor(office.actor)}"
        yield from _ends(office.valid, title, f"no longer {title}")


def _ends(valid: Interval | None, began: str, ended: str) -> Iterator[Change]:
    if valid is None:
        return
    if isinstance(valid.start, PartialDate):
        yield Change(valid.start.first, words.when(valid.start), began)
    if isinstance(valid.end, PartialDate) and not valid.single:
        yield Change(valid.end.first, words.when(valid.end), ended)


def _of_relations(profile: Profile, material: Material) -> Iterator[Change]:
    claims = material.teller.claims
    for _, pair in profile.others:
        groups = [(block.cards, block.statement) for block in pair.blocks]
        groups += [((card,), card.statement) for card in pair.ties]
        for cards, statement in groups:
            card = min(cards, key=lambda one: (_first(claims[one.id]), one.id))
            yield _began(claims[card.id], card, statement, len(cards))
    for card in profile.places:
        yield _began(claims[card.id], card, card.statement, 1)


def _began(claim: Claim, card: Card, statement: Statement, number: int) -> Change:
    reported = f"reported {words.when(claim.published_on)}" if claim.published_on else ""
    when = words.time(claim) or reported or words.NOT_STATED
    notes = [card.badge] if card.badge not in ("done", "holds") else []
    notes += [f"the first of {number:,} claims"] if number > 1 else []
    note = ", ".join(notes)
    return Change(_first(claim), when, statement, claim_page(claim.id), note)


def _of_events(profile: Profile, material: Material) -> Iterator[Change]:
    claims = material.teller.claims
    cards = [card for _, pair in profile.others for card in pair.cards]
    by_event: dict[str, str] = {}
    for card in (*cards, *profile.places):
        named = claims[card.id].event
        if named:
            by_event[named] = min(card.id, by_event.get(named, card.id))
    for id_, claim in by_event.items():
        event = material.registry.events.get(id_)
        if event is not None:
            start = event.date.earliest_start or date.min
            yield Change(
                start,
                words.period(event.date),
                event.name,
                claim_page(claim),
                figures(event, material.teller),
            )


def figures(event: Event, teller: Teller) -> str:
    """The deaths of an event, according to whom; empty where none are stated."""
    dead = killed(event.deaths_low, event.deaths_best, event.deaths_high)
    return f"{dead}, according to {teller.voice(event.according_to)}" if dead else ""


def _first(claim: Claim) -> date:
    """The first day that a claim may be about; without any date, the last of all days."""
    return counted(claim).first
