"""Hand-curated tables: the registry and the claims that people typed.

`read_tables` reads a folder of tables. All bad rows are reported at once; then nothing is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from ..dates import Interval, PartialDate
from ..errors import AmbiguousNameError, Problem, TableError, UnknownNameError, did_you_mean
from ..model import (
    SPOKEN_MEANS,
    SPOKEN_MODALITIES,
    Claim,
    Evidence,
    Extent,
    Means,
    Method,
    Modality,
    Relation,
    Retraction,
    Scope,
    Speaker,
    Standing,
)
from ..registry import Registry, nearest
from .cells import UNKNOWN, Readable, Row, read_rows
from .entities import TABLES, read_entities

CLAIM_REQUIRED = ("row", "subject", "relation", "object", "date", "source", "locator")
CLAIM_COLUMNS = (
    *CLAIM_REQUIRED, "means", "item", "amount", "scope", "against", "modality", "negated",
    "condition", "standing", "extent", "speaker", "via", "disputes", "place", "event", "note",
)  # fmt: skip
RETRACTION_REQUIRED = ("row", "retracted", "reason")
RETRACTION_COLUMNS = (*RETRACTION_REQUIRED, "source")


@dataclass(frozen=True, slots=True)
class Tables:
    """What a folder of tables holds."""

    registry: Registry
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a project's tables: entity tables by name, claims and retractions."""

    entities: Mapping[str, Readable]
    claims: tuple[Readable, ...] = ()
    retractions: Readable | None = None


def read_tables(files: Files, base: Registry | None = None, agent: str = "") -> Tables:
    """Read a project's tables.

    Args:
        files: the tables that exist; a missing one is empty.
        base: a registry that the tables extend; their rows go before its entries.
        agent: who made the records.

    Raises:
        TableError: every bad cell of every file; nothing is loaded then.
    """
    problems: list[Problem] = []
    rows = {
        table.name: read_rows(files.entities[table.name], table.columns, table.required, problems)
        for table in TABLES
        if table.name in files.entities
    }
    registry = read_entities(rows, base or Registry(), problems)
    claim_rows = [
        row for f in files.claims for row in read_rows(f, CLAIM_COLUMNS, CLAIM_REQUIRED, problems)
    ]
    claims = _claims(claim_rows, registry, agent)
    if files.retractions is not None:
        retraction_rows = read_rows(
            files.retractions, RETRACTION_COLUMNS, RETRACTION_REQUIRED, problems
        )
        _retract(claims, retraction_rows)
        claim_rows += retraction_rows
    problems.extend(p for row in claim_rows for p in row.problems)
    if problems:
        raise TableError(problems)
    return Tables(registry, tuple(c for group in claims.values() for c in group))


def _claims(rows: Iterable[Row], registry: Registry, agent: str) -> dict[str, list[Claim]]:
    """The claims of all rows, by row key; those that dispute others come after these."""
    by_key: dict[str, Row] = {}
    for row in rows:
        for column in CLAIM_REQUIRED:
            row.required(column)
        key = row.text("row")
        if key in by_key:
            first = by_key[key]
            row.bad("row", key, f"a key that {first.file}, line {first.line} does not have")
        by_key.setdefault(key, row)
    claims: dict[str, list[Claim]] = {}
    seen: dict[str, str] = {}
    for key in _disputed_first(by_key):
        row = by_key[key]
        claims[key] = list(_claims_of(row, registry, agent, claims))
        for claim in claims[key]:
            if claim.id in seen:
                row.bad("row", key, f"a claim that row '{seen[claim.id]}' does not make already")
            seen.setdefault(claim.id, key)
    return {key: claims[key] for key in by_key}


def _disputed_first(by_key: Mapping[str, Row]) -> Iterator[str]:
    done: set[str] = set()
    waiting = dict.fromkeys(by_key)
    while waiting:
        ready = [
            k for k in waiting if by_key[k].text("disputes") in done | {"", k} | _unknown(k, by_key)
        ]
        if not ready:
            for key in waiting:
                by_key[key].bad("disputes", by_key[key].text("disputes"), "no circle of denials")
            ready = list(waiting)
        for key in ready:
            del waiting[key]
            done.add(key)
            yield key


def _unknown(key: str, by_key: Mapping[str, Row]) -> set[str]:
    target = by_key[key].text("disputes")
    return set() if target in by_key else {target}


