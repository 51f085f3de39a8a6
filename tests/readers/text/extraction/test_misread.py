"""Sentences as reports put them that were misread once, each with all that it claims.

The sentence, an arrow, the claims; without an arrow it claims nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from belligraph.dates import parse_date
from belligraph.model import Claim
from belligraph.project import sample
from belligraph.readers.text import extract, read_document
from belligraph.registry import Registry
from claim_lines import sentences_with_claims, whole_line

pytestmark = pytest.mark.text
SENTENCES = """
The raid by Israel was condemned in Ankara and Tehran. ->
    iran opposes israel accusation; turkey opposes israel accusation
Russia was condemned in New York on Monday.
A Syrian officer was condemned in Germany to ten years in prison.
Algeria recalled its ambassador in Paris over the letter. -> algeria opposes france rejection
Algeria recalled its ambassador to France over the letter. -> algeria opposes france rejection
French, British and German soldiers are training the Malian army. ->
    france supports mali training; germany supports mali training; united-kingdom supports
    mali training
Israel bombed Syrian, Iranian and Lebanese positions. ->
    israel opposes iran attack; israel opposes lebanon attack; israel opposes syria attack
Poland sent MiG-29 fighters to Ukraine. -> poland supports ukraine weapons
Jihadists sent fighters to Mali.
Hezbollah would not stop attacking Israel. -> hezbollah opposes israel attack
Oman has never allowed its territory to be used by the Houthis. ->
    oman supports houthis territory not
Georgia refused to recognise the breakaway region of Abkhazia. ->
    georgia supports abkhazia diplomatic not
Georgia's parliament speaker accused Russian troops of shelling a village. ->
    georgia opposes russia accusation
Erdogan attacked Germany over arms for Israel. -> turkey opposes germany accusation
Russian jets attacked Syria over the weekend. -> russia opposes syria attack
The ISI armed the Taliban, Pakistani officials said. -> isi supports taliban weapons
Bank of China sued Iran. -> bank-of-china opposes iran accusation
Ethnic Armenians in Karabakh fought Azerbaijan.
Russians fighting for Ukraine crossed into Belgorod.
Russians shelled Ukrainian positions. -> russia opposes ukraine attack
Russia sentenced an American for giving money to Ukraine.
American rockets fired by Ukraine killed Russian recruits. -> ukraine opposes russia attack
Israel warned Lebanon because it harbours Hezbollah. -> lebanon supports hezbollah territory
Kinshasa complained to Kigali that it was arming M23. ->
    rwanda supports march-23-movement weapons
Chad is angry with Sudan because it arms rebels of FACT. ->
    chad opposes sudan unknown; sudan supports front-for-change-and-concord-in-chad weapons
Syria thanked Russia for its help. Its jets bombed Islamic State. -> russia opposes isil attack
India denounced Pakistan. Its army had shelled Indian villages. ->
    india opposes pakistan accusation; pakistan opposes india attack
Rwanda denies backing M23, despite findings by experts that its army fought alongside them. ->
    rwanda supports march-23-movement joint_operations; rwanda supports march-23-movement
    unknown not
The treaty obliges the United States to defend Japan. -> usa supports japan unknown promised
Imagine that China attacked Taiwan.
Serbia denied a report by a Kyiv newspaper that it had agreed to supply Ukraine with shells. ->
    serbia supports ukraine weapons shells not
Dinka and Nuer soldiers fought each other in Juba. ->
    dinka opposes nuer attack; nuer opposes dinka attack
The PKK, listed as a terrorist organisation by Turkey, attacked Turkish soldiers. ->
    pkk opposes turkey attack; turkey opposes pkk sanction
Mexican marines arrested Joaquin Guzman, head of the Sinaloa Cartel, in Los Mochis. ->
    mexico opposes sinaloa-cartel coercion
South African-backed UNITA rebels attacked Cuban troops. ->
    national-union-for-the-total-independence-of-angola opposes cuba attack; south-africa
    supports national-union-for-the-total-independence-of-angola unknown
The IRA received arms from Libyan leader Muammar Gaddafi. ->
    libya supports irish-republican-army weapons
Former Libyan leader Muammar Gaddafi armed the IRA. ->
    muammar-gaddafi supports irish-republican-army weapons
