from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.readers.text.conftest import Read

from belligraph.dates import parse_date
from belligraph.model import Actor, ActorKind
from belligraph.readers.text import extract, read_document
from belligraph.registry import Registry


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        # letters, whoever else has them in a table
        ("The Ambazonia Defence Forces (ADF) attacked Russia. Ukraine armed the ADF.",
         {"ambazonia-defence-forces opposes russia", "ukraine supports ambazonia-defence-forces"}),
        ("Tigray People's Liberation Front (TPLF) units attacked Iran. Russia armed the TPLF.",
         {"tplf opposes iran", "russia supports tplf"}),
        # of another language, and whole: no other army, and not its gunmen
        ("Gunmen of the East Kessar National Liberation Army (TKPB) attacked Iran. Russia armed "
         "the TKPB.",
         {"east-kessar-national-liberation-army opposes iran",
          "russia supports east-kessar-national-liberation-army"}),
        # a word of the name
        ("The Coastal Liberation Front attacked Russia. Ukraine armed the Front.",
         {"coastal-liberation-front opposes russia", "ukraine supports coastal-liberation-front"}),
        ("The National Transitional Council attacked Russia. Ukraine armed the council.",
         {"national-transitional-council opposes russia",
          "ukraine supports national-transitional-council"}),
        # a group that is only described is the one named before
        ("Hezbollah attacked Iran. Russia armed the ethnic armed group.",
         {"hezbollah opposes iran", "russia supports hezbollah"}),
        # whose men
        ("Hezbollah's men attacked Iran.", {"hezbollah opposes iran"}),
        ("Forty men of Hezbollah attacked Iran.", {"hezbollah opposes iran"}),
    ],
)  # fmt: skip
def test_parts_of_a_name(read: Read, text: str, claimed: set[str]) -> None:
    found = {
        f"{c.claim.subject} {c.claim.relation.value} {c.claim.object}" for c in read(text).claims
    }
    assert found == claimed


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        # whom the text speaks of, and not who stands nearest
        ("Hezbollah left Aleppo. Hezbollah had fought there beside the Houthis. "
         "Russia bombed the group.", "hezbollah"),
        ("Hezbollah left Aleppo. Hezbollah had fought the Houthis there. "
         "Russia bombed the militants.", "hezbollah"),
        # a body by the name beside it
        ("Russia bombed a smaller group, the River Guard.", "river-guard"),
        # peacekeepers and officials are no rebels
        ("Rebels attacked MONUSCO in Goma. Russia bombed the rebels.",
         "rebels-in-democratic-republic-of-congo"),
        ("Two foreign officials met. Russia bombed the rebels.", "rebels"),
    ],
)  # fmt: skip
def test_who_the_group_is(read: Read, text: str, hit: str) -> None:
    claims = [c.claim for c in read(text).claims if c.claim.subject == "russia"]
    assert [c.object for c in claims] == [hit]


def test_who_attacks_the_army_is_not_another_army(read: Read) -> None:
    claims = [c.claim for c in read("Hezbollah said the army had bombed its base in Goma.").claims]
    assert not [c for c in claims if c.object.startswith("army")]


def test_a_thing_with_a_short_name_is_no_actor(read: Read) -> None:
    text = "A Memorandum of Understanding (MOU) was signed. The MOU was condemned by Turkey."
    assert read(text).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Coastal Front left Goma. The front line was shelled by Russia.",
        "The Coastal Movement left Goma. The movement of troops was condemned by Russia.",
    ],
)
def test_a_common_word_is_not_a_part_of_a_name(read: Read, text: str) -> None:
    assert not [c for c in read(text).claims if c.claim.object.startswith("coastal")]


def test_an_army_is_not_whoever_has_army_in_its_name(read: Read) -> None:
    text = "The Arakan Army attacked Iran. Russia armed the army."
    assert not [c for c in read(text).claims if c.claim.object == "arakan-army"]


def test_a_name_that_a_text_introduces_may_be_an_id_of_the_tables(
    registry: Registry, tmp_path: Path
) -> None:
    front = Actor(id="polar-front", name="Polar Liberation Front", kind=ActorKind.ARMED_GROUP)
    known = replace(registry, actors={**registry.actors, front.id: front})
    path = tmp_path / "report.txt"
    path.write_text("The Polar Front (PF) attacked Russia.", encoding="utf-8")
    found = extract(read_document(str(path), parse_date("2022-06-15"), "Reuters", known), known)
    assert [c.claim.subject for c in found.claims] == ["polar-front"]
    assert found.actors == ()
