"""Rows of batches, by the names of their columns."""

import pyarrow as pa

from belligraph.readers.tables.coded.dyads import KEY
from belligraph.readers.tables.coded.events import EVENT
from belligraph.readers.tables.coded.telling.rows import EventRow, Kind, MonthRow, rows_of

MONTH = {
    "subject": "usa", "object": "iraq", "relation": "supports", "means": "weapons",
    "modality": "promised", "negated": False, "standing": "stated", "month": "2014-01",
    "events": 53, "reports": 120, "intensity": 5200, "row": "1", "published": None,
}  # fmt: skip


def test_rows_have_the_columns_that_engines_give() -> None:
    assert set(EventRow._fields) <= set(EVENT)
    assert set(EVENT) - set(EventRow._fields) == {"day"}  # said by `valid`
    worked_out = {"events", "reports", "intensity", "row", "published"}
    assert set(MonthRow._fields) == set(KEY) | worked_out


def test_columns_are_found_by_name_and_others_passed_over() -> None:
    cells = {name: [value, value] for name, value in reversed(MONTH.items())}
    batch = pa.RecordBatch.from_pydict({"other": ["x", "y"], **cells})
    assert list(rows_of(batch, MonthRow)) == [MonthRow(**MONTH)] * 2


def test_a_row_has_a_kind() -> None:
    kind = Kind("supports", "weapons", "promised", False, "stated")
    assert MonthRow(**MONTH).kind == kind
    event = dict.fromkeys(EventRow._fields, "x") | kind._asdict()
    assert EventRow(**event).kind == kind
