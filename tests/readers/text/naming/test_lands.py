"""States that only a text tells of, and the words that are made of their names."""

from __future__ import annotations

from itertools import islice, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.text.conftest import Read

from belligraph.readers.text.naming.lands import Land, lands


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # by forces and offices, in an adjective
        ("Tolmeran officers left. Tolmere was silent.", [Land("Tolmere", ("Tolmeran",))]),
        ("Solmayan troops left Solmaya.", [Land("Solmaya", ("Solmayan",))]),
        ("Karadesh spoke. The Karadeshi army left.", [Land("Karadesh", ("Karadeshi",))]),
        # as a kingdom, a neighbour, or where a report was filed
        ("The kingdom of Oudara met.", [Land("Oudara", ())]),
        ("They blamed neighbouring Murelia.", [Land("Murelia", ())]),
        ("Zarim, the kingdom to the east, met.", [Land("Zarim", ())]),
        ("OMBEKI, Sarvanda, Feb 12 (Herald) - It rained.", [Land("Sarvanda", (), ("Ombeki",))]),
        ("PORT SABINE, Maravelo - It rained.", [Land("Maravelo", (), ("Port Sabine",))]),
        # nothing but a name, a man's troops, a group's government
        ("Tolmere was silent. Officers left.", []),
        ("Haftar's troops left. Haftar spoke.", []),
        ("The Interim Government of Ambazonia met.", []),
    ],
)
def test_which_names_are_states(text: str, told: list[Land]) -> None:
    assert list(lands(text)) == told


def test_its_army_and_its_capital_are_the_state(read: Read) -> None:
    text = (
        "OMBEKI, Sarvanda, Feb 12 (Herald) - Sarvandan troops attacked Iran.\n\n"
        "The army bombed Hezbollah. Defence Minister Lucan Obwe condemned Syria. Hamas accused "
        "Ombeki of terror."
    )
    claims = [one.claim for one in read(text).claims]
    assert [(c.subject, c.object) for c in claims] == [
        ("sarvanda", "iran"), ("sarvanda", "hezbollah"), ("sarvanda", "syria"),
        ("hamas", "sarvanda"),
    ]  # fmt: skip


def test_what_the_tables_know_is_left_to_them(read: Read) -> None:
    [one] = read("Iranian troops attacked the kingdom of Jordan.").claims
    assert (one.claim.subject, one.claim.object) == ("iran", "jordan")


@given(st.text(alphabet="ABCabc '’,.-\n", max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(land.name in text for land in lands(text))


def test_a_text_full_of_names_alike_is_gone_through_once() -> None:
    """It took minutes when each was held against every other."""
    alike = " ".join(
        f"Kess{''.join(some)}" for some in islice(product("abcdefghij", repeat=5), 20_000)
    )
    text = f"The kingdom of Kessaria met. Kessarian troops left. {alike}"
    assert list(lands(text)) == [Land("Kessaria", ("Kessarian",))]
