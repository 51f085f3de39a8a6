"""The same question to the same snapshot is worked out once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest

from belligraph.serve.answers import BESIDE_BYTES, Answer, Answers, Question
from belligraph.serve.protocol import RefusedError

T = TypeVar("T")
HERE = Question("1", "query=a", "*/*")
OTHER = Question("1", "query=b", "*/*")


def run(work: Coroutine[None, None, T]) -> T:
    """Within a loop of its own: the browser of other tests has one in this thread."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(lambda: asyncio.run(asyncio.wait_for(work, 20))).result()


class Engine:
    """Answers with how often it was asked, once it may."""

    def __init__(self, *, is_free: bool = True, refuses: bool = False, is_long: bool = False):
        self.asked = 0
        self.free = asyncio.Event()
        self.refuses, self.is_long = refuses, is_long
        if is_free:
            self.free.set()

    async def __call__(self) -> Answer:
        self.asked += 1
        number = self.asked
        await self.free.wait()
        if self.refuses:
            raise RefusedError(504, "slow")
        return Answer("1", "text/plain", b"%d" % number, nothing() if self.is_long else None)


async def nothing() -> AsyncIterator[bytes]:
    for part in ():
        yield part


def later(seconds: float = 10) -> float:
    return asyncio.get_running_loop().time() + seconds


def test_an_answer_is_kept() -> None:
    async def bodies() -> list[bytes]:
        answers, engine = Answers(), Engine()
        asked = (HERE, HERE, OTHER, HERE)
        return [(await answers.get(one, later(), engine)).body for one in asked]

    assert run(bodies()) == [b"1", b"1", b"2", b"1"]


def test_it_is_not_kept_beyond_its_snapshot() -> None:
    async def bodies() -> list[bytes]:
        answers, engine = Answers(), Engine()
        asked = (HERE, Question("2", HERE.content, HERE.accept), HERE)
        return [(await answers.get(one, later(), engine)).body for one in asked]

    assert run(bodies()) == [b"1", b"2", b"3"]


def test_what_is_kept_is_bounded() -> None:
    async def asked() -> int:
        answers, engine = Answers(2 * (BESIDE_BYTES + 20)), Engine()
        third = Question("1", "query=c", "*/*")
        for question in (HERE, OTHER, HERE, third, HERE, OTHER):
            await answers.get(question, later(), engine)
        return engine.asked

    assert run(asked()) == 4  # the second went when the third came


def test_those_who_ask_meanwhile_get_the_same() -> None:
    async def bodies() -> list[bytes]:
        answers, engine = Answers(), Engine(is_free=False)
        asking = [asyncio.create_task(answers.get(HERE, later(), engine)) for _ in range(5)]
        await asyncio.sleep(0)
        engine.free.set()
        return [(await one).body for one in asking]

    assert run(bodies()) == [b"1"] * 5


def test_they_are_refused_alike() -> None:
    async def refused() -> tuple[int, list[object]]:
        answers, engine = Answers(), Engine(is_free=False, refuses=True)
        asking = [answers.get(HERE, later(), engine) for _ in range(5)]
        both = asyncio.gather(*asking, return_exceptions=True)
        await asyncio.sleep(0)
        engine.free.set()
        return engine.asked, [getattr(one, "status", one) for one in await both]

    assert run(refused()) == (1, [504] * 5)


def test_a_refusal_is_not_kept() -> None:
    async def body() -> bytes:
        answers, engine = Answers(), Engine(refuses=True)
        with pytest.raises(RefusedError):
            await answers.get(HERE, later(), engine)
        engine.refuses = False
        return (await answers.get(HERE, later(), engine)).body

    assert run(body()) == b"2"


def test_when_the_first_leaves_the_next_one_asks() -> None:
    async def bodies() -> list[bytes]:
        answers, engine = Answers(), Engine(is_free=False)
        first, *others = [asyncio.create_task(answers.get(HERE, later(), engine)) for _ in range(4)]
        await asyncio.sleep(0)
        first.cancel()
        while engine.asked < 2:
            await asyncio.sleep(0)
        engine.free.set()
        return [(await one).body for one in others]

    assert run(bodies()) == [b"2"] * 3


def test_nobody_waits_beyond_the_time_there_is() -> None:
    async def status() -> int:
        answers, engine = Answers(), Engine(is_free=False)
        first = asyncio.create_task(answers.get(HERE, later(), engine))
        await asyncio.sleep(0)
        with pytest.raises(RefusedError) as refused:
            await answers.get(HERE, later(0.01), engine)
        first.cancel()
        return refused.value.status

    assert run(status()) == 503


def test_a_long_answer_is_for_one_alone() -> None:
    async def bodies() -> list[bytes]:
        answers, engine = Answers(), Engine(is_free=False, is_long=True)
        asking = [asyncio.create_task(answers.get(HERE, later(), engine)) for _ in range(3)]
        await asyncio.sleep(0)
        engine.free.set()
        found = [(await one).body for one in asking]
        return [*found, (await answers.get(HERE, later(), engine)).body]

    assert sorted(run(bodies())) == [b"1", b"2", b"3", b"4"]
