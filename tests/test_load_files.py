"""Files of quads go into a store, all of them or none, and claims in them are claims."""

import gzip
import os
import signal
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from belligraph.errors import InputError
from belligraph.load import Filled, ground, load_files
from belligraph.load import quads as quads_module
from belligraph.store import history, open_store, verify


@pytest.fixture(scope="module")
def exported(tmp_path_factory, sample_store) -> dict[str, Path]:
    """The packaged sample in each syntax."""
    folder = tmp_path_factory.mktemp("exported")
    names = {"nquads": "sample.nq", "trig": "sample.trig", "jsonld": "sample.jsonld",
             "turtle": "sample.ttl"}  # fmt: skip
    for format_, name in names.items():
        (folder / name).write_bytes(sample_store.dump(format_))
    (folder / "packed.nq.gz").write_bytes(gzip.compress(sample_store.dump("nquads")))
    return {name: folder / name for name in (*names.values(), "packed.nq.gz")}


@pytest.fixture(scope="module")
def sample_store():
    import belligraph

    return belligraph.open_graph().store


def loaded(store: Path, *files: Path) -> Filled:
    return load_files(files, store, ground(store))


def ids(store) -> list[str]:
    return sorted(claim.id for claim in store.claims())


@pytest.mark.parametrize("name", ["sample.nq", "packed.nq.gz", "sample.trig", "sample.jsonld"])
def test_a_store_that_was_exported_is_the_same_again(
    exported, sample_store, tmp_path, name
) -> None:
    found = loaded(tmp_path / "store", exported[name])
    store = open_store(tmp_path / "store")
    assert store.dump("nquads") == sample_store.dump("nquads")
    assert found.claims == len(ids(store))
    assert not store.columns().differing(sample_store.columns())
    assert verify(tmp_path / "store").wrong == ()
    assert [entry.action for entry in history(tmp_path / "store")] == ["load"]


def test_claims_in_a_file_without_graphs_go_to_theirs(exported, sample_store, tmp_path) -> None:
    loaded(tmp_path / "store", exported["sample.ttl"])
    assert ids(open_store(tmp_path / "store")) == ids(sample_store)
    assert verify(tmp_path / "store").wrong == ()


def test_what_is_no_claim_is_kept_and_loading_again_adds_nothing(exported, tmp_path) -> None:
    other = tmp_path / "other.ttl"
    other.write_text("<x:a> <x:b> [ <x:c> 'text' ] .\n")
    first = loaded(tmp_path / "store", exported["sample.nq"], other)
    again = loaded(tmp_path / "store", other, exported["packed.nq.gz"])
    assert (first.new > 0, again.new, again.claims) == (True, 0, first.claims)
    rows = open_store(tmp_path / "store").select("SELECT ?t { <x:a> <x:b>/<x:c> ?t }")
    assert [row["t"].value for row in rows] == ["text"]
    assert verify(tmp_path / "store").wrong == ()


def test_what_a_store_has_is_not_told_otherwise_by_a_file(exported, sample_store, tmp_path) -> None:
    claim = next(sample_store.claims())
    line = f'<https://w3id.org/belligraph/id/claim/{claim.id}> ' \
           f'<https://w3id.org/belligraph/ontology#gist> "another" <x:g> .\n'  # fmt: skip
    loaded(tmp_path / "store", exported["sample.nq"])
    before = open_store(tmp_path / "store").dump("nquads")
    for name, text in (
        ("a.nq", line),
        ("b.nq", " " + line),
        ("c.trig", f"<x:g> {{ {line[:-9]} }}"),
    ):
        (tmp_path / name).write_text(text.replace(" <x:g> }", " }"))
        loaded(tmp_path / "store", tmp_path / name)
        assert open_store(tmp_path / "store").dump("nquads") == before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"missiles"', '"tanks"', "says something else"),
        ("ontology#actual>", "ontology#never>", "none of our model"),
        ("graph/curated/csm", "graph/curated/other", "is another's"),
    ],
)
def test_claims_that_were_tampered_with_are_refused(exported, tmp_path, old, new, said) -> None:
    text = exported["sample.nq"].read_text()
    assert old in text
    (tmp_path / "bad.nq").write_text(text.replace(old, new))
    with pytest.raises(InputError, match=said):
        loaded(tmp_path / "store", tmp_path / "bad.nq")
    assert not (tmp_path / "store" / "current").exists()


