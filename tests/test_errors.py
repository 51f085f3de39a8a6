"""Every error says what a person needs to mend it."""

import inspect

import pytest

from belligraph import errors
from belligraph.errors import (
    SHOWN_PROBLEMS,
    AmbiguousNameError,
    BelligraphError,
    CheckError,
    InputError,
    MissingExtraError,
    ModelError,
    Problem,
    StoreError,
    StoreForeignError,
    StoreLockedError,
    TableError,
    UnknownNameError,
    quoted,
)

TREE = [e for _, e in inspect.getmembers(errors, inspect.isclass) if issubclass(e, Exception)]


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = errors.__doc__ or ""
    assert len(TREE) > 12
    for error in TREE:
        assert error.__name__ in drawn
        assert issubclass(error, BelligraphError)


def test_wrong_input_is_a_value_error_and_a_broken_store_is_none() -> None:
    assert issubclass(InputError, ValueError)
    assert {e for e in TREE if issubclass(e, ValueError)} == {
        e for e in TREE if issubclass(e, InputError)
    }
    assert issubclass(StoreLockedError, StoreError)
    assert issubclass(StoreForeignError, StoreError)
    assert not issubclass(StoreError, InputError)


def test_a_problem_names_file_line_column_value_and_expectation() -> None:
    problem = Problem("claims.csv", 7, "date", "5-Jan", "a date")
    assert str(problem) == "claims.csv, line 7, column date: '5-Jan'; expected a date"
    assert str(Problem("a.csv", None, None, "x", "y")) == "a.csv: 'x'; expected y"


def test_a_table_error_lists_every_problem_and_what_came_of_it() -> None:
    problems = [Problem("a.csv", n, "c", str(n), "less") for n in (2, 3)]
    error = TableError(iter(problems))
    assert error.problems == tuple(problems)
    lines = str(error).splitlines()
    assert lines[0] == "2 problems:"
    assert lines[1:3] == [f"  {p}" for p in problems]
    assert lines[3] == "nothing of these files was loaded"
    assert str(TableError(problems[:1])).startswith("1 problem:\n")


def test_endless_lists_are_cut_and_counted() -> None:
    error = TableError(Problem("a.csv", n, None, "", "x") for n in range(SHOWN_PROBLEMS + 5))
    assert len(error.problems) == SHOWN_PROBLEMS + 5
    assert str(error).splitlines()[0] == f"{SHOWN_PROBLEMS + 5} problems:"
    assert "  ... and 5 more" in str(error)
    assert len(str(error).splitlines()) == SHOWN_PROBLEMS + 3


def test_names_come_with_the_nearest_and_with_the_ids_that_bear_them() -> None:
    unknown = UnknownNameError("actor", "Irak", ["iraq", "iran"])
    assert str(unknown) == "no actor is called 'Irak'; nearest known: iraq, iran"
    assert (unknown.kind, unknown.name, unknown.nearest) == ("actor", "Irak", ("iraq", "iran"))
    assert str(UnknownNameError("place", "x")) == "no place is called 'x'"
    ambiguous = AmbiguousNameError("actor", "Guard", ["a", "b"])
    assert ambiguous.ids == ("a", "b")
    assert "a, b" in str(ambiguous)
    assert "'Guard'" in str(ambiguous)


def test_a_model_error_carries_field_value_and_expectation() -> None:
    error = ModelError("confidence", 2.0, "0 to 1")
    assert (error.field, error.value, error.expected) == ("confidence", 2.0, "0 to 1")
    assert str(error) == "confidence: 2.0; expected 0 to 1"


def test_findings_and_extras_say_what_to_do() -> None:
    assert CheckError(iter(["one", "two"])).findings == ("one", "two")
    assert "nothing was replaced" in str(CheckError(["one"]))
    assert "pip install 'belligraph[text]'" in str(MissingExtraError("spaCy", "text"))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("plain", "'plain'"),
        ("two\nlines\r", "'two\\nlines\\r'"),
        ("\x1b[31mred", "'\\x1b[31mred'"),
        ("\u202eevil", "'\\u202eevil'"),
        ("\ud800", "'\\ud800'"),
        ("\ufeff", "'\\ufeff'"),
        ("بغداد", "'بغداد'"),
        (None, "None"),
        (("a", "b"), "('a', 'b')"),
    ],
)
def test_values_are_shown_on_one_line_and_cannot_steer_a_terminal(
    value: object, shown: str
) -> None:
    assert quoted(value) == shown
    assert quoted(value).isprintable()


def test_long_values_are_cut() -> None:
    assert len(quoted("x" * 5_000)) == 120
    assert quoted("x" * 5_000).endswith("...")
