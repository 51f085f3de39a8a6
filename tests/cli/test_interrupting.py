"""Ctrl-C: what was cut off is said, and nothing is left of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from belligraph.cli.build import _leaving_nothing, _undisturbed
from belligraph.store.keeping import backups

COMMAND = Path(sys.executable).with_name("belligraph")


@pytest.fixture
def interrupted(tmp_path):
    """A build in a folder, cut off when it has said its first line: exit code and talk."""

    def run(*arguments: object) -> tuple[int, str]:
        code = (  # a shell that starts a job in the background has it ignore Ctrl-C
            "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); "
            "os.execv(sys.argv[1], sys.argv[1:])"
        )
        with subprocess.Popen(
            [sys.executable, "-c", code, COMMAND, "build", *map(str, arguments)],
            cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        ) as running:  # fmt: skip
            assert running.stderr
            first = running.stderr.readline()
            running.send_signal(signal.SIGINT)
            out, talk = running.communicate()
        assert out == ""
        return running.returncode, first + talk

    return run


def test_a_build_that_is_cut_off_changes_nothing_and_says_so(interrupted, tmp_path) -> None:
    code, talk = interrupted("--out", "new/out")
    assert code == 130
    assert talk.splitlines()[-1] == "Interrupted: belligraph build. Nothing was changed."
    assert "Aborted" not in talk
    assert "Traceback" not in talk
    assert list(tmp_path.iterdir()) == []


def test_a_snapshot_that_is_cut_off_leaves_nothing_and_says_so(
    of_sample, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(backups, "copy_whole", interrupted)
    done = of_sample("snapshot", tmp_path / "saved")
    assert done.code == 130
    assert done.err.splitlines()[-1] == (
        "Interrupted: belligraph snapshot. "
        "What was not whole is removed; if its folder is there, it is whole."
    )
    assert list(tmp_path.iterdir()) == []


def test_folders_that_were_made_for_nothing_are_removed(tmp_path) -> None:
    (tmp_path / "old").mkdir()
    for out in (tmp_path / "a" / "b", tmp_path / "old"):
        with pytest.raises(KeyboardInterrupt), _leaving_nothing(out):
            out.mkdir(parents=True, exist_ok=True)
            raise KeyboardInterrupt
    assert [folder.name for folder in tmp_path.iterdir()] == ["old"]


def test_what_is_drawn_is_put_in_its_place_undisturbed() -> None:
    told: list[object] = []
    before = signal.getsignal(signal.SIGINT)
    with _undisturbed(lambda *step: told.append(step)) as tell:
        tell("pages", 0, 1)
        assert signal.getsignal(signal.SIGINT) is before
        tell("pages", 1, 1)
        os.kill(os.getpid(), signal.SIGINT)
    assert told == [("pages", 0, 1), ("pages", 1, 1)]
    assert signal.getsignal(signal.SIGINT) is before
