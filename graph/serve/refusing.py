"""No query of a client's makes the engine ask another server.

Whether it would is found out by the engine's own parser (see `store.parsing`), in a process of its
own that is given no more time than the query has. Updates, LOAD among them, are no queries: the
engine's parser refuses them by itself.
"""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from importlib.resources import files

from ..store.parsing import spellings
from .protocol import RefusedError

PARSER = str(files("belligraph.store") / "parsing.py")


async def refuse_service(query: str) -> None:
    """Refuse a query that asks another server, or does not parse where it may.

    Raises:
        RefusedError: it does.
    """
    spelled = spellings(query)
    if spelled is None or await _parses(spelled[1]):
        return
    if await _parses(spelled[0]):
        raise RefusedError(403, "asking another server (SERVICE) is refused")
    raise RefusedError(400, "the query does not parse")


async def _parses(query: str) -> bool:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-I", PARSER, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL
    )
    try:
        await process.communicate(query.encode())
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return process.returncode == 0
