"""The heads of the matrix: its actors in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from belligraph.model import Claim
from belligraph.pages.matrix.cells import cells
from belligraph.pages.matrix.headings import headings
from belligraph.registry import Registry
from belligraph.relations import View
from showing import material

MakeClaim = Callable[..., Claim]
VIEW = View(as_of=date(2014, 1, 6))


def test_allies_stand_together_the_best_connected_first_and_loners_last(
    claim: MakeClaim, registry: Registry
) -> None:
    of = material(
        [
            claim("iran", "supports", "iraq"),
            claim("usa", "supports", "iraq"),
            claim("iraq", "opposes", "isil"),
        ],
        registry,
        VIEW,
    )
    heads = headings(of, cells(of), {"iran", "iraq", "isil", "usa"})
    assert [(head.id, head.bloc) for head in heads] == [
        ("iraq", "A"), ("iran", "A"), ("usa", "A"), ("isil", ""),
    ]  # fmt: skip


def test_a_population_is_in_no_bloc(claim: MakeClaim, registry: Registry) -> None:
    of = material([claim("usa", "supports", "sunnis")], registry, VIEW)
    assert not any(head.bloc for head in headings(of, cells(of), {"sunnis", "usa"}))
