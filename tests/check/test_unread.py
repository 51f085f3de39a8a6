"""What cannot be read back is one finding each, and everything else is found as well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from belligraph.check import Finding, check
from belligraph.dates import parse_interval
from belligraph.errors import StoreError
from belligraph.model import Evidence, PlaceKind, SourceKind
from belligraph.store import Store, open_store, replacing
from belligraph.vocabulary import BG, graph_iri, iri
from broken_graphs import (
    CLAIMS,
    DENIAL,
    DERIVED,
    ENEMIES,
    FORMER,
    HOLDS,
    LATTER,
    LINK,
    MISSILES,
    REGISTRY,
    SHA,
    TEXT,
    store_of,
    term,
)

FINE = '"0.123456"^^xsd:double'
"""A confidence that shapes let pass, and the model does not."""
FOLLOWS = "expected in its named graph what follows from its fields, and only that"
UNREAD = "expected what can be read back"


def put(store: Store, address: str, property_: str, value: str) -> Store:
    """A store in which a node has another value."""
    me, name = NamedNode(address), NamedNode(BG + property_)
    (quad,) = store.engine.quads_for_pattern(me, name, None, None)
    store.engine.remove(quad)
    store.engine.add(Quad(me, name, term(value), quad.graph_name))
    return store


def claim_put(store: Store, claim: object, property_: str, value: str) -> Store:
    return put(store, iri("claim", claim.id), property_, value)  # type: ignore[attr-defined]


def told(store: Store, documents: dict[str, str] | None = None) -> set[tuple[str, str, str]]:
    found = check(store, documents).findings
    return {(f.severity, f.subject, f.message.partition(":")[0]) for f in found}


def faulty() -> Store:
    """A store with a claim that was tampered with, a wrong span, a warning, and two alike."""
    claims = [
        replace(MISSILES, theatre="fallujah-2004"), LINK, ENEMIES, FORMER, LATTER,
        replace(HOLDS, evidence=Evidence("", SHA, 1, 10, 12)),
        replace(HOLDS, row="again", evidence=Evidence("paragraph 7")),
    ]  # fmt: skip
    store = store_of(claims)
    return claim_put(store, ENEMIES, "sign", '"1"^^xsd:integer')


FAULTS = {
    ("violation", "enemies", FOLLOWS),
    ("violation", "holds", "start"),
    ("warning", "missiles", "theatre"),
    ("warning", "again", "claim"),
    ("warning", "holds", "claim"),
}  # fmt: skip


def test_what_is_faulty_is_found_by_itself() -> None:
    assert told(faulty(), {SHA: TEXT}) == FAULTS


@pytest.mark.parametrize(
    ("property_", "value", "message"),
    [("confidence", FINE, UNREAD), ("modality", "bg:nonsense", "modality")],
    ids=["for the model alone", "for shapes too"],
)
def test_one_claim_that_cannot_be_read_hides_nothing(
    property_: str, value: str, message: str
) -> None:
    store = claim_put(faulty(), LATTER, property_, value)
    assert told(store, {SHA: TEXT}) == FAULTS | {("violation", "latter", message)}


def test_each_claim_that_cannot_be_read_is_one_finding() -> None:
    store = faulty()
    for claim in (LINK, FORMER, LATTER):
        claim_put(store, claim, "confidence", FINE)
    expected = {("violation", row, UNREAD) for row in ("link", "former", "latter")}
    assert told(store, {SHA: TEXT}) == FAULTS | expected


def test_what_a_claim_rests_on_may_be_what_cannot_be_read() -> None:
    store = claim_put(store_of(), LINK, "confidence", FINE)
    assert told(store) == {("violation", "link", UNREAD)}
    assert LINK.id in DERIVED.derived_from


def test_a_claim_that_points_to_a_text_is_looked_at() -> None:
    store = store_of()
    me, graph = NamedNode(iri("claim", DENIAL.id)), NamedNode(graph_iri("csm", "curated"))
    name = NamedNode("http://purl.org/spar/cito/disputes")
    store.engine.add(Quad(me, name, Literal("no claim"), graph))
    assert any(subject == "denial" for _, subject, _ in told(store))


@pytest.mark.parametrize(
    ("address", "property_", "value", "message"),
    [
        ("actor/usa", "actorKind", "bg:nonsense", "kind"),
        ("place/iraq-country", "placeKind", "bg:nonsense", "kind"),
        ("source/csm", "publishedOn", '"soon"', "published"),
        ("event/battle", "eventKind", "bg:nonsense", "kind"),
        ("theatre/anbar", "validTime", '"soon"', "valid"),
    ],
)
def test_one_entry_that_cannot_be_read_hides_nothing(
    address: str, property_: str, value: str, message: str
) -> None:
    kind, _, id_ = address.partition("/")
    store = put(faulty(), iri(kind, id_), property_, value)
    found = told(store, {SHA: TEXT})
    assert ("violation", id_, message) in found
    missed = {
        "source": {("warning", "again", "claim"), ("warning", "holds", "claim")},
    }.get(kind, set())
    assert found - {("violation", id_, message)} == FAULTS - missed


def test_what_lies_in_a_place_that_cannot_be_read_is_not_said_to_be_wrong() -> None:
    world = replace(REGISTRY.places["iraq-country"], id="world", kind=PlaceKind.REGION)
    country = replace(REGISTRY.places["iraq-country"], part_of="world")
    places = {**REGISTRY.places, "world": world, "iraq-country": country}
    store = store_of(registry=replace(REGISTRY, places=places))
    assert told(store) == set()
    store = put(store, iri("place", "iraq-country"), "placeKind", "bg:nonsense")
    assert told(store) == {("violation", "iraq-country", "kind")}


def test_an_event_that_only_the_model_refuses_is_told() -> None:
    store = put(store_of(), iri("event", "battle"), "deathsLow", '"9"^^xsd:integer')
    dated = put(store, iri("event", "battle"), "validTime", '"2014-13"^^xsd:string')
    assert {subject for _, subject, _ in told(dated)} == {"battle"}


def test_rows_of_a_dataset_that_cannot_be_read_are_not_taken_for_repeats() -> None:
    dataset = replace(REGISTRY.sources["csm"], kind=SourceKind.DATASET)
    twice = replace(HOLDS, row="again", evidence=Evidence("row 7"))
    store = store_of([*CLAIMS, twice], replace(REGISTRY, sources={"csm": dataset}))
    store = put(store, iri("source", "csm"), "publishedOn", '"soon"')
    assert {subject for _, subject, _ in told(store)} == {"csm"}


def test_columns_that_cannot_be_read_hide_nothing(tmp_path: Path) -> None:
    with replacing(tmp_path / "store", "tests") as store:
        store.add_registry(REGISTRY)
        store.add_claims(
            [*CLAIMS, replace(MISSILES, row="late", valid=parse_interval("2015"))], "t"
        )
    (tmp_path / "store" / "current" / "claims.npz").write_bytes(b"none")
    found = told(open_store(tmp_path / "store"))
    assert ("violation", "columns", "expected the columns that follow from the claims; build the "
            "store again") in found  # fmt: skip
    assert ("warning", "late", "date") in found


def test_a_mistake_of_ours_is_not_taken_for_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(*_: object) -> list[Finding]:
        raise ValueError("a mistake")

    monkeypatch.setattr("belligraph.check.looking.span_findings", mistaken)
    with pytest.raises(ValueError, match="a mistake"):
        check(store_of())


@pytest.mark.parametrize("read", ["claims_with", "registry", "columns"])
def test_a_store_that_fails_is_told_as_such(monkeypatch: pytest.MonkeyPatch, read: str) -> None:
    def gone(*_: object) -> Callable[..., object]:
        raise StoreError("the store cannot be read: gone")

    monkeypatch.setattr(Store, read, gone)
    if read == "columns":
        (finding,) = check(store_of()).findings
        assert (finding.subject, finding.value) == ("columns", "the store cannot be read: gone")
        return
    with pytest.raises(StoreError, match="gone"):
        check(store_of())
