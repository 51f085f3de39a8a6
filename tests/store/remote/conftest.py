"""Real Oxigraph servers, and servers that behave as no good one does."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from belligraph import Graph
from belligraph.store.remote import push, read_address
from belligraph.store.remote.exchange import Exchange
from belligraph.store.remote.server import Server

PROGRAM = str(Path(sys.executable).with_name("oxigraph"))
RESULTS = "application/sparql-results+json"
YES = b'{"head": {}, "boolean": true}'


@dataclass(frozen=True)
class Oxigraph:
    """A running Oxigraph, empty at first and in memory."""

    url: str

    @property
    def query(self) -> str:
        return f"{self.url}/query"

    @property
    def graph_store(self) -> str:
        return f"{self.url}/store"

    def server(self) -> Server:
        return Server(read_address(self.query), Exchange({}))

    def push(self, graph: Graph, *, graph_store: bool = False, force: bool = False) -> list[str]:
        """Push a graph's store; the ends of the names of graphs that changed."""
        query = read_address(self.query)
        other = read_address(self.graph_store) if graph_store else None
        changes = push(graph.store, query, query.for_updates, other, force=force)
        return [change.graph.removeprefix("https://w3id.org/belligraph/id/") for change in changes]

    def update(self, text: str) -> None:
        """Do something to the server behind our back."""
        reply = Exchange({}).write(
            "POST", read_address(f"{self.url}/update"), text.encode(), "application/sparql-update"
        )
        assert reply.status == 204, reply.body


@contextmanager
def running(*options: str) -> Iterator[Oxigraph]:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    process = subprocess.Popen(
        [PROGRAM, "serve", "--bind", f"127.0.0.1:{port}", *options],
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr is not None
    said = process.stderr.readline()
    assert "Listening" in said, said
    try:
        yield Oxigraph(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(20)
        process.stderr.close()


@pytest.fixture
def oxigraph() -> Iterator[Oxigraph]:
    """A server of one test."""
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def filled(graph: Graph) -> Iterator[Oxigraph]:
    """A server with the sample; only to be read."""
    with running() as server:
        server.push(graph, graph_store=True)
        yield server


@pytest.fixture
def start() -> Callable[..., object]:
    """Starts an Oxigraph with options: `with start("--union-default-graph") as server:`."""
    return running


@dataclass
class Answer:
    """What a stub says; its body in a transfer that ends `early` breaks off."""

    status: int = 200
    body: bytes = YES
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": RESULTS})
    early: bool = False
    after: threading.Event | None = None


@dataclass
class Stub:
    """A server that says what it is told to, one answer after the other, and then the last again.

    Attributes:
        asked: the requests that came, each as (method, path, headers, body).
    """

    url: str
    answers: list[Answer]
    asked: list[tuple[str, str, dict[str, str], str]] = field(default_factory=list)


@pytest.fixture
def stub() -> Iterator[Callable[..., Stub]]:
    """Starts a stub: `stub(Answer(503), Answer())`."""
    servers: list[ThreadingHTTPServer] = []

    def make(*answers: Answer) -> Stub:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length", 0))
                body = self.rfile.read(length).decode()
                made.asked.append((self.command, self.path, dict(self.headers), body))
                answer = made.answers.pop(0) if len(made.answers) > 1 else made.answers[0]
                if answer.after is not None:
                    answer.after.wait(30)
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.body) + 9 * answer.early))
                self.end_headers()
                with suppress(OSError):  # who asked may have gone
                    self.wfile.write(answer.body)

            do_GET = do_PUT = do_POST  # noqa: N815

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        made = Stub(f"http://127.0.0.1:{server.server_address[1]}/sparql", list(answers))
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        return made

    yield make
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def answer() -> type[Answer]:
    return Answer
