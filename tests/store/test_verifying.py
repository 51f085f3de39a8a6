"""Whatever is wrong with a store is told, all of it; and nothing of what is whole."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from belligraph.columns import Columns
from belligraph.store import extending, open_store, replacing, verify
from belligraph.vocabulary import expand, iri
from store_changes import claim


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    with replacing(folder, "tests") as store:
        store.add_claims(map(claim, [1, 2]), "tests")
    with extending(folder, "more") as store:
        store.add_claims([claim(3)], "more")
    return folder


def engine(folder: Path) -> ox.Store:
    return ox.Store(str(folder / "current" / "db"))


def change_a_word(folder: Path) -> None:
    store = engine(folder)
    me, means = ox.NamedNode(iri("claim", claim(1).id)), ox.NamedNode(expand("bg:means"))
    (quad,) = store.quads_for_pattern(me, means, None, None)
    store.remove(quad)
    store.add(ox.Quad(me, means, ox.NamedNode(expand("bg:troops")), quad.graph_name))


def remove_a_claim(folder: Path) -> None:
    store = engine(folder)
    for kind in ("claim", "evidence"):
        node = ox.NamedNode(iri(kind, claim(3).id))
        for quad in list(store.quads_for_pattern(node, None, None, None)):
            store.remove(quad)


def take_other_columns(folder: Path) -> None:
    file = folder / "current" / "claims.npz"
    file.unlink()
    Columns.of(map(claim, [1, 2, 4])).save(file)


def count_otherwise(folder: Path) -> None:
    file = folder / "current" / "batches.json"
    batches = json.loads(file.read_text("utf-8"))
    batches[0]["claims"] += 1
    file.write_text(json.dumps(batches), encoding="utf-8")


def cut_the_journal(folder: Path) -> None:
    file = folder / "current" / "journal.nq"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    kept = [x for x in lines if "change/2" not in x and "snapshot/2" not in x]
    file.write_text("".join(kept), encoding="utf-8")


def halve_the_former(folder: Path) -> None:
    (folder / "snapshots" / "1" / "batches.json").unlink()


def damage_the_files(folder: Path) -> None:
    for file in (folder / "current" / "db").glob("*.sst"):
        data = bytearray(file.read_bytes())
        data[: len(data) // 2] = bytes(len(data) // 2)
        file.unlink()
        file.write_bytes(data)


def test_a_store_that_is_whole_is_found_to_be_so(folder: Path) -> None:
    found = verify(folder)
    assert (found.claims, found.wrong, found.left) == (3, (), ())


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (change_a_word, [f"{claim(1).id} says something else than what its id was", "in .*means"]),
        (remove_a_claim, ["claims.npz differs", "1 of the claims that entry 2 brought",
                          "batches.json tells of 3 claims in .*/curated/csm, where 2 are",
                          "entry 2 of the journal tells of other claims"]),
        (take_other_columns, ["claims.npz differs from the claims in ids"]),
        (count_otherwise, ["batches.json tells of 4 claims in .*, where 3 are"]),
        (cut_the_journal, ["the journal ends with entry 1 in snapshot 2", "tells of other claims"]),
        (halve_the_former, ["snapshot 1 has no batches.json"]),
        (damage_the_files, ["(?m)^not all can be read: .*checksum"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(folder: Path, harm: Callable[[Path], None], told: list[str]) -> None:
    harm(folder)
    wrong = "\n".join(verify(folder).wrong)
    for words in told:
        assert re.search(words, wrong), wrong


def test_what_a_writer_is_at_work_on_is_told_and_is_not_wrong(folder: Path) -> None:
    with extending(folder, "more") as store:
        store.add_claims([claim(4)], "more")
        found = verify(folder)
        assert found.wrong == ()
        assert [p.name.partition("-")[0] for p in found.left] == ["new"]
    assert verify(folder).left == ()
    assert len(list(open_store(folder).claims())) == 4
