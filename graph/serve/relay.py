"""The engine's answer goes on to the client: whole if it is short, as a stream if it is long.

The engine answers 200 before it knows whether it will come to an end, and closes what it had to
break off as if it were complete. So the beginning of an answer is held back: what ends within it
has the status that it deserves. What is longer is streamed, and broken off if it goes wrong: the
client sees a transfer that is not complete.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from starlette.types import Message, Send

from ..store.complaints import unparsed
from .answers import Answer
from .child import Child
from .engines import ENDED
from .protocol import FORM, Asked, BrokenOffError, RefusedError
from .settings import MIB, Settings

HELD_BYTES = 2 * MIB
ENDS = (b"}", b"]", b">", b"\n")
"""How answers end that are complete, in any of the formats."""
YES_OR_NO = (b"true", b"false")
"""Whole answers in CSV and TSV."""
NOT_DONE = "is not supported"
"""What the engine says of functions that it does not know."""
LARGE = "the answer is larger than {} bytes; narrow the query, or add a LIMIT"
CUT = "the engine broke its answer off"


class Relay:
    """Asks engines and passes their answers on."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._client = httpx.AsyncClient(
            timeout=None,  # noqa: S113  # the time of a request as a whole is limited
            trust_env=False,
            limits=httpx.Limits(max_connections=None),
        )

    async def close(self) -> None:
        """Let go of connections."""
        await self._client.aclose()

    @asynccontextmanager
    async def asked(self, child: Child, asked: Asked, accept: str) -> AsyncIterator[Answer]:
        """Ask an engine; of an answer that is long the rest can be read within the block.

        Raises:
            RefusedError: there is no answer to pass on.
        """
        headers = {"content-type": FORM, "accept": accept}
        try:
            async with self._client.stream(
                "POST", child.url, content=asked.content(), headers=headers
            ) as answer:
                yield await self._begun(child, asked.query, answer)
        except httpx.HTTPError:
            raise RefusedError(503, ENDED, retry_after="1") from None

    async def _begun(self, child: Child, query: str, answer: httpx.Response) -> Answer:
        parts, body = aiter(answer.aiter_raw()), bytearray()
        async for part in parts:
            body += part
            self._check_size(len(body))
            if len(body) > HELD_BYTES:
                kind, begun = answer.headers["content-type"], bytes(body)
                return Answer(child.snapshot, kind, begun, self._rest(child, begun, parts))
        child.is_busy = False
        if answer.status_code != 200:
            said = body.decode(errors="replace").strip()
            raise RefusedError(_status(answer.status_code, said), unparsed(query, said))
        _check_end(whole := bytes(body))
        return Answer(child.snapshot, answer.headers["content-type"], whole)

    async def _rest(
        self, child: Child, begun: bytes, parts: AsyncIterator[bytes]
    ) -> AsyncIterator[bytes]:
        size, last = len(begun), begun
        async for part in parts:
            size += len(part)
            self._check_size(size)
            last = part or last
            yield part
        child.is_busy = False
        _check_end(last)

    def _check_size(self, size: int) -> None:
        most = self._settings.result_bytes
        if size > most:
            raise RefusedError(422, LARGE.format(most))


async def sent(answer: Answer, headers: dict[str, str], send: Send) -> None:
    """Send an answer to a client.

    Raises:
        BrokenOffError: it cannot be completed.
    """
    told = {**headers, "content-type": answer.kind}
    if answer.rest is None:
        told["content-length"] = str(len(answer.body))
    raw = [(name.encode(), value.encode("latin-1")) for name, value in told.items()]
    await send({"type": "http.response.start", "status": 200, "headers": raw})
    await send(_part(answer.body, more=answer.rest is not None))
    if answer.rest is None:
        return
    try:
        async for part in answer.rest:
            await send(_part(part, more=True))
    except RefusedError as error:
        raise BrokenOffError(error.status, error.why) from None
    except httpx.HTTPError:
        raise BrokenOffError(503, ENDED, retry_after="1") from None
    await send(_part(b"", more=False))


def _part(body: bytes, *, more: bool) -> Message:
    return {"type": "http.response.body", "body": body, "more_body": more}


def _check_end(body: bytes) -> None:
    if body and body not in YES_OR_NO and not body.endswith(ENDS):
        raise RefusedError(502, CUT)


def _status(engine: int, said: str) -> int:
    """What the client did wrong is its own; anything else is the engine's."""
    if NOT_DONE in said:
        return 400
    return engine if engine in (400, 406) else 502
