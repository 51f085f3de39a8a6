"""An open store: claims and registry in, answers out."""

import gzip
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from belligraph.columns import Columns
from belligraph.dates import parse_date, parse_interval
from belligraph.errors import InputError, QueryError, StoreError
from belligraph.model import Claim, Event, EventKind, Method, Relation, Speaker
from belligraph.project import sample
from belligraph.rdf import claim_quads, literal, node, plain_quads
from belligraph.registry import Registry
from belligraph.store import (
    MEMORY,
    Batch,
    Store,
    claims_turtle,
    extending,
    open_store,
    plain_rows,
    replacing,
)
from belligraph.store.engine import DUMPS
from belligraph.store.results import results_json, results_turtle
from belligraph.vocabulary import graph_iri, iri


def claim(subject: str, object_: str, relation: str = "supports", **fields: Any) -> Claim:
    given: dict[str, Any] = {
        "source": "csm", "publisher": "monitor", "valid": parse_interval("2014-01-05"),
        "published_on": parse_date("2014-01-06"), **fields,
    }  # fmt: skip
    return Claim(subject=subject, relation=Relation(relation), object=object_, **given)


CLAIMS = [
    claim("usa", "iraq"),
    claim("iran", "iraq", speaker=Speaker('Hejazi "the <b>"')),
    claim("isil", "iraq", "opposes", source="voa"),
    claim("usa", "isil", "opposes", method=Method.EXTRACTED),
]
EVENT = Event(
    id="e", name="Battle", kind=EventKind.BATTLE, date=parse_interval("2014-01-05"), source="csm"
)


@pytest.fixture
def store() -> Store:
    store = open_store(MEMORY)
    store.add_claims(CLAIMS, "tests")
    return store


def test_a_new_store_is_empty() -> None:
    store = open_store(MEMORY)
    assert list(store.quads()) == list(store.claims()) == store.batches == []
    assert store.registry().actors == {}


def test_claims_come_in_batches_by_source_and_method(store: Store) -> None:
    assert store.batches == [
        Batch(graph_iri("csm", "curated"), "tests", 2),
        Batch(graph_iri("voa", "curated"), "tests", 1),
        Batch(graph_iri("csm", "extracted"), "tests", 1),
    ]
    assert store.add_claims([], "tests") == 0
    assert len(store.batches) == 3


def test_claims_come_out_by_graph_then_id(store: Store) -> None:
    found = list(store.claims())
    assert sorted(c.id for c in found) == sorted(c.id for c in CLAIMS)
    keys = [(graph_iri(c.source, c.method), c.id) for c in found]
    assert keys == sorted(keys)


def test_the_registry_and_the_plain_triples_are_no_claims(store: Store) -> None:
    store.add_registry(sample().tables().registry)
    store.add_quads(plain_quads([("usa", Relation.SUPPORTS, "iraq")], "T", None, 365))
    assert len(list(store.claims())) == len(CLAIMS)


def test_queries_run_over_all_graphs_and_know_the_prefixes(store: Store) -> None:
    rows = store.select("SELECT ?c WHERE { ?c a bg:Claim }")
    assert {row["c"].value for row in rows} == {iri("claim", c.id) for c in CLAIMS}
    assert bool(store.query("ASK { ?c bg:subject <https://w3id.org/belligraph/id/actor/iran> }"))


def test_bindings_are_terms_and_never_text(store: Store) -> None:
    query = "SELECT ?c ?who WHERE { ?c bg:subject ?who }"
    assert len(list(store.select(query, {"who": node(iri("actor", "usa"))}))) == 2
    hostile = literal('x" } ; DROP ALL ; { "')
    assert list(store.select("SELECT ?c ?n WHERE { ?c bg:speakerName ?n }", {"n": hostile})) == []
    name = literal('Hejazi "the <b>"')
    assert len(list(store.select("SELECT ?c ?n WHERE { ?c bg:speakerName ?n }", {"n": name}))) == 1


