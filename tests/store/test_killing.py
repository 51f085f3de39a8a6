"""A writer that is killed at any moment loses nothing that it said was done, and leaves no half."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import store_changes as changes
from belligraph.store import history, verify

KILLS = int(os.environ.get("BELLIGRAPH_KILLS", "30"))
LONGEST = 4.0
"""Seconds that a writer is given at most; a few changes take as long."""


def killed(folder: Path, seed: int, seconds: float) -> list[tuple[str, list[int]]]:
    """What a writer said until it was killed."""
    paths = os.pathsep.join(p for p in sys.path if p)
    process = subprocess.Popen(
        [sys.executable, changes.__file__, str(folder), str(seed)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": paths},
    )  # fmt: skip
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        assert first, process.stderr.read()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        lines = [first, *process.stdout]
        assert process.wait() == -signal.SIGKILL, process.stderr.read()
    return [tuple(json.loads(line)) for line in lines if line.endswith("\n")]


@pytest.mark.slow
def test_after_any_kill_the_store_is_what_was_said_or_what_was_being_done(tmp_path: Path) -> None:
    folder, chance = tmp_path / "store", random.Random(7)  # noqa: S311 - moments, not secrets
    changed = 0
    for seed in range(1, KILLS + 1):
        said = killed(folder, seed, chance.uniform(0, LONGEST))
        done = [rows for word, rows in said if word == "done"]
        allowed = [done[-1], said[-1][1]]
        if not (folder / "current").exists():
            assert done == [[]]
            continue
        assert changes.rows_in(folder) in allowed, f"kill {seed}"
        found = verify(folder)
        assert found.wrong == (), f"kill {seed}"
        changed += len(done) - 1
        assert len(history(folder)) in range(changed, changed + seed + 1), f"kill {seed}"
    assert changed >= KILLS / 2
