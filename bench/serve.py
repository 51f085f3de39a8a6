"""The endpoint under many clients, while loads publish new snapshots and slow queries come in.

Clients ask one after the other without a pause: mostly named queries about one actor, and more
often about busy ones; some that look at much of the graph; pages. Whoever is told to come again
does so after as long as it is told. A writer of its own adds claims and publishes them. Every ten
seconds a query comes that would take hours. Told are statuses and times by kind, when slow queries
were stopped, memory over time, and the seconds of processor that each part took: where other work
shares the machine, those can be compared and times cannot.

    python bench/serve.py [--claims N] [--seconds N] [--clients N] [--timeout N] [--store FOLDER]
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from claims_made import SEED, actors, claims, registry

from belligraph.queries import named_query, terms_of
from belligraph.store import MEMORY, extending, open_store, replacing
from belligraph.store.terms import filled

PROGRAM = str(Path(sys.executable).with_name("belligraph"))
AT_ONCE = 64
"""Queries that run or wait."""
EVERY_SLOW, EVERY_LOAD, EVERY_LOOK = 10.0, 5.0, 0.5
A_LOAD = 50
ACTOR, WIDE, PAGE, SLOW = "actor", "wide", "page", "slow"
MIX = {ACTOR: 85, WIDE: 5, PAGE: 10}
OF_ACTORS = (("who-supports", "actor"), ("who-opposes", "actor"), ("allies-of", "actor"))
WIDE_ONES = (("offers", "actor"), ("events", "place"), ("present-in", "place"))
"""Queries that look at a large part of the graph whatever they are about."""
PAGES = ("/query", "/query/style.css", "/query/query.js", "/query/offered.json")
BUSY = 3
"""The larger, the more of the questions are about the first actors, who have most claims."""
HOURS = "SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != {}) }}"
FORM = "application/x-www-form-urlencoded"
TICKS, PAGE_SIZE, MIB = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE"), 2**20
COME_AGAIN = (429, 503)
Draw = random.Random


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: its kind, its status (0 = broken off), the seconds it took, what ran beside it."""

    kind: str
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
    memory: list[tuple[float, float]] = field(default_factory=list)
    slow_running: int = 0


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port, and the process of the gate."""

    port: int
    gate: int

    async def ask(self, path: str, query: str = "") -> tuple[int, float]:
        """The status of the answer once all of it was read, and the seconds to come again after."""
        body = urlencode({"query": query}) if query else ""
        kind = f"Content-Type: {FORM}\r\nContent-Length: {len(body)}\r\n" if query else ""
        request = (
            f"{'POST' if query else 'GET'} {path} HTTP/1.1\r\nHost: localhost\r\n"
            f"Accept-Encoding: gzip\r\nConnection: close\r\n{kind}\r\n{body}"
        )
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=MIB)
        try:
            writer.write(request.encode())
            answer = await reader.read(-1)
        finally:
            writer.close()
        head, _, rest = answer.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().lower().split("\r\n")[1:])
        whole = rest.endswith(b"0\r\n\r\n") or len(rest) == int(headers.get("content-length", -1))
        return int(head.split()[1]) if whole else 0, float(headers.get("retry-after", 1))


def fill(folder: Path, number: int) -> None:
    """A store of so many claims."""
    with replacing(folder, "bench") as store:
        store.add_registry(registry(number))
        store.add_claims(claims(number), "bench")


def publish(folder: Path, number: int) -> None:
    """Add claims and publish them, on and on; a line each time."""
    for first in itertools.count(number + int(time.time()) % 10**6 * A_LOAD, A_LOAD):
        with extending(folder, "more") as store:
            store.add_claims(claims(A_LOAD, first), "more")
        print(first, flush=True)
        time.sleep(EVERY_LOAD)


def questions(number: int) -> Callable[[Draw], tuple[str, str, str]]:
    """Draws a request: its kind, its path, its query."""
    store, known = open_store(MEMORY), registry(number)
    places = sorted(one for one in known.places if one.startswith("country"))

    @cache
    def text(name: str, parameter: str, value: str) -> str:
        query = named_query(name)
        return filled(query.text, terms_of(store, query, known, {parameter: value}))

    def drawn(draw: Draw) -> tuple[str, str, str]:
        (kind,) = draw.choices(tuple(MIX), tuple(MIX.values()))
        if kind == PAGE:
            return kind, draw.choice(PAGES), ""
        name, parameter = draw.choice(WIDE_ONES if kind == WIDE else OF_ACTORS)
        actor = f"actor-{int(actors(number) * draw.random() ** BUSY)}"
        value = actor if parameter == "actor" else draw.choice(places)
        return kind, "/sparql", text(name, parameter, value)

    return drawn


async def ask(server: Server, watch: Watch, kind: str, path: str, query: str) -> float:
    """Ask once and note it; returns how long to wait before asking again."""
    start = time.perf_counter()
    try:
        status, again = await server.ask(path, query)
    except (OSError, ValueError, IndexError):
        status, again = 0, 1.0
    taken = time.perf_counter() - start
    watch.answers.append(Asked(kind, status, taken, watch.slow_running > 0))
    return again if status != 200 else 0


async def asking(
    server: Server, watch: Watch, drawn: Callable[[Draw], tuple[str, str, str]], seed: int
) -> None:
    """A client."""
    draw = Draw(SEED + seed)
    while True:
        await asyncio.sleep(await ask(server, watch, *drawn(draw)))


async def slowing(server: Server, watch: Watch) -> None:
    """Somebody who asks too much, and asks again if there was no place."""
    await asyncio.sleep(EVERY_SLOW / 2)
    for number in itertools.count():
        start = time.perf_counter()
        watch.slow_running += 1
        await ask(server, watch, SLOW, "/sparql", HOURS.format(number))
        watch.slow_running -= 1
        if watch.answers[-1].status not in COME_AGAIN:
            await asyncio.sleep(EVERY_SLOW - time.perf_counter() + start)


async def looking(server: Server, watch: Watch) -> None:
    """The memory of the gate and of its engines."""
    while True:
        engines = sum(_megabytes(one) for one in _children(server.gate))
        watch.memory.append((_megabytes(server.gate), engines))
        await asyncio.sleep(EVERY_LOOK)


async def watched(server: Server, number: int, clients: int, seconds: float) -> Watch:
    """All clients for so many seconds."""
    watch, drawn = Watch(), questions(number)
    work = [asking(server, watch, drawn, seed) for seed in range(clients)]
    tasks = [*map(asyncio.create_task, (*work, slowing(server, watch), looking(server, watch)))]
    await asyncio.sleep(seconds)
    for task in tasks:
        task.cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    for error in ended:
        if not isinstance(error, asyncio.CancelledError):
            raise RuntimeError("a client ended") from error
    return watch


@contextmanager
def served(store: Path, limit: float) -> Iterator[Server]:
    """A server."""
    options = ["--port", "0", "--timeout", str(limit), "--queries", str(AT_ONCE)]
    command = [PROGRAM, "serve", "--store", str(store), *options]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, stderr=log)  # noqa: S603 - our own
        try:
            yield Server(_port(log.fileno(), process), process.pid)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()
            print(*_surprises(os.pread(log.fileno(), 100 * MIB, 0)), sep="", end="")


def _surprises(log: bytes) -> Iterator[str]:
    """What the server says beside its log, and of requests that ended without an answer."""
    for line in log.decode().splitlines()[1:]:
        told = json.loads(line).get("ended") if line.startswith("{") else line
        if told:
            yield f"{told}\n"


def _port(log: int, process: subprocess.Popen[bytes]) -> int:
    while process.poll() is None:
        said = os.pread(log, 200, 0).decode()
        if "\n" in said:
            return int(said.partition("\n")[0].rstrip("/").rpartition(":")[2])
        time.sleep(EVERY_LOOK / 10)
    raise RuntimeError(os.pread(log, 2_000, 0).decode())


def _children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(one) for one in text.split()]


def _megabytes(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except OSError:  # an engine that ended
        return 0
    return pages * PAGE_SIZE / MIB


def _processor(pid: int) -> tuple[float, float]:
    """Seconds of processor of a process, and of those of its children that ended."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except OSError:
        return 0, 0
    own, system, ended, ended_system = map(int, text.rpartition(")")[2].split()[11:15])
    return (own + system) / TICKS, (ended + ended_system) / TICKS


