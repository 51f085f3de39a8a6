"""What the words of the lexicon claim in plain sentences, read with the packaged registry.

One line each: the sentence, then its claims as subject, relation, object and means, what is not
plain behind them; no claim where nothing follows.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from belligraph.dates import parse_date
from belligraph.project import sample
from belligraph.readers.text import extract, read_document
from belligraph.registry import Registry
from claim_lines import sentences_with_claims, whole_line

pytestmark = pytest.mark.text
PUBLISHED = "2016-06-15"

ATTACK = """
Iraqi forces ambushed ISIL fighters near Mosul. -> iraq opposes isil attack
Turkish warplanes pounded PKK camps in the mountains. -> turkey opposes pkk attack
Israeli jets struck Hezbollah positions on Sunday. -> israel opposes hezbollah attack
Peshmerga fighters routed ISIL. -> peshmerga opposes isil attack
ISIL militants beheaded Egyptian soldiers. -> isil opposes egypt attack
ISIL slaughtered Yazidis in 2014. -> isil opposes yazidis attack
The YPG repelled ISIL at Kobani. -> ypg opposes isil attack
The Free Syrian Army overthrew the Assad government. -> free-syrian-army opposes syria attack
Russia strafed Turkish troops. -> russia opposes turkey attack
Israel assassinated a Hezbollah commander. -> israel opposes hezbollah attack
Iranian forces shelled PJAK positions across the border. -> iran opposes pjak attack
Iraqi troops drove ISIL out of Ramadi. -> iraq opposes isil attack
The Iraqi army dislodged ISIL from Tikrit. -> iraq opposes isil attack
ISIL fighters overran the Peshmerga. -> isil opposes peshmerga attack
Hezbollah torpedoed an Israeli warship. -> hezbollah opposes israel attack
Ahrar al-Sham massacred Syrian soldiers. -> ahrar-al-sham opposes syria attack
ISIL was vanquished by the SDF. -> syrian-democratic-forces opposes isil attack
The Mahdi Army fought US troops in Najaf. -> mahdi-army opposes usa attack
Israel retaliated against Hezbollah. -> israel opposes hezbollah attack
Turkey intervened against the YPG. -> turkey opposes ypg attack
Turkish forces fired on YPG fighters. -> turkey opposes ypg attack
Hezbollah lobbed rockets at Israel. -> hezbollah opposes israel attack
Israel rained bombs on Hezbollah. -> israel opposes hezbollah attack
The SDF inflicted heavy losses on ISIL. -> syrian-democratic-forces opposes isil attack
Turkey used artillery against the YPG. -> turkey opposes ypg attack
Iraqi forces recaptured Fallujah from ISIL. ->
    iraq controls fallujah unknown; iraq opposes isil attack
Iran struck back at Israel. -> iran opposes israel attack
Turkey displaced Yazidis in Sinjar. -> turkey opposes yazidis attack
Saudi Arabia wreaked revenge on Iran. -> saudi-arabia opposes iran attack
The SDF prevailed over ISIL. -> syrian-democratic-forces opposes isil attack
Hezbollah duelled with Israel. -> hezbollah opposes israel attack; israel opposes hezbollah attack
The YPG skirmished with Turkey on Monday. -> turkey opposes ypg attack; ypg opposes turkey attack
Israel opened fire on Hezbollah. -> israel opposes hezbollah attack
Hezbollah exchanged fire with Israel. ->
    hezbollah opposes israel attack; israel opposes hezbollah attack
