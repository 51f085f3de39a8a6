"""Whom words mean that name nobody, over several sentences: officials, bodies, crowds, states."""

from __future__ import annotations

import pytest
from tests.readers.text.conftest import Read

OFFICIALS = [
    # of the state that spoke in the sentence before, wherever the text plays
    ("In Congo fighting went on. Rwanda denied it. A government spokeswoman condemned Iran.",
     "rwanda opposes iran"),
    # an officer, where he can be of one state alone; and by his surname later
    ("Indonesian marines landed. Brigadier Sutarno Hadi condemned Iran. Hadi condemned Syria.",
     "indonesia opposes syria"),
    ("Colonel Jairo Villamil of the Colombian army condemned Iran.", "colombia opposes iran"),
    # by the body before his title
    ("Clashes broke out in Libya. Police spokesman Frantz Delormeau condemned Iran.",
     "libya opposes iran"),
    ("The Southern Transitional Council met. Nasser Bawazir, a council member, condemned Iran.",
     "southern-transitional-council opposes iran"),
    ("The Kessari People's Party condemned Syria. Then party official Hagos Berhe condemned "
     "Iran.", "kessari-peoples-party opposes iran"),
    ("Hamas met. Rebel commander Osk Tarveny condemned Iran.", "hamas opposes iran"),
    # for whom he speaks or works; and by his first name later
    ("Ilyas Reubee, who speaks for Hamas, condemned Iran. Ilyas condemned Syria.",
     "hamas opposes syria"),
    ("An aide to the Iranian president condemned Iraq.", "iran opposes iraq"),
    ("Ali Karim, an official at the foreign ministry in Islamabad, condemned Iran.",
     "pakistan opposes iran"),
    # "his" is of who speaks here, and not of who was named before
    ("Ali Karim, a Hamas spokesman, left. A Saudi diplomat said his government opposed Iran.",
     "saudi-arabia opposes iran"),
    # a president is of where the text plays, and not of where others talk
    ("In Iraq, President Ali Karim condemned Iran after talks in Tokyo.", "iraq opposes iran"),
]  # fmt: skip
BODIES = [
    # a mission by the name that its letters stand for
    ("MINUSCA came to Bangui. Russia attacked the mission.", "russia opposes minusca"),
    ("The African Union mission, ATMIS, left Somalia. Russia attacked the force.",
     "russia opposes african-union-transition-mission-in-somalia"),
    ("MONUSCO left Goma. Russia attacked peacekeepers.", "russia opposes monusco"),
    ("The U.N. mission, MONUSCO, condemned Iran.", "monusco opposes iran"),
    ("The world body condemned Iran.", "united-nations opposes iran"),
    ("Morocco bombed the Polisario. Algeria armed the front.",
     "algeria supports polisario-front"),
    # who split from whom
    ("The Grey Column, which split from Hezbollah, attacked Iran. Hezbollah attacked Iran. "
     "Russia armed the breakaway faction.", "russia supports grey-column"),
    # an alliance is one, and by the name beside it
    ("The Saudi-led coalition left. The Southern Council met. Iran condemned the coalition.",
     "iran opposes saudi-led-coalition"),
    ("In February the RSF founded a coalition, Tasis. Iran armed the alliance.",
     "iran supports tasis"),
    # an alliance of states is no armed group; a party is one
    ("Iran shelled the Lutan Liberation Army. Kastovia met the Northern League. Iran said the "
     "group had attacked Turkey.", "lutan-liberation-army opposes turkey"),
    ("The Northern League backed Iran. Iran attacked the rebels.", "iran opposes rebels"),
    ("Hezbollah met the Communist Party of Iraq. The party denied it had helped Iran.",
     "communist-party-of-iraq not supports iran"),
    # by letters that nobody introduced, and by another name
    ("Iran shelled the Lutan Liberation Army. Turkey armed the LLA.",
     "turkey supports lutan-liberation-army"),
    ("The Islamic State in Khorasan attacked Iran.",
     "islamic-state-khorasan-province opposes iran"),
    ("Mali fought the MNLA. Mali accuses the movement of massacring soldiers of Chad.",
     "national-movement-for-the-liberation-of-azawad opposes chad"),
    # who says so himself
    ("Turkey blamed Hezbollah, which says it has attacked Iran.", "hezbollah opposes iran"),
    ("The LTTE left. The group said a rival party, the EPRLF, attacked India.",
     "eprlf opposes india"),
    # an armed group rather than a government that is named more often
    ("Hezbollah and Jubaland met. Jubaland was told. Jubaland left. Iran armed the group.",
     "iran supports hezbollah"),
    # rebels, where one group alone was named; never who speaks of them
    ("Indonesia attacked the Free Aceh Movement. It killed 14 rebels.",
     "indonesia opposes free-aceh-movement"),
    ("Hezbollah attacked Iran. The Houthis said the rebels had attacked Syria.",
     "hezbollah opposes syria"),
    ("Southern separatists attacked Iran. Houthis left. Separatist patrols attacked Syria.",
     "southern-separatists opposes syria"),
    ("Bosnian Croat gunners attacked Iran.", "bosnian-croats opposes iran"),
    # patrols that are no state's
    ("Shining Path killed 14 members of a peasant patrol in the valley. Iran armed the patrols.",
     "iran supports peasant-patrol"),
]  # fmt: skip
OTHERS = [
    # not whose home state no word of the text names
    ("Boko Haram threatened Chad. The government accused Libya of treason.", "chad opposes libya"),
    # who spoke before
    ("A spokesman for Hezbollah met Iranians. The spokesman condemned Turkey.",
     "hezbollah opposes turkey"),
    # who is accused of help does not help his accuser
    ("Iran arrested the PKK leaders. Iran accused Turkey of arming them.",
     "turkey supports kurdistan-workers-party"),
    # who speaks of "it" means another; a person is never "it"
    ('"Chad attacked us," said Ali Karim, a Sudanese officer. "It has also armed Hezbollah."',
     "chad supports hezbollah"),
    ("A Kenyan official said Chad armed Hezbollah. The official said it attacked Iran.",
     "chad opposes iran"),
    # who is blamed did it, and who is hit was hit before
    ("Hezbollah attacked Sudan. Kenya condemned it.", "kenya opposes hezbollah"),
    ("Hezbollah attacked Sudan. Kenya bombed it.", "kenya opposes sudan"),
    # nobody is acted on by himself
    ("Hezbollah met Iran. Hezbollah accused it of arming Turkey.", "iran supports turkey"),
]  # fmt: skip
STATES = [
    ("Three armies fought Myanmar's rulers, while the junta attacked Iran.",
     "myanmar opposes iran"),
    ("Saudi Arabia and Iraq met. Iran condemned the kingdom.", "iran opposes saudi-arabia"),
    ("Fighting went on in Iraq. Turkey left. Iran condemned the country.", "iran opposes iraq"),
    ("Fighting went on in Sudan. The air force bombed Hezbollah.", "sudan opposes hezbollah"),
    ("Hezbollah killed 40 paramilitary police in India.", "hezbollah opposes india"),
    ("Police in the Iranian town of Rask attacked Hezbollah.", "iran opposes hezbollah"),
    ("France has 5,000 soldiers in Mali who attacked Hezbollah.", "france opposes hezbollah"),
    ("Forces of the southern state of Jubaland attacked Iran.", "jubaland opposes iran"),
    ("ISLAMABAD/TEHRAN, Jan 18 (Star) - Pakistani jets attacked Iran.", "pakistan opposes iran"),
    ('Russian troops left Kiev. "They bombed us," said Petro Moroz, a Ukrainian minister.',
     "russia opposes ukraine"),
    ("Iran left. Russia asked Hezbollah to prove that it was armed by Israel.",
     "israel supports hezbollah"),
]  # fmt: skip
PEOPLE = [
    ("Hundreds of people marched in Iraq. Police attacked the demonstrators.",
     "iraq opposes protesters-in-iraq"),
    ("Mali attacked Fulani herders. Russia armed the herders.", "russia supports fulani"),
    ("Iran killed at least 38 villagers.", "iran opposes villagers"),
    # who has his name from a region, or it from him
    ("The Pokot attacked the Turkana.", "pokot opposes turkana"),
    ("Police in Turkana attacked Iran.", "kenya opposes iran"),
    # an aside says who somebody is
    ("Rwanda fought the FDLR, a Hutu militia which Iran armed.",
     "iran supports democratic-forces-for-the-liberation-of-rwanda"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "last"), [*OFFICIALS, *BODIES, *OTHERS, *STATES, *PEOPLE])
