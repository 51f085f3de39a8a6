"""What the query page looks up costs no more than it may, however many ask."""

from __future__ import annotations

import shutil
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from belligraph.project import sample
from belligraph.store import extending
from serving import Server, serving

FILLED = "/query/filled.json"
PAIR = {"query": "pair", "a": "usa", "b": "iran"}
ORIGIN = sample().origin
linux = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs Linux's /proc")


@pytest.fixture
def store(sample_out: Path, tmp_path: Path) -> Path:
    """A store of one's own, to be changed."""
    return Path(shutil.copytree(sample_out / "store", tmp_path / "store", symlinks=True))


@pytest.fixture
def server(store: Path) -> Iterator[Server]:
    with serving("--store", store, "--queries", 2) as found:
        yield found


def looked_up(server: Server, **given: str) -> httpx.Response:
    with server.client() as client:
        return client.get(FILLED, params=given)


def files_of(server: Server) -> list[str]:
    """The files that a server has open itself, its engines apart."""
    found = Path(f"/proc/{server.process.pid}/fd").iterdir()
    return [str(one.readlink()) for one in found if one.is_symlink()]


def until_closed(server: Server, part: str) -> None:
    end = time.monotonic() + 10
    while any(part in one for one in files_of(server)):
        assert time.monotonic() < end, files_of(server)
        time.sleep(0.05)


def test_those_beyond_the_places_are_told_to_come_again(server: Server) -> None:
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda _: looked_up(server, **PAIR), range(12)))
    refused = [one for one in answers if one.status_code == 429]
    assert {one.status_code for one in answers} == {200, 429}
    assert all(one.headers["retry-after"] == "1" for one in refused)
    assert all("try again" in one.json()["error"] for one in refused)


def test_a_claim_is_found_by_the_start_of_its_id(server: Server) -> None:
    with server.client() as client:
        rows = client.get("/sparql", params={"query": "SELECT ?c { ?c a ?t } ORDER BY DESC(?c)"})
        every = [row["c"]["value"] for row in rows.json()["results"]["bindings"]]
    claim = next(one for one in every if "/claim/" in one).rpartition("/")[2]
    for start in (claim, claim[:13], claim[:12]):
        assert claim in looked_up(server, query="chain", claim=start).json()["query"]
    unknown = looked_up(server, query="chain", claim="0" * 64)
    assert (unknown.status_code, "no claim" in unknown.json()["error"]) == (400, True)


@pytest.mark.parametrize("name", ["actor", "query"])
def test_what_is_longer_than_any_name_is_not_looked_up(server: Server, name: str) -> None:
    begun = time.monotonic()
    answer = looked_up(server, **{"query": "who-supports", name: "ab " * 20_000})
    assert time.monotonic() - begun < 5
    assert answer.status_code == 400
    assert answer.json()["error"] == f"'{name}': at most 200 letters are expected"


def test_a_store_that_cannot_be_read_is_no_fault_of_the_client(store: Path, server: Server) -> None:
    columns = store / "current" / "claims.npz"
    columns.write_bytes(b"damaged")
    answer = looked_up(server, query="chain", claim="abcdef")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "1"
    assert str(store) not in answer.text


@linux
def test_a_snapshot_that_is_no_more_current_is_let_go(store: Path, server: Server) -> None:
    assert looked_up(server, **PAIR).status_code == 200
    old = str((store / "current").resolve())
    assert any(old in one for one in files_of(server))
    with extending(store, ORIGIN):
        pass
    until_closed(server, old)
    assert looked_up(server, **PAIR).status_code == 200


def test_a_server_that_ends_does_not_work_off_what_was_asked(store: Path) -> None:
    with serving("--store", store) as server, ThreadPoolExecutor(40) as pool:
        asked = [pool.submit(looked_up, server, query="chain", claim=f"{n:06x}") for n in range(40)]
        begun = time.monotonic()
        server.stop(signal.SIGTERM)
        assert time.monotonic() - begun < 12
        for one in asked:
            one.exception()
