"""A store that was copied by what knows no links is told apart from an empty one."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from belligraph.errors import StoreError
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
from belligraph.store.keeping import publishing
from store_changes import add_rows, claim, rows_in


def build_rows(folder: Path) -> None:
    with replacing(folder, "tests", force=True) as store:
        store.add_claims([claim(9)], "tests")


def restore_it(folder: Path) -> None:
    restore(folder, folder.parent / "saved")


def undo_it(folder: Path) -> None:
    undo(folder, 2, lambda _: None)


WRITERS = [build_rows, lambda folder: add_rows(folder, 4), restore_it, undo_it]
READERS = [open_store, history, verify, lambda f: save_snapshot(f, f.parent / "new")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store of three claims, with one saved beside it."""
    folder = tmp_path / "a store"
    with replacing(folder, "tests") as store:
        store.add_claims(map(claim, [1, 2]), "tests")
    add_rows(folder, 3)
    save_snapshot(folder, tmp_path / "saved")
    return folder


def state(folder: Path) -> dict[str, bytes]:
    """All files but the lock, which is taken before anything is looked at."""
    files = (p for p in folder.rglob("*") if p.is_file() and p.name != "belligraph.lock")
    return {str(p.relative_to(folder)): p.read_bytes() for p in files}


def lose_it(folder: Path) -> None:
    (folder / "current").unlink()


def lead_it_astray(folder: Path) -> None:
    lose_it(folder)
    (folder / "current").symlink_to("snapshots/7")


def write_it_out(folder: Path) -> None:
    """As some programs do with links."""
    lose_it(folder)
    (folder / "current").write_text("snapshots/2", "utf-8")


@pytest.mark.parametrize("how", [lose_it, lead_it_astray, write_it_out])
@pytest.mark.parametrize("act", [*READERS, *WRITERS])
def test_a_lost_link_is_told_and_costs_nothing(
    folder: Path, how: Callable[[Path], None], act: Callable[[Path], object]
) -> None:
    how(folder)
    before = state(folder.parent)
    with pytest.raises(StoreError, match=r"has lost its link 'current': .*belligraph verify") as e:
        act(folder)
    assert state(folder.parent) == before
    mend = str(e.value).rpartition(": ")[2].partition(" && ")[0]
    subprocess.run(shlex.split(mend), check=True)
    assert verify(folder).wrong == ()
    assert rows_in(folder) == [1, 2, 3]


def test_a_writer_cut_off_at_its_first_snapshot_has_lost_no_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, real = tmp_path / "store", publishing.sync
    synced: list[Path] = []

    def cut_off(path: Path) -> None:
        """At each step of the publishing, the store is empty or whole."""
        real(path)
        if path in (folder, folder / "snapshots"):
            synced.append(path)
            shutil.rmtree(tmp_path / "cut", ignore_errors=True)
            shutil.copytree(folder, tmp_path / "cut", symlinks=True)
            add_rows(tmp_path / "cut", 2)
            assert rows_in(tmp_path / "cut") in ([2], [1, 2])

    with extending(folder, "tests") as store:
        store.add_claims([claim(1)], "tests")
        monkeypatch.setattr(publishing, "sync", cut_off)
    monkeypatch.undo()
    assert synced == [folder, folder / "snapshots"]
    assert rows_in(folder) == [1]


@pytest.fixture
def followed(folder: Path) -> Path:
    """A copy of the store in which what the link led to stands in its place."""
    copy = folder.parent / "copy"
    shutil.copytree(folder, copy)
    assert (copy / "current").is_dir()
    assert not (copy / "current").is_symlink()
    return copy


def test_a_copy_with_links_followed_can_be_read_and_verified(followed: Path) -> None:
    assert rows_in(followed) == [1, 2, 3]
    assert len(history(followed)) == 2
    found = verify(followed)
    assert (found.claims, found.wrong, len(found.notes)) == (3, (), 1)
    assert "is a folder, as in a copy with links followed" in found.notes[0]
    (followed / "current" / "journal.nq").unlink()
    assert verify(followed).wrong == ("snapshot current has no journal.nq",)


@pytest.mark.parametrize("act", WRITERS)
def test_to_a_copy_with_links_followed_nothing_is_written(
    followed: Path, act: Callable[[Path], object]
) -> None:
    before = state(followed.parent)
    with pytest.raises(StoreError, match=r"copied with links followed, .*cp -a, .*restore") as e:
        act(followed)
    assert str(followed) in str(e.value)
    assert state(followed.parent) == before
    assert sorted(p.name for p in (followed / "snapshots").iterdir()) == ["1", "2"]


@pytest.mark.parametrize("save", [save_snapshot, lambda a, b: restore(b, a)])
def test_a_store_is_made_of_such_a_copy(
    followed: Path, save: Callable[[Path, Path], object]
) -> None:
    made = followed.parent / "made"
    save(followed, made)
    add_rows(made, 4)
    assert verify(made).wrong == ()
    assert rows_in(made) == [1, 2, 3, 4]
    assert json.loads((made / "current" / "files.json").read_text("utf-8"))
