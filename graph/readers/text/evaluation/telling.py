"""A report in words and as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from ....model import Relation
from .outcome import NONE
from .report import Miss, Report, Score
from .score import Tally
from .sides import LEVELS, Level

_SIGNS = (Relation.SUPPORTS.value, Relation.OPPOSES.value, NONE)
_HEADS = ("precision", "recall", "F1", "marked", "found", "read", "right")


def told(report: Report) -> Iterator[str]:
    """The report for people, line by line."""
    yield f"{report.name}: {report.texts:,} texts, ends matched by {_MATCHED[report.match]}"
    yield from _scores(report)
    yield from _without(report)
    yield from _confusion(report.confusion)
    yield from _kinds(report)
    yield from _labels(report.labels)
    yield from _fields(report.fields)
    yield from _misses(report)


_MATCHED = {
    "spans": "where they stand",
    "entities": "whom they mean, whatever he is called",
    "resolved": "whom they mean",
}


def as_data(report: Report) -> dict[str, Any]:
    """The report for programs, as values that JSON has."""
    return {
        "name": report.name,
        "match": report.match,
        "texts": report.texts,
        "scores": {level: _score_data(score) for level, score in report.scores.items()},
        "without_claim": {"texts": report.without_claim, "yielding": report.yielding},
        "confusion": [
            {"marked": marked, "read": read, "pairs": report.confusion.get((marked, read), 0)}
            for marked in _SIGNS for read in _SIGNS if (marked, read) != (NONE, NONE)
        ],
        "kinds": {
            kind: {"texts": report.kind_texts[kind]} | {lv: _figures(t) for lv, t in levels.items()}
            for kind, levels in report.kinds.items()
        },
        "labels": {
            label: {"marked": tally.marked, "found": tally.found, "recall": tally.recall}
            for label, tally in report.labels.items()
        },
        "fields": {
            name: {"found": found, "agreeing": agreeing}
            for name, (found, agreeing) in report.fields.items()
        },
        "negations_left_out": report.negations,
        "misses": [_miss(miss) for miss in report.misses],
    }  # fmt: skip


def _score_data(score: Score) -> dict[str, float]:
    return _figures(score.tally) | {"f1_low": score.f1_low, "f1_high": score.f1_high}


def _miss(miss: Miss) -> dict[str, Any]:
    lists = {name: list(getattr(miss, name)) for name in ("missed", "invented", "misread")}
    return {"id": miss.id, "kind": miss.kind} | lists


def _figures(tally: Tally) -> dict[str, float]:
    figures = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    return figures | asdict(tally)


def _scores(report: Report) -> Iterator[str]:
    rows = [
        (LEVELS[level], *_cells(score.tally), f"{score.f1_low:.3f}-{score.f1_high:.3f}")
        for level, score in report.scores.items()
    ]
    yield from _table(("", *_HEADS, "95 % of F1"), rows)
    if "named" in report.scores:
        yield from ("", *_OF_SIGNS)
    if report.negations:
        yield f"Left out are {report.negations} negated claims: none are marked."


_OF_SIGNS = (
    "Named are organisations, persons and nationalities with a capital letter in their mention,",
    "articles and pronouns aside. Support of A against B supposes that A opposes B; the last row",
    "counts that, too.",
)


def _cells(tally: Tally) -> tuple[str, ...]:
    """Rates and counts; no rate of nothing."""
    counts = (tally.marked, tally.found, tally.read, tally.right)
    return (
        _rate(tally.precision, tally.read),
        _rate(tally.recall, tally.marked),
        _f1(tally),
        *(f"{count:,}" for count in counts),
    )


def _f1(tally: Tally) -> str:
    return _rate(tally.f1, tally.marked + tally.read)


def _rate(rate: float, of: int) -> str:
    return f"{rate:.3f}" if of else "-"


def _without(report: Report) -> Iterator[str]:
    if report.without_claim:
        share = report.yielding / report.without_claim
        yield ""
        yield (
            f"{report.yielding:,} of {report.without_claim:,} texts without a claim yield one "
            f"({share:.1%})"
        )


def _confusion(confusion: Mapping[tuple[str, str], int]) -> Iterator[str]:
    rows = [(marked, *(_pairs(confusion, marked, read) for read in _SIGNS)) for marked in _SIGNS]
    yield from _table(("marked \\ read", *_SIGNS), rows)


def _pairs(confusion: Mapping[tuple[str, str], int], marked: str, read: str) -> str:
    return "" if marked == read == NONE else f"{confusion.get((marked, read), 0):,}"


def _kinds(report: Report) -> Iterator[str]:
    level: Level = "force" if "force" in report.scores else "named"
    head = {"force": "F1 of force", "named": "F1 of named"}[level]
    rows = [
        (kind, f"{report.kind_texts[kind]:,}", *_cells(levels["sign"]), _f1(levels[level]))
        for kind, levels in report.kinds.items()
    ]
    yield from _table(("kind", "texts", *_HEADS, head), rows)


def _labels(labels: Mapping[str, Tally]) -> Iterator[str]:
    rows = [
        (label, _rate(tally.recall, tally.marked), f"{tally.marked:,}", f"{tally.found:,}")
        for label, tally in labels.items()
    ]
    yield from _table(("marked as", "recall", "marked", "found"), rows)


def _fields(fields: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    rows = [(name, f"{same / of:.3f}", f"{same:,}") for name, (of, same) in fields.items()]
    yield from _table(("of the claims found", "agree", "claims"), rows)


def _misses(report: Report) -> Iterator[str]:
    for miss in report.misses:
        yield ""
        yield f"{miss.id} ({miss.kind})"
        for word, claims in (
            ("missed", miss.missed), ("invented", miss.invented), ("misread", miss.misread),
        ):  # fmt: skip
            yield from (f"  {word:<9} {claim}" for claim in claims)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns below their heads, figures to the right; nothing where there are no rows."""
    if not rows:
        return
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    yield ""
    for row in (heads, *rows):
        first, *others = zip(row, widths, strict=True)
        cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
        yield "  ".join(cells).rstrip()
