"""A program that decides on claims on and on, and takes some decisions back.

It is ended from outside, at any moment (see `killing.py`). What it tells is the items of the claims
that were decided on, accepted ones first.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path

import killing
from belligraph.model import ActorKind
from belligraph.project import open_project
from belligraph.review import (
    Cells,
    Decision,
    Found,
    Given,
    Review,
    Texts,
    Verdict,
    newcomer,
    put,
    read_records,
)
from found_claims import BORDURIA, RIFLES, lines, named, record

MANY = 200
Items = list[list[str]]


def opened(folder: Path) -> Review:
    """The review of many claims; of every third nobody knows who is said to have acted."""
    records = [
        RIFLES | {"item": f"rifles {number:03}"}
        if number % 3
        else record(
            named(f"band-{number}", f"Band {number}"), "supports", BORDURIA, "Arcadia sent rifles",
            means="weapons", item=f"rifles {number:03}",
        )
        for number in range(MANY)
    ]  # fmt: skip
    return Review(folder, read_records("f.jsonl", lines(*records)), Texts([folder.parent]), Given())


def decided(review: Review, folder: Path) -> Items:
    """What the tables say: items of accepted claims, and of the others that are not asked again."""
    claims = open_project(folder).tables().claims
    accepted = {claim.item for claim in claims if claim.item}
    left = {one.claim.item for one in review.waiting()}
    every = {f"rifles {number:03}" for number in range(MANY)}
    return [sorted(accepted), sorted(every - left - accepted)]


def verdict(found: Found, review: Review, *, accept: bool) -> Verdict:
    """A decision; whoever is not known is a new armed group."""
    if not accept:
        return Verdict(found, Decision.REJECT, reason="not so")
    cells: Cells = review.desk.draft(found)
    actors = []
    for stranger in review.desk.strangers(found, cells):
        actors.append(newcomer(ActorKind.ARMED_GROUP, stranger.name, cells["source"]))
        cells = put(cells, stranger, actors[-1].id)
    return Verdict(found, Decision.ACCEPT, cells, tuple(actors))


def after(now: Items, verdicts: Sequence[Verdict]) -> Items:
    """What is decided once some more is."""
    accepted, rejected = map(set, now)
    for one in verdicts:
        there = accepted if one.decision is Decision.ACCEPT else rejected
        there.add(one.found.claim.item)
    return [sorted(accepted), sorted(rejected)]


def main(folder: Path, seed: int) -> None:
    """Decide until somebody ends it."""
    chance = random.Random(seed)  # noqa: S311 - decisions, not secrets
    review = opened(folder)
    now = decided(review, folder)
    killing.say("done", now)
    while waiting := review.waiting():
        some = chance.sample(waiting, min(len(waiting), chance.randint(1, 3)))
        verdicts = [verdict(one, review, accept=chance.random() < 0.7) for one in some]
        then = after(now, verdicts)
        killing.say("going", then)
        made = review.decide(verdicts)
        killing.say("done", then)
        if chance.random() < 0.6:
            killing.say("going", now)
            review.undo(made)
            killing.say("done", now)
        else:
            now = then


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
