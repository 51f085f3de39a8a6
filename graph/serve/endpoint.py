"""The endpoint: a request is read, given a place, answered within its time, or refused."""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from .answers import Answer, Answers, Question
from .engines import Engines
from .protocol import Asked, RefusedError, read
from .refusing import refuse_service
from .relay import BrokenOffError, Relay, sent
from .settings import Settings

ANYTHING = "*/*"
ACCEPT_LETTERS = 1000
BODY_SECONDS = 10
"""How long a request may take to come in."""
AT_ONCE = max(4, 2 * (os.cpu_count() or 1))
"""So many engines work at once. More would share the same processors, so that all of them came too
late where some of them could answer."""
WAIT_SHARE = 0.5
"""How long a query may wait for its turn, as a share of the time that it may run. One that had its
turn runs for all of its time: what is started and ended early was work for nothing."""
SENT_SECONDS = 10
"""How long it may take until a whole answer is on its way, its compression included."""
BUSY = "as many queries are running as may; try again in a moment"
SLOW = "the query took longer than {:g} s; narrow it, or add a LIMIT"


@dataclass(slots=True)
class _Turn:
    """What a query has in use, and until when.

    Attributes:
        end: of its waiting, and then of its run, in seconds of the loop's clock.
        used: its place and its engine, from when it has them.
    """

    end: float
    used: AsyncExitStack = field(default_factory=AsyncExitStack)


class Endpoint:
    """Answers requests of the protocol.

    Attributes:
        running: how many queries are being worked on, or wait for their turn.
    """

    def __init__(self, settings: Settings, engines: Engines) -> None:
        self.running = 0
        self._settings = settings
        self._engines = engines
        self._relay = Relay(settings)
        self._answers = Answers()
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def close(self) -> None:
        """Let go of connections."""
        await self._relay.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        try:
            asked = await self._read(request)
            if self.running >= self._settings.queries:
                raise RefusedError(429, BUSY, retry_after="1")
            self.running += 1
            try:
                await _while_there(request, self._answer(request, asked, send))
            finally:
                self.running -= 1
        except BrokenOffError as broken:
            scope["belligraph.why"] = broken.why
            raise
        except RefusedError as refused:
            scope["belligraph.why"] = refused.why
            answer = PlainTextResponse(refused.why + "\n", refused.status, refused.headers)
            await answer(scope, receive, send)

    async def _read(self, request: Request) -> Asked:
        try:
            async with asyncio.timeout(BODY_SECONDS):
                asked = await read(request, self._settings.query_bytes)
        except TimeoutError:
            why = "the request did not come in time"
            raise RefusedError(408, why, connection="close") from None
        request.scope["belligraph.query"] = asked.query
        return asked

    async def _answer(self, request: Request, asked: Asked, send: Send) -> None:
        """Answer a query within the limit of time.

        Raises:
            RefusedError: it is not answered, and nothing was sent.
            BrokenOffError: the answer has begun and cannot be completed.
        """
        accept = _accept(request)
        question = Question(self._engines.snapshot, asked.content(), accept)
        if _tag(question.snapshot, accept) in _known(request):
            same = Response(None, 304, _headers(question.snapshot, accept))
            await same(request.scope, request.receive, send)
            return
        seconds, begun = self._settings.seconds, _now()
        turn = _Turn(begun + seconds * WAIT_SHARE)
        async with turn.used:
            answer = await self._answers.get(
                question, begun + seconds, lambda: self._begun(asked, question, turn)
            )
            if answer.rest is None:  # others need not wait until it is sent
                await turn.used.aclose()
                turn.end = _now() + SENT_SECONDS
            await self._sent(answer, _headers(answer.snapshot, accept), turn.end, send)

    async def _begun(self, asked: Asked, question: Question, turn: _Turn) -> Answer:
        """An answer by an engine, which is in use until the stack is closed."""
        try:
            async with asyncio.timeout_at(turn.end):
                await turn.used.enter_async_context(self._turns)
                child = await turn.used.enter_async_context(self._engines.one())
        except TimeoutError:
            raise RefusedError(503, BUSY, retry_after="1") from None
        turn.end = _now() + self._settings.seconds
        try:
            async with asyncio.timeout_at(turn.end):
                await refuse_service(asked.query)
                answering = self._relay.asked(child, question.content, question.accept)
                return await turn.used.enter_async_context(answering)
        except TimeoutError:
            raise RefusedError(504, SLOW.format(self._settings.seconds)) from None

    async def _sent(self, answer: Answer, headers: dict[str, str], end: float, send: Send) -> None:
        try:
            async with asyncio.timeout_at(end):
                await sent(answer, headers, send)
        except TimeoutError:
            if answer.rest is None:
                raise BrokenOffError(503, BUSY, retry_after="1") from None
            raise BrokenOffError(504, SLOW.format(self._settings.seconds)) from None


def _now() -> float:
    return asyncio.get_running_loop().time()


async def _while_there(request: Request, work: Coroutine[None, None, None]) -> None:
    """Work for a client, and stop when it leaves."""
    task = asyncio.create_task(work)
    gone = asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise RefusedError(499, "the client left")
        if task.cancelled():  # its time was over at the very moment that it had an answer
            raise BrokenOffError(503, BUSY, retry_after="1")
        task.result()
    finally:
        task.cancel()
        gone.cancel()
        await asyncio.gather(task, gone, return_exceptions=True)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _accept(request: Request) -> str:
    """What the client takes; several headers count as one."""
    given = ", ".join(request.headers.getlist("accept"))
    if len(given) > ACCEPT_LETTERS:
        raise RefusedError(431, "a shorter list of accepted types is expected")
    return given.encode("ascii", "ignore").decode("ascii") or ANYTHING


def _tag(snapshot: str, accept: str) -> str:
    """The mark of an answer: the snapshot, and what it was asked for in."""
    kind = hashlib.sha256(accept.encode()).hexdigest()[:8]
    return f'W/"{snapshot}-{kind}"'


def _headers(snapshot: str, accept: str) -> dict[str, str]:
    """Those that tell caches what an answer depends on."""
    return {"etag": _tag(snapshot, accept), "vary": "accept"}


def _known(request: Request) -> list[str]:
    """The marks of answers that the client has; those to a body are not kept by anybody."""
    if request.method != "GET":
        return []
    return [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
