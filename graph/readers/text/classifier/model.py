"""A model: the four questions of a judgement, kept as plain JSON that runs nothing when loaded."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from ....errors import TextError
from ....model import Modality
from ..judging.pairs import Relation
from .linear import Linear

FORMAT = "belligraph pairs 1"
RELATIONS: tuple[str, ...] = get_args(Relation)
ANSWERS = {
    "relation": frozenset(RELATIONS),
    "direction": frozenset({"forward", "backward", "both"}),
    "negated": frozenset({"true", "false"}),
    "modality": frozenset(m.value for m in Modality),
}
"""The questions, and what may be answered; directions hold in the order of the text."""
LARGEST = 50_000_000
"""Bytes of a model's file."""


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned, question by question."""

    questions: Mapping[str, Linear]

    def dumps(self) -> str:
        """As JSON: the same model gives the same text."""
        record: dict[str, Any] = {"format": FORMAT}
        for name, linear in self.questions.items():
            weights = {key: list(linear.weights[key]) for key in sorted(linear.weights)}
            record[name] = {
                "classes": list(linear.classes),
                "bias": list(linear.bias),
                "weights": weights,
            }
        return json.dumps(record, separators=(",", ":"), ensure_ascii=False) + "\n"


def packaged_model() -> Model:
    """The model that comes with the package, made from its own judged pairs."""
    path = files("belligraph.data") / "models" / "pairs.json"
    return _model(path.read_text(encoding="utf-8"), "the packaged model")


def read_model(path: Path) -> Model:
    """A model from its file.

    Raises:
        TextError: it cannot be read, or is no model of ours.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise TextError(f"{path}: larger than {LARGEST // 1_000_000} MB; no model of ours is")
        return _model(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise TextError(f"{path} cannot be read as a model ({error})") from None


def _model(text: str, name: str) -> Model:
    try:
        record = json.loads(text)
        if not isinstance(record, dict) or record.get("format") != FORMAT:
            raise ValueError(f"expected the format {FORMAT!r}")
        return Model({question: _linear(record[question], question) for question in ANSWERS})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise TextError(
            f"{name} is no model of belligraph train ({type(error).__name__}: {error})"
        ) from None


def _linear(record: Mapping[str, Any], question: str) -> Linear:
    classes = tuple(record["classes"])
    if not classes or not set(classes) <= ANSWERS[question]:
        raise ValueError(f"{question}: unknown answers {classes}")
    weights = {str(name): _numbers(row, len(classes)) for name, row in record["weights"].items()}
    return Linear(classes, _numbers(record["bias"], len(classes)), weights)


def _numbers(row: Any, count: int) -> tuple[float, ...]:
    numbers = tuple(float(number) for number in row)
    if len(numbers) != count or not all(math.isfinite(n) and abs(n) < 1e6 for n in numbers):
        raise ValueError(f"expected {count} finite numbers")
    return numbers
