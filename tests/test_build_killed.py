"""After a build was killed at any moment the next command finds the old whole, or the new."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

import build_changes as changes
from belligraph.build import build, read_documents
from belligraph.errors import InputError
from belligraph.project import open_project
from killing import KILLS, killed

MADE = {"store", "site", "documents", "summary.json"}
MOST, LONGEST = 5, 1.0
"""How much a program says at most, and the seconds it goes on then: as long as a build takes."""


def read(project: Path, out: Path) -> None:
    """What `check`, `pages` and `serve` do first."""
    read_documents(out / "documents")


def fail(project: Path, out: Path) -> None:
    """A build that changes nothing."""
    with pytest.raises(InputError):
        build(open_project(project), out, only=["nowhere"])


@pytest.fixture
def cut_off(small: Path, tmp_path: Path) -> Path:
    """A folder with the output of a build that was ended, for each exact moment."""
    paths = os.pathsep.join(p for p in sys.path if p)
    done = subprocess.run(
        [sys.executable, changes.__file__, small, tmp_path / "builds"], check=False,
        capture_output=True, text=True, env=os.environ | {"PYTHONPATH": paths},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return tmp_path / "builds"


def test_at_exact_moments(small: Path, cut_off: Path) -> None:
    for number, (moment, (_, _, there)) in enumerate(changes.MOMENTS.items()):
        out = cut_off / moment
        (read, fail)[number % 2](small, out)
        assert changes.titles(out) == {changes.title(there)}, moment
        if number % 2:
            assert {path.name for path in out.iterdir()} == MADE, moment


@pytest.mark.slow
def test_at_any_moment(small: Path, tmp_path: Path) -> None:
    out, chance = tmp_path / "out", random.Random(7)  # noqa: S311 - moments, not secrets
    number, published, there = 1, 0, set[str]()
    for kill in range(KILLS):
        lines, seconds = chance.randint(1, MOST), chance.uniform(0, LONGEST)
        said = killed(changes.__file__, small, out, number, lines=lines, seconds=seconds)
        chance.choice([read, fail])(small, out)
        done = [one for word, one in said if word == "done"]
        if done:
            there = {changes.title(done[-1])}
        begun = said[-1][1]
        found = changes.titles(out)
        assert found in (there, {changes.title(begun)}), f"kill {kill}"
        there, number, published = found, begun + 1, published + len(done)
    changes.built(small, out, number)
    assert {path.name for path in out.iterdir()} == MADE
    assert published >= KILLS / 2
