"""A relative clause tells of the name before it."""

from __future__ import annotations

import pytest
from tests.readers.text.conftest import Read

from signs import misfits


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("{A}, which arms {B}, and {C}, which arms {D}, met.", "A+B (C+D"),
        ("{A}, which armed {B}, and {C} met.", "A+B"),
        ("{A}, which backs {B}, as well as {C} met.", "A+B"),
        ("{A} and {B}, which backs {C}, met.", "B+C"),
        ("{A} and {B}, which has armed {C}, met.", "B+C"),
        ("{A} and {B}, which back {C}, met.", "A+C B+C"),
        ("{A} and {B}, who back {C}, met.", "A+C B+C"),
        ("{A} met {B}, which arms {C}.", "B+C"),
    ],
)
def test_of_whom_a_clause_tells(read: Read, template: str, wanted: str) -> None:
    assert misfits(read, template, wanted) == []