@pytest.mark.parametrize(
    ("query", "bindings", "said"),
    [
        ("SELECT ?c WHERE {", None, "does not parse"),
        ("SELECT", None, "does not parse"),
        ("SELECT ?c WHERE { ?c nope:x ?y }", None, "does not parse"),
        ("DELETE WHERE { ?s ?p ?o }", None, "does not parse"),
        ("SELECT ?c WHERE { ?c a bg:Claim }", {"other": literal("x")}, "other"),
        ("ASK { ?s ?p ?o }", None, "SELECT query is expected"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", None, "SELECT query is expected"),
    ],
)
def test_queries_that_cannot_run(
    store: Store, query: str, bindings: dict[str, Any] | None, said: str
) -> None:
    with pytest.raises(QueryError, match=said):
        store.select(query, bindings)
    assert len(list(store.claims())) == len(CLAIMS)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT ?s WHERE { { SELECT ?s { service silent <http://127.0.0.1:1/> { ?s ?p ?o } } } }",
        "SELECT ?s WHERE { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        'SELECT ("#" AS ?hash) ?s WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }',
    ],
)
def test_no_query_reaches_another_server(store: Store, query: str) -> None:
    with pytest.raises(QueryError, match="asks another server"):
        plain_rows(store, query, {})


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ("SERVICE" AS ?service) WHERE {}',
        "SELECT (1 AS ?x) WHERE {} # SERVICE <http://127.0.0.1/>",
        "PREFIX service: <http://e.org/SERVICE> SELECT ?service WHERE { ?service service:x 1 }",
    ],
)
def test_the_word_alone_is_no_request(store: Store, query: str) -> None:
    assert isinstance(plain_rows(store, query, {})[1], list)


# --- results without columns


def test_plain_rows_of_every_kind_of_query(store: Store) -> None:
    names, rows = plain_rows(store, "SELECT ?c ?none WHERE { ?c bg:sign -1 }", {})
    assert (names, len(rows)) == (["c", "none"], 2)
    assert all(row[1] is None for row in rows)
    assert plain_rows(store, "ASK { ?c bg:sign -1 }", {}) == (["answer"], [[True]])
    assert plain_rows(store, "ASK { ?c bg:sign 7 }", {}) == (["answer"], [[False]])
    names, rows = plain_rows(
        store, "CONSTRUCT { ?c bg:sign ?s } WHERE { ?c bg:sign ?s . FILTER(?s < 0) }", {}
    )
    assert (names, len(rows)) == (["subject", "predicate", "object"], 2)


def test_results_in_the_formats_of_sparql(store: Store) -> None:
    assert b'"boolean":true' in results_json(store, "ASK { ?c bg:sign -1 }", {})
    construct = "CONSTRUCT { ?c bg:sign ?s } WHERE { ?c bg:sign ?s }"
    assert results_turtle(store, construct, {}).count(b"bg:sign") == len(CLAIMS)
    with pytest.raises(QueryError, match="SELECT or ASK"):
        results_json(store, construct, {})
    with pytest.raises(QueryError, match="CONSTRUCT or DESCRIBE"):
        results_turtle(store, "ASK {}", {})


def test_claims_as_turtle_hold_the_claim_and_its_evidence(store: Store) -> None:
    one = CLAIMS[1]
    triples = list(ox.parse(claims_turtle(store, [one.id]), format=ox.RdfFormat.TURTLE))
    subjects = {str(t.subject.value) for t in triples}  # type: ignore[union-attr]
    assert iri("claim", one.id) in subjects
    assert subjects <= {iri("claim", one.id), iri("evidence", one.id)}
    assert claims_turtle(store, ["0" * 64]) in (b"", claims_turtle(store, []))


# --- what the build says of itself


def test_a_build_says_title_date_and_window(store: Store) -> None:
    store.add_quads(plain_quads([], 'T "1"', date(2014, 1, 6), 90))
    about = store.about()
    assert (about.title, about.as_of, about.window) == ('T "1"', date(2014, 1, 6), 90)


def test_without_a_build_there_is_nothing_to_say(store: Store) -> None:
    assert (store.about().title, store.about().as_of, store.about().window) == ("", None, 365)


# --- dumps


@pytest.mark.parametrize("format_", DUMPS)
def test_dumps_are_the_same_however_the_store_was_filled(format_: str, store: Store) -> None:
    other = open_store(MEMORY)
    for one in reversed(CLAIMS):
        other.add_claims([one], "tests")
    assert store.dump(format_) == other.dump(format_)
    assert len(store.dump(format_)) > 1_000


def test_n_quads_are_sorted_lines_and_hold_every_quad(store: Store) -> None:
    lines = store.dump("nquads").decode().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(set(lines)) == len(list(store.quads()))


