"""What a server has done is asked for again when its reply is lost, and does no harm then."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pyoxigraph as ox
import pytest
from urllib3 import PoolManager

from belligraph.store import Store
from belligraph.store.remote import push, read_address, writing

GRAPH = "https://example.org/graph"
KEPT = ("content-type", "accept")
Losing = Callable[..., str]


@pytest.fixture
def losing() -> Iterator[Losing]:
    """Starts a gateway before a server, each of whose replies is lost once: `losing(server.url)`.

    What is asked for the first time is done, and answered with 502, or with nothing at all.
    """
    gateways: list[ThreadingHTTPServer] = []

    def make(there: str, *, silent: bool) -> str:
        known, pool = set[bytes](), PoolManager()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                headers = {n: v for n, v in self.headers.items() if n.lower() in KEPT}
                reply = pool.request(self.command, there + self.path, body=body, headers=headers)
                asked = f"{self.command} {self.path} ".encode() + body
                status, said, type_ = reply.status, reply.data, reply.headers.get("content-type")
                if asked not in known:
                    known.add(asked)
                    if silent:
                        self.close_connection = True
                        return
                    status, said, type_ = 502, b"bad gateway", "text/plain"
                self.send_response(status)
                self.send_header("Content-Type", type_ or "text/plain")
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            do_PUT = do_POST  # noqa: N815

            def log_message(self, *_: object) -> None:
                pass

        gateway = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=gateway.serve_forever, args=(0.01,), daemon=True).start()
        gateways.append(gateway)
        return f"http://127.0.0.1:{gateway.server_address[1]}"

    yield make
    for gateway in gateways:
        gateway.shutdown()
        gateway.server_close()


@pytest.mark.parametrize("silent", [False, True], ids=["502", "silence"])
@pytest.mark.parametrize("graph_store", [False, True], ids=["updates", "graph store"])
def test_all_of_a_push_may_be_done_twice(
    oxigraph, losing: Losing, monkeypatch: pytest.MonkeyPatch, *, graph_store: bool, silent: bool
) -> None:
    monkeypatch.setattr(writing, "BATCH", 2)
    monkeypatch.setattr(writing, "GRAPH_STORE_BATCH", 2)
    quads = [
        ox.Quad(ox.NamedNode(f"urn:{n}"), ox.NamedNode("urn:is"), ox.Literal(n), graph)
        for n in range(7)
        for graph in [ox.NamedNode(GRAPH), ox.NamedNode(f"{GRAPH}/{n}")]
    ]
    store = Store(ox.Store())
    store.add_quads(quads)
    url = losing(oxigraph.url, silent=silent)
    other = read_address(f"{url}/store") if graph_store else None
    changes = push(store, read_address(f"{url}/query"), read_address(f"{url}/update"), other)
    assert len(list(changes)) == 8
    found = oxigraph.server().sizes(within="")
    assert {graph: size for graph, size in found.items() if graph.startswith(GRAPH)} == {
        GRAPH: 7, **{f"{GRAPH}/{n}": 1 for n in range(7)}
    }  # fmt: skip
    assert writing.INCOMING not in found
