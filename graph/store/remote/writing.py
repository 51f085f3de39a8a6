"""Writing to a server: named graphs replaced, each in as few steps as the protocol allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from urllib.parse import quote

import pyoxigraph as ox

from ...vocabulary import ID
from ..terms import declared, sparql_text, written
from .addresses import Address
from .exchange import Exchange
from .failures import refusal

INCOMING = f"{ID}push/incoming"
"""Where a graph of many batches is gathered before it takes its place."""
UPDATE, NTRIPLES = "application/sparql-update", "application/n-triples"
BATCH, GRAPH_STORE_BATCH = 20_000, 500_000
"""Statements in a request: 4 MB as an update, which the server parses as a query; else 100 MB."""


class Writer:
    """Writes graphs by SPARQL Update, and by the graph store protocol where it has an address.

    All requests may be repeated without harm: nothing is written that has blank nodes.
    """

    def __init__(self, exchange: Exchange, update: Address, graph_store: Address | None) -> None:
        self._exchange, self._address, self._graph_store = exchange, update, graph_store

    def update(self, text: str) -> None:
        """Run an update, whose operations a server is to do together or not at all.

        Raises:
            StoreError: it was not done.
        """
        self._send("POST", self._address, declared(text).encode(), UPDATE)

    def replace(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Put triples in the place of a graph's; in one step, however many they are.

        What was gathered goes last and by itself: the step before it may be asked for again.

        Raises:
            StoreError: the graph is what it was, or else all that it is to be, if nothing but the
                removal of what was gathered failed.
        """
        rest = iter(triples)
        batches = _batches(rest, GRAPH_STORE_BATCH if self._graph_store else BATCH)
        first, second = next(batches, b""), next(batches, None)
        if second is None:
            self._put(graph, first)
            return
        self.drop(INCOMING)
        for batch in chain([first, second], batches):
            self._add(INCOMING, batch)
        self.update(  # as MOVE would do, which not every server has
            f"DROP SILENT GRAPH {_name(graph)} ; "
            f"INSERT {{ GRAPH {_name(graph)} {{ ?s ?p ?o }} }} "
            f"WHERE {{ GRAPH {_name(INCOMING)} {{ ?s ?p ?o }} }}"
        )
        self.drop(INCOMING)

    def drop(self, graph: str) -> None:
        """Remove a graph; it need not be there."""
        self.update(f"DROP SILENT GRAPH {_name(graph)}")

    def _put(self, graph: str, batch: bytes) -> None:
        if self._graph_store is None:
            self.update(f"DROP SILENT GRAPH {_name(graph)} ; {_insert(graph, batch)}")
        else:
            self._send("PUT", _of(self._graph_store, graph), batch, NTRIPLES)

    def _add(self, graph: str, batch: bytes) -> None:
        if self._graph_store is None:
            self.update(_insert(graph, batch))
        else:
            self._send("POST", _of(self._graph_store, graph), batch, NTRIPLES)

    def _send(self, method: str, address: Address, body: bytes, media_type: str) -> None:
        reply = self._exchange.write(method, address, body, media_type)
        if not 200 <= reply.status < 300:
            location = reply.headers.get("location")
            raise refusal(address, reply.status, reply.body, what="update", location=location)


def _batches(triples: Iterator[ox.Triple], size: int) -> Iterator[bytes]:
    """Triples as N-Triples, so many at a time."""
    for one in triples:
        some = chain([one], islice(triples, size - 1))
        yield ox.serialize(some, format=ox.RdfFormat.N_TRIPLES) or b""


def _insert(graph: str, batch: bytes) -> str:
    return f"INSERT DATA {{ GRAPH {_name(graph)} {{\n{sparql_text(batch.decode())}}} }}"


def _name(graph: str) -> str:
    return written(ox.NamedNode(graph))


def _of(graph_store: Address, graph: str) -> Address:
    joint = "&" if "?" in graph_store.url else "?"
    return Address(f"{graph_store.url}{joint}graph={quote(graph, safe='')}")
