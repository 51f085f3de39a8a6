"""Lines are read as a file is, whatever the sizes asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.store import files
from belligraph.store.files import AT_ONCE, stream


@given(st.lists(st.binary(min_size=1, max_size=9), max_size=30), st.integers(1, 20))
def test_lines_come_out_whole(lines: list[bytes], size: int) -> None:
    file, read = stream(lines), list[bytes]()
    while data := file.read(size):
        assert len(data) <= size
        read.append(data)
    assert b"".join(read) == b"".join(lines)


@given(st.integers(0, 50), st.integers(1, 9))
def test_portions_are_all_there_is_in_order(count: int, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "PORTION", size)
        found = [list(portion) for portion in files.portions(range(count))]
    assert [n for portion in found for n in portion] == list(range(count))
    assert all(len(portion) == size for portion in found[:-1])
    assert all(found)


def test_more_than_is_read_at_once() -> None:
    lines = [b"%d\n" % number for number in range(3 * AT_ONCE + 1)]
    assert stream(lines).read() == b"".join(lines)
