"""A tie is sure only while both of its actors are there; acts and what is for ever stay sure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.columns import Columns
from belligraph.dates import parse_interval
from belligraph.model import Actor, ActorKind
from belligraph.network import network, reduce
from belligraph.registry import Registry
from belligraph.relations import View, edges, tabulate, within_lives
from claiming import busy_claims, claim


def registry(**active: str) -> Registry:
    """Three actors, of which some are there for a time."""
    spans = {id_: parse_interval(text) for id_, text in active.items()}
    return Registry(
        actors={
            id_: Actor(id=id_, name=id_, kind=ActorKind.ARMED_GROUP, active=spans.get(id_))
            for id_ in ("isil", "iraq", "usa")
        }
    )


def certain(made, known: Registry, *days: str) -> list[bool]:
    """Whether the one relation of a claim is certain, as of each day."""
    views = (View(as_of=date.fromisoformat(day)) for day in days)
    found = [edges([made], view, known, signed=False) for view in views]
    assert all(len(one) == 1 for one in found), "it still counts"
    return [one.certain for (one,) in found]


@pytest.mark.parametrize("relation", ["alliedWith", "affiliatedWith", "partOf"])
@pytest.mark.parametrize("ended", ["isil", "usa"])
def test_a_tie_without_a_reported_end_is_only_possible_after_an_actor_ended(
    relation, ended
) -> None:
    known = registry(**{ended: "2004/2006-10-15"})
    made = claim("isil", relation, "usa", "2005/..")
    days = "2006-10-15", "2006-10-16", "2014-01-06"
    assert certain(made, known, *days) == [True, False, False]
    assert certain(made, registry(), *days) == [True, True, True]


def test_where_an_end_is_only_known_by_its_year_the_year_leaves_doubt() -> None:
    known = registry(isil="2004/2006")
    made = claim("isil", "alliedWith", "usa", "2005/..")
    assert certain(made, known, "2005-12-31", "2006-01-02") == [True, False]


def test_a_tie_since_ever_is_only_possible_before_an_actor_began() -> None:
    known = registry(isil="2006-10-15/..")
    made = claim("isil", "alliedWith", "usa", "../2013")
    assert certain(made, known, "2006-10-14", "2006-10-15") == [False, True]


def test_an_unknown_end_of_an_actor_ends_nothing() -> None:
    made = claim("isil", "alliedWith", "usa", "2005/..")
    assert certain(made, registry(isil="2004/", usa="1776/.."), "2014-01-06") == [True]


@pytest.mark.parametrize("relation", ["supports", "opposes", "splitFrom", "mergedInto"])
def test_acts_and_what_stays_true_of_the_gone_keep_the_time_they_are_told_of(relation) -> None:
    known = registry(isil="2004/2006-10-15")
    made = claim("isil", relation, "usa", "2014-01-02")
    assert certain(made, known, "2014-01-06") == [True]


def test_a_second_tie_of_others_changes_nothing() -> None:
    known = registry(isil="2004/2006")
    there = View(as_of=date(2014, 1, 6))
    made = [claim("isil", "alliedWith", "usa", "2005/.."), claim("iraq", "alliedWith", "usa",
            "2005/..")]  # fmt: skip
    found = {one.subject: one.certain for one in edges(made, there, known)}
    assert found == {"iraq": True, "isil": False}


def test_the_network_says_so_and_still_has_the_tie() -> None:
    known = registry(isil="2004/2006")
    made = Columns.of([claim("isil", "alliedWith", "usa", "2005/..")])
    table = tabulate(made, View(as_of=date(2014, 1, 6)), known)
    ((_, _, data),) = network(table, known).edges(data=True)
    assert data["certain"] is False
    assert reduce(table, known).graph.signs.tolist() == [1]


def test_without_a_date_everything_counts_without_doubt() -> None:
    made = claim("isil", "alliedWith", "usa", "2005/..")
    (edge,) = edges([made], View(), registry(isil="2004/2006"))
    assert edge.certain


SPANS = st.sampled_from(["2004/2006", "2013-06/..", "2014-01-06/2014-02", "../2013-12-31", "2014"])


@settings(deadline=None)
@given(busy_claims(), st.dictionaries(st.sampled_from(["isil", "iraq", "usa"]), SPANS))
def test_nothing_becomes_sure_and_nothing_else_changes(made, active) -> None:
    before = Columns.of(made)
    after = within_lives(before, registry(**active))
    assert (after.sure_first >= before.sure_first).all()
    assert (after.sure_last <= before.sure_last).all()
    same = replace(after, sure_first=before.sure_first, sure_last=before.sure_last)
    assert before.differing(same) == []
    none = within_lives(before, registry())
    assert np.array_equal(none.sure_last, before.sure_last)
