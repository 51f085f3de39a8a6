from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from belligraph.errors import TextError
from belligraph.readers.text.classifier import packaged_model, read_model
from belligraph.readers.text.classifier.linear import Linear

UP = Linear(("no", "yes"), (0.0, 0.0), {"up": (-1.0, 1.0), "down": (1.0, -1.0)})


def test_the_likeliest_answer_wins_and_all_shares_make_one() -> None:
    assert UP.best({"up": 1.0, "unheard": 9.0})[0] == "yes"
    assert UP.best({"down": 2.0, "up": 1.0})[0] == "no"
    assert sum(UP.probabilities({"up": 1.0}).values()) == pytest.approx(1.0)


def test_nothing_known_gives_equal_shares() -> None:
    assert UP.probabilities({}) == {"no": 0.5, "yes": 0.5}


def test_huge_weights_do_not_overflow() -> None:
    steep = Linear(("no", "yes"), (0.0, 0.0), {"up": (-9e5, 9e5)})
    assert steep.best({"up": 1.0}) == ("yes", 1.0)


def test_the_packaged_model_is_read_and_written_byte_for_byte(tmp_path: Path) -> None:
    written = tmp_path / "model.json"
    written.write_text(packaged_model().dumps(), encoding="utf-8")
    assert read_model(written).dumps() == packaged_model().dumps()


def test_no_actor_is_in_the_packaged_model() -> None:
    words = {name.rpartition(":")[2] for name in packaged_model().questions["relation"].weights}
    known = {"russian", "ukrainian", "israeli", "iran", "houthi", "turkish", "taliban", "kyiv"}
    assert words & known == set()


def broken(**changes: Any) -> str:
    record: dict[str, Any] = json.loads(packaged_model().dumps())
    return json.dumps(record | changes)


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"format": "other"}', "[" * 100_000,
        broken(relation={"classes": ["loves"], "bias": [0], "weights": {}}),
        broken(relation={"classes": ["neutral"], "bias": [0, 0], "weights": {}}),
        broken(relation={"classes": ["neutral"], "bias": [float("nan")], "weights": {}}),
        broken(relation={"classes": ["neutral"], "bias": [0], "weights": {"a": ["x"]}}),
        broken(relation={"classes": ["neutral"], "bias": [0], "weights": [1]}),
        broken(relation=None),
    ],
)  # fmt: skip
def test_what_is_no_model_is_refused_in_one_error(text: str, tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TextError, match="is no model of belligraph train"):
        read_model(path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(TextError, match="cannot be read as a model"):
        read_model(tmp_path / "none.json")
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe")
    with pytest.raises(TextError, match="cannot be read as a model"):
        read_model(tmp_path / "bytes.json")
