"""The graph as an object: what notebooks and scripts use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .dates import parse_date
from .errors import InputError, QueryError, quoted
from .markup import record
from .model import Claim, Means, Method, named
from .network import Reduction, Rule, network, reduce
from .queries import Answer, ask, named_query, read_query
from .registry import Registry
from .relations import (
    DEFAULT_VIEW,
    Account,
    Dyad,
    EdgeTable,
    View,
    account,
    dyad,
    edges,
    tabulate,
)
from .store import MEMORY, Store, open_store
from .store.remote import is_address, open_remote
from .store.words import is_sparql
from .timing import WINDOW_DAYS

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from .pages.inline import Picture


@dataclass(frozen=True, repr=False)
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

    def query(self, query: str, **parameters: object) -> Answer:
        """Ask a named query, or one with a header of its own.

        Args:
            query: a name (`belligraph query --help` lists them) or the text of a query.
            parameters: as typed on the command line; actors by id or any known name; flags and
                dates may be Python's. Those that a query of your own does not declare are texts,
                addresses in `<>`, or numbers, flags and dates of Python's.

        Raises:
            QueryError: a parameter is missing, unknown or malformed; the query does not parse.
            UnknownNameError: nobody is called so.
        """
        if not isinstance(query, str):
            raise QueryError(f"{quoted(query)}; expected the name of a query, or SPARQL")
        named = read_query("query", query) if is_sparql(query) else named_query(query)
        return ask(self.store, named, self.registry, parameters)

    def view(
        self,
        as_of: str | None = None,
        window: int = WINDOW_DAYS,
        known_by: str | None = None,
        sources: Iterable[str] = (),
        *,
        theatres: Iterable[str] = (),
        means: Iterable[str] = (),
        methods: Iterable[str] = (),
        alleged: bool = True,
        derived: bool = False,
        min_score: float = 0.0,
    ) -> View:
        """Which claims count; each filter left empty takes all.

        Args:
            as_of: EDTF; None = all dates.
            window: days before that date in which acts count.
            known_by: EDTF; only what was said, or else published, by then.
            sources: only these, by id, title or file.
            theatres: only claims placed in these, by id or name.
            means: only claims of these means, such as `weapons`.
            methods: only claims that are `curated`, `extracted`, `imported` or `derived`.
            alleged: with claims that are only alleged.
            derived: with claims that a rule derived.
            min_score: without relations whose score is lower, 0..1.

        Raises:
            DateError: a date is none.
            UnknownNameError: no such source, theatre, means or method.
            InputError: the window or the least score makes no sense.
        """
        return View(
            as_of=parse_date(as_of).last if as_of else None,
            window=window,
            known_by=parse_date(known_by).last if known_by else None,
            sources=frozenset(self.registry.source(s) for s in sources) or None,
            theatres=frozenset(self.registry.theatre_called(t) for t in theatres) or None,
            means=frozenset(named(Means, m, "means") for m in means) or None,
            methods=frozenset(named(Method, m, "method") for m in methods) or None,
            alleged=alleged,
            derived=derived,
            min_score=min_score,
        )

    def relations(self, view: View = DEFAULT_VIEW) -> EdgeTable:
        """All relations between actors in a view, as columns, with scores."""
        return tabulate(self.store.columns(), view, self.registry, ratings=self.store.ratings)

    def network(
        self, as_of: str | None = None, *, populations: bool = False, **filters: Any
    ) -> MultiDiGraph[str]:
        """The signed network as of a date; see `network.network` for its attributes.

        Args:
            as_of: EDTF; None = all dates.
            populations: with populations, which are left out by default.
            filters: as for `view`, which raises for them.
        """
        table = self.relations(self.view(as_of, **filters))
        return network(table, self.registry, populations=populations)

    def signed(
        self,
        as_of: str | None = None,
        *,
        rule: Rule = "attested",
        populations: bool = False,
        **filters: Any,
    ) -> Reduction:
        """The undirected signed graph as of a date, with the conflicts settled on the way.

        Args:
            as_of: EDTF; None = all dates.
            rule: how pairs of both signs are settled; see `network.reduction`.
            populations: with populations, which are left out by default.
            filters: as for `view`, which raises for them.

        Raises:
            InputError: there is no such rule.
        """
        table = self.relations(self.view(as_of, **filters))
        return reduce(table, self.registry, rule=rule, populations=populations)

    def between(self, one: str, other: str, view: View | str | None = DEFAULT_VIEW) -> Dyad:
        """What a view has of two actors: relations both ways, offers and denials, coverage.

        Args:
            one, other: ids or any known names, taken at the view's date.
            view: what counts; or a date alone (EDTF), as for `view`, None = all dates.

        Raises:
            UnknownNameError: nobody is called so.
            InputError: both names mean the same actor, or the date makes no sense.
        """
        if view is None or isinstance(view, str):
            view = self.view(view)
        a, b = (self.registry.actor(name, view.as_of) for name in (one, other))
        if a == b:
            raise InputError(f"{one} and {other} are the same actor, {a}")
        columns = self.store.columns()
        claims = self.store.claims_with(columns.between(a, b))
        return dyad(claims, columns, a, b, view, self.registry, ratings=self.store.ratings)

    def draw(self, *actors: str, as_of: str | None = None, **filters: Any) -> Picture:
        """The relations as of a date, drawn for a notebook: nothing is fetched from anywhere.

        Args:
            actors: only their relations, by id or any known name; none = all.
            as_of: EDTF; None = all dates.
            filters: as for `view`, which raises for them.

        Raises:
            UnknownNameError: nobody is called so.
        """
        from .pages.inline import picture  # slow to load

        view = self.view(as_of, **filters)
        wanted = {self.registry.actor(name, view.as_of) for name in actors}
        found = edges(self.claims, view, self.registry, ratings=self.store.ratings)
        drawn = [e for e in found if not wanted or wanted & {e.subject, e.object}]
        return picture(drawn, self.registry, self.store.about().title)

    def __repr__(self) -> str:
        """How much there is."""
        claims = sum(batch.claims for batch in self.store.batches)
        return f"Graph({claims:,} claims; {self.registry!r})"

    def _repr_html_(self) -> str:
        held = {"claims": sum(batch.claims for batch in self.store.batches)}
        counts = self.registry.counts
        held |= {kind: counts[kind] for kind in ("actors", "places", "sources")}
        about = self.store.about()
        return record(held | {"made as of": about.as_of}, caption=about.title)

    def accounts(self, pair: Dyad) -> tuple[Account, ...]:
        """The arithmetic behind the score of every relation of a pair."""
        ratings = self.store.ratings
        return tuple(account(edge, self.registry, ratings=ratings) for edge in pair.edges)


def open_graph(path: Path | str | None = None) -> Graph:
    """Open a store; without a path the packaged sample, built in memory.

    Args:
        path: a folder, or the address of a SPARQL server, `http://` or `https://`: docs/servers.md.

    Raises:
        StoreError: there is no store at the path, or it cannot be read.
        InputError: an address holds a password, or credentials are malformed.
    """
    if isinstance(path, str) and is_address(path):
        return Graph(open_remote(path))
    if path is not None:
        return Graph(open_store(path))
    from .assemble import index
    from .project import sample

    store = open_store(MEMORY)
    index(store, sample())
    return Graph(store)
