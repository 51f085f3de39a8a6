"""Results of queries that declare no columns, as the engine gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from ..errors import QueryError
from ..rdf import Term
from ..vocabulary import ID, PREFIXES
from .asking import engine_errors
from .cells import Value, lines, value
from .engine import Store


def plain_rows(
    store: Store, query: str, terms: Mapping[str, Term]
) -> tuple[list[str], list[list[Value]]]:
    """Names and rows of a query, in the engine's order: numbers and flags as such, else text.

    The rows of CONSTRUCT and DESCRIBE are triples; ASK gives one row with one cell.
    """
    names, rows = lines(store, query, terms)
    return names, [list(map(value, row)) for row in rows]


def results_json(store: Store, query: str, terms: Mapping[str, Term]) -> bytes:
    """The result of a SELECT or ASK query as SPARQL results JSON."""
    result = store.query(query, terms)
    if isinstance(result, ox.QueryTriples):
        raise QueryError("SPARQL results JSON needs a SELECT or ASK query")
    with engine_errors():
        return result.serialize(format=ox.QueryResultsFormat.JSON) or b""


def results_turtle(store: Store, query: str, terms: Mapping[str, Term]) -> bytes:
    """The triples of a CONSTRUCT or DESCRIBE query as Turtle, sorted."""
    result = store.query(query, terms)
    if not isinstance(result, ox.QueryTriples):
        raise QueryError("Turtle needs a CONSTRUCT or DESCRIBE query")
    with engine_errors():
        return _turtle(set(result))


def claims_turtle(store: Store, ids: Iterable[str]) -> bytes:
    """Everything the store says of some claims and their evidence, as Turtle, sorted."""
    nodes = [ox.NamedNode(f"{ID}{kind}/{id_}") for id_ in ids for kind in ("claim", "evidence")]
    return _turtle(
        {q.triple for node in nodes for q in store.engine.quads_for_pattern(node, None, None)}
    )


def _turtle(triples: Iterable[ox.Triple]) -> bytes:
    ordered = sorted(triples, key=str)
    return ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""
