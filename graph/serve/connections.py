"""A connection is bounded: how long a request comes in, an answer goes out, how many there are.

uvicorn bounds none of it by itself: its time for an idle connection is over with the first byte
that comes, and beyond its limit it accepts connections still, and refuses those it has.
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from .settings import LOOPBACK

LATE = "the request did not come in time"
MANY = "too many connections; try again in a moment"
MANY_OF_ONE = "too many connections from one address; try again in a moment"


class BoundedConnection(H11Protocol):
    """A connection of a client.

    Attributes:
        head_seconds: until the headers are complete, from when the client connects or begins.
        body_seconds: until the body is complete, from then on. The endpoint, which takes one,
            gives it less time and a better answer.
        stall_seconds: of an answer of which the client takes nothing.
        of_one_address: how many connections it may have; of all, `limit_concurrency` less one.
    """

    head_seconds: float = 10
    body_seconds: float = 20
    stall_seconds: float = 30
    of_one_address: int = 128

    _origin: bytes | None = None
    _awaited: tuple[object, ...] = ()
    _overdue: asyncio.TimerHandle | None = None
    _stalled: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a client in, or refuse it."""
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=0)  # so writing is paused while anything is left
        self._origin = origin(self.client[0]) if self.client else None
        if len(self.connections) >= (self.limit_concurrency or float("inf")):
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE, MANY)
        elif self._origin and self._count() > self.of_one_address:
            self._refuse(HTTPStatus.TOO_MANY_REQUESTS, MANY_OF_ONE)
        else:
            self._bound()

    def connection_lost(self, exc: Exception | None) -> None:
        """Let go of it."""
        self._await()
        self._unstall()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        """Take what came in, and bound the time for what is still to come."""
        super().handle_events()
        self._bound()

    def pause_writing(self) -> None:
        """Have an eye on what the client does not take."""
        super().pause_writing()
        self._look_later()

    def resume_writing(self) -> None:
        """It has taken all."""
        self._unstall()
        super().resume_writing()

    def _bound(self) -> None:
        state = self.conn.their_state
        if self.transport.is_closing():
            self._await()
        elif state is h11.SEND_BODY:
            self._await(self.body_seconds, state, self.cycle)
        elif state is h11.IDLE and self.timeout_keep_alive_task is None:
            self._await(self.head_seconds, state, self.cycle)
        else:
            self._await()

    def _await(self, seconds: float = 0, *what: object) -> None:
        """Await a part of a request; what is awaited already gains no time."""
        if what == self._awaited:
            return
        if self._overdue:
            self._overdue.cancel()
        self._awaited = what
        self._overdue = self.loop.call_later(seconds, self._end) if what else None

    def _end(self) -> None:
        """What was awaited did not come; who sent nothing at all gets no answer."""
        if self.conn.their_state is h11.IDLE and self.conn.trailing_data[0]:
            self._tell(HTTPStatus.REQUEST_TIMEOUT, LATE)
        self.transport.close()

    def _refuse(self, status: HTTPStatus, why: str) -> None:
        self.connections.discard(self)
        self._tell(status, why, ("retry-after", "1"))
        self.transport.close()

    def _tell(self, status: HTTPStatus, why: str, *headers: tuple[str, str]) -> None:
        told = [("content-type", "text/plain; charset=utf-8"), ("connection", "close"), *headers]
        head = h11.Response(status_code=status, reason=status.phrase.encode(), headers=told)
        for event in (head, h11.Data(data=f"{why}\n".encode()), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")

    def _count(self) -> int:
        """How many connections come from where this one does."""
        return sum(getattr(one, "_origin", None) == self._origin for one in self.connections)

    def _look_later(self) -> None:
        left = self.transport.get_write_buffer_size()
        self._stalled = self.loop.call_later(self.stall_seconds, self._look, left)

    def _look(self, before: int) -> None:
        if self.transport.get_write_buffer_size() < before:
            self._look_later()
        else:
            self.transport.abort()

    def _unstall(self) -> None:
        if self._stalled:
            self._stalled.cancel()
            self._stalled = None


def origin(address: str) -> bytes | None:
    """What counts as one address: of IPv6, a network of 64 bits, which one client has to itself.

    None is for a reverse proxy on this machine, behind which there may be anybody.

    >>> origin("192.0.2.1").hex(), origin("2001:db8::1").hex(), origin("127.0.0.1")
    ('c0000201', '20010db800000000', None)
    """
    found = ip_address(address)
    if isinstance(found, IPv6Address):
        found = found.ipv4_mapped or found
    if str(found) in LOOPBACK:
        return None
    return found.packed[:8]
