"""A store folder: published whole or not at all, one writer at a time, readers undisturbed."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from belligraph.columns import Columns
from belligraph.dates import parse_interval
from belligraph.errors import StoreError, StoreForeignError, StoreLockedError
from belligraph.model import Claim, Relation
from belligraph.store import extending, history, open_store, replacing
from belligraph.store.keeping.snapshots import FORMAT

KEPT_SNAPSHOTS = 2
LAID_OUT = {"belligraph.lock", "meta.json", "snapshots", "current"}


def claim(subject: str) -> Claim:
    return Claim(
        subject=subject, relation=Relation.SUPPORTS, object="iraq", source="csm", publisher="csm",
        valid=parse_interval("2014"),
    )  # fmt: skip


def fill(folder: Path, *subjects: str, origin: str = "tests", force: bool = False) -> None:
    with replacing(folder, origin, force=force) as store:
        store.add_claims(map(claim, subjects), origin)


def subjects(folder: Path) -> list[str]:
    return sorted(c.subject for c in open_store(folder).claims())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "out" / "store"


def test_a_store_is_laid_out_as_it_says(folder: Path) -> None:
    fill(folder, "usa", "iran")
    assert {p.name for p in folder.iterdir()} == LAID_OUT
    assert json.loads((folder / "meta.json").read_text("utf-8")) == {"format": FORMAT}
    assert (folder / "current").is_symlink()
    assert str((folder / "current").readlink()) == str(Path("snapshots") / "1")
    snapshot = folder / "snapshots" / "1"
    kept = {"db", "batches.json", "claims.npz", "journal.nq", "files.json"}
    assert {p.name for p in snapshot.iterdir()} == kept
    (entry,) = history(folder)
    assert (entry.number, entry.action, entry.what, entry.claims) == (1, "build", "tests", 2)
    (batch,) = json.loads((snapshot / "batches.json").read_text("utf-8"))
    assert (batch["origin"], batch["claims"]) == ("tests", 2)


def test_what_was_written_is_read(folder: Path) -> None:
    fill(folder, "usa", "iran")
    store = open_store(folder)
    assert [c.subject for c in store.claims()] == [
        c.subject for c in sorted(map(claim, ["usa", "iran"]), key=lambda c: c.id)
    ]
    assert [(b.origin, b.claims) for b in store.batches] == [("tests", 2)]


def test_a_store_moves_with_its_folder(folder: Path, tmp_path: Path) -> None:
    fill(folder, "usa")
    folder.rename(tmp_path / "moved")
    assert subjects(tmp_path / "moved") == ["usa"]


def test_replacing_starts_empty_and_keeps_two_snapshots(folder: Path) -> None:
    for number, name in enumerate(["usa", "iran", "russia", "syria"], 1):
        fill(folder, name)
        assert subjects(folder) == [name]
        kept = sorted(int(p.name) for p in (folder / "snapshots").iterdir())
        assert kept == list(range(max(1, number - KEPT_SNAPSHOTS + 1), number + 1))
    assert [entry.number for entry in history(folder)] == [1, 2, 3, 4]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, OSError])
def test_nothing_is_published_when_the_block_fails(
    folder: Path, error: type[BaseException]
) -> None:
    fill(folder, "usa")
    before = history(folder)
    expected = StoreError if error is OSError else error
    with pytest.raises(expected), replacing(folder, "tests") as store:
        store.add_claims([claim("iran")], "tests")
        raise error("broken")
    assert subjects(folder) == ["usa"]
    assert [p.name for p in (folder / "snapshots").iterdir()] == ["1"]
    assert history(folder) == before
    fill(folder, "iran")
    assert subjects(folder) == ["iran"]


def test_a_first_build_that_fails_leaves_no_store_to_read(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError), replacing(folder, "tests"):
        _ = 1 / 0
    assert not folder.exists()
    with pytest.raises(StoreError, match="'belligraph build' makes one"):
        open_store(folder)
    fill(folder, "usa")
    assert subjects(folder) == ["usa"]


def test_a_folder_that_stood_there_empty_stands_when_writing_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), replacing(tmp_path, "tests"):
        _ = 1 / 0
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_was_never_filled_says_so(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "meta.json").write_text(json.dumps({"format": FORMAT}), "utf-8")
    with pytest.raises(StoreError, match="is empty; 'belligraph build' fills it"):
        open_store(folder)


def test_what_an_interrupted_writer_left_is_not_published(folder: Path) -> None:
    fill(folder, "usa")
    code = (
        "import os, sys; from belligraph.store import replacing\n"
        "from belligraph.rdf import literal, node\n"
        "import pyoxigraph as ox\n"
        "with replacing(sys.argv[1], 'tests') as store:\n"
        "    store.add_quads([ox.Quad(node('http://x/'), node('http://x/'), literal('x'))])\n"
        "    os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(folder)], check=False)
    assert done.returncode == 9
    assert len(list((folder / "snapshots").glob("new-*"))) == 1
    assert subjects(folder) == ["usa"]
    fill(folder, "iran")
    assert subjects(folder) == ["iran"]
    assert len(list(open_store(folder).quads())) == len(list(open_store(folder).engine))
    assert not any("http://x/" in str(q) for q in open_store(folder).quads())


def test_a_reader_is_not_disturbed_by_a_replacement(folder: Path) -> None:
    fill(folder, "usa")
    reader = open_store(folder)
    with replacing(folder, "tests") as store:
        store.add_claims([claim("iran")], "tests")
        assert [c.subject for c in reader.claims()] == ["usa"]
        assert subjects(folder) == ["usa"]
    assert [c.subject for c in reader.claims()] == ["usa"]
    assert subjects(folder) == ["iran"]


def test_several_readers_at_once(folder: Path) -> None:
    fill(folder, "usa")
    readers = [open_store(folder) for _ in range(3)]
    assert all([c.subject for c in r.claims()] == ["usa"] for r in readers)


def test_a_reader_cannot_write(folder: Path) -> None:
    fill(folder, "usa")
    with pytest.raises((OSError, RuntimeError)):
        open_store(folder).add_claims([claim("iran")], "tests")
    assert subjects(folder) == ["usa"]


@contextmanager
def another_writer(folder: Path) -> Iterator[None]:
    """Another process that holds the store open for writing."""
    code = (
        "import sys; from belligraph.store import replacing\n"
        "with replacing(sys.argv[1], 'tests'):\n"
        "    print('writing', flush=True); sys.stdin.read()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        try:
            yield
        finally:
            assert process.stdin is not None
            process.stdin.close()
            assert process.wait(timeout=60) == 0


def test_a_second_writer_is_told_that_the_store_is_locked(folder: Path) -> None:
    fill(folder, "usa")
    with another_writer(folder):
        with pytest.raises(StoreLockedError, match=r"^process \d+ on \S+, since 20.*Z, is writing"):
            fill(folder, "iran")
        assert subjects(folder) == ["usa"]
        assert len(list((folder / "snapshots").glob("new-*"))) == 1  # the other's, untouched
    assert subjects(folder) == []
    fill(folder, "iran")
    assert subjects(folder) == ["iran"]


def test_a_second_writer_in_the_same_process_is_refused_too(folder: Path) -> None:
    with replacing(folder, "tests") as store:
        with pytest.raises(StoreLockedError):
            fill(folder, "iran")
        store.add_claims([claim("usa")], "tests")
    assert subjects(folder) == ["usa"]


# --- extending


def extend(folder: Path, *subjects: str, origin: str = "more") -> None:
    with extending(folder, origin) as store:
        store.add_claims(map(claim, subjects), origin)


def test_extending_keeps_what_is_there_and_adds(folder: Path) -> None:
    fill(folder, "usa")
    extend(folder, "iran", "russia")
    assert subjects(folder) == ["iran", "russia", "usa"]
    batches = [(b.origin, b.claims) for b in open_store(folder).batches]
    assert batches == [("tests", 1), ("more", 2)]
    assert [(e.number, e.action, e.what, e.claims) for e in history(folder)] == [
        (1, "build", "tests", 1),
        (2, "import", "more", 3),
    ]


def test_extending_makes_a_store_where_there_is_none(folder: Path) -> None:
    extend(folder, "usa")
    assert subjects(folder) == ["usa"]
    assert {p.name for p in folder.iterdir()} == LAID_OUT
    extend(folder, "iran")
    assert subjects(folder) == ["iran", "usa"]


def test_snapshots_are_extended_one_after_the_other_and_two_are_kept(folder: Path) -> None:
    for number, name in enumerate(["usa", "iran", "russia", "syria"], 1):
        extend(folder, name)
        assert len(subjects(folder)) == number
        kept = sorted(p.name for p in (folder / "snapshots").iterdir())
        assert kept == [str(n) for n in range(max(1, number - KEPT_SNAPSHOTS + 1), number + 1)]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, OSError])
@pytest.mark.parametrize("there", [True, False])
def test_an_extension_that_fails_leaves_all_as_it_was(
    folder: Path, error: type[BaseException], there: bool
) -> None:
    if there:
        fill(folder, "usa")
    before = contents(folder)
    expected = StoreError if error is OSError else error
    with pytest.raises(expected), extending(folder, "more") as store:
        store.add_claims([claim("iran")], "more")
        store.drop_derived()
        raise error("broken")
    assert contents(folder) == before
    extend(folder, "iran")
    assert subjects(folder) == (["iran", "usa"] if there else ["iran"])


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but the engine's own log."""
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name != "LOG"
    }