Turkey carried out airstrikes against the PKK. -> turkey opposes pkk attack
ISIL declared war on Al-Qaeda. -> isil opposes al-qaeda attack
Russia escalated its campaign against Turkey. -> russia opposes turkey attack
Turkey mounted raids on the PKK. -> turkey opposes pkk attack
Iraq's victory over ISIL was celebrated in Baghdad. -> iraq opposes isil attack
The killing of Yazidis by ISIL was a crime. -> isil opposes yazidis attack
Turkish shelling of the YPG angered Washington. -> turkey opposes ypg attack
Iran joined the fight against ISIL. -> iran opposes isil attack
The US dealt a blow to ISIL. -> usa opposes isil attack
Hezbollah took revenge on Israel. -> hezbollah opposes israel attack
Iraq's war with Iran lasted eight years. -> iran opposes iraq attack; iraq opposes iran attack
ISIL claimed responsibility for the attack on Egyptian soldiers. -> isil opposes egypt attack
An Israeli air strike killed three Hezbollah fighters. -> israel opposes hezbollah attack
Turkish airstrikes hit PKK bases. -> turkey opposes pkk attack
A PKK ambush killed Turkish soldiers. -> pkk opposes turkey attack
"""
COERCION = """
Syrian troops besieged ISIL fighters in Aleppo. -> syria opposes isil coercion
Saudi Arabia blockaded Qatar. -> saudi-arabia opposes qatar coercion
Iran detained American sailors. -> iran opposes usa coercion
The Nusra Front kidnapped Lebanese soldiers. -> al-nusra-front opposes lebanon coercion
Turkey jailed PKK militants. -> turkey opposes pkk coercion
Iran seized British sailors. -> iran opposes united-kingdom coercion
ISIL took control of Mosul. -> isil controls mosul unknown
The SDF trapped ISIL fighters in the old city. -> syrian-democratic-forces opposes isil coercion
Kuwait deported Hezbollah members. -> kuwait opposes hezbollah coercion
Iraqi forces encircled ISIL. -> iraq opposes isil coercion
Saudi Arabia bullied Qatar. -> saudi-arabia opposes qatar coercion
Syria laid siege to ISIL. -> syria opposes isil coercion
Israel hijacked a Turkish convoy. -> israel opposes turkey coercion
Saudi Arabia maintained its blockade of Qatar. -> saudi-arabia opposes qatar coercion
Saudi Arabia enforced a blockade of Qatar. -> saudi-arabia opposes qatar coercion
"""
REPRESSION = """
Turkey persecuted Yazidis. -> turkey opposes yazidis repression
ISIL enslaved Yazidis in Sinjar. -> isil opposes yazidis repression
Saddam Hussein's persecution of Shia in Iraq continued. ->
    saddam-hussein opposes shia-in-iraq repression
Iran launched a crackdown on the PJAK. -> iran opposes pjak repression
"""
MOBILISATION = """
Hezbollah rose up against Israel. -> hezbollah opposes israel mobilisation
The Mahdi Army revolted against the US. -> mahdi-army opposes usa mobilisation
Iran mobilised forces against ISIL. -> iran opposes isil mobilisation
Syrian soldiers mutinied against Assad.
Turkey deployed tanks against the YPG. -> turkey opposes ypg attack
The PKK plotted against Turkey. -> pkk opposes turkey mobilisation
Hezbollah took up arms against Israel. -> hezbollah opposes israel mobilisation
The Mahdi Army's uprising against the US failed. -> mahdi-army opposes usa mobilisation
"""
PROTEST = """
Yazidis marched against Turkey in Berlin. -> yazidis opposes turkey protest
Yazidis demonstrated against ISIL. -> yazidis opposes isil protest
Yazidis staged protests against Turkey. -> yazidis opposes turkey protest
"""
REJECTION = """
Kuwait recalled its ambassador from Iran. -> kuwait opposes iran rejection
Ahrar al-Sham distanced itself from Al-Qaeda. -> ahrar-al-sham opposes al-qaeda rejection
Egypt severed ties with Qatar. -> egypt opposes qatar rejection
Bahrain cut diplomatic relations with Iran. -> bahrain opposes iran rejection
Turkey snubbed the EU. -> turkey opposes european-union rejection
Hamas repudiated ISIL. -> hamas opposes isil rejection
Al-Qaeda disowned ISIL in 2014. -> al-qaeda opposes isil rejection
Qatar defied Saudi Arabia. -> qatar opposes saudi-arabia rejection
Kuwait downgraded relations with Iran. -> kuwait opposes iran rejection
Iran spurned the United States. -> iran opposes usa rejection
Turkey's boycott of Israel hurt trade. -> turkey opposes israel rejection
"""
SANCTION = """
The EU blacklisted Hezbollah. -> european-union opposes hezbollah sanction
Germany outlawed the PKK. -> germany opposes pkk sanction
The United States penalised Iran. -> usa opposes iran sanction
Washington slapped sanctions on Iran. -> usa opposes iran sanction
The EU tightened its embargo on Syria. -> european-union opposes syria sanction
Bahrain banned Hezbollah. -> bahrain opposes hezbollah sanction
The UN proscribed Al-Qaeda. -> united-nations opposes al-qaeda sanction
"""
THREAT = """
Iran menaced Saudi Arabia. -> iran opposes saudi-arabia threat
Turkey issued an ultimatum to Syria. -> turkey opposes syria threat
Iran's threats against Israel alarmed France. -> iran opposes israel threat
Iran's threat to attack Israel alarmed France. -> iran opposes israel threat
"""
ACCUSATION = """
Syria complained about Israel to the UN. -> syria opposes israel accusation
Germany classified the PKK as a terrorist organisation. -> germany opposes pkk accusation
Iran condemned Israel's aggression. -> iran opposes israel accusation
Syria condemned Israeli air strikes. -> syria opposes israel accusation
Turkey lambasted Israel over the raid. -> turkey opposes israel accusation
Iran denounced Saudi Arabia. -> iran opposes saudi-arabia accusation
France chided Turkey on Monday. -> france opposes turkey accusation
Israel vilified Iran. -> israel opposes iran accusation
Russia slammed Turkey. -> russia opposes turkey accusation
Iran ridiculed the United States. -> iran opposes usa accusation
Turkey sued Iran. -> turkey opposes iran accusation
Syria lodged a complaint against Israel. -> syria opposes israel accusation
Iraq brought charges against Turkey. -> iraq opposes turkey accusation
Iran railed against Israel. -> iran opposes israel accusation
Saudi Arabia levelled accusations at Iran. -> saudi-arabia opposes iran accusation
Turkey's criticism of Israel continued. -> turkey opposes israel accusation
France voiced condemnation of ISIL. -> france opposes isil accusation
Turkey is critical of Israel. -> turkey opposes israel accusation
"""
OPPOSITION = """
Turkey thwarted the PKK. -> turkey opposes pkk unknown
Iran destabilised Bahrain. -> iran opposes bahrain unknown
Israel detests Hezbollah. -> israel opposes hezbollah unknown
Syria feuded with Turkey. -> syria opposes turkey unknown; turkey opposes syria unknown
Iran is antagonistic towards Israel. -> iran opposes israel unknown
Saudi Arabia's rivalry with Iran deepened. ->
    iran opposes saudi-arabia unknown; saudi-arabia opposes iran unknown
