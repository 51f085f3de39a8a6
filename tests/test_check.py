"""A clean graph passes; whatever is broken is found, with a message one can mend it by."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import RDF, SH, URIRef

from belligraph.check import Finding, Report, check
from belligraph.columns import Columns
from belligraph.dates import parse_date, parse_interval
from belligraph.model import (
    Claim,
    Evidence,
    Method,
    Modality,
    Relation,
    Retraction,
    SourceKind,
    Standing,
)
from belligraph.rdf import claim_quads, plain_quads
from belligraph.store import MEMORY, open_store, replacing
from belligraph.vocabulary import DERIVED_GRAPH, REGISTRY_GRAPH, expand, graph_iri, iri
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
    PUBLISHED,
    REGISTRY,
    RULES,
    SHA,
    TEXT,
    broken,
    by_id,
    fields,
    shapes,
    store_of,
    target,
    wrong_everywhere,
)


def found(report: Report, start: str) -> list[Finding]:
    return [f for f in report.findings if f.message.startswith(start)]


def test_a_clean_graph_passes() -> None:
    report = check(store_of(), {SHA: TEXT})
    assert report.findings == ()
    assert report.ok


def test_a_clean_view_passes() -> None:
    store = store_of()
    relations = [("usa", Relation.SUPPORTS, "iraq")]
    store.add_quads(plain_quads(relations, "a title", date(2014, 1, 6), 365))
    assert check(store).findings == ()


def test_an_empty_store_passes() -> None:
    assert check(open_store(MEMORY)).ok


@pytest.mark.parametrize(("subject", "changes", "start", "value"), RULES)
def test_a_broken_rule_is_found(
    subject: str, changes: dict[str, list[str]], start: str, value: str
) -> None:
    findings = found(check(broken(subject, **changes)), start)
    assert findings
    for finding in findings:
        assert finding.severity == "violation"
        assert finding.subject == subject.rpartition("/")[2]
        assert finding.value.startswith(value)


def evidence_broken(**changes: list[str]) -> Report:
    return check(broken(f"evidence/{MISSILES.id}", **changes))


@pytest.mark.parametrize(
    ("changes", "start"),
    [
        ({"oa__end": ['"12"^^xsd:integer']}, "start: expected one number from 0, before the end"),
        ({"rdf__type": []}, "evidence: expected the type oa:TextPositionSelector"),
        ({"oa__end": []}, "start: expected both start and end of the span"),
        (
            {"bg__document": []},
            "document: expected the document that the span lies in",
        ),
    ],
)
def test_a_broken_span_is_found_on_its_claim(changes: dict[str, list[str]], start: str) -> None:
    (finding, *_) = found(evidence_broken(**changes), start)
    assert (finding.kind, finding.subject) == ("claim", "missiles")


def test_a_former_version_that_is_gone_is_a_warning() -> None:
    report = check(store_of([c for c in CLAIMS if c is not FORMER]))
    assert report.ok
    assert [f.severity for f in found(report, "supersedes: expected the former version")] == [
        "warning"
    ]


@pytest.mark.parametrize("relation", Relation)
def test_a_plain_relation_to_nobody_is_found(relation: Relation) -> None:
    store = store_of()
    store.add_quads(plain_quads([("usa", relation, "nobody")], "a title", None, 365))
    what = "a place" if relation.takes_place else "an actor"
    (finding,) = found(check(store), f"{relation}: expected {what} of the registry")
    assert (finding.kind, finding.subject, finding.value) == ("actor", "usa", "nobody")


def test_a_view_says_date_and_window() -> None:
    store, graph = store_of(), NamedNode(DERIVED_GRAPH)
    store.add_quads([Quad(graph, NamedNode(expand("bg:asOf")), Literal("today"), graph)])
    messages = [f.message for f in check(store).findings]
    assert messages == ["as_of: expected one day", "window: expected one number of days"]


KINDS = ["Claim", "Actor", "Publisher", "Place", "Theatre", "Source", "Event"]


@pytest.mark.parametrize("kind", KINDS)
def test_an_id_that_is_none_is_found(kind: str) -> None:
    store, graph = open_store(MEMORY), NamedNode(REGISTRY_GRAPH)
    wrong = NamedNode(iri(kind.lower(), "No Id"))
    store.add_quads([Quad(wrong, NamedNode(str(RDF.type)), NamedNode(expand(f"bg:{kind}")), graph)])
    assert found(check(store), "id: expected")


# Every property shape, on a node where every property is wrong and on one that has none.


@cache
def everything_wrong() -> Report:
    return check(wrong_everywhere())


@pytest.mark.parametrize("shape", fields(), ids=lambda s: str(s).rpartition("#")[2])
def test_a_wrong_field_is_found(shape: URIRef) -> None:
    name, message = target(shape).rpartition("#")[2], str(shapes().value(shape, SH.message))
    subjects = {f.subject for f in everything_wrong().findings if f.message == message}
    required = any((s, SH.minCount, None) in shapes() for s in of_message(message, target(shape)))
    assert f"{name}-wrong" in subjects
    assert (f"{name}-none" in subjects) == required


def of_message(message: str, aim: str) -> list[URIRef]:
    """A few fields stand in two properties and bear one message."""
    return [
        s
        for s in fields()
        if target(s) == aim and message in map(str, shapes().objects(s, SH.message))
    ]


def test_every_shape_is_broken_by_some_test() -> None:
    starts = tuple(start for _, _, start, _ in RULES)
    singles = {str(shapes().value(s, SH.message)) for s in fields()}
    plain = (
        "start: expected both",
        "document: expected the document",
        "evidence:",
        "as_of:",
        "window:",
        "id: expected",
        "expected only",
    )
    aimed = {s for t in (SH.targetClass, SH.targetSubjectsOf) for s in shapes().subjects(t)}
    for message in {str(shapes().value(s, SH.message)) for s in aimed} - singles:
        relation = message.endswith("of the registry") and message.partition(":")[0] in set(
            Relation
        )
        assert relation or message.startswith((*starts, *plain)), message


# What was written


def test_an_id_that_is_not_the_hash_is_found() -> None:
    report = check(broken("latter", bg__item=['"rifles"']))
    (finding,) = report.findings
    assert finding.message.startswith("id: expected the sha256")
    assert LATTER.id.startswith(finding.subject)


def test_a_fact_that_does_not_follow_is_found() -> None:
    report = check(broken("latter", bg__sign=['"1"^^xsd:integer']))
    (finding,) = report.findings
    assert (finding.subject, finding.value) == ("latter", "sign")
    assert str(finding) == (
        "violation: claim latter: expected in its named graph what follows from its fields, "
        "and only that; found 'sign'"
    )


def test_a_claim_in_another_graph_is_found() -> None:
    store = store_of()
    elsewhere = NamedNode(graph_iri("other", "curated"))
    moved = [Quad(q.subject, q.predicate, q.object, elsewhere) for q in claim_quads(HOLDS)]
    store.add_quads(moved)
    assert {f.subject for f in check(store).findings} == {"holds"}


def test_columns_that_do_not_follow_from_the_claims_are_found(tmp_path: Path) -> None:
    with replacing(tmp_path / "store", "tests") as store:
        store.add_registry(REGISTRY)
        store.add_claims(CLAIMS, "tests")
    assert check(open_store(tmp_path / "store")).ok
    surer = [replace(c, confidence=0.5) if c is HOLDS else c for c in CLAIMS]
    Columns.of(surer).save(tmp_path / "store" / "current" / "claims.npz")
    (finding,) = check(open_store(tmp_path / "store")).findings
    assert (finding.kind, finding.subject, finding.value) == ("graph", "columns", "confidence")
    assert finding.message.endswith("build the store again")


# Consistency


def with_claim(former: Claim, **changes: Any) -> tuple[Finding, ...]:
    changed = replace(former, **changes)
    return check(store_of([*(c for c in CLAIMS if c is not former), changed]), {SHA: TEXT}).findings


SPANS = [
    (
        Evidence("", SHA, 2, 12, 500),
        "end: expected a span within the text, which has 69 characters",
    ),
    (Evidence("", SHA, 2, 10, 12), "start: expected a span that is not blank"),
    (Evidence("", SHA, 1, 12, 52), "paragraph: expected 2, the paragraph in which the span 12-52"),
    (Evidence("", "0" * 64, 2, 12, 52), f"document: expected {SHA}"),
]


@pytest.mark.parametrize(("evidence", "start"), SPANS)
def test_a_span_that_misses_its_text_is_found(evidence: Evidence, start: str) -> None:
    findings = with_claim(HOLDS, evidence=evidence)
    assert [f for f in findings if f.message.startswith(start) and f.severity == "violation"]


@pytest.mark.parametrize(
    ("changes", "start", "value"),
    [
        ({"object": "iraq-baathist"}, "object: expected an actor active in", "iraq-baathist"),
        ({"against": ("iraq-baathist",)}, "against: expected an actor active", "iraq-baathist"),
        ({"theatre": "fallujah-2004"}, "theatre: expected a theatre of 2014-01;", "fallujah-2004"),
        ({"place": "elsewhere"}, "theatre: expected a theatre that 'elsewhere' lies in", "anbar"),
        ({"place": "elsewhere"}, "event: expected an event in 'elsewhere'", "battle"),
        ({"valid": parse_interval("2014-03")}, "event: expected an event of 2014-03", "battle"),
    ],
)
def test_what_does_not_fit_together_is_a_warning(
    changes: dict[str, Any], start: str, value: str
) -> None:
    only = [c for c in CLAIMS if c not in (MISSILES, DENIAL)]
    report = check(store_of([*only, replace(MISSILES, **changes)]))
    assert report.ok
    assert [f.value for f in found(report, start)] == [value]


def test_the_larger_place_of_an_event_fits() -> None:
    only = [c for c in CLAIMS if c not in (MISSILES, DENIAL)]
    claim_ = replace(MISSILES, place="iraq-country", theatre=None)
    assert check(store_of([*only, claim_])).findings == ()


def test_publisher_and_date_are_those_of_the_source() -> None:
    messages = [
        f.message for f in with_claim(HOLDS, publisher="wp", published_on=parse_date("2014-01-07"))
    ]
    assert messages == [
        "published_on: expected 2014-01-06, as the source 'csm' says",
        "publisher: expected 'csm', who published the source 'csm'",
    ]


def test_a_denial_of_something_else_is_a_warning() -> None:
    (finding,) = with_claim(DENIAL, disputes=(HOLDS.id,))
    assert finding.message.startswith("disputes: expected a claim of the same subject")
    assert (finding.severity, finding.value) == ("warning", "holds")


def test_two_versions_that_both_count_are_a_warning() -> None:
    (finding,) = with_claim(FORMER, retracted=None)
    assert (finding.subject, finding.value, finding.severity) == ("latter", "former", "warning")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"retracted": Retraction(PUBLISHED, "wrong")}, "premises that are not retracted"),
        ({"confidence": 0.5}, "premises with a confidence of at least 1.0"),
        ({"condition": "if asked"}, "premises without negation and condition"),
        ({"negated": True}, "premises without negation and condition"),
        ({"modality": Modality.POSSIBLE}, "actual premises, or 'possible' here as well"),
        ({"standing": Standing.ALLEGED}, "stated premises, or 'alleged' here as well"),
    ],
)
def test_a_derived_claim_is_no_better_than_its_premises(
    changes: dict[str, Any], expected: str
) -> None:
    premise = replace(LINK, **changes)
    derived = replace(DERIVED, derived_from=(ENEMIES.id, premise.id))
    report = check(store_of([MISSILES, ENEMIES, premise, derived]))
    (finding,) = report.findings
    assert finding.message.startswith(f"derived_from: expected {expected}")
    assert (finding.subject, finding.value) == ("derived", "link")


def test_a_derived_claim_falls_no_later_than_its_premises() -> None:
    early, late = (Retraction(parse_date(year), "wrong") for year in ("2015", "2016"))
    premise = replace(LINK, retracted=early)
    derived = replace(DERIVED, derived_from=(ENEMIES.id, premise.id), retracted=late)
    (finding,) = check(store_of([ENEMIES, premise, derived])).findings
    assert finding.message.startswith("derived_from: expected premises that are not retracted")
    assert check(store_of([ENEMIES, premise, replace(derived, retracted=early)])).ok


def test_a_derived_claim_never_rests_on_what_it_says_itself() -> None:
    stated = replace(DERIVED, row="stated", method=Method.CURATED, rule="", derived_from=())
    between = replace(DERIVED, row="between", object="iraq", derived_from=(stated.id,))
    derived = replace(DERIVED, derived_from=(ENEMIES.id, between.id))
    (finding,) = check(store_of([ENEMIES, stated, between, derived])).findings
    assert finding.message.startswith("derived_from: expected premises that do not themselves")
    assert (finding.severity, finding.subject, finding.value) == ("violation", "derived", "stated")


def test_the_same_said_twice_in_one_text_is_a_warning() -> None:
    twice = replace(HOLDS, row="again", evidence=Evidence("paragraph 7"))
    report = check(store_of([*CLAIMS, twice]))
    assert report.ok
    assert [(f.subject, f.value) for f in report.findings] == [
        ("again", "holds"),
        ("holds", "again"),
    ]


def test_rows_of_a_dataset_may_be_alike() -> None:
    dataset = replace(REGISTRY.sources["csm"], kind=SourceKind.DATASET)
    twice = replace(HOLDS, row="again", evidence=Evidence("row 7"))
    registry = replace(REGISTRY, sources={"csm": dataset})
    assert check(store_of([*CLAIMS, twice], registry)).findings == ()


def test_circles_are_found() -> None:
    places = {
        **REGISTRY.places,
        **by_id(replace(REGISTRY.places["iraq-country"], part_of="fallujah")),
    }
    (finding,) = check(store_of(registry=replace(REGISTRY, places=places))).findings
    assert finding.kind == "place"
    assert finding.message == "part_of: expected no circle"


def test_copies_that_come_round_to_themselves_are_found() -> None:
    first = replace(REGISTRY.sources["csm"], copy_of="again")
    second = replace(first, id="again", document=None, copy_of="csm")
    circle = replace(REGISTRY, sources=by_id(first, second))
    (finding,) = check(store_of(registry=circle)).findings
    assert (finding.kind, finding.message) == ("source", "copy_of: expected no circle")
    original = replace(first, copy_of=None)
    assert check(store_of(registry=replace(circle, sources=by_id(original, second)))).ok


def test_a_text_that_was_changed_is_found() -> None:
    report = check(store_of(), {SHA: TEXT + "!"})
    assert [(f.kind, f.subject) for f in report.findings] == [("document", SHA)]
    assert not report.ok


def test_a_store_that_cannot_be_read_back_is_found() -> None:
    """The model asks for four decimals, which SHACL cannot say."""
    report = check(broken("latter", bg__confidence=['"0.123456"^^xsd:double']))
    (finding,) = report.findings
    assert "at most four decimals" in finding.value


def test_findings_come_in_one_order() -> None:
    findings = check(
        broken("missiles", bg__means=["bg:attack"], bg__place=["place/atlantis"])
    ).findings
    assert list(findings) == sorted(findings)
