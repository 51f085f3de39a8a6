"""What hostile clients send is refused or bounded, each with the right status."""

from __future__ import annotations

import json
import re
import socket
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from belligraph.serve.endpoint import AT_ONCE
from hostile_requests import BOMBS, CROSS, REFUSED, Hostile, asked
from serving import Server, serving

SECONDS, QUERIES = 1, 4
RESULT_MB = 4
HIDDEN = "not for anybody"


def slow(number: int = 0) -> bytes:
    """A query that goes on for hours, another for each number."""
    return asked("slow", f"SELECT (COUNT(*) AS ?n) {{ {CROSS} FILTER(?a != {number}) }}").sent()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages, and beside them what nobody may see."""
    folder = tmp_path_factory.mktemp("served")
    site = folder / "site"
    (site / "assets").mkdir(parents=True)
    (folder / "secret.txt").write_text(HIDDEN)
    (site / ".hidden").write_text(HIDDEN)
    (site / "index.html").write_text("<!doctype html><title>T</title>")
    (site / "out.txt").symlink_to(folder / "secret.txt")
    (site / "up").symlink_to(folder)
    return site


@pytest.fixture(scope="module")
def server(sample_out: Path, site: Path) -> Iterator[Server]:
    with serving("--store", sample_out / "store", "--site", site, "--timeout", SECONDS,
                 "--max-result", RESULT_MB, "--queries", QUERIES) as found:  # fmt: skip
        yield found


@pytest.fixture(scope="module")
def patient(sample_out: Path, site: Path) -> Iterator[Server]:
    """One with the time that it takes by default, however busy the machine is."""
    with serving("--store", sample_out / "store", "--site", site,
                 "--max-result", RESULT_MB, "--queries", 3 * AT_ONCE) as found:  # fmt: skip
        yield found


def status(answer: bytes) -> int:
    found = re.match(rb"HTTP/1\.1 (\d{3})", answer)
    assert found, answer[:200]
    return int(found[1])


@pytest.fixture(scope="module")
def stopped(server: Server) -> dict[str, bytes]:
    """Answers to those that may be stopped: together, since each may take as long as it is let."""
    every = [one for one in BOMBS if 504 in one.statuses]
    with ThreadPoolExecutor(QUERIES) as pool:
        answers = pool.map(lambda one: once_free(server, one.sent()), every)
        return {one.name: answer for one, answer in zip(every, answers, strict=True)}


@pytest.mark.parametrize("hostile", BOMBS, ids=lambda one: one.name)
def test_queries_that_take_too_much_are_bounded(
    patient: Server, stopped: dict[str, bytes], hostile: Hostile
) -> None:
    check(hostile, stopped.get(hostile.name) or patient.raw(hostile.sent()))


@pytest.mark.parametrize("hostile", REFUSED, ids=lambda one: one.name)
def test_hostile_requests_are_refused(patient: Server, hostile: Hostile) -> None:
    check(hostile, patient.raw(hostile.sent()))


def once_free(server: Server, request: bytes) -> bytes:
    """The answer when the place of a query before, whose answer was sent, is free again."""
    for _ in range(100):
        answer = server.raw(request)
        if status(answer) != 503:
            return answer
        time.sleep(0.1)
    return answer


def check(hostile: Hostile, answer: bytes) -> None:
    assert status(answer) in hostile.statuses, answer[:500]
    assert HIDDEN.encode() not in answer
    assert b"Traceback" not in answer
    assert len(answer) < (RESULT_MB + 1) * 1024 * 1024


def test_there_are_many_of_them() -> None:
    every = [*BOMBS, *REFUSED]
    assert len(every) >= 100
    assert len({one.name for one in every}) == len(every)


@pytest.mark.parametrize("name", ["server", "patient"])
def test_the_server_is_well_afterwards(name: str, request: pytest.FixtureRequest) -> None:
    server: Server = request.getfixturevalue(name)
    with server.client() as client:
        for _ in range(100):
            if client.get("/healthz").status_code == 200:
                break
            time.sleep(0.1)
        answer = client.get("/sparql", params={"query": "ASK { ?s ?p ?o } # once more"})
    assert answer.json()["boolean"] is True
    assert all("Traceback" not in json.dumps(line) for line in server.lines)


def test_an_answer_that_is_too_large_is_broken_off(patient: Server) -> None:
    answer = patient.raw(asked("large", "SELECT * { ?a ?b ?c . ?d ?e ?f }").sent())
    assert status(answer) == 200
    assert not answer.endswith(b"0\r\n\r\n")
    assert len(answer) < (RESULT_MB + 1) * 1024 * 1024


@contextmanager
def asking(server: Server, requests: Iterable[bytes]) -> Iterator[list[socket.socket]]:
    """Sends requests side by side; whose connection is closed has left."""
    host, _, port = server.url.removeprefix("http://").rpartition(":")
    with ExitStack() as opened, server.client() as client:
        found = []
        for number, request in enumerate(requests, 1):
            one = opened.enter_context(socket.create_connection((host, int(port)), 20))
            one.sendall(request)
            found.append(one)
            until_running(client, number)
        yield found
        opened.close()
        until_running(client, 0)


def until_running(client: httpx.Client, number: int) -> None:
    while client.get("/healthz").json()["queries"] != number:
        time.sleep(0.01)


def test_slow_queries_are_stopped_and_cost_others_nothing(server: Server) -> None:
    with ThreadPoolExecutor(2) as pool, server.client() as client:
        answers = [pool.submit(server.raw, slow(number)) for number in range(2)]
        until_running(client, 2)
        for number in range(10):
            query = f"SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o FILTER(?o != {number}) }}"
            assert client.get("/sparql", params={"query": query}).status_code == 200
    assert [status(one.result()) for one in answers] == [504, 504]


def test_those_beyond_what_the_engines_can_do_wait_for_their_turn(patient: Server) -> None:
    with (
        asking(patient, map(slow, range(AT_ONCE))) as busy,
        ThreadPoolExecutor(1) as pool, patient.client() as client,
    ):  # fmt: skip
        waiting = pool.submit(patient.raw, asked("late", "SELECT (2 AS ?x) {}").sent())
        until_running(client, AT_ONCE + 1)
        assert not waiting.done()
        busy[0].close()
        assert status(waiting.result()) == 200


def test_those_who_ask_the_same_wait_for_one_answer(patient: Server) -> None:
    with asking(patient, [slow()] * 2 * AT_ONCE), patient.client() as client:
        answer = client.get("/sparql", params={"query": "SELECT (3 AS ?x) {}"})
        assert answer.status_code == 200


def test_too_many_at_once_are_told_to_come_again(server: Server) -> None:
    with ThreadPoolExecutor(QUERIES + 2) as pool:
        found = list(pool.map(server.raw, map(slow, range(QUERIES + 2))))
    assert sorted(map(status, found)) == [429] * 2 + [504] * QUERIES
    assert all(b"retry-after" in one.lower() for one in found if status(one) == 429)


def test_a_client_that_leaves_frees_its_place(server: Server) -> None:
    with asking(server, [slow()]):
        pass
    assert any(line.get("why") == "the client left" for line in server.lines)