def test_a_snapshot_is_not_touched_by_its_extension(folder: Path) -> None:
    fill(folder, "usa", "russia")
    snapshot = folder / "snapshots" / "1"
    before, reader = contents(snapshot), open_store(folder)
    with extending(folder, "more") as store:
        store.add_claims([claim("iran")], "more")
        assert sorted(c.subject for c in reader.claims()) == ["russia", "usa"]
    assert contents(snapshot) == before
    assert sorted(c.subject for c in reader.claims()) == ["russia", "usa"]


def test_what_an_interrupted_extension_left_is_removed_by_the_next(folder: Path) -> None:
    fill(folder, "usa")
    code = (
        "import os, sys; from belligraph.store import extending\n"
        "with extending(sys.argv[1], 'tests') as store:\n"
        "    store.drop_derived(); os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(folder)], check=False)
    assert done.returncode == 9
    assert subjects(folder) == ["usa"]
    extend(folder, "iran")
    assert sorted(p.name for p in (folder / "snapshots").iterdir()) == ["1", "2"]
    assert subjects(folder) == ["iran", "usa"]


def test_who_extends_and_who_replaces_keep_each_other_out(folder: Path) -> None:
    fill(folder, "usa")
    with another_writer(folder), pytest.raises(StoreLockedError):
        extend(folder, "iran")
    fill(folder, "usa")
    with extending(folder, "more") as store:
        for change in (fill, extend):
            with pytest.raises(StoreLockedError):
                change(folder, "russia")
        store.add_claims([claim("iran")], "more")
    assert subjects(folder) == ["iran", "usa"]


def test_damage_that_is_found_within_a_change_is_told_as_such(folder: Path) -> None:
    fill(folder, "usa")
    for table in (folder / "current" / "db").glob("*.sst"):
        whole = table.read_bytes()
        table.unlink()
        table.write_bytes(bytes([whole[0] ^ 1]) + whole[1:])
        try:
            open_store(folder).close()
        except StoreError:  # this one is looked at at once
            table.write_bytes(whole)
    before = history(folder)
    with (
        pytest.raises(StoreError, match=r"^the store cannot be read: Corruption"),
        extending(folder, "more") as store,
    ):
        store.add_claims([claim("usa"), claim("iran")], "more")
    assert history(folder) == before
    assert [p.name for p in (folder / "snapshots").iterdir()] == ["1"]


def test_a_damaged_snapshot_is_not_extended(folder: Path) -> None:
    fill(folder, "usa")
    for file in (folder / "snapshots" / "1" / "db").iterdir():
        file.write_bytes(b"noise")
    with pytest.raises(StoreError, match="cannot be read"):
        extend(folder, "iran")
    assert [p.name for p in (folder / "snapshots").iterdir()] == ["1"]


def test_columns_are_those_of_all_claims_though_only_new_ones_are_read(folder: Path) -> None:
    fill(folder, "usa", "iran")
    extend(folder, "russia", "usa")
    store = open_store(folder)
    assert store.columns().differing(Columns.of(store.claims())) == []
    (folder / "current" / "claims.npz").unlink()  # as of a version without columns
    extend(folder, "syria")
    store = open_store(folder)
    assert store.columns().differing(Columns.of(store.claims())) == []
    assert len(store.columns()) == 4


def test_claims_that_come_again_are_counted_once_and_stay_as_they_were(folder: Path) -> None:
    fill(folder, "usa")
    before = open_store(folder).dump("nquads")
    with extending(folder, "more") as store:
        assert store.add_claims([replace(claim("usa"), gist="In newer words.")], "more") == 0
    store = open_store(folder)
    assert store.dump("nquads") == before
    assert [(b.origin, b.claims) for b in store.batches] == [("tests", 1)]


# --- what is no store of ours


def test_where_there_is_no_store_the_message_says_what_makes_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no store at .*nowhere; 'belligraph build' makes one"):
        open_store(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "meta", [None, "", "{}", "[]", '{"format": "x"}', "\xff", '{"format":null}']
)
def test_a_folder_that_is_no_store_is_neither_read_nor_written(
    tmp_path: Path, meta: str | None
) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", "utf-8")
    if meta is not None:
        (tmp_path / "meta.json").write_bytes(meta.encode("latin-1"))
    for use in (lambda: open_store(tmp_path), lambda: fill(tmp_path, "usa", force=True)):
        with pytest.raises(StoreForeignError, match="is not a belligraph store"):
            use()
    assert (tmp_path / "thesis.txt").read_text("utf-8") == "years of work"
    assert not (tmp_path / "snapshots").exists()


def test_a_newer_format_is_left_alone(folder: Path) -> None:
    fill(folder, "usa")
    (folder / "meta.json").write_text(json.dumps({"format": FORMAT + 1}), "utf-8")
    for use in (lambda: open_store(folder), lambda: fill(folder, "iran", force=True)):
        with pytest.raises(StoreForeignError, match=f"has format {FORMAT + 1}; .* up to {FORMAT}"):
            use()


def test_a_file_is_no_store(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", "utf-8")
    with pytest.raises(StoreError):
        open_store(file)
    with pytest.raises(StoreError):
        fill(file, "usa")
    assert file.read_text("utf-8") == "x"


def test_a_damaged_snapshot_is_said_to_be_unreadable(folder: Path) -> None:
    fill(folder, "usa")
    for file in (folder / "snapshots" / "1" / "db").iterdir():
        file.write_bytes(b"noise")
    with pytest.raises(StoreError, match="cannot be read"):
        open_store(folder)


@pytest.mark.parametrize("noise", ["", "{", "[1]", '[{"colour": 1}]'])
def test_a_damaged_list_of_batches_is_said_to_be_so(folder: Path, noise: str) -> None:
    fill(folder, "usa")
    (folder / "snapshots" / "1" / "batches.json").write_text(noise, "utf-8")
    for use in (lambda: open_store(folder), lambda: fill(folder, "iran")):
        with pytest.raises(StoreError, match=r"batches\.json is damaged; remove the store"):
            use()


def test_batches_of_other_origin_are_replaced_only_by_force(folder: Path) -> None:
    fill(folder, "usa", origin="mine")
    with pytest.raises(StoreForeignError, match="holds batches from mine") as caught:
        fill(folder, "iran", origin="yours")
    assert "--force" in str(caught.value)
    assert subjects(folder) == ["usa"]
    fill(folder, "iran", origin="yours", force=True)
    assert subjects(folder) == ["iran"]
    fill(folder, "syria", origin="yours")
    assert subjects(folder) == ["syria"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_folder_is_said_to_be_so(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="cannot be written"):
            fill(folder / "store", "usa")
    finally:
        folder.chmod(0o700)


def test_a_folder_that_cannot_be_made_is_said_to_be_so() -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        fill(Path("/proc/nothing/store"), "usa")


def test_the_folder_above_a_store_is_told_from_it(folder: Path) -> None:
    fill(folder, "usa")
    above = folder.parent / "out"
    folder.rename(above.parent / "elsewhere")
    above.mkdir()
    (above.parent / "elsewhere").rename(above / "store")
    with pytest.raises(
        StoreForeignError, match=r"not a belligraph store; did you mean .*out/store"
    ):
        open_store(above)
