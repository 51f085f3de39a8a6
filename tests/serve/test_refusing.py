"""What asks another server is told from what only bears its letters, by a bounded parser."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from belligraph.serve.protocol import RefusedError
from belligraph.serve.refusing import refuse_service
from belligraph.store.parsing import command
from hostile_requests import asked
from serving import is_alive, serving

SECONDS = 30
NEVER = "# service\nSELECT * {" + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(2900)) + "}"
"""A query that the engine's parser plans for minutes."""


def refusal(query: str, seconds: float = SECONDS) -> int | None:
    """The status that a query is refused with; None = it is not.

    Within a loop of its own: the browser of other tests has one in this thread.
    """
    try:
        with ThreadPoolExecutor(1) as beside:
            beside.submit(lambda: asyncio.run(refuse_service(query, seconds))).result()
    except RefusedError as error:
        return error.status
    return None


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (1 AS ?service) (2 AS ?SERVICE) {}",
        "SELECT (1 AS $my_service) (2 AS $my_Service2) (3 AS ?my_SERVICE) {}",
        "ASK { _:service ?p ?o OPTIONAL { _:SERVICE ?p ?o } }",
        r'SELECT ("\\u0053ervice" AS ?x) {}',
        r'SELECT ("\u0053ervice" AS ?x) {} # Services',
        "SELECT * { ?s <urn:a>?SERVICE }",
    ],
)
def test_names_and_texts_with_the_letters_of_the_word_are_let_through(query: str) -> None:
    assert refusal(query) is None


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?service ?p ?o SERVICE ?service { ?s ?p ?o } }",
        "ASK { ?s ?p ?o.SERVICE<urn:x>{} }",
        "ASK { ?s ?p _:service SERVICE<urn:x>{} }",
        "ASK { FILTER(1<2)SERVICE<urn:x>{} }",
        r"PREFIX a: <urn:> ASK { a:\? a:\$ a:_ . SERVICE <urn:x> {} }",
        r"PREFIX a: <urn:> ASK { a:a a:a a:\?SERVICE SERVICE <urn:x> {} }",
        "ASK { # ?\nSERVICE <urn:x> {} }",
        r'ASK { BIND("\\"AS ?x)SERVICE<urn:x>{} }',
        r"ASK { ?s ?p '\\\\'.SERVICE<urn:x>{} }",
    ],
)
def test_the_word_itself_is_refused_whatever_stands_before_it(query: str) -> None:
    assert refusal(query) == 403


def test_what_does_not_parse_is_told_so() -> None:
    assert refusal("ASK { SERVICE }") == 400


def test_a_parser_that_needs_too_long_is_ended_by_the_system() -> None:
    """Also where nobody is left to end it."""
    with subprocess.Popen(command(1), stdin=subprocess.PIPE) as parser:
        try:
            _, _ = parser.communicate(NEVER.encode(), timeout=SECONDS)
            assert parser.returncode == -signal.SIGXCPU
        finally:
            parser.kill()


def test_what_the_parser_cannot_take_is_not_called_wrong() -> None:
    assert refusal(NEVER, 1) == 503


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere only its own limits end it")
def test_the_parser_ends_with_a_server_that_is_killed(sample_out: Path) -> None:
    with serving("--store", sample_out / "store") as server, ThreadPoolExecutor(1) as pool:
        asking = pool.submit(server.raw, asked("never", NEVER).sent())
        until(lambda: any(map(is_parser, server.children())))
        (parser,) = filter(is_parser, server.children())
        server.stop(signal.SIGKILL)
        until(lambda: not is_alive(parser))
        assert asking.result() == b""


def is_parser(pid: int) -> bool:
    return command(1)[2] in Path(f"/proc/{pid}/cmdline").read_text().split("\0")


def until(true: Callable[[], bool]) -> None:
    for _ in range(500):
        if true():
            return
        time.sleep(0.02)
    raise AssertionError("not so within 10 s")