@pytest.mark.parametrize("format_", DUMPS)
def test_dumps_are_read_back_whole(format_: str, store: Store) -> None:
    syntax = DUMPS[format_]
    read = list(ox.parse(store.dump(format_), format=syntax))
    if syntax.supports_datasets:
        assert set(read) == set(store.quads())
    else:
        assert {q.triple for q in read} == {q.triple for q in store.quads()}  # type: ignore[union-attr]


def test_dumping_an_empty_store() -> None:
    assert open_store(MEMORY).dump("nquads") == b""


def test_dumps_of_the_sample_do_not_hang_on_the_order_of_its_tables() -> None:
    tables = sample().tables()
    one, other = open_store(MEMORY), open_store(MEMORY)
    one.add_claims(tables.claims, "a")
    one.add_registry(tables.registry)
    other.add_registry(tables.registry)
    other.add_claims(reversed(tables.claims), "b")
    assert one.dump("nquads") == other.dump("nquads")


# --- through rdflib


def test_rdflib_sees_the_same_triples_and_answers(store: Store) -> None:
    dataset = store.as_rdflib()
    assert len(set(dataset.quads())) == len(list(store.quads()))
    query = "SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE { ?c a bg:Claim ; bg:sign 1 }"
    (row,) = dataset.query(query, initNs={"bg": "https://w3id.org/belligraph/ontology#"})
    assert int(row[0]) == 2


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # in oxrdflib
def test_rdflib_reads_the_dump_as_we_wrote_it(store: Store) -> None:
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    read = Dataset(store=OxigraphStore(store=ox.Store()), default_union=True)
    read.parse(data=store.dump("nquads"), format="ox-nquads")
    ours = {str(q.triple) for q in store.quads()}
    assert len(set(read.triples((None, None, None)))) == len(ours)
    assert len(set(read.quads())) == len(list(store.quads()))
    found = read.query("SELECT ?n { ?c <https://w3id.org/belligraph/ontology#speakerName> ?n }")
    assert [str(row[0]) for row in found] == ['Hejazi "the <b>"']


# Columns, which relations are worked out from


def same(store: Store) -> bool:
    return not store.columns().differing(Columns.of(store.claims()))


def test_columns_follow_whatever_way_claims_come_in(tmp_path: Path) -> None:
    store = open_store(MEMORY)
    assert len(store.columns()) == 0
    store.add_claims(CLAIMS[:2], "tests")
    assert same(store)
    store.add_quads(quad for one in CLAIMS[2:] for quad in claim_quads(one))
    assert len(store.columns()) == len(CLAIMS)
    assert same(store)
    store.add_claims(CLAIMS[:1], "tests")  # once more
    assert len(store.columns()) == len(CLAIMS)
    assert same(store)
    with replacing(tmp_path / "store", "tests") as written:
        written.add_quads(store.quads())
    assert same(open_store(tmp_path / "store"))
    assert len(open_store(tmp_path / "store").columns()) == len(CLAIMS)


def test_plain_quads_are_no_claims_and_cost_no_reading(store: Store) -> None:
    store.add_quads(plain_quads([("usa", Relation.SUPPORTS, "iraq")], "T", None, 365))
    assert len(store.columns()) == len(CLAIMS)
    assert store.columns() is store.columns()


def test_damaged_columns_hinder_no_question_but_that_of_relations(tmp_path: Path) -> None:
    with replacing(tmp_path / "store", "tests") as written:
        written.add_claims(CLAIMS, "tests")
    (tmp_path / "store" / "current" / "claims.npz").write_bytes(b"PK")
    store = open_store(tmp_path / "store")
    assert len(list(store.claims())) == len(CLAIMS)
    with pytest.raises(StoreError, match="build the store again"):
        store.columns()


def test_a_store_of_a_version_without_columns_makes_them(tmp_path: Path) -> None:
    with replacing(tmp_path / "store", "tests") as written:
        written.add_claims(CLAIMS, "tests")
    (tmp_path / "store" / "current" / "claims.npz").unlink()
    assert same(open_store(tmp_path / "store"))


# --- batches


