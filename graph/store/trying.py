"""A query that this process might not outlive is tried in another one first.

The engine parses and plans by recursion, and where its stack ends, the process ends with it. What a
query takes of it nobody knows but the engine. So one that is long enough to take much is planned by
the program of `parsing.py` first, with half the stack that there is commonly here.
"""

from __future__ import annotations

import re
import subprocess

from ..errors import QueryError
from .aggregates import SCORE
from .parsing import NO, TOO_MUCH, command
from .terms import declared

BRACKETS, SIGNS = 300, 1_500
"""So many do not fill a common stack of 8 MB: a bracket within others, as that of a function, takes
up to 12 KB of it, another sign up to 2 KB."""
STACK_BYTES = 4 * 1024 * 1024
SECONDS = 60
"""Of the processor, for planning."""
_BRACKET = re.compile(r"[{(\[]")
_SIGN = re.compile(r"[<!=+*/^|&.,;-]")
"""What groups, joins or changes parts of a query, in texts and addresses too: that costs no more
than that a query is tried in vain."""


def refuse_huge(query: str) -> None:
    """Refuse a query that might take more stack, memory or time to be planned than there is.

    Raises:
        QueryError: it might.
    """
    if len(_BRACKET.findall(query)) <= BRACKETS and len(_SIGN.findall(query)) <= SIGNS:
        return
    asked = declared(query).encode(errors="replace")
    tried = subprocess.run(  # noqa: S603 - our own
        command(SECONDS, STACK_BYTES, SCORE), input=asked, capture_output=True, check=False
    )
    if tried.returncode not in (0, NO):
        raise QueryError(TOO_MUCH)
