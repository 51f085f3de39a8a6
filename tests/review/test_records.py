"""Claims as JSON lines: what is read, what identifies a claim, and how bad lines are told."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from belligraph.errors import TableError
from belligraph.model import Means, Modality, Relation
from belligraph.review import read_records
from found_claims import ARCADIA, DIGEST, RECORDS, RIFLES, SYLDAVIA, lines, named


def one(**changed: Any) -> Any:
    (found,) = read_records("f.jsonl", lines({**RIFLES, **changed}))
    return found


def problems(*given: bytes) -> list[str]:
    with pytest.raises(TableError) as caught:
        read_records("f.jsonl", given)
    return [str(problem) for problem in caught.value.problems]


def test_all_that_a_line_says_is_read() -> None:
    claim = one().claim
    assert (claim.subject, claim.relation, claim.object) == (
        "arcadia", Relation.SUPPORTS, "syldavia",
    )  # fmt: skip
    assert (claim.means, claim.item) == (Means.WEAPONS, "rifles")
    assert claim.speaker.actor == "borduria"
    assert (claim.valid.text, claim.valid.single) == ("2020-06-28", True)
    assert claim.evidence.document == DIGEST
    assert claim.confidence == 0.9


def test_publisher_and_date_are_taken_from_the_id_of_a_text_unless_they_are_said() -> None:
    assert (one().origin.publisher, one().origin.published) == ("the-bugle", "2020-06-29")
    said = {**RIFLES["document"], "published": "2020-06", "publisher": "The Trumpet"}
    assert (one(document=said).origin.publisher, one(document=said).origin.published) == (
        "The Trumpet", "2020-06",
    )  # fmt: skip
    assert one(document={"id": "mine"}).origin.published == ""


def test_a_claim_said_twice_is_one() -> None:
    again = {**RIFLES, "evidence": {"start": 0, "end": 4, "text": "Talk"}}
    assert len(read_records("f", lines(RIFLES, again))) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"confidence": 0.1},
        {"said_on": "2020-06-29"},
        {"document": {**RIFLES["document"], "path": "elsewhere", "id": "renamed"}},
        {"subject": named("arcadia", "The Arcadians", "They")},
    ],
)
def test_the_same_claim_from_another_reader_has_the_same_key(changed: dict[str, Any]) -> None:
    assert one(**changed).key == one().key


@pytest.mark.parametrize(
    "changed",
    [
        {"means": "training", "item": None},
        {"negated": True},
        {"speaker": None},
        {"modality": "offered"},
        {"valid": {"from": "2020", "to": "2020"}},
        {"document": {**RIFLES["document"], "sha256": "0" * 64}},
        {"via": [named("the-trumpet", "The Trumpet")]},
    ],
)
def test_another_claim_has_another_key(changed: dict[str, Any]) -> None:
    assert one(**changed).key != one().key


def test_open_and_unknown_ends() -> None:
    assert one(valid={"from": "2020", "to": ".."}).claim.valid.text == "2020/.."
    assert one(valid={"from": None, "to": "2020"}).claim.valid.text == "/2020"
    assert one(valid=None).claim.valid is None


def test_words_of_a_text_are_no_formulas() -> None:
    found = one(item="=HYPERLINK(1)", condition=" -+if\nasked", speaker=named(None, "@Ann"))
    assert found.claim.item == "HYPERLINK(1)"
    assert found.claim.condition == "if asked"
    assert found.claim.speaker.name == "Ann"


def test_a_line_needs_only_its_ends_relation_and_text() -> None:
    bare = {"subject": ARCADIA, "relation": "supports", "object": SYLDAVIA,
            "document": {"id": "mine"}}  # fmt: skip
    (found,) = read_records("f", lines(bare))
    assert found.claim.modality is Modality.ACTUAL
    assert found.claim.confidence == 1


def test_every_bad_line_is_told() -> None:
    bad = {**RIFLES, "relation": "likes", "confidence": 7, "subject": "Arcadia"}
    told = problems(*lines(bad), b"{", *lines({**RIFLES, "valid": {"from": "soon", "to": None}}))
    keys = [text.partition(":")[0] for text in told if "line 1" in text]
    assert sorted(keys) == [
        f"f.jsonl, line 1, key {key}" for key in ("confidence", "relation", "subject")
    ]
    assert any(text.startswith("f.jsonl, line 2: '{'; expected a JSON object") for text in told)
    assert any("line 3, key valid: 'soon/'" in text for text in told)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"object": ARCADIA}, "expected an actor other than the subject"),
        ({"means": "attack"}, "expected with 'supports' one of"),
        ({"document": None}, "key document"),
        ({"document": {"id": "Not An Id"}}, "expected an id"),
        ({"subject": None}, "key subject"),
        ({"evidence": {"start": 9, "end": 3}}, "a span that is not empty"),
        ({"subject": named("arcadia", "x" * 3) | {"label": 3}}, "key subject.label"),
    ],
)
def test_what_the_model_forbids_is_told(changed: dict[str, Any], said: str) -> None:
    assert any(said in text for text in problems(*lines({**RIFLES, **changed})))


def test_empty_lines_are_passed_over() -> None:
    assert len(read_records("f", [b"\n", *lines(*RECORDS), b"  \n"])) == 3
    assert read_records("f", []) == []


def test_reviewing_needs_no_parser() -> None:
    code = "import sys, belligraph.cli.review, belligraph.review; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
