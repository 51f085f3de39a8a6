"""Events of two actors are gathered by month, on every engine alike, as one would by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.project import sample
from belligraph.readers.codes import codes
from belligraph.readers.tables.coded import (
    DATASETS,
    CodedDataset,
    Engine,
    Grain,
    duckdb_engine,
    dyad_months,
    read_coded,
)
from belligraph.readers.tables.coded.dyads import KEY
from belligraph.readers.tables.intake import Intake
from belligraph.readers.tables.refused import Refused
from belligraph.registry import Registry
from quarrels import BARE, registry, write_bare

SHARED = Path(__file__).parents[5] / "shared" / "data"
SAMPLES = {
    "gdelt": SHARED / "gdelt" / "events_sample.tsv",
    "icews": SHARED / "icews" / "events.2018.sample.tab",
}
Row = dict[str, Any]
TYPES = {
    "row": pa.string(), "day": pa.date32(), "published": pa.date32(), "subject": pa.string(),
    "object": pa.string(), "both": pa.bool_(), "relation": pa.string(), "means": pa.string(),
    "modality": pa.string(), "negated": pa.bool_(), "standing": pa.string(),
    "intensity": pa.int64(), "reports": pa.int64(),
}  # fmt: skip
"""The columns of events that months depend on."""


@pytest.fixture(scope="module")
def duckdb() -> Iterator[Engine]:
    with duckdb_engine(threads=1) as engine:
        yield engine


@cache
def packaged() -> Registry:
    return sample().tables().registry


def months(engine: Engine, rows: list[Row]) -> list[Row]:
    events = engine.lookup(pa.Table.from_pylist(rows, pa.schema(TYPES)))
    return engine.rows(dyad_months(events).order_by(KEY))


def by_hand(rows: list[Row]) -> list[Row]:
    """The same in plain Python."""
    groups: defaultdict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        ways = [(row["subject"], row["object"]), (row["object"], row["subject"])]
        for subject, object_ in ways if row["both"] else ways[:1]:
            kind = (row[name] for name in ("relation", "means", "modality", "negated", "standing"))
            groups[subject, object_, *kind, row["day"].strftime("%Y-%m")].append(row)
    return [
        dict(zip(KEY, key, strict=True))
        | {
            "events": len(some),
            "reports": sum(row["reports"] for row in some),
            "intensity": total(row["intensity"] for row in some),
            "row": min(row["row"] for row in some),
            "published": max((r["published"] for r in some if r["published"]), default=None),
        }
        for key, some in sorted(groups.items())
    ]


def total(numbers: Iterator[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def event(row: str = "1", **fields: Any) -> Row:
    return {
        "row": row, "day": date(2014, 1, 5), "published": date(2014, 1, 6), "subject": "arcadia",
        "object": "borduria", "both": False, "relation": "opposes", "means": "attack",
        "modality": "actual", "negated": False, "standing": "stated", "intensity": -9000,
        "reports": 2, **fields,
    }  # fmt: skip


def test_events_of_a_month_are_counted_and_summed(duckdb) -> None:
    found = months(duckdb, [event("2", reports=5), event("10", day=date(2014, 1, 31))])
    assert found == [{
        "subject": "arcadia", "object": "borduria", "relation": "opposes", "means": "attack",
        "modality": "actual", "negated": False, "standing": "stated", "month": "2014-01",
        "events": 2, "reports": 7, "intensity": -18000, "row": "10", "published": date(2014, 1, 6),
    }]  # fmt: skip


def test_months_are_known_when_their_last_event_was(duckdb) -> None:
    late = event("2", published=date(2016, 1, 1))
    assert months(duckdb, [event(), late])[0]["published"] == date(2016, 1, 1)
    assert months(duckdb, [event(published=None)])[0]["published"] is None


@pytest.mark.parametrize(
    "other",
    [
        {"modality": "promised"}, {"negated": True}, {"means": "coercion"},
        {"relation": "supports"}, {"standing": "alleged"}, {"day": date(2014, 2, 1)},
        {"subject": "borduria", "object": "arcadia"},
    ],
)  # fmt: skip
def test_what_differs_in_kind_is_never_added_up(duckdb, other) -> None:
    assert [row["events"] for row in months(duckdb, [event(), event("2", **other)])] == [1, 1]


def test_an_undirected_event_counts_once_each_way(duckdb) -> None:
    found = months(duckdb, [event(both=True), event("2")])
    ways = {(row["subject"], row["object"]): (row["events"], row["reports"]) for row in found}
    assert ways == {("arcadia", "borduria"): (2, 4), ("borduria", "arcadia"): (1, 2)}


def test_no_intensity_is_not_an_intensity_of_zero(duckdb) -> None:
    assert months(duckdb, [event(intensity=None)])[0]["intensity"] is None
    assert months(duckdb, [event(intensity=None), event("2")])[0]["intensity"] == -9000


def test_no_events_are_no_months(duckdb) -> None:
    assert months(duckdb, []) == []


names = st.sampled_from(["arcadia", "borduria", "syldavia"])
events = st.builds(
    event,
    row=st.integers(0, 10**6).map(str),
    subject=names,
    object=names,
    day=st.dates(date(1999, 12, 1), date(2000, 2, 28)),
    published=st.none() | st.dates(date(2000, 1, 1), date(2001, 1, 1)),
    both=st.booleans(),
    relation=st.sampled_from(["supports", "opposes"]),
    modality=st.sampled_from(["actual", "actual", "promised"]),
    negated=st.booleans(),
    intensity=st.none() | st.integers(-10_000, 10_000),
    reports=st.integers(1, 10**9),
).filter(lambda one: one["subject"] != one["object"])


@settings(max_examples=30, deadline=None)
@given(st.lists(events, max_size=30))
def test_months_are_as_worked_out_by_hand(duckdb, rows) -> None:
    assert months(duckdb, rows) == by_hand(rows)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(events, max_size=12).flatmap(
        lambda rows: st.permutations(rows).map(lambda p: (rows, p))
    )
)
def test_the_order_of_events_means_nothing(duckdb, orders) -> None:
    rows, shuffled = orders
    assert months(duckdb, rows) == months(duckdb, shuffled)


def read(engine: Engine, dataset: CodedDataset, file: Path, known: Registry) -> Any:
    """All that one can see of a dataset."""
    coded = read_coded(dataset, [file], engine, Intake(known), Refused(), dataset.reader)
    grains = {
        grain: [row for batch in coded.batches(grain) for row in batch.to_pylist()]
        for grain in Grain
    }
    return grains, coded.counts, coded.codes


@pytest.mark.slow
@pytest.mark.parametrize("reader", SAMPLES)
def test_spark_gives_what_duckdb_gives_for_real_files(duckdb, spark, reader) -> None:
    if not SAMPLES[reader].is_file():
        pytest.skip(f"the sample of {reader} is not at {SAMPLES[reader]}")
    grains, counts, seen = read(duckdb, DATASETS[reader], SAMPLES[reader], packaged())
    assert grains[Grain.DYADS]
    assert (grains, counts, seen) == read(spark, DATASETS[reader], SAMPLES[reader], packaged())


@pytest.mark.slow
def test_spark_gives_what_duckdb_gives_for_many_rows(duckdb, spark, tmp_path) -> None:
    file = write_bare(tmp_path / "many.tsv", *made_up(Random(2014), 5_000))  # noqa: S311
    grains, counts, seen = read(duckdb, BARE, file, registry())
    assert 0 < len(grains[Grain.DYADS]) < len(grains[Grain.EVENTS]) < counts.giving < counts.rows
    assert (grains, counts, seen) == read(spark, BARE, file, registry())


@pytest.mark.slow
def test_spark_unfolds_undirected_events_as_duckdb_does(duckdb, spark) -> None:
    rows = [event(str(n), both=n % 2 == 0, intensity=None if n % 3 else n) for n in range(9)]
    assert months(spark, rows) == months(duckdb, rows) == by_hand(rows)


def made_up(random: Random, count: int) -> Iterator[dict[str, str]]:
    """Rows in which everything happens that may: repetitions, gaps, what is unknown or no claim."""
    known = list(codes("cameo"))
    sides = ["Arcadia", "Borduria", "Syldavia", "Bazaroff", ""]
    for _ in range(count):
        yield {
            "id": str(random.randint(1, 4 * count)),
            "day": f"2014-{random.randint(1, 3):02}-{random.randint(1, 5):02}",
            "code": random.choice(known),
            "one": random.choice(sides),
            "other": random.choice(sides),
            "place": random.choice(["Klow", "Szohôd", ""]),
            "reports": str(random.randint(1, 99)),
            "note": random.choice(["", "https://example.org/ä", '"x"']),
        }
