from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.readers.text.conftest import Read

from belligraph.dates import parse_date
from belligraph.model import Place, PlaceKind
from belligraph.readers.text import extract, read_document
from belligraph.registry import Registry


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Russia bombed M23 positions near Goma.", "goma"),
        # of no table
        ("Russia attacked Ukraine near Maiduguri.", "maiduguri"),
        ("Russia drove the M23 out of Bunagana.", "bunagana"),
        ("Russia drove the M23 from Bunagana.", "bunagana"),
        ("Russia bombed M23 positions west of Bunagana.", "bunagana"),
        ("Russia bombed M23 fighters hiding around the town of Bunagana.", "bunagana"),
        # the most specific
        ("Russia attacked Ukraine near Maiduguri in Nigeria.", "maiduguri"),
        ("In Yemen, Russia bombed the Houthis near Maiduguri.", "maiduguri"),
        # where nothing was done
        ("Russia attacked Ukraine in Operation Desert Fox.", None),
        ("Russia accused Ukraine in Geneva.", None),
        ("Russia imposed sanctions on Iran.", None),
        ("Russia condemned the government in Kyiv.", None),
    ],
)
def test_the_place_of_an_act(read: Read, text: str, place: str | None) -> None:
    found = [c for c in read(text).claims if c.claim.relation.sign]
    assert {c.claim.place for c in found} == {place}


def test_a_place_of_no_table_comes_with_the_claims(read: Read) -> None:
    extraction = read("Russia attacked Ukraine near Maiduguri.")
    assert [(p.id, p.name) for p in extraction.places] == [("maiduguri", "Maiduguri")]
    (mention,) = extraction.claims[0].of("place")
    assert extraction.document.text[mention.start : mention.end] == "Maiduguri"


def test_a_place_may_have_the_id_of_one_in_the_tables_by_another_name(
    registry: Registry, tmp_path: Path
) -> None:
    place = Place(id="maiduguri", name="Maiduguri City", kind=PlaceKind.TOWN)
    known = replace(registry, places={**registry.places, place.id: place})
    path = tmp_path / "report.txt"
    path.write_text("Russia attacked Ukraine on Maiduguri.", encoding="utf-8")
    document = read_document(str(path), parse_date("2022-06-15"), "Reuters", known)
    assert [c.claim.place for c in extract(document, known, "rules").claims] == ["maiduguri"]
