"""Several writers at once, some of which fail or are killed: what one was told is done is there."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from belligraph.store import history, verify
from store_changes import rows_in

ROUNDS, WRITERS = 4, 4
WRITER = """
import os, random, signal, sys, time
from pathlib import Path
sys.path[:0] = sys.argv[3:]
from belligraph.errors import StoreLockedError
from belligraph.store import extending
from store_changes import claim
folder, first = Path(sys.argv[1]), int(sys.argv[2])
chance = random.Random(first)
print("ready", flush=True)
sys.stdin.readline()
for row in range(first, first + 6):
    end = chance.choice(["well", "well", "badly", "killed"])
    while True:
        try:
            with extending(folder, "tests") as store:
                store.add_claims([claim(row)], "tests")
                if end == "badly":
                    1 / 0
                if end == "killed" and row > first + 2:
                    os.kill(os.getpid(), signal.SIGKILL)
            print(row, flush=True)
        except StoreLockedError:
            time.sleep(chance.uniform(0, 0.02))
            continue
        except ZeroDivisionError:
            pass
        break
"""


@pytest.mark.slow
@pytest.mark.parametrize("round_", range(ROUNDS))
def test_nothing_that_was_done_is_lost(tmp_path: Path, round_: int) -> None:
    folder = tmp_path / "new" / "store"
    paths = [str(Path(path).absolute()) for path in sys.path if path]
    firsts = [random.Random(round_).randrange(1_000) * 100 + n * 10 for n in range(WRITERS)]  # noqa: S311 - rows, not secrets
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), str(first), *paths],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for first in firsts
    ]  # fmt: skip
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    said = [writer.communicate(timeout=300) for writer in writers]
    assert [err for _, err in said if err] == []
    done = sorted(int(line) for out, _ in said for line in out.splitlines())
    assert done
    assert rows_in(folder) == done
    assert len(history(folder)) == len(done)
    assert verify(folder).wrong == ()
