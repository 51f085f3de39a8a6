"""What codes, sides and spots mean is looked up once for each, for the days it occurs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from belligraph.readers.codes import codes
from belligraph.readers.tables.coded.engines import Engine, duckdb_engine
from belligraph.readers.tables.coded.keys.resolving import lookups, saying
from belligraph.readers.tables.intake import Intake
from quarrels import LISTED, registry


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with duckdb_engine(threads=1) as found:
        yield found


def entries(engine: Engine, *rows: tuple[int, str, str, str, str]) -> Any:
    names = ("day", "code", "one", "other", "spot")
    days = [(date(2014, 1, day), *rest) for day, *rest in rows]
    return engine.lookup(pa.Table.from_pylist([dict(zip(names, r, strict=True)) for r in days]))


def test_codes_are_what_the_scheme_says_or_what_covers_them(engine) -> None:
    known = codes("cameo")
    found = saying(engine, entries(
        engine, (1, "0232", "", "", ""), (1, "0232", "", "", ""), (1, "1909", "", "", ""),
    ), known).to_pylist()  # fmt: skip
    assert [row["code"] for row in found] == ["0232", "1909"]
    asked, fought = found
    assert (asked["relation"], asked["reversed"]) == (known["0232"].relation, True)
    assert fought["means"] == known["190"].means == "attack"
    assert fought["intensity"] == round(1000 * (known["190"].intensity or 0))
    assert not fought["both"]


def test_codes_that_say_nothing_are_left_out(engine) -> None:
    silent = next(code for code, one in codes("cameo").items() if one.relation is None)
    assert saying(engine, entries(engine, (1, silent, "", "", "")), codes("cameo")).num_rows == 0


def test_keys_are_resolved_for_the_days_on_which_they_occur(engine) -> None:
    rows = entries(
        engine, (9, "190", "Arcadia", "Borduria", "Klow"), (5, "190", "Nobody", "Arcadia", ""),
        (7, "190", "Arcadia", "", "Klow"),
    )  # fmt: skip
    intake = Intake(registry())
    coded = saying(engine, rows, codes("cameo"))
    found = lookups(engine, rows, coded, LISTED, intake, "quarrels")
    assert engine.rows(found.sides.order_by("key")) == [
        {"key": "Arcadia", "first": date(2014, 1, 5), "last": date(2014, 1, 9), "actor": "arcadia"},
        {"key": "Borduria", "first": date(2014, 1, 9), "last": date(2014, 1, 9),
         "actor": "borduria"},
        {"key": "Nobody", "first": date(2014, 1, 5), "last": date(2014, 1, 5), "actor": None},
    ]  # fmt: skip
    (spot,) = engine.rows(found.spots)
    assert (spot["key"], spot["first"], spot["last"]) == (
        "Klow",
        date(2014, 1, 7),
        date(2014, 1, 9),
    )
    assert spot["place"] in intake.places.made
    assert engine.rows(found.codes) == coded.to_pylist()
