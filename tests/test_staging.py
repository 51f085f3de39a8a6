"""What is made beside a folder's content takes its place whole, whatever cuts it off."""

from __future__ import annotations

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
from belligraph.staging import staged, tidy

FILES, KILLS = 20, 12
SWAPPING = f"""
import sys
from pathlib import Path
from belligraph import staging
if sys.argv[2] == "aside":
    staging._exchange = lambda one, other: False
out = Path(sys.argv[1])
for number in range(int(sys.argv[3]), 1_000_000):
    with staging.staged(out) as made:
        staging.tidy(out, made)
        (made / "site").mkdir()
        for file in range({FILES}):
            (made / "site" / str(file)).write_text(str(number))
    print(number, flush=True)
"""


def put(out: Path, text: str) -> None:
    with staged(out) as made:
        tidy(out, made)
        (made / "site").mkdir()
        (made / "site" / "page").write_text(text)


def left(out: Path) -> list[str]:
    return sorted(p.name for p in out.iterdir() if p.name != "site")


@pytest.mark.parametrize("can_exchange", [True, False])
def test_the_new_takes_the_place_of_the_old_and_nothing_is_left(
    tmp_path, monkeypatch, can_exchange
) -> None:
    if not can_exchange:
        monkeypatch.setattr(staging, "_exchange", lambda *_: False)
    for text in ("one", "two", "three"):
        put(tmp_path, text)
        assert (tmp_path / "site" / "page").read_text() == text
        assert left(tmp_path) == []


def test_what_fails_replaces_nothing(tmp_path) -> None:
    put(tmp_path, "one")
    with pytest.raises(ZeroDivisionError), staged(tmp_path) as made:
        (made / "site").mkdir()
        raise ZeroDivisionError
    assert (tmp_path / "site" / "page").read_text() == "one"
    assert left(tmp_path) == []


def test_what_the_disk_refuses_is_told(tmp_path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"), staged(tmp_path / "file"):
        pass


@pytest.mark.parametrize("is_there", [True, False])
def test_what_lies_aside_is_finished(tmp_path, is_there) -> None:
    cut_off = tmp_path / ".next-cutoff"
    for name, text in (("site.old", "one"), ("site", "two")):
        (cut_off / name).mkdir(parents=True)
        (cut_off / name / "page").write_text(text)
    if is_there:
        (cut_off / "site").rename(tmp_path / "site")
    with pytest.raises(ZeroDivisionError), staged(tmp_path) as made:
        tidy(tmp_path, made)
        raise ZeroDivisionError
    assert (tmp_path / "site" / "page").read_text() == "two"
    assert left(tmp_path) == []


def test_whoever_puts_things_in_their_places_is_waited_for(tmp_path) -> None:
    with staged(tmp_path) as mine, staged(tmp_path) as other:
        waiting = threading.Thread(target=tidy, args=(tmp_path, mine))
        waiting.start()
        waiting.join(0.2)
        assert waiting.is_alive()
        assert other.is_dir()
    waiting.join()
    assert left(tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("way", ["exchange", "aside"])
def test_after_any_kill_the_site_is_whole(tmp_path, way) -> None:
    chance, done = random.Random(7), 0  # noqa: S311 - moments, not secrets
    for kill in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-c", SWAPPING, str(tmp_path), way, str(done + 1)],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        with process:
            assert process.stdout is not None
            said = [process.stdout.readline()]
            time.sleep(chance.uniform(0, 0.5))
            process.send_signal(signal.SIGKILL)
            said += process.stdout
        done = int([line for line in said if line.endswith("\n")][-1])
        if way == "aside":  # there is a moment at which only the next one can tell
            with pytest.raises(ZeroDivisionError), staged(tmp_path) as made:
                tidy(tmp_path, made)
                raise ZeroDivisionError
        found = {(tmp_path / "site" / str(file)).read_text() for file in range(FILES)}
        assert found in ({str(done)}, {str(done + 1)}), f"kill {kill}"
    put(tmp_path, "last")
    assert left(tmp_path) == []
    assert [p.name for p in (tmp_path / "site").iterdir()] == ["page"]
