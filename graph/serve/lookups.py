"""What the query page looks up in the store: names, and the text of a named query."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from ..api import Graph, open_graph
from ..errors import BelligraphError, InputError, StoreError
from .engines import Engines
from .protocol import RefusedError

T = TypeVar("T")
UNREADABLE = "the store cannot be read; try again in a moment"
STORE_ERRORS = (StoreError, OSError, RuntimeError)
"""What comes of a store that is gone or damaged; the engine has no class of its own for it."""


class Lookups:
    """The store as the engines have it, opened once a snapshot, in a thread of its own.

    All use of the store is in that one thread, and so in turn; the server's other threads are left
    to the pages.
    """

    def __init__(self, store: Path, engines: Engines) -> None:
        self._store = store
        self._engines = engines
        self._thread = ThreadPoolExecutor(1, "lookups")
        self._opened: tuple[str, Graph] | None = None
        engines.on_change = self._changed

    async def ask(self, work: Callable[[Graph], T]) -> T:
        """What the work finds in the graph.

        Raises:
            RefusedError: the store cannot be read.
            InputError: the work finds what was given wrong.
        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._asked, work)

    def close(self) -> None:
        """Begin nothing any more."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _changed(self) -> None:
        with suppress(RuntimeError):  # it is closed
            self._thread.submit(self._let_go)

    def _asked(self, work: Callable[[Graph], T]) -> T:
        """Errors are told by new ones: those of the engine's rows may not leave this thread."""
        found: Exception
        try:
            return work(self._graph())
        except STORE_ERRORS as error:
            self._let_go()
            found = RefusedError(503, UNREADABLE, retry_after="1")
            found.__cause__ = StoreError(str(error))
        except BelligraphError as error:
            found = InputError(str(error))
        raise found

    def _graph(self) -> Graph:
        snapshot = self._engines.snapshot
        if self._opened is None or self._opened[0] != snapshot:
            self._let_go()
            self._opened = snapshot, open_graph(self._store)
        return self._opened[1]

    def _let_go(self) -> None:
        """Files of a snapshot that was removed take their room for as long as they are open."""
        if self._opened is not None:
            self._opened[1].store.close()
            self._opened = None
