"""A kind of support is given to a supporter only where the row's counts leave no doubt."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.readers.tables.ucdp.kinds import MEANS, Count, certain, sorts

KINDS = ["w", "t", "y"]


def test_one_supporter_gave_all_that_was_given() -> None:
    assert certain({"w": Count(1, 0), "f": Count(1, 0)}, Count(1, 0), nonstate=False) == (
        ["w", "f"], [],
    )  # fmt: skip


def test_of_two_states_one_of_whom_gave_weapons_neither_surely_did() -> None:
    assert certain({"w": Count(1, 0)}, Count(2, 0), nonstate=False) == ([], ["w"])


def test_a_sort_that_gave_none_of_a_kind_is_not_said_to_have() -> None:
    assert certain({"x": Count(2, 0)}, Count(2, 1), nonstate=True) == ([], [])


def test_without_a_sort_only_what_all_gave_is_certain() -> None:
    given_ = {"w": Count(2, 1), "t": Count(2, 0)}
    assert certain(given_, Count(2, 1), nonstate=None) == (["w"], ["t"])


@settings(deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.booleans(), st.sets(st.sampled_from(KINDS))), min_size=1, max_size=5))
def test_what_is_certain_is_so_in_every_way_the_counts_can_have_come_about(truth) -> None:
    """All ways to give kinds to supporters that give the same counts are gone through."""

    def counts(way: list[tuple[bool, bool]]) -> Count:
        return Count(sum(h and not n for n, h in way), sum(h and n for n, h in way))

    all_ = counts([(nonstate, True) for nonstate, _ in truth])
    for kind in KINDS:
        seen = counts([(nonstate, kind in has) for nonstate, has in truth])
        ways = [
            way
            for way in product([False, True], repeat=len(truth))
            if counts([(n, h) for (n, _), h in zip(truth, way, strict=True)]) == seen
        ]
        for place, (nonstate, _) in enumerate(truth):
            sure, open_ = certain({kind: seen}, all_, nonstate)
            assert (kind in sure) == all(way[place] for way in ways)
            assert (kind in open_) == (len({way[place] for way in ways}) == 2)


def test_sorts_follow_from_rows_of_one_sort_and_then_by_elimination() -> None:
    rows = [([3, 28], Count(2, 0)), ([3, 323], Count(1, 1)), ([323, 114], Count(1, 1))]
    assert sorts(rows, {}) == {3: False, 28: False, 323: True, 114: False}


def test_a_sort_that_no_row_tells_stays_unknown() -> None:
    assert sorts([([1, 2], Count(1, 1))], {}) == {}
    assert sorts([([1, 2], Count(1, 1))], {2: True}) == {1: False, 2: True}


def test_every_letter_of_the_codebook_has_means() -> None:
    assert "".join(MEANS) == "xpywmtfilou"


def test_a_row_that_lists_fewer_than_it_counts_tells_no_sorts() -> None:
    assert sorts([([1], Count(2, 0))], {}) == {}


def test_a_sort_that_the_row_does_not_count_gave_nothing_for_certain() -> None:
    assert certain({"w": Count(0, 1)}, Count(0, 1), nonstate=False) == ([], [])
