"""What hostile clients send is refused or bounded, each with the right status."""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from belligraph.serve.endpoint import AT_ONCE
from hostile_requests import ALL, CROSS, Hostile, asked
from serving import Server, serving

SECONDS = 1
RESULT_MB = 4
HIDDEN = "not for anybody"
SLOW = asked("slow", f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}").sent()


@pytest.fixture(scope="module")
def server(sample_out: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("served")
    site = folder / "site"
    (site / "assets").mkdir(parents=True)
    (folder / "secret.txt").write_text(HIDDEN)
    (site / ".hidden").write_text(HIDDEN)
    (site / "index.html").write_text("<!doctype html><title>T</title>")
    (site / "out.txt").symlink_to(folder / "secret.txt")
    (site / "up").symlink_to(folder)
    with serving("--store", sample_out / "store", "--site", site, "--timeout", SECONDS,
                 "--max-result", RESULT_MB, "--queries", 4) as found:  # fmt: skip
        yield found


def status(answer: bytes) -> int:
    found = re.match(rb"HTTP/1\.1 (\d{3})", answer)
    assert found, answer[:200]
    return int(found[1])


@pytest.mark.parametrize("hostile", ALL, ids=lambda one: one.name)
def test_hostile_requests_are_refused_or_bounded(server: Server, hostile: Hostile) -> None:
    answer = server.raw(hostile.sent())
    assert status(answer) in hostile.statuses, answer[:500]
    assert HIDDEN.encode() not in answer
    assert b"Traceback" not in answer
    assert len(answer) < (RESULT_MB + 1) * 1024 * 1024


def test_there_are_many_of_them() -> None:
    assert len(ALL) >= 100
    assert len({one.name for one in ALL}) == len(ALL)


def test_the_server_is_well_afterwards(server: Server) -> None:
    with server.client() as client:
        for _ in range(100):
            if client.get("/healthz").status_code == 200:
                break
            time.sleep(0.1)
        answer = client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"})
    assert answer.json()["boolean"] is True
    assert all("Traceback" not in json.dumps(line) for line in server.lines)


def test_an_answer_that_is_too_large_is_broken_off(server: Server) -> None:
    answer = server.raw(asked("large", "SELECT * { ?a ?b ?c . ?d ?e ?f }").sent())
    assert status(answer) == 200
    assert not answer.endswith(b"0\r\n\r\n")
    assert len(answer) < (RESULT_MB + 1) * 1024 * 1024


def test_slow_queries_cost_others_nothing(server: Server) -> None:
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(status(server.raw(SLOW)))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    with server.client() as client:
        while any(thread.is_alive() for thread in threads):
            answer = client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"})
            assert answer.status_code == 200
    assert found == [504, 504]


def test_those_beyond_what_the_engine_can_do_wait_for_their_turn(sample_out: Path) -> None:
    found: list[bytes] = []
    options = ("--store", sample_out / "store", "--timeout", 2, "--queries", AT_ONCE + 2)
    with serving(*options) as one, one.client() as client:
        threads = [
            threading.Thread(target=lambda: found.append(one.raw(SLOW))) for _ in range(AT_ONCE)
        ]
        for thread in threads:
            thread.start()
        while client.get("/healthz").json()["queries"] < AT_ONCE:
            time.sleep(0.01)
        answer = client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"})
        for thread in threads:
            thread.join()
    assert answer.status_code == 200
    assert list(map(status, found)) == [504] * AT_ONCE


def test_too_many_at_once_are_told_to_come_again(server: Server) -> None:
    found: list[bytes] = []
    threads = [threading.Thread(target=lambda: found.append(server.raw(SLOW))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(status, found)) == [429, 429, 504, 504, 504, 504]
    assert all(b"retry-after" in one.lower() for one in found if status(one) == 429)


def test_a_client_that_leaves_frees_its_place(server: Server) -> None:
    host, _, port = server.url.removeprefix("http://").rpartition(":")
    with socket.create_connection((host, int(port))) as one:
        one.sendall(SLOW)
        with server.client() as client:
            while client.get("/healthz").json()["queries"] == 0:
                time.sleep(0.01)
    with server.client() as client:
        while client.get("/healthz").json()["queries"]:
            time.sleep(0.01)
    assert any(line.get("why") == "the client left" for line in server.lines)
