"""What is made beside a store takes its place whole, with the store, whatever cuts it off."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from belligraph import staging
from belligraph.errors import StoreError
from belligraph.staging import complete, finish, staged, tidy
from belligraph.store import Doing, extending, history, replacing

FILES, KILLS = 20, 12
SWAPPING = f"""
import sys
from pathlib import Path
from belligraph import staging
from test_staging import build
if sys.argv[2] == "aside":
    staging._exchange = lambda one, other: False
for number in range(int(sys.argv[3]), 1_000_000):
    build(Path(sys.argv[1]), str(number), files={FILES})
    print(number, flush=True)
"""


def build(out: Path, text: str, files: int = 1, *, then: type[Exception] | None = None) -> None:
    """A store and a site; `then` is what happens between the two."""
    with staged(out) as made:
        with replacing(out / "store", "tests", doing=Doing("build", "tests", inputs=text)):
            tidy(out, made)
            (made / "site").mkdir()
            for file in range(files):
                (made / "site" / str(file)).write_text(text)
            complete(made, text)
        if then:
            raise then


def left_complete(out: Path, text: str, name: str = ".next-left") -> Path:
    """What a process leaves that was cut off when all was there: before its store, or after."""
    left = out / name
    (left / "site").mkdir(parents=True)
    (left / "site" / "0").write_text(text)
    complete(left, text)
    return left


def store_of(out: Path, text: str) -> None:
    with replacing(out / "store", "tests", doing=Doing("build", "tests", inputs=text)):
        pass


def page(out: Path) -> str:
    return (out / "site" / "0").read_text()


def names(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir())


@pytest.mark.parametrize("can_exchange", [True, False])
def test_the_new_takes_the_place_of_the_old_and_nothing_is_left(
    tmp_path, monkeypatch, can_exchange
) -> None:
    if not can_exchange:
        monkeypatch.setattr(staging, "_exchange", lambda *_: False)
    for text in ("one", "two", "three"):
        build(tmp_path, text)
        assert page(tmp_path) == text
        assert names(tmp_path) == ["site", "store"]


def test_what_fails_replaces_nothing(tmp_path) -> None:
    build(tmp_path, "one")
    with (
        pytest.raises(ZeroDivisionError),
        staged(tmp_path) as made,
        replacing(tmp_path / "store", "tests"),
    ):
        (made / "site").mkdir()
        complete(made, "two")
        raise ZeroDivisionError
    assert page(tmp_path) == "one"
    assert names(tmp_path) == ["site", "store"]


def test_what_fails_when_the_store_is_there_is_put_in_its_place(tmp_path) -> None:
    build(tmp_path, "one")
    with pytest.raises(ZeroDivisionError):
        build(tmp_path, "two", then=ZeroDivisionError)
    assert page(tmp_path) == "two"
    assert names(tmp_path) == ["site", "store"]


def test_what_the_disk_refuses_is_told(tmp_path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"), staged(tmp_path / "file"):
        pass


def test_what_the_disk_refuses_at_the_last_step_is_finished_later(tmp_path, monkeypatch) -> None:
    build(tmp_path, "one")

    def refuse(*_: object) -> None:
        raise PermissionError(1, "not permitted")

    with monkeypatch.context() as patch:
        patch.setattr(staging, "_put", refuse)
        with pytest.raises(StoreError, match="cannot be written"):
            build(tmp_path, "two")
        finish(tmp_path)
    assert page(tmp_path) == "one"
    finish(tmp_path)
    assert page(tmp_path) == "two"
    assert names(tmp_path) == ["site", "store"]


@pytest.mark.parametrize("imported", [False, True])
def test_what_was_left_goes_with_its_store(tmp_path, imported) -> None:
    build(tmp_path, "one")
    left_complete(tmp_path, "two")
    finish(tmp_path)  # which it does not as long as the store is the old
    assert page(tmp_path) == "one"
    store_of(tmp_path, "two")
    if imported:
        with extending(tmp_path / "store", "tests"):
            pass
    finish(tmp_path)
    assert page(tmp_path) == "two"
    assert names(tmp_path) == ["site", "store"]


def test_what_was_left_half_in_place_is_finished(tmp_path) -> None:
    build(tmp_path, "one")
    left = left_complete(tmp_path, "two")
    store_of(tmp_path, "two")
    (tmp_path / "site").rename(left / "site.old")
    finish(tmp_path)
    assert page(tmp_path) == "two"
    assert names(tmp_path) == ["site", "store"]


def test_what_was_exchanged_is_not_exchanged_again(tmp_path) -> None:
    build(tmp_path, "one")
    left = left_complete(tmp_path, "two")
    store_of(tmp_path, "two")
    (tmp_path / "site").rename(tmp_path / "former")
    (left / "site").rename(tmp_path / "site")
    (tmp_path / "former").rename(left / "site")
    finish(tmp_path)
    assert page(tmp_path) == "two"
    assert names(tmp_path) == ["site", "store"]


@pytest.mark.parametrize("text", ["", "[]", '{"made": [], "after": 0, "inputs": "two"}'])
def test_what_was_left_and_does_not_go_with_the_store_is_thrown_away(tmp_path, text) -> None:
    build(tmp_path, "one")
    left_complete(tmp_path, "two")
    damaged = left_complete(tmp_path, "two", ".next-damaged")
    (damaged / "complete.json").write_text(text)
    (tmp_path / ".next-begun" / "site").mkdir(parents=True)
    build(tmp_path, "three")
    assert page(tmp_path) == "three"
    assert names(tmp_path) == ["site", "store"]
    assert [entry.inputs for entry in history(tmp_path / "store")] == ["one", "three"]


def test_who_reads_leaves_alone_what_is_being_made(tmp_path) -> None:
    with staged(tmp_path) as made:
        (made / "site").mkdir()
        complete(made, "one")
        store_of(tmp_path, "one")
        finish(tmp_path)
        assert not (tmp_path / "site").exists()
    assert (tmp_path / "site").exists()


def test_whoever_puts_things_in_their_places_is_waited_for(tmp_path) -> None:
    with staged(tmp_path) as mine, staged(tmp_path) as other:
        waiting = threading.Thread(target=tidy, args=(tmp_path, mine))
        waiting.start()
        waiting.join(0.2)
        assert waiting.is_alive()
        assert other.is_dir()
    waiting.join()
    assert names(tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("way", ["exchange", "aside"])
def test_after_any_kill_the_site_is_whole(tmp_path, way) -> None:
    chance, done = random.Random(7), 0  # noqa: S311 - moments, not secrets
    paths = os.pathsep.join(p for p in (str(Path(__file__).parent), *sys.path) if p)
    for kill in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-c", SWAPPING, str(tmp_path), way, str(done + 1)],
            stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": paths},
        )  # fmt: skip
        with process:
            assert process.stdout is not None
            said = [process.stdout.readline()]
            time.sleep(chance.uniform(0, 0.5))
            process.send_signal(signal.SIGKILL)
            said += process.stdout
        done = int([line for line in said if line.endswith("\n")][-1])
        finish(tmp_path)
        found = {(tmp_path / "site" / str(file)).read_text() for file in range(FILES)}
        assert found == {history(tmp_path / "store")[-1].inputs}, f"kill {kill}"
        assert found in ({str(done)}, {str(done + 1)}), f"kill {kill}"
    build(tmp_path, "last")
    assert names(tmp_path) == ["site", "store"]
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["0"]
