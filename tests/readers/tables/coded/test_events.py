"""Entries become events, or are set aside for one reason each; reports of one event are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.readers.tables.coded import events as made
from belligraph.readers.tables.coded.datasets.dataset import ENTRY
from belligraph.readers.tables.coded.engines import Engine, duckdb_engine
from belligraph.readers.tables.coded.events import (
    NO_CLAIM,
    NO_SIDE,
    ONE_ACTOR,
    SAME_ROW,
    UNKNOWN,
    Lookups,
    again,
    counted,
    decided,
    examples,
    naming,
    silent,
    unknown,
)
from belligraph.readers.tables.coded.keys.resolving import CODES, SIDES, SPOTS
from belligraph.readers.tables.narrowing import (
    AFTER,
    BEFORE,
    OTHER_ACTORS,
    OTHER_PLACES,
    Narrowing,
)
from quarrels import LISTED

Row = dict[str, Any]
ALWAYS = (date(1900, 1, 1), date(2100, 1, 1))
ARROW = {"string": pa.string(), "int64": pa.int64(), "date": pa.date32()}
ENTRIES = pa.schema([(name, ARROW[kind]) for name, kind in ENTRY.items()])
SINGLE = replace(LISTED, repeats=False)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with duckdb_engine(threads=1) as found:
        yield found


@pytest.fixture(scope="module")
def lookups(engine: Engine) -> Lookups:
    plain = {"relation": "opposes", "means": "attack", "modality": "actual", "negated": False,
             "reversed": False, "both": False, "intensity": -9000}  # fmt: skip
    codes = [
        plain | {"code": "190"},
        plain | {"code": "0232", "relation": "supports", "reversed": True, "intensity": 3400},
        plain | {"code": "clash", "both": True, "intensity": None},
    ]
    sides = [
        *(side(name, name.lower(), *ALWAYS) for name in ("Arcadia", "Borduria", "Syldavia")),
        side("Klow", "syldavia", *ALWAYS),
        side("Plekszy", None, date(1900, 1, 1), date(2014, 1, 9)),
        side("Plekszy", "borduria", date(2014, 1, 10), date(2014, 1, 19)),
        side("Plekszy", "arcadia", date(2014, 1, 20), date(2100, 1, 1)),
    ]
    spots = [
        {"key": "Klow", "first": ALWAYS[0], "last": ALWAYS[1], "place": "klow", "theatre": "north"},
        {"key": "Sea", "first": ALWAYS[0], "last": ALWAYS[1], "place": None, "theatre": None},
    ]
    tables = ((codes, CODES), (sides, SIDES), (spots, SPOTS))
    return Lookups(*(engine.lookup(pa.Table.from_pylist(r, schema)) for r, schema in tables))


def side(key: str, actor: str | None, first: date, last: date) -> Row:
    return {"key": key, "first": first, "last": last, "actor": actor}


def entry(row: str = "1", **fields: Any) -> Row:
    day = fields.get("day", date(2014, 1, 5))
    return {
        "file": "a", "line": 1, "row": row, "day": day, "valid": day.isoformat(),
        "published": day, "code": "190", "one": "Arcadia", "other": "Borduria", "spot": "Klow",
        "reports": 1, "report": None, "deaths": None, "note": "", **fields,
    }  # fmt: skip


def table(engine: Engine, rows: list[Row]) -> Any:
    return engine.lookup(pa.Table.from_pylist(rows, ENTRIES))


def reasons(
    engine: Engine, lookups: Lookups, rows: list[Row], narrowing: Narrowing | None = None
) -> dict[str, str | None]:
    """Why each row gives nothing."""
    entries = table(engine, rows)
    found = decided(entries, lookups, narrowing or Narrowing(), again(entries))
    return {row["row"]: row["aside"] for row in engine.rows(found)}


def happened(
    engine: Engine, lookups: Lookups, *rows: Row, dataset=LISTED, by_report: bool = False
) -> list[Row]:
    told = decided(table(engine, list(rows)), lookups, Narrowing())
    return engine.rows(made.events(told, dataset, by_report=by_report).order_by("event"))


def test_an_event_says_what_its_code_and_its_keys_mean(engine, lookups) -> None:
    row = entry("A7", reports=3, deaths=2, note="https://example.org")
    assert happened(engine, lookups, row) == [{
        "event": "quarrels-a7", "row": "A7", "rows": 1, "day": date(2014, 1, 5),
        "valid": "2014-01-05", "published": date(2014, 1, 5), "subject": "arcadia",
        "object": "borduria", "both": False, "relation": "opposes", "means": "attack",
        "modality": "actual", "negated": False, "intensity": -9000, "standing": "stated",
        "code": "cameo:190", "place": "klow", "theatre": "north", "reports": 3, "deaths": 2,
        "note": "https://example.org",
    }]  # fmt: skip
    assert happened(engine, lookups, row, dataset=SINGLE) == happened(engine, lookups, row)


def test_who_asks_is_the_one_who_would_be_supported(engine, lookups) -> None:
    (event,) = happened(engine, lookups, entry(code="0232"))
    assert (event["subject"], event["object"]) == ("borduria", "arcadia")


def test_a_key_means_who_it_was_on_the_day(engine, lookups) -> None:
    days = {"1": 9, "2": 10, "3": 19, "4": 20}
    rows = [
        entry(n, one="Plekszy", other="Syldavia", day=date(2014, 1, d)) for n, d in days.items()
    ]
    events = happened(engine, lookups, *rows)
    assert {event["row"]: event["subject"] for event in events} == {
        "2": "borduria", "3": "borduria", "4": "arcadia",
    }  # fmt: skip
    assert reasons(engine, lookups, rows)["1"] == UNKNOWN


def test_an_event_may_be_nowhere(engine, lookups) -> None:
    rows = [entry("1", spot=""), entry("2", spot="Sea", day=date(2014, 1, 6)), entry("3", spot="?")]
    assert {event["place"] for event in happened(engine, lookups, *rows)} == {None}
    assert len(happened(engine, lookups, *rows)) == 2


def test_reports_of_one_event_are_one_event(engine, lookups) -> None:
    rows = [
        entry("12", reports=2, note="later", published=date(2014, 1, 8), deaths=1),
        entry("11", reports=5, note="first", published=date(2014, 1, 7), deaths=3),
        entry("13", reports=1, one="Arcadia", published=None),
    ]
    (event,) = happened(engine, lookups, *rows)
    assert (event["row"], event["rows"], event["reports"]) == ("11", 3, 8)
    assert (event["note"], event["published"], event["deaths"]) == ("first", date(2014, 1, 7), 3)
    assert len(happened(engine, lookups, *rows, dataset=SINGLE)) == 3


@pytest.mark.parametrize(
    "other",
    [
        {"day": date(2014, 1, 6)}, {"valid": "2014-01"}, {"other": "Syldavia"}, {"code": "0232"},
        {"spot": ""},
    ],
)  # fmt: skip
def test_what_differs_is_another_event(engine, lookups, other) -> None:
    assert len(happened(engine, lookups, entry(), entry("2", **other))) == 2


def test_keys_of_one_actor_name_one_event(engine, lookups) -> None:
    rows = [entry(other="Syldavia"), entry("2", other="Klow")]
    assert [event["rows"] for event in happened(engine, lookups, *rows)] == [2]


def test_an_undirected_event_is_one_whichever_side_is_named_first(engine, lookups) -> None:
    rows = [entry(code="clash"), entry("2", code="clash", one="Borduria", other="Arcadia")]
    (event,) = happened(engine, lookups, *rows)
    assert (event["subject"], event["object"], event["both"]) == ("arcadia", "borduria", True)
    assert event["intensity"] is None


def test_reports_are_counted_by_their_ids_where_rows_have_them(engine, lookups) -> None:
    rows = [entry(str(n), report=report) for n, report in enumerate(["a", "b", "a"])]
    (event,) = happened(engine, lookups, *rows, by_report=True)
    assert (event["rows"], event["reports"]) == (3, 2)


def test_each_row_is_set_aside_for_one_reason(engine, lookups) -> None:
    rows = [
        entry("1"),
        entry("2", other=""),
        entry("3", one="", other=""),
        entry("4", one="Nobody"),
        entry("5", one="Syldavia", other="Klow"),
        entry("6"),
        entry("6", line=2),
    ]
    told = decided(table(engine, rows), lookups, Narrowing(), again(table(engine, rows)))
    found = sorted(((r["row"], r["aside"]) for r in engine.rows(told)), key=str)
    assert found == [
        ("1", None), ("2", NO_SIDE), ("3", NO_SIDE), ("4", UNKNOWN), ("5", ONE_ACTOR),
        ("6", SAME_ROW), ("6", None),
    ]  # fmt: skip


def test_the_row_of_the_first_file_and_line_stays(engine) -> None:
    places = [("b", 1), ("a", 10), ("a", 9), ("c", 3)]
    rows = [entry("7", file=file, line=line) for file, line in places] + [entry("8", file="a")]
    found = engine.rows(again(table(engine, rows)))
    assert sorted((r["file"], r["line"]) for r in found) == [("a", 10), ("b", 1), ("c", 3)]


def test_codes_that_say_nothing_are_a_reason(engine) -> None:
    rows = [entry("1"), entry("1", line=2), entry("2", line=3)]
    entries = table(engine, rows)
    found = engine.rows(silent(entries, again(entries)).order_by("row", "aside"))
    assert [(r["row"], r["aside"]) for r in found] == [
        ("1", NO_CLAIM),
        ("1", SAME_ROW),
        ("2", NO_CLAIM),
    ]
    assert {r["aside"] for r in engine.rows(silent(entries, None))} == {NO_CLAIM}


@pytest.mark.parametrize(
    ("valid", "reason"),
    [
        ("2014-01-09", BEFORE), ("2014-01-10", None), ("2014-02-20", None), ("2014-02-21", AFTER),
        ("2013-12", BEFORE), ("2014-01", None), ("2014-02", None), ("2014-03", AFTER),
        ("2014-01-03/2014-01-09", BEFORE), ("2014-01-04/2014-01-10", None),
        ("2014-02-20/2014-02-26", None), ("2014-02-21/2014-02-27", AFTER),
    ],
)  # fmt: skip
def test_days_are_asked_for_by_any_day_that_an_event_may_have(
    engine, lookups, valid, reason
) -> None:
    asked = Narrowing(since=date(2014, 1, 10), until=date(2014, 2, 20))
    assert reasons(engine, lookups, [entry(valid=valid)], asked) == {"1": reason}


def test_actors_are_asked_for_on_either_side(engine, lookups) -> None:
    sides = [("Arcadia", "Borduria"), ("Syldavia", "Arcadia"), ("Syldavia", "Borduria"),
             ("Nobody", "Arcadia"), ("Nobody", "Borduria"), ("", "Borduria")]  # fmt: skip
    rows = [entry(str(n), one=one, other=other) for n, (one, other) in enumerate(sides)]
    found = reasons(engine, lookups, rows, Narrowing(actors=frozenset({"arcadia"})))
    assert list(dict(sorted(found.items())).values()) == [
        None, None, OTHER_ACTORS, UNKNOWN, OTHER_ACTORS, NO_SIDE,
    ]  # fmt: skip


def test_places_are_asked_for(engine, lookups) -> None:
    rows = [
        entry("1"),
        entry("2", spot="Sea"),
        entry("3", spot=""),
        entry("4", one="Nobody", spot=""),
    ]
    assert reasons(engine, lookups, rows, Narrowing(places=frozenset({"klow"}))) == {
        "1": None, "2": OTHER_PLACES, "3": OTHER_PLACES, "4": OTHER_PLACES,
    }  # fmt: skip


def test_sides_that_are_nobody_are_told_with_their_rows(engine, lookups) -> None:
    rows = [
        entry("1", one="Nobody"), entry("2", other="Nobody"), entry("3", one="Who", other="Nobody"),
        entry("4", one="Nobody", other="Nobody"), entry("5", one="Nobody", other=""), entry("6"),
    ]  # fmt: skip
    told = engine.kept(decided(table(engine, rows), lookups, Narrowing()))
    found = engine.rows(unknown(told).order_by("key"))
    assert found == [{"key": "Nobody", "rows": 4}, {"key": "Who", "rows": 1}]


def test_actors_are_told_with_the_rows_that_give_claims_of_them(engine, lookups) -> None:
    rows = [entry("1"), entry("2", other="Syldavia"), entry("3", other="Nobody")]
    told = decided(table(engine, rows), lookups, Narrowing())
    assert engine.rows(naming(told).order_by("actor")) == [
        {"actor": "arcadia", "rows": 2}, {"actor": "borduria", "rows": 1},
        {"actor": "syldavia", "rows": 1},
    ]  # fmt: skip


def test_a_few_rows_of_each_reason_are_told(engine, lookups) -> None:
    rows = [entry(f"{n:02}", one="Nobody" if n % 2 else "") for n in range(20)]
    told = engine.kept(decided(table(engine, rows), lookups, Narrowing()))
    found = engine.rows(examples(told, [UNKNOWN, NO_SIDE]))
    assert [(r["aside"], r["row"]) for r in found] == [
        *((NO_SIDE, row) for row in ("00", "02", "04", "06", "08")),
        *((UNKNOWN, row) for row in ("01", "03", "05", "07", "09")),
    ]


entries = st.builds(
    entry,
    row=st.integers(0, 30).map(str),
    day=st.dates(date(2014, 1, 8), date(2014, 1, 21)),
    code=st.sampled_from(["190", "0232", "clash"]),
    one=st.sampled_from(["Arcadia", "Borduria", "Plekszy", "Nobody", ""]),
    other=st.sampled_from(["Arcadia", "Klow", "Syldavia", "Plekszy"]),
    spot=st.sampled_from(["Klow", "Sea", ""]),
    reports=st.integers(1, 99),
)
narrowings = st.builds(
    Narrowing,
    since=st.none() | st.just(date(2014, 1, 12)),
    until=st.none() | st.just(date(2014, 1, 18)),
    actors=st.sampled_from([frozenset[str](), frozenset({"arcadia"})]),
    places=st.sampled_from([frozenset[str](), frozenset({"klow"})]),
)


@settings(max_examples=15, deadline=None)
@given(st.lists(entries, max_size=20), narrowings, st.booleans())
def test_every_row_gives_or_is_set_aside(engine, lookups, rows, narrowing, repeats) -> None:
    numbered = [row | {"line": line} for line, row in enumerate(rows)]
    given_ = table(engine, numbered)
    told = engine.kept(decided(given_, lookups, narrowing, again(given_)))
    by_reason = {row["aside"]: row["rows"] for row in engine.rows(counted(told))}
    events = engine.rows(made.events(told, replace(LISTED, repeats=repeats)))
    assert sum(by_reason.values()) == len(rows)
    assert by_reason.get(SAME_ROW, 0) == len(rows) - len({row["row"] for row in rows})
    assert sum(event["rows"] for event in events) == by_reason.get(None, 0)
    assert all(event["subject"] != event["object"] for event in events)
    taken = {row["row"]: row for row in reversed(numbered)}
    assert all(event["day"] == taken[event["row"]]["day"] for event in events)
    assert len({event["event"] for event in events}) == len(events)
    keys = Counter(tuple(event[name] for name in made.HAPPENING) for event in events)
    assert not repeats or set(keys.values()) <= {1}
