"""The endpoint: a request is read, given a place, answered within its time, or refused."""

from __future__ import annotations

import asyncio
import hashlib
import os
from contextlib import AsyncExitStack
from dataclasses import replace
from functools import partial

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from .answers import Answer, Answers, Question
from .engines import Engines
from .gate import Deadline, Gate, busy_after, now
from .protocol import Asked, BrokenOffError, RefusedError, read
from .refusing import refuse_service
from .relay import Relay, sent
from .settings import Settings

ANYTHING = "*/*"
ACCEPT_LETTERS = 1000
BODY_SECONDS = 10
"""How long a request may take to come in."""
AT_ONCE = max(4, 2 * (os.cpu_count() or 1))
"""So many engines work at once. More would share the same processors, so that all of them came too
late where some of them could answer."""
SENT_SECONDS = 10
"""How long it may take until a whole answer is on its way, its compression included."""


class Endpoint:
    """Answers requests of the protocol."""

    def __init__(self, settings: Settings, engines: Engines) -> None:
        self._settings = settings
        self._engines = engines
        self._relay = Relay(settings)
        self._answers = Answers()
        self._gate = Gate(settings, AT_ONCE)

    @property
    def running(self) -> int:
        """How many queries are being worked on, or wait for their turn."""
        return self._gate.running

    async def close(self) -> None:
        """Let go of connections."""
        await self._relay.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        try:
            asked = await self._read(request)
            await self._gate.run(request, lambda: self._answer(request, asked, send))
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
        headers = _headers(asked, question.snapshot, accept)
        if headers.get("etag") in _known(request):
            await Response(None, 304, headers)(request.scope, request.receive, send)
            return
        async with AsyncExitStack() as used:
            work = partial(self._begun, asked, question, self._gate.waiting(), used)
            if asked.is_lasting:
                answer = await self._answers.get(question, now() + self._settings.seconds, work)
            else:
                answer = await work()
            if answer.rest is None:  # others need not wait until it is sent
                await used.aclose()
            async with (answer.until or busy_after(SENT_SECONDS)).kept(BrokenOffError):
                await sent(answer, _headers(asked, answer.snapshot, accept), send)

    async def _begun(
        self, asked: Asked, question: Question, waiting: Deadline, used: AsyncExitStack
    ) -> Answer:
        """An answer by an engine, which is in use until the stack is closed."""
        turn = self._gate.turn(waiting, self._engines.one())
        child, until = await used.enter_async_context(turn)
        async with until.kept():
            await refuse_service(asked.query, self._settings.seconds)
            answering = self._relay.asked(child, asked, question.accept)
            answer = await used.enter_async_context(answering)
        return replace(answer, until=until if answer.rest else None)


def _accept(request: Request) -> str:
    """What the client takes; several headers count as one."""
    given = ", ".join(request.headers.getlist("accept"))
    if len(given) > ACCEPT_LETTERS:
        raise RefusedError(431, "a shorter list of accepted types is expected")
    return given.encode("ascii", "ignore").decode("ascii") or ANYTHING


def _tag(snapshot: str, content: str, accept: str) -> str:
    """The mark of an answer: the snapshot, and what was asked in which format.

    Only who was answered has the mark of a question, so a bad one is never known already.
    """
    asked = hashlib.sha256(f"{accept}\n{content}".encode()).hexdigest()[:16]
    return f'W/"{snapshot}-{asked}"'


def _headers(asked: Asked, snapshot: str, accept: str) -> dict[str, str]:
    """Those that tell caches what an answer depends on."""
    mark = {"etag": _tag(snapshot, asked.content(), accept)} if asked.is_lasting else {}
    return {**mark, "vary": "accept"}


def _known(request: Request) -> list[str]:
    """The marks of answers that the client has; those to a body are not kept by anybody."""
    if request.method != "GET":
        return []
    return [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
