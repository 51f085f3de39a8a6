"""An open store: claims and registry in, quads and answers out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..columns import Columns, ColumnWriter
from ..errors import QueryError
from ..model import Claim
from ..rdf import Term, claim_quads, claims_from_quads, registry_from_quads, registry_quads
from ..registry import Registry
from ..score import UNRATED, Ratings
from ..timing import WINDOW_DAYS
from ..vocabulary import BG, DERIVED_GRAPH, ID, PREFIXES, RDFS, REGISTRY_GRAPH, iri
from .aggregates import SCORE, Accumulator, Scorer

if TYPE_CHECKING:
    from rdflib import Dataset

MEMORY = "memory"
CLAIM = ox.NamedNode(BG + "Claim")
DUMPS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
CLAIM_GRAPHS = tuple(f"{ID}graph/{m}/" for m in ("curated", "extracted", "imported", "derived"))


@dataclass(frozen=True, slots=True)
class Batch:
    """Claims that came in together: from where, by what, how many."""

    graph: str
    origin: str
    claims: int


@dataclass(frozen=True, slots=True)
class About:
    """A build's title, and the date and window of its plain triples; `as_of` None = all dates."""

    title: str
    as_of: date | None
    window: int


@contextmanager
def engine_errors() -> Iterator[None]:
    """What the engine complains of, as our errors; to be put round the reading of rows as well.

    Raises:
        QueryError: the query does not parse, or it cannot run: rows are worked out as they are
            read, and a SERVICE may not be reached.
    """
    try:
        yield
    except SyntaxError as error:
        raise QueryError(f"the query does not parse: {error}") from None
    except (RuntimeError, OSError) as error:
        raise QueryError(f"the query cannot run: {error}") from None


