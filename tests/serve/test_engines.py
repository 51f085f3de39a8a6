"""The engine behind the endpoint: replaced without an error, and gone with the server."""

from __future__ import annotations

import asyncio
import itertools
import os
import shutil
import signal
import threading
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from belligraph.project import sample
from belligraph.serve.engines import Engines
from belligraph.serve.settings import Settings
from belligraph.store import extending
from serving import Server, is_alive, serving

CLIENTS = 4
COUNT = "SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o FILTER(?o != {}) }}"
ORIGIN = sample().origin
linux = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's /proc")


@pytest.fixture
def store(sample_out: Path, tmp_path: Path) -> Path:
    """A store of one's own, to be written to."""
    return Path(shutil.copytree(sample_out / "store", tmp_path / "store", symlinks=True))


def until(true: Callable[[], bool]) -> None:
    for _ in range(500):
        if true():
            return
        time.sleep(0.02)
    raise AssertionError("not so within 10 s")


def snapshot(server: Server) -> str:
    with server.client() as client:
        return str(client.get("/healthz").json()["snapshot"])


def command(pid: int) -> str:
    """How a process was started; empty = it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


@linux
def test_snapshots_change_under_load_without_an_error(store: Path) -> None:
    found: list[tuple[int, str]] = []
    end = threading.Event()
    numbers = itertools.count()

    def client(server: Server) -> None:
        with server.client() as one:
            while not end.is_set():
                answer = one.get("/sparql", params={"query": COUNT.format(next(numbers))})
                found.append((answer.status_code, answer.headers.get("etag", "")))

    with serving("--store", store) as server:
        threads = [threading.Thread(target=client, args=(server,)) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        seen = {snapshot(server)}
        while len(seen) < 3:
            before = snapshot(server)
            with extending(store, ORIGIN):
                pass
            until(lambda before=before: snapshot(server) != before)  # type: ignore[misc]
            seen.add(snapshot(server))
        until(lambda: len({tag for _, tag in found if tag}) >= 3)
        end.set()
        for thread in threads:
            thread.join()
        current = str((store / "current").resolve())
        until(lambda: all(current in command(child) for child in server.children()))
    assert {status for status, _ in found} <= {200, 429, 503}
    assert sum(status == 200 for status, _ in found) > CLIENTS


@linux
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_told_to_ends_with_its_engine(store: Path, how: signal.Signals) -> None:
    with serving("--store", store) as server:
        (child,) = server.children()
        assert server.stop(how) == 0
        assert not is_alive(child)


@linux
def test_the_engine_does_not_outlive_a_server_that_is_killed(store: Path) -> None:
    with serving("--store", store) as server:
        (child,) = server.children()
        assert is_alive(child)
        assert server.stop(signal.SIGKILL) == -signal.SIGKILL
        until(lambda: not is_alive(child))


@linux
def test_an_engine_that_ends_is_replaced(store: Path) -> None:
    with serving("--store", store) as server, server.client() as client:
        (child,) = server.children()
        os.kill(child, signal.SIGKILL)
        until(lambda: server.children() not in ([], [child]))
        until(lambda: client.get("/healthz").status_code == 200)
        assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"]


@linux
def test_a_store_that_is_built_anew_is_served(store: Path, sample_out: Path) -> None:
    with serving("--store", store) as server:
        before = snapshot(server)
        shutil.rmtree(store)
        shutil.copytree(sample_out / "store", store, symlinks=True)
        until(lambda: snapshot(server) != before)


@linux
def test_an_engine_that_holds_too_much_is_replaced(store: Path) -> None:
    async def watched(engines: Engines) -> None:
        async with engines.one() as first:
            while first.is_running:
                await asyncio.sleep(0.02)
        async with engines.one() as second:
            assert second is not first

    run(Settings(store, memory_bytes=1), watched)


def test_each_query_has_an_engine_of_its_own(store: Path) -> None:
    async def asked(engines: Engines) -> None:
        async with engines.one() as first:
            async with engines.one() as second:
                assert second is not first
            await second.process.wait()  # nobody said that it was done
            assert first.is_running
            first.is_busy = False
        async with engines.one() as third:
            assert third is first

    run(Settings(store), asked)


def run(settings: Settings, work: Callable[[Engines], Awaitable[None]]) -> None:
    """Within a loop of its own: the browser of other tests has one in this thread."""

    async def begun() -> None:
        engines = Engines(settings)
        await engines.start()
        try:
            await work(engines)
        finally:
            await engines.stop()

    with ThreadPoolExecutor(1) as beside:
        beside.submit(lambda: asyncio.run(asyncio.wait_for(begun(), 20))).result()
