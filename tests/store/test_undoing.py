"""A change is undone as a whole, or one message says why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from belligraph.api import open_graph
from belligraph.build import build
from belligraph.errors import InputError, StoreError, StoreLockedError
from belligraph.load import ground, load, load_files, quads, undo
from belligraph.model import Speaker
from belligraph.project import open_project
from belligraph.readers.tables import Import
from belligraph.store import Store, extending, history, open_store, replacing, verify
from belligraph.store import undo as undo_change
from event_files import gdelt_file, gdelt_row, ged_file
from store_changes import add_rows, claim, rows_in

Load = Callable[[Import], Path]


def nothing(_: Store) -> None:
    """No rules to run."""


def build_rows(folder: Path, *rows: int) -> None:
    with replacing(folder, "tests", force=True) as store:
        store.add_claims(map(claim, rows), "tests")


def whole(folder: Path) -> list[int]:
    """The rows of a store that is found to be whole."""
    assert verify(folder).wrong == ()
    return rows_in(folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    build_rows(folder, 1, 2)
    return folder


def test_the_last_change_is_undone_and_brought_back(folder: Path) -> None:
    before = open_store(folder).dump("nquads")
    add_rows(folder, 3)
    after = open_store(folder).dump("nquads")
    done = undo_change(folder, 2, nothing, "Grace")
    assert open_store(folder).dump("nquads") == before
    assert (done.number, done.who, done.what, done.undoes, done.added, done.removed) == (
        3, "Grace", "import of more", 2, 0, 1,
    )  # fmt: skip
    undo_change(folder, 3, nothing)
    assert open_store(folder).dump("nquads") == after
    assert [e.action for e in history(folder)] == ["build", "import", "undo", "undo"]
    assert whole(folder) == [1, 2, 3]


def test_a_build_is_undone_if_it_is_the_last(folder: Path) -> None:
    add_rows(folder, 3)
    build_rows(folder, 7)
    undo_change(folder, 3, nothing)
    assert whole(folder) == [1, 2, 3]
    undo_change(folder, 2, nothing)
    assert whole(folder) == [1, 2]


def test_of_an_earlier_import_the_claims_go_and_the_others_stay(folder: Path) -> None:
    add_rows(folder, 2, 3, 4)
    add_rows(folder, 5)
    undo_change(folder, 2, nothing)
    assert whole(folder) == [1, 2, 5]
    assert [(b.origin, b.claims) for b in open_store(folder).batches] == [("tests", 2), ("more", 1)]
    undo_change(folder, 3, nothing)
    assert whole(folder) == [1, 2]


def test_what_a_later_import_brought_again_stays_until_that_is_undone_too(folder: Path) -> None:
    add_rows(folder, 3, 4)
    add_rows(folder, 4, 5)
    undo_change(folder, 2, nothing)
    assert whole(folder) == [1, 2, 4, 5]
    add_rows(folder, 6)
    undo_change(folder, 3, nothing)
    assert whole(folder) == [1, 2, 6]


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (1, r"entry 1 \(build\) cannot be taken out: .* the last entry, 4, can be undone"),
        (2, "claim .* came later and speaks of what would be taken out"),
        (9, "no entry 9 in the journal; the last is 4"),
    ],
)
def test_what_others_rest_on_stays(folder: Path, number: int, message: str) -> None:
    add_rows(folder, 3)
    with extending(folder, "more") as store:
        denial = replace(
            claim(4), negated=True, speaker=Speaker(name="Bob"), disputes=(claim(3).id,)
        )
        store.add_claims([denial], "more")
    add_rows(folder, 5)
    before = open_store(folder).dump("nquads")
    with pytest.raises(StoreError, match=message):
        undo_change(folder, number, nothing)
    assert open_store(folder).dump("nquads") == before
    assert len(history(folder)) == 4
    assert sorted(p.name for p in (folder / "snapshots").iterdir()) == ["3", "4"]


def test_what_was_undone_is_not_undone_twice(folder: Path) -> None:
    add_rows(folder, 3)
    undo_change(folder, 2, nothing)
    add_rows(folder, 4)
    with pytest.raises(StoreError, match="entry 2 was undone by entry 3"):
        undo_change(folder, 2, nothing)


def test_before_the_first_change_there_was_no_store(folder: Path) -> None:
    with pytest.raises(StoreError, match="entry 1 made the store"):
        undo_change(folder, 1, nothing)
    assert whole(folder) == [1, 2]


def test_nothing_is_undone_while_another_writes(folder: Path) -> None:
    add_rows(folder, 3)
    with extending(folder, "more"), pytest.raises(StoreLockedError):
        undo_change(folder, 2, nothing)


def test_an_undoing_that_fails_changes_nothing(folder: Path) -> None:
    add_rows(folder, 3)
    add_rows(folder, 4)

    def broken(_: Store) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        undo_change(folder, 2, broken)
    assert whole(folder) == [1, 2, 3, 4]


# --- datasets, with actors, events and conclusions of their own


@pytest.fixture
def loads(tmp_path: Path, small: Path) -> Load:
    """Loads datasets into a store that was built."""
    build(open_project(small), tmp_path / "out")
    store = tmp_path / "out" / "store"

    def one(dataset: Import) -> Path:
        load(dataset, store, ground(store))
        return store

    return one


def ged(folder: Path, *rows: str) -> Import:
    return Import("ucdp-ged", (ged_file(folder, *rows),))


def gdelt(folder: Path) -> Import:
    rows = [gdelt_row(1, "20140105", "USA", "IRQ", "072"),
            gdelt_row(3, "20140107", "IRN", "USA", "112")]  # fmt: skip
    return Import("gdelt", (gdelt_file(folder, rows),))


def test_a_dataset_that_is_taken_out_leaves_the_store_as_if_it_had_never_come(
    loads: Load, tmp_path: Path
) -> None:
    store = loads(gdelt(tmp_path))
    expected = open_store(store).dump("nquads")
    undo(store, 2)
    loads(ged(tmp_path, "1 2014-01-03 Klow 4", "2 2014-01-04 Klow 0"))
    loads(gdelt(tmp_path))
    assert [e.action for e in history(store)] == ["build", "import", "undo", "import", "import"]
    undo(store, 4)
    assert verify(store).wrong == ()
    assert open_store(store).dump("nquads") == expected


def test_actors_of_a_dataset_stay_where_another_one_names_them(loads: Load, tmp_path: Path) -> None:
    loads(ged(tmp_path, "1 2014-01-03 Klow 4"))
    store = loads(ged(tmp_path, "2 2014-01-04 Sprodj 1"))
    loads(gdelt(tmp_path))
    undo(store, 2)
    graph = open_graph(store)
    assert {e.removeprefix("ged-") for e in graph.registry.events if "ged-" in e} == {"2"}
    places = {place.name for place in graph.registry.places.values()}
    assert "Sprodj" in places
    assert "Klow" not in places
    named = {c.subject for c in graph.claims} | {c.object for c in graph.claims}
    assert named <= {*graph.registry.actors, *graph.registry.places}
    assert verify(store).wrong == ()


def test_the_journal_tells_which_files_a_dataset_was(loads: Load, tmp_path: Path) -> None:
    store = loads(gdelt(tmp_path))
    again = loads(gdelt(tmp_path))
    one, two = history(again)[-2:]
    assert one.what == two.what == "gdelt: events.tsv"
    assert one.inputs == two.inputs != ""
    assert (one.added, two.added) == (2, 0)
    assert store == again


# --- files of quads, which bring what imports brought


def load_lines(store: Path, file: Path, lines: bytes) -> None:
    file.write_bytes(lines)
    load_files([file], store, ground(store))


def quads_since(store: Path, before: bytes) -> bytes:
    """The lines of a store that it did not have."""
    known = set(before.splitlines())
    new = [line for line in open_store(store).dump("nquads").splitlines() if line not in known]
    return b"\n".join(new) + b"\n"


def test_what_a_later_load_brought_again_stays(folder: Path, tmp_path: Path) -> None:
    before = open_store(folder).dump("nquads")
    add_rows(folder, 3)
    lines = quads_since(folder, before)
    add_rows(folder, 4)
    load_lines(folder, tmp_path / "again.nq", lines)
    undo_change(folder, 3, nothing)
    assert whole(folder) == [1, 2, 3]
    undo_change(folder, 2, nothing)
    assert whole(folder) == [1, 2, 3]
    assert [e.action for e in history(folder)] == [
        "build", "import", "import", "load", "undo", "undo",
    ]  # fmt: skip


def test_an_earlier_load_itself_is_not_taken_out(folder: Path, tmp_path: Path) -> None:
    load_lines(folder, tmp_path / "other.nq", b"<x:a> <x:b> <x:c> <x:g> .\n")
    add_rows(folder, 3)
    with pytest.raises(StoreError, match=r"entry 2 \(load\) cannot be taken out"):
        undo_change(folder, 2, nothing)
    assert whole(folder) == [1, 2, 3]


def test_a_load_that_others_followed_stays_though_they_were_undone(
    folder: Path, tmp_path: Path
) -> None:
    load_lines(folder, tmp_path / "one.nq", b"<x:a> <x:b> <x:c> <x:g> .\n")
    load_lines(folder, tmp_path / "other.nq", b"<x:d> <x:e> <x:f> <x:g> .\n")
    undo_change(folder, 3, nothing)
    with pytest.raises(StoreError, match=r"it is not the last change, and what it brought is not"):
        undo_change(folder, 2, nothing)
    assert len(history(folder)) == 4
    assert whole(folder) == [1, 2]


def test_entries_that_a_later_load_brought_again_stay(loads: Load, tmp_path: Path) -> None:
    store = loads(gdelt(tmp_path))
    before = open_store(store).dump("nquads")
    loads(ged(tmp_path, "1 2014-01-03 Klow 4", "2 2014-01-04 Sprodj 1"))
    lines = [
        line
        for line in quads_since(store, before).splitlines(keepends=True)
        if b"<https://w3id.org/belligraph/id/event/ged-1" in line.split()[0]
    ]
    load_lines(store, tmp_path / "again.nq", b"".join(lines))
    undo(store, 3)
    graph = open_graph(store)
    assert [e for e in graph.registry.events if "ged-" in e] == ["ged-1"]
    assert "Klow" in {place.name for place in graph.registry.places.values()}
    assert "Sprodj" not in {place.name for place in graph.registry.places.values()}
    assert verify(store).wrong == ()


def test_what_a_load_brought_again_before_it_was_cut_off_stays(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quads, "ENOUGH", 1)
    before = open_store(folder).dump("nquads")
    add_rows(folder, 3)
    files = [tmp_path / "again.nq", tmp_path / "more.nq"]
    files[0].write_bytes(quads_since(folder, before))
    files[1].write_bytes(b"nonsense\n")
    with pytest.raises(InputError):
        load_files(files, folder, ground(folder))
    files[1].write_bytes(b"<x:a> <x:b> <x:c> <x:g> .\n")
    assert load_files(files, folder, ground(folder)).again == 1
    undo_change(folder, 2, nothing)
    assert whole(folder) == [1, 2, 3]
