"""UCDP Dyadic: two parties that fought in a year, and the states that helped them with troops."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph import Graph
from belligraph.assemble import index
from belligraph.errors import TableError
from belligraph.model import ActorKind, Means, Relation, Standing
from belligraph.project import open_project, sample
from belligraph.readers.tables import Aside, Import, Imported, read_imports
from belligraph.registry import Registry
from belligraph.store import MEMORY, open_store

HEADER = (
    "dyad_id", "conflict_id", "location", "side_a", "side_a_id", "side_a_2nd", "side_b",
    "side_b_id", "side_b_2nd", "incompatibility", "territory_name", "year", "intensity_level",
    "type_of_conflict", "start_date", "start_prec", "start_date2", "start_prec2", "gwno_a",
    "gwno_a_2nd", "gwno_b", "gwno_b_2nd", "gwno_loc", "region", "version",
)  # fmt: skip
ROW = dict.fromkeys(HEADER, "") | {
    "dyad_id": "524", "conflict_id": "259", "location": "Iraq", "side_a": "Government of Iraq",
    "side_a_id": "116", "side_b": "IS", "side_b_id": "234", "incompatibility": "2",
    "year": "2014", "intensity_level": "2", "type_of_conflict": "4", "start_date": "2004-02-10",
    "start_prec": "1", "gwno_a": "645", "gwno_loc": "645",
}  # fmt: skip
HELPED = ROW | {
    "side_a_2nd": "Government of Denmark, Government of Macedonia, FYR, Government of Utopia",
    "gwno_a_2nd": "390, 343, 999",
}  # fmt: skip


@cache
def tables() -> Registry:
    return sample().tables().registry


def write(file: Path, *rows: dict[str, str]) -> Path:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return file


def read(tmp_path: Path, *rows: dict[str, str], registry: Registry | None = None) -> Imported:
    file = write(tmp_path / "Dyadic_v25_1.csv", *rows)
    return read_imports([Import("ucdp-dyadic", (file,))], registry or tables())


def refused(tmp_path: Path, **cells: str) -> str:
    with pytest.raises(TableError) as caught:
        read(tmp_path, ROW | cells)
    return str(caught.value)


def test_two_parties_oppose_each_other_one_claim_each_way(tmp_path) -> None:
    one, other = read(tmp_path, ROW).claims
    assert (one.subject, one.object) == (other.object, other.subject) == ("iraq", "isil")
    for claim in (one, other):
        assert (claim.relation, claim.means) == (Relation.OPPOSES, Means.ATTACK)
        assert (claim.valid.text, claim.standing) == ("2014", Standing.STATED)
        assert (claim.place, claim.event, claim.published_on) == (None, None, None)
        assert (claim.source, claim.publisher) == ("ucdp-dyadic-25.1", "ucdp")
        assert claim.evidence.locator == "dyad 524, year 2014"


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({}, "over government, with at least 1,000 battle-related deaths in 2014"),
        ({"intensity_level": "1"}, "with at least 25 and fewer than 1,000 battle-related deaths"),
        ({"incompatibility": "1", "territory_name": "Kurdistan"}, "over territory (Kurdistan),"),
        ({"incompatibility": "3"}, "over government and territory,"),
        ({"incompatibility": ""}, "a state-based conflict, with"),
    ],
)
def test_what_is_coded_is_told(tmp_path, cells, words) -> None:
    got = read(tmp_path, ROW | cells)
    assert all(words in claim.gist for claim in got.claims)
    assert "UCDP codes Iraq and ISIL as the two parties" in got.claims[0].gist


def test_a_year_in_which_the_dyad_began_counts_from_its_first_death(tmp_path) -> None:
    began = ROW | {"start_date": "2014-06-10"}
    assert {c.valid.text for c in read(tmp_path, began).claims} == {"2014-06-10/2014"}
    vague = began | {"start_prec": "4"}
    assert {c.valid.text for c in read(tmp_path, vague).claims} == {"2014"}
    nothing = began | {"start_date": "", "start_prec": ""}
    assert {c.valid.text for c in read(tmp_path, nothing).claims} == {"2014"}


def test_secondary_parties_support_a_side_with_troops_against_the_other(tmp_path) -> None:
    got = read(tmp_path, HELPED | {"side_b_2nd": "Government of Iran", "gwno_b_2nd": "630"})
    support = [c for c in got.claims if c.relation is Relation.SUPPORTS]
    assert {(c.object, c.against) for c in support if c.subject != "iran"} == {
        ("iraq", ("isil",)),
    }  # fmt: skip
    assert [(c.object, c.against) for c in support if c.subject == "iran"] == [
        ("isil", ("iraq",)),
    ]  # fmt: skip
    assert {c.means for c in support} == {Means.TROOPS}
    assert len(support) == 4
    assert "as a secondary party, with troops, on the side of Iraq against ISIL" in support[0].gist


def test_secondary_parties_are_not_said_to_have_fought(tmp_path) -> None:
    opposed = [c for c in read(tmp_path, HELPED).claims if c.relation is Relation.OPPOSES]
    assert {c.subject for c in opposed} == {"iraq", "isil"}


def test_states_go_by_their_numbers_and_are_named_as_the_rows_tell(tmp_path) -> None:
    got = read(tmp_path, HELPED)
    made = {a.name: a for a in got.registry.actors.values() if a.provisional}
    assert {"Government of Macedonia, FYR", "Government of Utopia"} <= set(made)
    macedonia = made["Government of Macedonia, FYR"]
    assert ([c.value for c in macedonia.codes], macedonia.kind) == (["gw:343"], ActorKind.STATE)
    again = read(tmp_path, HELPED, HELPED | {"year": "2015"})
    assert len({c.subject for c in again.claims}) == len({c.subject for c in got.claims})


def test_a_state_that_is_a_party_elsewhere_in_the_file_is_that_actor(tmp_path) -> None:
    utopia = ROW | {"dyad_id": "9", "side_a": "Government of Utopia", "side_a_id": "7777",
                    "gwno_a": "999"}  # fmt: skip
    got = read(tmp_path, HELPED, utopia)
    named = [a for a in got.registry.actors.values() if a.name == "Government of Utopia"]
    assert [[c.value for c in actor.codes] for actor in named] == [["ucdp:7777"]]


def test_names_that_do_not_match_the_numbers_name_nobody(tmp_path) -> None:
    got = read(tmp_path, ROW | {"side_a_2nd": "Government of Utopia", "gwno_a_2nd": "998, 999"})
    made = {a.name for a in got.registry.actors.values() if a.provisional}
    assert made == {"Gleditsch-Ward state 998", "Gleditsch-Ward state 999"}


def test_names_that_change_place_name_nobody(tmp_path) -> None:
    turned = HELPED | {"year": "2015", "gwno_a_2nd": "390, 999, 343"}
    made = {a.name for a in read(tmp_path, HELPED, turned).registry.actors.values()}
    assert "Gleditsch-Ward state 999" in made
    assert "Government of Utopia" not in made


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(1, 4), st.integers(2013, 2015), st.sampled_from(["1", "2"])),
                max_size=9))  # fmt: skip
def test_every_row_gives_its_claims_or_is_told(tmp_path_factory, rows) -> None:
    cells = [ROW | {"dyad_id": str(d), "year": str(y), "intensity_level": "1"} for d, y, _ in rows]
    got = read(tmp_path_factory.mktemp("dyadic"), *(cells or [ROW]))
    (tally,) = got.tallies
    dyads = len({(d, y) for d, y, _ in rows}) or 1
    assert tally.rows == tally.giving + tally.rejects == (len(rows) or 1)
    assert (tally.giving, tally.given, len(got.claims)) == (dyads, 2 * dyads, 2 * dyads)


def test_a_row_that_comes_again_is_told(tmp_path) -> None:
    (tally,) = read(tmp_path, ROW, ROW).tallies
    assert tally.aside == {"the same row came before, in Dyadic_v25_1.csv": Aside(1, ("524-2014",))}


def test_sides_that_are_one_actor_give_nothing_and_are_told(tmp_path) -> None:
    got = read(tmp_path, ROW | {"side_b": "Government of Iraq", "side_b_id": "116"})
    assert got.claims == ()
    assert got.tallies[0].aside == {"both sides are 'iraq' in the tables": Aside(1, ("524-2014",))}


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        ({"year": "14"}, "column year: '14'; expected a year"),
        ({"intensity_level": "3"}, "column intensity_level: '3'; expected 1 or 2"),
        ({"side_b_id": "7, 8"}, "column side_b_id: '7, 8'; expected a whole number"),
        ({"side_a": "=A1"}, "column side_a: '=A1'; expected a value, not a formula"),
        ({"start_date": "2014-13-01"}, "column start_date: '2014-13-01'; expected a day"),
        ({"gwno_a_2nd": "two"}, "column gwno_a_2nd: 'two'; expected whole numbers"),
        ({"side_a_2nd": "Government of Utopia"}, "column gwno_a_2nd: ''; expected numbers of"),
    ],
)
def test_a_bad_cell_is_told_with_its_place(tmp_path, cells, complaint) -> None:
    assert complaint in refused(tmp_path, **cells)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Dyadic_v25_1.csv", "ucdp-dyadic-25.1"),
        ("ucdp-dyadic-181.csv", "ucdp-dyadic-18.1"),
        ("ucdp-dyadic-251-csv.zip", "ucdp-dyadic-25.1"),
        ("mine.csv", "ucdp-dyadic"),
    ],
)
def test_the_source_is_the_dataset_with_its_version(tmp_path, name, id_) -> None:
    from belligraph.readers.tables.ucdp.dyadic import DATASET

    assert DATASET.source(tmp_path / name).id == id_


def test_the_layout_of_18_1_says_the_same(tmp_path) -> None:
    renames = {"intensity_level": "intensity", "territory_name": "territory",
               "type_of_conflict": "type"}  # fmt: skip
    row = HELPED | {"territory_name": "Kurdistan", "incompatibility": "1"}
    old = {renames.get(name, name): value for name, value in row.items()}
    assert [c.id for c in read(tmp_path, old).claims] == [c.id for c in read(tmp_path, row).claims]


def test_who_helped_with_troops_comes_out_of_a_store(tmp_path, project) -> None:
    file = write(tmp_path / "Dyadic_v25_1.csv", HELPED)
    folder = project("dyadic", f'[[imports]]\nreader = "ucdp-dyadic"\nfile = "{file}"')
    store = open_store(MEMORY)
    index(store, open_project(folder))
    asked = {"as_of": "2014-12-31", "window": "364"}
    rows = Graph(store).query("who-supports", actor="iraq", against="isil", **asked).rows
    assert {(row["means"], row["claims"] != []) for row in rows} == {("troops", True)}
    assert len({row["supporter"] for row in rows}) == 3
