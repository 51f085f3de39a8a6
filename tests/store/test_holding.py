"""Who reads a snapshot keeps it, and what nobody reads any more goes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest

from belligraph.api import open_graph
from belligraph.errors import StoreError
from belligraph.rdf import literal, node
from belligraph.store import (
    existing,
    extending,
    open_snapshot,
    open_store,
    replacing,
    verify,
)
from store_changes import claim

STEPS = 4
"""So many changes, and the engine has more files than it opens at once."""


def change(folder: Path, number: int) -> None:
    """Bring something that is no claim, which never puts the engine's files in order."""
    with extending(folder, "more") as store:
        one = node(f"http://x/{number}")
        store.add_quads([ox.Quad(one, one, literal("x"), node("http://x/graph"))])


def snapshots(folder: Path) -> list[str]:
    return sorted(p.name for p in (folder / "snapshots").iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    with replacing(folder, "tests") as store:
        store.add_claims(map(claim, range(1, 4)), "tests")
    for number in range(1, STEPS):
        change(folder, number)
    return folder


READS: dict[str, Callable[[Path], Iterator[object]]] = {
    "claims": lambda folder: open_store(folder).claims(),
    "quads": lambda folder: open_store(folder).quads(),
    "graph": lambda folder: iter(open_graph(folder).store.claims()),
}


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_a_reader_reads_to_the_end_whatever_is_published(
    folder: Path, read: Callable[[Path], Iterator[object]]
) -> None:
    expected = len(list(read(folder)))
    reading = read(folder)
    change(folder, 5)
    change(folder, 6)
    assert len(list(reading)) == expected


def test_an_open_store_answers_for_as_long_as_it_is_open(folder: Path) -> None:
    store = open_store(folder)
    before = snapshots(folder)[-1]
    for number in range(5, 8):
        change(folder, number)
    assert before in snapshots(folder)
    assert len(list(store.claims())) == 3
    assert len(list(store.select("SELECT * { GRAPH ?g { ?s ?p ?o } }"))) == len(list(store.quads()))
    assert verify(folder).wrong == ()


@pytest.mark.parametrize("let_go", ["closed", "forgotten"])
def test_what_was_let_go_of_is_removed_by_a_later_change(folder: Path, let_go: str) -> None:
    store = open_store(folder)
    for number in (5, 6):
        change(folder, number)
    assert snapshots(folder) == ["4", "5", "6"]
    if let_go == "closed":
        store.close()
    del store
    change(folder, 7)
    assert snapshots(folder) == ["6", "7"]


@contextmanager
def reading(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has a store open, and reads it when it is told to."""
    code = (
        "import sys; from belligraph.store import open_store\n"
        "store = open_store(sys.argv[1]); print('open', flush=True); sys.stdin.readline()\n"
        "print(len(list(store.claims())), flush=True); sys.stdin.read()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "open\n"
            yield process
        finally:
            process.kill()


def test_a_reader_in_another_process_keeps_its_snapshot_until_it_ends(folder: Path) -> None:
    with reading(folder) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in (5, 6):
            change(folder, number)
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "3\n"
    change(folder, 7)
    assert snapshots(folder) == ["6", "7"]


def test_a_snapshot_that_was_removed_is_said_to_be_gone(folder: Path) -> None:
    snapshot = existing(folder)
    for number in (5, 6):
        change(folder, number)
    with pytest.raises(StoreError, match="snapshot 4 is gone, others took its place"):
        open_snapshot(snapshot, folder)


def test_files_that_are_lost_under_a_reader_are_our_error(folder: Path) -> None:
    store = open_store(folder)
    for file in (existing(folder) / "db").iterdir():
        file.unlink()
    with pytest.raises(StoreError, match=r"the store cannot be read: .*No such file"):
        list(store.claims())


def test_reading_leaves_nothing_in_the_folder(folder: Path) -> None:
    before = sorted(p.relative_to(folder) for p in folder.rglob("*") if "db" not in p.parts)
    store = open_store(folder)
    list(store.claims())
    assert before == sorted(p.relative_to(folder) for p in folder.rglob("*") if "db" not in p.parts)


@pytest.mark.skipif(os.geteuid() != 0, reason="another user is needed")
def test_who_may_not_list_a_snapshot_can_read_it(folder: Path) -> None:
    for part in (folder, *folder.rglob("*")):
        if not part.is_symlink():
            part.chmod(0o755 if part.is_dir() else 0o644)
    for above in folder.parents:
        if above.stat().st_mode & 0o005 != 0o005:
            above.chmod(above.stat().st_mode | 0o055)
    existing(folder).chmod(0o711)
    code = (
        "import os, sys; from belligraph.store import open_store\n"
        "os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "print(len(list(open_store(sys.argv[1]).claims())))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("3\n", "")
