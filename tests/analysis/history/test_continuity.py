"""Blocs keep their numbers over time."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from belligraph.analysis.blocs import Partition, blocs
from belligraph.analysis.history.continuity import BlocPoint, bloc_series, followed
from belligraph.columns import Columns
from belligraph.network import SignedGraph
from belligraph.relations import View
from claiming import claim

START = date(2014, 1, 1)
PARTITIONS = st.lists(
    st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 3), max_size=6), max_size=5
)


def follow(*snapshots: dict[str, int]) -> list[dict[str, int]]:
    """The lasting numbers of blocs that are given by actor."""
    given = []
    for i, labels in enumerate(snapshots):
        graph = SignedGraph.of([], labels)
        labelled = [labels[node] for node in graph.nodes]
        given.append((START + timedelta(i), Partition.of(graph, labelled, "by hand")))
    return [dict(zip(p.nodes, p.blocs, strict=True)) for p in followed(given)]


def test_a_bloc_keeps_its_number_though_its_first_actor_changes() -> None:
    one, other = follow({"b": 0, "c": 0, "d": 1}, {"a": 1, "b": 0, "c": 0, "d": 1})
    assert other == {"a": one["d"], "b": one["b"], "c": one["c"], "d": one["d"]}


def test_an_actor_that_was_away_is_remembered() -> None:
    first, _, third = follow({"a": 0, "b": 1}, {"b": 0}, {"a": 0, "b": 1})
    assert third == first


def test_the_larger_part_of_a_split_keeps_the_number_and_the_other_gets_a_new_one() -> None:
    one, other = follow(dict.fromkeys("abcde", 0), {"a": 0, "b": 0, "c": 1, "d": 1, "e": 1})
    assert {other[a] for a in "cde"} == {one["a"]}
    assert {other[a] for a in "ab"} == {1}


def test_nothing_is_followed_by_nothing() -> None:
    assert follow({}, {"a": 0}, {}) == [{}, {"a": 0}, {}]


@given(PARTITIONS)
def test_numbers_tell_the_same_blocs_apart_as_before(snapshots: list[dict[str, int]]) -> None:
    for given_, found in zip(snapshots, follow(*snapshots), strict=True):
        pairs = {(given_[actor], found[actor]) for actor in given_}
        assert len(pairs) == len(set(given_.values())) == len(set(found.values()))


@given(PARTITIONS)
def test_a_number_is_new_only_where_the_numbers_so_far_are_used_up(
    snapshots: list[dict[str, int]],
) -> None:
    known: set[int] = set()
    for found in follow(*snapshots):
        now = set(found.values())
        assert now - known == set(range(len(known), len(known | now)))
        known |= now


def test_a_series_takes_the_blocs_of_each_snapshot() -> None:
    claims = [
        claim("usa", "supports", "iraq", "2014-01-10"),
        claim("iran", "supports", "syria", "2014-01-10"),
        claim("usa", "opposes", "iran", "2014-01-10"),
        claim("iran", "supports", "syria", "2014-02-10"),
    ]
    days: dict[str, Any] = {"first": START, "last": date(2014, 3, 31), "step": "month"}
    columns, view = Columns.of(claims), View(window=30)
    january, february, march = bloc_series(columns, view, None, **days)
    assert january.nodes == ("iran", "iraq", "syria", "usa")
    assert len(set(january.blocs)) == 2
    number = dict(zip(january.nodes, january.blocs, strict=True))
    assert february == BlocPoint(
        date(2014, 2, 28), "modularity", ("iran", "syria"), (number["iran"],) * 2
    )
    assert march == BlocPoint(date(2014, 3, 31), "modularity", (), ())
    by_camps = bloc_series(
        columns, view, None, **days, method=lambda g: blocs(g, "frustration", camps=2)
    )
    assert by_camps[0].method == "frustration, 2 camps"
    assert len(set(by_camps[0].blocs)) == 2
