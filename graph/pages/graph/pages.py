"""The first page: a drawing, and beside it the evidence for every line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from ...model import ActorKind, Claim
from ..material import Material
from ..matrix.headings import blocs_of, letter
from ..page import INDEX, Page
from ..telling import tallies, words
from ..telling.dossiers import Dossier
from .drawing import MANY, Key, drawing
from .measures import against_the_grain
from .moments import EMBEDDED, between, key_of, keys_of, moments
from .packing import column, packed_drawing

BLOC = 20
"""Smaller blocs than this have no group of their own."""
MOST = 300
"""So many pairs of a sort are listed where there are too many to tell of each."""
SCRIPTS = ("graph-rest.js",)
"""The others stand in the template, where there is all they need to draw."""


def pages(material: Material) -> Iterator[Page]:
    """The page with the drawing."""
    drawn = material.drawn
    numbers = tallies.header(material.claims, drawn, material.view, len(material.actors))
    data = page_data(material)
    opening = material.opening
    content = {
        "opening": opening,
        "numbers": numbers,
        "doubtful": tallies.doubtful(drawn),
        "data": data,
        "vague": is_vague(data["claims"]),
        "groups": groups(material.pairs),
        "actors": material.actors,
        "drawn_actors": len(material.drawn_actors),
        "embedded": data["claims"]["rows"] <= EMBEDDED,
        "provisional": words.PROVISIONAL,
        "any_provisional": any(column(data["nodes"], "provisional")),
        "kinds": kinds(data["nodes"]),
        "kind_words": words.KINDS,
        "counts": tallies.counts,
        "most": MOST,
    }
    yield Page(INDEX, "graph.html.j2", material.title, str(opening.sentence), content, SCRIPTS)


def page_data(material: Material) -> dict[str, Any]:
    """What the scripts of the page read: the drawing, and the claims."""
    claims = between(material.reachable)
    deeds = {key_of(claim) for claim in claims if _is_drawn(claim, material)}
    core = [(edge.subject, edge.relation, edge.object) for edge in material.drawn]
    found = drawing(deeds, material.registry, core, blocs(material, deeds))
    return {
        "title": words.clean(material.title),
        **packed_drawing(found, keys_of(claims)),
        **moments(material),
        "grain": against_the_grain(material),
    }


def _is_drawn(claim: Claim, material: Material) -> bool:
    """Whether a claim is of a deed that makes a signed relation, as of whatever day."""
    return bool(claim.relation.sign) and material.view.is_deed(claim)


def blocs(material: Material, keys: Collection[Key]) -> dict[str, str]:
    """The bloc of each actor of a large one, where there are too many actors to draw each."""
    ends = {end for subject, _, object_ in keys for end in (subject, object_)}
    if len(ends) <= MANY:
        return {}
    found = {id_: letter(rank) for id_, rank in blocs_of(material, ends).items()}
    sizes = Counter(found.values())
    return {id_: bloc for id_, bloc in found.items() if sizes[bloc] >= BLOC}


def is_vague(claims: Mapping[str, Any]) -> bool:
    """Whether the date of a claim leaves doubt as of some day."""
    return any(
        column(claims, end) != column(claims, sure)
        for end, sure in (("first", "sureFirst"), ("last", "sureLast"))
    )


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


def kinds(nodes: Mapping[str, Any]) -> list[ActorKind]:
    """The kinds of actors in the drawing, for the legend."""
    found = set(column(nodes, "kind"))
    return [kind for kind in ActorKind if kind in found]
