"""A writer that is killed at any moment loses nothing that it said was done, and leaves no half."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import store_changes as changes
from belligraph.store import history, verify
from killing import KILLS, killed

MOST, LONGEST = 7, 1.0
"""How much a writer says at most, and the seconds it goes on then: as long as a change takes."""


@pytest.mark.slow
def test_after_any_kill_the_store_is_what_was_said_or_what_was_being_done(tmp_path: Path) -> None:
    folder, chance = tmp_path / "store", random.Random(7)  # noqa: S311 - moments, not secrets
    changed = 0
    for seed in range(1, KILLS + 1):
        lines, seconds = chance.randint(1, MOST), chance.uniform(0, LONGEST)
        said = killed(changes.__file__, folder, seed, lines=lines, seconds=seconds)
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
