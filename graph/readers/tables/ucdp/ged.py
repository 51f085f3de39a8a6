"""UCDP Georeferenced Event Dataset: who fought or attacked whom, where, when, with how many dead.

One row is one event. State-based and non-state violence has two sides that each oppose the other;
who began is not said. One-sided violence goes from an organised actor to civilians. Codebook:
Sundberg & Melander 2013, and UCDP GED Codebook, versions 17.1 to 25.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from ....model import Claim, Event, EventKind, Evidence, Means, Method, Relation, Source
from ..intake import Dataset, Intake, Outcome
from ..records import read_rows
from ..refused import Refused
from .days import spoken
from .ged_rows import COLUMNS, LAYOUT, NEAR, ONE_SIDED, EventRow, event_row
from .publisher import LICENCE, PUBLISHER


def read(file: Path, source: Source, intake: Intake, refused: Refused) -> Iterator[Outcome]:
    """The outcomes of the good rows of a file."""
    for record, row in read_rows(file, COLUMNS, event_row, refused, LAYOUT):
        yield from intake.take(record, refused, partial(_outcome, row, source, intake, file.name))


def _outcome(row: EventRow, source: Source, intake: Intake, file: str) -> Outcome:
    outside = intake.narrowing.beside(row.first, row.last)
    if reason := outside or intake.first(DATASET.reader, row.id, file):
        return Outcome(str(row.id), aside=reason)
    one, other = (intake.actors.find(s, row.first, row.first, source.id)[0] for s in row.sides)
    if one == other:
        return Outcome(str(row.id), aside=f"both sides are '{one}' in the tables")
    place = intake.places.find(row.spot, source.id)
    around = intake.places.live.within(place)
    if reason := intake.narrowing.aside(row.first, row.last, (one, other), around):
        return Outcome(str(row.id), aside=reason)
    where = f"{'near' if row.spot.precision == NEAR else 'in'} {intake.places.known[place].name}"
    event = intake.event(_event(row, place, where, source))
    theatre = intake.places.live.theatre(place, row.valid)
    gist = _gist(row, intake.actors[one].label, intake.actors[other].label, where)
    ways = ((one, other, "a"), (other, one, "b"))[: 1 if row.kind == ONE_SIDED else 2]
    claims = [
        Claim(
            subject=subject,
            relation=Relation.OPPOSES,
            object=object_,
            means=Means.ATTACK,
            standing=row.standing,
            place=place,
            theatre=theatre,
            valid=row.valid,
            published_on=source.published,
            source=source.id,
            publisher=source.publisher,
            evidence=Evidence(f"row {row.id}"),
            event=event,
            method=Method.IMPORTED,
            agent=intake.agent,
            gist=gist,
            row=f"{source.id}-{row.id}-{letter}",
        )
        for subject, object_, letter in ways
    ]
    return Outcome(str(row.id), claims=tuple(claims))


def _event(row: EventRow, place: str, where: str, source: Source) -> Event:
    what = "Violence against civilians" if row.kind == ONE_SIDED else "Fighting"
    low, best, high = row.deaths
    return Event(
        id=f"ged-{row.id}",
        name=f"{what} {where}, {spoken(row.first, row.last)}",
        kind=EventKind.OTHER,
        date=row.valid,
        place=place,
        deaths_low=low,
        deaths_best=best,
        deaths_high=high,
        according_to=PUBLISHER.id,
        reports=row.reports,
        source=source.id,
        locator=f"row {row.id}",
        note=row.note,
    )


def _gist(row: EventRow, one: str, other: str, where: str) -> str:
    if row.kind == ONE_SIDED:
        what = f"violence against civilians by {one} {where}"
    else:
        what = f"{one} and {other} as the two sides of violence {where}"
    low, best, high = row.deaths
    bounds = f" (low {low}, high {high})" if None not in (low, high) and low != high else ""
    when = spoken(row.first, row.last)
    when = f"on {when}" if row.first == row.last else f"between the days {when}"
    return f"UCDP codes {what} {when}, with {best} deaths{bounds} by its best estimate."


DATASET = Dataset(
    reader="ucdp-ged",
    title="UCDP Georeferenced Event Dataset",
    author="Ralph Sundberg; Erik Melander",
    cite="Cite Sundberg & Melander 2013.",
    publisher=PUBLISHER,
    licence=LICENCE,
    version=re.compile(r"ged(?:event_v)?(?P<version>(?<=v)\d\d(?:_\d\d?)+|(?<=ged)\d{3}(?!\d))"),
    read=read,
)
