"""Signed networks as files for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, BinaryIO

from .gexf import Spells, write_gexf

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from ..analysis.history.spells import Spell

FORMATS = ("graphml", "gexf", "json")
UNFIT = {i: " " for i in range(32) if chr(i) not in "\t\n\r"} | {0xFFFE: " ", 0xFFFF: " "}
"""Characters that XML 1.0 cannot carry."""


def write_network(graph: MultiDiGraph[str], format_: str, out: BinaryIO) -> None:
    """Write a network.

    GraphML and GEXF know no lists and no missing values: lists become texts joined with `;`, and
    attributes without a value are left out.

    Args:
        graph: as `network.network` makes it.
        format_: one of `FORMATS`.
    """
    import networkx as nx

    if format_ == "json":
        data = nx.node_link_data(graph, edges="edges")
        text = json.dumps(data, indent=1, ensure_ascii=False, sort_keys=True)
        out.write(text.encode() + b"\n")
    elif format_ == "graphml":
        nx.write_graphml_xml(_flattened(graph), out)  # the other writer needs lxml, and differs
    else:
        write_gexf(_flattened(graph), out)


def write_history(
    graph: MultiDiGraph[str], spells: Iterable[Spell], window: int, out: BinaryIO
) -> None:
    """Write a network over all dates as dynamic GEXF: every edge on the days of its spells.

    On a day it shows what the network as of that day has. An actor is there on the days of its
    edges. Edges without a day are left out: left in, they would be there on every day.

    Args:
        graph: as `network.network` makes it, of a view without a date.
        spells: as `analysis.history.spells` finds them in the same view.
        window: days that acts count in that view.
    """
    days: Spells = {}
    for spell in spells:
        ends = (spell.first_reported, spell.in_force_until)
        days.setdefault((spell.subject, spell.object, spell.relation.value), []).append(ends)
    flat = _flattened(graph)
    flat.graph["window"] = window
    edges = [(a, b, data["relation"], key) for a, b, key, data in flat.edges(keys=True, data=True)]
    for source, target, relation, key in edges:
        if (source, target, relation) not in days:
            flat.remove_edge(source, target, key)
    flat.remove_nodes_from([node for node, degree in flat.degree if not degree])
    shown = {edge[:3] for edge in edges}
    write_gexf(flat, out, {edge: found for edge, found in days.items() if edge in shown})


def _flattened(graph: MultiDiGraph[str]) -> MultiDiGraph[str]:
    import networkx as nx

    flat: MultiDiGraph[str] = nx.MultiDiGraph(**_flat(graph.graph))
    for node, attributes in graph.nodes(data=True):
        flat.add_node(node, **_flat(attributes))
    for number, (source, target, key, attributes) in enumerate(graph.edges(keys=True, data=True)):
        flat.add_edge(source, target, key=str(number), relation=key, **_flat(attributes))
    return flat


def _flat(attributes: dict[str, Any]) -> dict[str, Any]:
    return {k: _plain(v) for k, v in attributes.items() if v is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return ";".join(str(v) for v in value).translate(UNFIT)
    return value.translate(UNFIT) if isinstance(value, str) else value
