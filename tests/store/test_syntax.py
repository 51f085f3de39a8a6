"""Files of quads are read in any syntax; what is wrong in them is told by file and line."""

import gzip
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.errors import InputError
from belligraph.store import QuadFile
from belligraph.store import syntax as syntax_module
from belligraph.store.syntax import graph_of

GRAPH = ox.NamedNode("x:g")
NODES = st.sampled_from([ox.NamedNode("x:a"), ox.NamedNode("x:b"), ox.BlankNode("one")])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(
    ['_:x', '" <x:g> .', "\\", "<x:a> _:one", "\u2028", "\r\n", "a\tb"]
)  # fmt: skip
QUADS = st.builds(
    ox.Quad,
    NODES,
    st.sampled_from([ox.NamedNode("x:p"), ox.NamedNode("x:q")]),
    NODES | st.builds(ox.Literal, TEXTS) | st.builds(lambda t: ox.Literal(t, language="en"), TEXTS),
    st.sampled_from([GRAPH, ox.DefaultGraph(), ox.BlankNode("two")]),
)
TURTLE = b"@prefix x: <x:> .\nx:a x:p [ x:q 'text' ], _:b .\n_:b x:q 'more' .\n"


def written(folder: Path, name: str, content: bytes) -> QuadFile:
    file = folder / name
    file.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    return QuadFile(file, "0123456789abcdef" * 4)


def read(file: QuadFile) -> set[ox.Quad]:
    if file.has_lines:
        return set(ox.parse(b"".join(file.lines()), ox.RdfFormat.N_QUADS))
    return set(file.quads())


@given(st.lists(QUADS, max_size=8))
def test_lines_are_the_quads_of_the_file_each_in_a_graph(tmp_path_factory, quads) -> None:
    folder = tmp_path_factory.mktemp("lines")
    content = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    lines = written(folder, "a.nq", content)
    other = written(folder, "a.trig", ox.serialize(quads, format=ox.RdfFormat.TRIG))
    assert len(read(lines)) == len(set(quads))
    plain = {q for q in quads if "_:" not in f"{q.subject}{q.object}" and q.graph_name == GRAPH}
    assert plain <= read(lines) & read(other)
    assert all(isinstance(q.graph_name, ox.NamedNode) for q in read(lines) | read(other))
    assert not any(isinstance(q.subject, ox.BlankNode) for q in read(lines) | read(other))


@pytest.mark.parametrize("name", ["a.ttl", "a.ttl.gz", "a.TTL"])
def test_triples_go_to_the_graph_of_their_file_and_blank_nodes_keep_their_names(
    tmp_path, name
) -> None:
    found = read(written(tmp_path, name, TURTLE))
    assert found == read(written(tmp_path, name, TURTLE))
    assert {q.graph_name for q in found} == {graph_of(Path(name))}
    assert len(found) == 4
    assert {q.subject for q in found if q.predicate.value == "x:q"} == {
        q.object for q in found if q.predicate.value == "x:p"
    }


def test_the_same_label_in_two_files_is_two_things(tmp_path) -> None:
    (tmp_path / "a.nq").write_bytes(b'_:b <x:p> "" <x:g> .\n')
    one, other = (read(QuadFile(tmp_path / "a.nq", hash_ * 64)) for hash_ in "ab")
    assert {q.subject for q in one}.isdisjoint(q.subject for q in other)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.nq", b"<x:a> <x:p> <x:b> <x:g> .\n_:a nothing\n", "a.nq, line 2: not N-Quads"),
        ("a.ttl", b"@prefix x: <x:> .\nx:a x:b .", "a.ttl, line 2: not Turtle"),
        ("a.trig", b"\n\n{ <x:a> <x:b> }", "a.trig, line 3: not TriG"),
        ("a.jsonld", b'{"@id": "x:a",\n"x:b" 1}', "a.jsonld, line 2: not JSON-LD"),
        ("a.jsonld", b'{"@context": "https://schema.org/"}', "nothing is fetched"),
        ("a.nq", b'<x:a> <x:p> "\xff" <x:g> .\n', "a.nq"),
        ("a.nq.gz", b"", None),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_file_and_line(tmp_path, name, content, said) -> None:
    file = written(tmp_path, name, content)
    if said is None:
        assert read(file) == set()
        return
    with pytest.raises(InputError, match=said):
        list(map(bytes, file.lines())) if file.has_lines else read(file)
        file.check()


@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: b"no" + data[2:]])
def test_a_damaged_gz_is_told(tmp_path, damage) -> None:
    whole = gzip.compress(b"<x:a> <x:p> <x:b> <x:g> .\n" * 9)
    (tmp_path / "a.nq.gz").write_bytes(damage(whole))
    with pytest.raises(InputError, match=r"a\.nq\.gz cannot be read"):
        read(QuadFile(tmp_path / "a.nq.gz", "0" * 64))


@pytest.mark.parametrize("end", ["", ".gz"])
@pytest.mark.parametrize("syntax", ["nq", "trig", "ttl", "nt", "jsonld"])
def test_the_mark_of_utf_8_before_a_file_is_read_over(tmp_path, syntax: str, end: str) -> None:
    text = "<x:a> <x:p> 'ü' .".replace("'", '"')
    if syntax == "jsonld":
        text = '{"@id": "x:a", "x:p": "ü"}'
    (quad,) = read(written(tmp_path, f"a.{syntax}{end}", f"{text}\n".encode("utf-8-sig")))
    assert (quad.subject, quad.object) == (ox.NamedNode("x:a"), ox.Literal("ü"))
    with pytest.raises(InputError, match=f"{syntax}{end} cannot be read: it is UTF-16; save it as"):
        read(written(tmp_path, f"a.{syntax}{end}", text.encode("utf-16")))


def test_a_line_without_end_is_not_read_into_memory(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(syntax_module, "LINE", 1000)
    with pytest.raises(InputError, match="longer than 1000 bytes"):
        read(written(tmp_path, "a.nq.gz", b"<x:" + b"a" * 5000))


@pytest.mark.parametrize("name", ["a.csv", "a", "a.gz", "a.rdf"])
def test_other_files_are_refused_by_name(tmp_path, name) -> None:
    with pytest.raises(InputError, match="expected a name that ends in"):
        written(tmp_path, name, b"")


def test_how_much_was_read_is_known(tmp_path) -> None:
    file = written(tmp_path, "a.nq.gz", b"<x:a> <x:p> <x:b> <x:g> .\n" * 1000)
    read(file)
    assert file.at == 26_000
    assert file.packed == (tmp_path / "a.nq.gz").stat().st_size
    assert graph_of(tmp_path / "a.nq.gz").value.endswith("/file/a.nq")
