"""How far people agree who marked the test half: the marks, and two who had not seen them.

What comes out is the measure of a careful reader, by which that of a program can be judged.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from belligraph.project import sample
from belligraph.readers.text.evaluation.gold import read_gold
from belligraph.readers.text.evaluation.matching import Match
from belligraph.readers.text.evaluation.report import MATCHES, compare
from belligraph.readers.text.evaluation.values import Item

GOLD = Path(str(files("belligraph.data") / "gold"))
AGREE: dict[Match, float] = {"spans": 0.9, "entities": 0.9, "resolved": 0.7}
"""F1 of sign that both reach, by how ends are compared."""


@pytest.fixture(scope="module")
def marked() -> dict[str, Item]:
    registry = sample().tables().registry
    names = ("test", "test-again")
    found = (read_gold(GOLD / f"{name}.jsonl", registry).items() for name in names)
    return {item.id: item for items in found for item in items}


@pytest.mark.parametrize("match", MATCHES)
@pytest.mark.parametrize("reader", ["a", "b"])
def test_people_agree_about_the_test_half(
    marked: dict[str, Item], reader: str, match: Match
) -> None:
    ids = [id_ for id_ in marked if "-" not in id_]
    read = ((marked[id_], marked[f"{id_}-{reader}"].said) for id_ in ids)
    report = compare("test", read, match, misses=0)
    sign, force = (report.scores[level].tally for level in ("sign", "force"))
    print(f"{reader}, {match}: {sign.precision:.3f} {sign.recall:.3f} {sign.f1:.3f}, "
          f"with force {force.f1:.3f}; {report.yielding} of {report.without_claim}")  # fmt: skip
    assert report.texts == len(ids) == 430
    assert sign.f1 >= AGREE[match]
    assert report.yielding == 0
