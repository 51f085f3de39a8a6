"""The endpoint under many clients, while loads publish new snapshots and slow queries come in.

Clients ask named queries about made-up actors, one after the other and without a pause; whoever is
told to come again waits a tenth of a second. A writer of its own adds claims and publishes them.
Every ten seconds a query comes that would take minutes. Told are statuses, times of the answers,
with and without a slow query beside them, and the memory of the gate and of its engines over time.

    python bench/serve.py [CLAIMS] [--seconds N] [--clients N] [--store FOLDER]
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from claims_made import SEED, actors, claims, registry

from belligraph.queries import named_query, terms_of
from belligraph.serve.filling import filled
from belligraph.store import MEMORY, extending, open_store, replacing

PROGRAM = str(Path(sys.executable).with_name("belligraph"))
LIMIT, AT_ONCE = 3, 16
"""Seconds a query; queries at once."""
EVERY_SLOW, EVERY_LOAD, EVERY_LOOK = 10.0, 5.0, 1.0
A_LOAD, COME_AGAIN = 50, 0.1
NAMES = ("who-supports", "who-opposes", "allies-of", "offers")
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?i) }"
MIB = 2**20


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: its status (0 = broken off), the seconds it took, what ran beside it."""

    status: int
    seconds: float
    beside_slow: bool


@dataclass(slots=True)
class Watch:
    """What was seen.

    Attributes:
        memory: of the gate and of all its engines, in MB, over time.
    """

    answers: list[Asked] = field(default_factory=list)
    slow: list[Asked] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)
    slow_running: int = 0


def fill(folder: Path, number: int) -> None:
    """A store of so many claims."""
    with replacing(folder, "bench") as store:
        store.add_registry(registry(number))
        store.add_claims(claims(number), "bench")


def publish(folder: Path, number: int) -> None:
    """Add claims and publish them, on and on; a line each time."""
    for first in itertools.count(number, A_LOAD):
        with extending(folder, "more") as store:
            store.add_claims(claims(A_LOAD, first), "more")
        print(first, flush=True)
        time.sleep(EVERY_LOAD)


def questions(number: int) -> list[str]:
    """Named queries about some actors each."""
    store, known = open_store(MEMORY), registry(number)
    draw = random.Random(SEED)  # noqa: S311 - no secret
    return [
        filled(query, terms_of(store, query, known, {"actor": f"actor-{actor}"}))
        for query in map(named_query, NAMES)
        for actor in draw.sample(range(5, actors(number)), 20)
    ]


async def ask(client: httpx.AsyncClient, query: str, watch: Watch) -> Asked:
    """Ask once, and read all of the answer."""
    start = time.perf_counter()
    try:
        answer = await client.post("/sparql", data={"query": query})
        status = answer.status_code
    except httpx.HTTPError:
        status = 0
    return Asked(status, time.perf_counter() - start, watch.slow_running > 0)


