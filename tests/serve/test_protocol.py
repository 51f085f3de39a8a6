"""The endpoint keeps to the SPARQL 1.1 Protocol: cases written anew from the specification."""

from __future__ import annotations

import csv
import gzip
import json
import time
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import httpx
import pyoxigraph as ox
import pytest

from belligraph.vocabulary import ID, REGISTRY_GRAPH
from serving import Server, serving

ONE = "SELECT (1 AS ?x) {}"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 5"
FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query"}
RESULTS = "application/sparql-results+json"
DERIVED = f"{ID}graph/derived"


@pytest.fixture(scope="module")
def server(sample_out: Path) -> Iterator[Server]:
    with serving("--store", sample_out / "store", "--site", sample_out / "site",
                 "--allow-origin", "https://example.org") as found:  # fmt: skip
        yield found


@pytest.fixture(scope="module")
def client(server: Server) -> Iterator[httpx.Client]:
    with server.client() as found:
        yield found


def get(
    client: httpx.Client, query: str, accept: str = RESULTS, **more: str | list[str]
) -> httpx.Response:
    return client.get("/sparql", params={"query": query, **more}, headers={"accept": accept})


def value(answer: httpx.Response, name: str = "n") -> str:
    assert answer.status_code == 200, answer.text
    (row,) = answer.json()["results"]["bindings"]
    return str(row[name]["value"])


def test_a_query_is_asked_by_get(client: httpx.Client) -> None:
    assert value(get(client, ONE), "x") == "1"


@pytest.mark.parametrize("kind", ["text/csv", "text/tab-separated-values"])
@pytest.mark.parametrize("answer", ["true", "false"])
def test_yes_and_no_are_whole_answers(client: httpx.Client, kind: str, answer: str) -> None:
    query = "ASK {}" if answer == "true" else "ASK { FILTER(false) }"
    got = get(client, query, kind)
    assert (got.status_code, got.text) == (200, answer)


def test_a_function_that_is_not_known_is_the_asker_s_mistake(client: httpx.Client) -> None:
    got = get(client, "SELECT (<https://example.org/f>(1) AS ?x) {}")
    assert got.status_code == 400
    assert "is not supported" in got.text


def test_a_prefix_that_is_not_declared_is_named(client: httpx.Client) -> None:
    got = get(client, "SELECT * { ?s nope:p ?o }")
    assert got.status_code == 400
    assert got.text.strip().endswith("the prefix nope: is not declared")


def test_a_query_is_asked_by_post_of_a_form(client: httpx.Client) -> None:
    assert value(client.post("/sparql", data={"query": ONE}), "x") == "1"


@pytest.mark.parametrize(
    "kind", ["application/sparql-query", "Application/SPARQL-Query; charset=UTF-8"]
)
def test_a_query_is_asked_by_post_directly(client: httpx.Client, kind: str) -> None:
    text = 'SELECT ("é" AS ?x) {}'
    answer = client.post("/sparql", content=text.encode(), headers={"content-type": kind})
    assert value(answer, "x") == "é"


def test_without_a_dataset_the_union_of_all_graphs_is_asked(
    client: httpx.Client, sample_out: Path
) -> None:
    store = ox.Store.read_only(str(sample_out / "store" / "current" / "db"))
    count = len({quad.triple for quad in store.quads_for_pattern(None, None, None)})
    assert value(get(client, COUNT)) == str(count)


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_the_request_names_the_default_graph(client: httpx.Client, way: str) -> None:
    dataset = {"default-graph-uri": REGISTRY_GRAPH}
    if way == "get":
        answer = get(client, COUNT, **dataset)
    elif way == "form":
        answer = client.post("/sparql", data={"query": COUNT, **dataset})
    else:
        answer = client.post("/sparql", params=dataset, content=COUNT, headers=DIRECT)
    named = get(client, f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{REGISTRY_GRAPH}> {{ ?s ?p ?o }} }}")
    assert value(answer) == value(named)


def test_several_default_graphs_are_merged(client: httpx.Client) -> None:
    def count(*graphs: str) -> int:
        return int(
            value(client.get("/sparql", params={"query": COUNT, "default-graph-uri": graphs}))
        )

    assert count(REGISTRY_GRAPH, DERIVED) == count(REGISTRY_GRAPH) + count(DERIVED)


def test_the_request_names_the_named_graphs(client: httpx.Client) -> None:
    answer = get(client, GRAPHS, **{"named-graph-uri": REGISTRY_GRAPH})
    assert value(answer, "g") == REGISTRY_GRAPH
    assert value(get(client, COUNT, **{"named-graph-uri": REGISTRY_GRAPH})) == "0"


