"""Who is helped in a fight is helped, and his foe is not."""

from __future__ import annotations

import pytest
from tests.readers.text.conftest import Read

from signs import misfits


@pytest.mark.parametrize("fight", ["fight", "hunt", "combat", "battle", "defeat", "repel", "crush"])
def test_the_foe_is_not_helped(read: Read, fight: str) -> None:
    assert misfits(read, "{A} helped {B} " + fight + " {C}.", "A+B") == []


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("{A} sent planes to help {B} hunt {C}.", "A+B"),
        ("{A} is helping {B} fight {C}.", "A+B"),
        ("{A} will help {B} fight {C}.", "?A+B"),
        ("{A} refused to help {B} fight {C}.", "!A+B"),
        ("{A} helped {B} put down an uprising.", "A+B"),
        ("{A} provided {B} with guns to fight {C}.", "A+B"),
        ("{A} sent {B} guns to fight {C}.", "A+B"),
    ],
)
def test_who_is_helped(read: Read, template: str, wanted: str) -> None:
    assert misfits(read, template, wanted) == []
