"""A file is written whole, or the old one stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from belligraph.errors import InputError
from belligraph.exports import whole_file


def test_it_takes_its_place_when_it_is_whole(tmp_path) -> None:
    path = tmp_path / "graph.nq"
    path.write_bytes(b"old")
    with whole_file(path) as out:
        out.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["graph.nq"]


def test_what_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path) -> None:
    path = tmp_path / "graph.nq"
    path.write_bytes(b"old")

    def fail() -> None:
        with whole_file(path) as out:
            out.write(b"half")
            raise ValueError

    with pytest.raises(ValueError):
        fail()
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["graph.nq"]


def test_a_link_goes_on_leading_to_its_file(tmp_path) -> None:
    path, link = tmp_path / "graph.nq", tmp_path / "link.nq"
    path.write_bytes(b"old")
    link.symlink_to(path)
    with whole_file(link) as out:
        out.write(b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="there is no /dev/null")
def test_a_device_stays_a_device() -> None:
    with whole_file(Path("/dev/null")) as out:
        out.write(b"gone")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("name", ["nowhere/graph.nq", "file/graph.nq"])
def test_where_nothing_can_be_written_the_name_is_told(tmp_path, name) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(InputError, match=f"{name} cannot be written: "),
        whole_file(tmp_path / name),
    ):
        pass


def test_a_link_to_a_folder_that_is_not_there_is_told_by_that_folder(tmp_path) -> None:
    link = tmp_path / "link.nq"
    link.symlink_to(tmp_path / "gone" / "graph.nq")
    with pytest.raises(InputError, match=f"there is no folder {tmp_path}/gone$"), whole_file(link):
        pass


def test_a_link_that_leads_to_itself_becomes_the_file(tmp_path) -> None:
    link = tmp_path / "link.nq"
    link.symlink_to(link)
    with whole_file(link) as out:
        out.write(b"new")
    assert link.read_bytes() == b"new"
