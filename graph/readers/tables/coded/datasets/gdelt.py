"""GDELT events, 1.0 and 2.0: who did what to whom according to the news, coded by machine.

What the codebooks (1.03 of 2013, 2.0 of 2015) warn of: a row counts articles, not events
(`NumArticles`); `SQLDATE` may lie years before `DATEADDED`, when the text tells of the past, and is
kept as said; `EventCode` has leading zeros, which spreadsheets drop, so it must agree with its base
and root; `DATEADDED` is a day in 1.0 and a second in 2.0; `SOURCEURL` may be a name instead of an
address, and is missing before April 2013. Country codes of places are FIPS 10-4 and not read: the
full name has the country. A place without any name is 0, 0 in old rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import ibis

from .....model import ActorKind, PlaceKind, Publisher
from ....codes import actor_types
from ...places import Spot
from ..keys.known import countries, country_called, group_called, groups
from ..keys.lookups import Called, Coded, Known, Lookup, of_country
from .cells import (
    LONGEST,
    WHOLE,
    day_of_digits,
    degrees,
    is_day_of_digits,
    key,
    point_of,
    text,
    whole,
)
from .checks import Check
from .dataset import CodedDataset
from .layouts import GDELT

if TYPE_CHECKING:
    import ibis.expr.types as ir

SIDE = ("Code", "Name", "CountryCode", "KnownGroupCode", "Type1Code", "Type2Code", "Type3Code")
SPOT = ("FullName", "Type", "Lat", "Long")
LAST = date(2099, 12, 31)
ONE_DAY = ibis.interval(days=1)
COUNTRY, US_STATE, WORLD_STATE = "1", "2", "5"
"""`ActionGeo_Type`: 3 and 4 are towns or sites; 0 and nothing are old and unknown."""
PRIVATE = frozenset({ActorKind.POPULATION, ActorKind.ORGANISATION}) | {None}
"""Sorts of actors among whom a name means a private person."""


def entries(raw: ir.Table) -> ir.Table:
    """The rows of a file as entries."""
    address = text(raw, "SOURCEURL")
    return raw.select(
        file=raw.file,
        line=raw.line,
        row=text(raw, "GLOBALEVENTID"),
        day=day_of_digits(text(raw, "SQLDATE")).try_cast("date"),
        valid=day_of_digits(text(raw, "SQLDATE")),
        published=day_of_digits(text(raw, "DATEADDED")).try_cast("date"),
        code=text(raw, "EventCode"),
        one=_key(raw, "Actor1", SIDE),
        other=_key(raw, "Actor2", SIDE),
        spot=_key(raw, "ActionGeo_", SPOT),
        reports=ibis.greatest(whole(text(raw, "NumArticles")), 1),
        report=ibis.null("string"),
        deaths=ibis.null("int64"),
        note=ibis.ifelse(_is_fit(address), address, ""),
    )


def checks(raw: ir.Table) -> tuple[Check, ...]:
    """What the cells must be."""
    happened, added = text(raw, "SQLDATE"), text(raw, "DATEADDED")
    code, root = text(raw, "EventCode"), text(raw, "EventRootCode")
    return (
        Check("GLOBALEVENTID", text(raw, "GLOBALEVENTID").re_search(WHOLE), "a whole number"),
        Check("SQLDATE", is_day_of_digits(happened) & _is_past(happened, added),
              "a day, YYYYMMDD, not after DATEADDED"),
        Check("EventCode", code.re_search("^(0[1-9]|1[0-9]|20)[0-9]{0,2}$"),
              "a CAMEO code of two to four digits, leading zero kept"),
        Check("EventRootCode", root == code.substr(0, 2), "the first two digits of EventCode"),
        Check("NumArticles", whole(text(raw, "NumArticles")).notnull(), "a whole number"),
        Check("ActionGeo_Type", text(raw, "ActionGeo_Type").re_search("^[0-5]?$"), "0 to 5"),
        Check("ActionGeo_Lat", degrees(text(raw, "ActionGeo_Lat"), 90),
              "degrees between -90 and 90"),
        Check("ActionGeo_Long", degrees(text(raw, "ActionGeo_Long"), 180),
              "degrees between -180 and 180"),
        Check("DATEADDED", is_day_of_digits(added), "a day, YYYYMMDD, or a second, YYYYMMDDHHMMSS"),
    )  # fmt: skip


def lookups(fields: Sequence[str]) -> tuple[Lookup, ...]:
    """By the whole code, the known group, the country where it acts as a state, then by name.

    A country's code alone is its state, as CAMEO has it, though the name be of a town or of its
    people. What means nobody in particular (`GOV`, `IRQREB`, `CVL`) is found only where a table has
    it as a code.
    """
    code, name, country, group, *types = fields
    found: list[Lookup] = [Coded(f"cameo:{code}")] if code.isalnum() and code.isascii() else []
    if group in groups():
        found.append(Known(groups()[group]))
    if _is_state(code, country, types):
        found += of_country(country)
    if other := group_called(name):
        found.append(Known(other))
    elif name:
        found.append(_by_name(name, country, types))
    return tuple(found)


def place(fields: Sequence[str]) -> Spot | None:
    """Where `Town, Province, Country` is; a country's name may have a comma of its own."""
    full, sort, latitude, longitude = fields
    parts = full.split(", ")
    country = _country(parts) if sort != COUNTRY else full
    inner = parts[: len(parts) - len(country.split(", "))]
    known = country_called(country)
    country = known.name if known else country
    point = point_of(latitude, longitude)
    if not inner:
        return Spot(country, country, "", "", *point, precision=6)
    town, province = inner[0], ", ".join(inner[1:])
    province = "" if province.endswith("(general)") else province
    if sort in (US_STATE, WORLD_STATE):
        return Spot(province or town, country, province or town, "", *point, precision=4)
    return Spot(town, country, province, "", *point, kind=PlaceKind.SITE)


