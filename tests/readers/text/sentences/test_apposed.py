"""Friends and foes beside their names, and those who are told apart from them."""

from __future__ import annotations

import pytest
from tests.readers.text.conftest import Read

from signs import misfits


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("{A}'s ally {B} left the talks.", "A=B"),
        ("{A}'s close ally {B} left the talks.", "A=B"),
        ("{A}'s closest ally, {B}, left the talks.", "A=B"),
        ("{A}'s closest ally in the region, {B}, left the talks.", "A=B"),
        ("{A}'s rival {B} left the talks.", "A-B B-A"),
        ("{A}'s foe {B} left the talks.", "B-A"),
        ("{A}'s arch-enemy {B} left the talks.", "B-A"),
        ("An ally of {A}, {B}, left the talks.", "A=B"),
        ("{B}, an ally of {A}, left the talks.", "A=B"),
        ("{A} and its ally {B} left the talks.", "A=B"),
        ("{A}'s ally {B} attacked {C}.", "A=B B-C"),
        ("{C} attacked {A}'s ally {B}.", "A=B C-B"),
        ("{A}'s ally {B} may attack {C}.", "A=B ?B-C"),
    ],
)
def test_who_is_called_a_friend_or_foe(read: Read, template: str, wanted: str) -> None:
    assert misfits(read, template, wanted) == []


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("{A}, not {B}, attacked {C}.", "A-C"),
        ("Rebels backed by {A}, not {A} itself, attacked {C}.", "rebels-C A+rebels"),
    ],
)
def test_who_did_not_do_it(read: Read, template: str, wanted: str) -> None:
    assert misfits(read, template, wanted) == []
