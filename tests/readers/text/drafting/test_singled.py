"""What a sentence says of one end of a deed alone."""

from __future__ import annotations

import pytest
from tests.readers.text.conftest import Read

from signs import misfits


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("{A} did not attack {B} but {C}.", "!A-B A-C"),
        ("{A} has not attacked {B} but {C}.", "!A-B A-C"),
        ("{A} was attacked by {B}, not by {C}.", "B-A (!C-A"),
        ("{A} was attacked by neither {B} nor {C}.", "(!B-A (!C-A"),
        ("{A} was attacked neither by {B} nor by {C}.", "(!B-A (!C-A"),
        ("{A} received weapons not from {B} but from {C}.", "(!B+A C+A"),
        ("{A} sent weapons not to {B} but to {C}.", "(!A+B A+C"),
        ("{A} sent weapons to neither {B} nor {C}.", "(!A+B (!A+C"),
        ("{A} is at war with neither {B} nor {C}.", "(!A-B (!A-C (!B-A (!C-A"),
        ("{A} was armed, allegedly by {B}.", "?B+A"),
        ("{A} received weapons, possibly from {B}.", "?B+A"),
        ("{A}, and possibly {B}, attacked {C}.", "A-C ?B-C"),
        ("{A} attacked {B} and possibly {C}.", "A-B ?A-C"),
        ("{A} armed {B} but not {C}.", "A+B (!A+C"),
        ("All countries but {A} have recognised {B}.", "(!A+B"),
    ],
)  # fmt: skip
def test_of_one_alone(read: Read, template: str, wanted: str) -> None:
    assert misfits(read, template, wanted) == []