def _key(raw: ir.Table, begins: str, names: Sequence[str]) -> ir.StringValue:
    return key(*(text(raw, f"{begins}{name}") for name in names))


def _is_past(happened: ir.StringValue, added: ir.StringValue) -> ir.BooleanValue:
    """Whether a row tells of a day up to the one after it was added, if that is one."""
    day, last = (day_of_digits(cell).try_cast("date") for cell in (happened, added))
    return (happened <= added) | (day <= last.fill_null(ibis.literal(LAST)) + ONE_DAY)


def _is_fit(address: ir.StringValue) -> ir.BooleanValue:
    """Whether it is an address of the web, or a name such as `BBC Monitoring`."""
    web = address.re_search("^https?://[!-~¡-￿]+$")
    return (web | address.re_search("^[A-Za-z0-9 .,&'()-]+$")) & (address.length() <= LONGEST)


def _is_state(code: str, country: str, types: Sequence[str]) -> bool:
    """Whether a code is that of a country, or of organs of its state, and says nothing else."""
    sorts = [sort for sort in types if sort]
    organs = all(actor_types().get(sort) is ActorKind.STATE for sort in sorts)
    said = {code[at : at + 3] for at in range(0, len(code), 3)}
    return bool(country) and organs and said == {country, *sorts}


def _by_name(name: str, country: str, types: Sequence[str]) -> Called:
    sorts = [sort for sort in types if sort]
    private = any(actor_types().get(sort) in PRIVATE for sort in sorts if sort != "OPP")
    known = countries().get(country)
    return Called(name, known.code if known else "", people=not private, governments=not country)


def _country(parts: Sequence[str]) -> str:
    """The last two parts where they are a country's name, else the last part."""
    two = ", ".join(parts[-2:])
    return two if country_called(two) else parts[-1]


DATASET = CodedDataset(
    reader="gdelt",
    title="GDELT Event Database",
    author="Kalev Leetaru; Philip A. Schrodt",
    cite="Cite Leetaru & Schrodt 2013 and the GDELT Project. Rows are coded by machine.",
    publisher=Publisher(id="gdelt", name="GDELT Project"),
    licence="LicenseRef-GDELT",
    scheme="cameo",
    layouts=GDELT,
    used=(
        "GLOBALEVENTID", "SQLDATE", *(f"Actor{n}{name}" for n in "12" for name in SIDE),
        "EventCode", "EventRootCode", "NumArticles", *(f"ActionGeo_{name}" for name in SPOT),
        "DATEADDED", "SOURCEURL",
    ),
    repeats=True,
    entries=entries,
    checks=checks,
    lookups=lookups,
    place=place,
    told=2,
)  # fmt: skip
