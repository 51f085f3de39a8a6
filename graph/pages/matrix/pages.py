"""The matrix: how each actor stands to each other one, with who says so behind every cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ..material import Material
from ..page import Page
from .cells import LOOKS, Cell, Way, cells
from .headings import headings

PATH = "matrix.html"
MOST_ACTORS = 150
MOST_CLAIMS = 5
"""How many claims of a cell are told beside the table; the page of the pair has them all."""


def pages(material: Material) -> Iterator[Page]:
    """The page with the matrix."""
    found = cells(material)
    actors = most_attested(found)
    shown = frozenset(actors[:MOST_ACTORS])
    inner = {way: cell for way, cell in found.items() if shown.issuperset(way)}
    heads = headings(material, inner, shown)
    lead = sentence(inner, len(heads), len(actors))
    content = {
        "lead": lead,
        "heads": heads,
        "cells": inner,
        "cut": len(heads) < len(actors),
        "looks": LOOKS,
        "blocs": sorted({(head.rank, head.bloc) for head in heads if head.bloc}),
        "reports": len(_drawn_claims(inner.values())),
        "most_claims": MOST_CLAIMS,
    }
    yield Page(PATH, "matrix.html.j2", "Matrix", lead, content, ("matrix.js",))


def most_attested(found: Mapping[Way, Cell]) -> list[str]:
    """All actors with a cell, those with the most sources first."""
    weight: Counter[str] = Counter()
    for way, cell in found.items():
        for end in way:
            weight[end] += cell.sources
    return sorted(weight, key=lambda id_: (-weight[id_], id_))


def sentence(found: Mapping[Way, Cell], actors: int, all_actors: int) -> str:
    """What the matrix shows, and what it leaves blank."""
    if not found:
        return "No report in this view says how one actor stands to another."
    numbers = Counter(cell.kind for cell in found.values())
    parts = [f"{numbers[kind]:,} {_COUNTED[kind]}" for kind in LOOKS if numbers[kind]]
    blank = actors * (actors - 1) - len(found)
    text = (
        f"Who is reported to support or oppose whom among {actors:,} actors: "
        f"of {actors * (actors - 1):,} cells {', '.join(parts)}; "
        f"for {blank:,} there is no report, which does not mean neutral."
    )
    if actors < all_actors:
        text += f" Shown are the {actors:,} most attested of {all_actors:,} actors."
    return text


_COUNTED = {
    "supports": "of support",
    "opposes": "of opposition",
    "mixed": "mixed",
    "disputed": "disputed",
    "allied": "of alliance",
    "said": "only said and not reported as done",
    "tie": "of other ties",
}


def _drawn_claims(found: Iterable[Cell]) -> set[str]:
    return {card.id for cell in found for block in cell.blocks for card in block.cards}
