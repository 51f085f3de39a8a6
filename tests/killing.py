"""Programs that are killed while they change something.

Such a program prints lines of JSON: a word and what there is then, `going` before a change and
`done` once it is made.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import Any

KILLS = int(os.environ.get("BELLIGRAPH_KILLS", "30"))


def say(word: str, what: object) -> None:
    """Tell what there is, or is about to be."""
    print(json.dumps([word, what]), flush=True)


def killed(program: str, *given: object, lines: int, seconds: float) -> list[tuple[str, Any]]:
    """What a program said until it was killed.

    Args:
        lines: how many it says before.
        seconds: how long it goes on after that.
    """
    paths = os.pathsep.join(p for p in sys.path if p)
    process = subprocess.Popen(
        [sys.executable, program, *map(str, given)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": paths},
    )  # fmt: skip
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        said = [process.stdout.readline() for _ in range(lines)]
        assert said[-1], process.stderr.read()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        said += process.stdout
        assert process.wait() == -signal.SIGKILL, process.stderr.read()
    return [tuple(json.loads(line)) for line in said if line.endswith("\n")]
