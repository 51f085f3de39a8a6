"""UCDP External Support: supporters by their ids, kinds only where they are certain."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from belligraph import Graph
from belligraph.assemble import index
from belligraph.dates import parse_interval
from belligraph.errors import TableError
from belligraph.model import Actor, ActorKind, Dated, Means, Standing
from belligraph.project import open_project, sample
from belligraph.readers.curated import Tables
from belligraph.readers.tables import Aside, Import, Imported, read_imports
from belligraph.readers.tables.records import read_rows
from belligraph.readers.tables.refused import Refused
from belligraph.readers.tables.ucdp.esd_rows import COLUMNS, known, support_row
from belligraph.readers.tables.ucdp.kinds import MEANS, certain
from belligraph.registry import Registry
from belligraph.store import MEMORY, open_store

UCDP = Path(__file__).parents[5] / "shared" / "data" / "ucdp"
WORLD = UCDP / "ucdp-esd-ay-181.csv"
REGION = UCDP / "esd_mideast_2013_2015.csv"
NONE = {f"ext_{k}{part}": "0" for k in MEANS for part in ("", "_count_s", "_count_ns")}
ROW = NONE | {
    "id": "7", "year": "2014", "actor_id": "116", "actor_name": "Government of Iraq",
    "actor_nonstate": "0", "oppo_id": "234", "oppo_name": "IS", "ext_id": "3,28",
    "ext_name": "Government of United States of America,Government of United Kingdom",
    "ext_nonstate": "0.0", "ext_coalition_name": "Global Coalition", "ext_count_s": "2",
    "ext_count_ns": "0", "ext_w": "1", "ext_w_count_s": "2", "ext_x": "1", "ext_x_count_s": "1",
}  # fmt: skip


@cache
def tables() -> Tables:
    return sample().tables()


def write(file: Path, *rows: dict[str, str]) -> Path:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return file


def read(*files: Path, registry: Registry | None = None) -> Imported:
    return read_imports([Import("ucdp-esd", files)], registry or tables().registry)


def read_row(tmp_path: Path, registry: Registry | None = None, **cells: str) -> Imported:
    return read(write(tmp_path / "ucdp-esd-ay-181.csv", ROW | cells), registry=registry)


def given(file: Path) -> Path:
    if not file.is_file():
        pytest.skip(f"UCDP's files are not at hand: {file} is missing")
    return file


@cache
def world() -> Imported:
    return read(given(WORLD))


def test_each_supporter_has_claims_of_what_it_surely_gave(tmp_path) -> None:
    got = read_row(tmp_path)
    assert {(c.subject, c.object, c.against, c.means) for c in got.claims} == {
        ("usa", "iraq", ("isil",), Means.WEAPONS),
        ("united-kingdom", "iraq", ("isil",), Means.WEAPONS),
    }
    claim = got.claims[0]
    assert (claim.valid.text, claim.evidence.locator) == ("2014", "row 7")
    assert (claim.source, claim.publisher) == ("ucdp-esd-ay-18.1", "ucdp")
    assert "x troop support 1, w weapons 2" in claim.gist
    assert "surely gave w weapons, and may have given x troop support" in claim.gist
    assert "Global Coalition" in claim.gist


def test_where_no_kind_is_certain_the_means_is_unknown_and_the_rows_kinds_are_told(
    tmp_path,
) -> None:
    got = read_row(tmp_path, ext_w="0", ext_w_count_s="0")
    assert [c.means for c in got.claims] == [Means.UNKNOWN] * 2
    assert all("x troop support 1" in c.gist and "surely" not in c.gist for c in got.claims)


def test_infrastructure_or_joint_operations_leaves_open_which(tmp_path) -> None:
    only = {"ext_id": "4359", "ext_name": "JRTN", "ext_count_s": "0", "ext_count_ns": "1",
            "ext_nonstate": "1.0"}  # fmt: skip
    kinds = NONE | {"ext_y": "1", "ext_y_count_ns": "1"}
    (claim,) = read_row(tmp_path, **only, **kinds).claims
    assert (claim.subject, claim.means) == ("jrtn", Means.UNKNOWN)
    assert "y infrastructure or joint operations" in claim.gist


def test_supporters_go_by_their_ids_not_by_their_names(tmp_path) -> None:
    name = "Government of Australia, Government of United Kingdom"
    one = {"ext_id": "3822", "ext_name": name, "ext_count_s": "1", "year": "2003"}
    kinds = NONE | {"ext_x": "1", "ext_x_count_s": "1"}
    (claim,) = read_row(tmp_path, **one, **kinds).claims
    assert claim.subject == "coalition-2003"


def test_without_opponents_it_is_not_stated_whom_the_support_is_against(tmp_path) -> None:
    assert {c.against for c in read_row(tmp_path, oppo_id="", oppo_name="").claims} == {()}


def test_who_supports_is_not_whom_the_support_is_against(tmp_path) -> None:
    got = read_row(tmp_path, oppo_id="234,3", oppo_name="IS,USA")
    against = {c.subject: c.against for c in got.claims}
    assert against == {"usa": ("isil",), "united-kingdom": ("isil", "usa")}


def test_opponents_are_those_of_the_part_of_the_year_in_which_the_supported_was_there(
    tmp_path,
) -> None:
    known = tables().registry
    late = Actor(id="late", name="Late", kind=ActorKind.STATE, codes=(Dated("ucdp:77777"),),
                 active=parse_interval("2006-11-01/.."))  # fmt: skip
    registry = replace(known, actors={**known.actors, "late": late})
    year = {"year": "2006", "actor_id": "77777", "actor_name": "Late"}
    assert {c.against for c in read_row(tmp_path, registry, **year).claims} == {("isil",)}
    all_year = read_row(tmp_path, year="2006").claims
    assert {c.against for c in all_year} == {("al-qaeda-in-iraq", "isil")}


def test_rows_of_another_grain_are_other_rows(tmp_path) -> None:
    files = [write(tmp_path / f"ucdp-esd-{grain}-181.csv", ROW) for grain in ("ay", "dy")]
    assert (read(*files).tallies[0].giving, len(read(*files).claims)) == (2, 4)
    again = [*files, write(tmp_path / "ucdp-esd-ay-182.csv", ROW)]
    assert read(*again).tallies[0].aside == {
        "the same row came before, in ucdp-esd-ay-181.csv": Aside(1, ("7",))
    }


def test_what_the_file_calls_alleged_is_alleged(tmp_path) -> None:
    assert {c.standing for c in read_row(tmp_path, ext_alleged="1").claims} == {Standing.ALLEGED}
    assert {c.standing for c in read_row(tmp_path, ext_alleged="0").claims} == {Standing.STATED}


def test_rows_by_supporter_need_no_counts(tmp_path) -> None:
    row = {k: v for k, v in ROW.items() if "count" not in k}
    row |= {"ext_id": "3", "ext_name": "Government of United States of America"}
    got = read(write(tmp_path / "ucdp-esd-ty-181.csv", row))
    assert {(c.subject, c.means) for c in got.claims} == {
        ("usa", Means.WEAPONS), ("usa", Means.TROOPS),
    }  # fmt: skip
    assert {c.source for c in got.claims} == {"ucdp-esd-ty-18.1"}


def triad(tmp_path: Path, *rows: dict[str, str]) -> Imported:
    """Rows as the file by triad-year has them: one supporter, one dyad, no counts, no opponents."""
    lacking = ("count", "oppo_")
    shown = [{k: v for k, v in row.items() if not any(w in k for w in lacking)} for row in rows]
    return read(write(tmp_path / "ucdp-esd-ty-181.csv", *shown))


TRIAD = ROW | {
    "dyad_id": "524", "dyad_name": "Government of Iraq - IS", "ext_id": "3", "ext_sup": "1",
    "ext_name": "Government of United States of America", "ext_elements": "0",
    "ext_bothsides": "0", "ext_alleged": "0", "ext_w": "1", "ext_x": "1",
}  # fmt: skip
OTHER_SIDE = TRIAD | NONE | {
    "id": "8", "actor_id": "234", "actor_name": "IS", "actor_nonstate": "1", "ext_id": "4359",
    "ext_name": "JRTN", "ext_nonstate": "1", "ext_y": "1",
}  # fmt: skip


def test_each_supporter_of_a_triad_gave_exactly_its_kinds(tmp_path) -> None:
    other = TRIAD | NONE | {"id": "9", "ext_id": "28", "ext_name": "Government of United Kingdom",
                            "ext_f": "1"}  # fmt: skip
    got = triad(tmp_path, TRIAD, other, OTHER_SIDE)
    assert sorted((c.subject, c.object, c.means) for c in got.claims) == [
        ("jrtn", "isil", Means.UNKNOWN),  # y leaves open which
        ("united-kingdom", "iraq", Means.FUNDING),
        ("usa", "iraq", Means.TROOPS),
        ("usa", "iraq", Means.WEAPONS),
    ]
    assert not any("may have" in c.gist or "together" in c.gist for c in got.claims)
    assert "its kinds are x troop support, w weapons" in got.claims[0].gist


def test_the_support_of_a_triad_is_against_the_other_side_of_its_dyad(tmp_path) -> None:
    got = triad(tmp_path, TRIAD, OTHER_SIDE)
    assert {(c.object, c.against) for c in got.claims} == {
        ("iraq", ("isil",)), ("isil", ("iraq",)),
    }  # fmt: skip


def test_a_side_that_the_file_has_no_id_of_is_not_stated(tmp_path) -> None:
    assert {c.against for c in triad(tmp_path, TRIAD).claims} == {()}
    assert {c.against for c in triad(tmp_path, TRIAD | {"dyad_name": ""}).claims} == {()}


def test_alleged_support_of_a_triad_is_alleged(tmp_path) -> None:
    got = triad(tmp_path, TRIAD | {"ext_alleged": "1"}, OTHER_SIDE)
    assert {(c.object, c.standing) for c in got.claims} == {
        ("iraq", Standing.ALLEGED), ("isil", Standing.STATED),
    }  # fmt: skip


def test_a_triad_without_support_is_told(tmp_path) -> None:
    nobody = TRIAD | NONE | {"ext_id": "", "ext_name": "", "ext_nonstate": "", "ext_sup": "0"}
    got = triad(tmp_path, nobody)
    assert got.tallies[0].aside == {"no external support is coded": Aside(1, ("7",))}


def test_rows_by_dyad_year_are_refused_since_they_do_not_say_who_was_supported(tmp_path) -> None:
    row = {k: v for k, v in TRIAD.items() if not k.startswith(("actor", "oppo"))}
    row |= {"side_a": "Government of Iraq", "side_a_id": "116", "side_b": "IS", "side_b_id": "234"}
    with pytest.raises(TableError, match="rows by dyad-year do not say which side was supported"):
        read(write(tmp_path / "ucdp-esd-dy-181.csv", row))


def test_several_supporters_without_counts_leave_all_kinds_open(tmp_path) -> None:
    row = {k: v for k, v in ROW.items() if "count" not in k}
    got = read(write(tmp_path / "ucdp-esd-dy-181.csv", row))
    assert [c.means for c in got.claims] == [Means.UNKNOWN] * 2


def test_an_unknown_supporter_is_provisional_and_told(tmp_path) -> None:
    got = read_row(tmp_path, Registry())
    assert got.tallies[0].provisional == {
        "Government of Iraq": 1, "IS": 1, "UCDP actor 28": 1, "UCDP actor 3": 1,
    }  # fmt: skip
    actor = got.registry.actors["ucdp-actor-3"]
    assert (actor.provisional, actor.kind.value) == (True, "state")  # by the counts of the row


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        ({"ext_id": "3"}, "column ext_id: '3'; expected 2 ids of supporters"),
        ({"ext_id": "3;US"}, "column ext_id: '3;US'; expected whole numbers joined by commas"),
        ({"year": "14"}, "column year: '14'; expected a year"),
        ({"ext_w_count_s": "two"}, "column ext_w_count_s: 'two'; expected a whole number"),
        ({"actor_name": "116"}, "column actor_name: '116'; expected a name, not a number"),
    ],
)
def test_a_bad_cell_is_told_with_its_place(tmp_path, cells, complaint) -> None:
    with pytest.raises(TableError, match=r"ucdp-esd-ay-181\.csv, line 2") as caught:
        read_row(tmp_path, **cells)
    assert complaint in str(caught.value)


def test_every_row_gives_claims_or_is_told() -> None:
    (tally,) = world().tallies
    assert tally.rows == 4781 == tally.giving + tally.rejects
    with WORLD.open(encoding="utf-8") as lines:
        silent = [r["id"] for r in csv.DictReader(lines) if not r["ext_id"]]
    assert tally.aside == {"no external support is coded": Aside(len(silent), tuple(silent[:5]))}


def supporter_rows() -> Iterator[tuple[list[str], list[str]]]:
    refused = Refused()
    rows = [row for _, row in read_rows(given(WORLD), COLUMNS, support_row, refused)]
    assert refused.problems == []
    told = known(rows)
    for row in rows:
        for id_ in row.supporters:
            yield certain(row.given, row.all, told.nonstate[id_])


def test_how_many_supporters_of_a_row_have_certain_kinds() -> None:
    """Counted apart from this reader when the data were first looked at."""
    found = list(supporter_rows())
    assert len(found) == 8666
    assert sum(not open_ for _, open_ in found) == 2536
    assert sum(bool(set(sure) - {"u"}) for sure, _ in found) == 4121


def test_imported_rows_agree_with_those_that_people_curated() -> None:
    """But for the Iraq of 2003 and 2004, whose one id is three actors of the tables.

    The reader takes the longest of the year; people knew which Iraq it was.
    """
    imported: dict[tuple[str, str, str], list[object]] = {}
    for claim in world().claims:
        key = (claim.evidence.locator, claim.subject, claim.object)
        imported.setdefault(key, []).append(claim)
    curated = [c for c in tables().claims if c.source.startswith("ucdp-esd")]
    assert len(curated) == 111
    lacking, differing = set(), set()
    for claim in curated:
        mine = imported.get((claim.evidence.locator, claim.subject, claim.object), [])
        if not mine:
            lacking.add(claim.row)
        elif any(getattr(m, n) != getattr(claim, n) for m in mine
                 for n in ("against", "valid", "standing", "place")):  # fmt: skip
            differing.add(claim.row)
        elif claim.means is not Means.UNKNOWN:
            assert claim.means in {m.means for m in mine}, claim.row
    assert lacking == {"esd-2945-iraq-baathist"}
    assert differing == {"esd-4558-iran"}


def test_the_supporters_of_iraq_against_is_come_out_of_one_query(project) -> None:
    folder = project("esd", f'[[imports]]\nreader = "ucdp-esd"\nfile = "{given(REGION)}"')
    store = open_store(MEMORY)
    index(store, open_project(folder))
    graph = Graph(store)
    asked = {"as_of": "2014-12-31", "window": "364"}
    rows = graph.query("who-supports", actor="iraq", against="isil", **asked).rows
    assert len({row["supporter"] for row in rows}) == 24
    assert {"usa", "iran", "pkk", "pyd", "albania"} <= {row["supporter"] for row in rows}
    assert {(row["standing"][0], row["against"][0]) for row in rows} == {("stated", "isil")}
    rows = graph.query("who-supports", actor="isil", against="iraq", **asked).rows
    assert {row["supporter"] for row in rows} == {"jrtn"}


def test_alleged_support_can_be_left_out_of_an_answer(tmp_path, project) -> None:
    one = ROW | {"ext_count_s": "1", "ext_w_count_s": "1", "ext_alleged": "0"}
    rows = [
        one | {"ext_id": "3", "ext_name": "Government of United States of America"},
        one | {"id": "8", "ext_id": "28", "ext_name": "Government of United Kingdom",
               "ext_alleged": "1"},
    ]  # fmt: skip
    file = write(tmp_path / "ucdp-esd-ty-181.csv", *rows)
    folder = project("esd", f'[[imports]]\nreader = "ucdp-esd"\nfile = "{file}"')
    store = open_store(MEMORY)
    index(store, open_project(folder))
    asked = {"actor": "iraq", "against": "isil", "as_of": "2014-12-31", "window": "364"}
    graph = Graph(store)
    found = {
        view: {row["supporter"] for row in graph.query("who-supports", view=view, **asked).rows}
        for view in ("default", "stated")
    }
    assert found["default"] - found["stated"] == {"united-kingdom"}
    assert "usa" in found["stated"]
