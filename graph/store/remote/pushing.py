"""The graphs of a store, copied to a server: what is new or changed, graph by graph.

A graph of its own on the server keeps book of what was pushed: the title of the store, its graphs,
and a hash of the content of each. A graph that is not in this book is somebody else's.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ...errors import StoreError, StoreForeignError, quoted
from ...vocabulary import ID, expand
from ..engine import Store
from ..terms import written
from .exchange import Exchange
from .replies import cut_off, read_count
from .server import Server
from .writing import INCOMING, Writer

if TYPE_CHECKING:
    from .addresses import Address

BOOK = f"{ID}push"
TITLE, HASH = (ox.NamedNode(expand(name)) for name in ("rdfs:label", "dcterms:identifier"))
HASH_BYTES = 32
SHOWN = 3
NOTHING = "INSERT DATA {}"
"""An update that changes nothing."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Change:
    """A graph that is not what it was; how many statements it had and has, 0 = it is not there."""

    graph: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Book:
    """What a server says was pushed to it.

    Attributes:
        title: of the store; None = nothing was pushed.
        hashes: of the content of graphs, by name; empty = it was being written.
    """

    title: str | None
    hashes: Mapping[str, str]


def push(
    store: Store,
    query: Address,
    update: Address,
    graph_store: Address | None = None,
    *,
    force: bool = False,
) -> Iterator[Change]:
    """Make the server's graphs of ours those of a store; tells of each change when it is done.

    Each graph is replaced as a whole. If it is cut off, some graphs are new and some are not;
    pushing again goes on from there. Graphs of others are left alone.

    Args:
        store: what is copied.
        query, update, graph_store: addresses of one server; None = everything goes by updates.
        force: replace graphs that were not pushed from a store of this title.

    Raises:
        StoreForeignError: graphs would be replaced that were not pushed from this store.
        StoreError: the store is empty, or has blank nodes or statements outside of named graphs;
            or the server does not answer, takes no updates, or lost statements.
    """
    exchange = Exchange()
    server, writer = Server(query, exchange), Writer(exchange, update, graph_store)
    hashes, sizes = _contents(store)
    there, book = server.sizes(within=""), _read_book(server)
    title = store.about().title
    met = [graph for graph in hashes if graph in there]
    if not force and (why := _others(server, book, title, met)):
        writer.update(NOTHING)  # where no updates are taken, force would not help
        raise StoreForeignError(why)
    known = book.hashes if book.title == title else {}
    gone = [graph for graph in book.hashes if graph not in hashes and graph.startswith(ID)]
    same = {g for g, h in hashes.items() if known.get(g) == h and there.get(g) == sizes[g]}
    noted = {graph: hashes[graph] if graph in same else "" for graph in [*hashes, *gone]}
    _write_book(writer, Book(title, noted))
    if INCOMING in there:  # of a push that was cut off
        writer.drop(INCOMING)
    log.info("%s graphs are there already, of %s", f"{len(same):,}", f"{len(hashes):,}")
    for graph in [g for g in hashes if g not in same]:
        writer.replace(graph, (quad.triple for quad in _quads(store, graph)))
        _check_arrived(server, graph, sizes[graph])
        _note(writer, graph, hashes[graph])
        yield Change(graph, there.get(graph, 0), sizes[graph])
    for graph in gone:
        writer.drop(graph)
        _note(writer, graph, None)
        yield Change(graph, there.get(graph, 0), 0)


def _contents(store: Store) -> tuple[dict[str, str], dict[str, int]]:
    """A hash of each named graph, which does not depend on the order of its quads; and its size."""
    if next(store.engine.quads_for_pattern(None, None, None, ox.DefaultGraph()), None):
        raise StoreError("the store has statements outside of named graphs, which are not pushed")
    hashes, sizes = {}, {}
    for graph in sorted(str(g.value) for g in store.engine.named_graphs()):
        total = size = 0
        for quad in _quads(store, graph):
            if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
                raise StoreError(
                    f"{graph} has blank nodes, which cannot be told apart on a server; "
                    "give them IRIs (skolemise)"
                )
            line = hashlib.sha256(str(quad.triple).encode()).digest()
            total, size = (total + int.from_bytes(line)) % 256**HASH_BYTES, size + 1
        hashes[graph], sizes[graph] = total.to_bytes(HASH_BYTES).hex(), size
    if not hashes:
        raise StoreError("the store is empty; nothing is pushed")
    return hashes, sizes


def _quads(store: Store, graph: str) -> Iterator[ox.Quad]:
    return store.engine.quads_for_pattern(None, None, None, ox.NamedNode(graph))


def _others(server: Server, book: Book, title: str, met: list[str]) -> str | None:
    """What is there that was not pushed from this store, and would be replaced."""
    if book.title is not None and book.title != title:
        return (
            f"{server.address} holds what was pushed from {quoted(book.title)}, which "
            f"{quoted(title)} would replace; use --force to replace it"
        )
    foreign = [graph for graph in met if graph not in book.hashes]
    if not foreign:
        return None
    more = f" and {len(foreign) - SHOWN} more" if len(foreign) > SHOWN else ""
    return (
        f"{server.address} holds graphs of these names that were not pushed from here: "
        f"{', '.join(foreign[:SHOWN])}{more}; use --force to replace them"
    )


def _read_book(server: Server) -> Book:
    rows = server.rows(f"SELECT ?s ?p ?o {{ GRAPH {_name(BOOK)} {{ ?s ?p ?o }} }}")
    title, hashes = None, {}
    for row in rows:
        subject, value = str(row["s"].value), str(row["o"].value)
        if subject == BOOK:
            title = value
        else:
            hashes[subject] = value
    return Book(title, dict(sorted(hashes.items())))


def _write_book(writer: Writer, book: Book) -> None:
    """Say whose the graphs are before any is touched."""
    said = [ox.Triple(ox.NamedNode(BOOK), TITLE, ox.Literal(book.title or ""))]
    said += [ox.Triple(ox.NamedNode(g), HASH, ox.Literal(h)) for g, h in book.hashes.items()]
    writer.replace(BOOK, said)


def _note(writer: Writer, graph: str, hash_: str | None) -> None:
    """Put the hash of a graph into the book; None = the graph is gone."""
    book, name, is_ = _name(BOOK), _name(graph), written(HASH)
    text = f"DELETE WHERE {{ GRAPH {book} {{ {name} {is_} ?any }} }}"
    if hash_ is not None:
        text += f" ; INSERT DATA {{ GRAPH {book} {{ {name} {is_} {written(ox.Literal(hash_))} }} }}"
    writer.update(text)


def _check_arrived(server: Server, graph: str, size: int) -> None:
    rows = server.rows(f"SELECT (COUNT(*) AS ?n) {{ GRAPH {_name(graph)} {{ ?s ?p ?o }} }}")
    came = sum(read_count(server.address, row) for row in rows)
    if came != size:
        raise cut_off(server.address, f"of {size:,} statements of {graph} it holds {came:,}")


def _name(graph: str) -> str:
    return written(ox.NamedNode(graph))
