"""The cells of the matrix: what is reported of one actor towards another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from belligraph.model import Claim, Speaker
from belligraph.pages.matrix.cells import cells
from belligraph.registry import Registry
from belligraph.relations import View
from showing import material

MakeClaim = Callable[..., Claim]
VIEW = View(as_of=date(2014, 1, 6))


def kind_of(way: tuple[str, str], claims: Iterable[Claim], registry: Registry) -> str:
    return cells(material(claims, registry, VIEW))[way].kind


def test_support_and_opposition_stand_in_the_cell_of_subject_and_object(
    claim: MakeClaim, registry: Registry
) -> None:
    of = material(
        [claim("usa", "supports", "iraq"), claim("iraq", "opposes", "isil")], registry, VIEW
    )
    found = cells(of)
    assert {way: cell.kind for way, cell in found.items()} == {
        ("usa", "iraq"): "supports",
        ("iraq", "isil"): "opposes",
    }


def test_both_reported_is_mixed_and_what_is_denied_is_disputed(
    claim: MakeClaim, registry: Registry
) -> None:
    support, opposition = claim("usa", "supports", "iraq"), claim("usa", "opposes", "iraq")
    denial = claim("usa", "supports", "iraq", negated=True)
    both = cells(material([support, opposition, denial], registry, VIEW))["usa", "iraq"]
    assert both.told == "mixed, disputed, 1 independent source"
    assert kind_of(("usa", "iraq"), [support, opposition], registry) == "mixed"
    assert kind_of(("usa", "iraq"), [support, denial], registry) == "disputed"
    assert kind_of(("usa", "iraq"), [denial], registry) == "said"


def test_an_alliance_stands_both_ways(claim: MakeClaim, registry: Registry) -> None:
    found = cells(material([claim("iran", "alliedWith", "iraq")], registry, VIEW))
    assert {way: cell.kind for way, cell in found.items()} == {
        ("iran", "iraq"): "allied",
        ("iraq", "iran"): "allied",
    }


def test_independent_sources_are_counted_and_copies_are_not(
    claim: MakeClaim, registry: Registry
) -> None:
    claims = [
        claim("usa", "supports", "iraq"),
        claim("usa", "supports", "iraq", item="a copy in other words"),
        claim("usa", "supports", "iraq", speaker=Speaker("John Kerry")),
    ]
    (cell,) = cells(material(claims, registry, VIEW)).values()
    assert cell.sources == 2
    assert cell.told == "supports, 2 independent sources"


def test_what_is_mixed_is_certain_only_where_both_sides_are(
    claim: MakeClaim, registry: Registry
) -> None:
    support = claim("usa", "supports", "iraq")
    doubtful = claim("usa", "opposes", "iraq", when="2014")
    (cell,) = cells(material([support, doubtful], registry, VIEW)).values()
    assert (cell.kind, cell.certain) == ("mixed", False)
    sure = claim("usa", "opposes", "iraq")
    (cell,) = cells(material([support, doubtful, sure], registry, VIEW)).values()
    assert cell.certain
