"""Much at once: lines are gathered to texts of bounded size, and all of them arrive."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.store import bulk


@given(st.lists(st.binary(min_size=1, max_size=9), max_size=60), st.integers(1, 50))
def test_texts_are_all_lines_in_order(lines: list[bytes], size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk, "TEXT", size)
        patch.setattr(bulk, "BLOCK", 2)
        found = list(bulk.texts(lines))
    assert b"".join(found) == b"".join(lines)
    assert all(size <= len(text) < size + 18 for text in found[:-1])


def test_many_texts_are_loaded_and_the_first_that_is_wrong_is_told() -> None:
    engine = ox.Store()
    bulk.load_texts(engine, (b'<x:a> <x:b> "%d" .\n' % number for number in range(50)))
    assert len(engine) == 50
    with pytest.raises(SyntaxError):
        bulk.load_texts(engine, [b"<x:a> <x:b> <x:c> .\n", b"nothing of the kind\n"] * 4)


def test_what_goes_wrong_while_texts_are_made_stops_the_load() -> None:
    def made() -> object:
        yield b"<x:a> <x:b> <x:c> .\n"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        bulk.load_texts(ox.Store(), made())  # type: ignore[arg-type]
