"""Relations as a NetworkX multigraph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .model import ActorKind, Relation
from .registry import Registry
from .relations import DEFAULT_VIEW, Edge, View

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def network(
    edges: Iterable[Edge],
    registry: Registry,
    view: View = DEFAULT_VIEW,
    *,
    populations: bool = False,
) -> MultiDiGraph[str]:
    """The signed network of a view.

    Args:
        edges: relations between actors, as `relations.edges` makes them.
        registry: names and kinds of the actors.
        view: noted in the graph's attributes `as_of`, `window` and `known_by`.
        populations: with actors of the kind `population`, which are left out by default.

    Returns:
        A directed multigraph. Nodes are actor ids with `label`, `name` and `kind`. Edges are keyed
        by relation and carry `sign` (+1, -1), `weight` (number of independent roots), `means`,
        `first` and `last` (ISO dates, where stated), `symmetric` (an alliance, one edge for both
        directions), `certain`, `alleged` and `claims` (ids).
    """
    import networkx as nx

    graph: MultiDiGraph[str] = nx.MultiDiGraph(
        as_of=view.as_of.isoformat() if view.as_of else None,
        window=view.window if view.as_of else None,
        known_by=view.known_by.isoformat() if view.known_by else None,
    )
    for edge in edges:
        ends = [registry.actors[edge.subject], registry.actors[edge.object]]
        if not populations and any(a.kind is ActorKind.POPULATION for a in ends):
            continue
        for actor in ends:
            graph.add_node(actor.id, label=actor.label, name=actor.name, kind=actor.kind.value)
        graph.add_edge(edge.subject, edge.object, key=edge.relation.value, **_attributes(edge))
    return graph


def _attributes(edge: Edge) -> dict[str, object]:
    spans = [claim.valid for claim in edge.claims if claim.valid is not None]
    starts = [s.earliest_start for s in spans if s.earliest_start]
    ends = [s.latest_end for s in spans if s.latest_end]
    return {
        "sign": edge.sign,
        "weight": len(edge.roots),
        "means": sorted({claim.means.value for claim in edge.claims}),
        "first": min(starts).isoformat() if starts else None,
        "last": max(ends).isoformat() if ends else None,
        "symmetric": edge.relation is Relation.ALLIED_WITH,
        "certain": edge.certain,
        "alleged": edge.alleged,
        "claims": [claim.id for claim in edge.claims],
    }
