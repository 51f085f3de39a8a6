"""A busy server says that it is busy, and gives what it has."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from belligraph.serve.endpoint import AT_ONCE
from hostile_requests import CROSS
from serving import Server, serving

CLIENTS = 60
ROWS = "SELECT (SHA512(CONCAT(STR(?a), ?p, STR(?o))) AS ?x) {{ {} }} LIMIT {}"
STORED = "GRAPH ?g { ?a ?q ?o BIND(STR(?q) AS ?p) }"
WHOLE, LONG = 15_000, 60_000
"""Rows of an answer that is just short enough to be kept, and of one that is streamed."""


def asked(server: Server, query: str) -> bytes:
    """What a client gets that takes compressed answers."""
    head = (
        "POST /sparql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: text/csv\r\n"
        "Accept-Encoding: gzip\r\nContent-Type: application/sparql-query\r\n"
    )
    return server.raw(f"{head}Content-Length: {len(query)}\r\n\r\n{query}".encode())


def status(answer: bytes) -> int:
    return int(answer[9:12])


def slow(number: int) -> str:
    return f"SELECT (COUNT(*) AS ?n) {{ {CROSS} FILTER(?a != {number}) }}"


def test_a_whole_answer_is_given_however_long_its_compression_waits(sample_out: Path) -> None:
    whole = ROWS.format(STORED, WHOLE)
    long = [ROWS.format(f"{STORED} VALUES ?y {{ {n} 0 0 0 }}", LONG) for n in range(AT_ONCE)]
    options = "--timeout", 1, "--queries", CLIENTS + AT_ONCE
    with (
        serving("--store", sample_out / "store", *options) as server,
        ThreadPoolExecutor(CLIENTS + AT_ONCE) as pool,
    ):
        while status(asked(server, whole)) != 200:
            pass
        found = pool.map(status, pool.map(asked, [server] * CLIENTS, [whole] * CLIENTS))
        others = pool.map(status, pool.map(asked, [server] * AT_ONCE, long))
        assert [*found] == [200] * CLIENTS
        assert {*others} <= {200, 503, 504}


def test_a_query_that_has_no_turn_in_time_is_told_to_come_again(sample_out: Path) -> None:
    with (
        serving("--store", sample_out / "store", "--timeout", 4) as server,
        ThreadPoolExecutor(AT_ONCE) as pool, server.client() as client,
    ):  # fmt: skip
        busy = [pool.submit(asked, server, slow(number)) for number in range(AT_ONCE)]
        while client.get("/healthz").json()["queries"] < AT_ONCE:
            pass
        late = asked(server, "SELECT (1 AS ?x) {}")
        assert status(late) == 503
        assert b"retry-after: 1" in late.lower()
        assert [status(one.result()) for one in busy] == [504] * AT_ONCE
