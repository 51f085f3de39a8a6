"""A store is saved elsewhere and brought back, all of it or nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from belligraph.errors import StoreError, StoreForeignError, StoreLockedError
from belligraph.store import (
    extending,
    history,
    open_store,
    replacing,
    restore,
    save_snapshot,
    undo,
    verify,
)
from belligraph.store.keeping import backups
from store_changes import add_rows, claim, rows_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    with replacing(folder, "tests") as store:
        store.add_claims(map(claim, [1, 2]), "tests")
    add_rows(folder, 3)
    return folder


@pytest.fixture
def saved(folder: Path) -> Path:
    save_snapshot(folder, folder.parent / "saved")
    return folder.parent / "saved"


def test_what_is_saved_is_a_store_with_its_journal(folder: Path, saved: Path) -> None:
    assert open_store(saved).dump("nquads") == open_store(folder).dump("nquads")
    assert open_store(saved).batches == open_store(folder).batches
    assert history(saved) == history(folder)
    assert verify(saved).wrong == ()
    assert sorted(p.name for p in saved.parent.iterdir()) == ["saved", "store"]


def test_what_happens_to_the_store_later_leaves_it_alone(folder: Path, saved: Path) -> None:
    for row in (4, 5, 6):
        add_rows(folder, row)
    assert rows_in(saved) == [1, 2, 3]
    assert verify(saved).wrong == ()


def test_what_is_published_while_it_is_saved_takes_nothing_from_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real = history(folder), backups.copy_whole

    def copied(snapshot: Path, saved: Path) -> None:
        real(snapshot, saved)
        add_rows(folder, 4)
        add_rows(folder, 5)

    monkeypatch.setattr(backups, "copy_whole", copied)
    saved = folder.parent / "saved"
    assert save_snapshot(folder, saved).name == "2"
    assert history(saved) == before
    assert verify(saved).wrong == ()
    assert rows_in(saved) == [1, 2, 3]
    assert len(list((saved / "current" / "brought").iterdir())) == 1


def test_a_store_that_is_not_whole_is_not_saved(folder: Path) -> None:
    saved = folder.parent / "saved"
    batches = folder / "current" / "batches.json"
    told = json.loads(batches.read_text("utf-8"))
    batches.write_text(json.dumps(told[:1]), "utf-8")
    with pytest.raises(StoreError, match=r"not saved: batches\.json of snapshot 2 has \d+ bytes"):
        save_snapshot(folder, saved)
    (folder / "current" / "files.json").unlink()
    with pytest.raises(StoreError, match=r"not whole and was not saved: batches\.json tells of 2"):
        save_snapshot(folder, saved)
    batches.unlink()
    with pytest.raises(StoreError, match=r"not whole and was not saved: .*has no batches\.json"):
        save_snapshot(folder, saved)
    assert [p.name for p in folder.parent.iterdir()] == ["store"]


def test_it_is_brought_back_and_that_can_be_undone(folder: Path, saved: Path) -> None:
    add_rows(folder, 4)
    done = restore(folder, saved, "Grace")
    assert (done.number, done.action, done.what, done.who) == (4, "restore", "saved", "Grace")
    assert (done.added, done.removed, done.claims) == (0, 1, 3)
    assert rows_in(folder) == [1, 2, 3]
    assert verify(folder).wrong == ()
    undo(folder, 4, lambda _: None)
    assert rows_in(folder) == [1, 2, 3, 4]


def test_where_the_store_is_lost_its_journal_goes_on(folder: Path, saved: Path) -> None:
    folder.rename(folder.with_name("lost"))
    done = restore(folder, saved)
    assert (done.number, done.added, done.removed, done.claims) == (3, 0, 0, 3)
    assert [e.action for e in history(folder)] == ["build", "import", "restore"]
    assert sum(e.added - e.removed for e in history(folder)) == 3
    add_rows(folder, 4)
    undo(folder, 2, lambda _: None)
    assert rows_in(folder) == [1, 2, 4]
    assert verify(folder).wrong == ()
    with pytest.raises(StoreError, match=r"entry 3 \(restore\) cannot be taken out"):
        undo(folder, 3, lambda _: None)


@pytest.mark.parametrize("inside", ["x", "snapshots/99", "current/y", "."])
def test_no_store_is_saved_into_itself(folder: Path, inside: str) -> None:
    before = sorted(folder.rglob("*"))
    with pytest.raises(StoreError, match="lies in the store itself"):
        save_snapshot(folder, folder / inside)
    assert sorted(folder.rglob("*")) == before


def test_nothing_of_anybody_is_overwritten(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "text").write_text("years of work", encoding="utf-8")
    (tmp_path / "file").write_text("years of work", encoding="utf-8")
    for target in (tmp_path / "thesis", tmp_path / "file"):
        with pytest.raises(StoreError, match="holds something"):
            save_snapshot(folder, target)
    (tmp_path / "empty").mkdir()
    save_snapshot(folder, tmp_path / "empty")
    assert rows_in(tmp_path / "empty") == [1, 2, 3]


def test_where_nothing_can_be_written_it_says_so(folder: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        save_snapshot(folder, Path("/proc/nothing/saved"))


def test_what_is_no_store_is_not_brought_back(folder: Path, saved: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        restore(folder, tmp_path / "nowhere")
    with pytest.raises(StoreForeignError):
        restore(folder, tmp_path)
    for file in (saved / "current" / "db").iterdir():
        file.unlink()
        file.write_bytes(b"noise")
    with pytest.raises(
        StoreError, match=r"not whole and was not brought back: db/.* and \d+ more$"
    ):
        restore(folder, saved)
    (saved / "current" / "files.json").unlink()
    with pytest.raises(StoreError, match="cannot be read"):
        restore(folder, saved)
    assert rows_in(folder) == [1, 2, 3]
    assert len(history(folder)) == 2


def test_it_waits_for_no_writer(folder: Path, saved: Path) -> None:
    with extending(folder, "more"):
        save_snapshot(folder, folder.parent / "beside")
        with pytest.raises(StoreLockedError):
            restore(folder, saved)
    assert rows_in(folder.parent / "beside") == [1, 2, 3]
