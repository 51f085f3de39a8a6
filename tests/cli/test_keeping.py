"""The commands that keep a store: its history, undoing, saving, restoring, verifying."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from belligraph.cli.group import COMMANDS
from belligraph.store import replacing
from belligraph.store.keeping.snapshots import make_folder
from event_files import gdelt_file, gdelt_row


@pytest.fixture
def store(tell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two months of a dataset."""
    monkeypatch.setenv("USER", "ada")
    january = [gdelt_row(1, "20140105", "USA", "IRQ", "072")]
    february = [gdelt_row(2, "20140207", "IRN", "USA", "112")]
    for name, rows in (("jan.tsv", january), ("feb.tsv", february)):
        file = gdelt_file(tmp_path, rows, name)
        assert tell("import", "gdelt", file, "--store", tmp_path / "store").code == 0
    return tmp_path / "store"


def test_history_tells_of_each_change(tell, store: Path) -> None:
    assert [
        (r["entry"], r["who"], r["action"], r["what"], r["added"], r["claims"])
        for r in tell("history", "--store", store, "--format", "csv").rows
    ] == [
        ("1", "ada", "import", "gdelt: jan.tsv", "1", "1"),
        ("2", "ada", "import", "gdelt: feb.tsv", "1", "2"),
    ]
    told = json.loads(tell("history", "--store", store, "--format", "json").out)
    assert [(one["entry"], len(one["inputs"])) for one in told] == [(1, 64), (2, 64)]
    table = tell("history", "--store", store).out
    assert "gdelt: feb.tsv" in table
    quads = tell("history", "--store", store, "--format", "nquads").out
    assert quads == (store / "current" / "journal.nq").read_text("utf-8")


def test_undo_and_undoing_that(tell, store: Path) -> None:
    done = tell("undo", 2, "--store", store)
    assert (done.code, done.out) == (0, "")
    assert "0 claims came, 1 went; 1 are in the store" in done.err
    assert "belligraph undo 3 brings back" in done.err
    assert tell("undo", 3, "--store", store).code == 0
    rows = tell("history", "--store", store, "--format", "csv").rows
    assert [(r["action"], r["claims"]) for r in rows[2:]] == [("undo", "1"), ("undo", "2")]


@pytest.mark.parametrize("entry", ["1", "7"])
def test_what_cannot_be_undone_is_one_message(tell, store: Path, entry: str) -> None:
    done = tell("undo", entry, "--store", store)
    assert done.code != 0
    assert done.err.count("\n") == 1
    assert done.err.startswith("Error: ")


def test_a_snapshot_brings_back_a_store_that_is_lost(tell, store: Path, tmp_path: Path) -> None:
    assert tell("snapshot", tmp_path / "saved", "--store", store).code == 0
    before = tell("export", "nquads", "--store", store).out
    shutil.rmtree(store)
    store.mkdir()
    done = tell("restore", tmp_path / "saved", "--store", store)
    assert done.code == 0
    assert "undo" not in done.err
    assert tell("export", "nquads", "--store", store).out == before
    again = tell("restore", tmp_path / "saved", "--store", store)
    assert "belligraph undo 4 brings back" in again.err


def test_verify_ends_well_only_if_all_is_well(tell, store: Path) -> None:
    done = tell("verify", "--store", store)
    assert (done.code, done.out) == (0, "")
    assert "2 claims, nothing wrong" in done.err
    (store / "current" / "batches.json").write_text("[]", encoding="utf-8")
    done = tell("verify", "--store", store)
    assert done.code == 1
    assert "batches.json tells of 0 claims" in done.out


SCORES = "SELECT ?s (b:score(?c) AS ?score) { ?c b:subject ?s } GROUP BY ?s"


@pytest.mark.parametrize(
    "command",
    [
        ["query", "relations"],
        ["query", f"PREFIX b: <https://w3id.org/belligraph/ontology#> {SCORES}"],
        ["explain", "usa", "iraq"],
        ["analyse", "balance", "--as-of", "2014-01-31"],
        ["export", "graphml", "--as-of", "2014-01-31"],
    ],
)
def test_columns_that_are_damaged_are_told_by_whoever_needs_them(
    tell, store: Path, command: list[str]
) -> None:
    assert tell(*command, "--store", store).code == 0
    file = store / "current" / "claims.npz"
    file.write_bytes(file.read_bytes()[:200])
    done = tell(*command, "--store", store)
    assert done.code == 1
    assert "claims.npz cannot be read: " in done.err


def test_verify_names_files_that_changed_and_notes_lists_that_are_not_there(
    tell, store: Path
) -> None:
    (store / "current" / "journal.nq").unlink()
    done = tell("verify", "--store", store)
    assert (done.code, done.out) == (1, "snapshot 2 has no journal.nq\n")
    (store / "current" / "files.json").unlink()
    done = tell("verify", "--store", store)
    assert (done.code, done.out) == (0, "")
    assert "Note: snapshot 2 has no list of its files" in done.err


def test_a_copy_with_links_followed_can_be_saved_anew(tell, store: Path, tmp_path: Path) -> None:
    shutil.copytree(store, tmp_path / "copy")
    done = tell("undo", 2, "--store", tmp_path / "copy")
    assert done.code == 1
    assert done.err.count("\n") == 1
    done = tell("snapshot", tmp_path / "saved", "--store", tmp_path / "copy")
    assert "Snapshot 2 of " in done.err
    assert tell("undo", 2, "--store", store).code == 0


@pytest.mark.parametrize("command", ["history", "verify"])
def test_of_a_store_that_is_being_filled_the_writer_is_named(
    tell, tmp_path: Path, command: str
) -> None:
    with pytest.raises(ZeroDivisionError), replacing(tmp_path / "store", "tests"):
        done = tell(command, "--store", tmp_path / "store")
        raise ZeroDivisionError
    assert done.code == 1
    assert f"is empty; process {os.getpid()} on " in done.err
    assert "is writing to it" in done.err
    make_folder(tmp_path / "store")
    done = tell(command, "--store", tmp_path / "store")
    assert "is empty; 'belligraph build' fills it, as 'load' and 'import' do" in done.err


@pytest.mark.parametrize("command", ["history", "undo 1", "snapshot there", "verify"])
def test_where_there_is_no_store_they_say_so(tell, tmp_path: Path, command: str) -> None:
    assert set(COMMANDS) >= {command.split()[0]}
    done = tell(*command.split(), "--store", tmp_path / "nowhere")
    assert done.code != 0
    assert "there is no store at" in done.err
