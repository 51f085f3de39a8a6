"""What servers answer to queries, as the engine's own results."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyoxigraph as ox

from ...errors import BelligraphError, StoreError, quoted
from .addresses import Address
from .exchange import Reply
from .failures import DOCS, refusal

RESULTS, TRIPLES = "application/sparql-results+json", "application/n-triples"
JSON = (RESULTS, "application/json")
MAX_ROWS = "x-sparql-maxrows"
"""A header by which Virtuoso says that it gives no more rows than so many."""
NUMBER = re.compile("[0-9]{1,18}")
EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def read_results(address: Address, reply: Reply) -> ox.QuerySolutions | ox.QueryBoolean:
    """Rows, or yes and no; all of the reply has been looked at.

    Raises:
        QueryError: the server does not take the query.
        StoreError: anything else but whole results.
    """
    found = _parsed(address, reply)
    if isinstance(found, ox.QueryBoolean):
        return found
    for _ in _whole(address, reply, found):
        pass
    return _parsed(address, reply)


def read_rows(address: Address, reply: Reply) -> Iterator[ox.QuerySolution]:
    """Rows, one after the other; errors as for `read_results`, but as late as they are met."""
    found = _parsed(address, reply)
    if isinstance(found, ox.QueryBoolean):
        raise StoreError(f"{address} answers with yes or no; rows are expected")
    return _whole(address, reply, found)


def read_answer(address: Address, reply: Reply) -> bool:
    """Yes or no; errors as for `read_results`."""
    found = _parsed(address, reply)
    if not isinstance(found, ox.QueryBoolean):
        raise StoreError(f"{address} answers with rows; yes or no is expected")
    return bool(found)


def read_triples(address: Address, reply: Reply) -> ox.QueryTriples:
    """The triples of a CONSTRUCT or DESCRIBE; errors as for `read_results`."""
    _check(address, reply, (TRIPLES, "text/plain"))
    store = ox.Store()
    try:
        store.load(reply.body, format=ox.RdfFormat.N_TRIPLES)
    except (SyntaxError, ValueError) as error:
        raise _unreadable(address, "triples", error) from None
    found = store.query(EVERYTHING)
    assert isinstance(found, ox.QueryTriples)  # noqa: S101  # what CONSTRUCT gives
    return found


def read_count(address: Address, row: ox.QuerySolution) -> int:
    """How many statements a row counts, in its variable `n`.

    Raises:
        StoreError: it counts none.
    """
    text = str(getattr(row["n"], "value", ""))
    if not NUMBER.fullmatch(text):
        raise StoreError(f"{address} counts {quoted(text)}; a number of statements is expected")
    return int(text)


def cut_off(address: Address, why: str) -> StoreError:
    """An answer that looks whole and is not."""
    return StoreError(f"{address} cut its answer off: {why}; raise its limit, or ask for less")


def _parsed(address: Address, reply: Reply) -> ox.QuerySolutions | ox.QueryBoolean:
    _check(address, reply, JSON)
    try:
        return ox.parse_query_results(reply.body, format=ox.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError) as error:
        raise _unreadable(address, "results", error) from None


def _whole(address: Address, reply: Reply, found: ox.QuerySolutions) -> Iterator[ox.QuerySolution]:
    """The rows, if they are all there are."""
    count = 0
    try:
        for row in found:
            count += 1
            yield row
    except (SyntaxError, ValueError) as error:
        raise _unreadable(address, "results", error) from None
    most = reply.headers.get(MAX_ROWS, "")
    if NUMBER.fullmatch(most) and count >= int(most):
        raise cut_off(address, f"it gives {count:,} rows at most")


def _check(address: Address, reply: Reply, expected: tuple[str, ...]) -> None:
    if reply.status == 206:
        raise cut_off(address, "it calls it a part (206)")
    if reply.status != 200:
        location = reply.headers.get("location")
        raise refusal(address, reply.status, reply.body, what="query", location=location)
    if reply.media_type not in expected:
        raise StoreError(
            f"{address} answers with {quoted(reply.media_type or 'no type')}; expected "
            f"{expected[0]}: is it the address of a page about a SPARQL endpoint? {DOCS}"
        )


def _unreadable(address: Address, what: str, error: Exception) -> BelligraphError:
    return StoreError(f"{address} answers with {what} that are broken or cut off: {error}")
