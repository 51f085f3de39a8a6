"""Actors go into a project's tables whole, and a table that does not fit stays as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from belligraph.additions import add_actors, read_actors
from belligraph.dates import parse_interval
from belligraph.errors import ProjectError, TableError
from belligraph.model import Actor, ActorKind, Dated, Office, Publisher, Source, SourceKind
from belligraph.project import open_project
from belligraph.registry import Registry

SOURCE = Source(
    id="ucdp-ged-25.1",
    title='Events, "version" 25.1',
    publisher="uppsala",
    kind=SourceKind.DATASET,
    author="One; Two",
    licence="CC-BY-4.0",
    checked=True,
)
KNOWN = Registry(
    publishers={"uppsala": Publisher(id="uppsala", name="Uppsala, Sweden")},
    sources={SOURCE.id: SOURCE},
)


def actor(id_: str, **given: object) -> Actor:
    fields = {
        "name": id_.title(),
        "kind": ActorKind.ARMED_GROUP,
        "codes": (Dated("ucdp:77", parse_interval("2010/2012")), Dated("cameo:ABC")),
        "sources": (SOURCE.id,),
        "locator": "actor 77",
        "provisional": True,
    }
    return Actor(id=id_, **fields | given)  # type: ignore[arg-type]


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("*.csv")}


def test_an_actor_brings_its_codes_source_and_publisher(project) -> None:
    folder = project("own", 'registry = "own"')
    assert add_actors(folder, [actor("league", name='The "League", of old')], KNOWN) == ["league"]
    registry = open_project(folder).tables().registry
    added = registry.actors["league"]
    assert (added.name, added.kind) == ('The "League", of old', ActorKind.ARMED_GROUP)
    assert added.codes == actor("league").codes
    assert not added.provisional
    assert registry.sources[SOURCE.id] == SOURCE
    assert registry.publishers["uppsala"].name == "Uppsala, Sweden"


def test_all_that_a_row_says_is_kept(project) -> None:
    folder = project("own", 'registry = "own"')
    years = parse_interval("2010/2012")
    speaker = actor(
        "speaker",
        kind=ActorKind.PERSON,
        offices=(Office("union", "Speaker", years), Office("union", "Clerk")),
    )
    whole = actor(
        "league",
        adjectives=(Dated("Leaguish", years),),
        metonyms=(Dated("Klow"),),
        predecessors=("union",),
        member_of=(Dated("union", years),),
        note="Looked through.",
    )
    add_actors(folder, [actor("union"), speaker, whole, whole], KNOWN)
    found = open_project(folder).tables().registry.actors
    for one in (speaker, whole):
        assert found[one.id] == replace(one, provisional=False)


def test_a_source_that_nobody_knows_is_told_by_cell(project) -> None:
    folder = project("own", 'registry = "own"')
    before = contents(folder)
    with pytest.raises(TableError) as caught:
        add_actors(folder, [actor("league", sources=("none",))], KNOWN)
    assert [(p.column, p.value) for p in caught.value.problems] == [("source", "none")]
    assert contents(folder) == before


def test_a_table_that_is_a_link_stays_one(project, tmp_path: Path) -> None:
    folder = project("own", 'registry = "own"')
    shared = tmp_path / "shared.csv"
    shared.write_text(" id, name,kind,source,locator,codes\n", encoding="utf-8")
    (folder / "actors.csv").symlink_to(shared)
    add_actors(folder / "belligraph.toml", [actor("league")], KNOWN)
    assert (folder / "actors.csv").is_symlink()
    assert "league" in shared.read_text("utf-8")


def test_a_full_disk_leaves_nothing_behind(project, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project("own", 'registry = "own"')
    before, write = sorted(folder.iterdir()), Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        write(path, data[:9])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ProjectError, match="No space left"):
        add_actors(folder, [actor("league")], KNOWN)
    assert sorted(folder.iterdir()) == before


def test_adding_again_changes_nothing(project) -> None:
    folder = project("own", 'registry = "own"')
    add_actors(folder, [actor("league")], KNOWN)
    before = contents(folder)
    assert add_actors(folder, [actor("league")], KNOWN) == []
    assert contents(folder) == before


def test_rows_that_were_there_stay_byte_for_byte(project) -> None:
    folder = project("own", 'registry = "own"')
    add_actors(folder, [actor("league")], KNOWN)
    file = folder / "actors.csv"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n").removesuffix(b"\r\n"))
    before = file.read_bytes()
    add_actors(folder, [actor("union")], KNOWN)
    after = file.read_bytes()
    assert after.startswith(before + b"\r\n")
    assert after.count(b"\n") == after.count(b"\r\n")
    assert {"league", "union"} <= set(open_project(folder).tables().registry.actors)


def test_a_value_that_a_cell_cannot_hold_is_left_out_rather_than_cut(project) -> None:
    folder = project("own", 'registry = "own"')
    aliases = (Dated("A; B"), Dated("me@home"), Dated("The Old"))
    add_actors(folder, [actor("league", aliases=aliases)], KNOWN)
    assert open_project(folder).tables().registry.actors["league"].aliases == (Dated("The Old"),)


def test_a_table_without_the_column_is_named_and_nothing_is_written(project) -> None:
    folder = project("own", 'registry = "own"')
    (folder / "actors.csv").write_text("id,name,kind,source\n", encoding="utf-8")
    before = contents(folder)
    with pytest.raises(ProjectError, match="no column codes, locator"):
        add_actors(folder, [actor("league")], KNOWN)
    assert contents(folder) == before


def test_tables_that_would_not_hold_together_stay_as_they_were(project) -> None:
    folder = project("own", 'registry = "own"')
    add_actors(folder, [actor("league")], KNOWN)
    before = contents(folder)
    with pytest.raises(TableError, match="League"):
        add_actors(folder, [actor("union"), actor("third", name="League")], KNOWN)
    assert contents(folder) == before


def test_only_a_project_takes_actors(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="belligraph init"):
        add_actors(tmp_path, [actor("league")], KNOWN)


def test_a_table_looked_through_by_a_person_is_read_with_all_its_faults(tmp_path: Path) -> None:
    file = tmp_path / "unresolved.csv"
    file.write_text(
        "id,name,kind,source,codes\nrebels,Rebels,armed_group,ucdp-ged-25.1,cameo:IRQREB\n",
        encoding="utf-8",
    )
    (found,) = read_actors(file)
    assert (found.id, found.codes) == ("rebels", (Dated("cameo:IRQREB"),))
    file.write_text("id,name,kind,source\nA b,Rebels,gang,x\n,,state,x\n", encoding="utf-8")
    with pytest.raises(TableError) as caught:
        read_actors(file)
    assert {(p.row, p.column) for p in caught.value.problems} >= {(2, "kind"), (3, "id")}
