"""Whom the nouns of plain sentences mean, read with the packaged registry and reference tables.

One line each: the sentence, then words of it with the actor that each means; a dash for nobody.
"""

from __future__ import annotations

from importlib.resources import files

import pytest

from belligraph.dates import parse_date
from belligraph.model import ActorKind
from belligraph.project import sample
from belligraph.readers.text.mentions.phrases import one
from belligraph.readers.text.mentions.several import actors
from belligraph.readers.text.naming.cast import Cast
from belligraph.readers.text.naming.names import Names
from belligraph.readers.text.naming.reference import home_of_groups, reference, towns
from belligraph.readers.text.sentences.pipeline import parsed
from belligraph.registry import Registry

pytestmark = pytest.mark.text
PUBLISHED = parse_date("2020-06-17")

STATES = """
Malian troops raided a village near Mopti. -> troops: Mali; village: -
Naypyidaw accused the Arakan Army of shelling a monastery. -> Naypyidaw: Myanmar
Rome recalled its ambassador from Cairo. -> its: Italy; ambassador: Italy
Putin pledged missiles to Belarus. -> Putin: Russia; Belarus: Belarus
Maduro accused Washington of plotting. -> Maduro: Venezuela; Washington: United States
The Kremlin promised to help its ally. -> Kremlin: Russia; its: Russia
Seoul condemned Pyongyang's latest launch. -> Seoul: South Korea; Pyongyang: North Korea
Dutch marines boarded a dhow of Somali pirates. -> marines: Netherlands; pirates: Somali pirates
Ukrainian drones struck a Russian airbase near Bryansk. -> drones: Ukraine; airbase: Russia
Islamabad summoned the Afghan envoy and blamed Kabul. -> envoy: Afghanistan; Kabul: Afghanistan
India's foreign minister denounced Pakistan. -> minister: India; Pakistan: Pakistan
The president of Chad, Idriss Deby, dismissed the charge. -> president: Chad
Ethiopia's parliament banned the party, and its leaders went into exile. -> parliament: Ethiopia
DR Congo expelled the Rwandan ambassador. -> Congo: Congo; ambassador: Rwanda
Burma's generals jailed the monks. -> generals: Myanmar
Ruritanian troops shelled the Borduvian army. -> troops: Ruritanian troops; army: Borduvian army
The Tajik government closed the border. -> government: Tajikistan
The Jordanians shot down a drone. -> Jordanians: Jordan
Sri Lankan gunboats sank two vessels. -> gunboats: Sri Lanka; vessels: -
"""
AT_HOME = """
Police in Caracas clashed with students. -> Police: Venezuela; students: students in Venezuela
The army said it had repelled guerrillas in Bastar. -> army: India; it: India
Soldiers fired on miners outside Huambo. -> Soldiers: Angola; miners: miners in Angola
Insurgents stormed a barracks near Quetta, killing nine soldiers. ->
    Insurgents: insurgents in Pakistan; soldiers: Pakistan
The junta's jets bombed a market in Sagaing. -> junta: Myanmar; jets: Myanmar; market: -
Teachers and nurses marched against the government in Khartoum. ->
    Teachers: teachers in Sudan; nurses: nurses in Sudan; government: Sudan
Separatists in Cameroon burned a school; soldiers razed the village. ->
    Separatists: separatists in Cameroon; soldiers: Cameroon; school: -
Hizbul Mujahideen killed two constables in Pulwama. -> constables: India
The cartel's gunmen ambushed marines in Culiacan. -> marines: Mexico
Former soldiers attacked the palace in Conakry. -> soldiers: Former soldiers; palace: Guinea
Prime Minister Abiy Ahmed ordered federal forces into Tigray. -> forces: Ethiopia
Guerrillas blew up a police van in Dantewada. -> van: India
Rwandan troops shelled the army near Goma. -> troops: Rwanda; army: Congo
The police in Manila arrested the strikers. -> police: Philippines
Qatar armed the rebels in Darfur. The kingdom denied it. -> rebels: rebels in Darfur
Drones buzzed over the bay. -> Drones: -
A minister resigned in Lima. -> minister: -
"""
GROUPS = """
Wagner fighters raided a camp near Gao. -> fighters: Wagner Group; camp: -
Boko Haram fighters overran a base. -> fighters: Boko Haram
The Moro Islamic Liberation Front (MILF) condemned the attack. ->
    Front: Moro Islamic Liberation Front; MILF: Moro Islamic Liberation Front
The Lord's Resistance Army abducted forty villagers in Kitgum. ->
    Army: Lord's Resistance Army; villagers: villagers in Uganda
Jaish al-Adl ambushed Iranian border guards. -> Adl: Jaish al-Adl; guards: Iran
The Provisional IRA bombed a barracks in Belfast. -> IRA: Irish Republican Army
Colombian troops killed a commander of the Gulf Clan. -> commander: Gulf Clan
Guerrillas of the National Liberation Army kidnapped eight workers. ->
    Guerrillas: National Liberation Army
Rwanda denied helping the M23, which has seized Rubaya. -> which: March 23 Movement
Houthi drones hit a refinery in Jeddah. -> drones: Houthis; refinery: -
Members of the Azov Regiment fought on. -> Members: Azov Battalion
A spokesman for the Taliban threatened the city. -> spokesman: Taliban
Ansar Dine razed shrines, and French paratroopers drove them out. -> them: Ansar Dine
Gunmen loyal to Khalifa Haftar shelled the port. -> Gunmen: Libyan National Army
Riders from Katiba Macina burned the mill. -> Riders: Katiba Macina
The Haqqani network denied it. -> network: Haqqani network; it: -
FARC columns crossed the river. -> columns: Revolutionary Armed Forces of Colombia
Hamas and Fatah traded accusations; the latter blamed the former. ->
    latter: Fatah; former: Hamas
Kenyan troops fought al-Shabaab. The militants fled. -> militants: al-Shabaab
The bloc ECOWAS closed the border. -> ECOWAS: Economic Community of West African States
Turkish-backed fighters shelled Kurdish forces. ->
    fighters: Turkish-backed fighters; forces: Kurdish forces
Maoist guerrillas ambushed a patrol. -> guerrillas: Maoist guerrillas
Papuan separatists shot down an Indonesian helicopter. ->
    separatists: Papuan separatists; helicopter: Indonesia
Peasant militias hunted Shining Path columns. ->
    militias: Peasant militias; columns: Shining Path
Residents of Cite Soleil accused the gang. -> Residents: Residents of Cite Soleil
Serb paramilitaries burned the mosque. -> paramilitaries: Serb paramilitaries
Herders attacked a farming community in Benue. -> Herders: herders in Nigeria
Western governments imposed sanctions on Zimbabwe. -> governments: Western governments
Gulf monarchies financed the brigades. -> monarchies: Gulf monarchies
Kalduin Brigade gunners shelled the harbour. -> gunners: Kalduin Brigade
The Ashen Host besieged the fort. -> Host: Ashen Host
Dozens of rebels surrendered to the Chadian army. -> Dozens: rebels; army: Chad
"""
BEHIND = """
Washington blacklisted an infantry division of the Congolese army. -> division: Congo
Colombian rebels of the National Liberation Army burned a bus. -> rebels: National Liberation Army
Warplanes from the Saudi-led coalition struck a camp. -> Warplanes: Saudi-led coalition
Near Santa Elena soldiers of the Venezuelan army opened fire. -> soldiers: Venezuela
Soldiers and fighters of the Rapid Support Forces clashed in Khartoum. ->
    Soldiers: Sudan; fighters: Rapid Support Forces
Officers and soldiers of the Malian army fled. -> Officers: Mali; soldiers: Mali
Israel shelled leaders and fighters of Hezbollah. -> leaders: Hezbollah; fighters: Hezbollah
Soldiers and militiamen of the Malian government fled. -> Soldiers: Mali
Turkish soldiers with fighters of the Syrian National Army advanced. -> soldiers: Turkey
Hezbollah welcomed the loss of nine soldiers. -> soldiers: soldiers
Moldovan police and guards of the Dniester republic traded fire. -> police: Moldova
Advisers from the United States train the Honduran army. -> Advisers: United States
Chadian officers admitted the loss of nine soldiers to Boko Haram. -> soldiers: Chad
General Hatem Abdelwahid of the Sudanese army condemned Iran. -> Abdelwahid: Sudan
The Arakan Army captured a base of the army's 379th battalion in Sittwe. -> battalion: Myanmar
Two Indian fighter jets were shot down. -> jets: India
Government troops are fighting the Maute group. -> troops: Philippines
Army units and Rapid Support Forces fighters clashed near the Yarmouk works by the Blue Nile. ->
    units: Sudan
"""
OWN_NAMES = """
The Peasants' Front condemned the mine. -> Front: Peasants' Front
The Tripoli Revolutionaries' Brigade shelled the port. ->
    Brigade: Tripoli Revolutionaries' Brigade
The Women's Protection Units held the hill. -> Units: Women's Protection Units
Gunmen shot a councillor of the Syrian Reform Movement. -> councillor: Syrian Reform Movement
The Communist Party of Iraq condemned the raid. -> Party: Communist Party of Iraq
Erdogan Stadium was closed. Erdogan condemned Israel. -> Erdogan: Turkey
Israel's Labor Party condemned Hungary. -> Party: Labor Party
The Polish Home Army fired on German soldiers. -> Army: Polish Home Army; soldiers: Germany
The Japanese Red Army bombed an airport. -> Army: Japanese Red Army
The Irish National Liberation Army bombed a pub. -> Army: Irish National Liberation Army
The Trades Union Congress criticised Israel. -> Congress: Trades Union Congress
The US Congress condemned Russia. -> Congress: United States
East Germany armed North Vietnam. -> Germany: East Germany; Vietnam: North Vietnam
Rebels in Aleppo attacked Iran. -> Rebels: Syrian insurgents
The governing coalition in Iraq condemned Islamic State. -> coalition: coalition in Iraq
FARC dissidents burned a bus. -> dissidents: FARC dissidents
Dissidents of the FARC burned a bus. -> Dissidents: FARC dissidents
An al-Qaeda affiliate attacked a camp in Mali. -> affiliate: al-Qaeda affiliate in Mali
Militias from Tarhuna shelled the port. -> Militias: militias from Tarhuna
Sunni tribes around Haditha fought back. -> tribes: Sunni tribes around Haditha
Separatists in Donbas fired on soldiers. -> Separatists: Donbas separatists
Demonstrators in Sirte burned tyres. -> Demonstrators: protesters in Sirte
A coalition jet bombed a Houthi camp. -> jet: Saudi-led coalition
Al-Qaeda in Iraq gunmen stormed the prison. ->
    gunmen: Islamic State of Iraq and the Levant
Iran's Republican Guard fired on the crowd. -> Guard: Iran
Saleh Ibni Hassan, a Chadian government spokesman, condemned it. -> Hassan: Chad
"""
BEFORE = """
Saudi Arabia closed the strait. Iran mocked the kingdom. -> kingdom: Saudi Arabia
Mali broke with Algeria. It blamed the generals in Algiers. -> It: Mali; generals: Algeria
Kenya chased al-Shabaab, but the militants ambushed its police. ->
    militants: al-Shabaab; police: Kenya
Iraqi jets hit Islamic State lines, killing 14 militants. ->
    militants: Islamic State of Iraq and the Levant
Guerrillas ambushed a Peruvian convoy, killing nine soldiers. -> soldiers: Peru
Turkey and Greece quarrelled; the latter recalled its envoy. -> latter: Greece
FARC dissidents ambushed their former comrades. ->
    comrades: Revolutionary Armed Forces of Colombia
Togo's rebels met the mediators. They rejected the plan. -> They: Togo's rebels
"""
NOBODY = """
A nurse from Leeds accused her neighbour. -> nurse: -; neighbour: -
Anna Kessel, a painter, condemned the gallery. -> Kessel: -; gallery: -
The rockets killed ten people and wounded a child. -> people: -; child: -
Aleppo was bombed for a week. -> Aleppo: -
Troops reached the outskirts of Kharkiv. -> Kharkiv: -
The Herald reported a strike. -> Herald: -
Refugees crossed the river. -> Refugees: -
Tariq Omani won the prize. -> Omani: -
A gunman shot two tourists. -> gunman: -; tourists: -
The roads to Kassala were cut. -> roads: -; Kassala: -
Michael Jordan bought the club. -> Jordan: -; club: -
The group met twice. -> group: -
"""
ALL = [
    tuple(line.replace("\n", " ").split(" -> "))
    for block in (STATES, AT_HOME, GROUPS, BEHIND, OWN_NAMES, BEFORE, NOBODY)
    for line in block.strip().replace("\n    ", " ").split("\n")
]


