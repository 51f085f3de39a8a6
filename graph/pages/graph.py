"""The first page: a drawing, and beside it the evidence for every line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import ActorKind
from ..registry import Registry
from ..relations import Edge
from . import tallies, words
from .dossiers import Dossier
from .drawing import drawing
from .material import Material
from .page import INDEX, Page

SCRIPTS = ("vis-network.min.js", "graph.js")


def pages(material: Material) -> Iterator[Page]:
    """The page with the drawing."""
    drawn, registry = material.drawn, material.registry
    leads = {block.id: block.lead for pair in material.pairs for block in pair.blocks}
    ends = material.drawn_actors
    numbers = tallies.header(material.claims, drawn, material.view, len(material.actors))
    content = {
        "numbers": numbers,
        "doubtful": tallies.doubtful(drawn),
        "drawing": drawing(drawn, registry, leads),
        "groups": groups(material.pairs),
        "actors": material.actors,
        "drawn_actors": len(ends),
        "provisional": words.PROVISIONAL,
        "any_provisional": any(registry.actors[id_].provisional for id_ in ends),
        "kinds": kinds(drawn, registry),
        "kind_words": words.KINDS,
        "counts": tallies.counts,
    }
    description = f"{tallies.title(drawn)}. {' '.join(numbers)}"
    yield Page(INDEX, "graph.html.j2", material.title, description, content, SCRIPTS)


def groups(pairs: Sequence[Dossier]) -> list[tuple[str, list[Dossier]]]:
    """The pairs under headings: what is drawn, what was only said, what is neither."""
    drawn = [pair for pair in pairs if pair.blocks]
    said = [pair for pair in pairs if not pair.blocks and pair.undone]
    tied = [pair for pair in pairs if not pair.blocks and not pair.undone]
    return [
        ("Drawn relations", drawn),
        ("Said, not reported as done", said),
        ("Other ties only", tied),
    ]


def kinds(drawn: Sequence[Edge], registry: Registry) -> list[ActorKind]:
    """The kinds of actors in the drawing, for the legend."""
    found = {registry.actors[end].kind for edge in drawn for end in (edge.subject, edge.object)}
    return [kind for kind in ActorKind if kind in found]
