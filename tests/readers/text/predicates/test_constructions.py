"""What words claim together, one kind of sentence after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Signed

pytestmark = pytest.mark.text


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        # in whose cause somebody fights
        ("Turkish jets bombed the M23 for Israel.",
         {"turkey opposes m23", "turkey supports israel"}),
        ("Russian troops shelled the TPLF on behalf of Ethiopia.",
         {"russia opposes tplf", "russia supports ethiopia"}),
        # alliances
        ("Rwanda, Eritrea and Congo signed a mutual defence pact.",
         {"eritrea alliedWith rwanda", "congo alliedWith rwanda", "congo alliedWith eritrea"}),
        ("Iran forged an alliance with Syria.", {"iran alliedWith syria"}),
        # what is refused
        ("Turkey refused Ukraine the missiles it had asked for.", {"turkey not supports ukraine"}),
        ("Iran was denied weapons by Russia.", {"russia not supports iran"}),
        ("Colombia denied Venezuelan envoys entry.", {"colombia opposes venezuela"}),
        # attacks that are beaten off
        ("Syrian soldiers repelled an assault by Hezbollah.",
         {"syria opposes hezbollah", "hezbollah opposes syria"}),
        # who is let pass
        ("Syria let Russian bombers through.", {"syria supports russia"}),
        ("Eritrea let Turkish frigates use its harbour.", {"eritrea supports turkey"}),
        # places taken and lost
        ("The Houthis took Mosul from the Syrian army.", {"houthis opposes syria"}),
        # the bearer before a role
        ("Hezbollah's Iranian backers met in Ankara.", {"iran supports hezbollah"}),
        ("Congolese troops and their Rwandan allies marched north.", {"congo alliedWith rwanda"}),
        ("Ethiopia and Eritrea, sworn enemies, sent envoys to Ankara.",
         {"ethiopia opposes eritrea", "eritrea opposes ethiopia"}),
        # giving, by other words
        ("Turkey gave Hezbollah shelter.", {"turkey supports hezbollah"}),
        ("Russia threw in its lot with Iran.", {"russia supports iran"}),
        ("Hezbollah had its rockets from Iran.", {"iran supports hezbollah"}),
        ("The FARC went over to Venezuela.", {"farc supports venezuela"}),
        # sanctions on goods
        ("Ukraine imposed a ban on imports of Russian gold.", {"ukraine opposes russia"}),
        # calls to act
        ("Eritrea called for a strike on Turkey.", {"eritrea opposes turkey"}),
        # what is asked for, offered and declined
        ("Syria sought missiles from Russia.", {"russia supports syria requested"}),
        ("Ukraine asked that Turkey send tanks.", {"turkey supports ukraine requested"}),
        ("Iran's offer of drones to Syria still stands.", {"iran supports syria offered"}),
        ("Turkey turned down a request from Ukraine for missiles.",
         {"turkey not supports ukraine"}),
        ("Turkey ruled out missiles for Ukraine.", {"turkey not supports ukraine"}),
        ("Turkey balked at arming Ukraine.", {"turkey not supports ukraine"}),
        # threats and protest
        ("Russia warned Turkey of air strikes.", {"russia opposes turkey"}),
        ("Iran promised Israel a crushing response.", {"iran opposes israel"}),
        ("The FARC rallied outside the Venezuelan embassy.", {"farc opposes venezuela"}),
        # refusals, breaks and quarrels, by other words
        ("Israel closed its airspace to Syria.", {"israel opposes syria"}),
        ("Iran has no quarrel with Ukraine.", {"iran not opposes ukraine"}),
        ("Turkey turned on Russia.", {"turkey opposes russia"}),
        ("Venezuela and the FARC fell out.",
         {"venezuela opposes farc", "farc opposes venezuela"}),
    ],
)  # fmt: skip
def test_words_together_make_a_claim(signed: Signed, text: str, claimed: set[str]) -> None:
    assert signed(text) == claimed


@pytest.mark.parametrize(
    "text",
    [
        "Turkish courts hanged him for it.",
        "Iran and Syria signed a peace treaty.",
        "Iran and Syria signed a trade agreement.",
        "Syria let Turkish pilgrims through.",
        "Ethiopia and Eritrea, once enemies, sent envoys to Ankara.",
        "Turkey won the contract from Siemens.",
        "Turkey asked for its Russian gas supplier.",
        "Ukraine depends on Turkey for flour.",
        "Iran supplied Syria with wheat.",
        "Syria sought peace from Russia.",
        "Russia warned Turkey of a Syrian attack.",
        "Israel backed Colombia's candidate for the bank.",
    ],
)
def test_near_them_there_is_none(signed: Signed, text: str) -> None:
    assert signed(text) == set()
