"""Plain sentences of news, written for this test: how the rules read two given mentions.

The mention in square brackets stands to the one in braces as its table says; behind the bar stands
what is not plain: `!` negated, `back` the one in braces acts, a modality. They tell of nothing
that happened.
"""

from __future__ import annotations

import re

import pytest

from belligraph.readers.text.judging.couple import Couple
from belligraph.readers.text.judging.pairs import Judgement, Pair
from belligraph.readers.text.judging.strict import strictly
from belligraph.readers.text.sentences.pipeline import parsed

pytestmark = pytest.mark.text

OPPOSES = """
[Turkish warplanes] struck {Kurdish militants} in northern Iraq overnight, the defence ministry
    said.
At least 12 soldiers were killed when [Boko Haram] fighters stormed {a Nigerian army} base in
    Borno state on Tuesday, military sources said.
[Israel] carried out air strikes on {Hezbollah} positions in southern Lebanon, killing five
    people.
{Hezbollah} said three of its fighters had been killed in [Israeli] strikes.
[Pakistan] has accused {India} of backing separatists in Balochistan.
The [U.S.] Treasury imposed sanctions on {three commanders of the militia}.
[Houthi rebels] fired missiles at {Saudi Arabia} on Sunday.
[Ethiopian troops] clashed with {OLA fighters} in western Oromia on Friday.
Fighting between [the army] and {the RSF} erupted in April.
Heavy clashes broke out between [the Sudanese army] and {the paramilitary RSF} in Khartoum.
[The army] has been fighting {the RSF} since April 2023.
[The M23] captured the town from {the Congolese army} after days of heavy fighting.
[Mali] expelled {the French ambassador} on Monday.
[Algeria] recalled its ambassador from {France} in protest.
[Moscow] condemned {Washington} for supplying long-range missiles to Kyiv.
[Beijing] urged {Manila} to withdraw its ships from the shoal.
[Venezuela] broke off diplomatic relations with {Colombia}.
[The opposition leader] called for protests against {President Ortega}.
[Thousands of demonstrators] marched in Tbilisi against {the government}.
[Police] fired tear gas at {protesters} in Nairobi.
[Police] used tear gas and rubber bullets to disperse {demonstrators}.
[Security forces] opened fire on {protesters}, killing nine.
[Soldiers] arrested {the president} on Wednesday.
[The junta] has detained {former ministers} since the coup.
{The former president} was detained by [soldiers] at his residence.
[Tehran] vowed to retaliate against {Israel}.
[Iran] threatened to attack {U.S. bases} if it were struck.
[Hungary] blocked EU aid to {Ukraine}.
[The African Union] condemned the coup by {the military} in Gabon.
[ECOWAS] threatened to use force against {the junta} unless it restored the president.
[Sudan] accused {the UAE} of arming the RSF.
[The United States] could sanction {Georgian officials}, a spokesman said. | possible
[Israel] may strike {Iranian nuclear sites}, officials said. | possible
[Israel] did not attack {the convoy of the Red Crescent}, the military said. | !
[The rebels] have not attacked {U.N. peacekeepers}, their spokesman said. | !
[Hamas] fighters killed {Israeli soldiers} in an ambush in Gaza.
{Four Israeli soldiers} were killed by [Hamas] in Gaza.
{A Hamas commander} was killed in an [Israeli] air strike.
[Israel]'s offensive against {Hamas} has displaced thousands.
[Al-Qaeda] and {Islamic State} are rivals in the Sahel.
[The group] has carried out dozens of attacks on {Pakistani security forces}.
[The Pakistani Taliban] claimed responsibility for an attack that killed {five policemen}.
[ISIS-K] said it was behind the bombing of {a Taliban} convoy in Kabul.
[The Taliban] blamed {Islamic State} for the bombing.
No group claimed responsibility for the attack, but [officials] blamed {the TTP}.
[The Philippines] is fighting {Maoist rebels} in the countryside.
[Colombia]'s army killed {eleven FARC dissidents} in a bombing raid.
{Eleven FARC dissidents} died in a bombing raid by [Colombia's army].
[The ELN] kidnapped {a Colombian soldier} in Arauca.
[The Arakan Army] overran {a junta} outpost in Rakhine state.
[Myanmar's military] has used air strikes against {ethnic armed groups}.
[The Kachin Independence Army] shot down {a military} helicopter.
[Azerbaijan] launched an operation against {Armenian forces} in Karabakh.
[Armenia] accused {Azerbaijan} of violating the ceasefire.
[Armenia] and {Azerbaijan} accused each other of violating the ceasefire.
[Azerbaijan] shelled {Armenian positions}, Yerevan said.
Yerevan said [Azerbaijani forces] had shelled {Armenian positions}.
[India] and {Pakistan} exchanged fire across the Line of Control.
[Indian troops] shot dead {two militants} in Kashmir.
[Japan] protested to {China} over the incursion.
[Lithuania] voted to designate {Russia} a state sponsor of terrorism.
[Canada] designated {the group} as a terrorist organisation.
[The United States] branded {the PKK} a terrorist group.
[Turkey] considers {the YPG} a terrorist organisation.
[Kenya] has sent 400 police officers to Haiti to fight {gangs}.
[The peacekeepers] came under fire from {Hezbollah}. | back
[The convoy of government troops] came under attack by {militants}. | back
{The convoy} was ambushed by [gunmen from the Lord's Resistance Army].
[Rebels] of the FLN attacked {government troops} with mortars, wounding six.
[Chad]'s army said it had killed {300 rebels} in two days of fighting.
[The coalition] said its jets had destroyed {Houthi} drones.
Air strikes by [the Saudi-led coalition] killed {dozens of Houthi fighters}.
[U.S.] forces carried out strikes targeting {Iran-backed militias}.
A drone strike, blamed on [Ukraine], hit {a Russian} air base.
[Sweden] froze arms sales to {Turkey}.
Analysts fear [Turkey] might attack {the Kurds}. | possible
[Israel] denied that it had struck {a hospital}. | !
[Iran], at war with {Iraq} since 1980, bought arms abroad.
[The navy] chased {Somali pirates} off the coast.
[A suicide bomber from al-Shabaab] blew himself up at {a Turkish} military base, killing two.
[Fighters loyal to Haftar] attacked {forces allied with the Tripoli government}.
[The Libyan National Army], which has been trying to capture Tripoli from {the UN-recognised
    government}, denied it.
[Gunmen] from the Fulani group raided a village and killed {34 farmers}, police said.
[Nigeria]'s air force bombed {bandit} camps in Zamfara.
[President Kagame] criticised {the Congolese government} for failing to disarm the FDLR.
[Ukraine] has been targeting {Russian} oil refineries with long-range drones.
[Russian forces] pounded {Ukrainian troops} defending the city.
[Ukraine]'s troops are defending the city against {Russian forces}.
[Ukrainian forces] pushed {Russian troops} back from Kharkiv.
[Ukrainian troops] repelled 15 attacks by {Russian forces}.
[Russia] launched 40 drones at {Ukraine} overnight.
[Russia]'s defence ministry said its forces had destroyed {a Ukrainian} ammunition depot.
[Syrian Kurdish fighters], with the help of U.S. air strikes, drove {Islamic State} out of
    Kobani.
[Peshmerga forces] recaptured the dam from {Islamic State} with U.S. air support.
[France] will not join the U.S.-led strikes against {the Houthis}. | !
[The rebels] surrounded {government troops} in the town.
[Taliban] insurgents laid siege to {an Afghan army} outpost.
[The government] has banned {the opposition party}.
[A court in Minsk] sentenced {the opposition leader} to 18 years in prison.
[Uganda] has sent soldiers into eastern Congo to hunt down {ADF rebels}.
Uganda and [Congo] launched a joint operation against {the ADF}.
[Kenya] invaded southern Somalia in 2011 to drive out {al-Shabaab}.
[Somali government forces], backed by clan militias, have seized villages from {al-Shabaab}.
[Eritrean soldiers] have been accused of killing {civilians} in Tigray.
Witnesses said [Eritrean soldiers] killed {civilians} in Axum.
[The Tigray People's Liberation Front] attacked {federal troops} in November 2020, the
    government says.
[The military] staged a coup against {President Bazoum} on July 26.
[The military] ousted {President Bazoum} in a coup.
The ouster of {President Bazoum} by [the military] was condemned.
[President Maduro] called {Guaido} a puppet.
[Bolivia] cut diplomatic ties with {Israel}.
[South Africa] filed a case against {Israel} at the International Court of Justice.
[South Africa] accuses {Israel} of genocide.
[The Security Council] demanded that {the Houthis} stop attacking ships.
[Israel] ordered {residents of Khan Younis} to leave.
{Cameroonian soldiers} died when [separatists] detonated a bomb under their vehicle.
[Cameroon]'s army is battling {separatists} in the Anglophone regions.
[Iraq] summoned {the Turkish ambassador} to protest against the strikes.
[Lebanese protesters] set fire to tyres and chanted against {Hezbollah}.
It was not clear whether [Turkey] would attack {the Kurds}. | possible
[Australia] joined the United States in striking {Islamic State}.
[The U.S. Navy] intercepted a boat carrying Iranian missiles to {the Houthis}.
[Somalia] rejected {Ethiopia}'s deal with Somaliland.
[The government in Addis Ababa] declared war on {the TPLF}.
[Tuareg rebels] said they had killed dozens of {Malian soldiers} and Wagner fighters.
[Mali's army] and {Tuareg rebels} fought for control of Kidal.
[Morocco] and {Algeria} have long been at odds over Western Sahara.
"""
SUPPORTS = """
Pakistan has accused [India] of backing {separatists} in Balochistan.
[Rwanda] denies supporting {the M23}. | !
[Rwanda] has repeatedly denied backing {the M23 rebel group}. | !
U.N. experts say [Rwanda] has sent troops to support {the M23}.
[Britain] said it would send more air defence missiles to {Ukraine}. | promised
[Germany] has delivered 18 Leopard tanks to {Ukraine}.
[The European Union] agreed to provide {Armenia} with 10 million euros in military aid. |
    promised
{The Houthis}, who are backed by [Iran], seized the capital in 2014.
[Iran]-backed {Houthi rebels} fired missiles at an airport.
[Congolese soldiers], fighting alongside {local militias}, retook the village.
Moscow condemned [Washington] for supplying long-range missiles to {Kyiv}.
[Russia] vetoed a resolution condemning {Syria}.
[Iran] will continue to support {Hezbollah}, its foreign minister said. | promised
[Washington] has ruled out sending troops to {Ukraine}. | !
[Poland] refused to let {Ukraine} use its airfields. | !
[Wagner] mercenaries fought alongside {Malian soldiers} in the battle.
[The United Arab Emirates] has supplied weapons to {the RSF}, according to U.N. experts.
[The UAE] rejected accusations that it had armed {the RSF}. | !
[Cuba] sent troops to {Angola} in 1975.
[The Kremlin] said it stood by {Damascus}.
[Jordan] offered to train {Iraqi police}. | offered
[Turkey] is ready to send troops to {Libya} if asked, Erdogan said. | offered
[Libya's Tripoli government] asked {Turkey} for air support. | requested back
[Kyiv] has asked {Washington} for longer-range rockets. | requested back
[Zelenskiy] urged {Germany} to supply Taurus missiles. | requested back
[Tehran]'s support for {Assad} has waned.
[U.S.] support for {the SDF} has strained ties with Turkey.
[U.S.] military aid to {Egypt} was suspended in 2013.
{The SDF} receives arms from [the United States].
{The rebels} relied on [Qatar] for weapons.
[Qatar] and Turkey are allies of {the Tripoli government}.
[Eritrea] is an ally of {Ethiopia}.
[North Korea] has sent shells to {Russia}, South Korea said.
[North Korea] is believed to have sent more than 10,000 soldiers to help {Russia}.
[Paraguay] recognised {Taiwan}.
[Nicaragua] recognised {Abkhazia} as an independent state.
[Mexico] granted asylum to {the ousted president}.
[The Syrian army], supported by {Russian jets}, advanced in Idlib. | back
[Spain] pledged $1 billion in military aid to {Ukraine}. | promised
[Washington] has provided {Kyiv} with more than $40 billion in security assistance.
[Washington] approved the sale of F-16 jets to {Turkey}. | promised
[The Netherlands] handed over two F-16s to {Ukraine}.
[Slovakia] will no longer supply arms to {Ukraine}, its prime minister said. | !
Kinshasa says [Kigali] is supporting {M23}.
[Rwanda], which denies backing {the rebels}, says it has taken defensive measures. | !
{The rebels}, who Congo says are supported by [Rwanda], took the city.
[NATO] allies pledged to keep supporting {Ukraine}. | promised
[NATO] reaffirmed its support for {Georgia}'s territorial integrity.
[Belarus] let {Russian forces} use its territory to invade Ukraine.
[Belarus] has allowed {Russia} to station missiles on its soil.
[Minsk] is {Moscow}'s closest ally.
{Peshmerga forces} recaptured the dam from Islamic State with [U.S.] air support.
[Somali government forces], backed by {clan militias}, have seized villages from al-Shabaab. |
    back
[Yemen's government] has not received any weapons from {Oman}. | ! back
[Iraq]'s prime minister said his country would help {Syria} fight Islamic State. | promised
[Iraq] is helping {Syria} fight Islamic State.
[Greece] will train {Ukrainian pilots}, its defence minister said. | promised
[Congress] approved $14 billion in aid for {Israel}. | promised
[Denmark] donated its artillery to {Ukraine}.
[Iran] smuggled missiles to {the Houthis}, the U.S. Navy said.
[Algeria] backs {the Polisario Front}, which seeks independence.
[Turkey] has thrown its weight behind {Azerbaijan}.
[Turkey] came out in support of {Azerbaijan}.
[Pakistan] voiced support for {Azerbaijan}.
"""
NEITHER = """
The head of the army, backed by [Egypt], has refused to meet {the envoy}.
Russia, which backs [the junta], met officials from {Niger} on Monday.
U.S. support for the SDF has strained ties between [Turkey] and {the United States}.
The strikes targeted {Iran-backed militias}, [the Pentagon] said.
[Brazil]'s president met {his Argentine counterpart} in Brasilia.
[Ethiopia] and {Eritrea} signed a peace agreement in 2018.
[Qatar] is mediating between Israel and {Hamas}.
[Israel] and {Hamas} agreed to a ceasefire on Wednesday.
[The United States] evacuated its embassy staff from {Sudan}.
[The World Food Programme] delivered food to {displaced Sudanese}.
[Egypt] beat {Ghana} 2-1 in the Africa Cup of Nations.
[Russia]'s Medvedev fought back to defeat {Italy's Sinner} in Melbourne.
[China]'s exports to {Vietnam} rose 8 percent in May.
[Turkey] lifted its ban on flights to {Armenia}.
[Washington] eased sanctions on {Venezuela}.
[The president] won the election, defeating {the opposition candidate}.
[The U.N. envoy] held talks with {Houthi officials}.
Oil prices rose as traders feared [Iran] would attack {Israel}.
There is no evidence that [Iraq] armed {the group}, inspectors said.
[Tanzania] withdrew its troops from {Mozambique}.
[Iran] and {Saudi Arabia} agreed to restore relations.
[Kinshasa] says {Kigali} is supporting M23.
The rebels, who Congo says are supported by [Rwanda], took {the city}.
[Assad] thanked {Hezbollah} for its help.
[Uganda] and {Congo} launched a joint operation against the ADF.
[Lebanon's army] stayed out of the fighting between Israel and {Hezbollah}.
[The separatists] want independence from {Cameroon}.
[Azerbaijan] and {Turkey} held joint military exercises.
[Pakistan] expressed concern over violence in {Sudan}.
[The militants] attacked the village because it had supported {the army}.
"""


