"""Whoever asks has a place, then a turn, and then a limited time."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, nullcontext
from pathlib import Path
from typing import TypeVar

import pytest
from starlette.requests import Request
from starlette.types import Message

from belligraph.serve.gate import BUSY, Deadline, Gate
from belligraph.serve.protocol import BrokenOffError, RefusedError
from belligraph.serve.settings import Settings

T = TypeVar("T")
SHORT, LONG = 0.05, 20.0


def run(work: Coroutine[None, None, T]) -> T:
    """Within a loop of its own: the browser of other tests has one in this thread."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(lambda: asyncio.run(asyncio.wait_for(work, 20))).result()


def gate(seconds: float = LONG, queries: int = 2) -> Gate:
    return Gate(Settings(Path(), seconds=seconds, queries=queries), 1, "over {:g} s")


def request(*messages: str) -> Request:
    """A request of which these messages come, and then no other."""
    coming = [{"type": one} for one in messages]

    async def receive() -> Message:
        return coming.pop(0) if coming else await asyncio.Event().wait()  # type: ignore[func-returns-value]

    return Request({"type": "http"}, receive)


async def worked(gate: Gate) -> float:
    """Works at the gate; returns when its time is over."""
    turn = gate.turn(gate.waiting(), nullcontext())
    async with turn as (_, until), until.kept():
        await asyncio.sleep(0)
        return until.end


async def refused(work: Coroutine[None, None, object]) -> tuple[int, str]:
    with pytest.raises(RefusedError) as found:
        await work
    return found.value.status, found.value.why


def test_there_are_so_many_places() -> None:
    async def statuses() -> tuple[int, int, int]:
        door, free = gate(), asyncio.Event()
        inside = [asyncio.create_task(door.run(request(), free.wait)) for _ in range(2)]
        await asyncio.sleep(0)
        full, running = await refused(door.run(request(), free.wait)), door.running
        free.set()
        await asyncio.gather(*inside)
        return full[0], running, door.running

    assert run(statuses()) == (429, 2, 0)


def test_who_leaves_frees_the_place() -> None:
    async def left() -> tuple[tuple[int, str], int]:
        door = gate()
        gone = request("http.request", "http.disconnect")
        return await refused(door.run(gone, asyncio.Event().wait)), door.running

    assert run(left()) == ((499, "the client left"), 0)


def test_who_has_no_turn_in_time_is_told_that_the_server_is_busy() -> None:
    async def told() -> tuple[int, str]:
        door = gate(SHORT)
        async with door.turn(door.waiting(), nullcontext()):
            return await refused(worked(door))

    assert run(told()) == (503, BUSY)


def test_a_turn_is_for_all_of_the_time_however_long_it_was_waited_for() -> None:
    async def left() -> float:
        door = gate()
        async with AsyncExitStack() as used:
            await used.enter_async_context(door.turn(door.waiting(), nullcontext()))
            waits = asyncio.create_task(worked(door))
            await asyncio.sleep(SHORT)
            begun = asyncio.get_running_loop().time()
            await used.aclose()
            return await waits - begun

    assert run(left()) >= LONG


def test_who_takes_longer_is_told_so() -> None:
    async def told() -> tuple[int, str]:
        door = gate(SHORT)
        async with door.turn(door.waiting(), nullcontext()) as (_, until):

            async def late() -> None:
                async with until.kept():
                    await asyncio.Event().wait()

            return await refused(late())

    assert run(told()) == (504, "over 0.05 s")


def test_what_has_begun_is_broken_off() -> None:
    async def late() -> None:
        async with Deadline(0, 503, BUSY).kept(BrokenOffError):
            await asyncio.sleep(0)

    with pytest.raises(BrokenOffError):
        run(late())
