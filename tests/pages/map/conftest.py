"""Places and claims about them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from belligraph.dates import parse_interval
from belligraph.model import (
    Claim,
    Event,
    EventKind,
    Extent,
    Modality,
    Place,
    PlaceKind,
)
from belligraph.registry import Registry
from showing import make_claim, small_registry


@pytest.fixture(scope="session")
def places() -> Registry:
    """Towns near to each other and far away, a province, and a town in no atlas."""
    town, iraq = PlaceKind.TOWN, {"part_of": "anbar"}
    found = [
        Place(id="anbar", name="Anbar", kind=PlaceKind.PROVINCE, latitude=33.2, longitude=42.3),
        Place(id="fallujah", name="Fallujah", kind=town, latitude=33.35, longitude=43.78, **iraq),
        Place(id="karmah", name="Karmah", kind=town, latitude=33.4, longitude=43.9, **iraq),
        Place(id="mosul", name="Mosul", kind=town, latitude=36.34, longitude=43.13),
        Place(id="nowhere", name="Nowhere", kind=town),
    ]
    battle = Event(
        id="battle", name="A battle", kind=EventKind.BATTLE, date=parse_interval("2014-01-05"),
        deaths_low=34, according_to="monitor", source="report",
    )  # fmt: skip
    return replace(small_registry(), places={p.id: p for p in found}, events={"battle": battle})


@pytest.fixture(scope="session")
def world() -> list[Claim]:
    """What is held, done, only said, of an uncertain date, and of another year."""
    return [
        make_claim("isil", "controls", "fallujah", when="2014-01-03/..", extent=Extent.WHOLE),
        make_claim("isil", "controls", "mosul", when="2014-06-10/..", extent=Extent.WHOLE),
        make_claim("iraq", "opposes", "isil", place="fallujah", means="attack", event="battle"),
        make_claim("iraq", "opposes", "isil", place="karmah", means="attack", when="2014"),
        make_claim("usa", "supports", "iraq", place="anbar", modality=Modality.PROMISED),
        make_claim("iraq", "opposes", "isil", place="nowhere", means="attack"),
    ]
