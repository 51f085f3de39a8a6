"""Deeds in a row are all of one, and what they are done to is done by each."""

from __future__ import annotations

import pytest
from tests.readers.text.conftest import Read

from signs import misfits


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("{A} accused {B} of training and arming {C}.", "A-B ?B+C"),
        ("{A} accused {B} of arming and training {C}.", "A-B ?B+C"),
        ("{A} accused {B} of arming, training and sheltering {C}.", "A-B ?B+C"),
        ("{A} accused {B} of funding or arming {C}.", "A-B ?B+C"),
        ("{A} denied training and arming {B}.", "!A+B"),
        ("{A} denied arming or funding {B}.", "!A+B"),
        ("{A} denied harbouring {B}.", "!A+B"),
        ("{A} admitted arming {B}.", "A+B"),
        ("{A} admitted training and arming {B}.", "A+B"),
        ("{A} stopped arming and funding {B}.", "A+B"),
        ("{A} has been arming and training {B}.", "A+B"),
    ],
)
def test_deeds_in_a_row(read: Read, template: str, wanted: str) -> None:
    assert misfits(read, template, wanted) == []
