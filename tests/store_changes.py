"""A program that changes a store on and on, and says before and after each change what is in it.

It is ended from outside, at any moment (see `killing.py`). What it tells is the rows whose claims
the store has.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable
from itertools import count
from pathlib import Path

import killing
from belligraph.dates import parse_interval
from belligraph.load import ground, load, undo
from belligraph.model import Claim, Evidence, Relation
from belligraph.project import sample
from belligraph.readers.tables import Import
from belligraph.store import extending, history, open_store, replacing
from event_files import ged_file

MANY, FEW = 60, 1


def rows_in(folder: Path) -> list[int]:
    """The rows that the claims of a store are from, of both ways of a row once."""
    return sorted({row_of(claim) for claim in open_store(folder).claims() if claim.evidence})


def row_of(claim: Claim) -> int:
    """`row 5` is 5."""
    assert claim.evidence is not None
    return int(claim.evidence.locator.split()[-1])


def claim(row: int) -> Claim:
    return Claim(
        subject="usa", relation=Relation.SUPPORTS, object="iraq", source="csm", publisher="csm",
        valid=parse_interval("2014"), evidence=Evidence(locator=f"row {row}"),
    )  # fmt: skip


def add_rows(folder: Path, *rows: int) -> None:
    """Publish a change that adds the claims of some rows."""
    with extending(folder, "more") as store:
        store.add_claims(map(claim, rows), "more")


def say(word: str, rows: Iterable[int]) -> None:
    killing.say(word, sorted(rows))


def build(folder: Path, rows: set[int], new: list[int]) -> set[int]:
    say("going", new)
    with replacing(folder, "tests", force=True) as store:
        store.add_registry(sample().tables().registry)
        store.add_claims(map(claim, new), "tests")
    return set(new)


def swap(folder: Path, rows: set[int], new: list[int]) -> set[int]:
    """A change so small that most of the time goes into making it the current one."""
    say("going", rows | set(new[:FEW]))
    with extending(folder, "tests") as store:
        store.add_claims(map(claim, new[:FEW]), "tests")
    return rows | set(new[:FEW])


def import_(folder: Path, rows: set[int], new: list[int]) -> set[int]:
    lines = (f"{row} 2014-01-03 Klow 1" for row in new)
    file = ged_file(folder.parent, *lines)
    say("going", rows | set(new))
    load(Import("ucdp-ged", (file,)), folder, ground(folder))
    return rows | set(new)


def undone(folder: Path, rows: set[int], new: list[int]) -> set[int]:
    """An import before the last, which takes its claims out, and then the undoing of that."""
    more = import_(folder, rows, new)
    say("done", more)
    number = history(folder)[-1].number
    last = swap(folder, more, [new[-1] + 1])
    say("done", last)
    say("going", last - set(new))
    undo(folder, number)
    say("done", last - set(new))
    say("going", last)
    undo(folder, number + 2)
    return last


def main(folder: Path, seed: int) -> None:
    """Change the store until somebody ends it."""
    chance = random.Random(seed)  # noqa: S311 - changes, not secrets
    rows = set(rows_in(folder)) if (folder / "current").exists() else set[int]()
    say("done", rows)
    for number in count(1):
        first = seed * 100_000 + number * 1_000
        change = chance.choice([build, swap, import_, undone])
        rows = change(folder, rows, list(range(first, first + chance.randint(2, MANY))))
        say("done", rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
