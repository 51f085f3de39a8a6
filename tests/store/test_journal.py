"""The journal tells who changed a store, by what, and what came of it; and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.errors import StoreError
from belligraph.store import Doing, Entry, extending, history, journal_nquads, open_store, replacing
from belligraph.store.keeping.journal import entries
from store_changes import claim

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
COUNT = st.integers(0, 10**9)
ENTRY = st.builds(
    Entry, number=st.integers(1, 10**6), action=st.sampled_from(["build", "import", "undo"]),
    what=TEXT, who=TEXT, when=st.just("2014-01-06T12:00:00Z"), added=COUNT, removed=COUNT,
    claims=COUNT, content=st.text("0123456789abcdef", min_size=64, max_size=64),
    inputs=st.sampled_from(["", "ab" * 32]), undoes=st.integers(0, 9),
)  # fmt: skip


@given(st.lists(ENTRY, unique_by=lambda entry: entry.number))
def test_entries_are_the_same_after_writing_and_reading(written: list[Entry]) -> None:
    quads = ox.parse(journal_nquads(written), format=ox.RdfFormat.N_QUADS)
    read = entries(quad.triple for quad in quads)
    assert read == sorted(written, key=lambda entry: entry.number)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store that Ada built of two claims and to which Grace added one that was not there."""
    monkeypatch.setenv("USER", "ada")
    folder = tmp_path / "store"
    with replacing(folder, "tests") as store:
        store.add_claims(map(claim, [1, 2]), "tests")
    with extending(folder, "more", doing=Doing("import", "rows", "Grace", "ab" * 32)) as store:
        store.add_claims(map(claim, [2, 3]), "more")
    return folder


def test_it_tells_who_did_what_to_how_many_claims(folder: Path) -> None:
    with replacing(folder, "tests", force=True) as store:
        store.add_claims(map(claim, [3, 4]), "tests")
    told = [(e.number, e.action, e.what, e.who, e.added, e.removed, e.claims, e.inputs)
            for e in history(folder)]  # fmt: skip
    assert told == [
        (1, "build", "tests", "ada", 2, 0, 2, ""),
        (2, "import", "rows", "Grace", 1, 0, 3, "ab" * 32),
        (3, "build", "tests", "ada", 1, 2, 2, ""),
    ]


def test_the_same_claims_have_the_same_content_in_whatever_order(tmp_path: Path) -> None:
    for name, rows in (("one", [1, 2, 3]), ("two", [3, 1, 2]), ("other", [1, 2, 4])):
        with replacing(tmp_path / name, "tests") as store:
            store.add_claims(map(claim, rows), "tests")
    one, two, other = (history(tmp_path / n)[0].content for n in ("one", "two", "other"))
    assert one == two != other


def test_neither_queries_nor_dumps_tell_of_it(folder: Path) -> None:
    store = open_store(folder)
    assert not any("change/" in str(q) or "Grace" in str(q) for q in store.quads())
    again = folder.parent / "again"
    with replacing(again, "tests") as other:
        other.add_claims(map(claim, [1, 2, 3]), "tests")
    assert store.dump("nquads") == open_store(again).dump("nquads")


def test_a_store_without_one_can_be_read_and_begins_one(folder: Path) -> None:
    (folder / "current" / "journal.nq").unlink()
    assert history(folder) == []
    with extending(folder, "more") as store:
        store.add_claims([claim(4)], "more")
    assert [(e.number, e.claims) for e in history(folder)] == [(3, 4)]


@pytest.mark.parametrize("noise", ["<", "<a:b> <a:b> <a:b> .\n<", ""])
def test_a_damaged_one_is_said_to_be_so_and_nothing_is_changed(folder: Path, noise: str) -> None:
    file = folder / "current" / "journal.nq"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text(noise or "".join(lines[:7]), encoding="utf-8")
    with pytest.raises(StoreError, match=r"journal\.nq is damaged"):
        history(folder)
    with pytest.raises(StoreError, match=r"journal\.nq is damaged"), extending(folder, "x"):
        pass
    assert (folder / "current").resolve().name == "2"
