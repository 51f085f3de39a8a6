"""The matrix: how each actor stands to each other one, with who says so behind every cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ..material import Material
from ..page import Page
from ..telling import words
from .cells import LOOKS, Cell, Way, cells
from .headings import headings

PATH = "matrix.html"
MOST_ACTORS = 100
MOST_CLAIMS, MOST_TOLD = 5, 3000
"""How many claims are told beside the table, of a cell and of all, but of each cell the first;
the pages of the pairs have them all."""


def pages(material: Material) -> Iterator[Page]:
    """The page with the matrix."""
    actors = most_attested(material)
    shown = frozenset(actors[:MOST_ACTORS])
    inner = cells(material, shown)
    heads = headings(material, inner, shown)
    lead = sentence(inner, len(heads), len(actors))
    content = {
        "opening": material.opening,
        "lead": lead,
        "heads": heads,
        "cells": inner,
        "cut": len(heads) < len(actors),
        "looks": LOOKS,
        "blocs": sorted({(head.rank, head.bloc) for head in heads if head.bloc}),
        "reports": len(_drawn_claims(inner.values())),
        "most_claims": min(MOST_CLAIMS, max(1, MOST_TOLD // max(1, len(inner)))),
    }
    yield Page(PATH, "matrix.html.j2", "Matrix", lead, content, ("matrix.js",))


def most_attested(material: Material) -> list[str]:
    """All actors of a pair, those of whom the most independent sources tell a deed first."""
    weight = Counter({end: 0 for pair in material.pairs for end in pair.id.split("--")})
    for edge in material.drawn:
        for end in (edge.subject, edge.object):
            weight[end] += len(edge.roots)
    return sorted(weight, key=lambda id_: (-weight[id_], id_))


def sentence(found: Mapping[Way, Cell], actors: int, all_actors: int) -> str:
    """What the matrix shows, and what it leaves blank."""
    if not found:
        return "No report in this view says how one actor stands to another."
    numbers = Counter(cell.kind for cell in found.values())
    first, *more = (kind for kind in LOOKS if numbers[kind])
    parts = [f"{words.counted(numbers[first], 'pair')} {_COUNTED[first]}"]
    parts += [f"{numbers[kind]:,} {_COUNTED[kind]}" for kind in more]
    blank = actors * (actors - 1) - len(found)
    text = (
        f"Among {actors:,} actors, reports tell of {', '.join(parts)}; for "
        f"{words.counted(blank, 'other pair')} nothing is reported, which does not mean neutral."
    )
    if actors < all_actors:
        text += f" Shown are the {actors:,} most attested of {all_actors:,} actors."
    return text


_COUNTED = {
    "supports": "of support",
    "opposes": "of opposition",
    "mixed": "of both (mixed)",
    "disputed": "of what is disputed",
    "allied": "of alliance",
    "said": "of what was only said",
    "tie": "of other ties",
}


def _drawn_claims(found: Iterable[Cell]) -> set[str]:
    return {card.id for cell in found for block in cell.blocks for card in block.cards}
