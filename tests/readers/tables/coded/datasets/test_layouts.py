"""A file's first line tells its layout: by the names in it, or by how many cells it has."""

from __future__ import annotations

import csv

import pytest

from belligraph.readers.tables.coded.datasets import acled, gdelt, icews
from belligraph.readers.tables.coded.datasets.layouts import ACLED, GDELT, ICEWS, chosen
from coded_rows import ACLED_ROW, given


def schema(number: int) -> tuple[str, ...]:
    with given(f"gdelt/schema_events{number}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(row["name"] for row in csv.DictReader(lines))


def test_gdelts_columns_are_those_of_its_schemas() -> None:
    old, new, second = (layout.columns for layout in GDELT)
    assert (new, second) == (schema(1), schema(2))
    assert old == tuple(name for name in new if name != "SOURCEURL")


def test_gdelts_layout_goes_by_the_number_of_cells() -> None:
    with given("gdelt/events_sample.tsv").open(encoding="utf-8") as lines:
        found = [chosen(GDELT, line.rstrip("\n").split("\t")) for line in lines]
    counted = {layout: found.count(layout) for layout in GDELT}
    assert {len(layout.columns): n for layout, n in counted.items()} == {57: 201, 58: 509, 61: 0}
    assert chosen(GDELT, [""] * 61) is GDELT[2]
    assert chosen(GDELT, [""] * 60) is None


def test_gdelts_files_are_separated_by_tabs_whatever_their_name_says() -> None:
    assert {(one.delimiter, one.header, one.quoted) for one in GDELT} == {("\t", False, False)}


def test_icews_names_its_columns() -> None:
    with given("icews/events.2018.sample.tab").open(encoding="utf-8") as lines:
        first = next(lines).rstrip("\n").split("\t")
    assert chosen(ICEWS, first) is ICEWS[0]
    assert tuple(first) == ICEWS[0].columns


def test_an_export_of_acleds_is_known_in_any_order_with_columns_more_or_fewer() -> None:
    now = [name.upper() for name in reversed(ACLED_ROW)]
    before = ["data_id", "event_id_no_cnty", *(n for n in ACLED_ROW if n != "disorder_type")]
    later = [*ACLED_ROW, "population_best"]
    assert {chosen(ACLED, first) for first in (now, before, later)} == {ACLED[0]}


@pytest.mark.parametrize("layouts", [GDELT, ICEWS, ACLED])
def test_what_is_laid_out_otherwise_is_none_of_them(layouts) -> None:
    assert chosen(layouts, ["date", "who", "whom"]) is None


@pytest.mark.parametrize("dataset", [gdelt.DATASET, icews.DATASET, acled.DATASET])
def test_a_reader_uses_columns_that_a_layout_has_and_has_what_is_required(dataset) -> None:
    known = {name for layout in dataset.layouts for name in layout.columns}
    assert set(dataset.used) <= known
    assert len(set(dataset.used)) == len(dataset.used)
    for layout in dataset.layouts:
        assert set(layout.required) <= set(layout.columns) & set(dataset.used)
