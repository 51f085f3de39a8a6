"""Tables, datasets and texts together."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

from belligraph import Graph
from belligraph.assemble import Built, fill, index, read_project
from belligraph.build import build
from belligraph.errors import ProjectError, TableError
from belligraph.project import Text, open_project
from belligraph.store import MEMORY, open_store
from conftest import MODELS

STORY = (
    "Arcadia supplied weapons to Syldavia on Monday, and a train with the guns crossed the pass.\n"
    "Borduria attacked Syldavia on Sunday with a force that came over the river before dawn.\n"
    "Traders in the valley told of long queues for bread and of families that leave with carts.\n"
    "Talks broke off last week after neither of the two sides would name a date for the truce.\n"
)
MORE = "The parish hall takes blankets for those who fled until Friday.\n"
OTHER = "Borduria attacked Syldavia on Sunday.\n"
HEADER = (
    "id,type_of_violence,side_a_new_id,side_a,side_b_new_id,side_b,where_coordinates,country,"
    "date_start,date_end,best,low,high\n"
)
FIGHT = "5,1,900,Government of Borduria,901,Rebels,Klow town,Syldavia,2020-06-01,2020-06-01,4,3,9\n"
ATTACK = "6,3,901,Rebels,1,Civilians,Klow town,Syldavia,2020-06-03,2020-06-05,0,0,2\n"


@pytest.fixture
def read(small: Path, tmp_path: Path) -> Built:
    """A project with a story, a paper that has taken it over a day later, and another text."""
    if not any(importlib.util.find_spec(name) for name in MODELS):
        pytest.skip("no spaCy model is installed: pip install 'belligraph[text]'")
    given = [("paper", "Guns!\n" + STORY + MORE, "2020-06-30"), ("wire", STORY, "2020-06-29"),
             ("other", OTHER, "2020-06-30")]  # fmt: skip
    texts = []
    for name, text, published in given:
        file = tmp_path / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        texts.append(Text(str(file), published, publisher=f"The {name}"))
    return read_project(open_project(small), texts)


@pytest.mark.text
def test_a_text_that_repeats_another_is_a_copy_of_it(read: Built) -> None:
    ids = {s.path: s.id for s in read.registry.sources.values()}
    copies = {s.path: s.copy_of for s in read.registry.sources.values() if s.copy_of}
    assert copies == {"paper.txt": ids["wire.txt"]}


@pytest.mark.text
def test_a_place_that_only_a_text_names_is_in_the_registry(small: Path, tmp_path: Path) -> None:
    if not any(importlib.util.find_spec(name) for name in MODELS):
        pytest.skip("no spaCy model is installed: pip install 'belligraph[text]'")
    file = tmp_path / "wire.txt"
    file.write_text("Bordurian troops seized the town of Tesznik.\n", encoding="utf-8")
    project = open_project(small)
    read = read_project(project, [Text(str(file), "2020-06-29", publisher="The wire")])
    told = {(c.relation.value, c.object) for c in read.claims if c.object == "tesznik"}
    assert told == {("controls", "tesznik")}
    assert read.registry.places["tesznik"].name == "Tesznik"
    assert "tesznik" not in project.tables().registry.places


@pytest.mark.text
def test_the_claims_of_a_copy_stay_as_they_were(read: Built) -> None:
    paths = {s.id: s.path for s in read.registry.sources.values()}
    found = {path: [c for c in read.claims if paths[c.source] == path] for path in paths.values()}
    said = {
        path: {(c.subject, c.relation, c.object, c.means) for c in claims}
        for path, claims in found.items()
    }
    assert said["paper.txt"] == said["wire.txt"] != set()
    assert {(c.publisher, c.via) for c in found["paper.txt"]} == {("the-paper", ())}


@pytest.mark.text
def test_the_store_knows_the_copy(read: Built, small: Path) -> None:
    store = open_store(MEMORY)
    fill(store, open_project(small), read)
    sources = Graph(store).registry.sources
    assert {i: sources[i].copy_of for i in read.registry.sources} == {
        i: s.copy_of for i, s in read.registry.sources.items()
    }


@pytest.fixture
def with_dataset(small: Path) -> Callable[..., Path]:
    """The small project with a dataset of events."""

    def make(rows: str, more: str = "") -> Path:
        (small / "ged.csv").write_text(HEADER + rows, encoding="utf-8")
        settings = (small / "belligraph.toml").read_text(encoding="utf-8")
        imports = f'[[imports]]\nreader = "ucdp-ged"\nfile = "ged.csv"\n{more}\n'
        (small / "belligraph.toml").write_text(settings + imports, encoding="utf-8")
        actors = (small / "actors.csv").read_text(encoding="utf-8")
        coded = actors.replace(
            "borduria,Borduria,,state,,,,,,,,,", "borduria,Borduria,,state,,,,,,,,ucdp:900,"
        )
        (small / "actors.csv").write_text(coded, encoding="utf-8")
        return small

    return make


def test_a_dataset_gives_claims_beside_those_of_the_tables(with_dataset) -> None:
    read = read_project(open_project(with_dataset(FIGHT + ATTACK)))
    assert [c.row for c in read.claims] == [
        "t-1", "t-2", "t-3", "ucdp-ged-5-a", "ucdp-ged-5-b", "ucdp-ged-6-a",
    ]  # fmt: skip
    assert {(c.subject, c.object) for c in read.claims[3:]} == {
        ("borduria", "rebels"), ("rebels", "borduria"), ("rebels", "civilians-in-syldavia"),
    }  # fmt: skip
    (tally,) = read.tallies
    assert (tally.rows, tally.giving, tally.given, tally.events) == (2, 2, 3, 2)
    assert tally.provisional == {"Rebels": 2, "Civilians in Syldavia": 1}


def test_the_store_holds_the_events_with_their_deaths_once(with_dataset) -> None:
    store = open_store(MEMORY)
    index(store, open_project(with_dataset(FIGHT + ATTACK)))
    rows = Graph(store).query("events", place="Klow town").rows
    assert [(r["event"], r["deaths_low"], r["deaths_best"], r["deaths_high"]) for r in rows] == [
        ("ged-5", 3, 4, 9), ("ged-6", 0, 0, 2),
    ]  # fmt: skip


def test_a_project_with_a_dataset_is_built_and_passes_the_check(with_dataset, tmp_path) -> None:
    summary = build(open_project(with_dataset(FIGHT + ATTACK)), tmp_path / "out")
    assert summary.claims["imported"] == 3
    assert summary.warnings == ()
    assert summary.events == 2


def test_the_claims_of_a_named_source_bear_its_date(with_dataset) -> None:
    read = read_project(open_project(with_dataset(FIGHT, 'source = "herald"')))
    assert {str(c.published_on) for c in read.claims if c.event} == {"2020-06-30"}
    assert not any("no date" in line for tally in read.tallies for line in tally.lines())


def test_a_named_source_must_be_in_the_tables(with_dataset) -> None:
    with pytest.raises(ProjectError, match=r"source = 'herold'; expected an id .* herald"):
        read_project(open_project(with_dataset(FIGHT, 'source = "herold"')))


def test_a_bad_cell_of_a_dataset_keeps_everything_out(with_dataset) -> None:
    store = open_store(MEMORY)
    folder = with_dataset(FIGHT + ATTACK.replace(",0,0,2", ",none,0,2"))
    with pytest.raises(TableError, match=r"ged\.csv, line 3, column best: 'none'"):
        index(store, open_project(folder))
    assert list(store.claims()) == []
