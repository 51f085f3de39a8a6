"""What a file says of claims and of the registry is whole and agrees with itself, or is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from belligraph.assemble import add_plain
from belligraph.check import check
from belligraph.errors import InputError
from belligraph.load import Filled, ground, load_files
from belligraph.model import Relation
from belligraph.rdf import claim_quads, plain_quads, registry_quads
from belligraph.registry import Registry
from belligraph.store import About, extending, open_store, replacing, verify
from belligraph.vocabulary import REGISTRY_GRAPH, expand, graph_iri, iri
from broken_graphs import MISSILES, REGISTRY, term

MINE = ox.NamedNode(iri("claim", MISSILES.id))
REGISTRY_NODE = ox.NamedNode(REGISTRY_GRAPH)
HOME = ox.NamedNode(graph_iri(MISSILES.source, MISSILES.method))


def loaded(store: Path, *files: Path) -> Filled:
    return load_files(files, store, ground(store))


def written(file: Path, quads: Iterable[ox.Quad | ox.Triple]) -> Path:
    syntax = ox.RdfFormat.from_extension(file.suffix[1:])
    file.write_bytes(ox.serialize(quads, format=syntax) or b"")
    return file


def quads() -> list[ox.Quad]:
    return [*registry_quads(REGISTRY), *claim_quads(MISSILES)]


ODD = [
    ("bg:modality", "bg:requested", "bg:modality: 'bg:actual, bg:requested'; expected one value"),
    ("bg:object", "actor/isil", "bg:object: 'actor/iraq, actor/isil'; expected one value"),
    ("bg:gist", '"another"', "bg:gist: .*another.*; expected one value"),
    ("bg:sign", '"-1"^^xsd:integer', "bg:sign: '-1, 1'; expected 1, by its fields"),
    ("bg:towards", "actor/isil", "bg:towards: 'actor/iraq, actor/isil'; expected actor/ira"),
    ("bg:retractedOn", '"2015"', "bg:retractedOn: '2015'; expected nothing, by its fields"),
    ("bg:likes", '"much"', "bg:likes: 'much'; expected properties of claims"),
]  # fmt: skip


@pytest.mark.parametrize(("property_", "value", "told"), ODD, ids=[one for one, _, _ in ODD])
def test_a_claim_of_which_more_is_said_is_refused_and_named(
    tmp_path: Path, property_: str, value: str, told: str
) -> None:
    more = ox.Quad(MINE, term(property_), term(value), HOME)
    for name in ("bad.nq", "bad.ttl"):
        bad = [*quads(), more]
        file = written(
            tmp_path / name, bad if name.endswith("nq") else [quad.triple for quad in bad]
        )
        with pytest.raises(InputError, match=f"{MISSILES.id} in .* is no claim: {told}"):
            loaded(tmp_path / "store", file)
    with replacing(tmp_path / "store", "tests") as store:
        store.add_registry(REGISTRY)
        store.add_claims([MISSILES], "tests")
        store.engine.add(more)
    (wrong,) = verify(tmp_path / "store").wrong
    assert re.search(f"{MISSILES.id} in .* is no claim: {told}", wrong)


def test_a_claim_that_points_to_no_evidence_is_refused_and_told(tmp_path: Path) -> None:
    bad = [quad for quad in quads() if quad.predicate != term("bg:evidence")]
    with pytest.raises(InputError, match=f"{MISSILES.id} in .*: it has no bg:evidence"):
        loaded(tmp_path / "store", written(tmp_path / "bad.nq", bad))


def test_another_graph_may_say_of_a_claim_what_is_not_in_our_terms(tmp_path: Path) -> None:
    other = ox.NamedNode("https://example.org/notes")
    said = ox.Quad(MINE, term("bg:modality"), term("bg:requested"), other)
    told = f"{MISSILES.id} in .*: bg:modality: 'bg:requested in <https://example.org/notes>'"
    with pytest.raises(InputError, match=told):
        loaded(tmp_path / "store", written(tmp_path / "bad.nq", [*quads(), said]))
    note = ox.Quad(MINE, ox.NamedNode("https://example.org/note"), ox.Literal("odd"), other)
    loaded(tmp_path / "store", written(tmp_path / "good.nq", [*quads(), note]))
    with extending(tmp_path / "store", "tests") as store:
        store.engine.add(said)
    assert verify(tmp_path / "store").wrong == (
        f"https://example.org/notes tells of {MINE.value}: bg:modality",
    )


@pytest.mark.parametrize("name", ["all.ttl", "all.jsonld", "all.nq"])
def test_entries_come_in_a_file_of_any_syntax_and_stay_as_the_store_has_them(
    tmp_path: Path, name: str
) -> None:
    store, other = tmp_path / "store", replace(REGISTRY.actors["usa"], name="Other")
    with replacing(store, "tests") as target:
        target.add_registry(Registry(actors={"usa": other}))
    triples = [quad.triple for quad in quads()]
    loaded(store, written(tmp_path / name, quads() if name.endswith("nq") else triples))
    opened = open_store(store)
    found, wanted = opened.registry(), REGISTRY.actors | {"usa": other}
    assert dict(found.actors) == wanted
    assert [dict(x) for x in (found.places, found.theatres, found.sources, found.events)] == [
        dict(x) for x in (REGISTRY.places, REGISTRY.theatres, REGISTRY.sources, REGISTRY.events)
    ]
    assert [claim.id for claim in opened.claims()] == [MISSILES.id]
    assert check(opened).ok
    assert not [g for g in opened.engine.named_graphs() if "/file/" in str(g)]


def test_a_claim_that_names_what_the_registry_lacks_is_refused(tmp_path: Path) -> None:
    lacking = replace(REGISTRY, actors={}, events={})
    with replacing(tmp_path / "store", "tests") as target:
        target.add_registry(lacking)
    claims = written(tmp_path / "claims.nq", claim_quads(MISSILES))
    told = f"claim {MISSILES.id} names what the registry lacks: actor 'usa', actor 'iraq', actor "
    with pytest.raises(InputError, match=f"{told}'isil', actor 'john-kerry', event 'battle'; load"):
        loaded(tmp_path / "store", claims)
    entries = written(tmp_path / "registry.nq", registry_quads(REGISTRY))
    assert loaded(tmp_path / "store", claims, entries).new == 1


def test_entries_come_although_the_claims_were_there(tmp_path: Path) -> None:
    """As in a store of an earlier version, which left entries of Turtle in the file's graph."""
    file_graph = ox.NamedNode(iri("graph/file", "all.ttl"))
    with replacing(tmp_path / "store", "tests") as target:
        target.add_claims([MISSILES], "tests")
        target.add_quads(ox.Quad(*quad.triple, file_graph) for quad in registry_quads(REGISTRY))
    findings = check(open_store(tmp_path / "store")).findings
    astray = {(f.kind, f.subject) for f in findings if "graph of the registry" in f.message}
    assert {("actor", "usa"), ("event", "battle"), ("source", "csm")} <= astray
    loaded(tmp_path / "store", written(tmp_path / "all.nq", quads()))
    opened = open_store(tmp_path / "store")
    assert opened.registry().actor("ISIL") == "isil"
    assert check(opened).ok


