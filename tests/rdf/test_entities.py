"""The registry is the same after it has been quads, text, or in a store."""

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

from belligraph.dates import parse_interval
from belligraph.model import Actor, ActorKind, Dated, Office, Place, PlaceKind, Source, SourceKind
from belligraph.project import sample
from belligraph.rdf import registry_from_quads, registry_quads
from belligraph.registry import Registry
from belligraph.store import MEMORY, open_store
from belligraph.vocabulary import REGISTRY_GRAPH, expand, iri
from strategies import HOSTILE, registries


@settings(max_examples=50)
@given(registries())
def test_quads_and_back(registry: Registry) -> None:
    assert registry_from_quads(registry_quads(registry)) == registry


@settings(max_examples=20)
@given(registries())
def test_through_a_store_and_n_quads_and_back(registry: Registry) -> None:
    store, again = open_store(MEMORY), open_store(MEMORY)
    store.add_registry(registry)
    assert store.registry() == registry
    again.engine.load(store.dump("nquads"), format=ox.RdfFormat.N_QUADS)
    assert again.registry() == registry


def test_the_packaged_tables_come_back_whole() -> None:
    registry = sample().tables().registry
    store = open_store(MEMORY)
    store.add_registry(registry)
    assert store.registry() == registry


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_come_back_as_they_were(text: str) -> None:
    when = parse_interval("2014/..")
    names = (Dated(f"x{text}"[:10_000]), Dated(f"y{text}"[:10_000], when))
    actor = Actor(
        id="a", name=f"n{text}"[:10_000], kind=ActorKind.PERSON, short=text, note=text,
        aliases=names, adjectives=names, metonyms=names, locator=text,
        offices=(Office("b", f"t{text}"[:10_000], when), Office("b", f"t{text}"[:10_000])),
    )  # fmt: skip
    source = Source(
        id="s", title=f"s{text}"[:10_000], publisher="p", kind=SourceKind.NEWS, author=text,
        path=text,
    )  # fmt: skip
    registry = Registry(actors={"a": actor}, sources={"s": source})
    store = open_store(MEMORY)
    store.add_registry(registry)
    assert store.registry() == registry


def test_one_name_at_two_times_is_two_names() -> None:
    first, second = parse_interval("2006/2008"), parse_interval("2010/..")
    actor = Actor(
        id="a", name="A", kind=ActorKind.STATE,
        aliases=(Dated("B", first), Dated("B", second), Dated("B")),
        member_of=(Dated("c", first), Dated("c", second)),
    )  # fmt: skip
    registry = Registry(actors={"a": actor})
    assert registry_from_quads(registry_quads(registry)) == registry


def test_a_copy_points_to_its_original() -> None:
    copy = Source(id="c", title="C", publisher="p", kind=SourceKind.NEWS, copy_of="wire")
    found = triples(Registry(sources={"c": copy}))
    assert (iri("source", "c"), expand("bg:copyOf"), iri("source", "wire")) in found


def test_everything_stands_in_one_graph() -> None:
    registry = sample().tables().registry
    graphs = {q.graph_name.value for q in registry_quads(registry)}  # type: ignore[union-attr]
    assert graphs == {REGISTRY_GRAPH}


def triples(registry: Registry) -> set[tuple[str, str, str]]:
    return {
        (str(q.subject.value), q.predicate.value, str(q.object.value))  # type: ignore[union-attr]
        for q in registry_quads(registry)
    }


def test_wikidata_codes_are_exact_matches_and_others_are_not() -> None:
    codes = (Dated("wikidata:Q796"), Dated("ucdp:116"))
    actor = Actor(id="iraq", name="Iraq", kind=ActorKind.STATE, codes=codes)
    matches = {
        o for _, p, o in triples(Registry(actors={"iraq": actor})) if p == expand("skos:exactMatch")
    }
    assert matches == {"http://www.wikidata.org/entity/Q796"}


def test_a_place_lies_in_all_that_it_is_part_of_even_in_a_circle() -> None:
    def place(id_: str, within: str) -> Place:
        return Place(id=id_, name=id_, kind=PlaceKind.TOWN, part_of=within)

    registry = Registry(places={"a": place("a", "b"), "b": place("b", "c"), "c": place("c", "a")})
    lies = {(s, o) for s, p, o in triples(registry) if p == expand("bg:liesIn")}
    assert lies == {(iri("place", x), iri("place", y)) for x in "abc" for y in "abc"}
    assert registry_from_quads(registry_quads(registry)) == registry


def test_what_is_not_ours_is_passed_over() -> None:
    quads = [
        ox.Quad(ox.BlankNode("x"), ox.NamedNode(expand("rdf:type")), ox.NamedNode("http://x/y")),
        ox.Quad(
            ox.NamedNode("http://example.org/a"), ox.NamedNode(expand("rdf:type")),
            ox.NamedNode(expand("bg:Actor")),
        ),
    ]  # fmt: skip
    assert registry_from_quads(quads) == Registry()
