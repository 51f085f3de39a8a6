"""GEXF 1.3, which Gephi reads: a network, or its history day by day.

The writer of NetworkX knows no kinds of edges, without which Gephi lays parallel edges together,
and writes the day of writing. Specification: gexf.net, schema 1.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, BinaryIO
from xml.etree import ElementTree

if TYPE_CHECKING:
    from networkx import MultiDiGraph

NAMESPACE = "http://gexf.net/1.3"
Days = tuple[date | None, date | None]
Spells = dict[tuple[str, str, str], list[Days]]
"""First and last days, both included, None = without end, by subject, object and relation."""
TYPES = {bool: "boolean", int: "integer", float: "double", str: "string"}
ON_THE_ELEMENT = frozenset({"label", "weight"})
"""What GEXF has an XML attribute for."""


def write_gexf(graph: MultiDiGraph[str], out: BinaryIO, spells: Spells | None = None) -> None:
    """Write a network whose attributes are plain values; edges carry `relation` and `weight`.

    Args:
        spells: when each edge is there; None = the network is of one time.
    """
    root = ElementTree.Element("gexf", {"xmlns": NAMESPACE, "version": "1.3"})
    meta = ElementTree.SubElement(root, "meta")
    ElementTree.SubElement(meta, "creator").text = "belligraph"
    ElementTree.SubElement(meta, "description").text = _description(graph.graph)
    mode = {"mode": "static"}
    if spells is not None:
        mode = {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}
    drawn = ElementTree.SubElement(root, "graph", {"defaultedgetype": "directed", **mode})
    attributes = {
        "node": _declared(drawn, "node", (data for _, data in graph.nodes(data=True))),
        "edge": _declared(drawn, "edge", (data for *_, data in graph.edges(data=True))),
    }
    _nodes(drawn, graph, attributes["node"], _presence(spells or {}))
    _edges(drawn, graph, attributes["edge"], spells or {})
    ElementTree.indent(root)
    ElementTree.ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)
    out.write(b"\n")


def _nodes(
    drawn: ElementTree.Element,
    graph: MultiDiGraph[str],
    declared: Mapping[str, str],
    present: Mapping[str, list[Days]],
) -> None:
    within = ElementTree.SubElement(drawn, "nodes", {"count": str(len(graph))})
    for node, data in graph.nodes(data=True):
        element = ElementTree.SubElement(within, "node", {"id": node, "label": data["label"]})
        _values(element, declared, data)
        _spells(element, present.get(node, []))


def _edges(
    drawn: ElementTree.Element,
    graph: MultiDiGraph[str],
    declared: Mapping[str, str],
    spells: Spells,
) -> None:
    within = ElementTree.SubElement(drawn, "edges", {"count": str(graph.number_of_edges())})
    for source, target, key, data in graph.edges(keys=True, data=True):
        relation, weight = data["relation"], data.get("weight", 1)
        ends = {"id": key, "source": source, "target": target, "type": "directed"}
        drawing = {"label": relation, "kind": relation, "weight": str(weight)}
        element = ElementTree.SubElement(within, "edge", ends | drawing)
        _values(element, declared, data)
        _spells(element, spells.get((source, target, relation), []))


def _description(said: Mapping[str, Any]) -> str:
    """What the graph says of itself, such as the date of its view."""
    return "; ".join(f"{name}: {value}" for name, value in said.items())


def _declared(
    graph: ElementTree.Element, kind: str, bearers: Iterable[Mapping[str, Any]]
) -> dict[str, str]:
    """Declare the attributes of nodes or edges; their ids by name."""
    types = {name: TYPES[type(value)] for data in bearers for name, value in data.items()}
    within = ElementTree.SubElement(graph, "attributes", {"class": kind, "mode": "static"})
    ids = {name: f"{kind}-{name}" for name in types if name not in ON_THE_ELEMENT}
    for name, id_ in ids.items():
        declaration = {"id": id_, "title": name, "type": types[name]}
        ElementTree.SubElement(within, "attribute", declaration)
    return ids


def _values(
    element: ElementTree.Element, declared: Mapping[str, str], data: Mapping[str, Any]
) -> None:
    within = ElementTree.SubElement(element, "attvalues")
    for name, value in data.items():
        if name in declared:
            text = str(value).lower() if isinstance(value, bool) else str(value)
            ElementTree.SubElement(within, "attvalue", {"for": declared[name], "value": text})


def _spells(element: ElementTree.Element, spells: Iterable[Days]) -> None:
    made = [_attributes(days) for days in spells]
    if made:
        within = ElementTree.SubElement(element, "spells")
        for attributes in made:
            ElementTree.SubElement(within, "spell", attributes)


def _attributes(days: Days) -> dict[str, str]:
    named = zip(("start", "end"), days, strict=True)
    return {name: day.isoformat() for name, day in named if day is not None}


def _presence(spells: Spells) -> dict[str, list[Days]]:
    """The days on which each actor has an edge."""
    days: dict[str, list[Days]] = {}
    for (source, target, _), found in spells.items():
        for actor in (source, target):
            days.setdefault(actor, []).extend(found)
    return {actor: [*_joined(found)] for actor, found in days.items()}


def _joined(spells: Iterable[Days]) -> Iterator[Days]:
    """The same days with none in two spells, in order."""
    ordered = sorted((first or date.min, last or date.max) for first, last in spells)
    begun, reached = ordered[0]
    for first, last in ordered[1:]:
        if first > reached:
            yield _open(begun, reached)
            begun, reached = first, last
        reached = max(reached, last)
    yield _open(begun, reached)


def _open(first: date, last: date) -> Days:
    return None if first == date.min else first, None if last == date.max else last
