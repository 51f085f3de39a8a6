"""Files of quads go into a store, all of them or none, and claims in them are claims."""

import gzip
import hashlib
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
from belligraph.vocabulary import BG, DERIVED_GRAPH, ID, RDF


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


@pytest.mark.parametrize("text", ["", "\n# nobody came yet\n\n"])
@pytest.mark.parametrize("name", ["one.nq", "one.ttl"])
def test_files_of_nothing_make_nothing(tmp_path, name: str, text: str) -> None:
    empty, store = tmp_path / name, tmp_path / "store"
    empty.write_text(text)
    with pytest.raises(InputError, match=rf"^{name}: no statement; expected at least one$"):
        loaded(store, empty)
    assert not store.exists()
    other = tmp_path / "other.nt"
    other.write_text("<x:a> <x:b> <x:c> .\n")
    assert loaded(store, empty, other).empty == (empty,)
    with pytest.raises(InputError, match="no statement"):
        loaded(store, empty)
    assert len(history(store)) == 1


def test_where_statements_without_a_graph_went_is_told(exported, tmp_path) -> None:
    plain, named = tmp_path / "plain.nt.gz", tmp_path / "named.nq"
    plain.write_bytes(gzip.compress(b"<x:a> <x:b> <x:c> .\n"))
    named.write_text("<x:a> <x:b> <x:c> <x:g> .\n")
    (graph,) = loaded(tmp_path / "store", plain, named).graphs
    asked = f"ASK {{ GRAPH <{graph}> {{ <x:a> <x:b> <x:c> }} }}"
    assert open_store(tmp_path / "store").query(asked)
    assert loaded(tmp_path / "store", exported["sample.nq"]).graphs == ()


def test_how_much_of_a_file_was_there_is_told(exported, tmp_path) -> None:
    first = loaded(tmp_path / "store", exported["sample.nq"])
    again = loaded(tmp_path / "store", exported["sample.ttl"])
    registry = open_store(tmp_path / "store").registry()
    entries = len(registry.actors) + len(registry.places) + len(registry.sources)
    assert first.met == 0
    assert first.claims + entries <= again.met


@pytest.mark.parametrize(("kind", "property_"), [("claim", "gist"), ("evidence", "locator")])
def test_what_a_store_has_is_not_told_otherwise_by_a_file(
    exported, sample_store, tmp_path, kind: str, property_: str
) -> None:
    claim = next(sample_store.claims())
    line = f'<https://w3id.org/belligraph/id/{kind}/{claim.id}> ' \
           f'<https://w3id.org/belligraph/ontology#{property_}> "another" <x:g> .\n'  # fmt: skip
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


ODD = [
    ("claim/zzz", None),
    ("claim/-0000000000000001", None),
    ("claim/a{b", "bad.nq, line 2: not N-Quads: .*Invalid IRI"),
    ("evidence/a{b", "bad.nq, line 2: not N-Quads: .*Invalid IRI"),
    ("actor/a{b", "bad.nq, line 2: not N-Quads: .*Invalid IRI"),
    ("claim/a\udcff\udcfeb", "bad.nq, line 2: not N-Quads: .*UTF-8"),
]


@pytest.mark.parametrize(("name", "told"), ODD, ids=[ascii(name) for name, _ in ODD])
def test_what_is_called_a_claim_and_is_none_comes_into_a_store_that_is_there(
    exported, tmp_path, name: str, told: str | None
) -> None:
    start = f"<https://w3id.org/belligraph/id/{name}>"
    lines = [
        "<x:a> <x:b> <x:c> <x:g> .",
        f"{start} a <x:Foo> <x:g> .",
        f"{start} <x:p> '1' <x:g> .",
    ]
    text = "\n".join(lines).replace(" a ", f" <{RDF}type> ").replace("'1'", '"1"')
    (tmp_path / "bad.nq").write_bytes(f"{text}\n".encode(errors="surrogateescape"))
    loaded(tmp_path / "store", exported["sample.nq"])
    for _ in range(2):
        if told is not None:
            with pytest.raises(InputError, match=told):
                loaded(tmp_path / "store", tmp_path / "bad.nq")
            continue
        loaded(tmp_path / "store", tmp_path / "bad.nq")
        found = open_store(tmp_path / "store").select(f"SELECT ?p {{ {start} ?p ?o }}")
        assert len(list(found)) == 2


