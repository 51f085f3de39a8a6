from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.errors import TextError
from belligraph.model import Modality
from belligraph.readers.text.judging import Judgement, Pair, judge, judged, read_pairs

pytestmark = pytest.mark.text


def asked(text: str, subject: str, object_: str) -> Judgement:
    ((_, pair),) = read_pairs(
        [json.dumps({"text": text, "subject": subject, "object": object_})], "lines"
    )
    return next(judged([pair]))


RED, BLUE, RURITANIA, SYLVANIA = "Red Column", "the Blue Guard", "Ruritania", "Sylvania"
URGED = "Ruritania urged Sylvania to expel the Red Column."


@pytest.mark.parametrize(
    ("text", "subject", "object_", "expected"),
    [
        ("Ruritania armed the Red Column last year.", RURITANIA, RED, "supports forward"),
        ("Red Column men were ambushed by the Blue Guard.", RED, BLUE, "opposes backward"),
        ("Fighting between Red Column and the Blue Guard resumed.", RED, BLUE, "opposes both"),
        ("Ruritania is an ally of Sylvania.", SYLVANIA, RURITANIA, "supports both"),
        (
            "The Red Column, at war with Sylvania since May, is small.",
            RED,
            SYLVANIA,
            "opposes both",
        ),
        (URGED, SYLVANIA, RED, "opposes forward"),
        (URGED, RURITANIA, RED, "opposes forward"),
        ("Ruritania and Sylvania discussed grain.", RURITANIA, SYLVANIA, "neutral "),
        ("Did Ruritania attack Sylvania?", RURITANIA, SYLVANIA, "neutral "),
        ("Sylvania supports Ruritania in its war.", SYLVANIA, RURITANIA, "supports forward"),
    ],
)
def test_a_pair_is_judged(text: str, subject: str, object_: str, expected: str) -> None:
    found = asked(text, subject, object_)
    assert f"{found.relation} {found.direction}" == expected


def test_actors_need_be_no_known_ones() -> None:
    found = asked("Zorgs armed the Quux of Blarn.", "Zorgs", "the Quux of Blarn")
    assert (found.relation, found.direction) == ("supports", "forward")


def test_a_denial_is_a_negated_relation_and_no_neutral_one() -> None:
    found = asked("Ruritania denied that it had armed the Red Column.", "Ruritania", "Red Column")
    assert (found.relation, found.negated, found.modality) == ("supports", True, Modality.ACTUAL)


def test_an_offer_stays_an_offer() -> None:
    found = asked("Ruritania offered to arm the Red Column.", "Ruritania", "Red Column")
    assert (found.relation, found.negated, found.modality) == ("supports", False, Modality.OFFERED)


def test_an_offset_says_which_mention_is_meant() -> None:
    text = "Ruritania left. Sylvania bombed Ruritania."
    record = {"text": text, "subject": SYLVANIA, "object": RURITANIA, "object_start": 0}
    ((_, pair),) = read_pairs([json.dumps(record)], "lines")
    assert pair.object == (0, 9)


def test_spans_serve_as_well_as_words() -> None:
    assert judge("Ruritania shelled Sylvania.", (0, 9), (18, 26)).relation == "opposes"


def test_a_sentence_is_not_left_for_a_nearer_mention() -> None:
    record = {"text": "Ruritania left. Sylvania, it is said, bombed Ruritania."}
    ((_, pair),) = read_pairs([json.dumps(record | {"subject": SYLVANIA, "object": RURITANIA})], "")
    assert pair.object == (45, 54)


AB = '{"text": "a b", "subject": "a", '


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{", "no JSON"),
        ("[]", "expected an object"),
        ("[" * 100_000, "nested too deeply"),
        (AB + '"object": null}', "object: expected a text, found None"),
        (AB + '"object": "c"}', "object: 'c' does not stand in the text"),
        (AB + '"object": "a"}', "subject and object are the same words"),
        (AB + '"object": "b", "object_start": 0}', "object_start: 'b' does not stand at 0"),
        (AB + '"object": "b", "subject_start": true}', "subject_start: expected an offset"),
    ],
)
def test_every_bad_line_is_named(line: str, expected: str) -> None:
    with pytest.raises(TextError) as caught:
        read_pairs(["", line, "7"], "pairs.jsonl")
    assert f"pairs.jsonl, line 2: {expected}" in str(caught.value)
    assert "pairs.jsonl, line 3: expected an object" in str(caught.value)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=2, max_size=60), st.data())
def test_any_two_mentions_of_any_text_get_an_answer(text: str, data: st.DataObject) -> None:
    cuts = st.integers(0, len(text))
    a, b, c, d = sorted(data.draw(st.tuples(cuts, cuts, cuts, cuts)))
    answer = next(judged([Pair(text, (a, max(a + 1, b)), (c, max(c + 1, d)))]))
    assert answer.relation in ("supports", "opposes", "neutral")
    assert (answer.direction == "") == (answer.relation == "neutral")


def test_a_huge_text_is_read_around_the_mentions() -> None:
    text = "Nothing was said. " * 40_000 + "Ruritania armed Sylvania. " + "It rained. " * 10_000
    assert asked(text, "Ruritania", "Sylvania").relation == "supports"


def test_the_command_writes_the_lines_back_with_what_it_judged(tmp_path: Path) -> None:
    line = {
        "text": "Ruritania armed Sylvania.",
        "subject": "Ruritania",
        "object": "Sylvania",
        "n": 7,
    }
    done = subprocess.run(
        [Path(sys.executable).with_name("belligraph"), "judge"], input=json.dumps(line), text=True,
        capture_output=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    answer = json.loads(done.stdout)
    assert answer | line == answer
    assert (answer["relation"], answer["direction"]) == ("supports", "forward")
    assert answer["negated"] is False and answer["modality"] == "actual"
    assert 0 < answer["confidence"] <= 1


def test_a_file_in_another_encoding_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_bytes(b"\xff\xfe")
    done = subprocess.run(
        [Path(sys.executable).with_name("belligraph"), "judge", "pairs.jsonl"],
        text=True, capture_output=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        done.stderr.startswith("Error: pairs.jsonl is not UTF-8") and done.stderr.count("\n") == 1
    )
