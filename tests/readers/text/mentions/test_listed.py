"""Who is named together does it together."""

from __future__ import annotations

import pytest
from tests.readers.text.conftest import Read

from signs import misfits


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("Troops of {A} and {B} attacked {C}.", "A-C B-C"),
        ("Troops of {A} and of {B} attacked {C}.", "A-C B-C"),
        ("{C} attacked troops of {A} and {B}.", "C-A C-B"),
        ("{C} attacked bases of {A} and {B}.", "C-A C-B"),
        ("The governments of {A} and {B} condemned {C}.", "A-C B-C"),
        ("{A}'s and {B}'s armies attacked {C}.", "A-C B-C"),
        ("{A}, together with {B}, attacked {C}.", "A-C B-C"),
        ("{A} along with {B} attacked {C}.", "A-C B-C"),
        ("{A} and, since May, {B} have armed {C}.", "(A+C B+C"),
        ("Not only {A} but also {B} condemned {C}.", "A-C B-C"),
        ("{A} bombed {B}, as did {C}.", "A-B C-B"),
        ("{A} attacked {B}, and so did {C}.", "A-B C-B"),
        ("{A} did not arm {B}, nor did {C}.", "!A+B !C+B"),
        ("{A} did not arm {B}, as did {C}.", "!A+B"),
        ("{A} joined {B} in condemning {C}.", "A-C B-C"),
        ("{A} declined to join {B} in condemning {C}.", "(!A-C"),
        ("The leader of {A} and {B} attacked {C}.", "A-C"),
    ],
)  # fmt: skip
def test_each_of_them_does_it(read: Read, template: str, wanted: str) -> None:
    assert misfits(read, template, wanted) == []
