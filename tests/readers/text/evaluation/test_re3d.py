"""Documents with marked relations, as in re3d."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from belligraph.errors import TableError
from belligraph.model import Relation
from belligraph.readers.text.evaluation import read_re3d
from belligraph.readers.text.evaluation.re3d import PUBLISHED

TEXT = "The SDF fought ISIL. We back the SDF."
RE3D = Path(__file__).parents[5] / "shared" / "data" / "re3d"
DOCUMENT = {"_id": "D", "text": TEXT, "sourceName": "The Herald",
            "sourceUrl": "https://example.org/2015/12/25.htm"}  # fmt: skip


def entity(mention: str, type_: str = "Organisation") -> dict[str, Any]:
    start = TEXT.index(mention)
    return {"documentId": "D", "begin": start, "end": start + len(mention), "type": type_}


def relation(type_: str, source: str, target: str) -> dict[str, Any]:
    first, last = TEXT.index(source), TEXT.rindex(target)
    return {
        "documentId": "D", "type": type_,
        "sourceBegin": first, "sourceEnd": first + len(source),
        "targetBegin": last, "targetEnd": last + len(target),
    }  # fmt: skip


ENTITIES = [entity("The SDF"), entity("ISIL"), entity("We")]
RELATIONS = [
    relation("FightingAgainst", "The SDF", "ISIL"),
    relation("AlliesOf", "We", "the SDF"),
    relation("CommWith", "We", "the SDF"),
]
Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Writes a folder of the three files, under a name."""

    def write(
        documents: list[Any], entities: list[Any], relations: list[Any], name: str = "part"
    ) -> Path:
        here = tmp_path / name
        here.mkdir()
        for file, lines in (("documents", documents), ("entities", entities),
                            ("relations", relations)):  # fmt: skip
            text = "".join(f"{json.dumps(line)}\n" for line in lines)
            (here / f"{file}.jsonl").write_text(text, encoding="utf-8")
        return here

    return write


def test_relations_with_a_sign_are_read_as_they_are_directed(folder, registry) -> None:
    [item] = read_re3d(folder([DOCUMENT], ENTITIES, RELATIONS), registry).items()
    assert [(c.subject.text, c.relation, c.object.text, c.label) for c in item.said] == [
        ("The SDF", Relation.OPPOSES, "ISIL", "FightingAgainst"),
        ("We", Relation.SUPPORTS, "the SDF", "AlliesOf"),
    ]
    assert item.signs_only
    assert (item.id, item.kind, item.publisher) == ("D", "part", "The Herald")


@pytest.mark.parametrize(
    ("type_", "sign"),
    [("FightingAgainst", -1), ("Dislikes", -1), ("AlliesOf", 1), ("Likes", 1)],
)
def test_what_the_relations_mean(folder, registry, type_, sign) -> None:
    made = folder([DOCUMENT], ENTITIES, [relation(type_, "The SDF", "ISIL")])
    [item] = read_re3d(made, registry).items()
    assert [c.relation.sign for c in item.said] == [sign]


def test_named_are_actors_with_a_name(folder, registry) -> None:
    entities = [*ENTITIES, entity("back", "Person"), entity("fought ISIL", "Location")]
    [item] = read_re3d(folder([DOCUMENT], entities, []), registry).items()
    assert [TEXT[spot.start : spot.end] for spot in item.named] == ["The SDF", "ISIL"]


def test_a_folder_of_folders_is_read_in_order(folder, registry, tmp_path) -> None:
    folder([DOCUMENT | {"_id": "2"}], [], [], "b")
    folder([DOCUMENT | {"_id": "1"}], [], [], "a")
    items = read_re3d(tmp_path, registry).items()
    assert [(item.id, item.kind) for item in items] == [("1", "a"), ("2", "b")]


def test_a_date_in_the_address_is_that_of_the_text(folder, registry) -> None:
    undated = DOCUMENT | {"_id": "E", "sourceUrl": "https://example.org/article/1"}
    items = read_re3d(folder([DOCUMENT, undated], [], []), registry).items()
    assert [str(item.published) for item in items] == ["2015-12", str(PUBLISHED)]


def test_an_address_without_a_month_is_no_date(folder, registry) -> None:
    odd = DOCUMENT | {"sourceUrl": "https://example.org/2015/99/x"}
    [item] = read_re3d(folder([odd], [], []), registry).items()
    assert item.published == PUBLISHED


def test_everything_wrong_is_told_at_once(folder, registry) -> None:
    long = entity("ISIL") | {"end": 500}
    turned = relation("Likes", "The SDF", "ISIL") | {"targetBegin": 30, "targetEnd": 20}
    lost = relation("Likes", "The SDF", "ISIL") | {"documentId": "X"}
    untyped = {k: v for k, v in entity("We").items() if k != "type"}
    with pytest.raises(TableError) as error:
        read_re3d(folder([DOCUMENT], [long, untyped], [turned, lost]), registry)
    assert [str(p).partition(";")[0] for p in error.value.problems] == [
        "entities.jsonl, line 2, key type: 'null'",
        "relations.jsonl, line 1, key targetBegin: '30'",
        "relations.jsonl, line 2, key documentId: 'X'",
        f"documents.jsonl, line 1, key text: '{len(TEXT)} characters'",
    ]


def test_a_folder_without_documents_is_refused(tmp_path, registry) -> None:
    with pytest.raises(TableError, match="expected documents, entities and relations"):
        read_re3d(tmp_path, registry)


@pytest.mark.skipif(not RE3D.is_dir(), reason="re3d is not at hand")
def test_the_published_data_are_read(registry) -> None:
    items = list(read_re3d(RE3D, registry).items())
    assert len(items) == 45
    labels = Counter(c.label for item in items for c in item.said)
    assert labels == {"FightingAgainst": 104, "Dislikes": 15, "AlliesOf": 18, "Likes": 14}
