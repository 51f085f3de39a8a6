"""The tables of what claims speak of: actors, publishers, places, theatres, sources, events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from ..errors import Problem, did_you_mean
from ..model import (
    Actor,
    ActorKind,
    Event,
    EventKind,
    Place,
    PlaceKind,
    Publisher,
    Source,
    SourceKind,
    Theatre,
)
from ..registry import Name, Registry, nearest
from .cells import Row
from .references import unknown


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of table: its file, its columns, how a row becomes a value, what it refers to.

    Attributes:
        name: of the file without `.csv`, and of the registry's field.
        references: from a value to (column, kind of table, id) for every id it names.
    """

    name: str
    columns: tuple[str, ...]
    required: tuple[str, ...]
    make: Callable[[Row], Any]
    references: Callable[[Any], Iterator[tuple[str, str, str]]]


def _actor(row: Row) -> Actor | None:
    return row.make(
        Actor,
        id=row.required("id"),
        name=row.required("name"),
        short=row.text("short"),
        kind=row.choice("kind", ActorKind) or ActorKind.ORGANISATION,
        active=row.interval("active"),
        aliases=row.dated("aliases"),
        adjectives=row.dated("adjectives"),
        metonyms=row.dated("metonyms"),
        predecessors=tuple(row.texts("predecessors")),
        member_of=row.dated("member_of"),
        offices=row.offices("offices"),
        codes=row.dated("codes"),
        sources=tuple(row.texts("source")),
        locator=row.text("locator"),
        note=row.text("note"),
    )


def _publisher(row: Row) -> Publisher | None:
    return row.make(
        Publisher,
        id=row.required("id"),
        name=row.required("name"),
        aliases=row.dated("aliases"),
        actor=row.text("actor") or None,
    )


def _place(row: Row) -> Place | None:
    return row.make(
        Place,
        id=row.required("id"),
        name=row.required("name"),
        kind=row.choice("kind", PlaceKind) or PlaceKind.REGION,
        part_of=row.text("part_of") or None,
        latitude=row.number("latitude", float),
        longitude=row.number("longitude", float),
        aliases=row.dated("aliases"),
        sources=tuple(row.texts("source")),
        locator=row.text("locator"),
        note=row.text("note"),
    )


def _theatre(row: Row) -> Theatre | None:
    valid = row.interval("valid")
    if valid is None:
        return None
    return row.make(
        Theatre,
        id=row.required("id"),
        name=row.required("name"),
        places=tuple(row.texts("places")),
        valid=valid,
        note=row.text("note"),
    )


def _source(row: Row) -> Source | None:
    return row.make(
        Source,
        id=row.required("id"),
        title=row.required("title"),
        publisher=row.required("publisher"),
        kind=row.choice("kind", SourceKind) or SourceKind.REPORT,
        published=row.date("published"),
        author=row.text("author"),
        url=row.text("url"),
        licence=row.text("licence"),
        language=row.required("language", "a two-letter language code"),
        checked=row.yes("checked"),
        copy_of=row.text("copy_of") or None,
        note=row.text("note"),
    )


def _event(row: Row) -> Event | None:
    date = row.interval("date")
    if date is None:
        return None
    return row.make(
        Event,
        id=row.required("id"),
        name=row.required("name"),
        kind=row.choice("kind", EventKind) or EventKind.OTHER,
        date=date,
        place=row.text("place") or None,
        deaths_low=row.number("deaths_low", int),
        deaths_best=row.number("deaths_best", int),
        deaths_high=row.number("deaths_high", int),
        according_to=row.text("according_to"),
        reports=row.number("reports", int) or 1,
        source=row.required("source"),
        locator=row.required("locator", "where in the source"),
        note=row.text("note"),
    )


def _actor_references(actor: Actor) -> Iterator[tuple[str, str, str]]:
    yield from (("predecessors", "actors", i) for i in actor.predecessors)
    yield from (("member_of", "actors", d.value) for d in actor.member_of)
    yield from (("offices", "actors", o.actor) for o in actor.offices)
    yield from (("source", "sources", i) for i in actor.sources)


def _publisher_references(publisher: Publisher) -> Iterator[tuple[str, str, str]]:
    if publisher.actor:
        yield "actor", "actors", publisher.actor


def _place_references(place: Place) -> Iterator[tuple[str, str, str]]:
    if place.part_of:
        yield "part_of", "places", place.part_of
    yield from (("source", "sources", i) for i in place.sources)


def _theatre_references(theatre: Theatre) -> Iterator[tuple[str, str, str]]:
    yield from (("places", "places", i) for i in theatre.places)


