"""The claims made up for measuring are the same each time, sound, and have every part of one."""

from __future__ import annotations

import runpy
from dataclasses import fields
from pathlib import Path

from belligraph.check import check
from belligraph.model import Claim
from belligraph.store import MEMORY, open_store

MADE = runpy.run_path(str(Path(__file__).parents[1] / "bench" / "claims_made.py"))
claims, registry = MADE["claims"], MADE["registry"]
MANY = 400
FOR_OTHERS = {"derived_from", "rule", "disputes", "supersedes", "volume"}
"""What rules, the tables of a project and large tables fill in."""


def test_the_same_number_gives_the_same_world() -> None:
    assert list(claims(MANY)) == list(claims(MANY))
    assert len({one.id for one in claims(MANY)}) == MANY
    assert registry(MANY) == registry(MANY)


def test_it_is_sound() -> None:
    store = open_store(MEMORY)
    store.add_registry(registry(MANY))
    store.add_claims(claims(MANY), "bench")
    assert [f for f in check(store, {}).findings if f.severity == "violation"] == []


def test_it_has_every_part_of_a_claim() -> None:
    made = list(claims(MANY))
    for field in fields(Claim):
        values = {str(getattr(one, field.name)) for one in made}
        if field.name not in FOR_OTHERS:
            assert values - {"", "None", "()"}, field.name


def test_more_claims_go_on_where_others_ended() -> None:
    assert [one.row for one in claims(3, MANY)] == [f"made-{MANY + i}" for i in range(3)]
