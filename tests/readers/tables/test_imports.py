"""Datasets together: actors first, all problems at once, nothing half-loaded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.errors import TableError
from belligraph.readers.tables import (
    READERS,
    Aside,
    Import,
    Imported,
    Narrowing,
    read_imports,
)
from belligraph.readers.tables.narrowing import AFTER, BEFORE, OTHER_ACTORS, OTHER_PLACES
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


@settings(deadline=None, derandomize=True)
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
        # rows of one file that share an id and differ are bad
        got = read_imports([Import("ucdp-ged", tuple(written))], Registry(), skip_bad=True)
    (tally,) = got.tallies
    first = {i: (k, b, d) for i, k, b, d in reversed([row for rows in files for row in rows])}
    kept = [(k, d) for k, b, d in first.values() if b != 5]
    assert tally.rows == sum(map(len, files)) == tally.giving + tally.rejects
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


def test_the_readers_are_those_that_the_documents_tell() -> None:
    assert READERS == (
        "ucdp-actor", "ucdp-ged", "ucdp-esd", "ucdp-dyadic", "gdelt", "icews", "acled",
    )  # fmt: skip


def test_imports_but_actors_keep_their_order(tmp_path) -> None:
    header = "id,year,actor_id,actor_name,ext_id,ext_name," + ",".join(
        f"ext_{kind}" for kind in "xpywmtfilou"
    )
    support = Import("ucdp-esd", write(tmp_path, "esd.csv", header + "\n"))
    events = Import("ucdp-ged", write(tmp_path, "ged.csv", EVENTS.format(1, 4)))
    got = read_imports([support, events], Registry())
    assert [t.reader for t in got.tallies] == ["ucdp-esd", "ucdp-ged"]


GOOD = "{},1,116,Government of Iraq,234,IS,Hit town,Iraq,2014-01-03,2014-01-03,4,0,9\n"
BAD = {
    "a word for a number": "90,1,116,Government of Iraq,777,Nobody,Lost town,Iraq,2014-01-03,"
    "2014-01-03,four,0,9\n",
    "a formula": "91,1,116,=A1,777,Nobody,Lost town,Iraq,2014-01-03,2014-01-03,4,0,9\n",
    "ragged": "92,1,116,Government of Iraq,777,Nobody,Lost town\n",
    "too long": "93,1,116,Government of Iraq,777,Nobody,Lost town,Iraq,2014-01-03,2014-01-03,4,0,"
    "9,10\n",
    "a control character": "94,1,116,Government of Iraq,777,No\x07body,Lost town,Iraq,2014-01-03,"
    "2014-01-03,4,0,9\n",
    "no such day": "95,1,116,Government of Iraq,777,Nobody,Lost town,Iraq,2014-02-30,2014-02-30,"
    "4,0,9\n",
    "a name that is a number": "96,1,116,645,777,Nobody,Lost town,Iraq,2014-01-03,2014-01-03,4,0,"
    "9\n",
}
HEADER = EVENTS.partition("\n")[0] + "\n"


def events(folder: Path, *rows: str, name: str = "ged.csv") -> Import:
    return Import("ucdp-ged", write(folder, name, HEADER + "".join(rows)))


@settings(deadline=None, derandomize=True)
@given(st.lists(st.sampled_from([*BAD, "good"]), max_size=12))
def test_without_its_bad_rows_a_file_gives_what_its_good_rows_give(kinds) -> None:
    rows = [BAD.get(kind, GOOD.format(number)) for number, kind in enumerate(kinds)]
    good = [row for row, kind in zip(rows, kinds, strict=True) if kind == "good"]
    with TemporaryDirectory() as folder:
        got = read_imports([events(Path(folder), *rows)], Registry(), skip_bad=True)
        pure = read_imports([events(Path(folder), *good)], Registry())
    assert (got.registry, got.claims) == (pure.registry, pure.claims)
    (tally,) = got.tallies
    assert tally.rows == len(rows) == tally.giving + tally.rejects
    assert tally.bad == len(got.bad) == len(rows) - len(good)
    assert [row.line for row in got.bad] == [n + 2 for n, k in enumerate(kinds) if k != "good"]


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_row_stops_everything_unless_bad_rows_are_skipped(tmp_path, kind) -> None:
    one = events(tmp_path, GOOD.format(1), BAD[kind])
    with pytest.raises(TableError, match=r"ged\.csv, line 3"):
        read_imports([one], Registry())
    (bad,) = read_imports([one], Registry(), skip_bad=True).bad
    assert (bad.file, bad.line, ",".join(bad.cells)) == ("ged.csv", 3, BAD[kind].rstrip("\n"))


def test_a_good_row_of_the_id_of_a_bad_one_is_taken(tmp_path) -> None:
    bad = GOOD.format(7).replace(",4,0,9", ",four,0,9")
    got = read_imports([events(tmp_path, bad, GOOD.format(7))], Registry(), skip_bad=True)
    assert (got.tallies[0].giving, got.tallies[0].bad) == (1, 1)


def test_what_the_model_forbids_is_a_bad_row_of_which_nothing_stays(tmp_path) -> None:
    header = "id,year,actor_id,actor_name,oppo_id,ext_id,ext_name," + ",".join(
        f"ext_{kind}" for kind in "xpywmtfilou"
    )
    known = "{},2014,{},{},,,,0,0,0,0,0,0,0,0,0,0,0\n"
    foes = [known.format(n, n, f"Band {n} {'x' * 900}") for n in range(500, 512)]
    many = f'7,2014,116,Iraq,"{",".join(map(str, range(500, 512)))}",3,USA,1' + ",0" * 10 + "\n"
    few = "8,2014,116,Iraq,500,3,USA,1" + ",0" * 10 + "\n"
    file = write(tmp_path, "esd.csv", "\n".join([header, "".join([*foes, many, few])]))
    with pytest.raises(TableError, match="expected at most 10000 characters"):
        read_imports([Import("ucdp-esd", file)], Registry())
    got = read_imports([Import("ucdp-esd", file)], Registry(), skip_bad=True)
    assert [row.cells[0] for row in got.bad] == ["7"]
    assert {c.evidence.locator for c in got.claims} == {"row 8"}
    assert len(got.registry.actors) == 3


@pytest.mark.parametrize(
    "text", ["id,best\n1,2\n", HEADER + GOOD.format(1) + '2,"\n', "", "\xff\xfei\0d\0"]
)
def test_a_bad_file_stops_everything_also_where_bad_rows_are_skipped(tmp_path, text) -> None:
    one = events(tmp_path, GOOD.format(1))
    (tmp_path / "bad.csv").write_bytes(text.encode("latin-1"))
    two = Import("ucdp-ged", (tmp_path / "bad.csv",))
    with pytest.raises(TableError, match=r"bad\.csv"):
        read_imports([one, two], Registry(), skip_bad=True)


def test_many_bad_rows_are_told_together_and_only_some_are_printed(tmp_path) -> None:
    one = events(tmp_path, *[BAD["a word for a number"]] * 80, name="a.csv")
    two = events(tmp_path, BAD["ragged"], name="b.csv")
    with pytest.raises(TableError) as caught:
        read_imports([one, two], Registry())
    assert len(caught.value.problems) == 81
    said = str(caught.value)
    assert said.startswith("81 problems:")
    assert said.count("\n  a.csv") == 50
    assert "... and 31 more" in said
    assert said.endswith("nothing of these files was loaded")


DAYS = {1: "2013-12-31", 2: "2014-01-03", 3: "2014-02-01"}
NARROW = "{id},1,{a},{A},{b},{B},{where},Iraq,{day},{day},4,0,9\n"


def narrowed(folder: Path, **asked: object) -> Imported:
    """Five events: of three days, of other sides, of another place."""
    sides = {"a": 116, "A": "Government of Iraq", "b": 234, "B": "IS", "where": "Hit town"}
    rows = [NARROW.format(id=n, day=day, **sides) for n, day in DAYS.items()]
    rows += [
        NARROW.format(id=4, day=DAYS[2], **(sides | {"a": 8, "A": "Band", "b": 9, "B": "Gang"})),
        NARROW.format(id=5, day=DAYS[2], **(sides | {"where": "Lost town"})),
    ]
    registry = read_imports([events(folder, *rows)], Registry()).registry
    bare = replace(registry, events={}, actors={
        i: replace(a, provisional=False)
        for i, a in registry.actors.items() if i in ("government-of-iraq", "is")
    }, places={i: p for i, p in registry.places.items() if i != "lost-town"})  # fmt: skip
    return read_imports([events(folder, *rows)], bare, narrowing=Narrowing(**asked))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "taken", "aside"),
    [
        ({}, "12345", {}),
        ({"since": date(2014, 1, 1)}, "2345", {BEFORE: "1"}),
        ({"until": date(2014, 1, 3)}, "1245", {AFTER: "3"}),
        ({"actors": frozenset({"is"})}, "1235", {OTHER_ACTORS: "4"}),
        ({"actors": frozenset({"government-of-iraq", "nobody"})}, "1235", {OTHER_ACTORS: "4"}),
        ({"places": frozenset({"hit-town"})}, "1234", {OTHER_PLACES: "5"}),
        ({"places": frozenset({"iraq-country"})}, "12345", {}),
        ({"since": date(2014, 1, 1), "places": frozenset({"hit-town"})}, "234",
         {BEFORE: "1", OTHER_PLACES: "5"}),
    ],
)  # fmt: skip
def test_only_rows_that_are_asked_for_are_taken_and_the_others_told(
    tmp_path, asked, taken, aside
) -> None:
    got = narrowed(tmp_path, **asked)
    assert {c.evidence.locator for c in got.claims} == {f"row {n}" for n in taken}
    assert set(got.registry.events) == {f"ged-{n}" for n in taken}
    (tally,) = got.tallies
    assert tally.aside == {reason: Aside(len(ids), tuple(ids)) for reason, ids in aside.items()}
    assert tally.rows == 5 == tally.giving + tally.rejects


def test_nothing_stays_of_rows_that_were_not_asked_for(tmp_path) -> None:
    got = narrowed(tmp_path, actors=frozenset({"is"}))
    assert set(got.registry.actors) == {"government-of-iraq", "is"}
    got = narrowed(tmp_path, places=frozenset({"hit-town"}))
    assert "lost-town" not in got.registry.places
    assert set(got.registry.actors) == {"government-of-iraq", "is", "band", "gang"}
