"""The endpoint: a request is read, given a place, answered within its time, or refused."""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message, Receive, Scope, Send

from .child import Child
from .engines import Engines
from .protocol import Asked, RefusedError, read
from .refusing import refuse_service
from .relay import ENDED, SLOW, BrokenOffError, Relay, Reply
from .settings import Settings

ANYTHING = "*/*"
ACCEPT_LETTERS = 1000
BODY_SECONDS = 10
"""How long a request may take to come in."""
AT_ONCE = max(4, 2 * (os.cpu_count() or 1))
"""So many queries the engine works on at once. More would share the same processors, so that all of
them came too late where some of them could be answered."""
BUSY = "as many queries are running as may; try again in a moment"


class _Sent:
    """Sends, and knows whether anything was sent."""

    def __init__(self, send: Send) -> None:
        self.begun = False
        self._send = send

    async def __call__(self, message: Message) -> None:
        self.begun = True
        await self._send(message)


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
        """Answer a query within the limit of time, once it is its turn.

        Raises:
            RefusedError: it is not answered, and nothing was sent.
            BrokenOffError: the answer has begun and cannot be completed.
        """
        sent = _Sent(send)
        slow = SLOW.format(self._settings.seconds)
        try:
            async with self._turn(), asyncio.timeout(self._settings.seconds):
                await self._ask(request, asked, sent)
        except TimeoutError:
            request.scope["belligraph.why"] = slow
            raise BrokenOffError(slow) if sent.begun else RefusedError(504, slow) from None

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """One of the places at the engine; waiting for it takes no longer than a query may.

        Raises:
            RefusedError: none was free in time.
        """
        try:
            async with asyncio.timeout(self._settings.seconds):
                await self._turns.acquire()
        except TimeoutError:
            raise RefusedError(503, BUSY, retry_after="1") from None
        try:
            yield
        finally:
            self._turns.release()

    async def _ask(self, request: Request, asked: Asked, send: Send) -> None:
        with self._engines.asked() as child:
            if child is None:
                raise RefusedError(503, ENDED, retry_after="1")
            accept = _accept(request)
            reply = Reply(request.scope, send, _tag(child, accept))
            if reply.tag in _known(request):
                same = Response(None, 304, reply.headers())
                await same(request.scope, request.receive, send)
                return
            await refuse_service(asked.query)
            try:
                await self._relay.pass_on(asked, accept, child.url, reply)
            finally:
                if not reply.is_complete:
                    self._engines.retire(child)


async def _while_there(request: Request, work: Coroutine[None, None, None]) -> None:
    """Work for a client, and stop when it leaves."""
    task = asyncio.create_task(work)
    gone = asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise RefusedError(499, "the client left")
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


def _tag(child: Child, accept: str) -> str:
    """The mark of an answer: the snapshot, and what it was asked for in."""
    kind = hashlib.sha256(accept.encode()).hexdigest()[:8]
    return f'W/"{child.snapshot}-{kind}"'


def _known(request: Request) -> list[str]:
    """The marks of answers that the client has; those to a body are not kept by anybody."""
    if request.method != "GET":
        return []
    return [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
