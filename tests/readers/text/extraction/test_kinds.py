"""Kinds of sentence that wire reports are made of, written for this test, and what each claims.

They tell of nothing that happened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from ..conftest import Read

pytestmark = pytest.mark.text


def signed(read: Read, text: str) -> set[str]:
    """What a text claims: subject, relation and object, with "not" and a modality but actual."""
    found = set()
    for one in read(text).claims:
        claim = one.claim
        if claim.relation.sign:
            denied = "not " if claim.negated else ""
            modality = "" if claim.modality.value == "actual" else f"{claim.modality.value} "
            said = f"{denied}{modality}{claim.relation.value}"
            found.add(f"{claim.subject} {said} {claim.object}")
    return found


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        # holders, by what they own, run or house
        ("Russian missiles hit Ukraine's power grid.", "russia opposes ukraine"),
        ("Turkish jets bombed a camp of the TPLF.", "turkey opposes tplf"),
        ("Israeli jets bombed a rally organised by Hezbollah.", "israel opposes hezbollah"),
        ("Rebels of the M23 shelled a dam guarded by Rwandan soldiers.", "m23 opposes rwanda"),
        ("The Houthis killed dozens of Russian soldiers.", "houthis opposes russia"),
        ("Ukraine shot down 37 Russian drones.", "ukraine opposes russia"),
        # who acts in a deed that a noun names
        ("Three Hezbollah fighters were killed in an Israeli strike on a suburb.",
         "israel opposes hezbollah"),
        ("Israel killed ten people in a raid on Hezbollah.", "israel opposes hezbollah"),
        ("Rwanda was responsible for the attack on the M23.", "rwanda opposes m23"),
        ("Turkey responded with strikes on the TPLF.", "turkey opposes tplf"),
        ("Kyiv blamed Moscow for the attack on a Ukrainian convoy.", "russia opposes ukraine"),
        ("Ethiopia stepped up operations against the TPLF.", "ethiopia opposes tplf"),
        ("Iran ordered an offensive against the M23.", "iran opposes m23"),
        # things hung on coordinated objects
        ("Russia fired 120 missiles and 90 drones at Ukraine.", "russia opposes ukraine"),
        ("Iran handed over rifles and rounds to Hezbollah.", "iran supports hezbollah"),
        # each other
        ("Clashes between Rwandan and Congolese troops resumed.", "rwanda opposes congo"),
        ("The conflict pits the Houthis against Hezbollah.", "houthis opposes hezbollah"),
        ("The M23 and the Houthis battled one another.", "m23 opposes houthis"),
        # help
        ("Syria relies heavily on Russian air support.", "russia supports syria"),
        ("Syrian troops backed by Russian air support took the hill.", "russia supports syria"),
        ("Hezbollah gets most of its weapons from Iran.", "iran supports hezbollah"),
        ("Hezbollah enjoys the backing of Iran.", "iran supports hezbollah"),
        ("Hezbollah counts Iran among its backers.", "iran supports hezbollah"),
        ("Iran has emerged as one of the Houthis' main backers.", "iran supports houthis"),
        ("Eritrean soldiers are deployed alongside the Ethiopian army.",
         "eritrea supports ethiopia"),
        ("Tehran is accused of smuggling missile parts to the Houthis.", "iran supports houthis"),
        ("Israel accused Iran of smuggling missile parts to the Houthis.",
         "iran supports houthis"),
        ("Washington unveiled a $2 billion arms package for Kyiv.",
         "usa promised supports ukraine"),
        ("U.S.-backed TPLF fighters seized a dam.", "usa supports tplf"),
        ("Eritrea lent its territory to Iran.", "eritrea supports iran"),
        ("Eritrea stopped short of supplying Iran with weapons.",
         "eritrea not supports iran"),
        ("Iran barred Syria from passing its rockets to the Houthis.",
         "iran not supports houthis"),
        # words against somebody
        ("Iran turned down Israel's demand.", "iran opposes israel"),
        ("Iran rejected an Israeli proposal.", "iran opposes israel"),
        ("Rwanda protested against Congo's seizure of a boat.", "rwanda opposes congo"),
        ("The Houthis said Israeli airports were legitimate targets.", "houthis opposes israel"),
        ("The M23 closed ranks against Rwanda.", "m23 opposes rwanda"),
        # lists of names, and verbs that the tagger takes for other words
        ("Iran, Syria, Russia and Turkey accused Israel of lying.", "turkey opposes israel"),
        ("Iran gave Turkish troops a month to leave.", "iran opposes turkey"),
    ],
)  # fmt: skip
def test_a_kind_is_read(read: Read, text: str, claimed: str) -> None:
    assert claimed in signed(read, text)


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Rwanda was not responsible for the attack on the M23.", "rwanda opposes m23"),
        ("Iran was not behind the attack on Israel.", "iran opposes israel"),
        ("Turkey urged talks rather than condemn Russia.", "turkey opposes russia"),
        ("Syria's defence minister ordered his troops to leave Israel.", "syria opposes israel"),
        ("The M23 closed ranks against Rwanda.", "m23 supports rwanda"),
        ("Iran gave Turkish troops a month to leave.", "iran supports turkey"),
        ("Iran declined Israel's help.", "iran opposes israel"),
    ],
)
def test_it_does_not_say_so(read: Read, text: str, claimed: str) -> None:
    assert claimed not in signed(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "Typhoon Haiyan hit Turkey and killed thousands.",
        "The M23 attacked the town of Goma.",
        "Haftar's gunmen shelled Kyiv's airport.",
        "Apple won its patent battle against Samsung.",
        "Venezuela crushed Colombia 3-0 in Caracas.",
        "Turkey and Colombia fought over milk quotas.",
        "Iran backed Turkey's bid to host the tournament.",
        "Washington removed the FARC from its list of terrorist organisations.",
        "Rwanda took Congo's case to the World Court.",
        "Boeing delivered wheat to Air Ethiopia.",
    ],
)
def test_it_claims_nothing(read: Read, text: str) -> None:
    assert signed(read, text) == set()


def test_a_claim_that_a_sentence_makes_twice_is_one(read: Read) -> None:
    text = "Israel struck Hezbollah, killing five Hezbollah fighters."
    found = [c for c in read(text).claims if c.claim.subject == "israel"]

    assert len(found) == 1
