"""ICEWS: one row is one sentence that tells of an event."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

import pytest

from belligraph.model import PlaceKind
from belligraph.readers.tables.coded.datasets.cells import fields_of
from belligraph.readers.tables.coded.datasets.dataset import ENTRY
from belligraph.readers.tables.coded.datasets.icews import DATASET, place
from coded_rows import bad, entries, icews_rows, written

ROW = dict.fromkeys(DATASET.used, "NA") | {
    "Event ID": "32889836", "Event Date": "2018-06-01", "Source Name": "Police (India)",
    "Source Sectors": "Government,Police", "Source Country": "India", "CAMEO Code": "0841",
    "Target Name": "Citizen (India)", "Story ID": "47400351", "Publisher": "The Hindu",
    "City": "Mumbai", "Province": "State of Maharashtra", "Country": "India",
    "Latitude": "19.0728", "Longitude": "72.8826",
}  # fmt: skip


def test_entries_have_the_columns_of_every_dataset(tmp_path) -> None:
    found = written(DATASET, ROW, tmp_path)
    assert found == ENTRY
    assert list(found) == list(ENTRY)


def test_every_row_of_the_sample_is_good() -> None:
    rows = icews_rows()
    assert len(rows) == 3705
    assert bad(DATASET, *rows) == []


def test_the_rows_of_the_sample_say_what_stands_in_them() -> None:
    rows = icews_rows()
    for row, entry in zip(rows, entries(DATASET, *rows), strict=True):
        told = {name: "" if cell == "NA" else cell for name, cell in row.items()}
        assert entry["row"] == f"{row['Event ID']}-{row['Event Date'].replace('-', '')}"
        assert entry["day"] == date.fromisoformat(row["Event Date"])
        assert entry["valid"] == row["Event Date"]
        assert (entry["code"], entry["report"]) == (row["CAMEO Code"], row["Story ID"])
        assert (entry["reports"], entry["note"]) == (1, told["Publisher"])
        assert (entry["published"], entry["deaths"]) == (None, None)
        for side, who in (("one", "Source"), ("other", "Target")):
            wanted = tuple(told[f"{who} {part}"] for part in ("Name", "Sectors", "Country"))
            assert fields_of(entry[side]) == (wanted if wanted[0] else ("",))
        where = tuple(told[n] for n in ("Country", "Province", "District", "City"))
        assert fields_of(entry["spot"])[:4] == (where if where[0] else ("",))


def test_one_id_on_two_days_is_two_events() -> None:
    found = entries(DATASET, ROW, ROW | {"Event Date": "2018-06-02"})
    assert [entry["row"] for entry in found] == ["32889836-20180601", "32889836-20180602"]


def test_sentences_of_one_story_have_its_id() -> None:
    stories = Counter(row["Story ID"] for row in icews_rows())
    found = Counter(entry["report"] for entry in entries(DATASET, *icews_rows()))
    assert found == stories
    assert stories.most_common(1)[0][1] > 1


def test_codes_are_text_with_their_zeros() -> None:
    dropped = [ROW | {"CAMEO Code": code} for code in ("841", "40")]
    assert entries(DATASET, ROW)[0]["code"] == "0841"
    assert bad(DATASET, ROW, *dropped) == [(2, "CAMEO Code"), (3, "CAMEO Code")]


BAD_CELLS = [
    ("Event ID", "NA"),
    ("Event Date", "2018-06-31"),
    ("Event Date", "01/06/2018"),
    ("Event Date", "0000-01-01"),
    ("Event Date", "NA"),
    ("Story ID", "NA"),
    ("Story ID", "47400351.0"),
    ("Latitude", "north"),
    ("Longitude", "180.1"),
]


@cache
def told() -> list[tuple[int, str]]:
    """What is told of rows with one bad cell each, with a good one before."""
    rows = [ROW | {column: value} for column, value in BAD_CELLS]
    return bad(DATASET, ROW, *rows)


@pytest.mark.parametrize("number", range(len(BAD_CELLS)), ids=lambda n: " ".join(BAD_CELLS[n]))
def test_a_bad_cell_is_told(number) -> None:
    assert [column for line, column in told() if line == number + 2] == [BAD_CELLS[number][0]]


def test_of_a_good_row_nothing_is_told() -> None:
    assert 1 not in [line for line, _ in told()]


def test_na_is_nothing_but_a_name_may_have_it_in_it() -> None:
    nobody, somebody = entries(
        DATASET, ROW | {"Source Name": "NA"}, ROW | {"Source Name": "Nancy Pelosi"}
    )
    assert nobody["one"] == ""
    assert fields_of(somebody["one"])[0] == "Nancy Pelosi"


def test_a_note_is_printable() -> None:
    (entry,) = entries(DATASET, ROW | {"Publisher": "The\tHindu\x07 \u241f é"})
    assert entry["note"] == "The Hindu    é"


@pytest.mark.parametrize(
    ("city", "district", "province", "name", "kind"),
    [
        ("Mumbai", "Konkan Division", "Maharashtra", "Mumbai", PlaceKind.TOWN),
        ("", "Konkan Division", "Maharashtra", "Konkan Division", None),
        ("", "", "Maharashtra", "Maharashtra", None),
        ("", "", "", "India", None),
    ],
)
def test_where_is_the_finest_that_is_named(city, district, province, name, kind) -> None:
    found = place(("India", province, district, city, "19.1", "72.9"))
    assert found is not None
    assert (found.name, found.kind, found.country) == (name, kind, "India")
    assert (found.province, found.district, found.latitude) == (province, district, 19.1)


def test_countries_have_one_name_in_all_datasets() -> None:
    found = place(("Russian Federation", "", "", "", "", ""))
    assert found is not None
    assert (found.country, found.name, found.latitude) == ("Russia", "Russia", None)
