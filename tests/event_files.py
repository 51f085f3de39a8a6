"""Small files of public datasets, with rows of our own."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from belligraph.readers.tables.coded.datasets import layouts

GED = (
    "id", "type_of_violence", "side_a_new_id", "side_a", "side_b_new_id", "side_b",
    "where_coordinates", "adm_1", "country", "date_start", "date_end", "best", "low", "high",
)  # fmt: skip
GDELT = layouts.GDELT[1].columns
"""The columns of GDELT 1.0 with an address."""


def ged_file(folder: Path, *rows: str, name: str = "GEDEvent_v25_1.csv") -> Path:
    """Fighting of Arcadia (1) and the League (2): each row is `id day place deaths`."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(GED)
        for row in rows:
            id_, day, place, deaths = row.split()
            writer.writerow(
                [id_, 1, 101, "Government of Arcadia", 102, "League", place, "North", "Arcadia",
                 day, day, deaths, deaths, deaths]
            )  # fmt: skip
    return path


def gdelt_row(row: int, day: str, one: str, other: str, code: str, **more: object) -> list[str]:
    """A row of GDELT 1.0: `gdelt_row(1, "20140105", "USA", "IRQ", "190")`."""
    cells = dict.fromkeys(GDELT, "")
    for number, side in enumerate((one, other), 1):
        cells |= {f"Actor{number}Code": side, f"Actor{number}Name": side}
        cells[f"Actor{number}CountryCode"] = side[:3]
        for place, start in enumerate(range(3, len(side), 3), 1):
            cells[f"Actor{number}Type{place}Code"] = side[start : start + 3]
    cells |= {
        "GLOBALEVENTID": str(row), "SQLDATE": day, "MonthYear": day[:6], "Year": day[:4],
        "FractionDate": f"{day[:4]}.0", "IsRootEvent": "1", "EventCode": code,
        "EventBaseCode": code[:3], "EventRootCode": code[:2], "QuadClass": "4",
        "GoldsteinScale": "-10.0", "NumMentions": "3", "NumSources": "1", "NumArticles": "2",
        "AvgTone": "0.5", "Actor1Geo_Type": "0", "Actor2Geo_Type": "0", "ActionGeo_Type": "0",
        "DATEADDED": day, "SOURCEURL": "http://example.org/story",
    }  # fmt: skip
    return [str((cells | more)[name]) for name in GDELT]


def gdelt_file(folder: Path, rows: Iterable[list[str]], name: str = "events.tsv") -> Path:
    """Rows without a header line, as GDELT has them."""
    path = folder / name
    lines = ("\t".join(row) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")
    return path
