"""`belligraph build` as another program calls it."""

import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).parent / "belligraph"


def test_a_pipe_is_spared_what_moves_even_where_colours_are_forced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    subprocess.run([COMMAND, "init", tmp_path / "mine"], check=True, capture_output=True)
    done = subprocess.run(
        [COMMAND, "build", tmp_path / "mine", "--out", tmp_path / "out"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert "claims" in done.stderr
    assert "\x1b" not in done.stderr + done.stdout
