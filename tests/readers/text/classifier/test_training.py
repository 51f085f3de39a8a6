from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from belligraph.errors import TextError
from belligraph.readers.text.classifier import Classifier, Model, packaged_model
from belligraph.readers.text.classifier.training import trained
from belligraph.readers.text.judging import Judgement, judged, read_pairs

pytestmark = pytest.mark.text
ACTS = {
    "supports": ("armed", "trained", "funded", "sheltered", "reinforced"),
    "opposes": ("bombed", "ambushed", "sanctioned", "shelled", "besieged"),
    "neutral": ("visited", "telephoned", "passed", "described", "photographed"),
}


def lines() -> list[str]:
    """Small judged pairs, in which the subject acts in one half and is acted on in the other."""
    made = []
    for relation, verbs in ACTS.items():
        direction = "" if relation == "neutral" else "forward"
        back = "backward" if direction else ""
        for verb in verbs:
            active = {"text": f"Ruritania {verb} Sylvania.", "subject": "Ruritania"}
            passive = {"text": f"Ruritania was {verb} by Sylvania.", "subject": "Ruritania"}
            made += [active | {"direction": direction}, passive | {"direction": back}]
            for line in made[-2:]:
                line |= {"object": "Sylvania", "relation": relation}
    return [json.dumps(line) for line in made]


@pytest.fixture(scope="module")
def model() -> Model:
    pytest.importorskip("sklearn")
    return trained(read_pairs(lines(), "lines"), "lines")


def asked(model: Model, text: str) -> Judgement:
    line = json.dumps({"text": text, "subject": "Freedonia", "object": "Borduria"})
    ((_, pair),) = read_pairs([line], "lines")
    return next(judged([pair], Classifier(model)))


def test_what_was_learned_holds_for_other_actors(model: Model) -> None:
    found = asked(model, "Freedonia shelled Borduria.")
    assert (found.relation, found.direction) == ("opposes", "forward")
    found = asked(model, "Freedonia was armed by Borduria.")
    assert (found.relation, found.direction) == ("supports", "backward")
    assert asked(model, "Freedonia telephoned Borduria.").relation == "neutral"


def test_names_are_never_learned(model: Model) -> None:
    weights = model.questions["relation"].weights
    assert [name for name in weights if "ruritania" in name or "sylvania" in name] == []


def test_the_same_lines_give_the_same_bytes(model: Model) -> None:
    assert trained(read_pairs(lines(), "lines"), "lines").dumps() == model.dumps()


def test_agreement_with_the_rules_makes_an_answer_surer() -> None:
    sure = asked(packaged_model(), "Freedonia bombed Borduria.").confidence
    assert sure > 0.95
    assert asked(packaged_model(), "Freedonia saw off the bus to Borduria.").confidence < sure


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"relation": "likes"}, "pair 2: relation: 'likes'"),
        ({"direction": "sideways"}, "pair 2: direction: 'sideways'"),
        ({"negated": "perhaps"}, "pair 2: negated: 'perhaps'"),
        ({"modality": "loud"}, "pair 2: modality: 'loud'"),
    ],
)
def test_lines_without_an_answer_are_named(change: dict[str, Any], expected: str) -> None:
    first, second, *_ = (json.loads(line) for line in lines())
    with pytest.raises(TextError, match=expected):
        trained([(first, None), (second | change, None)], "lines")  # type: ignore[list-item]


def test_a_relation_that_is_missing_is_asked_for() -> None:
    with pytest.raises(TextError, match="expected pairs of all of neutral, opposes, supports"):
        trained(read_pairs(lines()[:3], "lines"), "lines")


def test_the_commands_learn_and_judge(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    (tmp_path / "pairs.jsonl").write_text("\n".join(lines()), encoding="utf-8")
    belligraph = str(Path(sys.executable).with_name("belligraph"))
    learn = [belligraph, "train", "pairs.jsonl", "--out", "model.json"]
    done = subprocess.run(learn, text=True, capture_output=True, check=True, cwd=tmp_path)
    assert done.stdout == "model.json: learned from 30 pairs\n"
    score = [belligraph, "judge", "--model", "model.json", "--score", "pairs.jsonl"]
    done = subprocess.run(score, text=True, capture_output=True, check=True, cwd=tmp_path)
    assert done.stdout.splitlines()[4].startswith("macro F1")
    wrong = [belligraph, "judge", "--backend", "rules", *score[2:]]
    refused = subprocess.run(wrong, text=True, capture_output=True, check=False, cwd=tmp_path)
    assert refused.returncode == 2