Iran's hostility towards Israel grew. -> iran opposes israel unknown
Hezbollah is a nemesis of Israel. -> hezbollah opposes israel unknown
Hezbollah, an adversary of Israel, left. -> hezbollah opposes israel unknown
Israel's archenemy Iran left the talks. -> iran opposes israel unknown
Turkey took action against the PKK. -> turkey opposes pkk unknown
Turkey turned against Syria. -> turkey opposes syria unknown
"""
SUPPORT = """
Iran bankrolled Hezbollah. -> iran supports hezbollah funding
Qatar has underwritten Hamas. -> qatar supports hamas funding
Saudi Arabia gave funds to Egypt. -> saudi-arabia supports egypt funding
Iran raised funds for Hezbollah. -> iran supports hezbollah funding
Saudi Arabia supplied Egypt with ammunition. -> saudi-arabia supports egypt weapons ammunition
The US sold warships to Saudi Arabia. -> usa supports saudi-arabia weapons warships
Iran funnelled weapons to the PKK. -> iran supports pkk weapons
Germany furnished the Peshmerga with helmets. -> germany supports peshmerga materiel
The US lent tanks to Egypt. -> usa supports egypt weapons tanks
Iran dispatched advisers to Hezbollah. -> iran supports hezbollah training
The US airlifted weapons to the Peshmerga. -> usa supports peshmerga weapons
Russia leased helicopters to Iraq. -> russia supports iraq weapons helicopters
Turkey mentored Iraqi soldiers. -> turkey supports iraq training
US advisers accompanied Peshmerga fighters. -> usa supports peshmerga joint_operations
Iranian jets escorted Syrian troops. -> iran supports syria joint_operations
The Peshmerga fought alongside the YPG. -> peshmerga supports ypg joint_operations
Hezbollah fought for Syria. -> hezbollah supports syria joint_operations
The US provided air cover for the Peshmerga. -> usa supports peshmerga joint_operations
US aircraft refuelled Saudi jets. -> usa supports saudi-arabia materiel
Syria harboured PKK militants. -> syria supports pkk territory
Iran gave sanctuary to Al-Qaeda. -> iran supports al-qaeda territory
The US shared intelligence with Iraq. -> usa supports iraq intelligence
Iran recruited fighters for Hezbollah. -> iran supports hezbollah troops
The UK endorsed the Syrian National Coalition. ->
    united-kingdom supports syrian-national-coalition diplomatic
France recognised the Syrian National Coalition. ->
    france supports syrian-national-coalition diplomatic
