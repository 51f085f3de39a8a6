"""No query of a client's makes the engine ask another server.

Whether it would is found out by the engine's own parser (see `store.parsing`), in a process of its
own that is given no more time than the query has, and ends with this one. Updates, LOAD among them,
are no queries: the engine's parser refuses them by itself.
"""

from __future__ import annotations

import asyncio
from asyncio.subprocess import DEVNULL, PIPE

from ..store.parsing import NO, TOO_MUCH, command, spellings
from .child import dies_with_parent
from .protocol import RefusedError


async def refuse_service(query: str, seconds: float) -> None:
    """Refuse a query that asks another server, or does not parse where it may.

    Args:
        seconds: how long the query may run.

    Raises:
        RefusedError: it does, or the parser ends before it knows.
    """
    spelled = spellings(query)
    if spelled is None or await _parses(spelled[1], seconds):
        return
    if await _parses(spelled[0], seconds):
        raise RefusedError(403, "asking another server (SERVICE) is refused")
    raise RefusedError(400, "the query does not parse")


async def _parses(query: str, seconds: float) -> bool:
    process = await asyncio.create_subprocess_exec(
        *command(int(seconds) + 1),
        stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, preexec_fn=dies_with_parent(),
    )  # fmt: skip
    try:
        await process.communicate(query.encode())
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode not in (0, NO):
        raise RefusedError(503, TOO_MUCH)
    return process.returncode == 0