def test_what_comes_later_of_what_is_not_ours_is_taken_in_each_syntax(tmp_path) -> None:
    for number, name in enumerate(("a.nq", "b.ttl", "c.nq", "d.ttl")):
        graph = "<x:g> " if name.endswith("nq") else ""
        said = f'<x:a> <{RDF}type> <x:Foo> {graph}.\n<x:a> <x:p> "{number}" {graph}.\n'
        (tmp_path / name).write_text(said)
        loaded(tmp_path / "store", tmp_path / name)
    found = open_store(tmp_path / "store").select("SELECT ?o { <x:a> <x:p> ?o }")
    assert sorted(row["o"].value for row in found) == ["0", "1", "2", "3"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"missiles"', '"tanks"', "says something else"),
        (
            "ontology#actual>",
            "ontology#never>",
            "is no claim: bg:modality: .*never'; expected one of our terms",
        ),
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


@pytest.mark.skipif(not Path("/proc/self/io").exists(), reason="needs Linux's /proc")
def test_files_are_read_twice_and_the_journal_has_their_hash(tmp_path) -> None:
    big, small = tmp_path / "big.nq", tmp_path / "small.nq"
    big.write_bytes(b"# a line of a comment\n" * 2_000_000)
    small.write_text("<x:a> <x:b> <x:c> <x:g> .\n")
    before = read_bytes()
    loaded(tmp_path / "store", big, small)
    assert (read_bytes() - before) / big.stat().st_size < 2.5
    (entry,) = history(tmp_path / "store")
    assert entry.inputs == hashlib.sha256(big.read_bytes() + small.read_bytes()).hexdigest()


def read_bytes() -> int:
    """How many bytes this process has read by now."""
    told = Path("/proc/self/io").read_text("ascii").splitlines()
    return int(next(line for line in told if line.startswith("rchar")).split()[1])


@pytest.mark.parametrize("how", ["written to", "replaced"])
def test_a_file_that_changes_while_it_is_read_is_refused(exported, tmp_path, how: str) -> None:
    one, two = tmp_path / "one.nq", tmp_path / "two.nq"
    one.write_text("<x:s> <x:p> <x:o> <x:g> .\n")
    two.write_text("<x:s> <x:p> <x:old> <x:g> .\n")

    def tell(size: int, _: int) -> None:
        if size == one.stat().st_size:  # the second file was hashed, and is not read yet
            if how == "replaced":
                two.unlink()
            two.write_text("<x:s> <x:p> <x:new> <x:g> .\n")

    store = tmp_path / "store"
    with pytest.raises(InputError, match=r"two\.nq changed while it was read; load it again"):
        load_files([one, two], store, ground(store), tell)
    assert not (store / "current").exists()


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


@pytest.mark.parametrize(
    ("property_", "text", "expected"),
    [("asOf", "5 Jan", "a day"), ("window", "many", "a number of")],
)
def test_a_build_that_tells_its_date_wrongly_is_told_where(
    tmp_path: Path, property_: str, text: str, expected: str
) -> None:
    graph = f"<{DERIVED_GRAPH}>"
    (tmp_path / "bad.nq").write_text(f'{graph} <{BG}{property_}> "{text}" {graph} .\n')
    with pytest.raises(
        InputError, match=f"^bg:{property_} of {graph}: '{text}'; expected {expected}"
    ):
        loaded(tmp_path / "store", tmp_path / "bad.nq")
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("foreign.nt", f"<x:thing> <{RDF}type> <{BG}Claim> .", "x:thing in .* is no claim"),
        ("blank.ttl", f"[] a <{BG}Claim> .", "is no claim: .* is not the IRI of a claim"),
        ("bare.ttl", f"<{ID}claim/{'a' * 64}> a <{BG}Claim> .", "a{64} in .* it has no "),
    ],
)
def test_what_is_called_a_claim_and_is_none_is_named(
    tmp_path: Path, name: str, text: str, complaint: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=complaint):
        loaded(tmp_path / "store", tmp_path / name)
    assert not (tmp_path / "store").exists()
