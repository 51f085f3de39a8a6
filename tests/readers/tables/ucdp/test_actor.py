"""UCDP's actors come into the registry with their names, and leave the tables' own as they are."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from belligraph.errors import TableError
from belligraph.model import Actor, ActorKind, Dated
from belligraph.project import sample
from belligraph.readers.tables import Aside, Import, Imported, read_imports
from belligraph.registry import Registry

UCDP = Path(__file__).parents[5] / "shared" / "data" / "ucdp"
FILE = UCDP / "ucdp-actor-221.csv"
ROW = {
    "ActorId": "7", "NameData": "SLA", "NameOrig": "SLA", "NameOrigFull": "n/a",
    "NameOrigFullEng": "Southern Army", "NewName": "SLA/M, New SLA", "Org": "1", "Splinter": "0",
    "ActorIdPrev": "",
}  # fmt: skip


def read(tmp_path: Path, *rows: dict[str, str], registry: Registry | None = None) -> Imported:
    file = tmp_path / "ucdp-actor-221.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, list(ROW))
        writer.writeheader()
        writer.writerows(rows)
    return read_imports([Import("ucdp-actor", (file,))], registry or Registry())


def test_an_actor_has_its_names_and_its_id(tmp_path) -> None:
    got = read(tmp_path, ROW)
    actor = got.registry.actors["sla"]
    assert [a.value for a in actor.aliases] == ["New SLA", "SLA/M", "Southern Army"]
    assert ([c.value for c in actor.codes], actor.kind) == (["ucdp:7"], ActorKind.ARMED_GROUP)
    assert (actor.sources, actor.provisional) == (("ucdp-actor-22.1",), False)
    assert got.tallies[0].given == 1


def test_governments_are_states_and_communities_populations(tmp_path) -> None:
    rows = [ROW | {"ActorId": str(n), "NameData": f"A{n}", "Org": str(n)} for n in (1, 2, 3, 4)]
    got = read(tmp_path, *(r | {"ActorId": "1" + r["ActorId"]} for r in rows))
    kinds = [got.registry.actors[f"a{n}"].kind.value for n in (1, 2, 3, 4)]
    assert kinds == ["armed_group", "armed_group", "population", "state"]


def test_a_splinter_follows_the_actor_it_left(tmp_path) -> None:
    parent = ROW | {"ActorId": "8", "NameData": "Old Army"}
    got = read(tmp_path, ROW | {"Splinter": "1", "ActorIdPrev": "8"}, parent)
    assert got.registry.actors["sla"].predecessors == ("old-army",)
    assert got.registry.actors["old-army"].predecessors == ()


def test_a_former_name_alone_makes_no_splinter(tmp_path) -> None:
    parent = ROW | {"ActorId": "8", "NameData": "Old Army"}
    got = read(tmp_path, ROW | {"Splinter": "0", "ActorIdPrev": "8"}, parent)
    assert got.registry.actors["sla"].predecessors == ()


def test_actors_that_left_each_other_make_no_circle(tmp_path) -> None:
    one = ROW | {"Splinter": "1", "ActorIdPrev": "8"}
    other = ROW | {"ActorId": "8", "NameData": "B", "Splinter": "1", "ActorIdPrev": "7"}
    got = read(tmp_path, one, other)
    assert [got.registry.actors[i].predecessors for i in ("sla", "b")] == [("b",), ()]


def test_an_actor_of_the_tables_stays_as_it_is_and_is_told(tmp_path) -> None:
    known = Actor(id="sla-tables", name="The Army", kind=ActorKind.ORGANISATION,
                  codes=(Dated("ucdp:7"),))  # fmt: skip
    got = read(tmp_path, ROW, registry=Registry(actors={known.id: known}))
    assert got.registry.actors == {known.id: known}
    assert got.tallies[0].aside == {"the tables have the actor already": Aside(1, ("7",))}


def test_no_name_comes_to_mean_two(tmp_path) -> None:
    known = Actor(id="southern", name="Southern Army", kind=ActorKind.ARMED_GROUP)
    other = ROW | {"ActorId": "8", "NameData": "New SLA", "NewName": "", "NameOrigFullEng": ""}
    got = read(tmp_path, ROW, other, registry=Registry(actors={known.id: known}))
    for name in ("Southern Army", "New SLA"):
        assert len({n.id for n in got.registry.actors_called(name)}) == 1


def test_actors_of_one_name_have_ids_of_their_own(tmp_path) -> None:
    got = read(tmp_path, ROW, ROW | {"ActorId": "8"})
    assert set(got.registry.actors) == {"sla", "sla-ucdp-8"}


def test_bad_cells_are_told_and_nothing_is_loaded(tmp_path) -> None:
    with pytest.raises(TableError) as caught:
        read(tmp_path, ROW | {"ActorId": "x"}, ROW | {"NameData": ""}, ROW)
    assert [(p.row, p.column) for p in caught.value.problems] == [(2, "ActorId"), (3, "NameData")]


def test_all_of_ucdps_actors_have_a_place_or_a_reason() -> None:
    if not FILE.is_file():
        pytest.skip(f"UCDP's files are not at hand: {FILE} is missing")
    tables = sample().tables().registry
    got = read_imports([Import("ucdp-actor", (FILE,))], tables)
    (tally,) = got.tallies
    assert tally.rows == 1725 == tally.giving + tally.rejects
    codes = {c.value for a in got.registry.actors.values() for c in a.codes}
    with FILE.open(encoding="utf-8-sig") as lines:
        missing = {r["ActorId"] for r in csv.DictReader(lines)} - {c[5:] for c in codes}
    assert missing <= {"1"}
    assert all(got.registry.actors[i] == actor for i, actor in tables.actors.items())


def test_ucdps_file_begins_with_a_mark_that_is_no_part_of_a_name() -> None:
    if not FILE.is_file():
        pytest.skip(f"UCDP's files are not at hand: {FILE} is missing")
    assert FILE.read_bytes().startswith(b"\xef\xbb\xbfActorId")
    got = read_imports([Import("ucdp-actor", (FILE,))], Registry())
    assert got.tallies[0].giving == 1725


@pytest.mark.parametrize(
    ("reader", "name"),
    [("ucdp-ged", "ged_iraq_2013_2015.csv"), ("ucdp-esd", "esd_mideast_2013_2015.csv")],
)
def test_events_and_support_join_ucdps_actors_by_their_ids(reader, name) -> None:
    """Who is in no table are only those whom UCDP's own file of actors lacks."""
    files = [FILE, UCDP / name]
    if not all(file.is_file() for file in files):
        pytest.skip(f"UCDP's files are not at hand: {UCDP}")
    imports = [Import("ucdp-actor", (files[0],)), Import(reader, (files[1],))]
    got = read_imports(imports, Registry())
    with FILE.open(encoding="utf-8-sig") as lines:
        known = {f"ucdp:{r['ActorId']}" for r in csv.DictReader(lines)}
    made = [a for a in got.registry.actors.values() if a.provisional]
    assert not {c.value for a in made for c in a.codes} & known
    assert (
        not {c.value for a in got.registry.actors.values() for c in a.codes}
        - known
        - {c.value for a in made for c in a.codes}
    )