@pytest.fixture(scope="module")
def registry() -> Registry:
    return sample().tables().registry


def meant(registry: Registry, text: str) -> dict[str, str]:
    """Whom each word means that means an actor."""
    doc = next(parsed([text]))
    cast = Cast(registry, Names(registry), PUBLISHED.last)
    cast.enter(doc, 0)
    refs = [(word.text, one(cast, word, PUBLISHED.last)) for word in doc]
    return {word: r.mention.label for word, r in refs if r is not None and r.kind == "actor"}


@pytest.mark.parametrize(("text", "ends"), ALL)
def test_a_word_means_its_actor(registry: Registry, text: str, ends: str) -> None:
    expected = dict(pair.split(": ") for pair in ends.split("; "))
    found = meant(registry, text)
    assert all(word in text for word in expected)
    assert {word: found.get(word, "-") for word in expected} == expected


@pytest.mark.parametrize(
    ("text", "head", "labels"),
    [
        ("British and French jets bombed the airfield.", "jets", ["United Kingdom", "France"]),
        ("Boko Haram fought Nigerian and Chadian soldiers.", "soldiers", ["Nigeria", "Chad"]),
        ("Mali, Niger and Togo condemned the raid.", "Mali", ["Mali", "Niger", "Togo"]),
        ("The Taliban and the Haqqani network killed him.", "Taliban",
         ["Taliban", "Haqqani network"]),
    ],
)  # fmt: skip
def test_what_is_joined_is_several(
    registry: Registry, text: str, head: str, labels: list[str]
) -> None:
    doc = next(parsed([text]))
    cast = Cast(registry, Names(registry), PUBLISHED.last)
    cast.enter(doc, 0)
    [word] = [w for w in doc if w.text == head]
    assert sorted(r.mention.label for r in actors(cast, word, PUBLISHED.last)) == sorted(labels)