def test_a_batch_counts_what_was_not_there_before(store: Store) -> None:
    batches = list(store.batches)
    assert store.add_claims(CLAIMS, "again") == 0
    assert store.batches == batches
    assert store.add_claims([*CLAIMS, claim("iraq", "isil", "opposes")], "more") == 1
    assert store.batches == [*batches, Batch(graph_iri("csm", "curated"), "more", 1)]


def test_claims_that_come_as_quads_are_in_no_batch(store: Store) -> None:
    batches = list(store.batches)
    store.add_quads(claim_quads(claim("iraq", "isil", "opposes")))
    assert store.batches == batches
    store.add_claims([claim("iran", "isil", "opposes")], "more")
    assert store.batches == [*batches, Batch(graph_iri("csm", "curated"), "more", 1)]


# --- files of N-Quads


CUT_OFF = gzip.compress(b'<http://x/> <http://x/> "x" .\n' * 99, mtime=0)[:-12]


def written(folder: Path, name: str, claims: Iterable[Claim]) -> Path:
    file, store = folder / name, open_store(MEMORY)
    store.add_claims(claims, "x")
    store.add_registry(Registry(events={"e": EVENT}))
    data = store.dump("nquads")
    file.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return file


@pytest.mark.parametrize("names", [("a.nq", "b.nq"), ("a.nq.gz", "b.nq")])
def test_files_are_loaded_as_if_their_claims_were_added(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    store, one_by_one = open_store(MEMORY), open_store(MEMORY)
    one_by_one.add_claims(CLAIMS, "files")
    one_by_one.add_registry(Registry(events={"e": EVENT}))
    parts = CLAIMS[:3], CLAIMS[2:]
    files = [written(tmp_path, name, part) for name, part in zip(names, parts, strict=True)]
    assert store.load_nquads(files, "files", map(Columns.of, parts)) == len(CLAIMS)
    assert store.dump("nquads") == one_by_one.dump("nquads")
    assert store.batches == one_by_one.batches
    assert store.columns().differing(one_by_one.columns()) == []


def test_without_columns_they_are_made_from_the_quads(tmp_path: Path) -> None:
    store = open_store(MEMORY)
    store.load_nquads([written(tmp_path, "a.nq", CLAIMS)], "files")
    assert len(store.columns()) == len(CLAIMS)
    assert same(store)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (
            "a.nq",
            b"<http://x/> <http://x/> .\n",
            "is not N-Quads: Parser error: The object of a triple must be",
        ),
        ("a.nq", b"", None),
        ("a.nq.gz", CUT_OFF, "cannot be read"),
        ("a.nq.gz", b"no archive", "cannot be read: Not a gzipped file"),
        ("a.nq", None, "cannot be read: .*No such file"),
        ("a.nq", b'<http://x/> <http://x/> "\xff" .\n', "is not N-Quads"),
        (
            "a.nq",
            b"<https://w3id.org/belligraph/id/claim/\xff> <http://x/> <http://x/> .\n",
            "N-Quads|read",
        ),
        (
            "a.nq",
            b"<https://w3id.org/belligraph/id/claim/ > <http://x/> <http://x/> .\n",
            "N-Quads|read",
        ),
    ],
    ids=["no object", "empty", "cut off", "no archive", "not there", "no UTF-8", "no id", "blank"],
)
@pytest.mark.parametrize("there", [True, False])
def test_a_damaged_file_is_said_to_be_so_and_nothing_is_published(
    tmp_path: Path, name: str, data: bytes | None, said: str | None, there: bool
) -> None:
    folder, file = tmp_path / "store", tmp_path / name
    if there:
        with replacing(folder, "tests") as store:
            store.add_claims(CLAIMS[:1], "tests")
    if data is not None:
        file.write_bytes(data)
    if said is None:
        with extending(folder, "more") as store:
            assert store.load_nquads([file], "more", []) == 0
        return
    with pytest.raises(InputError, match=said) as caught, extending(folder, "more") as store:
        store.load_nquads([file], "more", [])
    assert str(file) in str(caught.value)
    assert folder.exists() == there


