"""A claim is the same after it has been quads, text, or in a store."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.dates import parse_date, parse_interval
from belligraph.errors import InputError, ModelError
from belligraph.model import (
    Claim,
    Evidence,
    Extent,
    Means,
    Method,
    Modality,
    Relation,
    Retraction,
    Scope,
    Speaker,
)
from belligraph.rdf import claim_lines, claim_quads, claims_from_quads, plain_quads
from belligraph.store import MEMORY, open_store
from belligraph.vocabulary import BG, DERIVED_GRAPH, expand, graph_iri, iri, name_iri, term
from strategies import FORBIDDEN, HOSTILE, claims

SHA = "0" * 64
BASE: dict[str, Any] = {
    "subject": "usa",
    "relation": Relation.SUPPORTS,
    "object": "iraq",
    "valid": parse_interval("2014-01"),
    "published_on": parse_date("2014-02"),
    "source": "csm",
    "publisher": "monitor",
}


def claim(**changes: Any) -> Claim:
    return Claim(**BASE | changes)


def by_id(made: Iterable[Claim]) -> list[Claim]:
    return sorted(made, key=lambda c: c.id)


def back(made: Claim) -> Claim:
    (read,) = claims_from_quads(claim_quads(made))
    return read


def values(made: Claim, predicate: str) -> set[str]:
    """What the quads of a claim say of it in one property."""
    me = iri("claim", made.id)
    return {
        str(q.object.value)  # type: ignore[union-attr]
        for q in claim_quads(made)
        if q.subject.value == me and q.predicate.value == expand(predicate)  # type: ignore[union-attr]
    }


# --- there and back


@given(claims())
def test_quads_and_back(made: Claim) -> None:
    again = back(made)
    assert again == made
    assert again.id == made.id
    assert again.review_id == made.review_id


@settings(max_examples=30)
@given(st.lists(claims(), min_size=1, max_size=4, unique_by=lambda c: c.id))
def test_through_a_store_and_back(made: list[Claim]) -> None:
    store = open_store(MEMORY)
    assert store.add_claims(made, "test") == len(made)
    assert by_id(store.claims()) == by_id(made)


@settings(max_examples=30)
@given(st.lists(claims(), min_size=1, max_size=4, unique_by=lambda c: c.id))
def test_through_n_quads_and_back(made: list[Claim]) -> None:
    written = ox.serialize(
        [q for one in made for q in claim_quads(one)], format=ox.RdfFormat.N_QUADS
    )
    read = list(claims_from_quads(ox.parse(written, format=ox.RdfFormat.N_QUADS)))
    assert read == by_id(made)


@pytest.mark.parametrize("format_", ["trig", "nquads", "jsonld"])
@settings(max_examples=15)
@given(made=claims())
def test_through_every_dump_and_back(format_: str, made: Claim) -> None:
    from belligraph.store.engine import DUMPS

    store, again = open_store(MEMORY), open_store(MEMORY)
    store.add_claims([made], "test")
    again.engine.load(store.dump(format_), format=DUMPS[format_])
    assert list(again.claims()) == [made]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_come_back_as_they_were(text: str) -> None:
    made = claim(
        item=text, amount=1.0, unit=text, condition=text, agent=text, gist=text,
        speaker=Speaker(text), evidence=Evidence(text), method=Method.DERIVED,
        derived_from=(SHA,), rule=text, retracted=Retraction(parse_date("2014"), text),
    )  # fmt: skip
    store = open_store(MEMORY)
    store.add_claims([made], text)
    assert list(store.claims()) == [made]
    again = open_store(MEMORY)
    again.engine.load(store.dump("nquads"), format=ox.RdfFormat.N_QUADS)
    assert list(again.claims()) == [made]


@pytest.mark.parametrize("text", FORBIDDEN)
@pytest.mark.parametrize("field", ["item", "condition", "agent", "gist"])
def test_what_no_format_can_carry_never_gets_so_far(field: str, text: str) -> None:
    with pytest.raises(ModelError):
        claim(**{field: text})


@pytest.mark.parametrize("amount", [0.0, 0.7, 0.1 + 0.2, 1e-300, 1.7e308, -5.0, 1e22])
def test_numbers_come_back_exactly(amount: float) -> None:
    store = open_store(MEMORY)
    store.add_claims([claim(amount=amount, confidence=0.7)], "test")
    (read,) = store.claims()
    assert (read.amount, read.confidence) == (amount, 0.7)
    assert read.id == claim(amount=amount).id


def test_the_order_of_outlets_is_kept() -> None:
    assert back(claim(via=("z", "a", "z", "m"))).via == ("z", "a", "z", "m")


def test_quads_are_the_same_each_time() -> None:
    made = claim(against=("isil", "al-qaeda"), via=("b", "a"), speaker=Speaker("X"))
    assert list(claim_quads(made)) == list(claim_quads(replace(made)))


# --- what is worked out


def test_a_claim_stands_in_the_graph_of_its_source_and_method() -> None:
    for method in (Method.CURATED, Method.EXTRACTED, Method.IMPORTED):
        graphs = {q.graph_name.value for q in claim_quads(claim(method=method))}  # type: ignore[union-attr]
        assert graphs == {graph_iri("csm", method)}
    assert len({graph_iri("csm", m) for m in Method} | {graph_iri("b", m) for m in Method}) == 8


def test_both_ends_and_the_one_it_is_directed_at() -> None:
    usa, iraq = iri("actor", "usa"), iri("actor", "iraq")
    assert values(claim(), "bg:involves") == {usa, iraq}
    assert values(claim(), "bg:towards") == {iraq}
    allied = claim(relation=Relation.ALLIED_WITH)
    assert values(allied, "bg:involves") == values(allied, "bg:towards") == {usa, iraq}


def test_a_place_is_no_end_of_a_relation() -> None:
    held = claim(relation=Relation.CONTROLS, object="fallujah", extent=Extent.WHOLE)
    assert values(held, "bg:object") == {iri("place", "fallujah")}
    assert values(held, "bg:involves") == values(held, "bg:towards") == set()


@pytest.mark.parametrize(
    ("relation", "sign"),
    [("supports", "1"), ("opposes", "-1"), ("alliedWith", "1"), ("partOf", "0")],
)
def test_the_sign(relation: str, sign: str) -> None:
    assert values(claim(relation=Relation(relation)), "bg:sign") == {sign}


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        ({}, ("2014-01-01", "2014-01-31", "2014-01-31", "2014-01-01")),
        ({"valid": parse_interval("2013~")}, ("2013-01-01", "2013-12-31", None, None)),
        ({"valid": None}, ("2014-02-01", "2014-02-28", "2014-02-28", "2014-02-01")),
        (
            {"valid": parse_interval("2003/")},
            ("2003-01-01", "2003-12-31", "2003-12-31", "2003-01-01"),
        ),
        (
            {"relation": Relation.PART_OF},
            ("2014-01-01", "9999-12-31", "2014-01-31", "9999-12-31"),
        ),
        ({"valid": None, "published_on": None}, ("9999-12-31", "0001-01-01", None, None)),
    ],
)  # fmt: skip
def test_the_days_on_which_it_counts(changes: dict[str, Any], days: tuple[str | None, ...]) -> None:
    made = claim(**changes)
    for predicate, day in zip(
        ("bg:countsFrom", "bg:countsUntil", "bg:surelyFrom", "bg:surelyUntil"), days, strict=True
    ):
        assert values(made, predicate) == ({day} if day else set())


def test_the_day_from_which_it_is_known() -> None:
    assert values(claim(), "bg:knownFrom") == {"2014-02-28"}
    assert values(claim(said_on=parse_date("2014-01-05")), "bg:knownFrom") == {"2014-01-05"}
    assert values(claim(published_on=None), "bg:knownFrom") == {"9999-12-31"}


@pytest.mark.parametrize(
    ("changes", "root"),
    [
        ({"speaker": Speaker("John Kerry", "kerry")}, iri("actor", "kerry")),
        ({"speaker": Speaker("Hejazi: x")}, name_iri("Hejazi: x")),
        ({"via": ("wp", "csm")}, iri("publisher", "wp")),
        ({}, iri("publisher", "monitor")),
    ],
)
def test_the_root_of_the_chain(changes: dict[str, Any], root: str) -> None:
    assert values(claim(**changes), "bg:root") == {root}


def test_the_bounds_of_its_dates() -> None:
    made = claim(valid=parse_interval("2013-12/2014-01"))
    assert [
        *values(made, "sem:hasEarliestBeginTimeStamp"),
        *values(made, "sem:hasLatestBeginTimeStamp"),
        *values(made, "sem:hasEarliestEndTimeStamp"),
        *values(made, "sem:hasLatestEndTimeStamp"),
    ] == ["2013-12-01", "2013-12-31", "2014-01-01", "2014-01-31"]  # fmt: skip
    still = claim(valid=parse_interval("2003/.."))
    assert values(still, "sem:hasLatestEndTimeStamp") == set()


def test_the_words_of_other_vocabularies() -> None:
    made = claim(
        negated=True, speaker=Speaker("X"), disputes=(SHA,), supersedes=("f" * 64,),
        via=("wp", "csm"), retracted=Retraction(parse_date("2014-03"), "An error."),
        modality=Modality.OFFERED, means=Means.WEAPONS, scope=Scope.WITH_AFFILIATES,
    )  # fmt: skip
    assert values(made, "cito:disputes") == {iri("claim", SHA)}
    assert values(made, "prov:wasRevisionOf") == {iri("claim", "f" * 64)}
    assert values(made, "prov:wasQuotedFrom") == {iri("publisher", "wp"), iri("publisher", "csm")}
    assert values(made, "prov:hadPrimarySource") == {iri("publisher", "wp")}
    assert values(made, "bg:modality") == {term(Modality.OFFERED)} == {BG + "offered"}
    assert values(made, "bg:retractedBy") == {"2014-03-31"}
    assert values(made, "prov:invalidatedAtTime") == {"2014-03-31T23:59:59"}


def test_a_span_is_a_selector() -> None:
    made = claim(evidence=Evidence("p. 1", SHA, 1, 3, 9))
    node = iri("evidence", made.id)
    said = {
        q.predicate.value: q.object.value  # type: ignore[union-attr]
        for q in claim_quads(made)
        if q.subject.value == node  # type: ignore[union-attr]
    }
    assert said[expand("rdf:type")] == expand("oa:TextPositionSelector")
    assert (said[expand("oa:start")], said[expand("oa:end")]) == ("3", "9")


# --- the plain triples


@pytest.mark.parametrize(
    ("predicate", "written", "said"),
    [
        ("bg:publishedOn", '"5 Jan"', "bg:publishedOn: '5 Jan'; expected an EDTF date"),
        ("bg:retractedOn", '"5 Jan"', "bg:retractedOn: '5 Jan'; expected an EDTF date"),
        ("bg:confidence", '"sure"', "bg:confidence: 'sure'; expected a number"),
        ("bg:source", "<x:y>", "bg:source: 'x:y'; expected the IRI of a source"),
        ("bg:means", "<x:y>", "bg:means: 'x:y'; expected one of our terms"),
        ("bg:source", None, "it has no source"),
        ("bg:object", None, "it has no bg:object"),
    ],
)
def test_what_is_no_claim_is_told_by_its_name_and_field(
    predicate: str, written: str | None, said: str
) -> None:
    made = claim(retracted=Retraction(parse_date("2014-01-07"), "it was another"))
    address = expand(predicate)
    lines = [line for line in claim_lines(made).splitlines() if f" <{address}> " not in line]
    if written is not None:
        lines.append(f"<{iri('claim', made.id)}> <{address}> {written} <x:g> .")
    quads = ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
    with pytest.raises(InputError, match=f"^{iri('claim', made.id)} is no claim: {said}"):
        list(claims_from_quads(quads))


def test_plain_triples_say_as_of_when_they_hold() -> None:
    triples = [("usa", Relation.SUPPORTS, "iraq")]
    quads = list(plain_quads(triples, "Anbar", date(2014, 1, 6), 365))
    assert {q.graph_name.value for q in quads} == {DERIVED_GRAPH}  # type: ignore[union-attr]
    said = {
        (str(q.subject.value), q.predicate.value, str(q.object.value))  # type: ignore[union-attr]
        for q in quads
    }
    assert said == {
        (iri("actor", "usa"), BG + "supports", iri("actor", "iraq")),
        (DERIVED_GRAPH, expand("rdfs:label"), "Anbar"),
        (DERIVED_GRAPH, BG + "asOf", "2014-01-06"),
        (DERIVED_GRAPH, BG + "window", "365"),
    }


def test_without_a_date_plain_triples_state_none() -> None:
    quads = list(plain_quads([], "Anbar", None, 365))
    assert [q.predicate.value for q in quads] == [expand("rdfs:label")]
