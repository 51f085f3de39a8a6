"""The rows of UCDP's event dataset as values: cells read under the names of every layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ....dates import Interval, parse_interval
from ....model import Standing
from ..actors import Side
from ..headers import needed, optional
from ..places import Spot
from ..records import Record
from .days import covering

ONE_SIDED = 3
"""`type_of_violence`: 1 state-based, 2 non-state, 3 one-sided."""
NEAR = 2
SEVERAL_EVENTS = 2
SHORT = 200
"""How many characters of a long cell a note keeps."""
COLUMNS = (
    needed("id"),
    needed("type_of_violence"),
    needed("side_a_new_id"),
    needed("side_a"),
    needed("side_b_new_id"),
    needed("side_b"),
    needed("where_coordinates"),
    needed("country"),
    needed("date_start"),
    needed("date_end"),
    needed("best", "best_est"),
    needed("low", "low_est"),
    needed("high", "high_est"),
    *optional(
        "gwnoa", "gwnob", "where_prec", "adm_1", "adm_2", "latitude", "longitude", "date_prec",
        "event_clarity", "code_status", "number_of_sources", "source_original", "source_office",
        "dyad_name", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown",
    ),
)  # fmt: skip
LAYOUT = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
"""The columns of 18.1 to 25.1 and of candidate events, some months of which bear no header."""
_BY_SIDE = {
    "side A": "deaths_a",
    "side B": "deaths_b",
    "civilians": "deaths_civilians",
    "unknown": "deaths_unknown",
}


@dataclass(frozen=True, slots=True)
class EventRow:
    """A row whose cells are good."""

    id: int
    kind: int
    sides: tuple[Side, Side]
    spot: Spot
    first: date
    last: date
    valid: Interval
    deaths: tuple[int | None, int | None, int | None]
    reports: int
    standing: Standing
    note: str


def event_row(record: Record) -> EventRow | None:
    """The row of a record; None, or a row that is not to be used, where problems were noted."""
    kind = record.key("type_of_violence")
    if kind not in (1, 2, 3):
        record.bad("type_of_violence", record.text("type_of_violence"), "1, 2 or 3")
    first, last = record.day("date_start"), record.day("date_end")
    spot = _spot(record)
    sides = _side(record, "a", spot.country), _side(record, "b", spot.country)
    id_, deaths = record.key("id"), _deaths(record)
    clear = record.text("code_status").casefold() in ("", "clear")
    note = _note(record, deaths)
    reports = max(1, record.whole("number_of_sources") or 1)
    if first is None or last is None:
        return None
    if last < first:
        record.bad("date_end", record.text("date_end"), f"a day not before {first}")
        return None
    valid = parse_interval(covering(first, last, record.whole("date_prec") or 1))
    standing = Standing.STATED if clear else Standing.ALLEGED
    return EventRow(id_, kind, sides, spot, first, last, valid, deaths, reports, standing, note)


def _side(record: Record, letter: str, country: str) -> Side:
    states = record.keys(f"gwno{letter}")  # several of a side that acts as one
    return Side(
        ucdp=record.key(f"side_{letter}_new_id"),
        name=record.name(f"side_{letter}"),
        gw=states[0] if len(states) == 1 else None,
        country=country,
    )


def _spot(record: Record) -> Spot:
    return Spot(
        name=record.name("where_coordinates"),
        country=record.name("country"),
        province=record.name("adm_1", required=False),
        district=record.name("adm_2", required=False),
        latitude=record.degrees("latitude", 90),
        longitude=record.degrees("longitude", 180),
        precision=record.whole("where_prec") or 1,
    )


def _deaths(record: Record) -> tuple[int | None, int | None, int | None]:
    """Low, best and high; a bound that the best estimate contradicts is left out.

    UCDP shares figures of several events out among their rows and rounds, so that in some a bound
    is off by one: the note then gives all three as they stand.
    """
    low, best, high = (record.whole(name) for name in ("low", "best", "high"))
    shares = ((name, record.whole(name)) for name in _BY_SIDE.values())
    for name, value in (("low", low), ("best", best), ("high", high), *shares):
        if value is not None and value < 0:
            record.bad(name, str(value), "a number of deaths, 0 or more")
    if best is None:
        if not record.text("best"):
            record.bad("best", "", "a number of deaths, 0 or more")
        return None, None, None
    low = low if low is not None and low <= best else None
    high = high if high is not None and high >= best else None
    return low, best, high


def _note(record: Record, deaths: tuple[int | None, int | None, int | None]) -> str:
    """What the file says of the event beside who, where and when."""
    dyad = _short(record.text("dyad_name"))
    parts = [f"UCDP dyad {dyad}"] if dyad else []
    shares = {name: record.whole(column) for name, column in _BY_SIDE.items()}
    known = ", ".join(f"{name} {count}" for name, count in shares.items() if count)
    if known:
        parts.append(f"deaths by side: {known}")
    if deaths[0] is None or deaths[2] is None:
        stands = ", ".join(f"{name} {record.text(name)}" for name in ("low", "best", "high"))
        parts.append(f"the file's estimates contradict each other: {stands}")
    if record.whole("where_prec") == NEAR:
        parts.append("UCDP locates it near the place")
    if record.whole("event_clarity") == SEVERAL_EVENTS:
        parts.append("UCDP counts several happenings together")
    if (status := record.text("code_status")) and status.casefold() != "clear":
        parts.append(f"UCDP's status of the coding: {_short(status)}")
    for words, column in (("origin of the figure", "source_original"),
                          ("reported by", "source_office")):  # fmt: skip
        if said := _short(record.text(column)):
            parts.append(f"{words}: {said}")
    return "; ".join(parts)


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[: SHORT - 3]}..."