_NOT_WORDS = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|' + r"'''(?:[^\\]|\\.)*?'''|"
    r'"(?:[^"\\\n]|\\.)*"|' + r"'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|#[^\n]*",
    re.DOTALL,
)
_SERVICE = re.compile(r"(?<![\w?$:.-])SERVICE(?![\w:.-])", re.IGNORECASE)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def _refuse_service(query: str) -> None:
    """No query of ours reaches another host; the engine itself would."""
    plain = _ESCAPED.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), query)
    if _SERVICE.search(_NOT_WORDS.sub(" ", plain)) or _SERVICE.search(_NOT_WORDS.sub(" ", query)):
        raise QueryError("the query asks another server (SERVICE), which is not done here")


class Store:
    """An open store.

    Attributes:
        engine: the pyoxigraph store underneath.
        batches: what is in it.
    """

    def __init__(
        self, engine: ox.Store, batches: Iterable[Batch] = (), columns: Path | None = None
    ) -> None:
        self.engine = engine
        self.batches = list(batches)
        self._ratings: Ratings = UNRATED
        self._columns: Columns | None = None
        self._file = columns  # read when relations are asked for; most questions need none
        self._writer = ColumnWriter()
        self._scorer: Scorer | None = None
        self._written = columns is None and not self.batches  # the writer has every claim

    @property
    def ratings(self) -> Ratings:
        """The user's own, of sources; scores lean on them."""
        return self._ratings

    @ratings.setter
    def ratings(self, ratings: Ratings) -> None:
        self._ratings, self._scorer = ratings, None

    def add_claims(self, claims: Iterable[Claim], origin: str) -> int:
        """Add claims through the engine's bulk loader; returns how many."""
        counts: dict[str, int] = {}
        self._changed()

        def quads() -> Iterator[ox.Quad]:
            for claim in claims:
                self._writer.add(claim)
                graph = ""
                for quad in claim_quads(claim):
                    graph = str(quad.graph_name.value)  # type: ignore[union-attr]
                    yield quad
                counts[graph] = counts.get(graph, 0) + 1

        self.engine.bulk_extend(quads())
        self.batches += [Batch(graph, origin, n) for graph, n in sorted(counts.items())]
        return sum(counts.values())

    def add_registry(self, registry: Registry) -> None:
        """Add actors, publishers, places, theatres, sources and events."""
        self._scorer = None
        self.engine.bulk_extend(registry_quads(registry))

    def add_quads(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads of any kind; claims among them are found again when columns are asked for."""

        def passed() -> Iterator[ox.Quad]:
            for quad in quads:
                if quad.object == CLAIM:
                    self._written = False
                yield quad

        self._changed()
        self.engine.bulk_extend(passed())

    def claims(self) -> Iterator[Claim]:
        """All claims, derived ones included, in the order of graphs, then ids."""
        for graph in sorted(str(g.value) for g in self.engine.named_graphs()):
            if graph.startswith(CLAIM_GRAPHS):
                yield from claims_from_quads(self._quads_of(graph))

    def claims_with(self, ids: Iterable[str]) -> Iterator[Claim]:
        """The claims of some ids, in the order of their ids."""
        nodes = [ox.NamedNode(iri(kind, id_)) for id_ in ids for kind in ("claim", "evidence")]
        found = (self.engine.quads_for_pattern(node, None, None, None) for node in nodes)
        yield from claims_from_quads(chain.from_iterable(found))

    def columns(self) -> Columns:
        """All claims as columns, for relations: from the snapshot, or else made from the quads."""
        if self._columns is None:
            if self._file is not None and self._file.exists():
                self._columns = Columns.load(self._file)
            else:
                self._columns = (
                    self._writer.columns() if self._written else Columns.of(self.claims())
                )
        return self._columns

    def registry(self) -> Registry:
        """The registry as it was stored."""
        return registry_from_quads(self._quads_of(REGISTRY_GRAPH))

    def quads(self) -> Iterator[ox.Quad]:
        """Every quad, in the engine's order, which is not stable."""
        return self.engine.quads_for_pattern(None, None, None, None)

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
            bindings: terms by variable; each must be among the SELECT variables.

        Raises:
            QueryError: it does not parse, or a bound variable is not selected.
        """
        _refuse_service(query)
        substitutions = {ox.Variable(name): value for name, value in (bindings or {}).items()}
        with engine_errors():
            return self.engine.query(
                query,
                prefixes=PREFIXES,
                use_default_graph_as_union=True,
                substitutions=substitutions or None,  # type: ignore[arg-type]
                custom_aggregate_functions={SCORE: self._new_score},
            )

    def about(self) -> About:
        """What the build said of itself, beside the plain triples."""
        graph = ox.NamedNode(DERIVED_GRAPH)
        said = {
            str(q.predicate.value): str(q.object.value)  # type: ignore[union-attr]
            for q in self.engine.quads_for_pattern(graph, None, None, graph)
        }
        as_of, window = said.get(BG + "asOf"), said.get(BG + "window")
        return About(
            said.get(RDFS + "label", ""),
            date.fromisoformat(as_of) if as_of else None,
            int(window) if window else WINDOW_DAYS,
        )

    def dump(self, format_: str) -> bytes:
        """Every quad in one of `DUMPS`, sorted; Turtle has no named graphs."""
        syntax = DUMPS[format_]
        if syntax.supports_datasets:
            statements: list[ox.Quad] | list[ox.Triple] = sorted(self.quads(), key=str)
        else:
            statements = sorted({quad.triple for quad in self.quads()}, key=str)
        return ox.serialize(statements, format=syntax, prefixes=PREFIXES) or b""

    def as_rdflib(self) -> Dataset:
        """The same store through rdflib's API (oxrdflib)."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=self.engine), default_union=True)

    def _changed(self) -> None:
        """Forget what was worked out; a store opened with columns reads its claims again."""
        self._columns, self._scorer, self._file = None, None, None

    def _new_score(self) -> Accumulator:
        """What gathers the claims of a group for `bg:score`; made ready when first asked for."""
        if self._scorer is None:
            self._scorer = Scorer(self.columns(), self.registry(), self.ratings)
        return self._scorer()

    def _quads_of(self, graph: str) -> Iterator[ox.Quad]:
        return self.engine.quads_for_pattern(None, None, None, ox.NamedNode(graph))
