"""Each file of a snapshot is held against what it was when the snapshot was published."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from belligraph.errors import StoreError
from belligraph.store import open_store, replacing, restore, save_snapshot, verify
from belligraph.store.keeping.listing import contents, read_list
from store_changes import add_rows, claim, rows_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    with replacing(folder, "tests") as store:
        store.add_claims(map(claim, [1, 2]), "tests")
    add_rows(folder, 3)
    return folder


def flip(file: Path) -> None:
    """Change a bit in the middle of a file, for all who share it by links."""
    with file.open("r+b") as stream:
        stream.seek(file.stat().st_size // 2)
        byte = stream.read(1)
        stream.seek(-1, 1)
        stream.write(bytes([byte[0] ^ 1]))


def test_all_files_are_listed_but_what_the_engine_says_to_itself(folder: Path) -> None:
    snapshot = folder / "snapshots" / "2"
    listed = read_list(snapshot)
    assert listed is not None
    names = {p.relative_to(snapshot).as_posix() for p in snapshot.rglob("*") if p.is_file()}
    assert names - listed.keys() == {"files.json", "db/LOG", "db/LOCK"}
    assert {"journal.nq", "batches.json", "claims.npz", "brought/2.npz", "db/CURRENT"} <= set(
        listed
    )
    (snapshot / "db" / "LOG").write_text("the engine was opened", "utf-8")
    assert verify(folder).wrong == ()


def test_reading_changes_no_file_that_is_listed(folder: Path) -> None:
    snapshot = folder / "snapshots" / "2"
    before = {name: path.stat().st_mtime_ns for name, path in contents(snapshot).items()}
    assert rows_in(folder) == [1, 2, 3]
    open_store(folder).engine.backup(str(folder.parent / "copy"))
    assert before == {name: p.stat().st_mtime_ns for name, p in contents(snapshot).items()}


def test_a_bit_that_changed_is_found_in_every_file(folder: Path, tmp_path: Path) -> None:
    for name, file in contents(folder / "snapshots" / "2").items():
        if not file.stat().st_size:
            continue
        harmed = tmp_path / "harmed"
        shutil.copytree(folder, harmed, symlinks=True)
        flip(harmed / "current" / name)
        assert f"{name} of snapshot 2 has other bytes than were published" in verify(harmed).wrong
        shutil.rmtree(harmed)


def cut_the_columns(snapshot: Path) -> None:
    file = snapshot / "claims.npz"
    file.write_bytes(file.read_bytes()[:200])


def remove_the_journal(snapshot: Path) -> None:
    (snapshot / "journal.nq").unlink()


def remove_what_was_brought(snapshot: Path) -> None:
    shutil.rmtree(snapshot / "brought")


def add_a_file(snapshot: Path) -> None:
    (snapshot / "db" / "000099.sst").write_bytes(b"")


def spoil_the_list(snapshot: Path) -> None:
    (snapshot / "files.json").write_text('{"db": 3}', "utf-8")


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (cut_the_columns, "claims.npz of snapshot 2 has 200 bytes instead of "),
        (remove_the_journal, "snapshot 2 has no journal.nq"),
        (remove_what_was_brought, "snapshot 2 has no brought/2.npz"),
        (add_a_file, "snapshot 2 has db/000099.sst, which was not published with it"),
        (spoil_the_list, "files.json is damaged: "),
    ],
)
def test_what_is_cut_lost_or_too_many_is_named_and_goes_no_further(
    folder: Path, tmp_path: Path, harm: Callable[[Path], None], told: str
) -> None:
    save_snapshot(folder, tmp_path / "good")
    harm(folder / "snapshots" / "2")
    assert any(told in line for line in verify(folder).wrong)
    with pytest.raises(StoreError, match="is not whole and was not saved: ") as caught:
        save_snapshot(folder, tmp_path / "saved")
    assert told in str(caught.value)
    with pytest.raises(StoreError, match="is not whole and was not brought back: ") as caught:
        restore(tmp_path / "other", folder)
    assert told in str(caught.value)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["good", "store"]
    assert verify(tmp_path / "good").wrong == ()


def test_damage_to_the_snapshot_before_is_found(folder: Path) -> None:
    flip(folder / "snapshots" / "1" / "batches.json")
    assert verify(folder).wrong == (
        "batches.json of snapshot 1 has other bytes than were published",
    )


def test_what_is_shared_by_links_is_not_taken_anew_for_the_truth(folder: Path) -> None:
    shared = Path("brought", "2.npz")
    flip(folder / "snapshots" / "2" / shared)
    add_rows(folder, 4)
    assert (folder / "snapshots" / "3" / shared).samefile(folder / "snapshots" / "2" / shared)
    told = [line for line in verify(folder).wrong if line.startswith(f"{shared} of")]
    assert [line.split()[3] for line in told] == ["2", "3"]


def test_damage_is_found_in_the_snapshots_that_follow(folder: Path) -> None:
    add_rows(folder, 4)
    old, new = folder / "snapshots" / "2" / "db", folder / "snapshots" / "3" / "db"
    table = next(p for p in new.glob("*.sst") if (old / p.name).exists())
    damaged = table.read_bytes()
    flip(table)
    assert damaged != (old / table.name).read_bytes()
    told = [line for line in verify(folder).wrong if line.startswith(f"db/{table.name} of")]
    assert [line.split()[3] for line in told] == ["2", "3"]


def test_a_snapshot_of_an_earlier_version_is_held_against_itself(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "snapshots" / "2" / "files.json").unlink()
    found = verify(folder)
    assert (found.wrong, len(found.notes)) == ((), 1)
    assert found.notes[0].startswith("snapshot 2 has no list of its files")
    save_snapshot(folder, tmp_path / "saved")
    assert verify(tmp_path / "saved").notes == ()
    add_rows(folder, 4)
    add_rows(folder, 5)
    assert (verify(folder).wrong, verify(folder).notes) == ((), ())
    assert rows_in(folder) == [1, 2, 3, 4, 5]


def test_what_is_saved_and_brought_back_has_a_list_of_its_own(folder: Path, tmp_path: Path) -> None:
    save_snapshot(folder, tmp_path / "saved")
    restore(tmp_path / "new", tmp_path / "saved")
    for made in (tmp_path / "saved", tmp_path / "new"):
        assert read_list((made / "current").resolve())
        assert (verify(made).wrong, verify(made).notes) == ((), ())
