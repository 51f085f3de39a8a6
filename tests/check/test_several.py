"""A large graph is checked by several processes, and found to be as one finds it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

import pytest
from pyoxigraph import Store as Engine

from belligraph.check import check
from belligraph.check.reading import MANY
from belligraph.check.several import LARGE, looked_at, processes_for
from belligraph.errors import BelligraphError
from belligraph.model import Claim
from belligraph.store import Store, open_store, replacing
from broken_graphs import LATTER, SHA, TEXT, broken, broken_copies, store_of, wrong_everywhere
from serving import is_alive

TEXTS = {SHA: f"{TEXT} "}


ALIKE = [replace(LATTER, row=f"row-{n}", item=f"item {n // 2}") for n in range(MANY + 2)]
"""Two of each, in more than one part; both are one claim, which has two rows."""
ALONE = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background ignores it
from pathlib import Path
from belligraph.check import check
from belligraph.store import open_store
folder = Path(sys.argv[1])
while True:
    check(open_store(folder), None, (folder / "current").resolve(), 2)
"""
"""Goes on for ever, so that an interruption never comes too late."""


def published(folder: Path, store: Store, claims: list[Claim] | None = None) -> Path:
    """The snapshot of a store that has what another has, sound or not, and more claims."""
    with replacing(folder, "test"):
        pass
    snapshot = (folder / "current").resolve()
    written = Store(Engine(str(snapshot / "db")))
    written.add_quads(store.quads())
    written.add_claims(claims or [], "test")
    written.close()
    return snapshot


def findings(snapshot: Path, processes: int) -> list[str]:
    store = open_store(snapshot.parents[1])
    return [*map(str, check(store, TEXTS, snapshot, processes).findings)]


@pytest.mark.parametrize(
    ("made", "claims", "least"),
    [
        (lambda: broken("latter", bg__sign=['"1"^^xsd:integer']), ALIKE, len(ALIKE) // 2),
        (broken_copies, [], 20),
        (wrong_everywhere, [], 20),
        (lambda: broken("missiles", bg__confidence=['"much"']), [], 1),
    ],
    ids=["alike", "rules", "shapes", "unreadable"],
)
def test_several_processes_find_what_one_finds(
    tmp_path: Path, made: Callable[[], Store], claims: list[Claim], least: int
) -> None:
    snapshot = published(tmp_path / "store", made(), claims)
    one = findings(snapshot, 1)
    assert len(one) >= least
    assert findings(snapshot, 2) == one


def test_small_graphs_are_left_to_one() -> None:
    assert processes_for(LARGE - 1) == 1
    assert processes_for(LARGE) >= 1


def test_a_process_that_is_killed_is_told(tmp_path: Path) -> None:
    snapshot = published(tmp_path / "store", store_of())

    def kill() -> None:
        while not (children := active_children()):
            time.sleep(0.01)
        children[0].kill()

    with ThreadPoolExecutor(1) as beside:
        killing = beside.submit(kill)
        with pytest.raises(BelligraphError, match="ended from outside"):
            list(looked_at(open_store(tmp_path / "store"), snapshot, {}, 2))
        killing.result()


def test_a_snapshot_that_is_gone_is_told(tmp_path: Path) -> None:
    published(tmp_path / "store", store_of())
    with pytest.raises(BelligraphError, match="cannot be read"):
        check(open_store(tmp_path / "store"), None, tmp_path / "none", 2)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's /proc")
def test_nothing_is_left_of_a_check_that_is_interrupted(tmp_path: Path) -> None:
    published(tmp_path / "store", store_of())
    process = subprocess.Popen(
        [sys.executable, "-c", ALONE, str(tmp_path / "store")],
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while len(found := children.read_text("ascii").split()) < 2:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(60) != 0
    while any(is_alive(int(one)) for one in found):  # the last go when they see that it is gone
        time.sleep(0.01)
