"""What stands in lines is what the engine would write there."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.errors import ModelError
from belligraph.model.checks import check_id, check_text, check_thousandths
from belligraph.rdf import literal, node
from belligraph.rdf.literals import double, escaped, is_id, is_plain, is_thousandths, lines
from strategies import FORBIDDEN, HOSTILE, ids, texts


class Owner:
    """Something with a field to check."""

    def __init__(self, value: object) -> None:
        self.field = value


def test_lines_are_n_quads() -> None:
    quads = [ox.Quad(node("http://x/"), node("http://y/"), literal(v), node("http://g/")) for v in
             ('"', "\n")]  # fmt: skip
    assert set(ox.parse(lines(quads), format=ox.RdfFormat.N_QUADS)) == set(quads)
    assert lines([]) == ""


@given(texts())
def test_escaped_texts_are_read_back(text: str) -> None:
    line = f'<http://x/> <http://y/> "{escaped(text)}" .'
    (triple,) = ox.parse(line, format=ox.RdfFormat.N_TRIPLES)
    assert triple.object.value == text  # type: ignore[union-attr]


@given(st.text() | st.sampled_from([*HOSTILE, *FORBIDDEN]))
def test_plain_texts_are_taken_by_the_model_and_escaped_nowhere(text: str) -> None:
    if is_plain(text):
        check_text(Owner(text), "field")
        assert escaped(text) == text


@given(ids() | st.text(max_size=300))
def test_what_is_said_to_be_an_id_is_one(text: str) -> None:
    if is_id(text):
        check_id(Owner(text), "field")
    assert not is_id("x" * 201)


@given(st.floats() | st.integers(-(10**9), 10**9).map(lambda n: n / 1000))
def test_what_is_said_to_be_thousandths_is(value: float) -> None:
    try:
        check_thousandths(Owner(value), "field")
    except ModelError:
        assert not is_thousandths(value)
    else:
        assert is_thousandths(value)


@pytest.mark.parametrize("value", [0.7, 1.0, -12.345, 1e22, 0.1 + 0.2, 5])
def test_numbers_are_written_as_the_engine_writes_them(value: float) -> None:
    assert double(value) == ox.Literal(float(value)).value


def test_there_is_one_zero() -> None:
    assert double.__wrapped__(-0.0) == double.__wrapped__(0.0) == "0"
