"""A disk that refuses costs nothing that was there: one message, and the store as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from belligraph.errors import StoreError
from belligraph.store import extending, open_store, replacing, restore, save_snapshot, undo, verify
from store_changes import claim, rows_in


def mounted(place: Path, *options: str) -> bool:
    place.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", *options, "tmpfs", str(place)]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk with a store of two claims, to which a third was added."""
    place = tmp_path / "disk"
    if sys.platform != "linux" or not mounted(place, "-o", "size=3m"):
        pytest.skip("no disk can be mounted here")
    try:
        with replacing(place / "store", "tests") as store:
            store.add_claims(map(claim, [1, 2]), "tests")
        with extending(place / "store", "more") as store:
            store.add_claims([claim(3)], "more")
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)  # noqa: S607 - wherever it is


def build(folder: Path, rows: range) -> None:
    with replacing(folder, "tests", force=True) as store:
        store.add_claims(map(claim, rows), "tests")


def extend(folder: Path, rows: range) -> None:
    with extending(folder, "more") as store:
        store.add_claims(map(claim, rows), "more")


def is_as_it_was(folder: Path) -> bool:
    found = verify(folder)
    return (rows_in(folder), found.wrong, found.left) == ([1, 2, 3], (), ())


@pytest.mark.parametrize("change", [build, extend])
def test_a_disk_that_fills_up_within_a_change(disk: Path, change) -> None:
    with pytest.raises(StoreError, match=r"^the store at \S+ cannot be written: .*space") as caught:
        change(disk / "store", range(10, 30_000))
    assert "\n" not in str(caught.value)
    assert is_as_it_was(disk / "store")
    extend(disk / "store", range(4, 5))
    assert rows_in(disk / "store") == [1, 2, 3, 4]


def fill_up(disk: Path, left: int) -> None:
    """Leave so many bytes of a disk."""
    room = os.statvfs(disk)
    free = room.f_bavail * room.f_frsize
    (disk / "other").write_bytes(b"x" * (free - left))


@pytest.mark.parametrize("left", range(0, 600_000, 50_000))
def test_a_disk_that_has_hardly_any_room_left(disk: Path, left: int) -> None:
    fill_up(disk, left)
    changes = {
        "undo": lambda: undo(disk / "store", 2, lambda _: None),
        "extend": lambda: extend(disk / "store", range(4, 90)),
        "build": lambda: build(disk / "store", range(4, 90)),
        "snapshot": lambda: save_snapshot(disk / "store", disk / "saved"),
    }
    for name, change in changes.items():
        before = rows_in(disk / "store")
        try:
            change()
        except StoreError as error:
            told = str(error)
            assert ("cannot be written" in told, "[(" in told) == (True, False), name
            assert rows_in(disk / "store") == before
        assert verify(disk / "store").wrong == (), name
        assert verify(disk / "store").left == (), name
    assert not (disk / "saved").exists() or verify(disk / "saved").wrong == ()
    (disk / "other").unlink()
    extend(disk / "store", range(100, 101))
    assert 100 in rows_in(disk / "store")


def test_a_disk_that_is_read_only(disk: Path, tmp_path: Path) -> None:
    save_snapshot(disk / "store", tmp_path / "saved")
    options = ["mount", "-o", "remount,ro", str(disk)]
    if subprocess.run(options, capture_output=True, check=False).returncode:
        pytest.skip("the disk cannot be made read-only")
    for change in (
        lambda: build(disk / "store", range(4, 9)),
        lambda: extend(disk / "store", range(4, 9)),
        lambda: undo(disk / "store", 2, lambda _: None),
        lambda: restore(disk / "store", tmp_path / "saved"),
        lambda: build(disk / "another", range(4, 9)),
    ):
        with pytest.raises(StoreError, match=r"^the store at \S+ cannot be written: .*ead-only"):
            change()
    assert is_as_it_was(disk / "store")
    assert len(open_store(disk / "store").batches) == 2
