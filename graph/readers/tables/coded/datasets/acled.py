"""ACLED: political violence and protest, coded by people; one row is one event.

ACLED Codebook, Guide to 2023 column changes. `actor1` and `actor2` carry no direction, so a claim
goes both ways, except where only one makes sense: the victim of violence against civilians is
always `actor2`; elsewhere the codebook defines civilians and protesters as unarmed, those who are
harmed, broken up or arrested and never who does it; and a mob as violent. So the second side of an
entry is the unarmed one, else the rioters, its code ends in which of them, and
`data/codes/acled.csv` says whether that tells the direction. `time_precision` 2 is within a week or
weekend of whose middle the day is, 3 a month or so; `geo_precision` 2 is near a place or in a part
of a region, for which the named town only stands, and 3 a region. Fatalities are of the whole
event; 0 is also written where nothing is known of any. `timestamp` is when the row was last
changed, in seconds of Unix time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from .....model import ActorKind, PlaceKind, Publisher
from ...places import Spot
from ..keys.known import country_called, group_called
from ..keys.lookups import Called, Known, Lookup, Made, State, civilians
from .cells import ONE, degrees, iso_day, key, plain, point_of, text, whole
from .checks import Check
from .dataset import CodedDataset
from .layouts import ACLED

if TYPE_CHECKING:
    import ibis.expr.types as ir

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SPELT = "^([0-9]{1,2})[ -]([A-Za-z]+)[ -]([0-9]{4})$"
LATEST = 2**32
"""Seconds since 1970 that a row can have been changed at, which is in 2106."""
ORDERED = "Violence against civilians"
"""The type of event of which the second actor is the victim."""
EXACT, NEAR = "1", "2"
SORTS = (
    (": unarmed", ("civilians", "7", "protesters", "6"), "^(Civilians|Protesters)"),
    (": rioters", ("rioters", "5"), "^Rioters"),
)
"""Sorts of sides from the one that goes second before all others: the tail of the code; what
`inter1` and `inter2` say, in words or as a number; how names begin where they say nothing."""
RANKED = tuple(zip(range(len(SORTS), 0, -1), SORTS, strict=True))
ARMED = re.compile(r"[234]|(rebel group|political militia|identity militia)s?")
OUTSIDE = re.compile(r"8|external/other forces")
"""What `inter` says of those who become provisional where no table has them."""
_NAME = re.compile(r"(?P<base>[^()]+?)(?: \((?P<inside>[^()]*)\))?(?: (?P<unit>[^()]+))?")
_FORCES = re.compile(r"(?:Military Forces|Police Forces|Government) of (?P<country>.+)")
_NOBODY = re.compile(
    r"(Unidentified|Unknown|Civilians|Protesters|Rioters|Sole Perpetrator|Private Security|"
    r"Vigilante|Militia|Mutiny|Former|Pirates|Prison|Settlers|Military Forces|Police Forces|"
    r"Government)\b"
)
"""How names begin that mean nobody in particular."""


def entries(raw: ir.Table) -> ir.Table:
    """The rows of a file as entries."""
    raw = raw.mutate(happened=_day(raw), rank1=_rank(raw, 1), rank2=_rank(raw, 2))
    one, other = (key(text(raw, f"actor{n}"), text(raw, f"inter{n}")) for n in (1, 2))
    day, source, swapped = raw.happened, text(raw, "source"), raw.rank1 > raw.rank2
    fatalities = whole(text(raw, "fatalities"))
    tails = ((rank, tail) for rank, (tail, _, _) in RANKED)
    tail = ibis.greatest(raw.rank1, raw.rank2).cases(*tails, else_="")
    named = text(raw, "event_type") + ": " + text(raw, "sub_event_type")
    return raw.select(
        file=raw.file,
        line=raw.line,
        row=text(raw, "event_id_cnty"),
        day=day,
        valid=_valid(day, text(raw, "time_precision")),
        published=_posted(raw),
        code=named + ibis.ifelse(raw.rank1 == raw.rank2, "", tail),
        one=ibis.ifelse(swapped, other, one),
        other=ibis.ifelse(swapped, one, other),
        spot=_spot(raw),
        reports=source.length() - source.replace(";", "").length() + ONE,
        report=ibis.null("string"),
        deaths=ibis.ifelse(fatalities > 0, fatalities, ibis.null("int64")),
        note=plain(source),
    )


def checks(raw: ir.Table) -> tuple[Check, ...]:
    """What the cells must be."""
    seconds = text(raw, "timestamp")
    return (
        Check("event_id_cnty",
              text(raw, "event_id_cnty").re_search("^[A-Za-z0-9]+([-._][A-Za-z0-9]+)*$"),
              "an id of letters and digits, such as IRQ1234"),
        Check("event_date", _day(raw).notnull(), "a day: 2014-01-05 or 5 January 2014"),
        Check("time_precision", text(raw, "time_precision").re_search("^[1-3]?$"), "1, 2 or 3"),
        Check("event_type", _is_words(raw, "event_type"), "a type of event, in words"),
        Check("sub_event_type", _is_words(raw, "sub_event_type"), "a type of event, in words"),
        Check("country", text(raw, "country") != "", "the name of a country"),
        Check("latitude", degrees(text(raw, "latitude"), 90), "degrees between -90 and 90"),
        Check("longitude", degrees(text(raw, "longitude"), 180), "degrees between -180 and 180"),
        Check("geo_precision", text(raw, "geo_precision").re_search("^[1-3]?$"), "1, 2 or 3"),
        Check("fatalities", whole(text(raw, "fatalities")).notnull(), "a whole number"),
        Check("timestamp", (seconds == "") | (whole(seconds) < LATEST).fill_null(False),
              "seconds since 1970"),
    )  # fmt: skip


def lookups(fields: Sequence[str]) -> tuple[Lookup, ...]:
    """By name; civilians of a country; forces of a state; else a group of that name.

    Forces named after a state and something behind its years may be those of a rival to its
    government, so they are looked for by that name only.
    """
    name, sort = fields
    parts = _NAME.fullmatch(name)
    base, inside, unit = (
        (parts["base"], parts["inside"], parts["unit"]) if parts else (name, "", "")
    )
    found: list[Lookup] = [Called(name, people=False)]
    forces = _FORCES.fullmatch(base)
    country = country_called(forces["country"] if forces else inside or "")
    if base == "Civilians" and country:
        found.append(civilians(country))
    elif forces and unit:
        found.append(Called(unit, people=False, governments=False))
    elif forces and country:
        found.append(State(country))
    elif not _NOBODY.match(base):
        found += _group(name, base, sort)
    return tuple(found)


def place(fields: Sequence[str]) -> Spot | None:
    """Where the location is, or the district or province for which it only stands."""
    country, province, district, ward, location, latitude, longitude, precision = fields
    known = country_called(country)
    country = known.name if known else country
    if precision not in ("", EXACT):
        district = district if precision == NEAR else ""
        return Spot(district or province or country, country, province, district)
    point = point_of(latitude, longitude)
    if not location:
        return Spot(country, country)
    return Spot(
        location, country, province, district, *point, subdistrict=ward, kind=PlaceKind.SITE
    )  # fmt: skip


def _day(raw: ir.Table) -> ir.DateValue:
    cell = text(raw, "event_date")
    month = cell.re_extract(SPELT, 2)
    number = month.cases(*((m, f"{i:02}") for i, m in enumerate(MONTHS, 1)), else_="")
    spelt = cell.re_extract(SPELT, 3) + "-" + number + "-" + cell.re_extract(SPELT, 1).lpad(2, "0")
    return iso_day(ibis.ifelse(cell.re_search(SPELT), spelt, cell))


def _posted(raw: ir.Table) -> ir.DateValue:
    seconds = whole(text(raw, "timestamp"))
    days = ibis.ifelse(seconds < LATEST, seconds, ibis.null("int64")) // 86_400
    moved = ibis.date("1970-01-01") + days.as_interval("D")
    return moved.strftime("%Y-%m-%d").cast("date")  # DuckDB makes a second of a day that is moved


def _valid(day: ir.DateValue, precision: ir.StringValue) -> ir.StringValue:
    """EDTF: the day, the seven days around it, or its month."""
    first, last = (day - ibis.interval(days=3)), (day + ibis.interval(days=3))
    week = first.strftime("%Y-%m-%d") + "/" + last.strftime("%Y-%m-%d")
    month = day.strftime("%Y-%m")
    return precision.cases(("2", week), ("3", month), else_=day.strftime("%Y-%m-%d"))


def _rank(raw: ir.Table, number: int) -> ir.IntegerValue:
    """How far behind a side goes: 0 is whoever is none of `SORTS`.

    Where the order of the two tells who did it only those go behind who never do it.
    """
    ordered = text(raw, "event_type") == ORDERED
    said, name = text(raw, f"inter{number}").lower(), text(raw, f"actor{number}")
    by_sort = [(said.isin(words), rank) for rank, (_, words, _) in RANKED]
    by_name = [((said == "") & name.re_search(begins), rank) for rank, (_, _, begins) in RANKED]
    found = ibis.cases(*by_sort, *by_name, else_=0)
    return ibis.ifelse(ordered & (found < len(SORTS)), 0, found)


def _spot(raw: ir.Table) -> ir.StringValue:
    columns = (
        "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude",
        "geo_precision",
    )  # fmt: skip
    return key(*(text(raw, column) for column in columns))


def _is_words(raw: ir.Table, column: str) -> ir.BooleanValue:
    return text(raw, column).re_search("^[A-Z][A-Za-z/ -]*$")


def _group(name: str, base: str, sort: str) -> list[Lookup]:
    """By the full name behind an acronym (`PKK: Kurdistan Workers Party`), then as a new one."""
    full = base.partition(": ")[2] or base
    found: list[Lookup] = [Called(full, people=False, governments=False)]
    if group := group_called(full):
        found.append(Known(group))
    elif ARMED.fullmatch(sort.lower()):
        found.append(Made(name, ActorKind.ARMED_GROUP, "acled", full))
    elif OUTSIDE.fullmatch(sort.lower()):
        found.append(Made(name, ActorKind.ORGANISATION, "acled", full))
    return found


DATASET = CodedDataset(
    reader="acled",
    title="Armed Conflict Location & Event Data",
    author="Clionadh Raleigh; Andrew Linke; Håvard Hegre; Joakim Karlsen",
    cite="Cite Raleigh, Linke, Hegre & Karlsen 2010, and Raleigh, Kishi & Linke 2023.",
    publisher=Publisher(id="acled", name="Armed Conflict Location & Event Data (ACLED)"),
    licence="LicenseRef-ACLED",
    scheme="acled",
    layouts=ACLED,
    used=(
        "event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1",
        "inter1", "actor2", "inter2", "country", "admin1", "admin2", "admin3", "location",
        "latitude", "longitude", "geo_precision", "source", "fatalities", "timestamp",
    ),
    repeats=False,
    entries=entries,
    checks=checks,
    lookups=lookups,
    place=place,
)  # fmt: skip
