"""Health, and what is watched over: an engine that ends or does not start stops neither."""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from belligraph.serve import child
from belligraph.serve.engines import Engines, mark
from belligraph.serve.settings import MIB, Settings
from hostile_requests import CROSS
from serving import Server, serving

SECONDS = 1
SLOW = f"SELECT (COUNT(*) AS ?n) {{ {CROSS} FILTER(?a != 0) }}"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?d"
linux = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs Linux's /proc")


@pytest.fixture
def store(sample_out: Path, tmp_path: Path) -> Path:
    """A store of one's own, to be changed."""
    return Path(shutil.copytree(sample_out / "store", tmp_path / "store", symlinks=True))


@pytest.fixture
def server(store: Path) -> Iterator[Server]:
    with serving("--store", store, "--timeout", SECONDS) as found:
        yield found


def health(client: httpx.Client) -> tuple[int, str]:
    answer = client.get("/healthz")
    return answer.status_code, answer.json()["status"]


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end, "not so within 10 s"
        time.sleep(0.02)


def test_a_server_whose_queries_are_stopped_is_well(server: Server) -> None:
    with ThreadPoolExecutor(1) as pool, server.client() as client, server.client() as other:
        slow = pool.submit(
            lambda: [other.get("/sparql", params={"query": SLOW}).status_code for _ in range(4)]
        )
        found = set()
        while not slow.done():
            found.add(health(client))
    assert 504 in slow.result()
    assert found == {(200, "ok")}


def test_a_server_whose_engines_do_not_start_is_not_well(store: Path, server: Server) -> None:
    with server.client() as client:
        store.rename(store.with_name("gone"))
        assert client.get("/sparql", params={"query": SLOW}).status_code == 504
        until(lambda: health(client) == (503, "no engine"))
        store.with_name("gone").rename(store)
        until(lambda: health(client) == (200, "ok"))


@pytest.fixture
def hanging(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An engine that never listens as long as this file is there; it writes `tried` beside it."""
    real, program, held = child.engine_program(), tmp_path / "oxigraph", tmp_path / "hold"
    program.write_text(
        f"#!/bin/sh\nif [ -e {held} ]; then touch {tmp_path}/tried; exec sleep 60; fi\n"
        f'exec {real} "$@"\n'
    )
    program.chmod(0o755)
    monkeypatch.setattr(child, "engine_program", lambda: str(program))
    return held


@linux
def test_memory_is_bounded_while_an_engine_does_not_start(store: Path, hanging: Path) -> None:
    async def watched(engines: Engines) -> None:
        async with engines.one() as first, httpx.AsyncClient(timeout=60, trust_env=False) as client:
            hanging.touch()
            os.utime((store / "current").resolve())
            assert mark(store) != engines.snapshot
            while not (hanging.parent / "tried").exists():
                await asyncio.sleep(0.02)
            asked = {"query": LARGE, "union-default-graph": ""}
            answer = asyncio.create_task(client.post(first.url, data=asked))
            await first.process.wait()
            with pytest.raises(httpx.HTTPError):
                await answer

    run(Settings(store, memory_bytes=300 * MIB), watched)


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
        beside.submit(lambda: asyncio.run(asyncio.wait_for(begun(), 40))).result()
