"""The first row of a file tells where the columns are: by their names, else by their number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from belligraph.errors import TableError
from belligraph.readers.tables.coded.datasets.layouts import Layout
from belligraph.readers.tables.coded.staging.shapes import shape_of, shape_of_text
from quarrels import BARE, COLUMNS, LISTED

ALL = {name: place for place, name in enumerate(COLUMNS)}


def refused(dataset, first) -> str:
    with pytest.raises(TableError) as caught:
        shape_of(dataset, "a.csv", first)
    return str(caught.value)


def test_a_header_line_tells_where_the_columns_are() -> None:
    shape = shape_of(LISTED, "a.csv", ["NOTE", "id ", "day", "else", "code", "one", "other"])
    assert shape.header
    assert shape.widths == {
        7: {"id": 1, "day": 2, "code": 4, "one": 5, "other": 6, "note": 0},
    }
    assert shape.expected == "7 cells as in the header"


def test_every_column_that_is_missing_is_named() -> None:
    found = refused(LISTED, ["id", "day", "one"])
    assert (
        "a.csv, line 1, column code: 'id, day, one'; expected a column 'code' in the head" in found
    )
    assert "column other" in found
    assert "column note" not in found


def test_a_column_that_is_there_twice_is_refused() -> None:
    assert "column day: 'day'; expected each column once" in refused(LISTED, [*COLUMNS, "Day"])


def test_without_a_header_line_the_number_of_cells_tells_the_layout() -> None:
    shape = shape_of(BARE, "a.tsv", ["1"] * 9)
    assert not shape.header
    assert shape.width == 9
    assert shape.widths == {9: ALL, 8: {name: n for name, n in ALL.items() if name != "note"}}
    assert shape_of(BARE, "a.tsv", ["1"] * 8).width == 8
    assert shape.expected == "8 or 9 cells"


def test_a_first_row_of_another_width_leaves_all_layouts_open() -> None:
    assert set(shape_of(BARE, "a.tsv", ["1"] * 3).widths) == {8, 9}


def test_names_are_taken_for_names_also_where_no_layout_has_them() -> None:
    assert shape_of(BARE, "a.tsv", COLUMNS).header
    assert "a column 'place' in the header" in refused(BARE, ["id", "day", "code", "one", "other"])
    assert "column note" not in refused(BARE, ["id", "day"])


def test_the_delimiter_is_the_one_by_which_a_layout_fits() -> None:
    tabbed = Layout(COLUMNS, header=True, delimiter="\t", quoted=False, required=("id", "day"))
    dataset = replace(LISTED, layouts=(*LISTED.layouts, tabbed))
    for delimiter in ",\t":
        shape, form = shape_of_text(dataset, "a", delimiter.join(COLUMNS))
        assert form.delimiter == delimiter
        assert form.quoted == (delimiter == ",")
        assert form.width == shape.width == len(COLUMNS)
