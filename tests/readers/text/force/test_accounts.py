"""Accounts that somebody takes back, and denials of what was said before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from belligraph.readers.text import Extraction
from claim_lines import claim_lines

Read = Callable[[str], Extraction]
pytestmark = pytest.mark.text

ARMED, NOT = "iran supports houthis", "iran supports houthis not"
ACCUSED = "usa opposes iran"


@pytest.mark.parametrize(
    "text",
    [
        "Tehran denied the report that it had armed the Houthis.",
        "Tehran denied accusations that it had armed the Houthis.",
        "Tehran shrugged off the suggestion that it had armed the Houthis.",
        "Tehran dismissed as fiction reports that it had armed the Houthis.",
        "Tehran called the claim that it had armed the Houthis a lie.",
        "Tehran repudiated a report under which it had armed the Houthis.",
        "Tehran dismissed the idea that it had armed the Houthis.",
        "The allegation that Iran is arming the Houthis was dismissed by Tehran.",
        "The allegation that Iran is arming the Houthis is untrue, Tehran said.",
        "Reports that Iran is arming the Houthis turned out to be false, Tehran said.",
    ],
)
def test_who_takes_an_account_back_says_that_it_is_not_so(read: Read, text: str) -> None:
    assert claim_lines(read(text)) == {NOT}
    speaker = read(text).claims[0].claim.speaker
    assert speaker is not None
    assert speaker.actor == "iran"


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        # whether it was so is left open
        ("Tehran did not deny reports that it had armed the Houthis.", set()),
        ("Tehran may dismiss the report that it had armed the Houthis.", set()),
        # nobody takes it back
        ("Washington repeated the claim that Iran had armed the Houthis.", {ARMED + " alleged"}),
        ("Washington published a report under which Iran had armed the Houthis.", {ARMED}),
    ],
)
def test_what_nobody_takes_back_is_not_denied(read: Read, text: str, claimed: set[str]) -> None:
    assert claim_lines(read(text)) == claimed


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Washington says Iran is arming the Houthis, which Tehran denies.", {ARMED, NOT}),
        ("Washington accused Iran of arming the Houthis, a charge that Tehran rejected.",
         {ACCUSED, ARMED + " alleged", NOT}),
        ("Washington accuses Iran of arming the Houthis. Tehran denies the accusation.",
         {ACCUSED, ARMED + " alleged", NOT}),
        ("Washington said Iran had armed the Houthis; Tehran denied it.", {ARMED, NOT}),
        ("Washington accused Iran and Russia of arming the Houthis; both denied the charge.",
         {ACCUSED, "usa opposes russia", ARMED + " alleged", NOT,
          "russia supports houthis alleged", "russia supports houthis not"}),
        ("Iran armed the Houthis. Tehran denied the charge.", {ARMED, NOT}),
        ("Iran armed the Houthis. Tehran called the charge baseless.", {ARMED, NOT}),
        ("Iran armed the Houthis. Tehran dismissed the claim as fantasy.", {ARMED, NOT}),
        ("Iran armed the Houthis. Tehran said the allegation was untrue.", {ARMED, NOT}),
        ("Iran armed the Houthis. Tehran denied any involvement.", {ARMED, NOT}),
        # it stays as it is
        ("Washington said Iran had armed the Houthis. Tehran did not deny it.", {ARMED}),
        ("Washington said Iran had armed the Houthis. Kigali denied it.", {ARMED}),
        ("Iran armed the Houthis. Tehran did not call the charge baseless.", {ARMED}),
        ("Iran armed the Houthis. Tehran called the charge serious.", {ARMED}),
        ("Iran armed the Houthis. Kigali said the charge was baseless.", {ARMED}),
        ("Iran armed the Houthis. Tehran denied it had done so.", {ARMED}),
    ],
)  # fmt: skip
def test_denials_of_what_was_said_before(read: Read, text: str, claimed: set[str]) -> None:
    assert claim_lines(read(text)) == claimed


def test_a_denial_is_said_by_the_one_who_denies(read: Read) -> None:
    text = "Washington accuses Iran of arming the Houthis. Tehran denies the accusation."
    denial = next(c.claim for c in read(text).claims if c.claim.negated)
    assert denial.speaker is not None
    assert denial.speaker.actor == "iran"
    assert denial.evidence.end <= len(text)


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Iran armed Hezbollah but not the Houthis.", {"iran supports hezbollah", NOT}),
        ("Iran has armed Hezbollah, but not the Houthis.", {"iran supports hezbollah", NOT}),
        ("Not Iran but Russia armed Syria.", {"iran supports syria not", "russia supports syria"}),
        ("Iran armed not only Hezbollah but also the Houthis.",
         {"iran supports hezbollah", ARMED}),
        ("Iran will stop arming the Houthis.", {NOT}),
        ("Iran made an offer to arm and train the Houthis.",
         {"iran supports houthis offered"}),
    ],
)  # fmt: skip
def test_who_is_left_out_and_what_is_to_end(read: Read, text: str, claimed: set[str]) -> None:
    assert claim_lines(read(text)) == claimed


def test_what_is_neither_confirmed_nor_denied_stays_alleged(read: Read) -> None:
    text = "Iran is said to have armed Hezbollah; Tehran has neither confirmed nor denied it."
    (claim,) = (c.claim for c in read(text).claims)
    assert not claim.negated
    assert claim.standing.value == "alleged"
