"""Made-up claims with every part that the model has, and the registry that they speak of.

Few busy actors and many quiet ones, five years, a source for every two hundred claims, an event for
every ten; offers, denials, retractions, third parties, speakers, spans. The same number gives the
same world on every machine.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import date
from functools import cache

from belligraph.dates import Interval, PartialDate, parse_date, parse_interval
from belligraph.model import (
    Actor,
    ActorKind,
    Claim,
    Dated,
    Event,
    EventKind,
    Evidence,
    Extent,
    Means,
    Method,
    Modality,
    Place,
    PlaceKind,
    Publisher,
    Relation,
    Retraction,
    Scope,
    Source,
    SourceKind,
    Speaker,
    Standing,
    Theatre,
)
from belligraph.registry import Registry

SEED = 2014
FIRST_DAY, DAYS = date(2010, 1, 1).toordinal(), 5 * 365
COUNTRIES, TOWNS, OUTLETS = 12, 20, 120
A_SOURCE, AN_EVENT, AN_ACTOR = 200, 10, 50
"""For how many claims there is one of each."""
KINDS = (ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION)
RELATIONS = (
    (Relation.OPPOSES, 50), (Relation.SUPPORTS, 35), (Relation.ALLIED_WITH, 4),
    (Relation.AFFILIATED_WITH, 4), (Relation.PRESENT_IN, 4), (Relation.CONTROLS, 3),
)  # fmt: skip
MEANS = {
    Relation.OPPOSES: (Means.ATTACK, Means.THREAT, Means.SANCTION, Means.ACCUSATION, Means.UNKNOWN),
    Relation.SUPPORTS: (Means.WEAPONS, Means.TROOPS, Means.FUNDING, Means.TRAINING, Means.UNKNOWN),
    Relation.ALLIED_WITH: (Means.UNKNOWN, Means.DIPLOMATIC),
}
NOT_DONE = (Modality.OFFERED, Modality.PROMISED, Modality.REQUESTED, Modality.POSSIBLE)
ITEMS = ("", "", "", "missiles", "drones", "rifles")
Draw = random.Random


def actors(number: int) -> int:
    """How many actors so many claims are between."""
    return 40 + number // AN_ACTOR


def claims(number: int, first: int = 0) -> Iterator[Claim]:
    """So many claims, from the one of a number on: each hangs on its own number alone.

    >>> [one.row for one in claims(2, first=7)]
    ['made-7', 'made-8']
    """
    for i in range(first, first + number):
        yield _claim(i, number + first, Draw(SEED * 1_000_003 + i))


def registry(number: int) -> Registry:
    """The actors, places, theatres, publishers, sources and events of so many claims."""
    sources = range(number // A_SOURCE + 1)
    return Registry(
        actors={one.id: one for one in map(_actor, range(actors(number)))},
        publishers={f"outlet-{i}": Publisher(id=f"outlet-{i}", name=f"Outlet {i}")
                    for i in range(OUTLETS)},
        places={one.id: one for one in _places()},
        theatres={one.id: one for one in _theatres()},
        sources={one.id: one for one in map(_source, sources)},
        events={one.id: one for one in map(_event, range(number // AN_EVENT + 1))},
    )  # fmt: skip


def _claim(i: int, number: int, draw: Draw) -> Claim:
    [relation] = draw.choices([r for r, _ in RELATIONS], [weight for _, weight in RELATIONS])
    subject, other, third = _three(actors(number), draw)
    source, place = i // A_SOURCE, _town(draw)
    day, said = _day(draw), draw.random() < 0.6
    is_deed, is_denied = draw.random() < 0.8, draw.random() < 0.06
    item = draw.choice(ITEMS) if relation is Relation.SUPPORTS else ""
    return Claim(
        subject=subject,
        relation=relation,
        object=place if relation.takes_place else other,
        scope=Scope.WITH_AFFILIATES if relation.sign and draw.random() < 0.05 else Scope.SELF,
        against=(third,) if relation is Relation.SUPPORTS and draw.random() < 0.3 else (),
        means=draw.choice(MEANS.get(relation, (Means.UNKNOWN,))),
        item=item,
        amount=float(draw.randrange(1, 500)) if item else None,
        unit="pieces" if item else "",
        negated=is_denied,
        modality=Modality.ACTUAL if is_deed else draw.choice(NOT_DONE),
        condition="" if is_deed or draw.random() < 0.7 else "if it is asked to",
        standing=Standing.ALLEGED if draw.random() < 0.2 else Standing.STATED,
        extent=Extent.PART if relation is Relation.CONTROLS else None,
        place=place,
        theatre=f"theatre-{_country(place) % 3}",
        valid=_interval(day),
        said_on=_dated(day) if said else None,
        published_on=_published(source),
        recorded_on=_dated("2015-01-01"),
        speaker=_speaker(draw, subject) if said else None,
        via=(f"outlet-{draw.randrange(OUTLETS)}",) if draw.random() < 0.2 else (),
        source=f"source-{source}",
        publisher=f"outlet-{source % OUTLETS}",
        evidence=_evidence(i, source),
        event=f"event-{i // AN_EVENT}",
        method=Method.IMPORTED if source % 2 else Method.CURATED,
        agent="a bench",
        confidence=round(0.5 + draw.random() / 2, 4),
        gist=f"Report {i} tells of {subject} and {other}.",
        retracted=Retraction(_dated("2015-02-01"), "withdrawn") if draw.random() < 0.01 else None,
        row=f"made-{i}",
    )


def _three(number: int, draw: Draw) -> tuple[str, str, str]:
    """Different actors, the first ones most often."""
    found: list[int] = []
    while len(found) < 3:
        one = int(number * draw.random() ** 2)
        if one not in found:
            found.append(one)
    one, other, third = (f"actor-{i}" for i in found)
    return one, other, third


def _speaker(draw: Draw, subject: str) -> Speaker:
    number = draw.randrange(3000)
    return Speaker(f"Speaker {number}", subject if number % 3 == 0 else None)


def _evidence(i: int, source: int) -> Evidence:
    start = i % A_SOURCE * 160
    text = _sha256(f"source {source}")
    return Evidence(f"paragraph {i % A_SOURCE + 1}", text, i % A_SOURCE + 1, start, start + 120)


@cache
def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _day(draw: Draw) -> str:
    return date.fromordinal(FIRST_DAY + draw.randrange(DAYS)).isoformat()


def _published(source: int) -> PartialDate:
    return _dated(date.fromordinal(FIRST_DAY + source * 37 % DAYS).isoformat())


_interval = cache(parse_interval)
_dated = cache(parse_date)


def _town(draw: Draw) -> str:
    return f"town-{draw.randrange(COUNTRIES)}-{draw.randrange(TOWNS)}"


def _country(town: str) -> int:
    return int(town.split("-")[1])


def _actor(i: int) -> Actor:
    return Actor(
        id=f"actor-{i}", name=f"Actor {i}", kind=KINDS[i % len(KINDS)], short=f"A{i}",
        active=_interval("1990/.."), aliases=(Dated(f"The {i}th"),), sources=("source-0",),
    )  # fmt: skip


def _places() -> Iterator[Place]:
    for c in range(COUNTRIES):
        yield Place(id=f"country-{c}", name=f"Country {c}", kind=PlaceKind.COUNTRY)
        for t in range(TOWNS):
            yield Place(
                id=f"town-{c}-{t}", name=f"Town {c} {t}", kind=PlaceKind.TOWN,
                part_of=f"country-{c}", latitude=20.0 + c, longitude=30.0 + t,
            )  # fmt: skip


def _theatres() -> Iterator[Theatre]:
    for i in range(3):
        inside = tuple(f"country-{c}" for c in range(i, COUNTRIES, 3))
        valid: Interval = _interval("2010/..")
        yield Theatre(id=f"theatre-{i}", name=f"Theatre {i}", places=inside, valid=valid)


def _source(i: int) -> Source:
    return Source(
        id=f"source-{i}", title=f"Report {i}", publisher=f"outlet-{i % OUTLETS}",
        kind=SourceKind.NEWS, published=_published(i), document=_sha256(f"source {i}"),
        url=f"https://example.org/{i}",
    )  # fmt: skip


def _event(i: int) -> Event:
    draw = Draw(i)
    best = draw.randrange(40)
    return Event(
        id=f"event-{i}", name=f"Clash {i}", kind=EventKind.BATTLE, date=_interval(_day(draw)),
        place=_town(draw), deaths_low=best // 2, deaths_best=best, deaths_high=best * 2,
        according_to="Outlet 1", reports=AN_EVENT, source=f"source-{i * AN_EVENT // A_SOURCE}",
        locator=f"line {i}",
    )  # fmt: skip
