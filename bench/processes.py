"""Commands run one at a time, with the time each takes and the most memory it holds."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

EVERY = 0.05
"""Seconds between two looks at the processes."""
KIB = 1024


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a command.

    Attributes:
        seconds: from start to end, the start of the interpreter included.
        megabytes: the most that it held. Where it started others (Java, workers), the sum of the
            most that each held, which is at most too much.
        said: what it printed as JSON on its last line, if it did.
    """

    seconds: float
    megabytes: float
    said: dict[str, Any]


def watched(command: Sequence[str]) -> Run:
    """Run a command to its end.

    Raises:
        RuntimeError: it failed; the end of its complaint.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as complaint:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=complaint)  # noqa: S603 - our own
        peaks: dict[int, int] = {}
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            peaks |= {pid: peak for pid in _family(process.pid) if (peak := _peak(pid))}
            time.sleep(EVERY)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)}\n{_read(complaint)[-2_000:]}")
        most = max(usage.ru_maxrss, sum(peaks.values()))
        return Run(seconds, most / KIB, _last_line(_read(out)))


def _family(pid: int) -> Iterator[int]:
    """A process and all that it started and that still run."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _peak(pid: int) -> int:
    """The most that a process has held so far, in KiB; 0 = it has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def _read(file: Any) -> str:
    file.seek(0)
    return str(file.read().decode("utf-8", "replace"))


def _last_line(text: str) -> dict[str, Any]:
    last = (text.strip().splitlines() or [""])[-1]
    return dict(json.loads(last)) if last.startswith("{") else {}
