"""A store is changed by one at a time, and what is not ours is never removed or replaced."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pyoxigraph as ox
import pytest

from belligraph.errors import InputError, StoreError, StoreForeignError, StoreLockedError
from belligraph.load import ground, load_files, quads
from belligraph.rdf import claim_lines, registry_quads
from belligraph.store import (
    Doing,
    extending,
    history,
    open_store,
    replacing,
    resuming,
    undo,
    verify,
)
from belligraph.store.keeping import locking, publishing
from broken_graphs import REGISTRY
from store_changes import claim, rows_in

LOCK = "belligraph.lock"
GROUP = 4_242
WRITER = """
import os, sys
from pathlib import Path
from tempfile import TemporaryDirectory
sys.path[:0] = sys.argv[6:]
from belligraph.errors import StoreError
from belligraph.store import extending
from store_changes import claim
row, umask, person, group = int(sys.argv[2]), int(sys.argv[3], 8), *map(int, sys.argv[4:6])
with TemporaryDirectory() as place:  # what is imported only now may lie in the home of root
    for _ in range(2):
        with extending(Path(place) / "store", "tests") as store:
            store.add_claims([claim(1)], "tests")
os.umask(umask)
os.setgroups([group])
os.setgid(person)
os.setuid(person)
try:
    with extending(Path(sys.argv[1]), f"of {row}") as store:
        print("writing", flush=True)
        sys.stdin.read()
        store.add_claims([claim(row)], f"of {row}")
    print("done", flush=True)
except StoreError as error:
    print(f"{type(error).__name__}: {error}", flush=True)
"""


def write(folder: Path, *rows: int) -> None:
    with extending(folder, "tests") as store:
        store.add_claims(map(claim, rows), "tests")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


# --- several persons


@pytest.fixture
def team() -> Iterator[Path]:
    """A folder that a group shares."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root can act for several persons")
    place = Path(mkdtemp())
    place.chmod(0o755)
    folder = place / "team"
    folder.mkdir()
    os.chown(folder, 0, GROUP)
    folder.chmod(0o2770)
    yield folder
    shutil.rmtree(place)


def writer(folder: Path, person: int, row: int, umask: str = "002") -> subprocess.Popen[str]:
    """Somebody who adds a row to a store, once its standard input is closed."""
    given = [str(folder), str(row), umask, str(person), str(GROUP)]
    paths = [str(Path(path).absolute()) for path in sys.path if path]
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, *given, *paths],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def said(process: subprocess.Popen[str]) -> list[str]:
    out, _ = process.communicate(timeout=120)
    return out.splitlines()


@pytest.mark.parametrize("umask", ["002", "077"])
def test_persons_who_share_a_folder_keep_each_other_out(team: Path, umask: str) -> None:
    one = writer(team, 2_001, 1, umask)
    assert one.stdout is not None
    assert one.stdout.readline() == "writing\n"
    (refused,) = said(writer(team, 2_002, 2, umask))
    assert refused.startswith(f"StoreLockedError: process {one.pid} on "), refused
    assert said(one) == ["done"]
    assert rows_in(team) == [1]


@pytest.mark.parametrize("umask", ["002", "077"])
def test_persons_who_share_a_folder_add_to_each_others_stores(team: Path, umask: str) -> None:
    for number in range(1, 5):
        assert said(writer(team, 2_001 + number % 2, number, umask)) == ["writing", "done"]
        assert rows_in(team) == list(range(1, number + 1))
    assert verify(team).wrong == ()
    assert names(team / "snapshots") == {"3", "4"}


def test_a_store_whose_files_cannot_be_linked_is_copied(team: Path) -> None:
    assert said(writer(team, 2_001, 1)) == ["writing", "done"]
    for path in (team / "snapshots" / "1").rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    (team / LOCK).chmod(0o644)
    assert said(writer(team, 2_002, 2)) == ["writing", "done"]
    assert rows_in(team) == [1, 2]
    assert verify(team).wrong == ()


def test_what_a_group_may_not_change_stays_so(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir(mode=0o755)
    before = os.umask(0o077)
    try:
        write(tmp_path / "store", 1)
    finally:
        os.umask(before)
    inside = [p for p in (tmp_path / "store").rglob("*") if not p.is_symlink()]
    assert not [p for p in inside if p.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)]


# --- the lock