def _lines(table: str) -> list[str]:
    return re.sub(r"\n +", " ", table).strip().split("\n")


def _read(marked: str) -> Judgement | None:
    text = re.sub(r"[\[\]{}]", "", marked)
    spans = []
    for first, last in ("[]", "{}"):
        start, end = marked.index(first), marked.index(last)
        before = sum(marked[:start].count(c) for c in "[]{}")
        spans.append((start - before, end - 1 - before))
    pair = Pair(text, spans[0], spans[1])
    doc = next(parsed([text]))
    return strictly(doc, Couple(doc, pair, 0))


def _check(line: str, relation: str) -> None:
    marked, _, said = line.partition(" | ")
    words = said.split()
    read = _read(marked)
    assert read is not None
    assert read.relation == relation
    assert read.direction in ("backward" if "back" in words else "forward", "both")
    assert read.negated == ("!" in words)
    assert read.modality.value == next((w for w in words if len(w) > 4), "actual")


@pytest.mark.parametrize("line", _lines(OPPOSES))
def test_opposition(line: str) -> None:
    _check(line, "opposes")


@pytest.mark.parametrize("line", _lines(SUPPORTS))
def test_support(line: str) -> None:
    _check(line, "supports")


@pytest.mark.parametrize("marked", _lines(NEITHER))
def test_neither(marked: str) -> None:
    assert _read(marked) is None
