from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from belligraph.pages.graph.packing import column, packed

COLUMNS = st.integers(0, 5).flatmap(
    lambda rows: st.dictionaries(
        st.sampled_from("abcdef"), st.lists(st.integers(0, 2), min_size=rows, max_size=rows)
    ).map(lambda columns: (columns, rows))
)


def test_what_is_always_the_same_is_said_once() -> None:
    made = packed({"first": [3, 4], "last": [3, 4], "party": [0, 0]}, 2)
    assert made == {"rows": 2, "first": [3, 4], "last": {"as": "first"}, "party": 0}


@given(COLUMNS)
def test_columns_come_back_as_they_were_whatever_the_order_of_names(given_) -> None:
    columns, rows = given_
    made = json.loads(json.dumps(packed(columns, rows), sort_keys=True))
    assert {name: column(made, name) for name in columns} == columns


def test_a_table_without_rows_has_empty_columns() -> None:
    assert column(packed({}, 0), "kind") == []
