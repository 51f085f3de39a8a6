"""The first page: a drawing, and beside it the evidence for every line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...model import ActorKind, Claim
from ..material import Material
from ..opening.opening import opening_of_site
from ..page import INDEX, Page
from ..telling import tallies, words
from ..telling.dossiers import Dossier
from .drawing import Key, drawing
from .measures import against_the_grain
from .moments import EMBEDDED, moments

SCRIPTS = (
    "vis-network.min.js",
    "graph-relations.js",
    "graph-state.js",
    "graph-crowd.js",
    "graph-drawing.js",
    "graph-groups.js",
    "graph-panel.js",
    "graph-list.js",
    "graph-filters.js",
    "graph-time.js",
    "graph-paths.js",
    "graph-download.js",
    "graph.js",
)


def pages(material: Material) -> Iterator[Page]:
    """The page with the drawing."""
    drawn, registry = material.drawn, material.registry
    numbers = tallies.header(material.claims, drawn, material.view, len(material.actors))
    data = page_data(material)
    opening = opening_of_site(material)
    content = {
        "opening": opening,
        "numbers": numbers,
        "doubtful": tallies.doubtful(drawn),
        "data": data,
        "vague": is_vague(data),
        "groups": groups(material.pairs),
        "actors": material.actors,
        "drawn_actors": len(material.drawn_actors),
        "embedded": len(data["claims"]["id"]) <= EMBEDDED,
        "provisional": words.PROVISIONAL,
        "any_provisional": any(registry.actors[node["id"]].provisional for node in data["nodes"]),
        "kinds": kinds(data["nodes"]),
        "kind_words": words.KINDS,
        "counts": tallies.counts,
    }
    yield Page(INDEX, "graph.html.j2", material.title, str(opening.sentence), content, SCRIPTS)


def page_data(material: Material) -> dict[str, Any]:
    """What the scripts of the page read: the drawing, the claims, and which pages there are."""
    core = [(edge.subject, edge.relation, edge.object) for edge in material.drawn]
    return {
        "title": words.clean(material.title),
        **drawing(relations(material.reachable, material), material.registry, core),
        **moments(material),
        "grain": against_the_grain(material),
        "pairs": sorted(pair.id for pair in material.pairs),
        "profiles": sorted(actor.id for actor in material.actors),
    }


def relations(claims: Iterable[Claim], material: Material) -> set[Key]:
    """The signed relations that claims of deeds make, as of whatever day."""
    return {
        (claim.subject, claim.relation, claim.object)
        for claim in claims
        if claim.relation.sign and material.view.is_deed(claim)
    }


def is_vague(data: Mapping[str, Any]) -> bool:
    """Whether the date of a claim leaves doubt as of some day."""
    told = data["claims"]
    return bool(told["first"] != told["sureFirst"] or told["last"] != told["sureLast"])


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


def kinds(nodes: Iterable[dict[str, Any]]) -> list[ActorKind]:
    """The kinds of actors in the drawing, for the legend."""
    found = {node["kind"] for node in nodes}
    return [kind for kind in ActorKind if kind in found]