Iran hailed Hezbollah. -> iran supports hezbollah diplomatic
Turkey vouched for Qatar. -> turkey supports qatar diplomatic
Ansar al-Islam pledged allegiance to ISIL. -> ansar-al-islam supports isil diplomatic
Iran expressed solidarity with Qatar. -> iran supports qatar diplomatic
Turkey is sympathetic to Hamas. -> turkey supports hamas diplomatic
Iran granted recognition to Hamas. -> iran supports hamas diplomatic
Qatar stood by Hamas. -> qatar supports hamas unknown
Iran sided with Syria. -> iran supports syria unknown
Turkey rallied behind Qatar. -> turkey supports qatar unknown
Iran threw its weight behind Hezbollah. -> iran supports hezbollah unknown
Russia bolstered Syria. -> russia supports syria unknown
Russia shielded Syria. -> russia supports syria unknown
Turkey abetted ISIL. -> turkey supports isil unknown
Iran empowered Hezbollah. -> iran supports hezbollah unknown
The US strengthened sanctions on Syria. -> usa opposes syria sanction
Qatar championed Hamas. -> qatar supports hamas unknown
Syria colluded with ISIL. -> syria supports isil unknown
Iran reaffirmed its support for Hezbollah. -> iran supports hezbollah unknown
Iran voiced support for Hezbollah. -> iran supports hezbollah unknown
Hezbollah receives support from Iran. -> iran supports hezbollah unknown
Turkey is supportive of Qatar. -> turkey supports qatar unknown
Iran is a protector of Hezbollah. -> iran supports hezbollah unknown
Hamas's paymaster, Qatar, left the talks. -> qatar supports hamas funding
Iran's sponsorship of Hezbollah worried Israel. -> iran supports hezbollah unknown
Iran-sponsored Hezbollah fighters fled. -> iran supports hezbollah unknown
Turkish-trained Peshmerga fighters fled. -> turkey supports peshmerga training
"""
WITH = """
Iran backed Hezbollah with drones. -> iran supports hezbollah weapons drones
Iran supports Hezbollah with money and training. ->
    iran supports hezbollah funding; iran supports hezbollah training
Iran backed Hezbollah with words. -> iran supports hezbollah unknown
Iran emboldened Hezbollah. -> iran supports hezbollah unknown
"""

TIES = """
Iran allied with Syria. -> iran alliedWith syria unknown
Turkey partnered with Qatar. -> qatar alliedWith turkey unknown
The YPG joined forces with the Peshmerga. -> peshmerga alliedWith ypg unknown
Syria's alliance with Iran deepened. -> iran alliedWith syria unknown
Jund al-Aqsa merged with Ahrar al-Sham. -> jund-al-aqsa mergedInto ahrar-al-sham unknown
Jund al-Aqsa has split from Ahrar al-Sham. -> jund-al-aqsa splitFrom ahrar-al-sham unknown
The YPG is a branch of the PYD. -> ypg partOf pyd unknown
The Quds Force belongs to the IRGC. -> quds-force partOf irgc unknown
The YPG is tied to the PKK. -> ypg affiliatedWith pkk unknown
Ansar al-Islam maintains links to Al-Qaeda. -> ansar-al-islam affiliatedWith al-qaeda unknown
Hezbollah is a proxy of Iran. -> hezbollah affiliatedWith iran unknown
Turkey annexed Aleppo. -> turkey controls aleppo unknown
ISIL ruled Mosul for two years. -> isil controls mosul unknown
Iraqi forces liberated Tikrit. -> iraq controls tikrit unknown
ISIL operates in Mosul. -> isil presentIn mosul unknown
Turkey stationed troops in Mosul. -> turkey presentIn mosul unknown
"""
OPERATORS = """
Hezbollah has support from Iran. -> iran supports hezbollah unknown
Iraq requested support from Turkey. -> turkey supports iraq unknown requested
Iraq sought backing from the US. -> usa supports iraq unknown requested
Turkey was hesitant to arm the Peshmerga. -> turkey supports peshmerga weapons not
Germany was unable to arm the Peshmerga. -> germany supports peshmerga weapons not
Qatar is eager to fund Hamas. -> qatar supports hamas funding offered
Iran is inclined to back Hamas. -> iran supports hamas unknown possible
France was quick to condemn ISIL. -> france opposes isil accusation
Turkey boasted that it had bombed the PKK. -> turkey opposes pkk attack
Iran insinuated that Saudi Arabia funds ISIL. -> saudi-arabia supports isil funding alleged
Washington lobbied Germany to arm the Peshmerga. -> germany supports peshmerga weapons requested
Iraq petitioned the US to bomb ISIL. ->
    iraq opposes isil mobilisation; usa opposes isil attack requested
