"""Entries of the registry that stand in another graph only, where nothing but SPARQL finds them."""

from __future__ import annotations

from collections.abc import Iterator

from ..rdf import STARTS, TYPES
from ..store import Store
from ..store.entries import GRAPH, TYPE
from .report import Finding, thing
from .terms import NamedNode

_EXPECTED = "expected to stand in the graph of the registry; load the file that it is from again"


def elsewhere_findings(store: Store) -> Iterator[Finding]:
    """A finding for each."""
    engine = store.engine
    for kind in TYPES.values():
        for told in engine.quads_for_pattern(None, TYPE, kind, None):
            entry, graph = told.subject, told.graph_name
            if graph == GRAPH or not isinstance(entry, NamedNode):
                continue
            known = any(engine.quads_for_pattern(entry, TYPE, kind, GRAPH))
            if entry.value.startswith(STARTS) and not known:
                yield Finding("violation", *thing(entry.value), _EXPECTED, str(graph).strip("<>"))
