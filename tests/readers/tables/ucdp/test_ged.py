"""UCDP GED: one row is one event with its deaths, and one claim for each way of violence."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from belligraph import Graph
from belligraph.assemble import index
from belligraph.errors import TableError
from belligraph.model import ActorKind, Method, Standing
from belligraph.project import open_project, sample
from belligraph.readers.curated import Tables
from belligraph.readers.tables import Aside, Import, Imported, read_imports
from belligraph.readers.tables.ucdp.ged_rows import LAYOUT
from belligraph.registry import Registry
from belligraph.store import MEMORY, open_store

UCDP = Path(__file__).parents[5] / "shared" / "data" / "ucdp"
THREE_YEARS = UCDP / "ged_iraq_2013_2015.csv"
ALL_YEARS = UCDP / "ged_iraq_1989_2018_hxl.csv"
OLD = {
    "id": "7", "type_of_violence": "1", "side_a_new_id": "116", "side_a": "Government of Iraq",
    "gwnoa": "645.0", "side_b_new_id": "234", "side_b": "IS", "where_prec": "1",
    "where_coordinates": "Al Fallūjah town", "adm_1": "Al Anbār province",
    "adm_2": "Qaḑā’ al Fallūjah", "latitude": "33.36", "longitude": "43.79", "country": "Iraq",
    "date_prec": "1", "date_start": "2014-01-03", "date_end": "2014-01-03", "low": "3",
    "best": "4", "high": "6",
}  # fmt: skip
"""A row as version 17.1 and its like have it."""
NEW = dict.fromkeys(LAYOUT, "") | OLD | {
    "relid": "IRQ-2014-1-1", "code_status": "Clear", "side_a_dset_id": "116", "country_id": "645",
    "where_description": "Al Fallūjah", "date_start": "2014-01-03 00:00:00.000",
    "date_end": "2014-01-03 00:00:00.000", "gwnoa": "645", "geom_wkt": "POINT (43.79 33.36)",
    "priogrid_gid": "177568", "active_year": "True", "region": "Middle East", "year": "2014",
}  # fmt: skip
"""The same as versions 18.1 to 25.1 and the candidate events have it."""
HDX = (
    "id", "year", "active_year", "start_year", "end_year", "type_of_violence", "conflict_new_id",
    "conflict_name", "dyad_new_id", "dyad_name", "side_a_new_id", "gwnoa", "side_a",
    "side_b_new_id", "gwnob", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country",
    "country_id", "iso3", "region", "event_clarity", "date_prec", "date_start", "date_end",
    "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "low", "best", "high",
)  # fmt: skip
"""The columns of the copies by country at the Humanitarian Data Exchange."""


@cache
def tables() -> Tables:
    return sample().tables()


def write(file: Path, *rows: dict[str, str], tags: bool = False) -> Path:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        if tags:
            writer.writerow(dict.fromkeys(rows[0], "") | {"date_start": "#date+start"})
        writer.writerows(rows)
    return file


def read(*files: Path, registry: Registry | None = None, source: str = "") -> Imported:
    return read_imports([Import("ucdp-ged", files, source)], registry or tables().registry, "me")


def read_row(tmp_path: Path, registry: Registry | None = None, **cells: str) -> Imported:
    return read(write(tmp_path / "ged.csv", OLD | cells), registry=registry)


def refused(tmp_path: Path, **cells: str) -> str:
    with pytest.raises(TableError) as caught:
        read_row(tmp_path, **cells)
    return str(caught.value)


def given(file: Path) -> Path:
    if not file.is_file():
        pytest.skip(f"UCDP's files are not at hand: {file} is missing")
    return file


@cache
def three_years() -> Imported:
    return read(given(THREE_YEARS))


@cache
def all_years() -> Imported:
    bare = Registry(**{
        name: {} if name == "events" else getattr(tables().registry, name)
        for name in ("actors", "publishers", "places", "theatres", "sources", "events")
    })  # fmt: skip
    return read(given(ALL_YEARS), registry=bare)


def test_state_based_violence_is_two_claims_one_each_way(tmp_path) -> None:
    one, other = read_row(tmp_path).claims
    assert (one.subject, one.object) == (other.object, other.subject) == ("iraq", "isil")
    for claim in (one, other):
        assert (claim.relation, claim.means, claim.method) == ("opposes", "attack", "imported")
        assert (claim.place, claim.theatre) == ("fallujah", "anbar-2014")
        assert (claim.evidence.locator, claim.event) == ("row 7", "ged-7")
        assert (claim.publisher, claim.published_on, claim.agent) == ("ucdp", None, "me")


def test_one_sided_violence_is_one_claim_against_a_population(tmp_path) -> None:
    one_sided = {"type_of_violence": "3", "side_a_new_id": "234", "side_a": "IS", "gwnoa": "",
                 "side_b_new_id": "1", "side_b": "Civilians"}  # fmt: skip
    (claim,) = read_row(tmp_path, **one_sided).claims
    assert (claim.subject, claim.object) == ("isil", "civilians-in-iraq")
    got = read_row(tmp_path, Registry(), **one_sided)
    assert got.registry.actors["civilians-in-iraq"].kind is ActorKind.POPULATION


def test_the_event_has_its_deaths_according_to_ucdp(tmp_path) -> None:
    sides = {"deaths_a": "1", "deaths_civilians": "3", "number_of_sources": "2"}
    event = read_row(tmp_path, **sides).registry.events["ged-7"]
    assert (event.deaths_low, event.deaths_best, event.deaths_high) == (3, 4, 6)
    assert (event.according_to, event.reports, event.place) == ("ucdp", 2, "fallujah")
    assert "deaths by side: side A 1, civilians 3" in event.note


def test_an_event_without_deaths_is_kept(tmp_path) -> None:
    got = read_row(tmp_path, low="0", best="0", high="1")
    assert got.registry.events["ged-7"].deaths_best == 0
    assert len(got.claims) == 2


def test_an_event_of_several_days_is_of_the_actor_of_the_first(tmp_path) -> None:
    days = {"date_start": "2006-10-14", "date_end": "2006-10-30", "date_prec": "4"}
    assert {c.subject for c in read_row(tmp_path, **days).claims} == {"iraq", "al-qaeda-in-iraq"}


def test_another_event_of_the_same_id_stays_beside_the_imported_one(tmp_path) -> None:
    known = tables().registry.events["ged-113979"]
    other = replace(known, id="ged-7", locator="page 7")
    registry = replace(tables().registry, events={"ged-7": other})
    got = read_row(tmp_path, registry)
    assert {c.event for c in got.claims} == {"ucdp-ged-ged-7"}
    assert got.registry.events["ged-7"] == other


@pytest.mark.parametrize(
    ("low", "best", "high", "kept"),
    [
        ("7", "6", "7", (None, 6, 7)),
        ("7", "7", "6", (7, 7, None)),
        ("3", "2", "1", (None, 2, None)),
    ],
)
def test_a_bound_that_the_best_estimate_contradicts_is_told_in_the_note(
    tmp_path, low, best, high, kept
) -> None:
    event = read_row(tmp_path, low=low, best=best, high=high).registry.events["ged-7"]
    assert (event.deaths_low, event.deaths_best, event.deaths_high) == kept
    assert f"low {low}, best {best}, high {high}" in event.note


def test_several_days_are_an_interval(tmp_path) -> None:
    got = read_row(tmp_path, date_end="2014-01-05", date_prec="2")
    assert {c.valid.text for c in got.claims} == {"2014-01-03/2014-01-05"}
    month = read_row(tmp_path, date_start="2014-01-01", date_end="2014-01-31", date_prec="4")
    assert month.registry.events["ged-7"].date.text == "2014-01"


def in_layout(row: dict[str, str], names: Iterable[str]) -> dict[str, str]:
    return {name: row.get(name, "") for name in names}


BEST = {"best": "best_est", "low": "low_est", "high": "high_est"}


@pytest.mark.parametrize(
    ("row", "tags"),
    [
        (in_layout(OLD, HDX), False),
        (in_layout(OLD, HDX), True),
        (in_layout(NEW, LAYOUT), False),
        (in_layout(NEW, reversed(LAYOUT)), False),
        ({BEST.get(name, name): value for name, value in OLD.items()}, False),
        ({name.upper(): value for name, value in NEW.items()}, False),
    ],
    ids=["hdx", "hdx with tags", "18.1 to 25.1", "another order", "5.0", "capitals"],
)
def test_all_layouts_say_the_same(tmp_path, row, tags) -> None:
    said = [c.id for c in read(write(tmp_path / "old.csv", OLD)).claims]
    assert [c.id for c in read(write(tmp_path / "new.csv", row, tags=tags)).claims] == said
    assert len(said) == 2


def test_candidate_events_without_a_header_are_read_by_their_places(tmp_path) -> None:
    bare = tmp_path / "GEDEvent_v24_0_1.csv"
    headed = write(tmp_path / "GEDEvent_v24_0_1.csv", *[in_layout(NEW, LAYOUT)] * 2)
    lines = headed.read_text(encoding="utf-8").splitlines(keepends=True)
    headed.write_text("".join(lines[:2]), encoding="utf-8")
    said = [c.id for c in read(headed).claims]
    bare.write_text("".join(lines[1:]), encoding="utf-8")
    got = read(bare)
    assert [c.id for c in got.claims] == said
    assert got.tallies[0].rows == 2
    assert {c.source for c in got.claims} == {"ucdp-ged-24.0.1"}


def test_columns_that_are_not_needed_are_passed_over_whatever_they_hold(tmp_path) -> None:
    rows = [OLD, OLD | {"geom_wkt": "=1+1", "source_headline": "+x", "iso3": "7"}]
    ids = [[c.id for c in read(write(tmp_path / "g.csv", row)).claims] for row in rows]
    assert ids[0] == ids[1]


def test_how_exactly_a_place_is_known_and_how_clear_an_event_are_told(tmp_path) -> None:
    event = read_row(tmp_path, where_prec="2", event_clarity="2").registry.events["ged-7"]
    assert event.name.startswith("Fighting near Fallujah")
    assert "UCDP counts several happenings together" in event.note


def test_a_coding_that_is_not_settled_is_alleged(tmp_path) -> None:
    got = read_row(tmp_path, code_status="Check dyad")
    assert {c.standing for c in got.claims} == {Standing.ALLEGED}
    assert {c.standing for c in read_row(tmp_path, code_status="Clear").claims} == {Standing.STATED}


def test_states_that_act_as_one_side_are_the_actor_of_its_id(tmp_path) -> None:
    states = "Government of Australia, Government of United Kingdom"
    day = {"date_start": "2003-03-28", "date_end": "2003-03-28"}
    got = read_row(tmp_path, side_a_new_id="3822", side_a=states, gwnoa="900, 200",
                   side_b_new_id="116", side_b="Government of Iraq", **day)  # fmt: skip
    assert {c.subject for c in got.claims} == {"coalition-2003", "iraq-baathist"}


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("GEDEvent_v25_1.csv", "ucdp-ged-25.1"),
        ("GEDEvent_v24_01_24_12.csv", "ucdp-ged-24.1.24.12"),
        ("ged171.csv", "ucdp-ged-17.1"),
        ("ged_iraq_2013_2015.csv", "ucdp-ged"),
    ],
)
def test_the_source_is_the_dataset_with_its_version(tmp_path, name, id_) -> None:
    got = read(write(tmp_path / name, OLD))
    source = got.registry.sources[got.claims[0].source]
    assert (source.id, source.kind, source.publisher) == (id_, "dataset", "ucdp")
    assert source.published is None


def test_a_source_of_the_tables_may_be_named(tmp_path) -> None:
    file = write(tmp_path / "ged.csv", OLD)
    got = read(file, source="ucdp-ged-iraq-1989-2018")
    assert {c.source for c in got.claims} == {"ucdp-ged-iraq-1989-2018"}
    assert "ucdp-ged" not in got.registry.sources


def test_a_row_that_comes_again_is_told_and_counted_once(tmp_path) -> None:
    one = write(tmp_path / "a.csv", OLD, OLD, OLD | {"id": "8"})
    two = write(tmp_path / "b.csv", OLD | {"id": "8", "best": "5"}, OLD | {"id": "9"})
    got = read(one, two)
    (tally,) = got.tallies
    assert tally.aside == {"the same row came before, in a.csv": Aside(2, ("7", "8"))}
    assert (tally.rows, tally.giving, tally.given, tally.events) == (5, 3, 6, 3)
    assert got.registry.events["ged-8"].deaths_best == 4


def test_two_rows_of_a_file_with_one_id_are_not_taken_for_one(tmp_path) -> None:
    file = write(tmp_path / "a.csv", OLD, OLD | {"best": "5"})
    with pytest.raises(TableError, match=r"line 3, column id: '7'; expected an id that no other"):
        read(file)


def test_deaths_of_a_side_are_no_less_than_none(tmp_path) -> None:
    assert "column deaths_a: '-4'; expected a number" in refused(tmp_path, deaths_a="-4")


def test_sides_that_are_one_actor_in_the_tables_give_nothing_and_are_told(tmp_path) -> None:
    got = read_row(tmp_path, side_b_new_id="116", side_b="Government of Iraq")
    assert got.claims == ()
    assert got.tallies[0].aside == {"both sides are 'iraq' in the tables": Aside(1, ("7",))}


def test_an_event_that_the_tables_have_of_the_same_row_is_not_made_again(tmp_path) -> None:
    got = read_row(tmp_path, id="113979", best="99", high="99")
    assert {c.event for c in got.claims} == {"ged-113979"}
    assert got.registry.events["ged-113979"] == tables().registry.events["ged-113979"]
    assert got.tallies[0].events == 0


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        ({"best": "four"}, "line 2, column best: 'four'; expected a whole number"),
        ({"best": ""}, "column best: ''; expected a number of deaths"),
        ({"low": "-1"}, "column low: '-1'; expected a number of deaths, 0 or more"),
        ({"side_b": "234"}, "column side_b: '234'; expected a name, not a number"),
        ({"where_coordinates": "=HYPERLINK(1)"}, "expected a value, not a formula"),
        ({"side_a_new_id": ""}, "column side_a_new_id: ''; expected a whole number"),
        ({"type_of_violence": "4"}, "column type_of_violence: '4'; expected 1, 2 or 3"),
        ({"date_end": "2014-01-02"}, "column date_end: '2014-01-02'; expected a day not before"),
        ({"date_start": "3.1.2014"}, "column date_start: '3.1.2014'; expected a day"),
        ({"latitude": "133"}, "column latitude: '133'; expected degrees"),
        (
            {"side_b": "I\x07S", "side_b_new_id": "9"},
            "column side_b: 'I\\x07S'; expected a text without",
        ),
    ],
)
def test_a_bad_cell_is_told_with_its_place(tmp_path, cells, complaint) -> None:
    assert complaint in refused(tmp_path, **cells)


def test_all_bad_cells_are_told_at_once(tmp_path) -> None:
    rows = [OLD | {"best": "x"}, OLD | {"id": "8"}, OLD | {"id": "9", "country": "5", "low": "y"}]
    with pytest.raises(TableError) as caught:
        read(write(tmp_path / "ged.csv", *rows))
    assert [(p.row, p.column) for p in caught.value.problems] == [
        (2, "best"), (4, "country"), (4, "low"),
    ]  # fmt: skip


def test_every_row_of_three_years_gives_its_claims_or_is_told() -> None:
    (tally,) = three_years().tallies
    assert tally.rows == 1984 == tally.giving + tally.rejects
    with THREE_YEARS.open(encoding="utf-8") as lines:
        kinds = Counter(row["type_of_violence"] for row in csv.DictReader(lines))
    assert tally.given == len(three_years().claims) == 2 * (kinds["1"] + kinds["2"]) + kinds["3"]
    assert {c.method for c in three_years().claims} == {Method.IMPORTED}


def test_the_deaths_of_all_years_are_those_of_the_file() -> None:
    events = all_years().registry.events
    with ALL_YEARS.open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["id"]]
    assert len(rows) == len(events) == 7473
    assert sum(e.deaths_best or 0 for e in events.values()) == sum(int(r["best"]) for r in rows)
    for row in rows:
        event = events[f"ged-{row['id']}"]
        low, best, high = (int(row[name]) for name in ("low", "best", "high"))
        assert event.deaths_low == (low if low <= best else None)
        assert event.deaths_high == (high if high >= best else None)


@pytest.mark.parametrize(
    ("row", "when", "where", "deaths"),
    [
        ("113968", "2014-01-03", "fallujah", 4),
        ("113969", "2014-01-04", "albu-faraj", 25),
        ("113979", "2014-01-05", "ramadi", 34),
        ("114557", "2014-01-01/2014-05-31", "fallujah", 106),
    ],
)
def test_days_places_and_deaths_are_those_of_the_row(row, when, where, deaths) -> None:
    event = three_years().registry.events[f"ged-{row}"]
    assert (event.date.text, event.place, event.deaths_best) == (when, where, deaths)


def rows_of(file: Path) -> list[dict[str, str]]:
    with given(file).open(encoding="utf-8") as lines:
        return [row for row in csv.DictReader(lines) if row["id"]]


def test_an_event_of_several_days_is_bounded_by_them() -> None:
    several = [r for r in rows_of(THREE_YEARS) if r["date_start"] != r["date_end"]]
    assert several
    for row in several:
        date = three_years().registry.events[f"ged-{row['id']}"].date
        found = (str(date.earliest_start), str(date.latest_end))
        assert found == (row["date_start"], row["date_end"])


def test_events_without_deaths_are_kept() -> None:
    none = [r for r in rows_of(THREE_YEARS) if r["best"] == "0"]
    assert none
    assert {three_years().registry.events[f"ged-{r['id']}"].deaths_best for r in none} == {0}


def test_several_sources_are_told_together_and_counted_as_the_row_does() -> None:
    several = [r for r in rows_of(THREE_YEARS) if ";" in r["source_office"]]
    assert several
    for row in several:
        event = all_years().registry.events[f"ged-{row['id']}"]
        assert " ".join(row["source_office"].split())[:100] in event.note
        assert event.reports == max(1, int(row["number_of_sources"]))


def test_names_keep_their_letters() -> None:
    places = three_years().registry.places
    made = {p.name for p in places.values() if p.id not in tables().registry.places}
    spots = {r["where_coordinates"] for r in rows_of(THREE_YEARS)}
    foreign = {name for name in made & spots if not name.isascii()}
    assert {"Al Maḩāwīl town", "Al Ja‘ārah town"} <= foreign
    assert {three_years().registry.place(name) for name in ("Al Fallūjah", "Ramādī")} == {
        "fallujah", "ramadi",
    }  # fmt: skip


def test_the_row_of_tags_below_the_header_is_no_event() -> None:
    with given(ALL_YEARS).open(encoding="utf-8") as lines:
        assert next(csv.DictReader(lines))["date_start"] == "#date+start"
    assert all_years().tallies[0].rows == 7473


def test_isi_isil_and_is_are_the_actor_of_their_time() -> None:
    with given(ALL_YEARS).open(encoding="utf-8") as lines:
        rows = {f"row {r['id']}" for r in csv.DictReader(lines) if r["side_b_new_id"] == "234"}
    found = {(c.object, c.valid.earliest_start.year >= 2007)
             for c in all_years().claims
             if c.evidence.locator in rows and c.row.endswith("-a")
             and c.valid.earliest_start.year != 2006}  # fmt: skip
    assert found == {
        ("isil", True), ("al-qaeda-in-iraq", False), ("jamaat-al-tawhid-wal-jihad", False),
    }  # fmt: skip


def test_imported_rows_agree_with_those_that_people_curated() -> None:
    imported = {(c.evidence.locator, c.subject, c.object): c for c in all_years().claims}
    curated = [c for c in tables().claims if c.source.startswith("ucdp-ged")]
    assert len(curated) == 79
    for claim in curated:
        mine = imported[claim.evidence.locator, claim.subject, claim.object]
        for name in ("relation", "means", "valid", "place", "theatre", "standing", "event"):
            assert getattr(mine, name) == getattr(claim, name), (claim.row, name)


def test_events_agree_with_those_that_people_curated() -> None:
    curated = [e for e in tables().registry.events.values() if e.source.startswith("ucdp-ged")]
    assert curated
    for event in curated:
        mine = all_years().registry.events[event.id]
        for name in ("date", "place", "deaths_low", "deaths_best", "deaths_high", "according_to"):
            assert getattr(mine, name) == getattr(event, name), (event.id, name)


@pytest.fixture(scope="module")
def graph(tmp_path_factory) -> Graph:
    """Three years of Iraq beside the packaged tables, in a store."""
    folder = tmp_path_factory.mktemp("ged")
    said = f'as_of = 2014-01-31\n[[imports]]\nreader = "ucdp-ged"\nfile = "{given(THREE_YEARS)}"\n'
    (folder / "belligraph.toml").write_text(said, encoding="utf-8")
    store = open_store(MEMORY)
    index(store, open_project(folder))
    return Graph(store)


def met(first: str, last: str, **cells: str) -> dict[str, dict[str, str]]:
    """The rows of the file that have a day from the first to the last, by the event they become."""
    return {
        f"ged-{row['id']}": row
        for row in rows_of(THREE_YEARS)
        if row["date_start"] <= last and row["date_end"] >= first
        and all(row[name].startswith(start) for name, start in cells.items())
    }  # fmt: skip


def test_the_rows_of_anbar_are_found_in_the_store_each_once_with_its_deaths(graph) -> None:
    answer = graph.query("events", place="anbar", as_of="2014-01-31", window="34")
    found = [row for row in answer.rows if row["event"].startswith("ged-")]
    rows = met("2013-12-28", "2014-01-31", adm_1="Al Anb")
    assert len(rows) == 42 == len(found)
    assert {row["event"] for row in found} == set(rows)
    for row in found:
        said = rows[row["event"]]
        for figure in ("low", "best", "high"):
            assert int(row[f"deaths_{figure}"]) == int(said[figure]), (row["event"], figure)
        assert len(row["claims"]) == (1 if said["type_of_violence"] == "3" else 2)
    assert sum(int(row["deaths_best"]) for row in found) == sum(
        int(row["best"]) for row in rows.values()
    )


@pytest.mark.parametrize("last", ["2014-01-03", "2014-01-10", "2014-01-17", "2014-01-24"])
@pytest.mark.parametrize(
    ("place", "cells"),
    [
        ("anbar", {"adm_1": "Al Anb"}),
        ("fallujah", {"where_coordinates": "Al Fallūjah town"}),
        ("ramadi", {"where_coordinates": "Ramādī town"}),
    ],
)
def test_events_are_found_by_place_and_week(graph, place, cells, last) -> None:
    first = str(date.fromisoformat(last) - timedelta(days=6))
    answer = graph.query("events", place=place, as_of=last, window="6")
    found = {row["event"] for row in answer.rows if row["event"].startswith("ged-")}
    assert found == set(met(first, last, **cells))
    assert found
