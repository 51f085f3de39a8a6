"""`belligraph import` and `belligraph add-actors`: what is read, told, left out, added."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from belligraph.api import open_graph
from belligraph.cli.import_ import NAMES
from belligraph.readers.tables import READERS
from event_files import gdelt_file, gdelt_row, ged_file

ROWS = [
    gdelt_row(1, "20140105", "USA", "IRQ", "072"),
    gdelt_row(2, "20140105", "USA", "IRQ", "072"),
    gdelt_row(3, "20140209", "IRN", "USA", "112"),
    gdelt_row(4, "20140109", "USA", "IRQREB", "190"),
]
BAD = gdelt_row(5, "2014-01-09", "USA", "=IRQ", "190")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def events(tmp_path: Path) -> Path:
    return gdelt_file(tmp_path, ROWS)


def figures(err: str) -> dict[str, str]:
    """The table of a summary."""
    cells = (line.strip("│ ").split("│") for line in err.splitlines() if line.startswith("│"))
    return {name.strip(): value.strip() for name, value in cells}


def test_every_reader_has_its_name_on_the_command_line() -> None:
    assert sorted(NAMES) == sorted(READERS)


def test_the_summary_accounts_for_every_row(tell, store, events) -> None:
    told = tell("import", "gdelt", events, "--store", store)
    assert told.code == 0
    assert told.out == ""
    assert figures(told.err) == {
        "source": "gdelt",
        "rows read": "4",
        "claims": "2",
        "events": "2, 1 row told of one again",
        "rejects": "1",
        "in the store": "2 claims",
    }
    assert "1 row gave nothing, since a side is nobody the tables know (4)" in told.err
    assert "1 actor unknown: IRQREB IRQREB (1 row)" in told.err


def test_rows_are_narrowed_by_day_and_actor(tell, store, events) -> None:
    told = tell("import", "gdelt", events, "--since", "2014-02", "--until", "2014", "--actors",
                "Iran", "--store", store)  # fmt: skip
    assert figures(told.err)["claims"] == "1"
    assert {claim.subject for claim in open_graph(store).claims} == {"iran"}


def test_a_pattern_takes_every_file_once(tell, store, tmp_path) -> None:
    gdelt_file(tmp_path, ROWS[:1], "a.tsv")
    gdelt_file(tmp_path, ROWS[2:3], "b.tsv")
    told = tell("import", "gdelt", tmp_path / "*.tsv", tmp_path / "a.tsv", "--store", store)
    assert figures(told.err)["rows read"] == "2"


def test_dyads_are_claims_of_months(tell, store, events) -> None:
    tell("import", "gdelt", events, "--grain", "dyads", "--store", store)
    assert {str(claim.valid) for claim in open_graph(store).claims} == {"2014-01", "2014-02"}


def test_bad_rows_are_told_and_nothing_is_loaded(tell, store, tmp_path) -> None:
    told = tell("import", "gdelt", gdelt_file(tmp_path, [*ROWS, BAD]), "--store", store)
    assert told.code == 1
    assert "events.tsv, line 5, column SQLDATE: '2014-01-09'; expected" in told.err
    assert not store.exists()


def test_bad_rows_go_to_a_table_of_their_own(tell, store, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = tell("import", "gdelt", gdelt_file(tmp_path, [*ROWS, BAD]), "--skip-bad",
                "--store", store)  # fmt: skip
    assert figures(told.err)["rejects"] == "2, 1 of them bad"
    with (tmp_path / "bad-rows.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["file"], row["line"]) == ("events.tsv", "5")
    assert "'=IRQ" in row.values()
    assert told.err.index("in the store") < told.err.index("the bad rows are in bad-rows.csv")
    again = tell("import", "gdelt", tmp_path / "events.tsv", "--skip-bad", "--store", store)
    assert (again.code, "bad-rows.csv is there already" in again.err) == (2, True)


@pytest.mark.parametrize("option", ["--skip-bad", "--unresolved"])
def test_a_table_that_cannot_be_written_is_told_before_anything_is_loaded(
    tell, store, events, tmp_path, option
) -> None:
    told = tell("import", "gdelt", events, option, tmp_path / "none/table.csv", "--store", store)
    assert (told.code, "there is no such folder" in told.err) == (2, True)
    twice = tell("import", "gdelt", events, "--skip-bad", tmp_path / "one.csv",
                 "--unresolved", tmp_path / "one.csv", "--store", store)  # fmt: skip
    assert twice.code == 2
    assert not store.exists()


def test_a_table_that_fills_the_disk_is_not_left_half_written(
    tell, store, events, tmp_path, monkeypatch
) -> None:
    def full(*_: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("belligraph.cli.import_._unresolved", full)
    told = tell("import", "gdelt", events, "--unresolved", tmp_path / "u.csv", "--store", store)
    assert (told.code, "No space left" in told.err) == (1, True)
    assert figures(told.err)["claims"] == "2"
    assert not (tmp_path / "u.csv").exists()
    assert len(open_graph(store).claims) == 2


def test_a_side_that_nobody_knows_is_added_with_one_command(
    tell, store, events, project, tmp_path
) -> None:
    people = tmp_path / "people.csv"
    tell("import", "gdelt", events, "--unresolved", people, "--store", store)
    with people.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["name"], row["codes"], row["kind"]) == ("IRQREB IRQREB", "cameo:IRQREB", "")
    folder = project("mine", 'registry = "extend"')
    unsaid = tell("add-actors", "--from", people, "--data", folder, "--store", store)
    assert unsaid.code == 1
    assert "people.csv, line 2, column kind" in unsaid.err
    people.write_text(
        people.read_text("utf-8").replace("IRQREB IRQREB,,,", "Rebels in Iraq,,population,"),
        encoding="utf-8",
    )
    added = tell("add-actors", "--from", people, "--data", folder, "--store", store)
    assert (added.code, added.out) == (0, "irqreb-irqreb\n")
    told = tell("import", "gdelt", events, "--data", folder, "--store", store)
    assert "unknown" not in told.err
    assert figures(told.err)["claims"] == "3, 2 of them in the store before"


def test_provisional_actors_are_added_by_name_or_all(tell, store, project, tmp_path) -> None:
    file = ged_file(tmp_path, "1 2014-01-03 Klow 4")
    tell("import", "ucdp-ged", file, "--store", store)
    folder = project("mine", 'registry = "extend"')
    one = tell("add-actors", "league", "--data", folder, "--store", store)
    assert (one.code, one.out) == (0, "league\n")
    rest = tell("add-actors", "--all", "--data", folder, "--store", store)
    assert rest.out == "government-of-arcadia\n"
    assert "1 added to" in rest.err
    twice = tell("add-actors", "league", "League", "--data", folder, "--store", store)
    assert "0 added to" in twice.err
    assert ", 1 there before" in twice.err
    unknown = tell("add-actors", "Leage", "--data", folder, "--store", store)
    assert unknown.code == 1
    assert "nearest known: league" in unknown.err
    nobody = tell("add-actors", "--data", folder, "--store", store)
    assert nobody.code == 2


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("gdelt", "none.tsv"), "there is no file none.tsv"),
        (("gedlt", "none.tsv"), "'gedlt' is not one of"),
        (("ucdp-ged", "{file}", "--grain", "dyads"), "ucdp-ged has no event codes"),
        (("ucdp-ged", "{file}", "--since", "soon"), "--since: 'soon' is no date"),
        (("ucdp-ged", "{file}", "--since", "2015", "--until", "2014"), "not before"),
        (("ucdp-ged", "{file}", "--actors", "Atlantis"), "Atlantis"),
        (("ucdp-ged", "{file}", "--places", "Atlantis"), "Atlantis"),
        (("ucdp-ged", "{file}", "--source", "atlantis"), "expected an id of sources.csv"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(tell, store, tmp_path, arguments, complaint) -> None:
    file = ged_file(tmp_path, "1 2014-01-03 Klow 4")
    given = [one.format(file=file) for one in arguments]
    told = tell("import", *given, "--store", store)
    assert told.code in (1, 2)
    assert complaint in told.err
    assert not store.exists()