BARE = ox.NamedNode(iri("actor", "foo"))
KIND = ox.NamedNode(expand("bg:actorKind"))
LABEL = ox.Quad(BARE, ox.NamedNode(expand("rdfs:label")), ox.Literal("Foo"), REGISTRY_NODE)
TYPED = ox.Quad(BARE, ox.NamedNode(expand("rdf:type")), term("bg:Actor"), REGISTRY_NODE)
BROKEN = [
    ([TYPED], "it has no name"),
    ([TYPED, LABEL], "it has no kind"),
    ([TYPED, LABEL, ox.Quad(BARE, KIND, term("bg:odd"), REGISTRY_NODE)], "bg:actorKind: .*odd"),
    (
        [TYPED, LABEL, ox.Quad(BARE, LABEL.predicate, ox.Literal("Bar"), REGISTRY_NODE)],
        "rdfs:label: 'Bar, Foo'; expected one value",
    ),
]


@pytest.mark.parametrize(("entry", "told"), BROKEN, ids=[told for _, told in BROKEN])
def test_an_entry_that_is_not_whole_is_refused_and_named(
    tmp_path: Path, entry: list[ox.Quad], told: str
) -> None:
    for name, start in (("bad.nq", quads()), ("bad.ttl", []), ("bad.nq", [])):
        bad = [*start, *entry]
        file = written(tmp_path / name, bad if name == "bad.nq" else [q.triple for q in bad])
        with pytest.raises(InputError, match=f"{BARE.value} is no actor: {told}"):
            loaded(tmp_path / "store", file)
        if name == "bad.ttl":
            loaded(tmp_path / "store", written(tmp_path / "good.nq", quads()))
    with extending(tmp_path / "store", "tests") as store:
        store.engine.extend(entry)
    with pytest.raises(InputError, match=f"^{BARE.value} is no actor: {told}"):
        open_store(tmp_path / "store").registry()


def test_what_a_file_says_of_its_own_view_gives_way_to_that_of_the_store(tmp_path: Path) -> None:
    own, theirs = date(2014, 1, 6), date(1950, 6, 30)
    with replacing(tmp_path / "store", "tests") as target:
        target.add_registry(REGISTRY)
        target.add_claims([MISSILES], "tests")
        add_plain(target, About("Ours", own, 365))
    view = plain_quads([("isil", Relation.OPPOSES, "usa")], "Theirs", theirs, 30)
    triples = [quad.triple for quad in [*quads(), *view]]
    file = written(tmp_path / "all.ttl", triples)
    loaded(tmp_path / "store", file)
    opened = open_store(tmp_path / "store")
    assert opened.about() == About("Ours", own, 365)
    assert check(opened).ok
    plain = f"ASK {{ <{iri('actor', 'isil')}> bg:opposes <{iri('actor', 'usa')}> }}"
    assert not opened.query(plain)
    loaded(tmp_path / "new", file)
    assert open_store(tmp_path / "new").about() == About("Theirs", theirs, 30)


@pytest.mark.parametrize(
    ("name", "lines", "number"),
    [
        ("a.nq", ["<x:a> <x:b> <x:c> <x:g> ."] * 3, 3),
        ("b.nq", ["", "# nothing", "<x:a> <x:b> <x:c> <x:g> .", ""], 1),
    ],
)
def test_what_was_read_is_counted_whether_or_not_it_is_new(
    tmp_path: Path, name: str, lines: list[str], number: int
) -> None:
    (tmp_path / name).write_text("".join(f"{line}\n" for line in lines))
    for _ in range(2):
        assert loaded(tmp_path / "store", tmp_path / name).quads == number


def test_only_what_files_bring_again_is_told_as_met(tmp_path: Path) -> None:
    loaded(tmp_path / "store", written(tmp_path / "all.nq", quads()))
    (tmp_path / "other.nq").write_text("<x:a> <x:b> <x:c> <x:g> .\n")
    assert loaded(tmp_path / "store", tmp_path / "other.nq").met == 0