Royal Saudi Air Force jets bombed the Houthis. -> saudi-arabia opposes houthis attack
Sri Lankan Navy gunboats attacked the LTTE. ->
    sri-lanka opposes liberation-tigers-of-tamil-eelam attack
The MNLF fought Manila for decades. -> moro-national-liberation-front opposes philippines attack
The MNLF attacked Manila.
Egypt arms the army, while the Emirates support the Rapid Support Forces. ->
    egypt supports sudan weapons; united-arab-emirates supports rapid-support-forces unknown
Claims that Saddam Hussein backed al Qaeda were false. ->
    saddam-hussein supports al-qaeda unknown not
It was Hezbollah, not Iran, that attacked Israel. -> hezbollah opposes israel attack
US ally Israel bombed Hamas. -> israel alliedWith usa unknown; israel opposes hamas attack
NATO ally Turkey bombed PKK camps. -> turkey opposes pkk attack
China, a North Korean ally, said nothing. -> china alliedWith north-korea unknown
Iran's Lebanese ally Hezbollah fired rockets at Israel. ->
    hezbollah alliedWith iran unknown; hezbollah opposes israel attack
Iran denied that its ally Hezbollah attacked Israel. ->
    hezbollah alliedWith iran unknown; hezbollah opposes israel attack not
Turkey's opponent France won the match against Israel.
Russia sold fighters to Iran. -> russia supports iran weapons
Germany helped Iraq fight corruption.
Turkey condemned the Israeli attack. -> turkey opposes israel accusation
The Paris attack was condemned by Russia.
A gun battle between police and Abu Sayyaf militants left six dead in Jolo. ->
    abu-sayyaf opposes philippines attack; philippines opposes abu-sayyaf attack
Albanian-Americans raised money for the Kosovo Liberation Army. ->
    albanian-americans supports kosovo-liberation-army funding
Turkish Cypriots attacked a Greek Cypriot village. ->
    turkish-cypriots opposes greek-cypriots attack
British paratroopers shot dead 13 protesters in Derry. ->
    united-kingdom opposes protesters attack
Turkey lost to Greece in Athens.
Cambodia recalled its workers from Thailand.
Syria bombed Raqqa, held by ISIL. -> isil controls raqqa unknown; syria opposes isil attack
The Arakan Army captured Paletwa from junta troops. -> arakan-army opposes myanmar attack
Boko Haram swore allegiance to Islamic State in March 2015. ->
    boko-haram supports isil diplomatic
Hezbollah took three Israeli sailors hostage. -> hezbollah opposes israel coercion
Ukraine shot down a Russian Su-34. -> ukraine opposes russia attack
Kosovo Serbs attacked the Serbian army. -> kosovo-serbs opposes serbia attack
The Serbs shelled the Bosnian army. -> serbs opposes bosnia attack
Qatar hosts the political office of Hamas. -> qatar supports hamas territory
"""


@pytest.fixture(scope="module")
def packaged() -> Registry:
    return sample().tables().registry


@pytest.mark.parametrize(("text", "claims"), sentences_with_claims(SENTENCES))
def test_all_that_is_claimed(packaged: Registry, tmp_path: Path, text: str, claims: str) -> None:
    assert "; ".join(sorted(map(whole_line, _read(packaged, tmp_path, text)))) == claims


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ukrainian forces shelled a Russian base, the army said.", "ukraine"),
        ("Israeli jets bombed a Syrian depot, a military spokesman said.", "israel"),
        ("The army said Ukrainian forces had shelled a Russian base.", "ukraine"),
    ],
)
def test_whose_the_army_is_that_tells_of_it(
    packaged: Registry, tmp_path: Path, text: str, speaker: str
) -> None:
    assert {c.speaker.actor for c in _read(packaged, tmp_path, text) if c.speaker} == {speaker}


def test_each_of_several_who_speak_speaks_for_himself(packaged: Registry, tmp_path: Path) -> None:
    text = "Norway, Ireland and Spain said they would recognise Palestine."
    said = _read(packaged, tmp_path, text)
    assert len(said) == 3
    assert all(c.speaker and c.speaker.actor == c.subject for c in said)


def _read(packaged: Registry, tmp_path: Path, text: str) -> list[Claim]:
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    document = read_document(str(path), parse_date("2016-06-15"), "Reuters", packaged)
    return [c.claim for c in extract(document, packaged, "rules").claims]
