"""The graph as an object: what notebooks and scripts use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .dates import parse_date
from .model import Claim
from .network import network
from .queries import Answer, ask, named_query, read_query
from .registry import Registry
from .relations import View, edges
from .store import MEMORY, Store, open_store
from .timing import WINDOW_DAYS

if TYPE_CHECKING:
    from networkx import MultiDiGraph


@dataclass(frozen=True)
class Graph:
    """A store with its registry.

    >>> graph = open_graph()
    >>> answer = graph.query("who-supports", actor="Baghdad", as_of="2014-01-06",
    ...                      source="csm-2014-01-06")
    >>> [(row["supporter"], row["means"], row["item"]) for row in answer.rows]
    [('usa', 'weapons', 'missiles')]
    """

    store: Store

    @cached_property
    def registry(self) -> Registry:
        """Actors, publishers, places, theatres, sources and events."""
        return self.store.registry()

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, derived ones included."""
        return tuple(self.store.claims())

    def query(self, query: str, **parameters: str) -> Answer:
        """Ask a named query, or one with a header of its own.

        Args:
            query: a name (`belligraph query --help` lists them) or the text of a query.
            parameters: as typed on the command line; actors by id or any known name.

        Raises:
            QueryError: a parameter is missing, unknown or malformed; the query does not parse.
            UnknownNameError: nobody is called so.
        """
        named = read_query("query", query) if "{" in query else named_query(query)
        return ask(self.store, named, self.registry, parameters)

    def network(
        self,
        as_of: str | None = None,
        window: int = WINDOW_DAYS,
        known_by: str | None = None,
        sources: Iterable[str] = (),
        *,
        populations: bool = False,
    ) -> MultiDiGraph[str]:
        """The signed network as of a date; see `network.network` for its attributes.

        Args:
            as_of: EDTF; None = all dates.
            window: days before that date in which acts count.
            known_by: EDTF; only what was said, or else published, by then.
            sources: only these sources.
            populations: with populations, which are left out by default.

        Raises:
            DateError: a date is none.
            UnknownNameError: no such source.
        """
        view = View(
            as_of=parse_date(as_of).last if as_of else None,
            window=window,
            known_by=parse_date(known_by).last if known_by else None,
            sources=frozenset(self.registry.source(s) for s in sources) or None,
        )
        return network(edges(self.claims, view), self.registry, view, populations=populations)


def open_graph(path: Path | str | None = None) -> Graph:
    """Open a store; without a path the packaged sample, built in memory.

    Raises:
        StoreError: there is no store at the path, or it cannot be read.
    """
    if path is not None:
        return Graph(open_store(path))
    from .assemble import index
    from .project import sample

    store = open_store(MEMORY)
    index(store, sample())
    return Graph(store)
