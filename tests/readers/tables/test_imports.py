"""Datasets together: actors first, all problems at once, nothing half-loaded."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.errors import TableError
from belligraph.readers.tables import READERS, Import, read_imports
from belligraph.registry import Registry

ACTORS = "ActorId,NameData,Org\n234,IS,1\n116,Government of Iraq,4\n"
EVENTS = (
    "id,type_of_violence,side_a_new_id,side_a,side_b_new_id,side_b,where_coordinates,country,"
    "date_start,date_end,best,low,high\n"
    "{},1,116,Government of Iraq,234,IS,Hit town,Iraq,2014-01-03,2014-01-03,{},0,9\n"
)


ROWS = st.tuples(
    st.integers(1, 9), st.sampled_from([1, 2, 3]), st.integers(5, 7), st.integers(0, 9)
)
"""Id, type of violence, side B and deaths of a row; side A is 5."""


def write(folder: Path, name: str, text: str) -> tuple[Path, ...]:
    (folder / name).write_text(text, encoding="utf-8")
    return (folder / name,)


@given(st.lists(st.lists(ROWS, max_size=8), min_size=1, max_size=3))
def test_every_row_gives_claims_or_is_told_and_no_death_is_counted_twice(files) -> None:
    header = EVENTS.partition("\n")[0] + "\n"
    line = "{},{},5,A5,{},A{},Hit town,Iraq,2014-01-03,2014-01-03,{},0,9\n"
    with TemporaryDirectory() as folder:
        written = [
            write(Path(folder), f"{n}.csv",
                  header + "".join(line.format(i, k, b, b, d) for i, k, b, d in rows))[0]
            for n, rows in enumerate(files)
        ]  # fmt: skip
        got = read_imports([Import("ucdp-ged", tuple(written))], Registry())
    (tally,) = got.tallies
    first = {i: (k, b, d) for i, k, b, d in reversed([row for rows in files for row in rows])}
    kept = [(k, d) for k, b, d in first.values() if b != 5]
    assert tally.rows == sum(map(len, files)) == tally.giving + sum(map(len, tally.aside.values()))
    assert tally.giving == tally.events == len(kept)
    assert len(got.claims) == tally.given == sum(1 if k == 3 else 2 for k, _ in kept)
    assert sum(e.deaths_best or 0 for e in got.registry.events.values()) == sum(d for _, d in kept)


def test_actors_are_read_before_what_speaks_of_them(tmp_path) -> None:
    events = Import("ucdp-ged", write(tmp_path, "ged.csv", EVENTS.format(1, 4)))
    actors = Import("ucdp-actor", write(tmp_path, "a.csv", ACTORS))
    got = read_imports([events, actors], Registry())
    assert [t.reader for t in got.tallies] == ["ucdp-actor", "ucdp-ged"]
    assert not any(a.provisional for a in got.registry.actors.values())
    assert {c.subject for c in got.claims} == {"is", "government-of-iraq"}


def test_the_problems_of_all_imports_are_told_together(tmp_path) -> None:
    bad = [
        Import("ucdp-ged", write(tmp_path, "one.csv", EVENTS.format(1, "x"))),
        Import("ucdp-ged", write(tmp_path, "two.csv", EVENTS.format("y", 1))),
        Import("ucdp-actor", write(tmp_path, "a.csv", "ActorId,Org\n1,1\n")),
        Import("ucdp-esd", (tmp_path / "gone.csv",)),
    ]
    with pytest.raises(TableError) as caught:
        read_imports(bad, Registry())
    assert [p.file for p in caught.value.problems] == ["a.csv", "one.csv", "two.csv", "gone.csv"]


def test_the_same_files_give_the_same_claims_in_the_same_order(tmp_path) -> None:
    files = write(tmp_path, "b.csv", EVENTS.format(1, 4))
    files += write(tmp_path, "a.csv", EVENTS.format(2, 5))
    twice = [read_imports([Import("ucdp-ged", files)], Registry()) for _ in range(2)]
    assert twice[0] == twice[1]
    assert [c.evidence.locator for c in twice[0].claims] == ["row 1", "row 1", "row 2", "row 2"]


def test_a_missing_date_of_publication_is_told(tmp_path) -> None:
    got = read_imports([Import("ucdp-ged", write(tmp_path, "g.csv", EVENTS.format(1, 4)))],
                       Registry())  # fmt: skip
    assert "no date of publication is known of ucdp-ged" in " ".join(got.tallies[0].lines())


def test_nothing_to_import_leaves_the_registry_as_it_is() -> None:
    assert read_imports([], Registry()).claims == ()


def test_every_reader_has_its_name() -> None:
    assert all(dataset.reader == name for name, dataset in READERS.items())


def test_imports_but_actors_keep_their_order(tmp_path) -> None:
    header = "id,year,actor_id,actor_name,ext_id,ext_name," + ",".join(
        f"ext_{kind}" for kind in "xpywmtfilou"
    )
    support = Import("ucdp-esd", write(tmp_path, "esd.csv", header + "\n"))
    events = Import("ucdp-ged", write(tmp_path, "ged.csv", EVENTS.format(1, 4)))
    got = read_imports([support, events], Registry())
    assert [t.reader for t in got.tallies] == ["ucdp-esd", "ucdp-ged"]
