"""A store that is a server: it answers queries itself, and is fetched for what goes beyond them."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NoReturn

import pyoxigraph as ox

from ...columns import Columns
from ...errors import StoreError
from ...model import Claim
from ...rdf import Term
from ...registry import Registry
from ...score import UNRATED, Ratings
from ...vocabulary import DERIVED_GRAPH, PREFIXES, REGISTRY_GRAPH, iri, local_id
from ..asking import refuse_service, with_values
from ..contents import About, Batch
from ..engine import Store
from ..terms import uses_score, written
from ..trying import refuse_huge
from .addresses import read_address
from .exchange import Exchange
from .fetching import fetch
from .replies import read_count
from .server import Server

if TYPE_CHECKING:
    from rdflib import Dataset

EVENTS = iri("event", "")
STARTING = "SELECT DISTINCT ?claim { ?claim a bg:Claim FILTER(STRSTARTS(STR(?claim), ?start)) }"
COUNTS = (
    "SELECT ?graph (COUNT(?claim) AS ?n) { GRAPH ?graph { ?claim a bg:Claim } } GROUP BY ?graph"
)
log = logging.getLogger(__name__)


class RemoteStore(Store):
    """A store behind an address, read only.

    Queries go to the server. What needs claims as columns, or the aggregate `bg:score`, works on
    a copy of all graphs of ours, which is fetched once, when it is first needed, and kept in
    memory for as long as the store is used.
    """

    def __init__(self, server: Server) -> None:
        """Take a server; nothing is asked of it yet."""
        self._server = server  # and no engine, which the embedded store would set up here
        self._ratings: Ratings = UNRATED

    def query(
        self, query: str, bindings: Mapping[str, Term] | None = None
    ) -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        """Have the server answer a query; arguments and errors as for `Store.query`.

        Raises:
            StoreError: the server does not answer, or not as it should.
        """
        if uses_score(query):
            return self._copy.query(query, bindings)
        refuse_huge(query)
        refuse_service(query)
        put = with_values(query, bindings or {})
        form = ox.Store().query(put, prefixes=PREFIXES)
        if isinstance(form, ox.QueryTriples):
            return self._server.triples(put)
        return self._server.results(put)

    @property
    def engine(self) -> ox.Store:  # type: ignore[override]
        """The engine with the copy."""
        return self._copy.engine

    def counted(self) -> dict[str, int]:
        """How many claims each graph has, as the server counts them."""
        rows = self.select(COUNTS)
        return {str(row["graph"].value): int(row["n"].value) for row in rows}

    @cached_property
    def batches(self) -> list[Batch]:  # type: ignore[override]
        """Claims by graph, as the server counts them."""
        origin = str(self._server.address)
        return [Batch(graph, origin, n) for graph, n in sorted(self.counted().items())]

    @property
    def ratings(self) -> Ratings:
        """The user's own, of sources."""
        return self._ratings

    @ratings.setter
    def ratings(self, ratings: Ratings) -> None:
        self._ratings = ratings
        if "_copy" in self.__dict__:
            self._copy.ratings = ratings

    def registry(self) -> Registry:
        """The registry; its events are read from the copy when they are asked for."""
        from ..entries import StoredEvents

        return replace(self._desk.registry(), events=StoredEvents(lambda: self.engine))

    def about(self) -> About:
        """What the build said of itself."""
        return self._desk.about()

    def claims(self) -> Iterator[Claim]:
        """All claims, from the copy."""
        return self._copy.claims()

    def claims_with(self, ids: Iterable[str]) -> Iterator[Claim]:
        """The claims of some ids, from the copy."""
        return self._copy.claims_with(ids)

    def columns(self) -> Columns:
        """All claims as columns, from the copy."""
        return self._copy.columns()

    def ids_starting(self, start: str) -> list[str]:
        """The ids of claims that begin so, as the server finds them."""
        known = iri("claim", start)
        rows = self.select(STARTING, {"start": ox.Literal(known)})
        found = {str(row["claim"].value) for row in rows}
        return sorted(local_id(one, "claim") for one in found if one.startswith(known))

    def as_rdflib(self) -> Dataset:
        """The copy through rdflib's API."""
        return self._copy.as_rdflib()

    def add_claims(self, *_: object, **__: object) -> NoReturn:
        """Refuse: what is on a server is replaced by `belligraph push`."""
        raise StoreError(f"{self._server.address} is only read here; belligraph push writes to it")

    load_nquads = add_registry = add_quads = drop_plain = drop_derived = add_claims
    recount = take = add_claims

    @property
    def former(self) -> NoReturn:
        """Refuse: only what is written to has something that was there before."""
        self.add_claims()

    def close(self) -> None:
        """Let go of the copy."""
        self.__dict__.pop("_copy", None)

    @cached_property
    def _desk(self) -> Store:
        """What every question needs: the registry without its events, and the build's own words."""
        server, name = self._server, written(ox.NamedNode(REGISTRY_GRAPH))
        counted = server.rows(
            f"SELECT (COUNT(*) AS ?n) {{ GRAPH {name} {{ ?s ?p ?o }} "
            f"FILTER(!STRSTARTS(STR(?s), {written(ox.Literal(EVENTS))})) }}"
        )
        size = sum(read_count(server.address, row) for row in counted)
        desk = Store(ox.Store())
        desk.add_quads(fetch(server, {REGISTRY_GRAPH: size}, but=EVENTS))
        derived = ox.NamedNode(DERIVED_GRAPH)
        said = server.rows(f"SELECT ?p ?o {{ GRAPH {derived} {{ {derived} ?p ?o }} }}")
        desk.add_quads(ox.Quad(derived, row["p"], row["o"], derived) for row in said)
        return desk

    @cached_property
    def _copy(self) -> Store:
        sizes = self._server.sizes()
        log.info("%s is fetched: %s statements", self._server.address, f"{sum(sizes.values()):,}")
        copy = Store(ox.Store())
        copy.add_quads(fetch(self._server, sizes))
        copy.ratings = self._ratings
        return copy


def open_remote(text: str) -> RemoteStore:
    """Open the store behind an address.

    Raises:
        InputError: the text is no address, or holds a password; or credentials are malformed.
        StoreError: no SPARQL server answers there, or it holds no claims.
    """
    server = Server(read_address(text), Exchange())
    if not server.has_claims():
        raise StoreError(
            f"{server.address} holds no claims in named graphs; belligraph push brings some"
        )
    return RemoteStore(server)
