"""The door to the data: whoever asks has a place, then a turn, and then a limited time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from starlette.requests import Request

from .protocol import BrokenOffError, RefusedError
from .settings import Settings

T = TypeVar("T")
WAIT_SHARE = 0.5
"""How long a query may wait for its turn, as a share of the time that it may run. One that had its
turn runs for all of its time: what is started and ended early was work for nothing."""
BUSY = "as many queries are running as may; try again in a moment"
SLOW = "the query took longer than {:g} s; narrow it, or add a LIMIT"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment, and what is told to whoever is not through by then.

    Attributes:
        end: in seconds of the loop's clock.
    """

    end: float
    status: int
    why: str

    @asynccontextmanager
    async def kept(self, refused: type[RefusedError] = RefusedError) -> AsyncIterator[None]:
        """End the block when the moment comes.

        Raises:
            RefusedError: it came; of the class that is given.
        """
        try:
            async with asyncio.timeout_at(self.end):
                yield
        except TimeoutError:
            again = {"retry_after": "1"} if self.status == 503 else {}
            raise refused(self.status, self.why, **again) from None


def busy_after(seconds: float) -> Deadline:
    """A deadline for what the server itself is to do."""
    return Deadline(now() + seconds, 503, BUSY)


def now() -> float:
    """Seconds of the loop's clock."""
    return asyncio.get_running_loop().time()


class Gate:
    """Lets so many in, so many of them work at once, and each for its time.

    Attributes:
        running: how many are at work or wait for their turn.
    """

    def __init__(self, settings: Settings, at_once: int, slow: str = SLOW) -> None:
        """Open the gate.

        Args:
            at_once: how many work at once.
            slow: what is told to those whose time is over, with a place for its seconds.
        """
        self.running = 0
        self._settings = settings
        self._turns = asyncio.Semaphore(at_once)
        self._slow = slow.format(settings.seconds)

    async def run(self, request: Request, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Work for a client in a place of its own, and stop when it leaves.

        Raises:
            RefusedError: all places are taken, the client left, or the work refuses.
        """
        if self.running >= self._settings.queries:
            raise RefusedError(429, BUSY, retry_after="1")
        self.running += 1
        try:
            return await _while_there(request, work())
        finally:
            self.running -= 1

    def waiting(self) -> Deadline:
        """How long whoever asks at this moment waits for a turn."""
        return busy_after(self._settings.seconds * WAIT_SHARE)

    @asynccontextmanager
    async def turn(
        self, waiting: Deadline, tool: AbstractAsyncContextManager[T]
    ) -> AsyncIterator[tuple[T, Deadline]]:
        """A turn: what is worked with, which is there within the block, and the end of its time.

        Raises:
            RefusedError: none came in time.
        """
        async with AsyncExitStack() as used:
            async with waiting.kept():
                await used.enter_async_context(self._turns)
                found = await used.enter_async_context(tool)
            yield found, Deadline(now() + self._settings.seconds, 504, self._slow)


async def _while_there(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """Work for a client, and stop when it leaves."""
    task = asyncio.create_task(work)
    gone = asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise RefusedError(499, "the client left")
        if task.cancelled():  # its time was over at the very moment that it had an answer
            raise BrokenOffError(503, BUSY, retry_after="1")
        return task.result()
    finally:
        task.cancel()
        gone.cancel()
        await asyncio.gather(task, gone, return_exceptions=True)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
