"""Clauses that "and" joins are told apart, and "armed" between two names is a verb."""

from __future__ import annotations

import pytest
from tests.readers.text.conftest import Read

from signs import misfits


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("{A} attacked {B} and armed {C}.", "A-B A+C"),
        ("{A} refused to recognise {B} and armed {C}.", "!A+B A+C"),
        ("{A} refused to arm {B} and attacked {C}.", "!A+B A-C"),
        ("{A} did not attack {B} and armed {C}.", "!A-B A+C"),
        ("{A} did not attack {B} but armed {C}.", "!A-B A+C"),
        ("{A} failed to condemn {B} and armed {C}.", "!A-B A+C"),
        ("{A} attacked {B} and {C} retaliated.", "A-B"),
        ("{A} supports {B} and {C} supports {D}.", "A+B C+D"),
        ("{A} backs {B} and {C} is backed by {D}.", "A+B D+C"),
        ("Although {A} backs {B} and {C} backs {D}, talks go on.", "A+B C+D"),
        ("{A} attacked {B} and {C} was attacked by {D}.", "A-B D-C"),
        ("{A} bombed {B} and {C} will respond.", "A-B"),
        ("{A} said {B} and {C} attacked {D}.", "B-D C-D"),
        ("{A} attacked {B} and {C} and armed {D}.", "A-B A-C A+D"),
        ("{A} armed {B}.", "A+B"),
        ("{A} armed {B}, {C} said.", "A+B"),
        ("{A} armed {B} in 2014.", "A+B"),
    ],
)  # fmt: skip
def test_each_clause_has_its_own_ends(read: Read, template: str, wanted: str) -> None:
    assert misfits(read, template, wanted) == []
