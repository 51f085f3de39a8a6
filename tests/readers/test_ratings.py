"""A user's own ratings of sources."""

from pathlib import Path

import pytest

from belligraph.errors import TableError
from belligraph.model import Publisher
from belligraph.readers.ratings import read_ratings
from belligraph.registry import Registry

REGISTRY = Registry(
    publishers={p.id: p for p in (Publisher(id="voa", name="Voice of America"),
                                  Publisher(id="csm", name="The Monitor"))}
)  # fmt: skip


def read(folder: Path, text: str) -> dict[str, float]:
    file = folder / "ratings.csv"
    file.write_text(text, "utf-8")
    return read_ratings(file, REGISTRY)


def test_publishers_are_rated_by_id_or_name(tmp_path: Path) -> None:
    made = read(tmp_path, "publisher,reliability\nvoa,0.5\nThe Monitor,1\n")
    assert made == {"voa": 0.5, "csm": 1.0}


def test_all_bad_cells_are_told_at_once(tmp_path: Path) -> None:
    rows = "publisher,reliability\nvoi,0.5\nvoa,2\ncsm,much\ncsm,nan\nvoa,0.1\nvoa,0.2\n,1\n"
    with pytest.raises(TableError) as caught:
        read(tmp_path, rows)
    told = {(p.row, p.column) for p in caught.value.problems}
    assert told == {
        (2, "publisher"), (3, "reliability"), (4, "reliability"), (5, "reliability"),
        (7, "publisher"), (8, "publisher"),
    }  # fmt: skip


def test_a_name_that_two_publishers_bear_is_refused(tmp_path: Path) -> None:
    twins = {id_: Publisher(id=id_, name="Herald") for id_ in ("herald-a", "herald-b")}
    file = tmp_path / "ratings.csv"
    file.write_text("publisher,reliability\nHerald,0.5\n", "utf-8")
    with pytest.raises(TableError, match="several are called so: herald-a, herald-b"):
        read_ratings(file, Registry(publishers=twins))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"none\.csv.*a readable file"):
        read_ratings(tmp_path / "none.csv", REGISTRY)
