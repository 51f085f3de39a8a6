"""ACLED: one row is one event of two sides whose order says nothing; rows here are made up."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import product

import pytest

from belligraph.dates import parse_interval
from belligraph.readers.codes import codes, look_up
from belligraph.readers.tables.coded.datasets.acled import DATASET, place
from belligraph.readers.tables.coded.datasets.cells import fields_of
from belligraph.readers.tables.coded.datasets.dataset import ENTRY
from coded_rows import Row, acled_row, bad, entries, written

MILITARY, CROWD = "Military Forces of Iraq (2006-2014)", "Rioters (Iraq)"
GROUP, CIVILIANS, PROTESTERS = "Islamic State (Iraq)", "Civilians (Iraq)", "Protesters (Iraq)"
SORTS = {
    MILITARY: ("State forces", "1"), GROUP: ("Rebel group", "2"), CROWD: ("Rioters", "5"),
    PROTESTERS: ("Protesters", "6"), CIVILIANS: ("Civilians", "7"),
}  # fmt: skip
BATTLE, STRIKE = ("Battles", "Armed clash"), ("Explosions/Remote violence", "Air/drone strike")
VIOLENCE, ARRESTS = ("Violence against civilians", "Attack"), ("Strategic developments", "Arrests")
BROKEN_UP = ("Protests", "Protest with intervention")
RIOT, MOB = ("Riots", "Violent demonstration"), ("Riots", "Mob violence")


EVENTS = (BATTLE, STRIKE, VIOLENCE, ARRESTS, BROKEN_UP, RIOT, MOB)


def row_of(event: tuple[str, str], one: str, other: str, how: int | None) -> Row:
    sort = ["" if how is None else SORTS[who][how] for who in (one, other)]
    return acled_row(
        event_type=event[0], sub_event_type=event[1], actor1=one, actor2=other, inter1=sort[0],
        inter2=sort[1],
    )  # fmt: skip


@cache
def answers() -> dict[tuple[object, ...], dict[str, str]]:
    """The entries of all events between all sorts of sides, named in all ways."""
    asked = list(product(EVENTS, SORTS, SORTS, (0, 1, None)))
    return dict(zip(asked, entries(DATASET, *(row_of(*one) for one in asked)), strict=True))


def said(event: tuple[str, str], one: str, other: str, how: int | None = 0) -> str:
    """What a row says of its sides: who opposes whom, or that it says nothing."""
    entry = answers()[event, one, other, how]
    code = look_up(codes("acled"), entry["code"])
    assert code is not None
    if code.relation is None:
        return "nothing"
    sides = [fields_of(entry[side])[0] for side in ("one", "other")]
    subject, object_ = reversed(sides) if code.reversed else sides
    both = " and back" if code.both else ""
    return f"{subject} > {object_}{both}"


def test_entries_have_the_columns_of_every_dataset(tmp_path) -> None:
    found = written(DATASET, acled_row(), tmp_path)
    assert found == ENTRY
    assert list(found) == list(ENTRY)


def test_a_row_says_what_stands_in_it() -> None:
    (entry,) = entries(DATASET, acled_row())
    assert (entry["row"], entry["day"], entry["valid"]) == (
        "IRQ1234", date(2014, 1, 5), "2014-01-05",
    )  # fmt: skip
    assert (entry["deaths"], entry["reports"], entry["note"]) == (3, 2, "AFP; NINA")
    assert (entry["published"], entry["report"]) == (date(2020, 9, 13), None)
    assert fields_of(entry["spot"])[:2] == ("Iraq", "Al Anbar")
    assert bad(DATASET, acled_row()) == []


@pytest.mark.parametrize("how", [0, 1, None], ids=["words", "numbers", "names only"])
@pytest.mark.parametrize(
    ("event", "one", "other", "meant"),
    [
        (STRIKE, MILITARY, CIVILIANS, f"{MILITARY} > {CIVILIANS}"),
        (VIOLENCE, GROUP, CIVILIANS, f"{GROUP} > {CIVILIANS}"),
        (BROKEN_UP, PROTESTERS, MILITARY, f"{MILITARY} > {PROTESTERS}"),
        (RIOT, CROWD, MILITARY, "nothing"),
        (RIOT, CROWD, CIVILIANS, f"{CROWD} > {CIVILIANS}"),
        (MOB, CROWD, MILITARY, f"{CROWD} > {MILITARY}"),
        (ARRESTS, MILITARY, GROUP, "nothing"),
        (ARRESTS, MILITARY, CIVILIANS, f"{MILITARY} > {CIVILIANS}"),
        (ARRESTS, MILITARY, MILITARY, "nothing"),
        (BROKEN_UP, PROTESTERS, CIVILIANS, "nothing"),
    ],
)
def test_where_the_codebook_leaves_one_direction_it_is_taken(event, one, other, meant, how) -> None:
    assert said(event, one, other, how) == said(event, other, one, how) == meant


def test_the_victim_of_violence_against_civilians_comes_second() -> None:
    assert said(VIOLENCE, MILITARY, GROUP) == f"{MILITARY} > {GROUP}"
    assert said(VIOLENCE, GROUP, MILITARY) == f"{GROUP} > {MILITARY}"
    assert said(VIOLENCE, CROWD, MILITARY) == f"{CROWD} > {MILITARY}"


def test_no_deaths_may_be_none_that_are_known() -> None:
    (entry,) = entries(DATASET, acled_row(fatalities="0"))
    assert entry["deaths"] is None


@pytest.mark.parametrize("event", [BATTLE, STRIKE])
def test_else_a_claim_goes_both_ways_whatever_the_order(event) -> None:
    ways = {f"{MILITARY} > {GROUP} and back", f"{GROUP} > {MILITARY} and back"}
    assert {said(event, MILITARY, GROUP), said(event, GROUP, MILITARY)} <= ways


def test_two_crowds_turn_on_each_other() -> None:
    assert said(MOB, CROWD, CROWD) == f"{CROWD} > {CROWD} and back"


def test_whoever_is_missing_is_nobody() -> None:
    (entry,) = entries(DATASET, acled_row(actor2="", inter2="", event_type="Protests"))
    assert "" in (entry["one"], entry["other"])


def test_a_day_is_as_exact_as_the_precision_says() -> None:
    rows = [acled_row(time_precision=precision) for precision in ("1", "", "2", "3")]
    found = entries(DATASET, *rows)
    week, month = "2014-01-02/2014-01-08", "2014-01"
    assert [entry["valid"] for entry in found] == ["2014-01-05", "2014-01-05", week, month]
    for entry in found:
        assert entry["day"] == date(2014, 1, 5)
        assert parse_interval(entry["valid"]).may_meet(entry["day"], entry["day"])


def test_days_are_read_as_exports_and_interfaces_write_them() -> None:
    days = [date(2014, month, 5) for month in range(1, 13)]
    forms = ("%-d %B %Y", "%d %B %Y", "%d-%B-%Y", "%Y-%m-%d")
    asked = [(day, f"{day:{form}}") for day in days for form in forms]
    found = entries(DATASET, *(acled_row(event_date=written) for _, written in asked))
    assert [entry["day"] for entry in found] == [day for day, _ in asked]


def test_a_row_without_a_timestamp_has_no_day_of_publication() -> None:
    (entry,) = entries(DATASET, acled_row(timestamp=""))
    assert entry["published"] is None
    assert bad(DATASET, acled_row(timestamp="")) == []


BAD_CELLS = [
    ("event_id_cnty", "IRQ 12"),
    ("event_id_cnty", ""),
    ("event_date", "30 February 2014"),
    ("event_date", "5 Jänner 2014"),
    ("event_date", "01/05/2014"),
    ("time_precision", "4"),
    ("event_type", ""),
    ("event_type", "Battles: all"),
    ("sub_event_type", "7"),
    ("country", ""),
    ("latitude", "91"),
    ("longitude", "east"),
    ("geo_precision", "0"),
    ("fatalities", ""),
    ("fatalities", "-1"),
    ("fatalities", "2.5"),
    ("timestamp", "2020-09-13"),
    ("timestamp", "99999999999999"),
]


@cache
def told() -> list[tuple[int, str]]:
    """What is told of rows with one bad cell each, with a good one before."""
    rows = [acled_row() | {column: value} for column, value in BAD_CELLS]
    return bad(DATASET, acled_row(), *rows)


@pytest.mark.parametrize("number", range(len(BAD_CELLS)), ids=lambda n: " ".join(BAD_CELLS[n]))
def test_a_bad_cell_is_told(number) -> None:
    assert [column for line, column in told() if line == number + 2] == [BAD_CELLS[number][0]]


def test_of_a_good_row_nothing_is_told() -> None:
    assert 1 not in [line for line, _ in told()]


@pytest.mark.parametrize(
    ("precision", "name"),
    [("1", "Falluja town"), ("", "Falluja town"), ("2", "Falluja"), ("3", "Al Anbar")],
)
def test_a_town_that_only_stands_for_a_region_is_not_where_it_was(precision, name) -> None:
    fields = ("Iraq", "Al Anbar", "Falluja", "Karma", "Falluja town", "33.3", "43.8", precision)
    found = place(fields)
    assert found is not None
    assert (found.name, found.province, found.country) == (name, "Al Anbar", "Iraq")
    assert (found.latitude is None) == (precision in ("2", "3"))


def test_a_region_without_a_name_is_the_country() -> None:
    found = place(("Iraq", "", "", "", "Baghdad", "33.3", "43.8", "3"))
    assert found is not None
    assert found.name == "Iraq"
