"""A server that is asked: queries, which graphs of ours it holds, and what its default graph is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property

import pyoxigraph as ox

from ...errors import QueryError, StoreError
from ...vocabulary import ID
from ..terms import declared
from .addresses import Address
from .exchange import Exchange, Reply
from .replies import (
    RESULTS,
    TRIPLES,
    read_answer,
    read_count,
    read_results,
    read_rows,
    read_triples,
)

GRAPHS = f"{ID}graph/"
"""How the names of graphs of ours begin."""
HELD = "ASK { GRAPH ?g { ?claim a bg:Claim } }"
IS_UNION = "ASK { GRAPH ?g { ?claim a bg:Claim } ?claim a bg:Claim }"
Fields = tuple[tuple[str, str], ...]


class Server:
    """A SPARQL server.

    Attributes:
        address: where it is asked.
    """

    def __init__(self, address: Address, exchange: Exchange) -> None:
        self.address = address
        self._exchange = exchange

    def results(self, query: str) -> ox.QuerySolutions | ox.QueryBoolean:
        """What a SELECT or ASK gives over the union of all graphs.

        Args:
            query: SPARQL 1.1; the prefixes of `vocabulary.PREFIXES` are put before it.

        Raises:
            QueryError: the server does not take it.
            StoreError: no whole answer came.
        """
        return read_results(self.address, self._ask(query, self._union, RESULTS))

    def triples(self, query: str) -> ox.QueryTriples:
        """What a CONSTRUCT or DESCRIBE gives; as for `results`."""
        return read_triples(self.address, self._ask(query, self._union, TRIPLES))

    def rows(self, query: str) -> Iterator[ox.QuerySolution]:
        """The rows of a SELECT that names its graphs itself; errors as for `results`."""
        return read_rows(self.address, self._ask(query, (), RESULTS))

    def sizes(self, within: str = GRAPHS) -> dict[str, int]:
        """How many statements each graph has whose name begins so, by name, in order."""
        counted = self.rows(
            "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
        )  # not filtered by the server: names are few, and some servers filter late
        found = {str(r["g"].value): read_count(self.address, r) for r in counted if r["g"]}
        return {name: found[name] for name in sorted(found) if name.startswith(within)}

    def has_claims(self) -> bool:
        """Whether any named graph has claims."""
        return self._says(HELD, ())

    @cached_property
    def _union(self) -> Fields:
        """What has to be said for the default graph to be the union of all; mostly nothing.

        Servers differ: to some the default graph is that union anyway, Oxigraph has to be told,
        and the protocol has a list of graphs for all others.

        Raises:
            StoreError: it cannot be had, or there are no claims.
        """
        for fields in self._ways():
            with suppress(QueryError):
                if self._says(IS_UNION, fields):
                    return fields
        raise StoreError(
            f"{self.address}: its default graph is not the union of its named graphs, and cannot "
            "be had as such; docs/servers.md says how each kind of server is set up for it"
        )

    def _ways(self) -> Iterator[Fields]:
        yield ()
        yield (("union-default-graph", ""),)
        names = list(self.sizes())
        kinds = ("default-graph-uri", "named-graph-uri")
        yield tuple((kind, name) for kind in kinds for name in names)

    def _says(self, query: str, fields: Fields) -> bool:
        return read_answer(self.address, self._ask(query, fields, RESULTS))

    def _ask(self, query: str, fields: Fields, accept: str) -> Reply:
        asked = [("query", declared(query)), *fields]
        return self._exchange.ask(self.address, asked, accept)
