"""A surname that a table lists is nobody else's of that name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from belligraph.readers.text import Extraction

Read = Callable[[str], Extraction]
pytestmark = pytest.mark.text


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("President Assad", "syria"),
        ("Bashar Assad", "syria"),
        ("Mr Erdogan", "turkey"),
        ("Recep Tayyip Erdogan", "turkey"),
        ("Tayyip Erdogan", "turkey"),
    ],
)
def test_leaders_are_known_by_their_names(read: Read, name: str, state: str) -> None:
    assert [c.claim.subject for c in read(f"{name} condemned Israel.").claims] == [state]


@pytest.mark.parametrize("name", ["Ahmed Assad", "Fatma Erdogan", "Assad Ibni Hassan"])
def test_a_namesake_is_somebody_else(read: Read, name: str) -> None:
    assert not {c.claim.subject for c in read(f"{name} condemned Israel.").claims} & {
        "syria",
        "turkey",
    }


def test_an_officer_whom_no_table_knows_is_of_no_state(read: Read) -> None:
    text = "In Sanaa Colonel Peter Obama accused Iran of arming Hezbollah."
    assert [c.claim.subject for c in read(text).claims] == ["iran"]


def test_a_place_of_a_text_is_no_actor_later(read: Read) -> None:
    text = "The Houthis seized the town of Harardhere. Ethiopia did not send troops to Harardhere."
    assert {c.claim.relation.value for c in read(text).claims} == {"controls"}


def test_whoever_speaks_is_no_known_namesake(read: Read) -> None:
    text = "Iran armed the Houthis, said General Ahmed Saleh, a commander in Sanaa."
    names = [c.claim.speaker.name for c in read(text).claims if c.claim.speaker]
    assert "Ali Abdullah Saleh" not in names
