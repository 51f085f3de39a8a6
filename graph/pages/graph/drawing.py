"""What is drawn: the actors with their looks and places, and the lines between them."""

from __future__ import annotations

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
"""Those of vis-network."""

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


@dataclass(frozen=True, slots=True)
class Drawing:
    """What may be drawn, as of whatever day.

    Attributes:
        nodes: an actor each, as plain JSON values of the same names, with the place of its symbol.
            Labels and titles are plain text, without control characters.
        lines: between them. How one looks (width, opacity, heads) hangs on the claims that count
            as of a day, which the page's script works out.
    """

    nodes: list[dict[str, Any]]
    lines: list[Line]


def drawing(
    keys: Iterable[Key],
    registry: Registry,
    core: Iterable[Key] = (),
    blocs: Mapping[str, str] = {},
) -> Drawing:
    """What is drawn of some relations.

    Args:
        keys: all relations that may be drawn, as of whatever day.
        registry: names and kinds of the actors.
        core: those that are drawn when the page is opened. Their actors are placed first, and the
            others find room around them.
        blocs: the bloc of each actor that has one, by which more than `MANY` are grouped; the
            others go by kind.
    """
    every = sorted(set(keys))
    first = sorted(set(core)) or every
    degree = {**_degrees(every), **_degrees(first)}
    nodes = {id_: _node(id_, registry.actors[id_]) for id_ in sorted(degree)}
    symbols = {id_: 8 + 2 * min(degree[id_], 25) ** 0.5 for id_ in nodes}
    sizes = {id_: _size(node["label"], symbols[id_]) for id_, node in nodes.items()}
    if len(nodes) <= MANY:
        found = places(sizes, _links(every), _links(first))
    else:
        found = discs(_grouped(nodes, blocs))
    for id_, node in nodes.items():
        x, y = found[id_]
        # the label hangs below the symbol
        node |= {"x": x, "y": y + round(symbols[id_] - sizes[id_][1] / 2)}
    return Drawing(list(nodes.values()), lines(every))


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


def _grouped(nodes: Mapping[str, dict[str, Any]], blocs: Mapping[str, str]) -> dict[str, str]:
    """The group of each actor, noted in its node: a bloc, or those of a kind, in parts by name."""
    ranks: Counter[str] = Counter()
    for id_, node in sorted(nodes.items(), key=lambda item: (item[1]["label"].casefold(), item[0])):
        whole = f"bloc {blocs[id_]}" if id_ in blocs else node["kind"]
        node["group"] = f"{whole}/{ranks[whole] // TOGETHER:04}"
        ranks[whole] += 1
    return {id_: node["group"] for id_, node in nodes.items()}


def _links(keys: Iterable[Key]) -> list[tuple[str, str, int]]:
    return [(subject, object_, relation.sign) for subject, relation, object_ in keys]


def _node(id_: str, actor: Actor) -> dict[str, Any]:
    title = f"{words.clean(actor.name)} ({words.KINDS[actor.kind]})"
    return {
        "id": id_,
        "label": label(actor.label),
        "title": f"{title}, {words.PROVISIONAL}" if actor.provisional else title,
        "kind": actor.kind.value,
        "plural": words.is_plural(actor),
        "hollow": actor.provisional or actor.kind is ActorKind.POPULATION,
        "provisional": actor.provisional,
    }


def label(name: str) -> str:
    """A name as a label: cleaned, in lines of readable length, cut when endless."""
    rows = wrap(words.clean(name), LABEL_WIDTH, max_lines=LABEL_LINES, placeholder=" …")
    return "\n".join(rows) or "…"


def _size(text: str, symbol: float) -> tuple[float, float]:
    rows = text.split("\n")
    width = max(2 * symbol, LETTER * max(map(len, rows)))
    return width, 2 * symbol + LINE * len(rows)
