"""What stands in the graphs of claims, a graph at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..model import Claim
from ..rdf import Description, Term, descriptions, node
from ..store import Store
from ..store.reading import CLAIM_GRAPHS

REFERRED = "SELECT DISTINCT ?to { ?claim cito:disputes|prov:wasDerivedFrom|prov:wasRevisionOf ?to }"
PROPERTIES = "SELECT DISTINCT ?property {{ GRAPH <{}> {{ ?node ?property ?value }} }}"
VALUES = "SELECT ?node ?value {{ GRAPH <{}> {{ ?node <{}> ?value }} }}"
FEW = 50
"""Claims; in graphs of fewer a query for each property takes longer than it saves."""


def claim_graphs(store: Store) -> Iterator[tuple[str, dict[str, Description]]]:
    """The graphs that claims stand in, each with all that it says, by the IRI of the subject."""
    graphs = {str(graph.value) for graph in store.engine.named_graphs()}
    sizes = store.counted()
    for graph in sorted(graphs):
        if graph.startswith(CLAIM_GRAPHS):
            if sizes.get(graph, 0) < FEW:
                yield (
                    graph,
                    descriptions(store.engine.quads_for_pattern(None, None, None, node(graph))),
                )
            else:
                yield graph, _by_property(store, graph)


def claims_referred_to(store: Store) -> dict[str, Claim]:
    """By id, the claims that others deny, supersede or follow from, as far as they are there."""
    found = (str(to.value).rpartition("/")[2] for (to,) in store.select(REFERRED))
    return {claim.id: claim for claim in store.claims_with(found)}


def _by_property(store: Store, graph: str) -> dict[str, Description]:
    """The same as `descriptions`, with half as many terms read from the disk, and each kept once.

    A quad is four terms, and reading them is what takes longest.
    """
    found: defaultdict[str, dict[str, tuple[Term, ...]]] = defaultdict(dict)
    for (property_,) in store.select(PROPERTIES.format(graph)):
        name, once = str(property_.value), dict[Term, Term]()
        for subject, value in store.select(VALUES.format(graph, name)):
            if type(subject) is type(property_) and hasattr(value, "value"):
                said, value = found[subject.value], once.setdefault(value, value)
                said[name] = (*said[name], value) if name in said else (value,)
    return dict(found)
