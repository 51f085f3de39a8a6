"""A session that is killed at any moment loses no decision that was made, and leaves no half."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import review_changes as changes
from found_claims import write_text
from killing import KILLS, killed

MOST, LONGEST = 9, 0.1
"""How much a session says at most, and the seconds it goes on then: as long as a decision takes."""


@pytest.mark.slow
def test_after_any_kill_the_tables_are_what_was_said_or_what_was_being_done(
    small: Path, tmp_path: Path
) -> None:
    write_text(tmp_path)
    chance, changed = random.Random(7), 0  # noqa: S311 - moments, not secrets
    for seed in range(1, KILLS // 2 + 1):
        lines, seconds = chance.randint(1, MOST), chance.uniform(0, LONGEST)
        said = killed(changes.__file__, small, seed, lines=lines, seconds=seconds)
        done = [items for word, items in said if word == "done"]
        found = changes.decided(changes.opened(small), small)
        assert found in (done[-1], said[-1][1]), f"kill {seed}"
        assert not changes.opened(small).recovered
        changed += len(done) - 1
    assert changed >= KILLS / 2