def test_the_request_goes_before_the_query(client: httpx.Client) -> None:
    query = COUNT.replace("{", f"FROM <{DERIVED}> {{", 1)
    over = get(client, query, **{"default-graph-uri": REGISTRY_GRAPH})
    assert value(over) == value(get(client, COUNT, **{"default-graph-uri": REGISTRY_GRAPH}))


def test_the_query_names_its_dataset(client: httpx.Client) -> None:
    query = COUNT.replace("{", f"FROM <{REGISTRY_GRAPH}> {{", 1)
    assert value(get(client, query)) == value(
        get(client, COUNT, **{"default-graph-uri": REGISTRY_GRAPH})
    )


@pytest.mark.parametrize("query", [
    'SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER("FROM" != " FROM <a:a> ") }',
    "# FROM <a:a>\nSELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) { ?from ?p ?o }",
])  # fmt: skip
def test_what_only_looks_like_a_dataset_is_none(client: httpx.Client, query: str) -> None:
    assert value(get(client, query)) == value(get(client, COUNT))


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (RESULTS, RESULTS),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("*/*", RESULTS),
    ],
)
def test_results_come_as_the_client_takes_them(
    client: httpx.Client, accept: str, kind: str
) -> None:
    answer = get(client, ONE, accept)
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == kind
    assert "1" in answer.text
    assert "accept" in answer.headers["vary"].lower()


def test_results_are_well_formed(client: httpx.Client) -> None:
    query = "SELECT ?s ?o { ?s a ?o } LIMIT 20"
    xml = ElementTree.fromstring(get(client, query, "application/sparql-results+xml").text)  # noqa: S314
    rows = list(csv.reader(StringIO(get(client, query, "text/csv").text)))
    assert len(xml.findall(".//{*}result")) == len(rows) - 1 == 20
    assert rows[0] == ["s", "o"]


@pytest.mark.parametrize(("accept", "kind"), [
    ("text/turtle", ox.RdfFormat.TURTLE), ("application/n-triples", ox.RdfFormat.N_TRIPLES),
    ("application/ld+json", ox.RdfFormat.JSON_LD),
])  # fmt: skip
@pytest.mark.parametrize("query", [CONSTRUCT, f"DESCRIBE <{ID}actor/iraq>"])
def test_graphs_come_as_the_client_takes_them(
    client: httpx.Client, accept: str, kind: ox.RdfFormat, query: str
) -> None:
    answer = get(client, query, accept)
    assert answer.headers["content-type"].partition(";")[0] == accept
    assert len(list(ox.parse(answer.content, format=kind))) >= 5


def test_ask_is_answered_with_a_boolean(client: httpx.Client) -> None:
    assert get(client, "ASK { ?s ?p ?o }").json()["boolean"] is True
    assert get(client, "ASK { <a:a> <a:a> <a:a> }").json()["boolean"] is False


def test_what_cannot_be_given_is_not_acceptable(client: httpx.Client) -> None:
    assert get(client, ONE, "image/png").status_code == 406


@pytest.mark.parametrize(
    "query", ["SELECT", "SELECT * {", "nonsense", "", "SELECT ?x WHERE { bg:x ?y ?x }"]
)
def test_bad_syntax_is_a_bad_request(client: httpx.Client, query: str) -> None:
    answer = get(client, query)
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.strip()


def test_a_missing_query_is_a_bad_request(client: httpx.Client) -> None:
    assert client.get("/sparql").status_code == 400
    assert client.post("/sparql", data={"other": "1"}).status_code == 400


def test_several_queries_are_a_bad_request(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"query": [ONE, "ASK {}"]}).status_code == 400
    assert client.post("/sparql", data={"query": [ONE, "ASK {}"]}).status_code == 400
    answer = client.post("/sparql", params={"query": ONE}, content=ONE, headers=DIRECT)
    assert answer.status_code == 400


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_other_methods_are_not_allowed(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "/sparql", params={"query": ONE})
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, POST"


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "multipart/form-data", ""])
def test_other_bodies_are_not_supported(client: httpx.Client, kind: str) -> None:
    headers = {"content-type": kind} if kind else {}
    answer = client.post("/sparql", content=f"query={ONE}".encode(), headers=headers)
    assert answer.status_code == 415