def test_whom_a_word_means(read: Read, text: str, last: str) -> None:
    claims = [one.claim for one in read(text).claims]
    last_claimed = claims[-1]
    denied = "not " if last_claimed.negated else ""
    told = f"{last_claimed.subject} {denied}{last_claimed.relation.value} {last_claimed.object}"
    assert told == last


@pytest.mark.parametrize(
    "text",
    [
        "Iranian and Syrian marines landed. Brigadier Sutarno Hadi condemned Iran.",
        "Ali Karim, a spokesman for the breakaway region, condemned Iran. Syria left.",
    ],
)
def test_an_officer_of_one_of_several_is_of_none(read: Read, text: str) -> None:
    assert not {"iran", "syria"} & {one.claim.subject for one in read(text).claims}


def test_let_is_no_group(read: Read) -> None:
    [one] = read('Iran armed the separatists. "Let them go," it said.').claims
    assert one.claim.object == "separatists"
    [one] = read("LeT attacked India.").claims
    assert one.claim.subject == "lashkar-e-taiba"


@pytest.mark.parametrize(
    "text",
    [
        "Iran opposed any change by force.",
        "Russia rejected Turkish claims as propaganda.",
        "Turkey vowed to crush the invaders.",
        "Iran told reporters in Baghdad that it was neutral.",
        "Hezbollah attacked villages on Lake Chad, in the Niger delta and on the Gulf of Oman.",
    ],
)
def test_what_is_nobody(read: Read, text: str) -> None:
    assert not read(text).claims
