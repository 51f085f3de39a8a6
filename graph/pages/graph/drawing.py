"""The drawing as data for vis-network, made with PyVis.

Only PyVis' nodes, edges and options are used; the page around them is ours.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from ...model import Actor, ActorKind, Relation
from ...registry import Registry
from ..telling import words
from ..telling.dossiers import pair_id
from .layout import discs, places

SHAPES = {
    ActorKind.STATE: "square",
    ActorKind.GOVERNMENT: "diamond",
    ActorKind.ARMED_GROUP: "triangle",
    ActorKind.ORGANISATION: "dot",
    ActorKind.COALITION: "hexagon",
    ActorKind.PERSON: "star",
    ActorKind.POPULATION: "dot",
}
DASHES = [4, 3]
FONT_SIZE, LETTER, LINE = 15, 8.4, 18
LABEL_WIDTH, LABEL_LINES = 14, 3
BEND = 0.16
MANY, TOGETHER = 2500, 250
"""With more actors than the first the page opens with groups, of at most the second."""

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "tooltipDelay": 150,
        "keyboard": {"enabled": True, "bindToWindow": False},
        "selectConnectedEdges": True,
        "zoomView": False,  # the wheel scrolls the page; with Ctrl the script zooms
    },
    "nodes": {
        "borderWidth": 1.5,
        "borderWidthSelected": 3,
        "labelHighlightBold": True,
        "font": {"size": FONT_SIZE, "strokeWidth": 4, "vadjust": -2},
    },
    "edges": {"arrowStrikethrough": False, "hoverWidth": 0.8, "selectionWidth": 2},
}


BUSY = 1500
"""More lines than this are drawn as a crowd: all of one look in one stroke."""

Key = tuple[str, Relation, str]
"""Subject, relation, object: what names a relation, whatever the time."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a relation, or two actors' opposition to each other.

    Opposition is drawn straight, so the two directions of a pair would lie on each other: they
    are one line with two heads instead.
    """

    parts: tuple[Key, ...]
    bend: float = 0.0

    @property
    def id(self) -> str:
        """The name of its first relation."""
        return key_id(self.parts[0])


def key_id(key: Key) -> str:
    """The name of a relation in the page."""
    return f"{key[0]}--{key[1]}--{key[2]}"


def drawing(keys: Iterable[Key], registry: Registry, core: Iterable[Key] = ()) -> dict[str, Any]:
    """Nodes, edges and options of the drawing, as plain JSON values.

    How a line looks (width, opacity, heads) hangs on the claims that count as of a day, which the
    page's script works out; what it joins and how it is bent is the same for all days.

    Args:
        keys: all relations that may be drawn, as of whatever day.
        registry: names and kinds of the actors.
        core: those that are drawn when the page is opened. Their actors are placed first, and the
            others find room around them.

    Returns:
        `nodes` with places; `edges` with `blocks`, the names of the relations that they stand for,
        and the `verbs` of these; `options` of vis-network. Labels and titles are plain text,
        without control characters.
    """
    from pyvis.network import Network  # type: ignore[import-untyped]  # imports IPython: slow

    net = Network(directed=True)
    every = sorted(set(keys))
    first = sorted(set(core)) or every
    degree = {**_degrees(every), **_degrees(first)}
    nodes = {id_: _node(registry.actors[id_], degree[id_]) for id_ in sorted(degree)}
    sizes = {id_: _size(node) for id_, node in nodes.items()}
    if len(nodes) <= MANY:
        found = places(sizes, _links(every), _links(first))
    else:
        found = discs(_grouped(nodes))
    for id_, node in nodes.items():
        x, y = found[id_]
        symbol_y = y + round(node["size"] - sizes[id_][1] / 2)  # the label hangs below it
        net.add_node(id_, x=x, y=symbol_y, **node)
    for line in lines(every):
        net.add_edge(line.parts[0][0], line.parts[0][2], **_edge(line, registry))
    net.set_options(json.dumps(OPTIONS))
    limits = {"many": MANY, "busy": BUSY}
    return {"nodes": net.nodes, "edges": net.edges, "options": net.options, **limits}


def lines(keys: Iterable[Key]) -> list[Line]:
    """The lines to draw, bent just so far that no two of a pair lie on each other."""
    by_pair: defaultdict[str, list[Key]] = defaultdict(list)
    for key in keys:
        by_pair[pair_id(key[0], key[2])].append(key)
    drawn: list[Line] = []
    for pair in by_pair.values():
        opposed = tuple(key for key in pair if key[1].sign < 0)
        if opposed:
            drawn.append(Line(opposed))
        friendly = [key for key in pair if key[1].sign > 0]
        sides: Counter[bool] = Counter()
        for key in friendly:
            # bent to its own right hand, so that the two directions bend apart
            side = key[0] < key[2]
            sides[side] += 1
            drawn.append(Line((key,), BEND * sides[side] if len(pair) > 1 else 0.0))
    return drawn


def _degrees(keys: Iterable[Key]) -> Counter[str]:
    return Counter(end for subject, _, object_ in keys for end in (subject, object_))


def _grouped(nodes: Mapping[str, dict[str, Any]]) -> dict[str, str]:
    """The group of each actor, noted in its node: those of a kind, in parts by name."""
    ranks: Counter[str] = Counter()
    for _, node in sorted(nodes.items(), key=lambda item: (item[1]["label"].casefold(), item[0])):
        ranks[node["kind"]] += 1
        node["group"] = f"{node['kind']}-{(ranks[node['kind']] - 1) // TOGETHER:04}"
    return {id_: node["group"] for id_, node in nodes.items()}


def _links(keys: Iterable[Key]) -> list[tuple[str, str, int]]:
    return [(subject, object_, relation.sign) for subject, relation, object_ in keys]


def _node(actor: Actor, degree: int) -> dict[str, Any]:
    node: dict[str, Any] = {
        "label": label(actor.label),
        "title": f"{words.clean(actor.name)} ({words.KINDS[actor.kind]})",
        "kind": actor.kind.value,
        "shape": SHAPES[actor.kind],
        "size": round(8 + 2 * min(degree, 25) ** 0.5, 1),
        "hollow": actor.provisional or actor.kind is ActorKind.POPULATION,
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


def _edge(line: Line, registry: Registry) -> dict[str, Any]:
    subject, relation, object_ = line.parts[0]
    return {
        "id": line.id,
        "pair": pair_id(subject, object_),
        "relation": relation.value,
        "blocks": [key_id(part) for part in line.parts],
        "verbs": [_fact(part, registry) for part in line.parts],
        "bend": round(line.bend, 2),
    }


def _fact(key: Key, registry: Registry) -> str:
    return words.agreeing(words.VERBS[key[1]].fact, registry.actors.get(key[0]))
