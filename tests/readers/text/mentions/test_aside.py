"""Who is told of as somebody's, and does not act for him."""

from __future__ import annotations

import pytest
from tests.readers.text.conftest import Read


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A former Israeli general praised Hezbollah.", []),
        ("Israel's ousted president praised Hezbollah.", []),
        ("An ex-Hezbollah commander praised Israel.", []),
        ("Israel killed a former Hezbollah commander.", []),
        ("Few Israelis support Hezbollah.", []),
        ("Not all Israelis support Hezbollah.", []),
        ("Two Iranians attacked Israel.", []),
        ("Former Hezbollah fighters attacked Israel.", ["former-hezbollah-fighters israel"]),
        # but what is done to some is done to all
        ("Hezbollah killed two Israelis.", ["hezbollah israel"]),
        ("Two Israelis were killed by Hezbollah.", ["hezbollah israel"]),
        ("The Israelis attacked Hezbollah.", ["israel hezbollah"]),
        ("Some Israeli soldiers attacked Hezbollah.", ["israel hezbollah"]),
    ],
)
def test_who_acts_for_nobody(read: Read, text: str, claims: list[str]) -> None:
    assert [f"{c.claim.subject} {c.claim.object}" for c in read(text).claims] == claims
