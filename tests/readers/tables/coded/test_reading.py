"""Files of a coded event table become events and dyad-months, and every row is accounted for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from belligraph.errors import TableError
from belligraph.model import Place, PlaceKind
from belligraph.readers.codes import codes
from belligraph.readers.tables.coded import Coded, Engine, Grain, duckdb_engine, read_coded
from belligraph.readers.tables.coded.dyads import KEY
from belligraph.readers.tables.coded.events import (
    EVENT,
    NO_CLAIM,
    NO_SIDE,
    ONE_ACTOR,
    SAME_ROW,
    UNKNOWN,
)
from belligraph.readers.tables.intake import Intake
from belligraph.readers.tables.narrowing import OTHER_PLACES, Narrowing
from belligraph.readers.tables.refused import Refused
from belligraph.readers.tables.tally import LISTED as SHOWN
from belligraph.readers.tables.tally import Aside
from quarrels import BARE, registry, write_bare

SILENT = next(code for code, one in codes("cameo").items() if one.relation is None)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with duckdb_engine(threads=2) as found:
        yield found


def read(engine: Engine, *files: Path, dataset=BARE, refused=None, intake=None) -> Coded:
    intake = intake or Intake(registry())
    return read_coded(dataset, files, engine, intake, refused or Refused(), dataset.reader)


def rows(coded: Coded, grain: Grain) -> list[dict[str, Any]]:
    return [row for batch in coded.batches(grain) for row in batch.to_pylist()]


def test_a_file_becomes_events_and_months(engine, tmp_path) -> None:
    coded = read(engine, write_bare(
        tmp_path / "a.tsv", {}, {"reports": "4"}, {"day": "2014-01-09"},
        {"one": "Borduria", "other": "Syldavia", "code": "0232"},
    ))  # fmt: skip
    events = rows(coded, Grain.EVENTS)
    assert [(e["event"], e["rows"], e["reports"], e["code"]) for e in events] == [
        ("quarrels-1", 2, 5, "cameo:190"), ("quarrels-3", 1, 1, "cameo:190"),
        ("quarrels-4", 1, 1, "cameo:0232"),
    ]  # fmt: skip
    assert tuple(events[0]) == EVENT
    months = rows(coded, Grain.DYADS)
    told = ("subject", "object", "relation", "events", "reports")
    assert [tuple(month[name] for name in told) for month in months] == [
        ("arcadia", "borduria", "opposes", 2, 6), ("syldavia", "borduria", "supports", 1, 1),
    ]  # fmt: skip
    assert coded.codes == ("cameo:0232", "cameo:190")
    assert (coded.counts.rows, coded.counts.giving, coded.counts.aside) == (4, 4, {})


def test_rows_of_several_files_that_came_before_are_told_and_counted_once(engine, tmp_path) -> None:
    one = write_bare(tmp_path / "a.tsv", {"id": "7"}, {"id": "8", "code": SILENT})
    other = write_bare(
        tmp_path / "b.tsv", {"id": "7", "day": "2014-01-06"}, {"id": "8", "code": SILENT}
    )
    coded = read(engine, other, one)
    assert [event["day"] for event in rows(coded, Grain.EVENTS)] == [date(2014, 1, 5)]
    assert coded.counts.rows == 4
    assert coded.counts.aside == {NO_CLAIM: Aside(1, ("8",)), SAME_ROW: Aside(2, ("7", "8"))}


def test_every_reason_is_told_with_a_few_rows(engine, tmp_path) -> None:
    many = [{"one": "Nobody"}] * 6 + [{"other": "Who"}]
    others = [{"other": ""}, {"code": SILENT}, {"other": "Arcadia"}]
    coded = read(engine, write_bare(tmp_path / "a.tsv", {}, *many, *others))
    counts = coded.counts
    assert counts.aside == {
        UNKNOWN: Aside(7, ("2", "3", "4", "5", "6")),
        NO_SIDE: Aside(1, ("9",)),
        NO_CLAIM: Aside(1, ("10",)),
        ONE_ACTOR: Aside(1, ("11",)),
    }
    assert counts.unresolved == {"Nobody": 6, "Who": 1}
    assert len(counts.aside[UNKNOWN].examples) == SHOWN
    assert (counts.rows, counts.giving, counts.bad) == (11, 1, 0)


def test_bad_rows_stop_all_unless_they_are_left_out(engine, tmp_path) -> None:
    file = write_bare(tmp_path / "a.tsv", {}, {"day": "?"}, {"code": SILENT})
    intake = Intake(registry())
    with pytest.raises(TableError, match=r"1 problem:\n  a\.tsv, line 2, column day: '\?'"):
        read(engine, file, intake=intake)
    assert not intake.places.made
    refused = Refused(skip=True)
    coded = read(engine, file, refused=refused)
    assert (coded.counts.rows, coded.counts.bad, coded.counts.giving) == (3, 1, 1)
    assert [row.line for row in refused.rows] == [2]


def test_places_asked_for_include_those_within(engine, tmp_path) -> None:
    known = replace(registry(), places={
        "syldavia-country": Place(id="syldavia-country", name="Syldavia", kind=PlaceKind.COUNTRY),
        "klow": Place(id="klow", name="Klow", kind=PlaceKind.TOWN, part_of="syldavia-country"),
    })  # fmt: skip
    file = write_bare(tmp_path / "a.tsv", {}, {"place": ""}, {"place": "Zlip"})
    for asked, expected in (("syldavia-country", ["1", "3"]), ("klow", ["1"])):
        intake = Intake(known, narrowing=Narrowing(places=frozenset({asked})))
        coded = read(engine, file, intake=intake)
        assert [event["row"] for event in rows(coded, Grain.EVENTS)] == expected
        assert coded.counts.aside[OTHER_PLACES].count == 3 - len(expected)


def test_reports_are_counted_by_their_ids_where_a_file_has_them(engine, tmp_path) -> None:
    file = write_bare(tmp_path / "a.tsv", *({"report": r, "reports": "9"} for r in "aab"))
    assert [event["reports"] for event in rows(read(engine, file), Grain.EVENTS)] == [2]


def test_codes_may_be_given_another_meaning(engine, tmp_path) -> None:
    file = write_bare(tmp_path / "a.tsv", {"code": SILENT})
    known = {SILENT: codes("cameo")["190"]}
    coded = read_coded(BARE, [file], engine, Intake(registry()), Refused(), "quarrels", known)
    assert [event["means"] for event in rows(coded, Grain.EVENTS)] == ["attack"]


def test_a_file_without_rows_gives_nothing(engine, tmp_path) -> None:
    (tmp_path / "a.tsv").write_text("")
    coded = read(engine, tmp_path / "a.tsv")
    assert [rows(coded, grain) for grain in Grain] == [[], []]
    assert (coded.counts.rows, coded.counts.giving, coded.counts.aside) == (0, 0, {})


def test_all_rows_are_accounted_for_and_come_in_an_order_of_their_own(engine, tmp_path) -> None:
    changes = list(made_up(Random(7), 3_000))  # noqa: S311
    file = write_bare(tmp_path / "a.tsv", *changes)
    coded = read(engine, file)
    counts = coded.counts
    assert counts.rows == 3_000 == counts.giving + sum(a.count for a in counts.aside.values())
    events, months = (rows(coded, grain) for grain in Grain)
    assert sum(event["rows"] for event in events) == counts.giving
    assert sum(month["events"] for month in months) == len(events)
    assert [event["event"] for event in events] == sorted(event["event"] for event in events)
    keys = [tuple(month[name] for name in KEY) for month in months]
    assert keys == sorted(keys)
    lines = file.read_text().splitlines(keepends=True)
    Random(8).shuffle(lines)  # noqa: S311
    file.write_text("".join(lines))
    shuffled = read(engine, file)
    assert (rows(shuffled, Grain.EVENTS), rows(shuffled, Grain.DYADS)) == (events, months)
    assert shuffled.counts == counts


def made_up(random: Random, count: int) -> Iterator[dict[str, str]]:
    for _ in range(count):
        yield {
            "day": f"2014-01-{random.randint(1, 9):02}",
            "code": random.choice(["190", "0232", "173", SILENT]),
            "one": random.choice(["Arcadia", "Borduria", "Syldavia", "Nobody", ""]),
            "other": random.choice(["Arcadia", "Borduria", "Syldavia"]),
            "reports": str(random.randint(1, 9)),
            "note": random.choice(["x", ""]),
        }
