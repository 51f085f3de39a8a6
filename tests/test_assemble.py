"""Tables and texts together."""

import importlib.util
from pathlib import Path

import pytest

from belligraph import Graph
from belligraph.assemble import Built, fill, read_project
from belligraph.project import Text, open_project
from belligraph.store import MEMORY, open_store
from conftest import MODELS

pytestmark = pytest.mark.text

STORY = (
    "Arcadia supplied weapons to Syldavia on Monday, and a train with the guns crossed the pass.\n"
    "Borduria attacked Syldavia on Sunday with a force that came over the river before dawn.\n"
    "Traders in the valley told of long queues for bread and of families that leave with carts.\n"
    "Talks broke off last week after neither of the two sides would name a date for the truce.\n"
)
MORE = "The parish hall takes blankets for those who fled until Friday.\n"
OTHER = "Borduria attacked Syldavia on Sunday.\n"


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


def test_a_text_that_repeats_another_is_a_copy_of_it(read: Built) -> None:
    ids = {s.path: s.id for s in read.registry.sources.values()}
    copies = {s.path: s.copy_of for s in read.registry.sources.values() if s.copy_of}
    assert copies == {"paper.txt": ids["wire.txt"]}


def test_the_claims_of_a_copy_stay_as_they_were(read: Built) -> None:
    paths = {s.id: s.path for s in read.registry.sources.values()}
    found = {path: [c for c in read.claims if paths[c.source] == path] for path in paths.values()}
    said = {
        path: {(c.subject, c.relation, c.object, c.means) for c in claims}
        for path, claims in found.items()
    }
    assert said["paper.txt"] == said["wire.txt"] != set()
    assert {(c.publisher, c.via) for c in found["paper.txt"]} == {("the-paper", ())}


def test_the_store_knows_the_copy(read: Built, small: Path) -> None:
    store = open_store(MEMORY)
    fill(store, open_project(small), read)
    sources = Graph(store).registry.sources
    assert {i: sources[i].copy_of for i in read.registry.sources} == {
        i: s.copy_of for i, s in read.registry.sources.items()
    }