@pytest.mark.parametrize(
    "text",
    ["Some of its men fled.", "Most of their fighters attacked it.", "Ghana and the latter met."],
)
def test_what_hangs_on_itself_means_nobody(registry: Registry, text: str) -> None:
    assert not {"its", "their", "latter", "men"} & meant(registry, text).keys()


@pytest.mark.parametrize(
    "text",
    ["Rebels attacked and killed 14 soldiers.", "Rebels raided and, killing 14 men, burnt it."],
)
def test_whoever_two_verbs_hit_is_not_asked_for_without_end(registry: Registry, text: str) -> None:
    assert meant(registry, text)["Rebels"] == "rebels"


def test_who_led_a_state_once_does_not_stand_for_it_now(registry: Registry) -> None:
    assert "Mubarak" not in meant(registry, "Mubarak condemned the court.")
    assert meant(registry, "Sisi condemned the court.")["Sisi"] == "Egypt"


def test_the_registry_goes_before_the_reference_tables(registry: Registry) -> None:
    doc = next(parsed(["DRC and Washington condemned the PKK."]))
    cast = Cast(registry, Names(registry), PUBLISHED.last)
    cast.enter(doc, 0)
    found = {w.text: one(cast, w, PUBLISHED.last) for w in doc}
    ids = {word: ref.id for word, ref in found.items() if ref is not None}
    assert (ids["Washington"], ids["PKK"]) == ("usa", "pkk")
    assert cast.actors[ids["DRC"]].provisional


def test_the_reference_tables_speak_of_known_states() -> None:
    actors_ = reference().actors
    assert {actors_[state].kind for state in towns().values()} == {ActorKind.STATE}
    assert {actors_[state].kind for state in home_of_groups().values()} == {ActorKind.STATE}
    assert all(o.actor in actors_ for a in actors_.values() for o in a.offices)


@pytest.mark.parametrize("table", ["groups", "leaders", "towns"])
def test_rows_of_the_reference_tables_are_sorted_and_stand_once(table: str) -> None:
    path = files("belligraph.data") / "lexicon" / f"{table}.csv"
    rows = path.read_text(encoding="utf-8").splitlines()[1:]
    assert rows == sorted(set(rows))


def test_no_name_of_a_reference_table_means_two() -> None:
    """Two groups may share initials; a whole name must not be shared."""
    names: dict[str, set[str]] = {}
    for name in reference().actor_names():
        if not name.text.isupper() and name.text != name.id:
            names.setdefault(name.text, set()).add(name.id)
    assert {text: ids for text, ids in names.items() if len(ids) > 1} == {}
