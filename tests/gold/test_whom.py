"""Whom the mentions in claims mean, over whole reports in which people marked it."""

from __future__ import annotations

import json
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from belligraph.dates import parse_date
from belligraph.project import open_project
from belligraph.readers.text import Reader, read_document
from belligraph.readers.text.evaluation.values import spot
from belligraph.readers.text.extraction.reader import Backend

Row = dict[str, Any]
GOLD = files("belligraph.data") / "gold" / "reports-whom.jsonl"
INVENTED = ("13", "14", "15", "16")
"""How the ids of reports end that play in states which no table has."""


def rows() -> list[Row]:
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def taken(reader: Reader, row: Row, folder: Path) -> tuple[int, int]:
    """How many marked mentions that stand in claims mean the right one, and how many there are.

    Each actor who was marked is one of those that were read, so that most mentions agree.
    """
    path = folder / "report.txt"
    path.write_text(row["text"], encoding="utf-8")
    registry = open_project(None).tables().registry
    document = read_document(str(path), parse_date(row["published"]), None, registry)
    ends = {
        (mention.start, mention.end): mention.id
        for claim in reader.extract(document).claims
        for role, mention in claim.mentions
        if role in ("subject", "object")
    }
    text = row["text"]
    marked = {spot(text, a, b).head: key for a, b, key in sorted(row["mentions"], reverse=True)}
    met = ((marked.get(spot(text, *span).head), who) for span, who in ends.items())
    pairs = Counter((key, str(who)) for key, who in met if key)
    keys, others = (sorted({pair[side] for pair in pairs}) for side in (0, 1))
    counts = np.zeros((len(keys), len(others)))
    for (key, who), count in pairs.items():
        counts[keys.index(key), others.index(who)] = count
    return int(counts[linear_sum_assignment(counts, maximize=True)].sum()), int(counts.sum())


def test_the_marks_stand_in_their_texts() -> None:
    assert len(rows()) == 48
    for row in rows():
        spans = [(start, end) for start, end, _ in row["mentions"]]
        assert len(set(spans)) == len(spans)
        assert all(0 <= start < end <= len(row["text"]) for start, end in spans)
        assert all(row["text"][a:b].strip() == row["text"][a:b] for a, b in spans)
        parse_date(row["published"])


@pytest.mark.slow
@pytest.mark.text
@pytest.mark.parametrize(
    ("backend", "real", "invented"), [("rules", 0.84, 0.74), ("encoder", 0.8, 0.68)]
)
def test_most_mentions_mean_the_right_one(
    backend: Backend, real: float, invented: float, tmp_path: Path
) -> None:
    """The bounds are a little below what was measured; `pytest -s` tells the shares."""
    reader = Reader(open_project(None).tables().registry, backend)
    found = {row["id"]: taken(reader, row, tmp_path) for row in rows()}
    shares = {}
    for name in (False, True):
        some = [v for id_, v in found.items() if id_.endswith(INVENTED) is name]
        shares[name] = sum(right for right, _ in some) / sum(count for _, count in some)
    print(backend, {("invented" if name else "real"): f"{s:.3f}" for name, s in shares.items()})
    assert shares[False] >= real
    assert shares[True] >= invented
