"""A server as a process of its own, and requests that no proper client would send."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx

PROGRAM = str(Path(sys.executable).with_name("belligraph"))
SERVING = "Serving "


class Server:
    """A running server.

    Attributes:
        url: without a slash at the end.
        note: what it said before it listened; empty = nothing.
        lines: what it has logged.
    """

    def __init__(self, *options: object) -> None:
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--port", "0", *map(str, options)],
            stderr=subprocess.PIPE, text=True, env={**os.environ, "NO_PROXY": "*"},
        )  # fmt: skip
        assert self.process.stderr is not None
        first = self.process.stderr.readline()
        self.note = first if first.startswith("Note: ") else ""
        if self.note:
            first = self.process.stderr.readline()
        assert first.startswith(SERVING), first + self.process.stderr.read()
        self.url = first.removeprefix(SERVING).strip().rstrip("/")
        self.lines: list[dict[str, Any]] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append(json.loads(line))

    def client(self, timeout: float = 20) -> httpx.Client:
        return httpx.Client(base_url=self.url, timeout=timeout, trust_env=False)

    def children(self) -> list[int]:
        """The engines that it runs."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(one) for one in path.read_text("ascii").split()]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it; returns its exit code."""
        self.process.send_signal(how)
        code = self.process.wait(20)
        self._reader.join(5)
        assert self.process.stderr is not None
        self.process.stderr.close()
        return code

    def raw(self, request: bytes) -> bytes:
        """The answer to bytes that are sent as they are, until the server closes."""
        host, _, port = self.url.removeprefix("http://").rpartition(":")
        answer = b""
        with socket.create_connection((host, int(port)), 20) as one:
            with suppress(ConnectionError):  # it does not read on what it refuses
                one.sendall(request)
            with suppress(ConnectionError):
                while part := one.recv(65536):
                    answer += part
        return answer


@contextmanager
def serving(*options: object) -> Iterator[Server]:
    """A server that is there within the block."""
    server = Server(*options)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that ended and was not yet asked for does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in ("Z", "X")