def processor(server: Server, writer: int) -> dict[str, float]:
    """Seconds of processor by part, since each began."""
    gate, ended = _processor(server.gate)
    running = sum(_processor(one)[0] for one in _children(server.gate))
    return {
        "gate": gate,
        "engines": ended + running,
        "writer": _processor(writer)[0],
        "clients": time.process_time(),
    }


def told(watch: Watch, limit: float) -> None:
    """The figures."""
    for kind in (*MIX, SLOW):
        told_kind(kind, [one for one in watch.answers if one.kind == kind])
    mixed = [one for one in watch.answers if one.kind != SLOW]
    told_kind("all but slow", mixed)
    told_kind("  with a slow one", [one for one in mixed if one.beside_slow])
    told_kind("  without", [one for one in mixed if not one.beside_slow])
    wrong = Counter(one.status for one in mixed if one.status not in (200, *COME_AGAIN))
    print(f"errors but {COME_AGAIN}: {dict(wrong) or 'none'}")
    stopped = [
        f"{one.seconds:.2f}" for one in watch.answers if (one.kind, one.status) == (SLOW, 504)
    ]
    print(f"slow queries stopped after: {', '.join(stopped) or 'none'} s; the limit is {limit:g} s")
    third = max(1, len(watch.memory) // 3)
    for when, part in (("first", watch.memory[:third]), ("last", watch.memory[-third:])):
        gate, engines = (max(one) for one in zip(*part, strict=True))
        print(f"most memory in the {when} third: gate {gate:,.0f} MB, engines {engines:,.0f} MB")


def told_kind(name: str, asked: list[Asked]) -> None:
    """How requests were answered."""
    statuses = sorted(Counter(one.status for one in asked).items())
    taken = sorted(one.seconds for one in asked if one.status == 200)
    times = "".join(f"  p{at} {_at(taken, at) * 1000:6,.0f} ms" for at in (50, 95, 99) if taken)
    print(f"{name:<18}{times}  " + ", ".join(f"{n:,} x {status}" for status, n in statuses))


def _at(taken: list[float], percent: int) -> float:
    return taken[min(len(taken) - 1, len(taken) * percent // 100)]


def main() -> None:
    """Fill a store, serve it, ask it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--timeout", type=float, default=3, help="seconds a query")
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
        there = sum(batch.claims for batch in open_store(folder).batches)
        measure(folder, there, given.clients, given.seconds, given.timeout)


def measure(folder: Path, number: int, clients: int, seconds: float, limit: float) -> None:
    """Serve a store of so many claims to so many clients, with a writer at work."""
    print(f"{number:,} claims, {clients} clients for {seconds:.0f} s, {limit:g} s a query")
    options = ["--claims", str(number), "--publish", "--store", str(folder)]
    with served(folder, limit) as server, tempfile.TemporaryFile() as log:
        writer = subprocess.Popen([sys.executable, __file__, *options], stdout=log)  # noqa: S603
        try:
            before = processor(server, writer.pid)
            watch = asyncio.run(watched(server, number, clients, seconds))
            taken = processor(server, writer.pid)
        finally:
            writer.terminate()
            writer.wait()
        loads = os.pread(log.fileno(), MIB, 0).count(b"\n")
    told(watch, limit)
    parts = ", ".join(f"{name} {taken[name] - before[name]:.1f}" for name in taken)
    print(f"{loads} snapshots published; seconds of processor: {parts}")


if __name__ == "__main__":
    main()
