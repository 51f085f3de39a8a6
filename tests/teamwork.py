"""What the processes of a team do in tests: they import it by name."""

from __future__ import annotations

import time

from belligraph.errors import InputError


def begin() -> None:
    """Each process is ready at once."""


def begin_in_vain(what: str) -> None:
    """No process can begin."""
    raise InputError(f"{what} is not there")


def begin_in_error() -> None:
    """Each process has a mistake of its own."""
    raise ZeroDivisionError("what was not thought of")


def turned(number: int) -> int:
    """Now sooner, now later."""
    time.sleep(0.002 * (number % 3))
    return -number
