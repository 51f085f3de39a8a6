"""Places that no table knows: how they are named, and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from belligraph.model import Place, PlaceKind
from belligraph.readers.text import Extraction

pytestmark = pytest.mark.text
Read = Callable[[str], Extraction]

PLACES = [
    ("M23 seized the town of Rutshuru.", "Rutshuru", PlaceKind.TOWN),
    ("M23 controls the Masisi district.", "Masisi district", PlaceKind.DISTRICT),
    ("M23 controls Lubero province.", "Lubero province", PlaceKind.PROVINCE),
    ("M23 is active in the Virunga forest.", "Virunga forest", PlaceKind.REGION),
    ("M23 captured the Menagh air base.", "Menagh air base", PlaceKind.TOWN),
    ("M23 occupies Lake Kivu.", "Lake Kivu", PlaceKind.REGION),
]


@pytest.mark.parametrize(("text", "name", "kind"), PLACES)
def test_a_place_without_a_table_is_kept(read: Read, text: str, name: str, kind: PlaceKind) -> None:
    found = read(text)
    (claim,) = [c.claim for c in found.claims]
    assert found.places == (Place(id=claim.object, name=name, kind=kind),)


def test_a_place_of_the_tables_is_not_made_again(read: Read) -> None:
    found = read("M23 controls Goma.")
    assert [c.claim.object for c in found.claims] == ["goma"]
    assert found.places == ()


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("M23 captured a village west of Goma.", []),
        ("M23 captured a base 20 km north of Goma.", []),
        ("M23 captured Munigi, just north of Goma.", ["munigi"]),
        ("M23 holds the north of Goma.", ["goma"]),
    ],
)
def test_what_lies_outside_a_place_is_not_in_it(read: Read, text: str, held: list[str]) -> None:
    assert [c.claim.object for c in read(text).claims] == held


def test_the_town_is_the_one_that_was_named_last(read: Read) -> None:
    text = "Aid reached Rutshuru from Goma on Monday. M23 still holds the town."
    assert [c.claim.object for c in read(text).claims] == ["goma"]


def test_people_arms_and_bodies_are_no_places(read: Read) -> None:
    for thing in ("Sergei Orlov", "the Sun Brigade", "three Kalashnikovs", "Hezbollah"):
        relations = {c.claim.relation.value for c in read(f"M23 seized {thing}.").claims}
        assert "controls" not in relations, thing
