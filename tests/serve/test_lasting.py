"""An answer that is another one each time is not kept, and not known again."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from belligraph.serve.protocol import Asked
from serving import Server, serving

CHANGING = [
    "SELECT (NOW() AS ?x) {}",
    "SELECT (rand() AS ?x) {}",
    "SELECT (STR(UUID()) AS ?x) {}",
    "SELECT (StrUUID ( ) AS ?x) {}",
    "SELECT (RAND#(\n() AS ?x) {}",
    "SELECT ?x { BIND(1 AS ?a) FILTER(?a<RAND()+2&&?a>0) BIND(STRUUID() AS ?x) }",
    "SELECT ?x { BIND(BNODE() AS ?b) BIND(CONCAT('?>', STRUUID()) AS ?x) }",
]
LASTING = [
    "SELECT (1 AS ?now) {}",
    "SELECT ?x { ?x ?p 'unknown, \\u0646' }",
    "PREFIX bg: <http://a/b> SELECT ?known_by { ?known_by a bg:Random }",
]


@pytest.fixture(scope="module")
def server(sample_out: Path) -> Iterator[Server]:
    with serving("--store", sample_out / "store") as found:
        yield found


def got(server: Server, query: str, **headers: str) -> httpx.Response:
    with server.client() as client:
        return client.get("/sparql", params={"query": query}, headers=headers)


def value(answer: httpx.Response) -> str:
    assert answer.status_code == 200, answer.text
    return str(answer.json()["results"]["bindings"][0]["x"]["value"])


@pytest.mark.parametrize("query", CHANGING)
def test_what_hangs_on_the_moment_is_worked_out_each_time(server: Server, query: str) -> None:
    first = got(server, query)
    assert "etag" not in first.headers
    assert value(got(server, query)) != value(first)


def test_it_is_not_shared_with_those_who_ask_meanwhile(server: Server) -> None:
    query = "SELECT (RAND() AS ?x) { { SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?a ?d ?e } } }"
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(lambda _: value(got(server, query)), range(3)))
    assert len(set(found)) == 3


def test_it_is_never_said_to_be_unchanged(server: Server) -> None:
    tag = got(server, "ASK {}").headers["etag"]
    assert got(server, "ASK {}", **{"if-none-match": tag}).status_code == 304
    assert got(server, CHANGING[0], **{"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("query", [*CHANGING, "SELECT (\\u0052an\\U00000064() AS ?x) {}"])
def test_such_queries_are_told_by_the_functions_that_they_name(query: str) -> None:
    assert not Asked(query).is_lasting


@pytest.mark.parametrize("query", LASTING)
def test_others_last_as_long_as_the_snapshot(query: str) -> None:
    assert Asked(query).is_lasting
