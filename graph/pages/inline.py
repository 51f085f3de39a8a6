"""A drawing for a notebook: one frame that holds all it needs and asks no other host."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from markupsafe import Markup

from ..plots.sheet import OPPOSITION, SUPPORT
from ..registry import Registry
from ..relations import Edge
from .assets import vis_network
from .graph.drawing import OPTIONS, SHAPES, Line, drawing
from .rendering import Templates
from .telling import words

HEIGHT = 520
"""Pixels."""
TOLD = 12
"""Claims of a line that its tooltip tells."""
PALE = 0.35
"""Opacity of what only possibly counts, or is only alleged."""
_DASHES = [7, 5]


@dataclass(frozen=True, slots=True, repr=False)
class Picture:
    """A drawing of relations; a notebook shows it.

    Attributes:
        html: a whole page, with the library that draws it inside.
        actors, lines: how many are drawn.
    """

    html: str
    actors: int
    lines: int

    def __repr__(self) -> str:
        """How much is drawn."""
        return f"<Picture: {self.actors:,} actors, {self.lines:,} lines>"

    def _repr_html_(self) -> str:
        return (
            f'<iframe sandbox="allow-scripts" title="Drawing of relations" width="100%" '
            f'height="{HEIGHT}" style="border:1px solid #ccc" srcdoc="{escape(self.html)}">'
            "</iframe>"
        )


def picture(edges: Sequence[Edge], registry: Registry, title: str = "") -> Picture:
    """A drawing of relations between actors, with places worked out beforehand.

    Support is a solid line, opposition a dashed one; pale is what is only alleged or only possibly
    of the time. A tooltip tells the claims of a line. What has no line is not reported, which does
    not mean neutral.

    Args:
        edges: the relations to draw, such as those of a view.
        registry: names and kinds of the actors.
        title: what stands above the drawing.
    """
    signed = {(e.subject, e.relation, e.object): e for e in edges if e.sign}
    found = drawing(signed, registry)
    data = {
        "nodes": [_node(node) for node in found.nodes],
        "edges": [_line(line, signed, registry) for line in found.lines],
        "options": OPTIONS,
    }
    html = (
        Templates()
        .get_template("inline.html.j2")
        .render(
            title=title,
            data=data,
            support=SUPPORT,
            opposition=OPPOSITION,
            library=Markup(vis_network()),  # noqa: S704  # the installed library itself
        )
    )
    return Picture(html, len(found.nodes), len(found.lines))


def _node(node: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: node[name] for name in ("id", "label", "title", "x", "y")}
    return {**kept, "shape": _SHAPES[node["kind"]], "size": 12}


_SHAPES = {kind.value: shape for kind, shape in SHAPES.items()}


def _line(line: Line, edges: Mapping[Any, Edge], registry: Registry) -> dict[str, Any]:
    parts = [edges[key] for key in line.parts]
    first = parts[0]
    sure = any(edge.certain and not edge.alleged for edge in parts)
    opposed = first.sign < 0
    return {
        "from": first.subject,
        "to": first.object,
        "arrows": "to, from" if _both_ways(parts) else "to",
        "dashes": _DASHES if opposed else False,
        "color": {"color": OPPOSITION if opposed else SUPPORT, "opacity": 1 if sure else PALE},
        "width": 1 + min(4, max(len(edge.roots) for edge in parts) - 1),
        "smooth": {"type": "curvedCW", "roundness": line.bend} if line.bend else False,
        "title": "\n".join(_told(parts, registry)),
    }


def _both_ways(parts: Iterable[Edge]) -> bool:
    ends: defaultdict[frozenset[str], set[str]] = defaultdict(set)
    for edge in parts:
        ends[frozenset((edge.subject, edge.object))].add(edge.subject)
    return any(len(subjects) > 1 for subjects in ends.values())


def _told(parts: Iterable[Edge], registry: Registry) -> Iterator[str]:
    for edge in parts:
        subject, object_ = (registry.actors[end].label for end in (edge.subject, edge.object))
        fact = words.VERBS[edge.relation].fact
        yield words.clean(f"{subject} {fact} {object_} (score {edge.score:.2f}):")
        for claim in edge.claims[:TOLD]:
            yield words.clean(f"  {claim.gist or 'no summary'} [{claim.source}]")
        if len(edge.claims) > TOLD:
            yield f"  and {len(edge.claims) - TOLD} more"
