"""Answers that are kept, and those that several requests wait for.

The same question to the same snapshot has the same answer, unless it asks the time or draws lots.
It is worked out once, also for those who ask meanwhile, and kept while the snapshot is the current
one.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

from .gate import Deadline
from .protocol import RefusedError
from .settings import KIB, MIB

KEPT_BYTES = 64 * MIB
"""Of all answers that are kept; those that were not asked for the longest time go first."""
BESIDE_BYTES = KIB
"""What an answer takes beside its body."""

LATE = "another request for the same took too long; try again in a moment"


@dataclass(frozen=True, slots=True)
class Question:
    """What an answer hangs on.

    Attributes:
        content: what the engine is asked: the query with its dataset, as a form.
        accept: which formats the client takes.
    """

    snapshot: str
    content: str
    accept: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, or the beginning of a long one.

    Attributes:
        snapshot: the mark of what was asked.
        kind: its media type.
        rest: what follows the body; None = nothing, it is complete.
        until: by when the rest is to be on its way.
    """

    snapshot: str
    kind: str
    body: bytes
    rest: AsyncIterator[bytes] | None = None
    until: Deadline | None = None


class Answers:
    """Answers to questions about the snapshot that was asked about last."""

    def __init__(self, kept_bytes: int = KEPT_BYTES) -> None:
        self._most = kept_bytes
        self._snapshot = ""
        self._size = 0
        self._kept: OrderedDict[Question, Answer] = OrderedDict()
        self._coming: dict[Question, asyncio.Future[Answer | RefusedError | None]] = {}

    async def get(
        self, question: Question, end: float, work: Callable[[], Awaitable[Answer]]
    ) -> Answer:
        """The answer that is kept or on its way, else the one that the work gives.

        Args:
            end: how long to wait for what is on its way, in seconds of the loop's clock.

        Raises:
            RefusedError: by the work, for all who wait for it; or it did not come in time.
        """
        self._turn_to(question.snapshot)
        while (coming := self._coming.get(question)) is not None:
            await asyncio.wait({coming}, timeout=end - asyncio.get_running_loop().time())
            if not coming.done():
                raise RefusedError(503, LATE, retry_after="1")
            found = coming.result()
            if isinstance(found, RefusedError):
                raise found
            if found is not None:  # a long one goes to whoever asked first
                return await work() if found.rest else found
        kept = self._kept.get(question)
        if kept is not None:
            self._kept.move_to_end(question)
            return kept
        return await self._worked_out(question, work)

    async def _worked_out(
        self, question: Question, work: Callable[[], Awaitable[Answer]]
    ) -> Answer:
        coming = self._coming[question] = asyncio.get_running_loop().create_future()
        outcome: Answer | RefusedError | None = None  # whoever asked left: the next one works
        try:
            outcome = found = await work()
        except RefusedError as refused:
            outcome = refused
            raise
        finally:
            del self._coming[question]
            coming.set_result(outcome)
        self._keep(question, found)
        return found

    def _turn_to(self, snapshot: str) -> None:
        if snapshot != self._snapshot:
            self._snapshot, self._size = snapshot, 0
            self._kept.clear()

    def _keep(self, question: Question, answer: Answer) -> None:
        if answer.rest or not self._snapshot == question.snapshot == answer.snapshot:
            return
        self._kept[question] = answer
        self._size += _size(question, answer)
        while self._size > self._most:
            self._size -= _size(*self._kept.popitem(last=False))


def _size(question: Question, answer: Answer) -> int:
    return len(question.content) + len(answer.body) + BESIDE_BYTES
