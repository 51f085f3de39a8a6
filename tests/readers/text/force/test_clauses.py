"""What the words above a clause make of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from belligraph.readers.text import Extraction
from claim_lines import claim_lines

Read = Callable[[str], Extraction]
pytestmark = pytest.mark.text


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        # what is to end goes on
        ("Turkey told Russia to stop arming Syria.",
         {"turkey opposes russia", "russia supports syria alleged"}),
        ("Russia has not stopped arming Syria.", {"russia supports syria"}),
        ("Russia stopped arming Syria.", {"russia supports syria"}),
        ("Russia stopped bombing Ukraine.", set()),
        # what is waited for
        ("Turkey refused to sign until Ukraine attacked the M23.", set()),
        ("Turkey waited until Ukraine attacked the M23.", {"ukraine opposes m23"}),
        # what did not come about
        ("Had Turkey armed the FARC, Colombia would have lost Cali.",
         {"turkey supports farc counterfactual"}),
        ("Colombia would have lost Cali had Turkey armed the FARC.",
         {"turkey supports farc counterfactual"}),
        ("Had Turkey not armed the FARC, Colombia would have won.", {"turkey supports farc"}),
        ("Not only had Turkey armed the FARC, it had trained them.", {"turkey supports farc"}),
        ("Turkey ruled out arming the FARC in defiance of the embargo.",
         {"turkey supports farc not"}),
        # what nobody says
        ("Turkey declined to confirm that Russia had armed Syria.", set()),
        ("Turkey refused to say that Russia had armed Syria.", set()),
        # what nobody is let do
        ("Iraq refused to let Turkey attack Russia.", set()),
        ("Qatar said it would not allow Turkey to attack Russia.", set()),
        # the first to do it
        ("Russia became the first state to recognise the FARC.", {"russia supports farc"}),
        # no evidence
        ("Experts found no evidence that Rwanda had armed the M23.", {"rwanda supports m23 not"}),
        # participles stand by themselves
        ("Backed by Iran, Hezbollah did not yield.", {"iran supports hezbollah"}),
        ("Syria's army, armed by Russia, fell back.", {"russia supports syria"}),
        # an infinitive that is no purpose
        ("Iran offered on Tuesday to train Syrian pilots.", {"iran supports syria offered"}),
        ("Iran declared itself willing to arm Hezbollah.", {"iran supports hezbollah offered"}),
        # weighed, thanked
        ("Israel is weighing whether to bomb Hezbollah.", {"israel opposes hezbollah possible"}),
        ("Ukraine thanked Turkey for shelling the M23.", {"turkey opposes m23"}),
    ],
)  # fmt: skip
def test_clauses(read: Read, text: str, claimed: set[str]) -> None:
    assert claim_lines(read(text)) == claimed


@pytest.mark.parametrize(
    "text",
    [
        "Sweden is to fund trauma surgeons at two hospitals in Ukraine.",
        "Turkey donated ambulances and blankets to Ukraine.",
        "Colombia gave Syria $5 million for vaccines.",
        "Turkey supported Ukraine with generators for its hospitals.",
        "Russia beat Turkey in Ankara on Sunday.",
        "Russian skiers crushed Ukraine in the relay.",
        "The Russian choir beat the Ukrainian choir before the jury.",
        "Turkey voted against Israel in the ballot.",
    ],
)
def test_games_votes_and_relief_take_no_side(read: Read, text: str) -> None:
    assert claim_lines(read(text)) == set()


def test_arms_among_relief_take_a_side(read: Read) -> None:
    text = "Turkey gave Ukraine drones and ambulances."
    assert claim_lines(read(text)) == {"turkey supports ukraine"}
