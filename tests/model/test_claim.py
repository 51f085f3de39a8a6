"""A claim is checked when it is made, and has an id that follows from what it says."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import FrozenInstanceError, fields, replace
from typing import Any

import pytest
from hypothesis import given

from belligraph.dates import parse_date, parse_interval
from belligraph.errors import DateError, InputError, ModelError
from belligraph.model import (
    MEANS_OF,
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
    Standing,
    Volume,
    claim_from_json,
    to_json,
)
from strategies import FORBIDDEN, HOSTILE, claims

SHA, OTHER = "0" * 64, "f" * 64
MISSILES: dict[str, Any] = {
    "subject": "usa",
    "relation": Relation.SUPPORTS,
    "object": "iraq",
    "against": ("isil",),
    "means": Means.WEAPONS,
    "item": "missiles",
    "amount": 75.0,
    "unit": "pieces",
    "valid": parse_interval("2013-12"),
    "published_on": parse_date("2014-01-06"),
    "recorded_on": parse_date("2026-01-01"),
    "place": "iraq-country",
    "theatre": "anbar-2014",
    "speaker": Speaker("Jürgen «J»", None),
    "via": ("the-washington-post",),
    "source": "csm-2014-01-06",
    "publisher": "csm",
    "evidence": Evidence("paragraph 8", SHA, 8, 10, 20),
    "event": "fall",
    "agent": "us",
    "confidence": 0.75,
    "gist": "The US sent missiles.",
    "row": "csm-01",
}


def claim(**changes: Any) -> Claim:
    return Claim(**MISSILES | changes)


DENIAL = {"negated": True, "disputes": (SHA,)}
DERIVED = {"method": Method.DERIVED, "derived_from": (SHA,), "rule": "affiliate-of-enemy"}
TO_PLACE = {"relation": Relation.CONTROLS, "against": (), "means": Means.UNKNOWN}


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        *[("subject", {"subject": v}) for v in ("", "USA", "u s a", "usa-", "é", "a" * 201, "a/b")],
        *[("object", {"object": v}) for v in ("Iraq", None, "usa")],
        *[(f, {f: "No Id"}) for f in ("source", "publisher", "place", "theatre", "event")],
        ("source", {"source": ""}),
        *[(f, {f: v}) for f in ("item", "unit", "condition", "agent", "gist") for v in FORBIDDEN],
        ("rule", {**DERIVED, "rule": "null\0"}),
        *[("means", {"means": m}) for m in set(Means) - MEANS_OF[Relation.SUPPORTS]],
        ("means", {"relation": Relation.OPPOSES, "against": (), "means": Means.WEAPONS}),
        ("means", {"relation": Relation.PART_OF, "against": (), "means": Means.WEAPONS}),
        ("means", {**TO_PLACE, "means": Means.ATTACK}),
        ("against", {"against": ("Not Id",)}),
        ("against", {"against": ("usa",)}),
        ("against", {"against": ("iraq", "isil")}),
        ("against", {"relation": Relation.OPPOSES, "means": Means.ATTACK}),
        ("against", {"relation": Relation.ALLIED_WITH}),
        ("via", {"via": ("Washington Post",)}),
        ("extent", {"extent": Extent.PART}),
        ("scope", {**TO_PLACE, "scope": Scope.WITH_AFFILIATES}),
        ("scope", {"relation": Relation.PART_OF, "against": (), "means": Means.UNKNOWN,
                   "scope": Scope.WITH_AFFILIATES}),
        *[("row", {"row": v}) for v in ("-a", "a b", "a;b", "é", "=1")],
        *[("confidence", {"confidence": v}) for v in (-0.1, 1.1, 0.12345, float("nan"))],
        *[("amount", {"amount": v}) for v in (float("nan"), float("inf"), float("-inf"))],
        ("unit", {"amount": None}),
        ("disputes", {**DENIAL, "negated": False}),
        ("disputes", {**DENIAL, "speaker": None}),
        *[("disputes", {**DENIAL, "disputes": (v,)}) for v in ("csm-01", "A" * 64, "0" * 63)],
        ("supersedes", {"supersedes": ("row-1",)}),
        ("derived_from", {**DERIVED, "derived_from": ("row-1",)}),
        ("derived_from", {**DERIVED, "method": Method.CURATED}),
        ("derived_from", {**DERIVED, "derived_from": ()}),
        ("derived_from", {**DERIVED, "rule": ""}),
        ("derived_from", {"rule": "some-rule"}),
        ("derived_from", {"method": Method.DERIVED}),
    ],
)  # fmt: skip
def test_what_the_model_forbids(field: str, changes: dict[str, Any]) -> None:
    with pytest.raises(ModelError) as caught:
        claim(**changes)
    assert caught.value.field == field
    assert caught.value.expected


@pytest.mark.parametrize("relation", Relation)
def test_means_fit_the_relation(relation: Relation) -> None:
    allowed = set()
    for means in Means:
        try:
            claim(relation=relation, means=means, against=())
        except ModelError as error:
            assert error.field == "means"
        else:
            allowed.add(means)
    assert {Means.UNKNOWN} <= allowed
    assert allowed == set(MEANS_OF.get(relation, {Means.UNKNOWN}))


def test_support_and_opposition_share_only_other_and_unknown() -> None:
    shared = MEANS_OF[Relation.SUPPORTS] & MEANS_OF[Relation.OPPOSES]
    assert shared == {Means.OTHER, Means.UNKNOWN}
    assert MEANS_OF[Relation.SUPPORTS] | MEANS_OF[Relation.OPPOSES] == set(Means)


def test_what_the_model_allows() -> None:
    assert claim(**DENIAL).disputes == (SHA,)
    assert claim(**DERIVED).rule == "affiliate-of-enemy"
    assert claim(**TO_PLACE, extent=Extent.WHOLE).extent is Extent.WHOLE
    assert claim(relation=Relation.PRESENT_IN, against=(), means=Means.UNKNOWN, object="usa")
    assert claim(scope=Scope.WITH_AFFILIATES).scope is Scope.WITH_AFFILIATES
    assert claim(amount=None, unit="").amount is None


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_kept_as_it_is(text: str) -> None:
    made = claim(item=text, condition=text, gist=text, speaker=Speaker(text))
    assert (made.item, made.condition, made.gist) == (text, text, text)
    assert made.root == f"name:{text}"


def test_alliances_are_one_claim_whichever_way_round_they_are_written() -> None:
    allied: dict[str, Any] = {"relation": Relation.ALLIED_WITH, "against": ()}
    one = claim(**allied, subject="usa", object="iraq")
    other = claim(**allied, subject="iraq", object="usa")
    assert (one.subject, one.object) == ("iraq", "usa")
    assert one == other
    assert one.id == other.id
    assert claim().subject == "usa"


def test_sets_are_sorted_and_hold_each_member_once() -> None:
    many = claim(
        **DENIAL | DERIVED
        | {
            "against": ("isil", "al-qaeda", "isil"),
            "disputes": (OTHER, SHA, OTHER),
            "derived_from": (OTHER, SHA, SHA),
            "supersedes": (OTHER, SHA),
        }
    )  # fmt: skip
    assert many.against == ("al-qaeda", "isil")
    assert many.disputes == many.derived_from == many.supersedes == (SHA, OTHER)
    assert claim(via=("b", "a", "b")).via == ("b", "a", "b")


def test_a_claim_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        claim().confidence = 0.5  # type: ignore[misc]


@pytest.mark.parametrize(
    ("changes", "root"),
    [
        ({"speaker": Speaker("John Kerry", "john-kerry")}, "actor:john-kerry"),
        ({"speaker": Speaker("Hejazi")}, "name:Hejazi"),
        ({"speaker": None}, "publisher:the-washington-post"),
        ({"speaker": None, "via": ("inner", "outer")}, "publisher:inner"),
        ({"speaker": None, "via": ()}, "publisher:csm"),
    ],
)
def test_the_root_is_the_speaker_else_the_first_outlet_else_the_publisher(
    changes: dict[str, Any], root: str
) -> None:
    assert claim(**changes).root == root


# --- ids

CANONICAL = (
    '{"against":["isil"],"amount":75.0,"condition":"","derived_from":[],"disputes":[],'
    '"event":"fall","evidence":{"document":"' + SHA + '","end":20,"locator":"paragraph 8",'
    '"paragraph":8,"start":10},"extent":null,"item":"missiles","means":"weapons",'
    '"method":"curated","modality":"actual","negated":false,"object":"iraq",'
    '"place":"iraq-country","published_on":"2014-01-06","publisher":"csm","relation":"supports",'
    '"rule":"","said_on":null,"scope":"self","source":"csm-2014-01-06",'
    '"speaker":{"actor":null,"name":"Jürgen «J»"},"standing":"stated","subject":"usa",'
    '"theatre":"anbar-2014","unit":"pieces","valid":"2013-12","via":["the-washington-post"]}'
)
ID = "3522b15957bac6400a25901af83d76a2f5fa9628833065eac8f486e5d0de09c5"
UNHASHED: dict[str, Any] = {
    "confidence": 0.5,
    "agent": "somebody else",
    "gist": "Other words.",
    "recorded_on": parse_date("2025"),
    "supersedes": (OTHER,),
    "retracted": Retraction(parse_date("2014-02-01"), "withdrawn"),
    "row": "csm-02",
}
HASHED: dict[str, dict[str, Any]] = {
    "subject": {"subject": "uk"},
    "relation": {"relation": Relation.ALLIED_WITH, "against": ()},
    "object": {"object": "iran"},
    "scope": {"scope": Scope.WITH_AFFILIATES},
    "against": {"against": ()},
    "means": {"means": Means.TROOPS},
    "item": {"item": "drones"},
    "amount": {"amount": 76.0},
    "unit": {"unit": "tons"},
    "negated": {"negated": True},
    "modality": {"modality": Modality.OFFERED},
    "condition": {"condition": "if asked"},
    "standing": {"standing": Standing.ALLEGED},
    "extent": {},
    "place": {"place": None},
    "theatre": {"theatre": None},
    "valid": {"valid": parse_interval("2013-12/2013-12")},
    "said_on": {"said_on": parse_date("2014-01-05")},
    "published_on": {"published_on": parse_date("2014-01-07")},
    "speaker": {"speaker": Speaker("Jürgen «J»", "kerry")},
    "via": {"via": ()},
    "source": {"source": "csm-2014-01-07"},
    "publisher": {"publisher": "wp"},
    "evidence": {"evidence": Evidence("paragraph 8", SHA, 8, 10, 21)},
    "event": {"event": None},
    "method": {"method": Method.EXTRACTED},
    "disputes": {},
    "derived_from": {},
    "rule": {},
    "volume": {"volume": Volume(events=53, reports=120, intensity=-312.4)},
}


def test_the_id_is_the_digest_of_the_canonical_json() -> None:
    assert claim().id == hashlib.sha256(CANONICAL.encode("utf-8")).hexdigest()
    assert claim().id == ID


def test_the_rule_of_the_id_names_every_field() -> None:
    assert set(UNHASHED) | set(HASHED) == {f.name for f in fields(Claim)}
    assert set(json.loads(CANONICAL)) == set(HASHED) - {"volume"}  # only where there is one


@pytest.mark.parametrize("name", UNHASHED)
def test_the_id_does_not_change_with(name: str) -> None:
    changed = claim(**{name: UNHASHED[name]})
    assert changed != claim()
    assert changed.id == claim().id


@pytest.mark.parametrize("name", [name for name, change in HASHED.items() if change])
def test_the_id_changes_with(name: str) -> None:
    assert claim(**HASHED[name]).id != claim().id


def test_the_id_changes_with_extent_disputes_premises_and_rule() -> None:
    held = claim(**TO_PLACE)
    assert replace(held, extent=Extent.PART).id != replace(held, extent=Extent.WHOLE).id
    assert claim(**DENIAL).id != claim(negated=True).id
    derived = claim(**DERIVED)
    assert replace(derived, derived_from=(OTHER,)).id != derived.id
    assert replace(derived, rule="another").id != derived.id


def test_order_within_sets_does_not_change_the_id_but_the_order_of_outlets_does() -> None:
    assert claim(against=("a", "b")).id == claim(against=("b", "a")).id
    assert claim(via=("a", "b")).id != claim(via=("b", "a")).id


def test_whole_and_decimal_amounts_are_one() -> None:
    assert claim(amount=75).id == claim(amount=75.0).id


def test_a_review_holds_however_the_claim_was_made() -> None:
    assert claim(method=Method.EXTRACTED).review_id == claim().review_id
    assert claim(item="drones").review_id != claim().review_id
    assert claim().review_id != claim().id


@given(claims())
def test_ids_are_digests_and_differ_where_the_item_does(made: Claim) -> None:
    assert len(made.id) == 64
    assert replace(made, item=made.item[:100] + "!").id != made.id


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_id_is_the_same_in_every_process(seed: str) -> None:
    code = (
        "import json,sys; from belligraph.model import claim_from_json;"
        "print(claim_from_json(json.load(sys.stdin)).id)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(to_json(claim())),
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == ID


# --- JSON


@given(claims())
def test_json_and_back(made: Claim) -> None:
    again = claim_from_json(json.loads(json.dumps(to_json(made))))
    assert again == made
    assert again.id == made.id


def test_json_holds_every_field_as_plain_values() -> None:
    written = to_json(claim(retracted=UNHASHED["retracted"]))
    assert list(written) == [f.name for f in fields(Claim)]
    assert written["valid"] == "2013-12"
    assert written["relation"] == "supports"
    assert written["evidence"]["start"] == 10
    assert written["retracted"] == {"on": "2014-02-01", "reason": "withdrawn"}
    assert written["via"] == ["the-washington-post"]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"colour": "red"}, ModelError),
        ({"relation": "likes"}, ModelError),
        ({"means": None}, ModelError),
        ({"item": 5}, ModelError),
        ({"item": None}, ModelError),
        ({"against": [1]}, ModelError),
        ({"against": 1}, ModelError),
        ({"confidence": "high"}, ModelError),
        ({"speaker": {"nam": "x"}}, ModelError),
        ({"speaker": "Kerry"}, ModelError),
        ({"evidence": [1]}, ModelError),
        ({"retracted": {"on": "2014"}}, ModelError),
        ({"valid": "5-Jan"}, DateError),
        ({"valid": 2014}, ModelError),
        ({"published_on": "41644"}, DateError),
    ],
)
def test_broken_json_is_refused(changes: dict[str, Any], error: type[InputError]) -> None:
    with pytest.raises(error):
        claim_from_json({**to_json(claim()), **changes})


@pytest.mark.parametrize("field", ["valid", "said_on", "published_on", "recorded_on"])
def test_a_date_in_json_that_is_none_is_told_by_its_field(field: str) -> None:
    with pytest.raises(DateError, match=f"^{field}: '5 Jan' is no date; expected an EDTF"):
        claim_from_json({**to_json(claim()), field: "5 Jan"})


def test_json_without_a_required_field_is_refused() -> None:
    written = to_json(claim())
    del written["source"]
    with pytest.raises(ModelError, match="source"):
        claim_from_json(written)


# --- parts


@pytest.mark.parametrize("name", ["", "  ", *FORBIDDEN])
def test_a_speaker_has_a_name(name: str) -> None:
    with pytest.raises(ModelError) as caught:
        Speaker(name)
    assert caught.value.field == "name"


def test_the_actor_of_a_speaker_is_an_id() -> None:
    with pytest.raises(ModelError) as caught:
        Speaker("John Kerry", "John Kerry")
    assert caught.value.field == "actor"


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("locator", {"locator": "null\0"}),
        ("document", {"document": "abc"}),
        ("start", {"document": SHA, "start": 1}),
        ("start", {"document": SHA, "end": 1}),
        ("end", {"document": SHA, "start": 5, "end": 5}),
        ("end", {"document": SHA, "start": 5, "end": 4}),
        ("end", {"document": SHA, "start": -1, "end": 4}),
        ("document", {"start": 1, "end": 2}),
        ("paragraph", {"paragraph": 0}),
    ],
)
def test_evidence_is_a_locator_or_a_span_of_a_document(field: str, values: dict[str, Any]) -> None:
    with pytest.raises(ModelError) as caught:
        Evidence(**values)
    assert caught.value.field == field


@pytest.mark.parametrize("reason", ["", " \n", "null\0"])
def test_a_retraction_has_a_reason(reason: str) -> None:
    with pytest.raises(ModelError) as caught:
        Retraction(parse_date("2014"), reason)
    assert caught.value.field == "reason"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"events": 0}, "events"), ({"reports": 0}, "reports"),
     ({"intensity": 0.1234}, "intensity"), ({"intensity": float("nan")}, "intensity")],
)  # fmt: skip
def test_a_volume_counts_at_least_one_of_each(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(ModelError) as caught:
        Volume(**{"events": 1, "reports": 1, **wrong})
    assert caught.value.field == field


def test_a_claim_that_gathers_events_says_of_when() -> None:
    with pytest.raises(ModelError, match="valid"):
        claim(volume=Volume(2, 3), valid=None)
