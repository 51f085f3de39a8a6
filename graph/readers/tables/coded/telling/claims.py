"""What rows of events and of dyad-months become: claims and events of the model.

What a row tells is worked out once (`tell_event`, `tell_month`), for claims that are made one by
one as for lines of N-Quads that are written in bulk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .....dates import parse_interval
from .....model import (
    Claim,
    Event,
    EventKind,
    Means,
    Method,
    Modality,
    Publisher,
    Relation,
    Source,
    Standing,
    Volume,
)
from .....rdf import Happened, Told, claim_of, event_of
from .....registry import Registry
from ....codes import Code, look_up
from .rows import EventRow, Kind, MonthRow
from .sentences import code_in_words, counted, what, when

KINDS = {Means.PROTEST: EventKind.PROTEST}
"""Of events, where the means tells; others are of the kind `other`."""


@dataclass(frozen=True, slots=True)
class Coding:
    """What all rows of a source have in common, and the words for what they name.

    Attributes:
        by: who codes, for sentences.
        actors, places: names by id.
        notes: what codes cover, by code with its scheme.
        agent: by whom or by which version the claims are made.
    """

    source: Source
    by: str
    actors: Mapping[str, str]
    places: Mapping[str, str]
    notes: Mapping[str, str]
    agent: str = ""

    @classmethod
    def of(
        cls,
        source: Source,
        publisher: Publisher,
        registry: Registry,
        codes: Iterable[str],
        known: Mapping[str, Code],
        agent: str = "",
    ) -> Coding:
        """What the rows of a source need.

        Args:
            registry: with all actors and places that they name.
            codes: that occur in them, with their scheme: `cameo:190`.
            known: of that scheme, as `readers.codes` has them.
        """
        found = {code: look_up(known, code.partition(":")[2]) for code in codes}
        return cls(
            source,
            publisher.name,
            {actor.id: actor.label for actor in registry.actors.values()},
            {place.id: place.name for place in registry.places.values()},
            {code: one.note for code, one in found.items() if one},
            agent,
        )


def event_claims(row: EventRow, coding: Coding) -> tuple[tuple[Claim, ...], Event]:
    """The claims of an event, one or else one each way, and the event.

    Raises:
        ModelError: a value breaks the model.
    """
    told, happened = tell_event(row, coding)
    pattern = claim_pattern(row.kind, coding)
    event = event_of(event_pattern(row.means, coding), happened)
    return tuple(claim_of(pattern, one) for one in told), event


def month_claim(row: MonthRow, coding: Coding) -> Claim:
    """The claim of a dyad-month; errors as for events."""
    return claim_of(claim_pattern(row.kind, coding), tell_month(row, coding))


def claim_pattern(kind: Kind, coding: Coding) -> Claim:
    """What all claims have in common that say the same of their two actors."""
    return Claim(
        subject="subject",
        relation=Relation(kind.relation),
        object="object",
        means=Means(kind.means),
        modality=Modality(kind.modality),
        negated=kind.negated,
        standing=Standing(kind.standing),
        source=coding.source.id,
        publisher=coding.source.publisher,
        method=Method.IMPORTED,
        agent=coding.agent,
    )


def event_pattern(means: str, coding: Coding) -> Event:
    """What all events have in common in which something was done by some means."""
    return Event(
        id="event",
        name="event",
        kind=KINDS.get(Means(means), EventKind.OTHER),
        date=parse_interval("2014"),
        according_to=coding.source.publisher,
        source=coding.source.id,
    )


def tell_event(row: EventRow, coding: Coding) -> tuple[tuple[Told, ...], Happened]:
    """What the claims of an event tell, and what happened."""
    id_, place, reports = row.row, row.place, row.reports
    said = _said(row.kind, row.subject, row.object, coding, both=row.both)
    where = "" if place is None else f" in {coding.places.get(place, place)}"
    on, locator, key = when(row.valid), f"row {id_}", f"{coding.source.id}-{id_}"
    words = code_in_words(row.code, coding.notes.get(row.code, ""))
    happened = Happened(
        row.event,
        f"{said[0].upper()}{said[1:]}{where}, {on}",
        row.valid,
        place,
        row.deaths,
        reports,
        row.code,
        _intensity(row.intensity),
        locator,
        row.note if row.rows == 1 else f"{row.rows:,} rows of the dataset. {row.note}".rstrip(),
    )
    told = Told(
        row.subject,
        row.object,
        row.valid,
        _published(row.published, coding),
        locator,
        place,
        row.theatre,
        row.event,
        f"{coding.by} codes an event of {on}{where} as {said} ({words}), "
        f"in {counted(reports, 'report')}.",
        f"{key}-a",
    )
    if not row.both:
        return (told,), happened
    return (told, told._replace(subject=row.object, object=row.subject, row=f"{key}-b")), happened


def tell_month(row: MonthRow, coding: Coding) -> Told:
    """What the claim of a dyad-month tells."""
    said = _said(row.kind, row.subject, row.object, coding, both=False)
    return Told(
        row.subject,
        row.object,
        row.month,
        _published(row.published, coding),
        f"row {row.row}",
        gist=f"{coding.by} codes {counted(row.events, 'event')} of {when(row.month)} as {said}, "
        f"in {counted(row.reports, 'report')}; the first is row {row.row}.",
        row=f"{coding.source.id}-{row.row}-m",
        volume=Volume(row.events, row.reports, _intensity(row.intensity)),
    )


def _said(kind: Kind, subject: str, object_: str, coding: Coding, *, both: bool) -> str:
    names = coding.actors
    return what(kind, names.get(subject, subject), names.get(object_, object_), both=both)


def _published(on: date | None, coding: Coding) -> str:
    """EDTF; the day of the source where the row has none."""
    if on is not None:
        return _iso(on)
    return coding.source.published.text if coding.source.published else ""


_iso = lru_cache(maxsize=16_384)(date.isoformat)


def _intensity(thousandths: int | None) -> float | None:
    return None if thousandths is None else thousandths / 1000
