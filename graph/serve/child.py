"""The engine as a child process: `oxigraph serve-read-only` on the loopback interface."""

from __future__ import annotations

import asyncio
import ctypes
import os
import shutil
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import MissingExtraError, StoreError

STACK_BYTES = 256 * 1024 * 1024
"""Of each of the engine's threads. It plans by recursion, and a long chain of operators would end
it with the default of 2 MB; only what is used of a stack takes memory."""
START_SECONDS = 60
READY = b"Listening"
PR_SET_PDEATHSIG = 1


@dataclass(eq=False, slots=True)
class Child:
    """A running engine.

    Attributes:
        snapshot: the mark of the snapshot that it reads.
        url: its query endpoint.
        is_busy: it works on a query, as far as anybody knows.
    """

    snapshot: str
    url: str
    process: Process
    is_busy: bool = False
    _drain: asyncio.Task[None] | None = field(default=None, repr=False)

    @property
    def is_running(self) -> bool:
        """Whether its process has not ended."""
        return self.process.returncode is None

    def memory(self) -> int:
        """Bytes that it holds; 0 where the system does not tell."""
        try:
            text = Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii")
        except OSError:
            return 0
        return int(text.split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def kill(self) -> None:
        """End it at once; it only reads, so there is nothing that it could leave half done."""
        with suppress(ProcessLookupError):
            self.process.kill()

    async def end(self) -> None:
        """End it and wait until it is gone."""
        self.kill()
        await self.process.wait()
        if self._drain is not None:
            await self._drain


def engine_program() -> str:
    """The engine's program, as the package `oxigraph` installs it.

    Raises:
        MissingExtraError: it is not there.
    """
    beside = Path(sys.executable).with_name("oxigraph")
    found = str(beside) if beside.exists() else shutil.which("oxigraph")
    if found is None:
        raise MissingExtraError("oxigraph, the engine behind the endpoint,", "serve")
    return found


async def start(program: str, database: Path, snapshot: str, hold: int | None = None) -> Child:
    """Start an engine on a snapshot, and wait until it listens.

    Args:
        hold: an open file that keeps the snapshot there: the engine has it open until it ends.

    Raises:
        StoreError: it does not start.
    """
    port = _free_port()
    process = await asyncio.create_subprocess_exec(
        program, "serve-read-only", "--location", str(database), "--bind", f"127.0.0.1:{port}",
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL, stderr=PIPE,
        env={**os.environ, "RUST_MIN_STACK": str(STACK_BYTES)}, preexec_fn=dies_with_parent(),
        start_new_session=True, pass_fds=() if hold is None else (hold,),
    )  # fmt: skip
    child = Child(snapshot, f"http://127.0.0.1:{port}/query", process)
    assert process.stderr is not None  # noqa: S101  # it is a pipe
    said = b""
    try:
        async with asyncio.timeout(START_SECONDS):
            said = await process.stderr.readline()
    except TimeoutError:
        said = b"it does not listen"
    finally:
        child._drain = asyncio.create_task(_drained(process.stderr))
        if READY not in said:  # also when nobody waits for it any more
            await child.end()
    if READY not in said:
        why = said.decode(errors="replace").strip()
        raise StoreError(f"the engine does not start on {database}: {why}")
    return child


async def _drained(stream: asyncio.StreamReader) -> None:
    """Take what the engine says, lest it waits for somebody to; requests are logged by the gate."""
    while await stream.read(4096):
        pass


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def dies_with_parent() -> Callable[[], None] | None:
    """Has Linux kill the child when this process ends, however that comes about."""
    if not sys.platform.startswith("linux"):
        return None
    prctl, parent = ctypes.CDLL(None).prctl, os.getpid()

    def bound() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # it ended before the call
            os.kill(os.getpid(), signal.SIGKILL)

    return bound
