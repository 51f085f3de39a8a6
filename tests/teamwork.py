"""What the processes of a team do in tests: they import it by name."""

from __future__ import annotations

import time


def begin() -> None:
    """Each process is ready at once."""


def turned(number: int) -> int:
    """Now sooner, now later."""
    time.sleep(0.002 * (number % 3))
    return -number
