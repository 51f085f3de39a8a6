"""An open store: claims and registry in, quads and answers out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..columns import Columns
from ..errors import QueryError
from ..model import Claim, Method
from ..rdf import Term, claim_lines, registry_quads
from ..registry import Registry
from ..score import UNRATED, Ratings
from ..vocabulary import DERIVED_GRAPH, PREFIXES
from . import reading
from .aggregates import SCORE, SCORED, Accumulator, Scorer
from .asking import engine_errors, refuse_service, with_values
from .bulk import load_texts, texts
from .contents import About, Batch
from .entries import stored_registry
from .files import file_errors, opened
from .former import Former
from .index import ColumnIndex
from .reading import CLAIM
from .reading import DUMPS as DUMPS
from .trying import refuse_huge

if TYPE_CHECKING:
    from rdflib import Dataset

MEMORY = "memory"
DERIVED_CLAIMS = f"{DERIVED_GRAPH}/"


class Store:
    """An open store.

    Attributes:
        engine: the pyoxigraph store underneath.
        batches: what is in it; each counts the claims that were not there before it.
    """

    def __init__(
        self,
        engine: ox.Store,
        batches: Iterable[Batch] = (),
        columns: Path | None = None,
        extended: ox.Store | None = None,
        hold: object = None,
    ) -> None:
        """Take an engine.

        Args:
            engine: with what is in it.
            batches: what that is.
            columns: the file of its claims' columns.
            extended: the snapshot that it began as a copy of, of which nothing is taken again.
            hold: what keeps its files there.
        """
        self.engine = engine
        self._hold = hold
        self.batches = list(batches)
        self._former = Former(engine, extended)
        self._ratings: Ratings = UNRATED
        self._index = ColumnIndex(columns, empty=not self.batches)
        self._scorer: Scorer | None = None
        self._sizes: Mapping[str, int] | None = None

    @property
    def former(self) -> Former:
        """What was there before, with a note of what came since."""
        return self._former

    @property
    def ratings(self) -> Ratings:
        """The user's own, of sources; scores lean on them."""
        return self._ratings

    @ratings.setter
    def ratings(self, ratings: Ratings) -> None:
        self._ratings, self._scorer = ratings, None

    def add_claims(self, claims: Iterable[Claim], origin: str) -> int:
        """Add claims through the engine's bulk loader; returns how many are new."""
        new = self._index.passed(self._former.claims(claims))
        with self._batch(origin) as sizes:
            load_texts(self.engine, texts(claim_lines(claim).encode() for claim in new))
        return sum(sizes.values())

    def load_nquads(
        self, files: Iterable[Path], origin: str, columns: Iterable[Columns] | None = None
    ) -> int:
        """Load files of N-Quads through the engine's bulk loader; returns how many claims are new.

        Args:
            files: `.nq` or `.nq.gz`.
            columns: those of their claims; None = they are made from the quads when asked for.

        Raises:
            InputError: a file is damaged; what came before is in the store.
        """
        self._index.take(columns)
        with self._batch(origin) as sizes:
            for file in files:
                with file_errors(file), opened(file) as lines:
                    load_texts(self.engine, texts(self._former.lines(lines)))
        return sum(sizes.values())

    def add_registry(self, registry: Registry) -> None:
        """Add actors, publishers, places, theatres, sources and events."""
        self._scorer = None
        self.engine.bulk_extend(self._former.quads(registry_quads(registry)))

    def add_quads(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads of any kind; claims among them are found again when columns are asked for."""

        def passed() -> Iterator[ox.Quad]:
            for quad in quads:
                if quad.object == CLAIM:
                    self._index.take(None)
                    self._sizes = None
                yield quad

        self._scorer = None
        self.engine.bulk_extend(passed())

    def drop_plain(self) -> None:
        """Remove the plain triples, and what a build said of itself beside them."""
        self.engine.remove_graph(ox.NamedNode(DERIVED_GRAPH))

    def drop_derived(self) -> None:
        """Remove the plain triples, and the claims that rules derived."""
        self._index.drop(Method.DERIVED, self.claims)
        self.drop_plain()
        for graph in reading.graphs(self.engine):
            if graph.startswith(DERIVED_CLAIMS):
                self.engine.remove_graph(ox.NamedNode(graph))
        self.batches = [b for b in self.batches if not b.graph.startswith(DERIVED_CLAIMS)]
        self._scorer, self._sizes = None, None

    def recount(self, columns: Columns, batches: Iterable[Batch]) -> None:
        """Say what is in it, when quads were removed from the engine itself."""
        self._index.put(columns)
        self.batches = list(batches)
        self._scorer, self._sizes = None, None

    def take(self, columns: Iterable[Columns], batches: Iterable[Batch]) -> None:
        """Say what came in, when quads were put into the engine itself."""
        self._index.take(columns)
        self.batches += batches
        self._scorer, self._sizes = None, None

    def counted(self) -> dict[str, int]:
        """How many claims each graph has."""
        return reading.counts(self.engine)

    def claims(self) -> Iterator[Claim]:
        """All claims, derived ones included, in the order of graphs, then ids."""
        yield from reading.claims(self.engine)

    def claims_with(self, ids: Iterable[str]) -> Iterator[Claim]:
        """The claims of some ids, in the order of their ids."""
        yield from reading.claims_with(self.engine, ids)

    def columns(self) -> Columns:
        """All claims as columns, for relations: as they were kept, or else made from the quads."""
        return self._index.columns(self.claims)

    def ids_starting(self, start: str) -> list[str]:
        """The ids of claims that begin with some hexadecimal digits, in order."""
        return self.columns().ids_starting(start)

    def registry(self) -> Registry:
        """The registry as it was stored; its events are read when they are asked for."""
        return stored_registry(lambda: self.engine)

    def quads(self) -> Iterator[ox.Quad]:
        """Every quad, in the engine's order, which is not stable."""
        yield from reading.quads(self.engine)

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> ox.QuerySolutions:
        """Run a SELECT query; arguments and errors as for `query`."""
        result = self.query(query, bindings)
        if not isinstance(result, ox.QuerySolutions):
            raise QueryError("a SELECT query is expected here")
        return result

    def query(
        self, query: str, bindings: Mapping[str, Term] | None = None
    ) -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        """Run a SPARQL query over the union of all graphs.

        Args:
            query: SPARQL 1.1; the prefixes of `vocabulary.PREFIXES` are known.
            bindings: terms by variable; each must be a variable of the query.

        Raises:
            QueryError: it does not parse, or does not have a bound variable.
            StoreError: it asks for scores, and the columns are damaged.
        """
        refuse_huge(query)
        refuse_service(query)
        if bindings:
            query = with_values(query, bindings)
        if SCORED.search(query):
            self._new_score()  # what fails within the engine, it takes for no value
        with engine_errors(query):
            return self.engine.query(
                query,
                prefixes=PREFIXES,
                use_default_graph_as_union=True,
                custom_aggregate_functions={SCORE: self._new_score},
            )

    def about(self) -> About:
        """What the build said of itself, beside the plain triples."""
        return reading.about(self.engine)

    def dump(self, format_: str) -> bytes:
        """Every quad in one of `DUMPS`, sorted; Turtle has no named graphs."""
        return reading.dump(self.engine, format_)

    def as_rdflib(self) -> Dataset:
        """The same store through rdflib's API (oxrdflib)."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=self.engine), default_union=True)

    def close(self) -> None:
        """Let go of the engine, and so of its files and its lock; the store is empty then."""
        self.engine = ox.Store()
        self._former = Former(self.engine, None)
        self._hold = None

    @contextmanager
    def _batch(self, origin: str) -> Iterator[dict[str, int]]:
        """What comes in within the block is a batch; tells its claims by graph."""
        before = self._sizes if self._sizes is not None else self.counted()
        self._scorer, self._sizes = None, None
        grown: dict[str, int] = {}
        yield grown
        self._sizes = self.counted()
        for graph, size in sorted(self._sizes.items()):
            if size > before.get(graph, 0):
                grown[graph] = size - before.get(graph, 0)
        self.batches += [Batch(graph, origin, n) for graph, n in grown.items()]

    def _new_score(self) -> Accumulator:
        """What gathers the claims of a group for `bg:score`; made ready when first asked for."""
        if self._scorer is None:
            self._scorer = Scorer(self.columns(), self.registry(), self.ratings)
        return self._scorer()
