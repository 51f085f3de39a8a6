"""The engine that answers now, and those that only finish what they have begun.

An engine is replaced when the store publishes a snapshot, when it ends by itself, when it holds too
much memory, and when it is busy with something that nobody waits for any more: a query cannot be
stopped from outside, and the engine's own limit of time does not reach into all it does. The new
one takes over at once; the old one is killed when the last request that somebody waits for is done.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import StoreError
from . import child as engine
from .child import Child
from .settings import Settings

LOOK_SECONDS = 0.25
"""How often the store is looked at."""


def mark(store: Path) -> tuple[str, Path]:
    """A mark of the current snapshot, and the folder of the engine's files.

    The number alone would not do: a store that is removed and built again begins anew.

    Raises:
        StoreError: there is none.
    """
    try:
        folder = (store / "current").resolve(strict=True)
        seen = folder.stat()
    except OSError:
        raise StoreError(f"the store at {store} has no snapshot") from None
    return f"{folder.name}-{seen.st_ino:x}-{seen.st_mtime_ns:x}", folder / "db"


class Engines:
    """Keeps one engine that answers.

    Attributes:
        current: the one that takes requests; None = none can be started at the moment.
    """

    def __init__(self, settings: Settings) -> None:
        self.current: Child | None = None
        self._settings = settings
        self._program = engine.engine_program()
        self._all: set[Child] = set()
        self._wanted = asyncio.Event()
        self._watch: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start the first engine, and go on watching.

        Raises:
            StoreError: it does not start.
        """
        await self._replace()
        self._watch = asyncio.create_task(self._watching())

    async def stop(self) -> None:
        """End all engines."""
        if self._watch is not None:
            self._watch.cancel()
            with suppress(asyncio.CancelledError):
                await self._watch
        await asyncio.gather(*(one.end() for one in self._all))

    @contextmanager
    def asked(self) -> Iterator[Child | None]:
        """The engine to ask, kept alive within the block."""
        child = self.current
        if child is not None:
            child.asked += 1
        try:
            yield child
        finally:
            if child is not None:
                child.asked -= 1
                self._let_go(child)

    def retire(self, child: Child) -> None:
        """Replace an engine that does what nobody waits for."""
        child.is_retired = True
        self._wanted.set()

    def _let_go(self, child: Child) -> None:
        if child.is_retired and child is not self.current and not child.asked:
            child.kill()

    async def _watching(self) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wanted.wait(), LOOK_SECONDS)
            self._wanted.clear()
            await self._look()

    async def _look(self) -> None:
        for child in [one for one in self._all if not one.is_running]:
            self._all.discard(child)
            await child.end()
        for child in self._all:
            if child.memory() > self._settings.memory_bytes:
                child.is_retired = True
                child.kill()
        with suppress(StoreError, OSError):  # tried again at the next look
            if self._is_outdated():
                await self._replace()

    def _is_outdated(self) -> bool:
        child = self.current
        if child is None or child.is_retired or not child.is_running:
            return True
        return child.snapshot != mark(self._settings.store)[0]

    async def _replace(self) -> None:
        snapshot, database = mark(self._settings.store)
        new = await engine.start(self._program, database, snapshot, self._settings.seconds)
        self._all.add(new)
        old, self.current = self.current, new
        if old is not None:
            old.is_retired = True
            self._let_go(old)