def test_a_file_that_is_wrong_stops_all_and_the_next_attempt_goes_on(
    exported, sample_store, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr(quads_module, "ENOUGH", 1)
    lines = exported["sample.nq"].read_text().splitlines(keepends=True)
    files = [tmp_path / f"{number}.nq" for number in range(3)]
    for number, file in enumerate(files):
        file.write_text("".join(lines[number::3]))
    whole = files[2].read_text()
    files[2].write_text(whole + "nonsense\n")
    with pytest.raises(InputError, match=rf"2\.nq, line {len(lines[2::3]) + 1}: "):
        loaded(tmp_path / "store", *files)
    assert not (tmp_path / "store" / "current").exists()
    files[2].write_text(whole)
    assert loaded(tmp_path / "store", *files).again == 2
    assert open_store(tmp_path / "store").dump("nquads") == sample_store.dump("nquads")
    assert verify(tmp_path / "store") == verify(tmp_path / "store")
    assert verify(tmp_path / "store").wrong == ()
    assert not (tmp_path / "store" / "snapshots" / "staged").exists()


def test_a_load_that_fails_leaves_no_folder_of_a_new_store(tmp_path) -> None:
    (tmp_path / "bad.nq").write_text("nonsense\n")
    with pytest.raises(InputError, match="line 1"):
        loaded(tmp_path / "new" / "store", tmp_path / "bad.nq")
    assert not (tmp_path / "new").exists()


def test_a_changed_file_is_read_anew(exported, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(quads_module, "ENOUGH", 1)
    one, two = tmp_path / "one.nq", tmp_path / "two.nq"
    one.write_text("<x:old> <x:p> <x:o> <x:g> .\n")
    two.write_text("nonsense\n")
    with pytest.raises(InputError):
        loaded(tmp_path / "store", exported["sample.nq"], one, two)
    one.write_text("<x:new> <x:p> <x:o> <x:g> .\n")
    two.write_text("")
    assert loaded(tmp_path / "store", exported["sample.nq"], one, two).again == 0
    store = open_store(tmp_path / "store")
    rows = store.select("SELECT ?s { ?s <x:p> <x:o> }")
    assert [row["s"].value for row in rows] == ["x:new"]


KILLED = """
import os, signal, sys
from pathlib import Path
from belligraph.load import ground, load_files, quads
quads.ENOUGH = 1
store, *files = map(Path, sys.argv[1:])
last = sum(file.stat().st_size for file in files[:-1])
def tell(size, _):
    if size >= last:
        os.kill(os.getpid(), signal.SIGKILL)
load_files(files, store, ground(store), tell)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_load_that_was_killed_goes_on(exported, sample_store, tmp_path) -> None:
    lines = exported["sample.nq"].read_text().splitlines(keepends=True)
    files = [tmp_path / f"{number}.nq" for number in range(3)]
    for number, file in enumerate(files):
        file.write_text("".join(lines[number::3]))
    run = subprocess.run(
        [sys.executable, "-c", KILLED, tmp_path / "store", *files], check=False
    )  # fmt: skip
    assert run.returncode == -signal.SIGKILL
    found = loaded(tmp_path / "store", *files)
    assert found.again >= 1
    assert open_store(tmp_path / "store").dump("nquads") == sample_store.dump("nquads")
    assert verify(tmp_path / "store").wrong == ()


def test_missing_files_and_other_syntaxes_are_told_before_anything_is_done(tmp_path) -> None:
    (tmp_path / "a.csv").write_text("")
    for name, said in (("a.csv", "expected a name"), ("none.nq", "cannot be read")):
        with pytest.raises(InputError, match=said):
            loaded(tmp_path / "store", tmp_path / name)
    assert not (tmp_path / "store").exists()


def test_what_is_read_is_told(exported, tmp_path) -> None:
    told: list[tuple[int, int]] = []
    file = exported["packed.nq.gz"]
    found = load_files([file], tmp_path / "store", ground(tmp_path / "store"),
                       lambda *now: told.append(now))  # fmt: skip
    assert told == sorted(told)
    assert told[-1] == (file.stat().st_size, found.quads)
    assert found.quads == len(list(ox.parse(path=file.with_name("sample.nq"))))
