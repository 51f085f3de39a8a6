"""Whom "he" and "it" mean where several were named before, and units that have a number."""

from __future__ import annotations

import pytest
from tests.readers.text.conftest import Read


def _said(read: Read, text: str) -> set[tuple[str, str, str]]:
    claims = (c.claim for c in read(text).claims)
    return {(c.subject, c.relation.value, c.object) for c in claims if c.relation.sign}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Iran's Foreign Minister Abbas Araghchi said Netanyahu was a criminal. "
         "He accused Turkey of arming Israel.", ("iran", "opposes", "turkey")),
        ("Iran's foreign minister, Abbas Araghchi, said Netanyahu had lied. "
         "He accused Turkey of arming Israel.", ("iran", "opposes", "turkey")),
        ("Colombia condemned Russia. Turkey sold Ukraine tanks and promised it ammunition.",
         ("turkey", "supports", "ukraine")),
        ("Colombia condemned Russia. Turkey blacklisted Hezbollah and accused it of looting.",
         ("turkey", "opposes", "hezbollah")),
        ("The 3rd Assault Brigade struck Russian positions.",
         ("3rd-assault-brigade", "opposes", "russia")),
        ("The 444 Brigade attacked the Special Deterrence Force.",
         ("444-brigade", "opposes", "special-deterrence-force")),
        ("Ukraine's 3rd Assault Brigade struck Russian positions.",
         ("ukraine", "opposes", "russia")),
    ],
)  # fmt: skip
def test_it_is_this_one(read: Read, text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in _said(read, text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Iran's Foreign Minister Abbas Araghchi said Netanyahu was a criminal. "
         "He accused Turkey of arming Israel.", ("israel", "opposes", "turkey")),
        ("Colombia condemned Russia. Turkey sold Ukraine tanks and promised it ammunition.",
         ("turkey", "supports", "colombia")),
        ("Iran launched 300 drones at Israel; Turkey helped shoot them down.",
         ("turkey", "supports", "iran")),
    ],
)  # fmt: skip
def test_it_is_not_that_one(read: Read, text: str, unwanted: tuple[str, str, str]) -> None:
    assert unwanted not in _said(read, text)
