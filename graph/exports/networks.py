"""Signed networks as files for other programs."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from networkx import MultiDiGraph

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
        return
    flat = _flattened(graph)
    if format_ == "graphml":
        nx.write_graphml(flat, out)
        return
    written = io.BytesIO()
    nx.write_gexf(flat, written)
    out.write(_without_date(written.getvalue()))


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


def _without_date(xml: bytes) -> bytes:
    """GEXF without the day on which it was written: the same input gives the same bytes."""
    import re

    return re.sub(rb' lastmodifieddate="[^"]*"', b"", xml)
