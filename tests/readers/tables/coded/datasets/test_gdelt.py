"""GDELT: one row is one event as articles tell it, with its traps."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest

from belligraph.readers.tables.coded.datasets.cells import fields_of
from belligraph.readers.tables.coded.datasets.dataset import ENTRY
from belligraph.readers.tables.coded.datasets.gdelt import DATASET, SIDE, SPOT, place
from belligraph.readers.tables.places import Spot
from coded_rows import bad, entries, gdelt_rows, written

ROW = dict.fromkeys(DATASET.used, "") | {
    "GLOBALEVENTID": "7", "SQLDATE": "20140105", "EventCode": "0232", "EventRootCode": "02",
    "NumArticles": "4", "Actor1Code": "IRQGOV", "Actor1Name": "IRAQ", "Actor1CountryCode": "IRQ",
    "Actor1Type1Code": "GOV", "Actor2Code": "USA", "Actor2Name": "UNITED STATES",
    "Actor2CountryCode": "USA", "ActionGeo_Type": "4", "ActionGeo_Lat": "33.3386",
    "ActionGeo_FullName": "Baghdad, Baghdad, Iraq", "ActionGeo_Long": "44.3939",
    "DATEADDED": "20140106", "SOURCEURL": "http://example.org/a?b=c",
}  # fmt: skip


def day(text: str) -> date:
    return date(int(text[:4]), int(text[4:6]), int(text[6:8]))


def test_entries_have_the_columns_of_every_dataset(tmp_path) -> None:
    found = written(DATASET, ROW, tmp_path)
    assert found == ENTRY
    assert list(found) == list(ENTRY)


def test_every_row_of_the_sample_is_good() -> None:
    rows = gdelt_rows()
    assert len(rows) == 710
    assert bad(DATASET, *rows) == []


def test_the_rows_of_the_sample_say_what_stands_in_them() -> None:
    rows = gdelt_rows()
    for row, entry in zip(rows, entries(DATASET, *rows), strict=True):
        assert entry["row"] == row["GLOBALEVENTID"]
        assert entry["day"] == day(row["SQLDATE"])
        assert entry["valid"] == day(row["SQLDATE"]).isoformat()
        assert entry["published"] == day(row["DATEADDED"])
        assert entry["code"] == row["EventCode"]
        assert entry["reports"] == int(row["NumArticles"])
        assert entry["note"] == row.get("SOURCEURL", "")
        assert (entry["report"], entry["deaths"]) == (None, None)
        for side, number in (("one", 1), ("other", 2)):
            fields = tuple(row[f"Actor{number}{name}"] for name in SIDE)
            assert fields_of(entry[side]) == (fields if fields[0] else ("",))
        where = tuple(row[f"ActionGeo_{name}"] for name in SPOT)
        assert fields_of(entry["spot"]) == (where if where[0] else ("",))


def test_the_past_that_a_text_tells_of_stays_where_it_was_put() -> None:
    old = [r for r in gdelt_rows() if day(r["DATEADDED"]) - day(r["SQLDATE"]) > timedelta(3000)]
    assert len(old) > 200
    assert all(entry["day"].year < 2010 for entry in entries(DATASET, *old))


def test_what_gdelt_2_added_within_a_day_was_added_on_that_day() -> None:
    (entry,) = entries(DATASET, ROW | {"DATEADDED": "20150218230000"})
    assert entry["published"] == date(2015, 2, 18)


def test_leading_zeros_are_kept_and_missed_where_a_spreadsheet_dropped_them() -> None:
    (entry,) = entries(DATASET, ROW)
    assert entry["code"] == "0232"
    dropped = [
        {"EventCode": "232", "EventRootCode": "2"},
        {"EventCode": "10", "EventRootCode": "1"},
    ]
    assert bad(DATASET, *(ROW | cells for cells in dropped)) == [
        (1, "EventCode"), (1, "EventRootCode"), (2, "EventRootCode"),
    ]  # fmt: skip


BAD_CELLS = [
    ("GLOBALEVENTID", "7.5"),
    ("GLOBALEVENTID", ""),
    ("SQLDATE", "2014-01-05"),
    ("SQLDATE", "20140230"),
    ("SQLDATE", "201401051"),
    ("SQLDATE", "00000101"),
    ("SQLDATE", "20140108"),
    ("SQLDATE", ""),
    ("EventCode", "02-"),
    ("EventRootCode", ""),
    ("NumArticles", "-1"),
    ("NumArticles", "many"),
    ("ActionGeo_Type", "6"),
    ("ActionGeo_Lat", "90.5"),
    ("ActionGeo_Lat", "nan"),
    ("ActionGeo_Lat", "33#4"),
    ("ActionGeo_Long", "-181"),
    ("DATEADDED", "yesterday"),
    ("DATEADDED", ""),
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


def test_an_event_may_be_a_day_ahead_of_the_clock_by_which_it_was_added() -> None:
    assert bad(DATASET, ROW | {"SQLDATE": "20140107"}) == []


def test_only_addresses_and_plain_names_become_notes() -> None:
    good = ("https://example.org/süd", "BBC Monitoring", "Agence France-Presse (English)")
    unfit = (
        "javascript:alert(1)", "http://example.org/a b", "<b>bold</b>",
        "http://example.org/" + "a" * 5_000,
    )  # fmt: skip
    found = entries(DATASET, *(ROW | {"SOURCEURL": address} for address in (*good, *unfit)))
    assert [entry["note"] for entry in found] == [*good, *("" for _ in unfit)]


def test_what_is_missing_in_a_row() -> None:
    before_april_2013 = {k: v for k, v in ROW.items() if k != "SOURCEURL"}
    without_target = ROW | {f"Actor2{name}": "" for name in SIDE}
    without_articles = ROW | {"NumArticles": "0"}
    one, two, three = entries(DATASET, before_april_2013, without_target, without_articles)
    assert (one["note"], one["code"]) == ("", "0232")
    assert (two["other"], fields_of(two["one"])[0]) == ("", "IRQGOV")
    assert three["reports"] == 1


@pytest.mark.parametrize(
    ("full", "sort", "where"),
    [
        ("Iraq", "1", ("Iraq", "Iraq", "")),
        ("Bahamas, The", "1", ("Bahamas", "Bahamas", "")),
        ("Illinois, United States", "2", ("Illinois", "United States", "Illinois")),
        ("Boston, Massachusetts, United States", "3",
         ("Boston", "United States", "Massachusetts")),
        ("Baghdad, Baghdad, Iraq", "4", ("Baghdad", "Iraq", "Baghdad")),
        ("Nassau, New Providence, Bahamas, The", "4", ("Nassau", "Bahamas", "New Providence")),
        ("London, London, City of, United Kingdom", "4",
         ("London", "United Kingdom", "London, City of")),
        ("Wellington, New Zealand (general), New Zealand", "4",
         ("Wellington", "New Zealand", "")),
        ("Bayelsa State, Bayelsa, Nigeria", "5", ("Bayelsa", "Nigeria", "Bayelsa")),
        ("Moscow, Moskva, Russia", "0", ("Moscow", "Russia", "Moskva")),
        ("Kiev, Kyyiv, Misto, Ukraine", "", ("Kiev", "Ukraine", "Kyyiv, Misto")),
        ("Hong Kong", "1", ("Hong Kong", "Hong Kong", "")),
    ],
)  # fmt: skip
def test_a_full_name_is_town_province_and_country(full, sort, where) -> None:
    found = place((full, sort, "1", "2"))
    assert found is not None
    assert (found.name, found.country, found.province) == where


def test_nowhere_has_no_coordinates() -> None:
    assert place(("Iraq", "", "0", "0")) == Spot("Iraq", "Iraq", precision=6)
    known = place(("Iraq", "1", "33", "44"))
    assert known is not None
    assert (known.latitude, known.longitude) == (33, 44)


def test_every_place_of_the_sample_is_somewhere() -> None:
    names = {row["ActionGeo_FullName"]: row for row in gdelt_rows() if row["ActionGeo_FullName"]}
    assert len(names) > 300
    for row in names.values():
        found = place(tuple(row[f"ActionGeo_{name}"] for name in SPOT))
        assert found is not None
        assert found.name
        assert found.country
