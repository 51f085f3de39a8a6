"""The drawing as data for vis-network, made with PyVis.

Only PyVis' nodes, edges and options are used; the page around them is ours.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from ..model import Actor, ActorKind, Relation
from ..registry import Registry
from ..relations import Edge
from . import words
from .dossiers import block_id, fact, lead, pair_id
from .layout import places

SHAPES = {
    ActorKind.STATE: "square",
    ActorKind.GOVERNMENT: "diamond",
    ActorKind.ARMED_GROUP: "triangle",
    ActorKind.ORGANISATION: "dot",
    ActorKind.COALITION: "hexagon",
    ActorKind.PERSON: "star",
    ActorKind.POPULATION: "dot",
}
SUPPORT, OPPOSITION, ACTOR, INK, PAPER = "#1f5fbf", "#d4600a", "#3d4654", "#1b2028", "#ffffff"
DASHES = [4, 3]
FONT_SIZE, LETTER, LINE = 15, 8.4, 18
LABEL_WIDTH, LABEL_LINES = 14, 3
FADED, WHOLE = 0.5, 1.0
BEND = 0.16

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "tooltipDelay": 150,
        "keyboard": {"enabled": True, "bindToWindow": False},
        "selectConnectedEdges": True,
    },
    "nodes": {
        "borderWidth": 1.5,
        "borderWidthSelected": 3,
        "labelHighlightBold": True,
        "font": {"size": FONT_SIZE, "strokeWidth": 4, "vadjust": -2},
    },
    "edges": {"arrowStrikethrough": False, "hoverWidth": 0.8, "selectionWidth": 2},
}


@dataclass(frozen=True, slots=True)
class Line:
    """One drawn line: a relation, or two actors' opposition to each other.

    Opposition is drawn straight, so the two directions of a pair would lie on each other: they
    are one line with two heads instead.
    """

    edges: tuple[Edge, ...]
    bend: float = 0.0

    @property
    def id(self) -> str:
        """The name of its first relation."""
        return block_id(self.edges[0])


def drawing(
    edges: Sequence[Edge], registry: Registry, leads: Mapping[str, str] = {}
) -> dict[str, Any]:
    """Nodes, edges and options of the drawing, as plain JSON values.

    Args:
        edges: signed relations of a view.
        registry: names and kinds of the actors.
        leads: how well a relation is attested, by the id of its block, where told otherwise.

    Returns:
        `nodes` with places; `edges` with `pair` and `blocks`, the ids of their evidence in the
        page, and `heads`, whether each of its relations is certain; `options` of vis-network.
        Labels and titles are plain text, without control characters.
    """
    from pyvis.network import Network  # type: ignore[import-untyped]  # imports IPython: slow

    net = Network(directed=True)
    degree = Counter(id_ for edge in edges for id_ in (edge.subject, edge.object))
    nodes = {id_: _node(registry.actors[id_], degree[id_]) for id_ in sorted(degree)}
    sizes = {id_: _size(node) for id_, node in nodes.items()}
    found = places(sizes, [(edge.subject, edge.object, edge.sign) for edge in edges])
    for id_, node in nodes.items():
        x, y = found[id_]
        symbol_y = y + round(node["size"] - sizes[id_][1] / 2)  # the label hangs below it
        net.add_node(id_, x=x, y=symbol_y, **node)
    for line in lines(edges):
        net.add_edge(line.edges[0].subject, line.edges[0].object, **_edge(line, registry, leads))
    net.set_options(json.dumps(OPTIONS))
    return {"nodes": net.nodes, "edges": net.edges, "options": net.options}


def lines(edges: Iterable[Edge]) -> list[Line]:
    """The lines to draw, bent just so far that no two of a pair lie on each other."""
    by_pair: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_pair[pair_id(edge.subject, edge.object)].append(edge)
    drawn: list[Line] = []
    for pair in by_pair.values():
        opposed = tuple(edge for edge in pair if edge.sign < 0)
        if opposed:
            drawn.append(Line(opposed))
        friendly = [edge for edge in pair if edge.sign > 0]
        sides: Counter[bool] = Counter()
        for edge in friendly:
            # bent to its own right hand, so that the two directions bend apart
            side = edge.subject < edge.object
            sides[side] += 1
            drawn.append(Line((edge,), BEND * sides[side] if len(pair) > 1 else 0.0))
    return drawn


def _node(actor: Actor, degree: int) -> dict[str, Any]:
    hollow = actor.provisional or actor.kind is ActorKind.POPULATION
    node: dict[str, Any] = {
        "label": label(actor.label),
        "title": f"{words.clean(actor.name)} ({words.KINDS[actor.kind]})",
        "shape": SHAPES[actor.kind],
        "size": round(8 + 2 * min(degree, 25) ** 0.5, 1),
        "color": {"background": PAPER if hollow else ACTOR, "border": ACTOR},
        "hollow": hollow,
    }
    if actor.provisional:
        node["title"] += f", {words.PROVISIONAL}"
        node["shapeProperties"] = {"borderDashes": DASHES}
    return node


def label(name: str) -> str:
    """A name as a label: cleaned, in lines of readable length, cut when endless."""
    rows = wrap(words.clean(name), LABEL_WIDTH, max_lines=LABEL_LINES, placeholder=" …")
    return "\n".join(rows) or "…"


def _size(node: dict[str, Any]) -> tuple[float, float]:
    rows = node["label"].split("\n")
    width = max(2 * node["size"], LETTER * max(map(len, rows)))
    return width, 2 * node["size"] + LINE * len(rows)


def _edge(line: Line, registry: Registry, leads: Mapping[str, str]) -> dict[str, Any]:
    first = line.edges[0]
    opposed, alliance = first.sign < 0, first.relation is Relation.ALLIED_WITH
    certain = any(edge.certain for edge in line.edges)
    colour = OPPOSITION if opposed else SUPPORT
    thick = width(max(len(edge.roots) for edge in line.edges))
    return {
        "id": line.id,
        "pair": pair_id(first.subject, first.object),
        "blocks": [block_id(edge) for edge in line.edges],
        "relation": first.relation.value,
        "heads": [edge.certain for edge in line.edges],
        "title": "\n".join(_title(edge, registry, leads) for edge in line.edges),
        "color": {
            "color": colour, "hover": colour, "highlight": colour,
            "opacity": WHOLE if certain else FADED,
        },
        "dashes": [round(9 + thick), round(6 + thick / 2)] if opposed else False,
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": round(line.bend, 2)}
        if line.bend else False,
        "width": thick,
        "arrows": {
            "to": {"enabled": not alliance, "scaleFactor": 0.6},
            "from": {"enabled": len(line.edges) > 1, "scaleFactor": 0.6},
            "middle": {
                "enabled": all(edge.alleged for edge in line.edges),
                "type": "circle", "scaleFactor": 0.5,
            },
        },
    }  # fmt: skip


def width(roots: int) -> float:
    """The width of a line that so many independent sources attest."""
    return min(1.5 * roots, 7.5)


def _title(edge: Edge, registry: Registry, leads: Mapping[str, str]) -> str:
    subject, object_ = (registry.actors[id_].label for id_ in (edge.subject, edge.object))
    verb = fact(edge, registry)
    attested = leads.get(block_id(edge)) or lead(edge)
    return f"{isolated(subject)} {verb} {isolated(object_)}: {attested}"


def isolated(name: str) -> str:
    """A name that does not reorder what stands around it, whatever its script."""
    return f"\u2068{words.clean(name)}\u2069"
