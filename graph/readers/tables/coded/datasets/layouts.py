"""How the files of coded event tables are laid out: columns, header line, delimiter, quoting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """The form of a file.

    Attributes:
        columns: names in their order; with a header line those that are known, in any order.
        header: whether the first line names the columns; else their number tells the layout.
        delimiter: between the cells, whatever the ending of the file's name.
        quoted: whether cells may stand in double quotes.
        required: columns without which a file with a header line is of another layout.
    """

    columns: tuple[str, ...]
    header: bool
    delimiter: str
    quoted: bool
    required: tuple[str, ...] = ()

    def fits(self, first: Sequence[str]) -> bool:
        """Whether a file whose first line has these cells has this layout."""
        if not self.header:
            return len(first) == len(self.columns)
        found = {cell.strip().casefold() for cell in first}
        return all(name.casefold() in found for name in self.required)


def chosen(layouts: Sequence[Layout], first: Sequence[str]) -> Layout | None:
    """The layout of a file by the cells of its first line; None = it has none of them."""
    return next((layout for layout in layouts if layout.fits(first)), None)


def _actor(number: int) -> tuple[str, ...]:
    parts = (
        "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
        "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
    )  # fmt: skip
    return tuple(f"Actor{number}{part}" for part in parts)


def _where(whose: str, *finer: str) -> tuple[str, ...]:
    parts = ("Type", "FullName", "CountryCode", "ADM1Code", *finer, "Lat", "Long", "FeatureID")
    return tuple(f"{whose}Geo_{part}" for part in parts)


def _gdelt(*finer: str, address: bool) -> tuple[str, ...]:
    """Columns of GDELT's event table; `finer` are those that 2.0 adds to each place."""
    return (
        "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate", *_actor(1), *_actor(2),
        "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
        "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
        *(name for whose in ("Actor1", "Actor2", "Action") for name in _where(whose, *finer)),
        "DATEADDED", *(("SOURCEURL",) if address else ()),
    )  # fmt: skip


def _bare(columns: tuple[str, ...]) -> Layout:
    return Layout(columns, header=False, delimiter="\t", quoted=False)


GDELT = (
    _bare(_gdelt(address=False)),
    _bare(_gdelt(address=True)),
    _bare(_gdelt("ADM2Code", address=True)),
)
"""1.0 before April 2013 (57 columns), 1.0 since (58), 2.0 (61); files end in .CSV all the same.

GDELT Event Database data format codebooks 1.03 (25 August 2013) and 2.0 (19 February 2015).
"""

_ICEWS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
    "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
    "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
    "Longitude",
)  # fmt: skip
ICEWS = (
    Layout(
        _ICEWS, header=True, delimiter="\t", quoted=False,
        required=(
            "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country",
            "CAMEO Code", "Target Name", "Target Sectors", "Target Country", "Story ID",
        ),
    ),
)  # fmt: skip
"""ICEWS Coded Event Data (Boschee et al. 2015, doi:10.7910/DVN/28075)."""

_ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
_ACLED_UNTIL_2023 = ("data_id", "event_id_no_cnty", "iso3")
ACLED = (
    Layout(
        (*_ACLED, *_ACLED_UNTIL_2023), header=True, delimiter=",", quoted=True,
        required=(
            "event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1", "actor2",
            "country", "location", "fatalities",
        ),
    ),
)  # fmt: skip
"""ACLED's export: ACLED Codebook and Guide to 2023 column changes."""