def test_a_query_in_another_encoding_is_refused(client: httpx.Client) -> None:
    text = 'SELECT ("é" AS ?x) {}'
    latin = {"content-type": "application/sparql-query; charset=iso-8859-1"}
    assert client.post("/sparql", content=text.encode("latin-1"), headers=latin).status_code == 415
    assert client.post("/sparql", content=text.encode("latin-1"), headers=DIRECT).status_code == 400
    assert client.get("/sparql?query=%E9").status_code == 400


def test_updates_are_refused(client: httpx.Client) -> None:
    insert = "INSERT DATA { <a:a> <a:b> <a:c> }"
    update = {"content-type": "application/sparql-update"}
    assert client.post("/sparql", content=insert, headers=update).status_code == 403
    assert client.post("/sparql", data={"update": insert}).status_code == 403
    assert client.get("/sparql", params={"update": insert}).status_code == 403
    assert get(client, insert).status_code == 403
    assert get(client, "ASK { <a:a> <a:b> <a:c> }").json()["boolean"] is False


def test_an_answer_is_known_again_until_the_snapshot_changes(client: httpx.Client) -> None:
    first = get(client, COUNT)
    tag = {"if-none-match": first.headers["etag"]}
    again = client.get("/sparql", params={"query": COUNT}, headers={"accept": RESULTS, **tag})
    assert again.status_code == 304
    assert again.content == b""
    other = client.get("/sparql", params={"query": COUNT}, headers={"accept": "text/csv", **tag})
    assert other.status_code == 200


def test_the_mark_of_one_question_is_none_of_another(client: httpx.Client) -> None:
    tag = {"if-none-match": get(client, COUNT).headers["etag"], "accept": RESULTS}
    for query, status in ((ONE, 200), ("garbage", 400), ("ASK { SERVICE <a:a> {} }", 403)):
        assert client.get("/sparql", params={"query": query}, headers=tag).status_code == status


def test_answers_are_compressed_for_those_who_take_it(server: Server) -> None:
    with server.client() as client, client.stream(
        "GET", "/sparql", params={"query": "SELECT * { ?s ?p ?o } LIMIT 500"},
        headers={"accept-encoding": "gzip"},
    ) as answer:  # fmt: skip
        raw = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert len(json.loads(gzip.decompress(raw))["results"]["bindings"]) == 500


def test_pages_of_allowed_origins_may_ask_and_others_not(client: httpx.Client) -> None:
    def allowed(origin: str) -> str | None:
        headers = {"origin": origin, "access-control-request-method": "POST"}
        asked = client.get("/sparql", params={"query": ONE}, headers={"origin": origin})
        before = client.options("/sparql", headers=headers)
        found = [one.headers.get("access-control-allow-origin") for one in (asked, before)]
        assert found[0] == found[1]
        return None if found[0] is None else str(found[0])

    assert allowed("https://example.org") == "https://example.org"
    assert allowed("https://evil.example") is None


@pytest.mark.parametrize(
    "path", ["/", "/query", "/sparql?query=ASK%20%7B%7D", "/healthz", "/nothing"]
)
def test_every_answer_bears_security_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers


def test_the_pages_are_served_with_their_types(client: httpx.Client, sample_out: Path) -> None:
    site = sample_out / "site"
    kinds = {
        "/": "text/html",
        "/index.html": "text/html",
        "/actors/": "text/html",
        "/assets/style.css": "text/css",
        "/assets/graph-first.js": "javascript",
    }
    for path, kind in kinds.items():
        answer = client.get(path)
        file = site / (path.lstrip("/") + "index.html" * path.endswith("/"))
        assert kind in answer.headers["content-type"]
        assert answer.content == file.read_bytes()


def test_health_tells_the_snapshot(client: httpx.Client) -> None:
    told = client.get("/healthz").json()
    assert told["status"] == "ok"
    assert told["snapshot"] in get(client, ONE).headers["etag"]


def test_every_request_has_one_line(server: Server, client: httpx.Client) -> None:
    mark = "/sparql?query=ASK%20%7B%20%3Cmarked%3Aa%3E%20%3Fp%20%3Fo%20%7D"
    before = len(server.lines)
    client.get(mark)
    client.get("/sparql", params={"update": "x"})
    client.get("/healthz")
    while len(server.lines) < before + 3:
        time.sleep(0.01)
    asked, refused, health = server.lines[before:]
    assert (asked["method"], asked["status"], asked["length"]) == ("GET", 200, 24)
    assert "marked" not in json.dumps(asked)
    assert (refused["status"], refused["why"][:7]) == (403, "updates")
    assert health["status"] == 200
