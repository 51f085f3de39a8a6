"""Of what is there already nothing is taken again; all else passes."""

from collections.abc import Iterable

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.model import Claim
from belligraph.rdf import claim_quads, registry_quads
from belligraph.registry import Registry
from belligraph.store.former import TYPE, Former
from belligraph.vocabulary import iri
from strategies import claims, registries


def engine(quads: Iterable[ox.Quad]) -> ox.Store:
    made = ox.Store()
    made.extend(quads)
    return made


def lines(quads: Iterable[ox.Quad]) -> list[bytes]:
    data = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    return data.splitlines(keepends=True) if data else []


@settings(max_examples=15)
@given(st.lists(claims(), max_size=4, unique_by=lambda c: c.id), st.integers(0, 4))
def test_claims_pass_unless_they_are_there(made: list[Claim], there: int) -> None:
    snapshot = engine(q for one in made[:there] for q in claim_quads(one))
    former = Former(engine(snapshot), snapshot)
    assert list(former.claims(made)) == made[there:]
    passed = b"".join(former.lines(lines(q for one in made for q in claim_quads(one))))
    names = {q for one in made[:there] for q in claim_quads(one) if "/id/name/" in str(q.subject)}
    expected = {q for one in made[there:] for q in claim_quads(one)} | names
    assert set(ox.parse(passed, format=ox.RdfFormat.N_QUADS)) == expected


@settings(max_examples=15)
@given(registries(), registries())
def test_entries_pass_with_all_their_parts_unless_they_are_there(
    there: Registry, other: Registry
) -> None:
    snapshot = engine(registry_quads(there))
    former = Former(engine(snapshot), snapshot)
    assert list(former.quads(registry_quads(there))) == []
    assert list(former.lines(lines(registry_quads(there)))) == []
    known = {str(q.subject).partition("#")[0].strip("<>") for q in snapshot}
    expected = [
        q
        for q in registry_quads(other)
        if str(q.subject).partition("#")[0].strip("<>") not in known
    ]
    assert list(former.quads(registry_quads(other))) == expected


def test_what_was_dropped_since_is_new() -> None:
    from claiming import claim

    made = claim("usa", "supports", "iraq")
    snapshot = engine(claim_quads(made))
    assert list(Former(ox.Store(), snapshot).claims([made])) == [made]
    assert list(Former(engine(snapshot), snapshot).claims([made])) == []


def test_where_nothing_was_all_is_new() -> None:
    from claiming import claim

    made = claim("usa", "supports", "iraq")
    former = Former(engine(claim_quads(made)), None)
    assert not former
    assert list(former.claims([made])) == [made]


@pytest.mark.parametrize("line", [b"\n", b"# a comment\n", b"_:b <http://x/> 'x' .\n", b"noise"])
def test_lines_that_speak_of_nothing_of_ours_pass(line: bytes) -> None:
    assert list(Former(ox.Store(), ox.Store()).lines([line, line])) == [line, line]


NO_CLAIMS = ["zzz", "a{b", "-1", "é", f"{'0' * 63}g", f"{'0' * 64}0", f"{'0' * 64}/x", ""]


@pytest.mark.parametrize("kind", ["claim", "evidence", "actor"])
@pytest.mark.parametrize("id_", [*(name.encode() for name in NO_CLAIMS), b"a\xff\xfeb"])
def test_lines_of_what_is_called_a_claim_and_is_none_pass(kind: str, id_: bytes) -> None:
    line = b"<%b> <http://x/p> '1' <http://x/g> .\n" % (iri(kind, "").encode() + id_)
    former = Former(ox.Store(), ox.Store())
    assert list(former.lines([line, line])) == [line, line]
    assert not former.met


@pytest.mark.parametrize("id_", ["zzz", f"{'0' * 64}0", "0"])
def test_what_is_called_a_claim_and_is_none_is_not_known_when_it_is_there(id_: str) -> None:
    me = ox.NamedNode(iri("claim", id_))
    quads = [ox.Quad(me, TYPE, ox.NamedNode("http://x/Foo"), ox.NamedNode("http://x/g"))]
    former = Former(engine(quads), engine(quads))
    assert list(former.lines(lines(quads))) == lines(quads)
    assert list(former.quads(quads)) == quads
    assert (len(former.met), len(former.entries)) == (0, 0)


def test_of_what_is_not_ours_all_passes_in_any_form() -> None:
    me = ox.NamedNode("http://x/a")
    quads = [ox.Quad(me, TYPE, ox.NamedNode("http://x/Foo"), ox.NamedNode("http://x/g"))]
    former = Former(engine(quads), engine(quads))
    assert list(former.lines(lines(quads))) == lines(quads)
    assert list(former.quads(quads)) == quads