def test_of_files_that_come_again_nothing_is_taken_twice(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    file = written(tmp_path, "a.nq", CLAIMS)
    for _ in range(2):
        with extending(folder, "files") as store:
            store.load_nquads([file], "files", [Columns.of(CLAIMS)])
    before = open_store(folder).dump("nquads")
    newer = [replace(one, gist="In newer words.") for one in CLAIMS]
    newer.append(claim("iraq", "isil", "opposes", gist="New."))
    with extending(folder, "files") as store:
        file = written(tmp_path, "b.nq", newer)
        file.write_bytes(file.read_bytes().replace(b'"Battle"', b'"In newer words"'))
        assert store.load_nquads([file], "files", [Columns.of(newer)]) == 1
    store = open_store(folder)
    assert {c.gist for c in store.claims()} == {"", "New."}
    assert store.registry().events == {"e": EVENT}
    assert set(before.splitlines()) < set(store.dump("nquads").splitlines())
    assert same(store)
    assert sum(batch.claims for batch in store.batches) == len(store.columns()) == len(newer)


# --- what follows from the claims


def test_what_was_derived_can_be_dropped_and_worked_out_again(tmp_path: Path) -> None:
    derived = claim(
        "usa", "isil", "opposes", method=Method.DERIVED, derived_from=(CLAIMS[0].id,), rule="r"
    )
    plain = list(plain_quads([("usa", Relation.SUPPORTS, "iraq")], "T", None, 365))
    folder = tmp_path / "store"
    with replacing(folder, "tests") as store:
        store.add_claims([*CLAIMS, derived], "tests")
        store.add_quads(plain)
        store.add_registry(Registry(events={"e": EVENT}))
    before = open_store(folder).dump("nquads")
    with extending(folder, "tests") as store:
        store.drop_derived()
        assert store.about().title == ""
        assert sorted(c.id for c in store.claims()) == sorted(c.id for c in CLAIMS)
        assert not any("derived" in batch.graph for batch in store.batches)
        assert same(store)
        assert store.add_claims([derived], "tests") == 1
        store.add_quads(plain)
        assert same(store)
    store = open_store(folder)
    assert store.dump("nquads") == before
    assert Batch(graph_iri("csm", "derived"), "tests", 1) in store.batches


def test_plain_triples_can_be_dropped_alone(store: Store) -> None:
    derived = claim(
        "usa", "isil", "opposes", method=Method.DERIVED, derived_from=(CLAIMS[0].id,), rule="r"
    )
    store.add_claims([derived], "tests")
    before, batches = store.dump("nquads"), list(store.batches)
    store.drop_plain()  # there are none
    store.add_quads(plain_quads([("usa", Relation.SUPPORTS, "iraq")], "T", None, 365))
    store.drop_plain()
    assert store.dump("nquads") == before
    assert store.batches == batches


# --- the registry


def test_entries_that_come_again_stay_as_they_were(tmp_path: Path) -> None:
    registry = sample().tables().registry
    folder = tmp_path / "store"
    with replacing(folder, "tests") as store:
        store.add_registry(registry)
    before = open_store(folder).dump("nquads")
    iraq = registry.actors["iraq"]
    newer = {"iraq": replace(iraq, name="Newer"), "new": replace(iraq, id="new", codes=())}
    with extending(folder, "more") as store:
        store.add_registry(replace(registry, actors=newer))
    store = open_store(folder)
    assert store.registry().actors == {**registry.actors, "new": newer["new"]}
    assert set(before.splitlines()) < set(store.dump("nquads").splitlines())


# The score as an aggregate


def scored(store: Store) -> dict[str, float]:
    query = "SELECT ?s (bg:score(?c) AS ?score) { ?c bg:subject ?s } GROUP BY ?s"
    return {str(row["s"].value).rpartition("/")[2]: float(row["score"].value)
            for row in store.select(query)}  # fmt: skip


def test_the_score_is_an_aggregate_of_claims(store: Store) -> None:
    assert scored(store) == {"usa": 0.8, "iran": 0.8, "isil": 0.8}  # one root each


def test_the_score_follows_new_claims_and_ratings(store: Store) -> None:
    scored(store)
    store.add_claims([claim("iran", "iraq", source="bbc", publisher="bbc")], "tests")
    assert scored(store)["iran"] == pytest.approx(0.96)
    store.ratings = {"bbc": 0.5}
    assert scored(store)["iran"] == pytest.approx(0.9)


def test_what_is_no_claim_has_no_score(store: Store) -> None:
    values = f"VALUES ?x {{ 1 bg:Claim <{iri('claim', 'gone')}> }}"
    [row] = store.select(f"SELECT (bg:score(?x) AS ?score) {{ {values} }}")
    assert float(row["score"].value) == 0