def _claims_of(
    row: Row, registry: Registry, agent: str, earlier: Mapping[str, list[Claim]]
) -> Iterator[Claim]:
    relation = row.choice("relation", Relation)
    valid = row.interval("date", unknown=True)
    source = registry.sources.get(row.text("source"))
    if row.text("source") and source is None:
        near = did_you_mean(nearest(row.text("source"), registry.sources))
        row.bad("source", row.text("source"), f"an id of sources.csv{near}")
    if row.text("date") == UNKNOWN and source is not None and source.published is None:
        row.bad("date", UNKNOWN, "a date, since the source bears none either")
    if relation is None or source is None:
        return
    on = _day(valid, source.published)
    modality = row.choice("modality", Modality, Modality.ACTUAL)
    shared = {
        "relation": relation,
        "scope": row.choice("scope", Scope, Scope.SELF),
        "against": tuple(_actors(row, "against", registry, on)),
        "item": row.text("item"),
        "negated": row.yes("negated"),
        "modality": modality,
        "condition": row.text("condition"),
        "standing": row.choice("standing", Standing, Standing.STATED),
        "extent": row.choice("extent", Extent),
        "valid": valid,
        "published_on": source.published,
        "speaker": _speaker(row, registry, on),
        "via": tuple(_publishers(row, registry)),
        "source": source.id,
        "publisher": source.publisher,
        "evidence": row.make(Evidence, locator=row.text("locator")),
        "event": _event(row, registry),
        "method": Method.CURATED,
        "agent": agent,
        "gist": row.text("note"),
        "disputes": _disputes(row, earlier),
        "row": row.text("row"),
        **_amount(row),
    }
    subjects = _actors(row, "subject", registry, on)
    if relation.takes_place:
        targets = _places(row, "object", registry)
    else:
        targets = _actors(row, "object", registry, on)
    means = row.choices("means", Means, Means.UNKNOWN)
    places: list[str | None] = [*_places(row, "place", registry)] or [None]
    if row.problems:
        return
    for subject, target, one, place in product(subjects, targets, means, places):
        spoken = modality in SPOKEN_MODALITIES or one in SPOKEN_MEANS
        made = row.make(
            Claim,
            subject=subject,
            object=target,
            means=one,
            place=place,
            theatre=registry.theatre(place, valid or _published(source.published)),
            said_on=valid.start if spoken and valid and valid.single else None,
            **shared,
        )
        if made is not None:
            yield made


def _actors(row: Row, column: str, registry: Registry, on: date | None) -> list[str]:
    return _resolved(row, column, lambda mention: registry.actor(mention, on))


def _places(row: Row, column: str, registry: Registry) -> list[str]:
    return _resolved(row, column, registry.place)


def _resolved(row: Row, column: str, resolve: Callable[[str], str]) -> list[str]:
    found = []
    for mention in row.texts(column):
        try:
            found.append(resolve(mention))
        except UnknownNameError as error:
            near = did_you_mean(error.nearest)
            row.bad(column, mention, f"the id or a known name of {_a(error.kind)}{near}")
        except AmbiguousNameError as error:
            row.bad(column, mention, f"one of the ids {', '.join(error.ids)}")
    return found


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _speaker(row: Row, registry: Registry, on: date | None) -> Speaker | None:
    """The speaker; a name that no actor bears is a person's name, but an id must exist."""
    mention = row.text("speaker")
    if not mention:
        return None
    try:
        actor = registry.actor(mention, on)
    except UnknownNameError as error:
        if mention == mention.lower() and " " not in mention:
            near = did_you_mean(error.nearest)
            row.bad("speaker", mention, f"the id of an actor, or a person's name{near}")
        return row.make(Speaker, name=mention)
    except AmbiguousNameError as error:
        row.bad("speaker", mention, f"one of the ids {', '.join(error.ids)}")
        return None
    return Speaker(registry.actors[actor].name, actor)


def _publishers(row: Row, registry: Registry) -> Iterator[str]:
    for mention in filter(None, (m.strip() for m in row.text("via").split(">"))):
        try:
            yield registry.publisher(mention)
        except (UnknownNameError, AmbiguousNameError) as error:
            near = did_you_mean(error.nearest) if isinstance(error, UnknownNameError) else ""
            row.bad("via", mention, f"publishers from publishers.csv, joined by '>'{near}")


def _event(row: Row, registry: Registry) -> str | None:
    event = row.text("event")
    if event and event not in registry.events:
        row.bad(
            "event", event, f"an id of events.csv{did_you_mean(nearest(event, registry.events))}"
        )
    return event or None


def _disputes(row: Row, earlier: Mapping[str, list[Claim]]) -> tuple[str, ...]:
    key = row.text("disputes")
    if not key:
        return ()
    if key not in earlier:
        row.bad("disputes", key, "the 'row' of another claim")
    return tuple(claim.id for claim in earlier.get(key, []))


def _amount(row: Row) -> dict[str, object]:
    text = row.text("amount")
    if not text:
        return {}
    number, _, unit = text.partition(" ")
    try:
        return {"amount": float(number), "unit": unit.strip()}
    except ValueError:
        row.bad("amount", text, "a number and a unit, such as '300 personnel'")
        return {}


def _retract(claims: dict[str, list[Claim]], rows: Iterable[Row]) -> None:
    for row in rows:
        on, reason = row.date("retracted"), row.required("reason", "why it was withdrawn")
        key = row.required("row")
        if key and key not in claims:
            row.bad("row", key, f"the 'row' of a claim{did_you_mean(nearest(key, claims))}")
        if on is None:
            row.bad("retracted", row.text("retracted"), "the date of the retraction")
        elif key in claims and reason:
            withdrawn = Retraction(on, reason)
            claims[key] = [replace(claim, retracted=withdrawn) for claim in claims[key]]


def _day(valid: Interval | None, published: PartialDate | None) -> date | None:
    """A day on which the names of a row held."""
    if valid is not None:
        return valid.earliest_start or valid.latest_end
    return published.first if published else None


def _published(published: PartialDate | None) -> Interval | None:
    return Interval(published.text, published, published, single=True) if published else None
