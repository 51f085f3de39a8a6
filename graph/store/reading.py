"""What is read from the engine as a whole: claims, counts, what a build said, every quad."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import chain
from typing import TypeVar

import pyoxigraph as ox

from ..errors import ModelError, StoreError
from ..model import Claim
from ..rdf import claims_from_quads
from ..timing import WINDOW_DAYS
from ..vocabulary import BG, DERIVED_GRAPH, ID, PREFIXES, RDF, RDFS, iri
from .contents import About

TYPE, CLAIM = ox.NamedNode(RDF + "type"), ox.NamedNode(BG + "Claim")
CLAIM_GRAPHS = tuple(f"{ID}graph/{m}/" for m in ("curated", "extracted", "imported", "derived"))
T = TypeVar("T")
DUMPS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}


@contextmanager
def read_errors() -> Iterator[None]:
    """What keeps the engine from reading its files, as our error.

    Raises:
        StoreError: they are damaged, or gone.
    """
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise StoreError(f"the store cannot be read: {error}") from None


@read_errors()
def graphs(engine: ox.Store) -> list[str]:
    """The named graphs, in order."""
    return sorted(str(graph.value) for graph in engine.named_graphs())


@read_errors()
def counts(engine: ox.Store) -> dict[str, int]:
    """How many claims each graph has.

    Not asked in SPARQL: where a block of its files is damaged, the engine counts the same error on
    and on, until no memory is left.
    """
    found = (quad.graph_name for quad in engine.quads_for_pattern(None, TYPE, CLAIM, None))
    return dict(Counter(str(one.value) for one in found if isinstance(one, ox.NamedNode)))


def quads(engine: ox.Store) -> Iterator[ox.Quad]:
    """Every quad, in the engine's order, which is not stable."""
    with read_errors():
        yield from engine.quads_for_pattern(None, None, None, None)


def quads_in(engine: ox.Store, graph: str) -> Iterator[ox.Quad]:
    """The quads of a named graph."""
    with read_errors():
        yield from engine.quads_for_pattern(None, None, None, ox.NamedNode(graph))


def claims(engine: ox.Store) -> Iterator[Claim]:
    """All claims, derived ones included, in the order of graphs, then ids."""
    for graph in graphs(engine):
        if graph.startswith(CLAIM_GRAPHS):
            yield from claims_from_quads(quads_in(engine, graph))


def claims_with(engine: ox.Store, ids: Iterable[str]) -> Iterator[Claim]:
    """The claims of some ids, in the order of their ids."""
    nodes = [ox.NamedNode(iri(kind, id_)) for id_ in ids for kind in ("claim", "evidence")]
    found = (engine.quads_for_pattern(node, None, None, None) for node in nodes)
    with read_errors():
        yield from claims_from_quads(chain.from_iterable(found))


@read_errors()
def about(engine: ox.Store) -> About:
    """What the build said of itself, beside the plain triples.

    Raises:
        ModelError: its date or its window is none.
    """
    graph = ox.NamedNode(DERIVED_GRAPH)
    said = {
        str(q.predicate.value): str(q.object.value)  # type: ignore[union-attr]
        for q in engine.quads_for_pattern(graph, None, None, graph)
    }
    as_of, window = said.get(BG + "asOf"), said.get(BG + "window")
    return About(
        said.get(RDFS + "label", ""),
        _read("bg:asOf", as_of, date.fromisoformat, "a day, YYYY-MM-DD") if as_of else None,
        _read("bg:window", window, int, "a number of days") if window else WINDOW_DAYS,
    )


def _read(name: str, text: str, read: Callable[[str], T], expected: str) -> T:
    try:
        return read(text)
    except ValueError:
        raise ModelError(f"{name} of <{DERIVED_GRAPH}>", text, expected) from None


def dump(engine: ox.Store, format_: str) -> bytes:
    """Every quad in one of `DUMPS`, sorted; Turtle has no named graphs."""
    syntax = DUMPS[format_]
    if syntax.supports_datasets:
        statements: list[ox.Quad] | list[ox.Triple] = sorted(quads(engine), key=str)
    else:
        statements = sorted({quad.triple for quad in quads(engine)}, key=str)
    return ox.serialize(statements, format=syntax, prefixes=PREFIXES) or b""