def test_the_lock_stays_and_says_nothing_once_it_is_let_go_of(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    write(folder, 1)
    number = (folder / LOCK).stat().st_ino
    with extending(folder, "tests"):
        assert json.loads((folder / LOCK).read_text())["pid"] == os.getpid()
    assert ((folder / LOCK).stat().st_ino, (folder / LOCK).read_text()) == (number, "")


def test_a_writer_that_was_killed_lets_go(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    write(folder, 1)
    code = (
        "import os, signal, sys; from belligraph.store import extending\n"
        "with extending(sys.argv[1], 'tests'): os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=False)
    assert json.loads((folder / LOCK).read_text())["pid"]
    write(folder, 2)
    assert rows_in(folder) == [1, 2]


def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    folder, other = tmp_path / "store", tmp_path / "thesis.txt"
    write(folder, 1)
    other.write_text("years of work")
    (folder / LOCK).unlink()
    (folder / LOCK).symlink_to(other)
    with pytest.raises(StoreError, match="cannot be written"):
        write(folder, 2)
    assert other.read_text() == "years of work"
    assert rows_in(folder) == [1]


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
def test_without_files_to_open_the_lock_is_not_taken_from_whoever_has_it(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    write(folder, 1)
    code = (
        "import resource, sys; from belligraph.store import extending\n"
        "from belligraph.errors import StoreError\n"
        "import os, fcntl\n"
        "used = len(os.listdir('/dev/fd')) - 1\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (used, used))\n"
        "try:\n"
        "    with extending(sys.argv[1], 'tests'): print('writing')\n"
        "except StoreError as error: print(error)\n"
    )
    with extending(folder, "tests") as store:
        store.add_claims([claim(2)], "tests")
        building = names(folder / "snapshots")
        done = subprocess.run(
            [sys.executable, "-c", code, str(folder)], check=True, capture_output=True, text=True
        )
        assert "writing" not in done.stdout.replace("is writing", "")
        assert names(folder / "snapshots") == building
    assert rows_in(folder) == [1, 2]


# --- first loads


@pytest.fixture
def row(tmp_path: Path) -> Path:
    """A file with a statement."""
    file = tmp_path / "row.nq"
    file.write_text("<x:a> <x:b> <x:c> <x:g> .\n")
    return file


def test_a_first_load_that_fails_leaves_the_store_that_another_published(
    tmp_path: Path, row: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "store"
    on, lock = ground(folder), locking._lock

    def late(store: Path):
        monkeypatch.setattr(locking, "_lock", lock)
        load_files([row], store, ground(store))
        return lock(store)

    monkeypatch.setattr(locking, "_lock", late)
    with pytest.raises(StoreLockedError, match="load again"):
        load_files([row], folder, on)
    assert [entry.action for entry in history(folder)] == ["load"]
    assert len(list(open_store(folder).quads())) > 0


def test_a_first_load_that_is_interrupted_once_published_stays(
    tmp_path: Path, row: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, swap = tmp_path / "store", publishing._swap

    def interrupted(*given) -> None:
        swap(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "_swap", interrupted)
    with pytest.raises(KeyboardInterrupt):
        load_files([row], folder, ground(folder))
    assert [entry.action for entry in history(folder)] == ["load"]
    assert verify(folder).wrong == ()


def test_a_lock_whose_store_never_came_to_be_is_not_taken(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with pytest.raises(ZeroDivisionError), extending(folder, "tests"):
        late = os.open(folder / LOCK, os.O_RDWR)
        _ = 1 / 0
    folder.mkdir()
    with pytest.raises(StoreLockedError, match="another process is writing"):
        locking._take(late, folder)
    os.close(late)


def empty(folder: Path) -> None:
    folder.mkdir()


def only_snapshots(folder: Path) -> None:
    (folder / "snapshots").mkdir(parents=True)


def half_of_its_format(folder: Path) -> None:
    only_snapshots(folder)
    (folder / LOCK).touch()
    (folder / "meta.json.new").touch()


def only_its_format(folder: Path) -> None:
    folder.mkdir()
    (folder / "meta.json").write_text('{"format": 1}')


@pytest.mark.parametrize("begin", [empty, only_snapshots, half_of_its_format, only_its_format])
def test_a_first_load_that_was_cut_off_at_any_moment_begins_again(tmp_path: Path, begin) -> None:
    folder = tmp_path / "store"
    begin(folder)
    write(folder, 1)
    assert rows_in(folder) == [1]
    assert names(folder) == {LOCK, "meta.json", "snapshots", "current"}


def test_a_folder_with_snapshots_of_somebody_else_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "snapshots" / "holiday.jpg").write_bytes(b"sun")
    with pytest.raises(StoreForeignError):
        write(tmp_path, 1)
    assert (tmp_path / "snapshots" / "holiday.jpg").read_bytes() == b"sun"
    assert names(tmp_path) == {"snapshots"}


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not there")
def test_a_new_store_is_on_the_disk_before_its_first_load_is_told_of(tmp_path: Path) -> None:
    folder, log = tmp_path / "new" / "store", tmp_path / "log"
    code = "import sys; from belligraph.store import extending\n" \
           "with extending(sys.argv[1], 'tests'): pass\n"  # fmt: skip
    calls = "trace=mkdir,mkdirat,fsync,rename,renameat,renameat2"
    run = ["strace", "-f", "-y", "-e", calls, "-o", str(log), sys.executable, "-c", code]
    subprocess.run([*run, str(folder)], check=True)
    done = [line.partition(" ")[2].strip() for line in log.read_text().splitlines()]
    order = [
        f'mkdir.*{tmp_path / "new"}"',
        f"fsync.*<{tmp_path}>",
        f'mkdir.*{folder}"',
        f"fsync.*<{tmp_path / 'new'}>",
        f"fsync.*<{folder}/meta.json.new>",
        f'rename.*{folder}/meta.json"',
        f"fsync.*<{folder}>",
    ]
    at = -1
    for call in order:
        at = next((i for i in range(at + 1, len(done)) if re.match(call, done[i])), -2)
        assert at >= 0, f"{call} is missing, or comes too early"


# --- folders of the user


def test_a_link_to_a_folder_stays_when_the_first_load_fails(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    link = tmp_path / "store"
    link.symlink_to("disk")
    with pytest.raises(ZeroDivisionError), replacing(link, "tests"):
        _ = 1 / 0
    assert link.is_symlink()
    assert names(tmp_path) == {"disk", "store"}
    assert names(link) == set()
    write(link, 1)
    assert rows_in(tmp_path / "disk") == [1]


def test_a_folder_that_stood_there_is_the_same_when_the_first_load_fails(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    folder.chmod(0o2770)
    before = folder.stat()
    with pytest.raises(ZeroDivisionError), replacing(folder, "tests"):
        _ = 1 / 0
    after = folder.stat()
    assert (after.st_ino, after.st_mode) == (before.st_ino, before.st_mode)
    assert names(folder) == set()


# --- what is read


@pytest.mark.parametrize("there", [True, False])
def test_an_input_that_is_refused_is_told_and_not_the_store(tmp_path: Path, there: bool) -> None:
    folder, given = tmp_path / "store", tmp_path / "store2" / "given"
    if there:
        write(folder, 1)
    with pytest.raises(InputError, match=f"^{given}: No such file"), extending(folder, "more"):
        given.read_text()
    with pytest.raises(StoreError, match="cannot be written"), extending(folder, "more"):
        (folder / "snapshots" / "none" / "file").write_text("")


def test_a_reader_of_the_output_that_has_gone_is_no_matter_of_the_store(tmp_path: Path) -> None:
    with pytest.raises(BrokenPipeError), extending(tmp_path / "store", "more"):
        raise BrokenPipeError(32, "Broken pipe")


# --- what is kept of a load


@pytest.fixture
def cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[Path]]:
    """A store of which a load was cut off, and the files that are to be loaded."""
    monkeypatch.setattr(quads, "ENOUGH", 1)
    folder, files = tmp_path / "store", [tmp_path / f"{n}.nq" for n in range(3)]
    named = ox.serialize(registry_quads(REGISTRY), format=ox.RdfFormat.N_QUADS) or b""
    for number, file in enumerate(files):
        lines = named.decode() + claim_lines(claim(number))
        file.write_text(f"{lines}<x:{number}> <x:b> <x:c> <x:g> .\n")
    files[2].write_text("nonsense\n")
    with pytest.raises(InputError):
        load_files(files, folder, ground(folder))
    files[2].write_text("")
    assert (folder / "snapshots" / "staged" / "2" / "done.json").exists()
    return folder, files


@pytest.mark.parametrize("kind", ["MANIFEST-*", "*.sst", "CURRENT"])
@pytest.mark.parametrize("harm", ["empty", "gone"])
def test_what_is_kept_of_a_load_and_damaged_is_read_anew(
    cut_off: tuple[Path, list[Path]], kind: str, harm: str
) -> None:
    folder, files = cut_off
    for file in (folder / "snapshots" / "staged").rglob(kind):
        if harm == "gone":
            file.unlink()
        else:
            file.write_bytes(b"")
    assert load_files(files, folder, ground(folder)).again == 0
    rows = open_store(folder).select("SELECT ?s { ?s <x:b> <x:c> }")
    assert sorted(row["s"].value for row in rows) == ["x:0", "x:1"]
    assert verify(folder).wrong == ()
    assert not (folder / "snapshots" / "staged").exists()


def test_damage_that_is_found_late_blocks_no_load_after_it(
    cut_off: tuple[Path, list[Path]],
) -> None:
    folder, files = cut_off
    kept = folder / "snapshots" / "staged" / "2" / "done.json"
    wanted = json.loads(kept.read_text())["done"]
    said = "Corruption: block checksum mismatch"
    with (
        pytest.raises(StoreError, match=f"was damaged and is removed; try again, .*{said}"),
        resuming(folder, Doing("load", "files"), wanted) as (_, staged),
    ):
        assert len(staged.done) == 2
        raise RuntimeError(said)
    assert load_files(files, folder, ground(folder)).again == 0
    assert verify(folder).wrong == ()


def test_a_last_change_is_undone_where_somebody_else_made_the_one_before(team: Path) -> None:
    for number in (1, 2):
        assert said(writer(team, 2_000 + number, number)) == ["writing", "done"]
    undo(team, 2, lambda _: None)
    assert rows_in(team) == [1]
