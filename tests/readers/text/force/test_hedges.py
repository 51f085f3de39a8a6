"""What is taken back, left open or imagined: silent, or said with the right force."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from belligraph.readers.text import Extraction
from claim_lines import whole_line

Read = Callable[[str], Extraction]
pytestmark = pytest.mark.text


def claims(read: Read, text: str) -> list[str]:
    """The claims of a text, each in one line: what is plain is left out."""
    return [whole_line(c.claim) for c in read(text).claims]


TAKEN_BACK = """
Iran's attack on Syria was a rumour.
Russia's war on Ukraine is a myth, Moscow said.
Reports of Iran's attack on Israel were false.
Reports of Rwanda's support for M23 were denied by Kigali.
Turkey's support for Ukraine is fading.
Venezuela's support for the FARC is over.
Critics of Iran's support for Syria gathered in Ankara.
Opponents of Eritrea's support for Ethiopia won the vote.
Rwanda's support for M23 is in doubt.
Rwanda's support for M23 is disputed.
Iran's attack on Israel was cancelled.
Iran's attack on Israel was called off.
A Russian attack on Turkey was averted.
A Russian attack on Turkey is unlikely.
A Russian attack on Turkey would be a disaster.
Turkey is preparing for a Russian attack on Ukraine.
Turkey would condemn a Russian attack on Ukraine.
Turkey opposes an attack on Iran by Israel.
In the event of a Russian attack on Turkey, the US would fight.
Their dream is a Turkish attack on Syria.
The planned Turkish offensive against Syria alarmed Moscow.
Russia gave up its support for Syria.
Russian attack on Ukraine: a hoax
"""
NOT_REAL = """
Russia almost attacked Turkey.
Colombia very nearly attacked Venezuela.
Ethiopia all but attacked Eritrea.
Russia barely avoided attacking Turkey.
Rwanda came close to attacking Congo.
Iran supports Ukraine in words only.
Iran supports Ukraine in name only.
In theory Russia supports Syria.
Russia attacked Turkey in a dream.
In a novel, Turkey attacks Syria.
In the film, Ethiopian troops attack Eritrean forces.
In a video game, Colombia attacks Venezuela.
In a simulation, Russia attacked Turkey.
During the exercise, US troops attacked Russian forces.
Under one scenario, Rwanda attacks Congo.
Hypothetically, Russia attacks Turkey.
Russia falsely said that Ukraine attacked Turkey.
Russia did not deny attacking Turkey.
Iran did not fail to support Syria.
"""
SAID = [
    ("The alleged Russian attack on Ukraine never took place.",
     "russia opposes ukraine attack not"),
    ("The Ethiopian offensive against Eritrea did not happen.",
     "ethiopia opposes eritrea attack not"),
    ("Iran's attack on Israel failed to materialise.", "iran opposes israel attack not"),
    ("Iran's attack on Israel may take place.", "iran opposes israel attack possible"),
    ("Iran denied its support for the Houthis.", "iran supports houthis unknown not"),
    ("Russia verbally attacked Turkey.", "russia opposes turkey accusation"),
    ("Congo attacked Rwanda in a speech.", "congo opposes rwanda accusation"),
    ("Turkey's verbal attack on Russia continued.", "turkey opposes russia accusation"),
    ("Perhaps Russia attacked Turkey.", "russia opposes turkey attack possible"),
    ("Russia supposedly attacked Turkey.", "russia opposes turkey attack alleged"),
    ("Russia did not rule out attacking Turkey.", "russia opposes turkey attack possible"),
    ("Russia refused to rule out attacking Turkey.", "russia opposes turkey attack possible"),
    ("Israel may have attacked Iran.", "israel opposes iran attack possible"),
    ("Rwanda might have attacked Congo.", "rwanda opposes congo attack possible"),
]  # fmt: skip
GIVEN = [
    ("Iran's attack on Israel killed ten people.", "iran opposes israel attack"),
    ("Iran's attack on Israel came as talks were held.", "iran opposes israel attack"),
    ("Iran's attack on Israel drew condemnation.", "iran opposes israel attack"),
    ("Reuters reported a Turkish attack on Syria.", "turkey opposes syria attack"),
    ("Rwanda's support for M23 was confirmed by the US.", "rwanda supports m23 unknown"),
    ("Russia's war on Ukraine has entered its fourth month.", "russia opposes ukraine attack"),
    ("The Russian attack on Ukraine was a war crime.", "russia opposes ukraine attack"),
    ("US sanctions on Venezuela remain in place.", "usa opposes venezuela sanction"),
    ("Hundreds fled after Russia's attack on Ukraine.", "russia opposes ukraine attack"),
    ("Three soldiers died in an Israeli strike on Hezbollah.", "israel opposes hezbollah attack"),
    ("A series of Israeli strikes on Hezbollah killed ten.", "israel opposes hezbollah attack"),
    ("There was a Turkish attack on Syria.", "turkey opposes syria attack"),
]


@pytest.mark.parametrize("text", [*TAKEN_BACK.split("\n")[1:-1], *NOT_REAL.split("\n")[1:-1]])
def test_what_is_taken_back_or_not_real_is_no_claim(read: Read, text: str) -> None:
    assert claims(read, text) == []


@pytest.mark.parametrize(("text", "claim"), SAID + GIVEN)
def test_what_its_governor_gives_is_said_with_its_force(read: Read, text: str, claim: str) -> None:
    assert claims(read, text) == [claim]


@pytest.mark.parametrize(
    ("text", "id_", "kind"),
    [
        ("Jordan attacked Syria.", "jordan", "state"),
        ("Jordanian troops attacked Syrian forces.", "jordan", "state"),
        ("The Elysee supports Ukraine.", "france", "state"),
        ("Paris supports Ukraine.", "france", "state"),
        ("Hamas attacked Israel.", "hamas", "organisation"),
        ("Kurdish forces attacked Syrian forces.", "kurdish-forces", "organisation"),
    ],
)
def test_a_state_that_no_table_knows_is_a_state(read: Read, text: str, id_: str, kind: str) -> None:
    assert [(a.id, a.kind.value) for a in read(text).actors if a.id == id_] == [(id_, kind)]
