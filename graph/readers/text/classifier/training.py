"""A model from judged pairs, by scikit-learn. The same lines give the same model."""

from __future__ import annotations

import importlib
from collections import Counter
from typing import TYPE_CHECKING, Any

from ....errors import MissingExtraError, TextError, quoted
from ..judging.along import turned
from ..judging.judge import coupled
from ..judging.ruled import rules_on
from .features import seen
from .linear import Linear
from .model import ANSWERS, Model

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..judging.pairs import Pair
    from .features import Seen

    Lines = Sequence[tuple[Mapping[str, Any], Pair]]

FEWEST = 3
"""Pairs in which a feature must occur."""
STRENGTH = 0.05
"""The inverse of the penalty on large weights; chosen by cross-validation."""
DIGITS = 4
"""Decimals of a weight that are kept, so that a last bit of arithmetic changes nothing."""


def trained(lines: Lines, name: str) -> Model:
    """A model from lines that say what was judged.

    Args:
        lines: each with `relation`, and where it is not neutral with `direction`, `negated`
            (default false) and `modality` (default actual).
        name: of the lines, for errors.

    Raises:
        TextError: lines without an answer that is known, or too few of them.
        MissingExtraError: scikit-learn or spaCy is not installed.
    """
    wrong = [text for n, (line, _) in enumerate(lines, 1) for text in _faults(line, n)]
    if wrong:
        raise TextError(f"{name}: " + "; ".join(wrong[:20]))
    if len({line["relation"] for line, _ in lines}) < len(ANSWERS["relation"]):
        raise TextError(
            f"{name}: expected pairs of all of {', '.join(sorted(ANSWERS['relation']))}"
        )
    learn = _learner()
    couples = coupled(pair for _, pair in lines)
    views = [
        (line, seen(couple, rules_on(couple.doc, couple)))
        for (line, _), couple in zip(lines, couples, strict=True)
        if couple is not None
    ]
    return Model({question: _asked(question, views, learn) for question in ANSWERS})


def _faults(line: Mapping[str, Any], number: int) -> Iterator[str]:
    for question, answers in ANSWERS.items():
        answer = _answer(line, question)
        silent = question == "direction" and line.get("relation") == "neutral"
        if not silent and answer not in answers:
            yield f"pair {number}: {question}: {quoted(answer)}"


def _answer(line: Mapping[str, Any], question: str) -> str:
    """What a line answers to a question, as a model names it."""
    value = line.get(question)
    if question == "negated":
        return {None: "false", True: "true", False: "false"}.get(value, str(value))
    if question == "modality":
        return str(value or "actual")
    return str(value or "")


def _learner() -> Any:
    try:
        return importlib.import_module("sklearn.linear_model").LogisticRegression
    except ImportError:
        raise MissingExtraError("scikit-learn", "classify") from None


def _asked(question: str, views: Sequence[tuple[Mapping[str, Any], Seen]], learn: Any) -> Linear:
    """The weights for one question; all but the relation are asked of signed pairs only."""
    signed = [v for v in views if question == "relation" or v[0]["relation"] != "neutral"]
    answers = [_answer(line, question) for line, _ in signed]
    if question == "direction":
        answers = [str(turned(a, v.turned)) for a, (_, v) in zip(answers, signed, strict=True)]  # type: ignore[arg-type]
    balance = "balanced" if question == "relation" else None
    return _fitted(
        [view.features for _, view in signed],
        answers,
        learn(C=STRENGTH, class_weight=balance, max_iter=5_000, tol=1e-7),
    )


def _fitted(rows: Sequence[Mapping[str, float]], answers: Sequence[str], learner: Any) -> Linear:
    import numpy as np

    classes = tuple(sorted(set(answers)))
    if len(classes) == 1:
        return Linear(classes, (0.0,), {})
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    table = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    places = np.array([classes.index(answer) for answer in answers])
    fitted = learner.fit(table, places)
    weights, bias = fitted.coef_, fitted.intercept_
    if len(classes) == 2:
        weights, bias = np.vstack([-weights / 2, weights / 2]), np.array([-bias[0], bias[0]]) / 2
    kept = {n: _short(weights[:, i]) for i, n in enumerate(names)}
    return Linear(classes, _short(bias), {n: row for n, row in kept.items() if any(row)})


def _short(numbers: Any) -> tuple[float, ...]:
    return tuple(round(float(n), DIGITS) + 0.0 for n in numbers)
