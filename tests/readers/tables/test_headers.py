"""The columns of a dataset are found by name, in whatever order and under whatever name."""

from __future__ import annotations

import pytest

from belligraph.readers.tables.headers import Column, headed, needed, optional, places_of

COLUMNS = (needed("id"), needed("best", "best_est", why="it has no deaths"), *optional("note"))
LAYOUT = ("id", "best", "note")


def rows(*found: list[str]) -> list[tuple[int, list[str]]]:
    return list(enumerate(found, 1))


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (["id", "best"], {"id": 0, "best": 1}),
        (["x", "BEST_EST", "Id"], {"best": 1, "id": 2}),
        (["note", "id", "best", "best_est"], {"note": 0, "id": 1, "best": 2}),
    ],
)
def test_columns_stand_under_any_of_their_names(header, found) -> None:
    assert places_of("a.csv", header, COLUMNS) == (found, [])


def test_a_column_that_lacks_is_told_with_what_the_file_is_then() -> None:
    _, (problem,) = places_of("a.csv", ["id", "note"], COLUMNS)
    assert str(problem) == (
        "a.csv, line 1, column best: 'id, note'; "
        "expected a column 'best or best_est' in the header (it has no deaths)"
    )


def test_a_column_must_stand_once() -> None:
    _, (problem,) = places_of("a.csv", ["id", "best", "ID"], COLUMNS)
    assert str(problem) == "a.csv, line 1, column id: 'id'; expected each column once"


def test_a_file_with_a_header_stays_as_it_is() -> None:
    for first in (["id", "best", "note"], ["x", "y", "NOTE"], ["id", "best"]):
        given = rows(first, ["7", "4", ""])
        assert list(headed(iter(given), COLUMNS, LAYOUT)) == given


def test_a_file_without_one_gets_that_of_its_layout() -> None:
    given = rows(["7", "4", "x"], ["8", "5", ""])
    assert list(headed(iter(given), COLUMNS, LAYOUT)) == [(1, list(LAYOUT)), *given]


def test_a_row_of_another_width_is_taken_for_a_header() -> None:
    given = rows(["7", "4"])
    assert list(headed(iter(given), COLUMNS, LAYOUT)) == given
    assert list(headed(iter(given), COLUMNS, ())) == given
    assert list(headed(iter([]), COLUMNS, LAYOUT)) == []


def test_optional_columns_may_lack() -> None:
    assert optional("a", "b") == [Column(("a",)), Column(("b",))]
    assert places_of("a.csv", [], optional("a")) == ({}, [])
