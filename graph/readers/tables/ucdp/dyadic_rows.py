"""The rows of UCDP's dyadic dataset as values: cells read under the names of every layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ....dates import Interval, parse_interval
from ..actors import Side
from ..headers import Column, needed, optional
from ..records import Record
from .days import year_of

EXACT = 1
"""UCDP's precision of a start date of which day, month and year are known."""
COLUMNS = (
    needed("dyad_id"),
    needed("side_a"),
    needed("side_a_id"),
    needed("side_b"),
    needed("side_b_id"),
    needed("year"),
    needed("intensity_level", "intensity"),
    *optional(
        "side_a_2nd", "side_b_2nd", "gwno_a", "gwno_a_2nd", "gwno_b", "gwno_b_2nd",
        "incompatibility", "start_date", "start_prec",
    ),
    Column(("territory_name", "territory")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DyadRow:
    """A row whose cells are good.

    Attributes:
        start: the day of the dyad's first battle-related death, if it is known and in the year.
        helpers: Gleditsch-Ward numbers of the secondary parties of either side.
        helper_names: their names, joined by commas.
        over: 1 territory, 2 government, 3 both; 0 = not said.
        level: of intensity, 1 or 2.
    """

    dyad: int
    year: int
    start: date | None
    sides: tuple[Side, Side]
    helpers: tuple[list[int], list[int]]
    helper_names: tuple[str, str]
    over: int
    territory: str
    level: int

    @property
    def id(self) -> str:
        """What no other row has."""
        return f"{self.dyad}-{self.year}"

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day on which the two fought, as far as is known."""
        first, last = year_of(self.year)
        return self.start or first, last

    @property
    def valid(self) -> Interval:
        """The same as an interval whose end is some day of the year."""
        start = f"{self.start.isoformat()}/" if self.start else ""
        return parse_interval(f"{start}{self.year}")


def dyad_row(record: Record) -> DyadRow:
    """The row of a record; not to be used where problems were noted."""
    year, level = record.key("year"), record.key("intensity_level")
    if not 1900 <= year <= 2100:
        record.bad("year", record.text("year"), "a year")
    if level not in (1, 2):
        record.bad("intensity_level", record.text("intensity_level"), "1 or 2")
    return DyadRow(
        dyad=record.key("dyad_id"),
        year=year,
        start=_start(record, year),
        sides=(_side(record, "a"), _side(record, "b")),
        helpers=(_helpers(record, "a"), _helpers(record, "b")),
        helper_names=(_name(record, "side_a_2nd"), _name(record, "side_b_2nd")),
        over=record.whole("incompatibility") or 0,
        territory=record.text("territory_name"),
        level=level,
    )


def _start(record: Record, year: int) -> date | None:
    if not record.text("start_date"):
        return None
    start = record.day("start_date")
    exact = record.whole("start_prec") == EXACT
    return start if start is not None and exact and start.year == year else None


def _side(record: Record, letter: str) -> Side:
    states = record.keys(f"gwno_{letter}")  # several of a side that acts as one
    return Side(
        ucdp=record.key(f"side_{letter}_id"),
        name=record.name(f"side_{letter}"),
        gw=states[0] if len(states) == 1 else None,
    )


def _name(record: Record, column: str) -> str:
    return record.name(column, required=False)


def _helpers(record: Record, letter: str) -> list[int]:
    found = record.keys(f"gwno_{letter}_2nd")
    if record.text(f"side_{letter}_2nd") and not found:
        record.bad(f"gwno_{letter}_2nd", "", f"numbers of the states in side_{letter}_2nd")
    return found
