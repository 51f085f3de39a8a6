"""The engine's answer goes on to the client: whole if it is short, as a stream if it is long.

The engine answers 200 before it knows whether it will come to an end, and closes what it had to
break off as if it were complete. So the beginning of an answer is held back: what ends within it
has the status that it deserves. What is longer is streamed, and broken off if it goes wrong: the
client sees a transfer that is not complete.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import urlencode

import httpx
from starlette.types import Scope, Send

from .protocol import FORM, Asked, RefusedError
from .settings import MIB, Settings

HELD_BYTES = MIB
ENDS = (b"}", b"]", b">", b"\n")
"""How answers end that are complete, in any of the formats."""
CANCELLED = b"cancelled"
SLOW = "the query took longer than {:g} s; narrow it, or add a LIMIT"
LARGE = "the answer is larger than {} bytes; narrow the query, or add a LIMIT"
ENDED = "the engine ended, as it does when a query takes too much; try again in a moment"


class BrokenOffError(Exception):
    """An answer that has begun cannot be completed."""


@dataclass(slots=True)
class Reply:
    """What goes to the client.

    Attributes:
        tag: the mark of the answer.
        is_complete: the engine has come to the end of its answer, whatever that is.
    """

    scope: Scope
    send: Send
    tag: str
    is_complete: bool = False

    def headers(self) -> dict[str, str]:
        """Those that tell caches what the answer depends on."""
        return {"etag": self.tag, "vary": "accept"}

    async def start(self, kind: str, size: int | None = None) -> None:
        """Send the status and the headers."""
        headers = {**self.headers(), "content-type": kind}
        if size is not None:
            headers["content-length"] = str(size)
        raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
        await self.send({"type": "http.response.start", "status": 200, "headers": raw})

    async def body(self, part: bytes, *, more: bool) -> None:
        """Send a part of the body."""
        await self.send({"type": "http.response.body", "body": part, "more_body": more})


class Relay:
    """Asks an engine and passes its answers on."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._client = httpx.AsyncClient(
            timeout=None,  # noqa: S113  # the time of a request as a whole is limited
            trust_env=False,
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=settings.queries),
        )

    async def close(self) -> None:
        """Let go of connections."""
        await self._client.aclose()

    async def pass_on(self, asked: Asked, accept: str, url: str, reply: Reply) -> None:
        """Ask the engine at an address.

        Raises:
            RefusedError: there is no answer to pass on; nothing was sent.
            BrokenOffError: the answer has begun and cannot be completed.
        """
        try:
            async with self._client.stream(
                "POST", url, content=urlencode(asked.engine_parameters()),
                headers={"content-type": FORM, "accept": accept},
            ) as answer:  # fmt: skip
                parts = aiter(answer.aiter_raw())
                held, reply.is_complete = await self._held(parts)
                if reply.is_complete:
                    await self._whole(answer, held, reply)
                else:
                    await self._stream(answer, held, parts, reply)
        except httpx.HTTPError:
            raise RefusedError(503, ENDED, retry_after="1") from None

    async def _held(self, parts: AsyncIterator[bytes]) -> tuple[bytes, bool]:
        """The beginning of an answer, and whether that is all of it."""
        held = bytearray()
        async for part in parts:
            held += part
            self._check_size(len(held))
            if len(held) > HELD_BYTES:
                return bytes(held), False
        return bytes(held), True

    async def _whole(self, answer: httpx.Response, body: bytes, reply: Reply) -> None:
        if answer.status_code != 200:
            raise RefusedError(_status(answer.status_code), body.decode(errors="replace").strip())
        self._check_end(body)
        await reply.start(answer.headers["content-type"], len(body))
        await reply.body(body, more=False)

    async def _stream(
        self, answer: httpx.Response, held: bytes, parts: AsyncIterator[bytes], reply: Reply
    ) -> None:
        await reply.start(answer.headers["content-type"])
        await reply.body(held, more=True)
        size, last = len(held), held
        try:
            async for part in parts:
                size += len(part)
                self._check_size(size)
                last = part or last
                await reply.body(part, more=True)
            reply.is_complete = True
            self._check_end(last)
        except (RefusedError, httpx.HTTPError) as error:
            why = getattr(error, "why", ENDED)
            reply.scope["belligraph.why"] = why
            raise BrokenOffError(why) from None
        await reply.body(b"", more=False)

    def _check_size(self, size: int) -> None:
        most = self._settings.result_bytes
        if size > most:
            raise RefusedError(422, LARGE.format(most))

    def _check_end(self, body: bytes) -> None:
        if not body or body.endswith(ENDS):
            return
        if body.endswith(CANCELLED):
            raise RefusedError(504, SLOW.format(self._settings.seconds))
        raise RefusedError(502, "the engine broke its answer off")


def _status(engine: int) -> int:
    """What the client did wrong is its own; anything else is the engine's."""
    return engine if engine in (400, 406) else 502