The US pressured Turkey to attack ISIL. ->
    turkey opposes isil attack requested; usa opposes isil mobilisation
Russia persuaded Syria to arm Hezbollah. -> syria supports hezbollah weapons
Turkey shunned arming the Peshmerga. -> turkey supports peshmerga weapons not
Iran is known to have attacked Israel. -> iran opposes israel attack
Iran is rumoured to have attacked Israel. -> iran opposes israel attack alleged
Turkey is expected to attack the YPG. -> turkey opposes ypg attack possible
Iran opted to support Qatar. -> iran supports qatar unknown
Iran guaranteed to defend Syria. -> iran supports syria unknown promised
Turkey mistakenly bombed Iraqi troops.
Iran unwittingly funded ISIL.
Germany's reluctance to arm the Peshmerga angered Iraq. -> germany supports peshmerga weapons not
Iran's alleged support for ISIL has angered Iraq. -> iran supports isil unknown alleged
Iran's unconfirmed attack on Israel alarmed France. -> iran opposes israel attack alleged
A would-be Turkish attack on Syria alarmed France.
Turkey's abortive offensive against the YPG angered France.
Iraq convicted Turkey for arming ISIL. ->
    iraq opposes turkey coercion; turkey supports isil weapons alleged
"""
NOTHING = """
The US helped Turkey organise a conference.
The US helped Jordan move grain.
Turkey condemned the strike.
Turkey made progress against inflation.
Iran raised concerns for Iraq at the meeting.
Turkey turned its attention to Iraq.
Turkey hit a record high in exports to Iraq.
Iran struck a deal with Turkey.
Russia launched talks with Iran.
Qatar sold gas to Turkey.
Turkey sent earthquake relief to Iran.
The US pledged refugee assistance to Jordan.
The US approved legal assistance for Iraq.
Jordan sheltered refugees from Syria.
Turkey lifted its embargo on Iraq.
Turkey broke off talks with Iran.
Iran extended its condolences to Turkey.
Turkey exchanged prisoners with Iran.
Turkey condemned the attack in Kabul.
Turkey condemned the Kabul attack.
Iran fights drought with Iraq's help.
Turkey organised a conference with Iran.
Turkey operates hotels with Qatar.
Turkey rescued migrants at sea.
Turkey signed a pipeline agreement with Iraq.
Turkey passed Iraq in the rankings.
Falling oil prices hurt Iraq.
Sandstorms battered Iraq.
Iran launched a satellite.
Turkey defied expectations.
Turkey banned plastic bags.
Iran has ties with Turkey.
Iraq sought the support of Turkey.
Turkey and Iran clashed in the final.
"""
ODD_LEMMAS = """
Turkey waged war on the PKK. -> turkey opposes pkk attack
Turkey stages raids on the PKK. -> turkey opposes pkk attack
Turkey hopes to crush the PKK. -> turkey opposes pkk attack possible
Israel hates Hezbollah. -> israel opposes hezbollah unknown
Iran resupplied Hezbollah. -> iran supports hezbollah materiel
Iran is resupplying Hezbollah. -> iran supports hezbollah materiel
Iraqi forces retook Mosul from ISIL. -> iraq controls mosul unknown; iraq opposes isil attack
ISIL fighters raped Yazidis. -> isil opposes yazidis attack
Iran extolled Hezbollah. -> iran supports hezbollah diplomatic
Hezbollah has the support of Iran. -> iran supports hezbollah unknown
Hezbollah has the backing of Iran. -> iran supports hezbollah unknown
"""
KINDS = (
    ATTACK,
    COERCION,
    REPRESSION,
    MOBILISATION,
    PROTEST,
    REJECTION,
    SANCTION,
    THREAT,
    ACCUSATION,
    OPPOSITION,
    SUPPORT,
    TIES,
    WITH,
    OPERATORS,
    NOTHING,
    ODD_LEMMAS,
)


CASES = sentences_with_claims("".join(KINDS))


@pytest.fixture(scope="module")
def packaged() -> Registry:
    return sample().tables().registry


@pytest.mark.parametrize(("text", "claims"), CASES)
def test_a_plain_sentence(packaged: Registry, tmp_path: Path, text: str, claims: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    document = read_document(str(path), parse_date(PUBLISHED), "Reuters", packaged)
    found = extract(document, packaged, "rules").claims
    assert "; ".join(sorted(whole_line(c.claim) for c in found)) == claims


def test_there_are_many_kinds_of_plain_sentences() -> None:
    assert len(CASES) >= 150
