"""Resampled networks, and what becomes of a network without some claims."""

from datetime import date
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from belligraph.analysis.frustration import frustration
from belligraph.analysis.robustness.hinges import hinges
from belligraph.analysis.robustness.resampling import resample, resamples
from belligraph.columns import Columns
from belligraph.model import Speaker
from belligraph.network import SignedGraph, reduce
from belligraph.project import sample
from belligraph.relations import EdgeTable, View, tabulate
from claiming import REGISTRY, claim

CLAIMS = [
    claim("usa", "supports", "iraq"),
    claim("usa", "supports", "iraq", speaker=Speaker("Kerry")),
    claim("iraq", "opposes", "usa", confidence=0.5),
    claim("iran", "supports", "iraq", confidence=0.25),
    claim("usa", "opposes", "iran"),
]
TABLE = tabulate(Columns.of(CLAIMS), registry=REGISTRY)


def scored(score: float) -> EdgeTable:
    from dataclasses import replace

    return replace(TABLE, score=np.full(len(TABLE), score))


def signs(graph: SignedGraph) -> dict[tuple[str, str], int]:
    return {(a, b): sign for a, b, sign in graph.edges()}


@given(st.integers(0, 2**32))
def test_sure_relations_all_stand_and_impossible_ones_none(seed: int) -> None:
    whole = reduce(TABLE, REGISTRY).graph
    sure = resample(scored(1.0), REGISTRY, np.random.default_rng(seed))
    assert (sure.nodes, sure.edges()) == (whole.nodes, whole.edges())
    assert resample(scored(0.0), REGISTRY, np.random.default_rng(seed)).edges() == []


def test_a_relation_stands_as_often_as_its_score_says() -> None:
    drawn = 3000
    counts = {("iran", "iraq"): 0, ("iran", "usa"): 0}
    for graph in resamples(TABLE, REGISTRY, drawn):
        for pair in counts:
            counts[pair] += pair in signs(graph)
    for pair, score in {("iran", "iraq"): 0.25 * 0.8, ("iran", "usa"): 0.8}.items():
        spread = (drawn * score * (1 - score)) ** 0.5
        assert abs(counts[pair] - drawn * score) < 4 * spread


def test_a_pair_of_both_signs_may_take_the_other_one() -> None:
    pair = ("iraq", "usa")
    assert signs(reduce(TABLE, REGISTRY).graph)[pair] == 1
    seen = {signs(graph).get(pair) for graph in resamples(TABLE, REGISTRY, 400)}
    assert seen == {1, -1, None}
    enmity = {signs(g).get(pair) for g in resamples(scored(1.0), REGISTRY, 2, rule="negative")}
    assert enmity == {-1}


def test_the_same_seed_gives_the_same_networks_and_another_one_others() -> None:
    def drawn(seed: int) -> list[Any]:
        return [graph.edges() for graph in resamples(TABLE, REGISTRY, 20, seed=seed)]

    assert drawn(3) == drawn(3)
    assert drawn(3) != drawn(4)


def test_resamples_of_the_sample_have_no_other_actors_and_no_populations() -> None:
    tables = sample().tables()
    table = tabulate(Columns.of(tables.claims), View(as_of=date(2016, 6, 30)), tables.registry)
    whole = reduce(table, tables.registry).graph
    drawn = list(resamples(table, tables.registry, 5))
    assert all({*graph.nodes} <= {*whole.nodes} for graph in drawn)
    assert any(graph.edges() != whole.edges() for graph in drawn)


def test_removing_the_claims_behind_a_hinge_changes_the_frustration_as_it_says() -> None:
    reduction = reduce(TABLE, REGISTRY)
    number = {(a, b): edge for edge, (a, b, _) in enumerate(reduction.graph.edges())}
    disputed = {(conflict.a, conflict.b) for conflict in reduction.conflicts}
    found = hinges(reduction.graph)
    lone = [hinge for hinge in found.hinges if (hinge.a, hinge.b) not in disputed]
    assert lone
    for hinge in lone:
        behind = reduction.claims(number[hinge.a, hinge.b])
        rest = [c for c in CLAIMS if c.id not in behind]
        left = reduce(tabulate(Columns.of(rest), registry=REGISTRY), REGISTRY).graph
        assert frustration(left).value - found.reference.value == hinge.change
