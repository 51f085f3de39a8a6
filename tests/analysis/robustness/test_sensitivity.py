"""Which choices the headlines depend on."""

from datetime import date
from itertools import combinations
from typing import Any

import pytest

from belligraph.analysis.robustness.sensitivity import (
    HEADLINES,
    REFERENCE,
    Headline,
    sensitivity,
    variants,
)
from belligraph.columns import Columns
from belligraph.model import Means, Modality, Speaker, Standing
from belligraph.network import reduce
from belligraph.project import sample
from belligraph.relations import View, tabulate
from claiming import REGISTRY, claim

VIEW = View(as_of=date(2014, 1, 31), window=365)
CLAIMS = [
    claim("usa", "supports", "iraq"),
    claim("usa", "supports", "iraq", speaker=Speaker("Kerry")),
    claim("iran", "supports", "iraq", "2013-09-01"),
    claim("usa", "opposes", "iran", means=Means.ACCUSATION, standing=Standing.ALLEGED),
    claim("russia", "supports", "syria", modality=Modality.PROMISED),
    claim("turkey", "supports", "syria"),
    claim("syria", "opposes", "turkey", "2012-10-01"),
]


def headlines(claims: Any = CLAIMS, view: View = VIEW, **options: Any) -> dict[str, Headline]:
    found = sensitivity(Columns.of(claims), REGISTRY, view, **options)
    return {headline.name: headline for headline in found}


def readings(headline: Headline) -> dict[str, float | None]:
    return {reading.variant: reading.value for reading in headline.readings}


def test_one_choice_is_changed_at_a_time() -> None:
    reference, *others = variants(VIEW)
    assert (reference.name, reference.choice, reference.view) == (REFERENCE, "", VIEW)
    for variant in others:
        changed = {
            name for name in VIEW.__slots__ if getattr(variant.view, name) != getattr(VIEW, name)
        } | ({"rule"} if variant.rule != reference.rule else set())
        assert len(changed) == 1
    assert [v.choice for v in others] == [
        "score", "score", "score", "window", "window", "window", "alleged", "offers", "conflicts",
        "conflicts",
    ]  # fmt: skip
    assert len({v.name for v in variants(VIEW)}) == len(others) + 1


def test_a_choice_that_changes_nothing_is_left_out() -> None:
    timeless = View(alleged=False, modalities=frozenset(Modality), min_score=0.8)
    assert [v.choice for v in variants(timeless)] == ["", *["score"] * 3, *["conflicts"] * 2]


def test_every_reading_is_what_its_view_gives() -> None:
    edges = headlines()["ties"]
    for variant, reading in zip(variants(VIEW), edges.readings, strict=True):
        table = tabulate(Columns.of(CLAIMS), variant.view, REGISTRY)
        assert reading.variant == variant.name
        assert reading.value == len(reduce(table, REGISTRY, rule=variant.rule).graph.signs)


def test_the_interval_names_the_choices_that_give_its_ends() -> None:
    edges = headlines()["ties"]
    assert (edges.reference.value, edges.low.value, edges.high.value) == (4, 1, 5)
    assert (edges.low.variant, edges.low.choice) == ("score of 0.9 or more", "score")
    assert edges.high.variant == "offers and promises count as deeds"


def test_a_frustrated_triangle_hangs_on_allegations_and_on_the_window() -> None:
    frustration = headlines()["frustration index"]
    assert frustration.reference.value == 1
    moved = {name for name, value in readings(frustration).items() if value != 1}
    assert moved == {"score of 0.9 or more", "window of 90 days", "without alleged claims"}
    assert frustration.proven


def test_a_conflict_is_settled_otherwise_by_another_rule() -> None:
    view = View(as_of=date(2014, 1, 31), window=730)
    both = [claim("turkey", "supports", "syria"),
            claim("turkey", "supports", "syria", speaker=Speaker("Kerry")),
            claim("syria", "opposes", "turkey", "2012-10-01"),
            claim("usa", "supports", "iraq")]  # fmt: skip
    found = headlines(both, view)
    assert readings(found["ties"])["conflicts left out"] == 1
    assert readings(found["smaller camp"])[REFERENCE] == 0
    assert readings(found["smaller camp"])["conflicts settled as enmity"] == 0
    assert readings(found["agreement of blocs"])["conflicts settled as enmity"] == 0


def test_the_reference_agrees_with_itself_and_keeps_its_brokers() -> None:
    found = headlines()
    for name in ("agreement of camps", "agreement of blocs"):
        assert found[name].reference.value == 1
    assert found["brokers kept"].reference.value in (1, None)


def test_what_cannot_be_said_is_none_and_bounds_nothing() -> None:
    share = headlines()["balanced share"]
    assert readings(share)["without alleged claims"] is None
    assert (share.low.value, share.high.value) == (0, 0)
    assert share.missing == sum(value is None for value in readings(share).values()) > 0
    assert headlines()["ties"].missing == 0
    nothing = headlines([])
    assert (nothing["ties"].high.value, nothing["ties"].low.value) == (0, 0)
    assert nothing["balanced share"].low == nothing["balanced share"].reference
    assert nothing["agreement of camps"].high.value is None
    without = nothing["agreement of camps"]
    assert without.missing == len(without.readings) - 1


@pytest.mark.parametrize("limit", [{"time_limit": 0}, {"work_limit": 0}], ids=["time", "work"])
def test_an_index_that_is_only_bounded_is_marked(limit: Any) -> None:
    """Everybody against everybody is hard; without the allegations nobody is left to divide."""
    crowd = [
        claim(f"a{i}", "opposes", f"a{j}", standing=Standing.ALLEGED)
        for i, j in combinations(range(30), 2)
    ]
    found = sensitivity(Columns.of(crowd), None, VIEW, **limit)
    marked = {headline.name: headline for headline in found}
    assert not marked["frustration index"].proven
    sure = {r.variant: r.proven for r in marked["frustration index"].readings}
    assert not sure[REFERENCE]
    assert sure["without alleged claims"]
    assert not any(r.proven for r in marked["agreement of camps"].readings)
    assert marked["ties"].proven


def test_of_what_a_heuristic_finds_nothing_is_proven() -> None:
    found = headlines()
    heuristic = {name for name, headline in found.items() if headline.proven is None}
    assert heuristic == {"blocs", "agreement of blocs", "brokers kept"}
    for name, headline in found.items():
        assert {r.proven is None for r in headline.readings} == {name in heuristic}


def test_the_sample_has_every_headline_within_its_interval() -> None:
    project = sample()
    tables = project.tables()
    view = View(as_of=date(2016, 6, 30))
    found = sensitivity(Columns.of(tables.claims), tables.registry, view)
    assert [h.name for h in found] == list(HEADLINES)
    for headline in found:
        known = [r.value for r in headline.readings if r.value is not None]
        assert headline.low.value == min(known)
        assert headline.high.value == max(known)
        assert headline.reference == headline.readings[0]
