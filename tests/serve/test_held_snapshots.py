"""What an engine answers from stays on the disk for as long as it does."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from belligraph.rdf import literal, node
from belligraph.store import extending
from serving import Server, serving

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="needs Linux's /proc"
)  # fmt: skip
ALL = "SELECT * { GRAPH ?g { ?s ?p ?o } }"


@pytest.fixture
def store(sample_out: Path, tmp_path: Path) -> Path:
    """A store whose engine has more files than it opens at once."""
    store = Path(shutil.copytree(sample_out / "store", tmp_path / "store", symlinks=True))
    for number in range(3):
        change(store, number)
    return store


def change(store: Path, number: int) -> None:
    with extending(store, "tests") as target:
        one = node(f"http://x/{number}")
        target.add_quads([ox.Quad(one, one, literal("x"), node("http://x/graph"))])


def snapshots(store: Path) -> list[str]:
    return sorted((p.name for p in (store / "snapshots").iterdir()), key=int)


def rows(server: Server) -> int:
    with server.client() as client:
        found = client.get("/sparql", params={"query": ALL}, headers={"accept": "text/csv"})
    assert found.status_code == 200, found.text
    return found.text.count("\r\n") - 1


def until(true: Callable[[], bool]) -> None:
    for _ in range(1000):
        if true():
            return
        time.sleep(0.02)
    raise AssertionError("not so within 20 s")


def test_an_engine_keeps_its_snapshot_until_it_ends(store: Path) -> None:
    served = snapshots(store)[-1]
    with serving("--store", store) as server:
        before = rows(server)
        os.kill(server.process.pid, signal.SIGSTOP)  # so its engine stays on what it has
        try:
            for number in (5, 6):
                change(store, number)
            assert served in snapshots(store)
        finally:
            os.kill(server.process.pid, signal.SIGCONT)
        until(lambda: rows(server) == before + 2)
        change(store, 7)
        until(lambda: rows(server) == before + 3)
        assert served not in snapshots(store)
    change(store, 8)
    assert len(snapshots(store)) == 2
