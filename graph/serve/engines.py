"""The engines: each works on one query at a time.

A query cannot be stopped within an engine: its own limit of time does not reach into all it does.
So an engine whose query is over its time, or has nobody who waits for it, is killed, which costs
no other query anything. Another starts in some hundredths of a second. What was used last is used
next, so that there are no more engines than queries that run at once. When the store publishes a
snapshot, queries go over to engines on it, and those on the old one end with what they work on.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from ..errors import StoreError
from ..store import hold_current
from . import child as engine
from .child import Child
from .protocol import RefusedError
from .settings import MIB, Settings

ENDED = "the engine ended, as it does when a query takes too much; try again in a moment"
LOOK_SECONDS = 0.25
"""How often the store is looked at."""
KEPT_BYTES = 256 * MIB
"""An engine that holds more after a query is not kept: what a large one took is not given back."""


def mark(store: Path) -> str:
    """A mark of the current snapshot.

    The number alone would not do: a store that is removed and built again begins anew.

    Raises:
        StoreError: there is none.
    """
    try:
        return _mark_of((store / "current").resolve(strict=True))
    except OSError:
        raise StoreError(f"the store at {store} has no snapshot") from None


def _mark_of(snapshot: Path) -> str:
    seen = snapshot.stat()
    return f"{snapshot.name}-{seen.st_ino:x}-{seen.st_mtime_ns:x}"


class Engines:
    """Keeps engines that answer.

    Attributes:
        snapshot: the mark of the one that new queries are asked of.
        on_change: called when that is another one.
        is_failing: none started the last time that one was to.
    """

    def __init__(self, settings: Settings) -> None:
        self.snapshot = ""
        self.on_change: Callable[[], None] = lambda: None
        self.is_failing = False
        self._settings = settings
        self._program = engine.engine_program()
        self._all: set[Child] = set()
        self._free: list[Child] = []
        self._watches: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Start the first engine, and go on watching.

        Raises:
            StoreError: it does not start.
        """
        self._give_back(await self._new())
        looks = (self._clear, self._renew)
        self._watches = [asyncio.create_task(_again_and_again(look)) for look in looks]

    async def stop(self) -> None:
        """End all engines."""
        for watch in self._watches:
            watch.cancel()
            with suppress(asyncio.CancelledError):
                await watch
        await asyncio.gather(*(one.end() for one in self._all))

    @asynccontextmanager
    async def one(self) -> AsyncIterator[Child]:
        """An engine for one query; it is killed if it is still busy when the block ends.

        Raises:
            RefusedError: none starts.
        """
        try:
            child = self._taken() or await self._new()
        except (StoreError, OSError):
            raise RefusedError(503, ENDED, retry_after="1") from None
        child.is_busy = True
        try:
            yield child
        finally:
            self._give_back(child)

    def _taken(self) -> Child | None:
        while self._free:
            child = self._free.pop()
            if child.is_running:
                return child
        return None

    def _give_back(self, child: Child) -> None:
        is_good = child.is_running and not child.is_busy and child.memory() <= KEPT_BYTES
        if is_good and child.snapshot == self.snapshot:
            self._free.append(child)
        else:
            child.kill()

    async def _new(self) -> Child:
        """An engine on what is the current snapshot now."""
        before = self.snapshot
        try:
            with hold_current(self._settings.store) as hold:
                snapshot, database = _mark_of(hold.snapshot), hold.snapshot / "db"
                child = await engine.start(self._program, database, snapshot, hold.handle)
        except (StoreError, OSError):
            self.is_failing = True
            raise
        self.is_failing = False
        self._all.add(child)
        if self.snapshot == before != snapshot:  # else another came first, on a later one perhaps
            self.snapshot = snapshot
            old, self._free = self._free, []
            for one in old:
                one.kill()
            self.on_change()
        return child

    async def _clear(self) -> None:
        """Let go of engines that ended, and end one that holds too much."""
        for child in [one for one in self._all if not one.is_running]:
            self._all.discard(child)
            await child.end()
        self._bound_memory()

    async def _renew(self) -> None:
        """Have an engine on the current snapshot ready."""
        with suppress(StoreError, OSError):  # tried again at the next look
            if self._is_old():
                self._give_back(await self._new())

    def _is_old(self) -> bool:
        if self.is_failing or not any(one.is_running for one in self._all):
            return True
        return mark(self._settings.store) != self.snapshot

    def _bound_memory(self) -> None:
        held = {child: child.memory() for child in self._all}
        if sum(held.values()) > self._settings.memory_bytes:
            max(held, key=held.__getitem__).kill()


async def _again_and_again(look: Callable[[], Awaitable[None]]) -> None:
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        await look()
