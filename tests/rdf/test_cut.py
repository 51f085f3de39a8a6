"""Texts cut at values are filled with others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.rdf.cut import CutText, CutTuple, Values, cut

words = st.text("ab -.", min_size=1, max_size=4)


@given(st.lists(words | st.integers(0, 2), max_size=12), st.tuples(words, words, words))
def test_a_text_is_cut_wherever_a_value_stands(parts, values) -> None:
    marks = ("\x00", "\x00\x01", "(\x02.*")

    def text(given: Values) -> str:
        return "".join(given[part] if isinstance(part, int) else part for part in parts)

    assert CutText(text(marks), marks).fill(values) == text(values)


@given(st.lists(st.integers(0, 2) | st.sampled_from("xyz"), max_size=9))
def test_a_tuple_has_values_among_its_members(parts) -> None:
    def members(given: Values) -> Values:
        return tuple(given[part] if isinstance(part, int) else part for part in parts)

    assert CutTuple(members((7, 8, 9)), (7, 8, 9)).fill((1, 2, 3)) == members((1, 2, 3))


def test_what_is_empty_is_in_no_place() -> None:
    assert CutText("a, ", ("a", "", None)).fill(("b", "x", "y")) == "b, "


def test_a_value_that_stands_there_anyway_is_noticed_and_others_are_tried() -> None:
    one, other = cut(
        lambda number: [
            (f"fixed 0, varied {number}", (str(number),)),
            ((0, number), (number,)),
        ]
    )
    assert one.fill(("7",)) == "fixed 0, varied 7"
    assert other.fill((7,)) == (0, 7)


def test_a_value_that_is_never_told_from_the_rest_is_said_to_be_so() -> None:
    with pytest.raises(ValueError, match="no values can be told"):
        cut(lambda number: [("0 1 2 3 4 5 6 7 8 9 10", (str(number),))])