def _source_references(source: Source) -> Iterator[tuple[str, str, str]]:
    yield "publisher", "publishers", source.publisher
    if source.copy_of:
        yield "copy_of", "sources", source.copy_of


def _event_references(event: Event) -> Iterator[tuple[str, str, str]]:
    if event.place:
        yield "place", "places", event.place
    yield "source", "sources", event.source


def _columns(names: str) -> tuple[str, ...]:
    return tuple(names.split())


TABLES = (
    Table(
        "actors",
        _columns(
            "id name short kind active aliases adjectives metonyms predecessors member_of offices "
            "codes source locator note"
        ),
        _columns("id name kind source"),
        _actor,
        _actor_references,
    ),
    Table(
        "publishers",
        _columns("id name aliases actor"),
        _columns("id name"),
        _publisher,
        _publisher_references,
    ),
    Table(
        "places",
        _columns("id name kind part_of latitude longitude aliases source locator note"),
        _columns("id name kind source"),
        _place,
        _place_references,
    ),
    Table(
        "theatres",
        _columns("id name places valid note"),
        _columns("id name places valid"),
        _theatre,
        _theatre_references,
    ),
    Table(
        "sources",
        _columns(
            "id title publisher kind published author url licence language checked copy_of note"
        ),
        _columns("id title publisher kind published language checked"),
        _source,
        _source_references,
    ),
    Table(
        "events",
        _columns(
            "id name kind date place deaths_low deaths_best deaths_high according_to reports "
            "source locator note"
        ),
        _columns("id name kind date source locator"),
        _event,
        _event_references,
    ),
)


def read_entities(
    rows: Mapping[str, list[Row]], base: Registry, problems: list[Problem]
) -> Registry:
    """The registry of the tables laid over `base`; what is wrong is added to `problems`.

    Args:
        rows: by name of table. A row with an id of `base` replaces that entry.
    """
    made: dict[str, dict[str, Any]] = {t.name: dict(getattr(base, t.name)) for t in TABLES}
    origin: list[tuple[Table, Row, Any]] = []
    for table in TABLES:
        own: dict[str, Row] = {}
        for row in rows.get(table.name, []):
            for column in table.required:
                row.required(column)
            value = table.make(row) if not row.problems else None
            if value is None:
                continue
            if value.id in own:
                row.bad("id", value.id, f"an id that line {own[value.id].line} does not have")
                continue
            own[value.id] = row
            made[table.name][value.id] = value
            origin.append((table, row, value))
    for table, row, value in origin:
        for column, kind, id_ in table.references(value):
            _check_reference(row, column, kind, id_, made[kind])
    registry = Registry(**made)
    _check_copies(registry, {v.id: r for t, r, v in origin if t.name == "sources"})
    _check_names(registry, {v.id: r for t, r, v in origin if t.name == "actors"})
    problems.extend(p for group in rows.values() for row in group for p in row.problems)
    return registry


def _check_reference(
    row: Row, column: str, kind: str, id_: str, known: Mapping[str, object]
) -> None:
    if id_ not in known:
        near = did_you_mean(nearest(id_, known))
        unknown(row, column, id_, f"an id of {kind}.csv{near}", kind)


def _check_copies(registry: Registry, rows: Mapping[str, Row]) -> None:
    """Copies of copies lead to an original: none comes round to itself."""
    for id_, row in rows.items():
        chain = [id_]
        while (original := _original(registry, chain[-1])) and original not in chain:
            chain.append(original)
        if original == id_:
            circle = " > ".join([*chain, id_])
            row.bad("copy_of", chain[1], f"a source that is no copy of this one; found {circle}")


def _original(registry: Registry, id_: str) -> str | None:
    source = registry.sources.get(id_)
    return source.copy_of if source else None


def _check_names(registry: Registry, rows: Mapping[str, Row]) -> None:
    """Two actors must not bear one name at one time, or no text could be read."""
    for name in registry.actor_names():
        row = rows.get(name.id)
        if row is None:
            continue
        for other in registry.actors_called(name.text):
            if other.id != name.id and other.manner == name.manner and _overlap(name, other):
                expected = f"a name that '{other.id}' does not bear at the same time"
                row.bad(
                    "aliases" if name.manner == "name" else f"{name.manner}s", name.text, expected
                )


def _overlap(one: Name, other: Name) -> bool:
    spans = [s for s in (one.valid, one.exists, other.valid, other.exists) if s is not None]
    return all(a.may_overlap(b) for a, b in combinations(spans, 2))
