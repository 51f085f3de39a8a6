"""Words that deny what is done, by whom, or to whom."""

from __future__ import annotations

import pytest
from tests.readers.text.conftest import Read

from signs import misfits


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("Not a single soldier of {A} has attacked {B}.", "!A-B"),
        ("Not one soldier of {A} attacked {B}.", "!A-B"),
        ("Hardly any soldier of {A} attacked {B}.", "!A-B"),
        ("There is not a single soldier of {A} fighting {B}.", "!A-B"),
        ("There are no soldiers of {A} who fight {B}.", "!A-B"),
        ("There were soldiers of {A} who fought {B}.", "A-B"),
        ("{A} fired on no soldier of {B}.", "!A-B"),
        ("{A} has not armed {B}, still less attacked {C}.", "!A+B (!A-C"),
        ("No soldier of {A} crossed the river, still less attacked {B}.", "(!A-B"),
        ("Nor had {A} attacked {B}.", "!A-B"),
        ("Nor, {C} said, had {A} attacked {B}.", "!A-B"),
        ("{A} pledged never again to attack {B}.", "!A-B"),
        ("{A} paid {B} nothing.", "(!A+B"),
        ("{B} was paid nothing by {A}.", "!A+B"),
        ("{A} accused {B} of nothing.", "!A-B"),
        ("Nobody but {A} armed {B}.", ""),
        ("No country but {A} armed {B}.", ""),
        ("Not all generals of {A} support {B}.", ""),
        ("Not every general of {A} supports {B}.", ""),
        ("There is nothing to the story that {A} attacked {B}.", "!A-B"),
        ("{C} brushed aside as nonsense a claim that {A} had armed {B}.", "!A+B"),
        ("{C} said reports that {A} had attacked {B} were lies.", "(!A-B"),
        ("{A} and {B} held their fire.", ""),
        ("{A} broke off relations with {B} in solidarity with {C}.", "A-B (A+C"),
        ("{A} told {B} that it would leave {C}.", ""),
        ("{A} gave {B} leave to pass.", "(A+B"),
        ("{A} urged {B} to disarm the rebels.", "(?B-rebels (A-rebels (?B-rebels-in-syria"),
    ],
)  # fmt: skip
def test_what_is_denied_is_no_deed(read: Read, template: str, wanted: str) -> None:
    assert misfits(read, template, wanted) == []
