"""How well pairs are judged, where their lines bear what people judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ....errors import TextError
from ..judging.pairs import Judgement
from .score import Tally

RELATIONS = ("supports", "opposes", "neutral")
SAME = ("direction", "negated", "modality")
DEFAULTS = {"direction": None, "negated": False, "modality": "actual"}

Judged = Sequence[tuple[Mapping[str, Any], Judgement]]


def scored(judged: Judged, name: str) -> Iterator[str]:
    """A table of precision, recall and F1 of each relation, line by line.

    Args:
        judged: lines with what people judged as `relation`, and may have as `direction`, `negated`
            and `modality`; each with the answer.
        name: of the lines, for errors.

    Raises:
        TextError: lines without a known relation, all of them.
    """
    bad = [n for n, (line, _) in enumerate(judged, 1) if line.get("relation") not in RELATIONS]
    if bad:
        numbers = ", ".join(map(str, bad[:20]))
        raise TextError(
            f"{name}: relation: expected one of {', '.join(RELATIONS)}; pairs {numbers}"
        )
    tallies = {relation: _tally(judged, relation) for relation in RELATIONS}
    yield f"{'':10}{'precision':>10}{'recall':>8}{'F1':>8}{'pairs':>7}"
    for relation, tally in tallies.items():
        figures = f"{tally.precision:10.3f}{tally.recall:8.3f}{tally.f1:8.3f}{tally.marked:7}"
        yield f"{relation:10}{figures}"
    macro = sum(tally.f1 for tally in tallies.values()) / len(tallies)
    yield f"{'macro F1':10}{'':18}{macro:8.3f}{len(judged):7}"
    yield from _agreeing(judged)


def _tally(judged: Judged, relation: str) -> Tally:
    marked = sum(line["relation"] == relation for line, _ in judged)
    read = sum(answer.relation == relation for _, answer in judged)
    both = sum(line["relation"] == relation == answer.relation for line, answer in judged)
    return Tally(marked, both, read, both)


def _agreeing(judged: Judged) -> Iterator[str]:
    """Of the pairs whose support or opposition was seen, how often the rest agrees."""
    seen = [
        (line, answer.record())
        for line, answer in judged
        if line["relation"] == answer.relation != "neutral"
    ]
    for key in SAME if seen else ():
        same = sum((line.get(key) or DEFAULTS[key]) == answer[key] for line, answer in seen)
        yield f"{key} agrees in {same} of {len(seen)} ({same / len(seen):.0%})"
