"""`belligraph evaluate` measures extraction against marked texts."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from conftest import MODELS

pytestmark = [
    pytest.mark.text,
    pytest.mark.skipif(
        not any(importlib.util.find_spec(name) for name in MODELS),
        reason="no spaCy model is installed: pip install 'belligraph[text]'",
    ),
]
CLAIM = {"subject": "Iran", "relation": "supports", "object": "Hezbollah"}
LINES = [
    {"id": "a1", "kind": "active", "published": "2014-01-06",
     "text": "Iran supports Hezbollah.", "claims": [CLAIM]},
    {"id": "a2", "kind": "idiom", "published": "2014-01-06",
     "text": "Iran took Hezbollah to its heart.", "claims": [CLAIM]},
]  # fmt: skip


@pytest.fixture
def gold(tmp_path) -> Path:
    file = tmp_path / "marked.jsonl"
    file.write_text("\n".join(map(json.dumps, LINES)), encoding="utf-8")
    return file


def test_people_are_told_scores_and_misses(tell, gold) -> None:
    done = tell("evaluate", "--gold", gold)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("marked.jsonl: 2 texts, ends matched by where they stand\n")
    assert "a2 (idiom)\n  missed    Iran supports Hezbollah\n" in done.out


def test_misses_are_listed_as_asked(tell, gold) -> None:
    assert "missed  " not in tell("evaluate", "--gold", gold, "--misses", "0").out


def test_programs_get_all_of_it(tell, gold) -> None:
    found = json.loads(tell("evaluate", "--gold", gold, "--match", "resolved",
                            "--format", "json").out)  # fmt: skip
    assert found["match"] == "resolved"
    assert found["scores"]["sign"]["marked"] == 2
    assert found["kinds"]["active"]["sign"]["f1"] == 1


def test_bad_lines_are_told_and_nothing_is_read(tell, gold) -> None:
    with gold.open("a", encoding="utf-8") as file:
        file.write("\n{}\n")
    done = tell("evaluate", "--gold", gold)
    assert (done.code, done.out) == (1, "")
    assert "marked.jsonl, line 3, key id: 'null'; expected a text that is not empty" in done.err


def test_a_file_that_is_not_there_is_wrong_usage(tell, tmp_path) -> None:
    done = tell("evaluate", "--gold", tmp_path / "nowhere")
    assert done.code == 2


def test_a_folder_is_read_as_re3d(tell, tmp_path) -> None:
    text = "Iran supports Hezbollah."
    lines = {
        "documents": {"_id": "D", "text": text},
        "entities": {"documentId": "D", "begin": 0, "end": 4, "type": "Organisation"},
        "relations": {"documentId": "D", "type": "AlliesOf", "sourceBegin": 0, "sourceEnd": 4,
                      "targetBegin": 14, "targetEnd": 23},
    }  # fmt: skip
    for name, line in lines.items():
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(line), encoding="utf-8")
    done = tell("evaluate", "--gold", tmp_path, "--format", "json")
    found = json.loads(done.out)
    assert found["scores"]["sign"]["f1"] == 1
    assert found["scores"]["named"]["marked"] == 0