async def asking(client: httpx.AsyncClient, every: list[str], seed: int, watch: Watch) -> None:
    """A client."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    while True:
        found = await ask(client, draw.choice(every), watch)
        watch.answers.append(found)
        if found.status != 200:
            await asyncio.sleep(COME_AGAIN)


async def slowing(client: httpx.AsyncClient, watch: Watch) -> None:
    """Somebody who asks too much, and asks again if there was no place."""
    await asyncio.sleep(EVERY_SLOW / 2)
    while True:
        watch.slow_running += 1
        found = await ask(client, SLOW, watch)
        watch.slow_running -= 1
        if found.status in (429, 503):
            await asyncio.sleep(COME_AGAIN)
            continue
        watch.slow.append(found)
        await asyncio.sleep(EVERY_SLOW - found.seconds)


async def looking(gate: int, watch: Watch) -> None:
    """The memory of the gate and of its engines."""
    while True:
        engines = sum(_megabytes(int(one)) for one in _children(gate))
        watch.memory.append((_megabytes(gate), engines))
        await asyncio.sleep(EVERY_LOOK)


async def watched(url: str, gate: int, number: int, clients: int, seconds: float) -> Watch:
    """All clients for so many seconds."""
    watch, every = Watch(), questions(number)
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(
        base_url=url, timeout=60, trust_env=False, limits=limits
    ) as client:
        work = [asking(client, every, seed, watch) for seed in range(clients)]
        tasks = [*map(asyncio.create_task, (*work, slowing(client, watch), looking(gate, watch)))]
        await asyncio.sleep(seconds)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return watch


@contextmanager
def served(store: Path) -> Iterator[tuple[str, int]]:
    """A server: its address and its process."""
    options = ["--port", "0", "--timeout", str(LIMIT), "--queries", str(AT_ONCE)]
    command = [PROGRAM, "serve", "--store", str(store), *options]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, stderr=log)  # noqa: S603 - our own
        try:
            yield _address(log.fileno(), process), process.pid
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


def _address(log: int, process: subprocess.Popen[bytes]) -> str:
    while process.poll() is None:
        said = os.pread(log, 200, 0).decode()
        if "\n" in said:
            return said.split()[1]
        time.sleep(EVERY_LOOK / 10)
    raise RuntimeError(os.pread(log, 2_000, 0).decode())


def _children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()


def _megabytes(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except OSError:  # an engine that ended
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") / MIB


def told(watch: Watch, loads: int, seconds: float) -> None:
    """The figures."""
    statuses = Counter(one.status for one in watch.answers)
    print(f"{loads} snapshots published, {len(watch.answers):,} requests in {seconds:.0f} s: "
          + ", ".join(f"{n:,} x {status}" for status, n in sorted(statuses.items())))  # fmt: skip
    for name, is_beside in (("alone", False), ("beside a slow query", True)):
        taken = sorted(
            a.seconds for a in watch.answers if (a.status, a.beside_slow) == (200, is_beside)
        )
        if taken:
            print(f"answers {name:<20} p50 {_at(taken, 0.5) * 1000:8,.0f} ms   "
                  f"p99 {_at(taken, 0.99) * 1000:8,.0f} ms   of {len(taken):,}")  # fmt: skip
    slow = ", ".join(f"{one.status} after {one.seconds:.1f} s" for one in watch.slow)
    print(f"slow queries: {slow or 'none'}")
    third = max(1, len(watch.memory) // 3)
    for when, part in (("first", watch.memory[:third]), ("last", watch.memory[-third:])):
        gate, engines = (max(one) for one in zip(*part, strict=True))
        print(f"most memory in the {when} third: gate {gate:,.0f} MB, engines {engines:,.0f} MB")


def _at(taken: list[float], share: float) -> float:
    return taken[min(len(taken) - 1, int(len(taken) * share))]


def main() -> None:
    """Fill a store, serve it, ask it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("claims", type=int, nargs="?", default=10_000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--store", type=Path, help="one that an earlier run kept, or shall keep")
    parser.add_argument("--publish", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.publish:
        publish(given.store, given.claims)
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.store or Path(scratch) / "store"
        if not folder.exists():
            fill(folder, given.claims)
        measure(folder, given.claims, given.clients, given.seconds)


def measure(folder: Path, number: int, clients: int, seconds: float) -> None:
    """Serve a store to so many clients, with a writer at work."""
    print(f"{number:,} claims, {clients} clients, {AT_ONCE} queries at once, {LIMIT} s each")
    writer = [sys.executable, __file__, str(number), "--publish", "--store", str(folder)]
    with served(folder) as (url, gate), tempfile.TemporaryFile() as log:
        process = subprocess.Popen(writer, stdout=log)  # noqa: S603 - our own
        try:
            watch = asyncio.run(watched(url, gate, number, clients, seconds))
        finally:
            process.terminate()
            process.wait()
        loads = os.pread(log.fileno(), MIB, 0).count(b"\n")
    told(watch, loads, seconds)


if __name__ == "__main__":
    main()
