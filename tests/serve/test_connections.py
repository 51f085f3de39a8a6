"""Clients that send or take slowly, or open many connections, do not stop the server for others."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from belligraph.serve.connections import BoundedConnection, origin
from belligraph.serve.running import CONNECTIONS, HEADERS_BYTES
from serving import Server, serving

ELSEWHERE = "127.0.0.2"
"""An address of this machine that is not the one a reverse proxy comes from."""
HEAD = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
LARGE = 32 * 1024 * 1024


class Quick(BoundedConnection):
    head_seconds = 1
    body_seconds = 1
    stall_seconds = 1
    of_one_address = 3


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers at once, with many bytes for `/large`; takes a body only for `/taken`."""
    if scope["path"] == "/taken":
        while (await receive()).get("more_body"):
            pass
    body = bytes(LARGE) if scope["path"] == "/large" else b"well"
    headers = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


class Running:
    """A server with short limits, in a thread.

    Attributes:
        held: how many connections it has.
    """

    def __init__(self, found: socket.socket) -> None:
        config = uvicorn.Config(
            app, http=Quick, ws="none", loop="asyncio", lifespan="off", log_config=None,
            limit_concurrency=6, timeout_keep_alive=5, h11_max_incomplete_event_size=HEADERS_BYTES,
        )  # fmt: skip
        self.address = found.getsockname()
        self._server = uvicorn.Server(config)
        work = self._server.serve(sockets=[found])
        self._thread = threading.Thread(target=lambda: asyncio.run(work))
        self._thread.start()

    @property
    def held(self) -> int:
        return len(self._server.server_state.connections)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join()


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    with closing(socket.create_server(("127.0.0.1", 0))) as found:
        server = Running(found)
        yield server
        server.stop()


@contextmanager
def connected(address: tuple[str, int], source: str = "127.0.0.1") -> Iterator[socket.socket]:
    with closing(socket.create_connection(address, 20, (source, 0))) as one:
        yield one


def answer(one: socket.socket) -> bytes:
    """All that comes until the server closes, which it has to do."""
    found = b""
    while part := one.recv(65536):
        found += part
    return found


def assert_served(one: socket.socket) -> None:
    one.sendall(HEAD + b"\r\n")
    found = b""
    while not found.endswith(b"\r\n\r\nwell"):
        found += one.recv(65536)
    assert found.startswith(b"HTTP/1.1 200 ")


def trickled(one: socket.socket, part: bytes) -> float:
    """Seconds until the server closes on a client that sends a part again and again."""
    start = time.monotonic()
    try:
        while time.monotonic() < start + 20:
            one.sendall(part)
            time.sleep(0.1)
    except ConnectionError:
        return time.monotonic() - start
    raise AssertionError("it may go on for ever")


def test_a_head_that_does_not_end_is_answered_in_time(running: Running) -> None:
    with connected(running.address) as one:
        one.sendall(HEAD)
        assert answer(one).startswith(b"HTTP/1.1 408 ")


def test_a_client_that_says_nothing_is_left_without_a_word(running: Running) -> None:
    with connected(running.address) as one:
        assert answer(one) == b""


def test_a_head_that_comes_letter_by_letter_gains_no_time(running: Running) -> None:
    with connected(running.address) as one:
        one.sendall(HEAD + b"X-A: ")
        assert trickled(one, b"a") < 10


def test_a_second_head_that_does_not_end_is_awaited_no_longer(running: Running) -> None:
    with connected(running.address) as one:
        one.sendall(HEAD + b"\r\n" + HEAD)
        assert answer(one).count(b"HTTP/1.1 ") == 1
    with connected(running.address) as one:
        assert_served(one)
        one.sendall(HEAD)
        assert b"HTTP/1.1 408 " in answer(one)


def test_a_connection_that_rests_between_requests_is_kept(running: Running) -> None:
    with connected(running.address) as one:
        for _ in range(2):
            assert_served(one)
            time.sleep(1.5 * Quick.head_seconds)


@pytest.mark.parametrize("path", ["/taken", "/answered-before"])
def test_a_body_that_comes_letter_by_letter_is_cut_off(running: Running, path: str) -> None:
    with connected(running.address) as one:
        one.sendall(f"POST {path} HTTP/1.1\r\nHost: localhost\r\n".encode())
        one.sendall(b"Content-Length: 100000\r\n\r\n")
        assert trickled(one, b"a") < 10


def test_an_answer_that_nobody_takes_is_given_up(running: Running) -> None:
    with connected(running.address) as one:
        one.sendall(b"GET /large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        until(lambda: running.held == 1)
        until(lambda: running.held == 0)


def test_an_answer_that_is_taken_slowly_comes_whole(running: Running) -> None:
    with connected(running.address) as one:
        one.sendall(b"GET /large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        size = 0
        for _ in range(10):
            time.sleep(0.3)
            size += len(one.recv(LARGE // 20, socket.MSG_WAITALL))
        assert size + len(answer(one)) > LARGE


def test_one_address_has_so_many_connections(running: Running) -> None:
    with ExitStack() as opened:
        for _ in range(Quick.of_one_address):
            opened.enter_context(connected(running.address, ELSEWHERE))
        with connected(running.address, ELSEWHERE) as beyond:
            assert answer(beyond).startswith(b"HTTP/1.1 429 ")
        with connected(running.address, "127.0.0.3") as other:
            assert_served(other)
    until(lambda: running.held == 0)


def test_all_have_so_many_and_those_that_are_there_are_served(running: Running) -> None:
    with ExitStack() as opened:
        held = [opened.enter_context(connected(running.address)) for _ in range(5)]
        with connected(running.address) as beyond:
            assert answer(beyond).startswith(b"HTTP/1.1 503 ")
        assert_served(held[0])
    until(lambda: running.held == 0)


def test_what_counts_as_one_address() -> None:
    assert origin("192.0.2.1") == origin("::ffff:192.0.2.1") != origin("192.0.2.2")
    assert origin("2001:db8::1") == origin("2001:db8::ffff") != origin("2001:db8:0:1::1")
    assert origin("fe80::1%eth0") == origin("fe80::2%eth0")
    assert {origin("127.0.0.1"), origin("::1"), origin("::ffff:127.0.0.1")} == {None}


@pytest.fixture(scope="module")
def server(sample_out: Path) -> Iterator[Server]:
    with serving("--store", sample_out / "store") as found:
        yield found


def test_unfinished_requests_of_one_address_leave_others_alone(server: Server) -> None:
    with unfinished(server, ELSEWHERE), server.client() as client:
        assert client.get("/healthz").status_code == 200


def test_unfinished_requests_through_a_proxy_stop_nobody_for_long(server: Server) -> None:
    with unfinished(server, "127.0.0.1"):
        until(lambda: healthy(server))


def healthy(server: Server) -> bool:
    try:
        with server.client() as client:
            return client.get("/healthz").status_code == 200
    except httpx.HTTPError:
        return False


@contextmanager
def unfinished(server: Server, source: str) -> Iterator[None]:
    address = ("127.0.0.1", int(server.url.rpartition(":")[2]))
    with ExitStack() as opened:
        for _ in range(CONNECTIONS + 8):
            one = opened.enter_context(connected(address, source))
            try:
                one.sendall(HEAD)
            except ConnectionError:
                continue
        yield


def until(true: Callable[[], bool]) -> None:
    for _ in range(900):
        if true():
            return
        time.sleep(0.02)
    raise AssertionError("not so within 18 s")
