"""The process of a server: its socket, its engine, its end."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import socket
from collections.abc import Callable

import uvicorn

from ..errors import InputError
from .app import application
from .connections import BoundedConnection
from .engines import Engines
from .settings import KIB, Settings

HEADERS_BYTES = 256 * KIB
"""Of a request's first line and headers: a query may stand there, escaped."""
CONNECTIONS = 512
IDLE_SECONDS = 15
END_SECONDS = 10
"""How long requests may go on that run when the server is told to end."""
STOPS = (signal.SIGINT, signal.SIGTERM)


def run(settings: Settings, say: Callable[[str], None]) -> None:
    """Serve until told to stop by SIGINT or SIGTERM.

    Args:
        say: takes the address when the server listens.

    Raises:
        InputError: the port is taken, or the host is not of this machine.
        StoreError: there is no store, or the engine does not start on it.
        MissingExtraError: the engine is not installed.
    """
    before = {one: signal.getsignal(one) for one in STOPS}
    with listening(settings) as found:
        try:
            asyncio.run(_serve(settings, found, say))
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)


def listening(settings: Settings) -> socket.socket:
    """The socket that the server listens on.

    Raises:
        InputError: the port is taken, or the host is not of this machine.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((settings.host, settings.port))
        found.listen(CONNECTIONS)
    except OSError as error:
        found.close()
        where = f"{settings.host}, port {settings.port}"
        other = "; try --port 0" if error.errno == errno.EADDRINUSE else ""
        raise InputError(f"{where} cannot be served: {error.strerror}{other}") from None
    return found


async def _serve(settings: Settings, found: socket.socket, say: Callable[[str], None]) -> None:
    logging.getLogger("uvicorn.error").disabled = True  # the log of requests has it all
    engines = Engines(settings)
    await engines.start()
    try:
        config = uvicorn.Config(
            application(settings, engines),
            http=BoundedConnection, ws="none", loop="asyncio", log_config=None, access_log=False,
            server_header=False, proxy_headers=False, limit_concurrency=CONNECTIONS + 1,
            timeout_keep_alive=IDLE_SECONDS, timeout_graceful_shutdown=END_SECONDS,
            h11_max_incomplete_event_size=HEADERS_BYTES,
        )  # fmt: skip
        server = uvicorn.Server(config)
        _stopped_by_signals(server)
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        say(f"http://{host}:{found.getsockname()[1]}/")
        await server.serve(sockets=[found])
    finally:
        await engines.stop()


def _stopped_by_signals(server: uvicorn.Server) -> None:
    """Also before the server listens to signals, and when it raises them again at its end."""

    def stop(*_: object) -> None:
        server.should_exit = True

    for one in STOPS:
        signal.signal(one, stop)
