"""One row of a claims table: names resolved, several values multiplied out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import product

from ..dates import Interval, PartialDate
from ..errors import AmbiguousNameError, UnknownNameError, did_you_mean
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
    Scope,
    Speaker,
    Standing,
)
from ..registry import Registry, nearest
from .cells import UNKNOWN, Row
from .references import unknown

PUBLISHERS = "publishers from publishers.csv, joined by '>'"


def claims_of(
    row: Row, registry: Registry, agent: str, earlier: Mapping[str, list[Claim]]
) -> Iterator[Claim]:
    """The claims of a row; what is wrong becomes its problems.

    Args:
        earlier: the claims of rows read before, by key, which this one may dispute.
    """
    relation = row.choice("relation", Relation)
    valid = row.interval("date", unknown=True)
    source = registry.sources.get(row.text("source"))
    if row.text("source") and source is None:
        near = did_you_mean(nearest(row.text("source"), registry.sources))
        unknown(row, "source", row.text("source"), f"an id of sources.csv{near}", "sources")
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
            theatre=registry.theatre(
                target if relation.takes_place else place, valid or _published(source.published)
            ),
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
            expected = f"the id or a known name of {_a(error.kind)}{near}"
            unknown(row, column, mention, expected, f"{error.kind}s")
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
            expected = f"the id of an actor, or a person's name{near}"
            unknown(row, "speaker", mention, expected, "actors")
        return row.make(Speaker, name=mention)
    except AmbiguousNameError as error:
        row.bad("speaker", mention, f"one of the ids {', '.join(error.ids)}")
        return None
    return Speaker(registry.actors[actor].name, actor)


def _publishers(row: Row, registry: Registry) -> Iterator[str]:
    for mention in filter(None, (m.strip() for m in row.text("via").split(">"))):
        try:
            yield registry.publisher(mention)
        except UnknownNameError as error:
            near = did_you_mean(error.nearest)
            unknown(row, "via", mention, f"{PUBLISHERS}{near}", "publishers")
        except AmbiguousNameError:
            row.bad("via", mention, PUBLISHERS)


def _event(row: Row, registry: Registry) -> str | None:
    event = row.text("event")
    if event and event not in registry.events:
        near = did_you_mean(nearest(event, registry.events))
        unknown(row, "event", event, f"an id of events.csv{near}", "events")
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


def _day(valid: Interval | None, published: PartialDate | None) -> date | None:
    """A day on which the names of a row held."""
    if valid is not None:
        return valid.earliest_start or valid.latest_end
    return published.first if published else None


def _published(published: PartialDate | None) -> Interval | None:
    return Interval(published.text, published, published, single=True) if published else None
