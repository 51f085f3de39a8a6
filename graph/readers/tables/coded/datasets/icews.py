"""ICEWS Coded Event Data: who did what to whom according to the news, 1995 to 2023.

Boschee et al. 2015, doi:10.7910/DVN/28075. Its traps: `Event ID` comes twice, on different days, so
an event is known by both together; `NA` means nothing is there; `CAMEO Code` is text (`010`,
`0841`). `Intensity` differs at 016, 022 and 164 from the scale that GDELT uses; ours by code is
taken, so that intensities of both datasets can be compared. One row is one sentence of one story,
and stories tell the same event over and over: reports are counted by `Story ID`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from .....model import PlaceKind, Publisher
from ...places import Spot
from ..keys.known import country_called, group_called
from ..keys.lookups import Called, Known, Lookup, State
from .cells import ONE, degrees, iso_day, key, plain, point_of, text, whole
from .checks import Check
from .dataset import CodedDataset
from .layouts import ICEWS

if TYPE_CHECKING:
    import ibis.expr.types as ir

NOTHING = "NA"
SPOT = ("City", "District", "Province", "Country", "Latitude", "Longitude")
ORGANS = frozenset({
    "Executive", "Executive Office", "Cabinet", "Police", "Military", "Judicial",
    "Legislative / Parliamentary", "Army", "Navy", "Air Force", "Marines", "Military Intelligence",
})  # fmt: skip
"""Sectors whose actors act for their state, and all that end in `Ministry`."""
OTHERS = frozenset({
    "Provincial", "Local", "Municipal", "Provincial Party", "Municipal Party",
    "Opposition Major Party (Out Of Government)", "Opposition Minor Party (Out Of Government)",
    "Dissident", "Rebel", "Insurgents", "Separatists", "Organized Violent", "Unidentified Forces",
    "Criminals / Gangs", "Protestors / Popular Opposition / Mobs", "International Dissident",
    "Radicals / Extremists / Fundamentalists", "International Government Organization",
    "Nongovernmental Organizations / Activists", "Business", "Social", "Exiles", "Media",
})  # fmt: skip
"""Sectors of those who do not, whatever other sectors they have."""
PARTIES, PARLIAMENT = "Parties", "Legislative / Parliamentary"


def entries(raw: ir.Table) -> ir.Table:
    """The rows of a file as entries."""
    return raw.select(
        file=raw.file,
        line=raw.line,
        row=text(raw, "Event ID") + "-" + text(raw, "Event Date").replace("-", ""),
        day=iso_day(text(raw, "Event Date")),
        valid=text(raw, "Event Date"),
        published=ibis.null("date"),
        code=text(raw, "CAMEO Code"),
        one=_side(raw, "Source"),
        other=_side(raw, "Target"),
        spot=_spot(raw),
        reports=ONE,
        report=text(raw, "Story ID", NOTHING),
        deaths=ibis.null("int64"),
        note=plain(text(raw, "Publisher", NOTHING)),
    )


def checks(raw: ir.Table) -> tuple[Check, ...]:
    """What the cells must be."""
    return (
        Check("Event ID", whole(text(raw, "Event ID")).notnull(), "a whole number"),
        Check("Event Date", iso_day(text(raw, "Event Date")).notnull(), "a day, YYYY-MM-DD"),
        Check("CAMEO Code",
              text(raw, "CAMEO Code").re_search("^(0[1-9]|1[0-9]|20)[0-9]{0,2}$"),
              "a CAMEO code of two to four digits, leading zero kept"),
        Check("Story ID", whole(text(raw, "Story ID")).notnull(), "a whole number"),
        Check("Latitude", degrees(text(raw, "Latitude", NOTHING), 90),
              "degrees between -90 and 90"),
        Check("Longitude", degrees(text(raw, "Longitude", NOTHING), 180),
              "degrees between -180 and 180"),
    )  # fmt: skip


def lookups(fields: Sequence[str]) -> tuple[Lookup, ...]:
    """By name, then the state of the country where the name or the sectors mean it.

    Persons and bodies that no table knows and that act for no state are nobody: names do not tell
    one from the other.
    """
    name, sectors, where = fields
    country = country_called(where)
    found: list[Lookup] = [Called(name, country.code if country else "")]
    if group := group_called(name):
        found.append(Known(group))
    named = country_called(name)
    if named and (country is None or named == country) and not sectors:
        found.append(State(named))
    elif country and _is_organ(frozenset(sectors.split(","))):
        found.append(State(country))
    return tuple(found)


def place(fields: Sequence[str]) -> Spot | None:
    """Where the finest of city, district, province and country is."""
    country, province, district, city, latitude, longitude = fields
    known = country_called(country)
    country = known.name if known else country
    name = city or district or province or country
    rank = [bool(city), bool(district), bool(province), True].index(True)
    return Spot(
        name, country, province, district, *point_of(latitude, longitude),
        precision=(1, 3, 4, 6)[rank], kind=PlaceKind.TOWN if city else None,
    )  # fmt: skip


def _side(raw: ir.Table, side: str) -> ir.StringValue:
    return key(*(text(raw, f"{side} {part}", NOTHING) for part in ("Name", "Sectors", "Country")))


def _spot(raw: ir.Table) -> ir.StringValue:
    columns = ("Country", "Province", "District", "City", "Latitude", "Longitude")
    return key(*(text(raw, column, NOTHING) for column in columns))


def _is_organ(sectors: frozenset[str]) -> bool:
    """Whether actors of these sectors act for their state; a member of parliament does not."""
    organs = {s for s in sectors if s in ORGANS or s.endswith("Ministry")}
    if PARTIES in sectors:
        organs -= {PARLIAMENT}
    return not sectors & OTHERS and bool(organs or sectors == {"Government"})


DATASET = CodedDataset(
    reader="icews",
    title="ICEWS Coded Event Data",
    author=(
        "Elizabeth Boschee; Jennifer Lautenschlager; Sean O'Brien; Steve Shellman; James Starz; "
        "Michael Ward"
    ),
    cite="Cite Boschee et al. 2015, doi:10.7910/DVN/28075. Rows are coded by machine.",
    publisher=Publisher(id="icews", name="Integrated Crisis Early Warning System"),
    licence="",
    scheme="cameo",
    layouts=ICEWS,
    used=(
        "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "CAMEO Code",
        "Target Name", "Target Sectors", "Target Country", "Story ID", "Publisher", *SPOT,
    ),
    repeats=True,
    entries=entries,
    checks=checks,
    lookups=lookups,
    place=place,
)  # fmt: skip
