"""What a server holds of ours, fetched in batches, each of which is counted."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from ...errors import StoreError
from ..terms import written
from .replies import cut_off
from .server import Server

AT_ONCE = 100_000
"""Statements in a batch: some 35 MB of results, which servers with limits still give."""
GRAPHS_AT_ONCE, SUBJECTS_AT_ONCE = 400, 500
"""Names in a query: some 60 kB of it."""
STEPS = 10
log = logging.getLogger(__name__)


def fetch(server: Server, sizes: Mapping[str, int], *, but: str = "") -> Iterator[ox.Quad]:
    """The quads of some graphs.

    Args:
        sizes: how many statements each of them has.
        but: without subjects whose names begin so; `sizes` leaves them out too.

    Raises:
        StoreError: more or fewer came, or blank nodes, which lose their names on the way.
    """
    sift = f"FILTER(!STRSTARTS(STR(?s), {written(ox.Literal(but))}))" if but else ""
    total, came, told = sum(sizes.values()), 0, 0
    for query, expected in _batches(server, sizes, sift):
        quads = [_quad(server, row) for row in server.rows(query)]
        if expected is not None and len(quads) != expected:
            raise _miscounted(server, len(quads), expected)
        yield from quads
        came += len(quads)
        if total > AT_ONCE and came * STEPS // total > told:
            told = came * STEPS // total
            log.info("%s of %s statements are here", f"{came:,}", f"{total:,}")
    if came != total:
        raise _miscounted(server, came, total)


def _batches(
    server: Server, sizes: Mapping[str, int], sift: str
) -> Iterator[tuple[str, int | None]]:
    """Queries for quads, and how many rows each must give, where that is known."""
    small: list[str] = []
    for graph, size in sizes.items():
        if size > AT_ONCE:
            yield from ((query, None) for query in _of_large(server, graph, sift))
            continue
        if small and (
            len(small) == GRAPHS_AT_ONCE or sum(sizes[g] for g in small) + size > AT_ONCE
        ):
            yield _of_small(small, sift), sum(sizes[g] for g in small)
            small = []
        small.append(graph)
    if small:
        yield _of_small(small, sift), sum(sizes[g] for g in small)


def _of_small(graphs: list[str], sift: str) -> str:
    return (
        f"SELECT ?g ?s ?p ?o {{ VALUES ?g {{ {_names(graphs)} }} GRAPH ?g {{ ?s ?p ?o }} {sift} }}"
    )


def _of_large(server: Server, graph: str, sift: str) -> Iterator[str]:
    """A graph by its subjects: pages by number would have the server sort all of it each time."""
    name = _names([graph])
    listed = server.rows(f"SELECT DISTINCT ?s {{ GRAPH {name} {{ ?s ?p ?o }} {sift} }}")
    subjects = sorted(str(row["s"].value) for row in listed if isinstance(row["s"], ox.NamedNode))
    for start in range(0, len(subjects), SUBJECTS_AT_ONCE):
        some = _names(subjects[start : start + SUBJECTS_AT_ONCE])
        where = f"VALUES ?s {{ {some} }} GRAPH {name} {{ ?s ?p ?o }}"
        yield f"SELECT ({name} AS ?g) ?s ?p ?o {{ {where} }}"


def _names(iris: list[str]) -> str:
    return " ".join(written(ox.NamedNode(iri)) for iri in iris)


def _quad(server: Server, row: ox.QuerySolution) -> ox.Quad:
    graph, subject, predicate, value = row["g"], row["s"], row["p"], row["o"]
    if isinstance(subject, ox.BlankNode) or isinstance(value, ox.BlankNode):
        raise StoreError(
            f"{server.address}: a graph of ours has blank nodes, which lose their names on the "
            "way; give them IRIs (skolemise) and load it again"
        )
    return ox.Quad(subject, predicate, value, graph)


def _miscounted(server: Server, came: int, expected: int) -> StoreError:
    return cut_off(server.address, f"{came:,} of {expected:,} statements came")
