"""The formats by name: what each is for, what it holds, and who writes it.

Nothing heavy is imported before a format is written.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, BinaryIO, Literal

import numpy as np

from ..columns import METHODS
from ..model import Method
from ..relations import DEFAULT_VIEW, View

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from ..registry import Registry
    from ..store import Store

DERIVED = METHODS.index(Method.DERIVED)
Of = Literal["graph", "view", "project"]


@dataclass(frozen=True)
class Content:
    """What is to be written.

    Attributes:
        view: which claims count, for formats of a view.
        populations: with populations, which networks leave out.
    """

    store: Store
    view: View = DEFAULT_VIEW
    populations: bool = False

    @cached_property
    def registry(self) -> Registry:
        """Actors, publishers, places, theatres, sources and events."""
        return self.store.registry()

    @cached_property
    def network(self) -> MultiDiGraph[str]:
        """The signed network of the view.

        With derived claims, edges carry `derived`: whether rules alone say so.
        """
        from ..network import network
        from ..relations import tabulate

        columns = self.store.columns()
        table = tabulate(columns, self.view, self.registry, ratings=self.store.ratings)
        made = network(table, self.registry, populations=self.populations)
        if self.view.derived:
            concluded = {*columns.hex_ids(np.flatnonzero(columns.method == DERIVED))}
            for *_, edge in made.edges(data=True):
                edge["derived"] = concluded.issuperset(edge["claims"])
        return made


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes:
        told: what it is, for people.
        of: what it holds: all of the graph, the claims that count in a view, or the tables of a
            project.
        write: writes it; the tables of a project are written by `write_datapackage`.
        without: options of a view that it has no use for, and why; without `as_of`, the view is
            of all dates.
    """

    told: str
    of: Of
    write: Callable[[Content, BinaryIO], None] | None = None
    without: Mapping[str, str] = field(default_factory=dict)


def _rdf(format_: str, content: Content, out: BinaryIO) -> None:
    from .rdf import write_rdf

    write_rdf(content.store, format_, out)


def _triple_terms(content: Content, out: BinaryIO) -> None:
    from .rdf import write_triple_terms

    write_triple_terms(content.store, out)


def _csv(content: Content, out: BinaryIO) -> None:
    from .table import write_table

    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    write_table(content.store.claims(), text)
    text.detach()


def _parquet(content: Content, out: BinaryIO) -> None:
    from .table import write_parquet

    write_parquet(content.store.claims(), out)


def _bibtex(content: Content, out: BinaryIO) -> None:
    from .bibtex import write_bibtex

    write_bibtex(content.registry, out)


def _csl(content: Content, out: BinaryIO) -> None:
    from .csl import write_csl

    write_csl(content.registry, out)


def _network(format_: str, content: Content, out: BinaryIO) -> None:
    from .networks import write_network

    write_network(content.network, format_, out)


def _history(content: Content, out: BinaryIO) -> None:
    from ..analysis.history.spells import spells
    from .networks import write_history

    columns, ratings = content.store.columns(), content.store.ratings
    found = spells(columns, content.view, content.registry, ratings=ratings)
    write_history(content.network, found, content.view.window, out)


def _entities(content: Content, out: BinaryIO) -> None:
    from ..relations import edges
    from .followthemoney import write_entities

    claims, ratings = content.store.claims(), content.store.ratings
    related = edges(claims, content.view, content.registry, ratings=ratings, signed=False)
    write_entities(related, content.registry, out)


FORMATS = {
    "trig": Format("RDF in its named graphs", "graph", partial(_rdf, "trig")),
    "turtle": Format("RDF without named graphs", "graph", partial(_rdf, "turtle")),
    "nquads": Format("RDF, a statement a line", "graph", partial(_rdf, "nquads")),
    "jsonld": Format("RDF as JSON-LD", "graph", partial(_rdf, "jsonld")),
    "rdf12": Format("N-Quads 1.2 with triple terms", "graph", _triple_terms),
    "csv": Format("all claims, for spreadsheets", "graph", _csv),
    "parquet": Format("all claims, with types, for DuckDB and pandas", "graph", _parquet),
    "bibtex": Format("the sources, for LaTeX", "graph", _bibtex),
    "csl": Format("the sources as CSL-JSON, for Zotero", "graph", _csl),
    "graphml": Format("the signed network, for igraph and NetworkX", "view",
                      partial(_network, "graphml")),
    "gexf": Format("the signed network, for Gephi", "view", partial(_network, "gexf")),
    "gexf-dynamic": Format("the network day by day, for Gephi's timeline", "view", _history,
                           without={"as_of": "it holds all dates"}),
    "node-link": Format("the signed network as JSON of NetworkX", "view",
                        partial(_network, "json")),
    "followthemoney": Format("actors and links as FollowTheMoney entities", "view", _entities,
                             without={"populations": "they are no legal entities"}),
    "datapackage": Format("datapackage.json for a project's tables", "project"),
}  # fmt: skip
