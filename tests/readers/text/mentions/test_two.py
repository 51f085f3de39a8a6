"""Two who are meant together: "both groups", "the two countries", "each ... the other"."""

from __future__ import annotations

import pytest
from tests.readers.text.conftest import Read


def claimed(read: Read, text: str) -> set[str]:
    claims = (one.claim for one in read(text).claims)
    return {
        f"{c.subject} {'not ' if c.negated else ''}{c.relation.value} {c.object}" for c in claims
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hamas and Hezbollah met. France condemned both groups.",
         {"france opposes hamas", "france opposes hezbollah"}),
        ("Hamas met Hezbollah. France condemned both.",
         {"france opposes hamas", "france opposes hezbollah"}),
        ("Hamas and Hezbollah met. Iran armed the two movements.",
         {"iran supports hamas", "iran supports hezbollah"}),
        ("Iran and Iraq met. Both countries condemned Syria.",
         {"iran opposes syria", "iraq opposes syria"}),
        ("Iran and Iraq met. The two countries accused each other of treason.",
         {"iran opposes iraq", "iraq opposes iran"}),
        ("Iran and Iraq met. Each side accused the other of treason.",
         {"iran opposes iraq", "iraq opposes iran"}),
        # who is not armed is neither
        ("Hamas and Hezbollah met. Iran had armed neither group.",
         {"iran not supports hamas", "iran not supports hezbollah"}),
        ("Hamas and Hezbollah met. Neither attacked Iran.",
         {"hamas not opposes iran", "hezbollah not opposes iran"}),
    ],
)  # fmt: skip
def test_both_are_meant(read: Read, text: str, told: set[str]) -> None:
    assert claimed(read, text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Hamas met. France condemned both groups.",  # another is not named
        "Hamas, Hezbollah and the Houthis met. France condemned both groups.",  # any of three
        "Hamas and Hezbollah met. Iran may arm either.",  # one of them
        "Hamas and Hezbollah met. France condemned the two groups of Syrian students.",
        "Both sides blamed each other.",
    ],
)
def test_where_it_is_not_plain_nobody_is_meant(read: Read, text: str) -> None:
    told = claimed(read, text)
    assert not any(who in claim for claim in told for who in ("hamas", "hezbollah", "houthis"))


def test_a_denial_does_not_take_back_that_somebody_was_blamed(read: Read) -> None:
    told = claimed(read, "Iran and Iraq blamed each other. Each country denied it.")
    assert told == {"iran opposes iraq", "iraq opposes iran"}
