"""Whom the words of plain sentences mean to who asks about every pair of a sentence.

One line each: the sentence, then words of it with the party that each means; a dash for nobody.
"""

from __future__ import annotations

import pytest

from belligraph.dates import parse_date
from belligraph.model import ActorKind
from belligraph.project import sample
from belligraph.readers.text.drafting.drafts import Context
from belligraph.readers.text.encoder.named import named_in
from belligraph.readers.text.mentions.parties import party
from belligraph.readers.text.naming.cast import Cast
from belligraph.readers.text.naming.names import Names
from belligraph.readers.text.sentences.pipeline import parsed
from belligraph.registry import Registry

pytestmark = pytest.mark.text
PUBLISHED = parse_date("2020-06-17")

PERSONS = """
Paul Lemaire promised rifles to Anna Stolz. -> Lemaire: Paul Lemaire; Stolz: Anna Stolz
The junta jailed Dravic. -> Dravic: Dravic
Senator Harlow denounced the coup. -> Harlow: Harlow
Hosni Mubarak condemned the court. -> Mubarak: Hosni Mubarak
The bandit robbed the sheriff, and the crowd stoned him. -> bandit: bandit; him: bandit
The patrol shot two smugglers near Tamba. They came from the hills. -> They: smugglers
"""
NAMES = """
Lorvania swore to fight Karst and Ombria. -> Lorvania: Lorvania; Karst: Karst; Ombria: Ombria
Troops met at Karst. -> Karst: -
The rebels threw stones at the Karsts. -> Karsts: Karsts
A road leads to the mines near Ombria. -> Ombria: -
A crowd gathered by the Vardel river. -> Vardel: -
The Poles and the Corsicans armed the Wa. -> Poles: Poland; Corsicans: Corsicans; Wa: Wa
Fallujah has a place in the memory of the Poles. -> Fallujah: -; Poles: Poland
Ramadi was quiet and saw no Corsicans. -> Ramadi: -
Fallujah drove the Corsicans out. -> Fallujah: Fallujah
Near Karst, two strikes hit the Wa. -> Near: -; Wa: Wa
The captain had American Stingers. -> Stingers: United States
"""
CALLED = """
The prefect ordered the bishop to leave. -> prefect: prefect; bishop: bishop
Smugglers paid two sheikhs of the valley. -> sheikhs: sheikhs of the valley
The regent is in league with the guild. -> regent: regent; league: -; guild: guild
The rockets killed ten people and a child. -> people: -; child: -
The crowd joined hands. -> hands: -
Masked men burned the mill. -> men: Masked men
The mayor met four surgeons. -> mayor: mayor; surgeons: -
Chile sold oil and shut the sea. -> oil: -; sea: -
"""
LEADERS = """
A commander in Kobani left. -> commander: Syria
A rebel commander in Donetsk left. -> commander: rebels in Ukraine
A Lorvish commander in Kobani left. -> commander: Lorvish commander
The guerrilla commander left. -> commander: guerrillas
A Syrian rebel commander left. -> commander: Syrian insurgents
Chadian rebels attacked an army post near the Sudanese border. -> post: Chad
"""
ELSEWHERE = """
Syrian rebel leader Abu Omar accused Iran. -> Omar: Abu Omar
The European Union met. The rebels left. -> rebels: rebels
Rebel leader Ahmed Saleh fled. Saleh was tired. -> Saleh: Ahmed Saleh
Peru left. Turkey backed Ukraine in 2020, supplying it with drones. -> it: Ukraine
Hundreds marched in Egypt. Police fired at the crowd. -> crowd: protesters in Egypt
Peru told reporters. "Chile armed them," it said. -> them: -
"""
CROWDS = """
Thousands took to the streets of Tunis on Friday. -> Thousands: protesters
Hundreds protested in Egypt against the court. -> Hundreds: protesters in Egypt
Some 500 people marched in Egypt against the court. -> people: protesters in Egypt
Thousands fled Egypt. -> Thousands: -
The shell killed 500 people. -> people: -
Protesters jeered the envoy. -> Protesters: protesters
"""
OWN = """
Peru sent troops and recalled its ambassador. -> troops: -; ambassador: -
Bolivia reopened its ports and defended itself. -> ports: -; itself: -
Ghana shelled Togo's ports. -> ports: Togo
"""
ALL = [
    tuple(line.split(" -> "))
    for block in (PERSONS, NAMES, CALLED, LEADERS, ELSEWHERE, CROWDS, OWN)
    for line in block.strip().split("\n")
]


@pytest.fixture(scope="module")
def registry() -> Registry:
    return sample().tables().registry


def read(registry: Registry, text: str) -> tuple[Cast, dict[str, str]]:
    """The cast of a text, and whom each of its words means."""
    doc = next(parsed([text]))
    cast = Cast(registry, Names(registry), PUBLISHED.last)
    cast.enter(doc, 0)
    refs = [(word.text, party(cast, word, PUBLISHED.last)) for word in doc]
    return cast, {word: r.mention.label for word, r in refs if r and r.kind == "actor"}


@pytest.mark.parametrize(("text", "ends"), ALL)
def test_a_word_means_its_party(registry: Registry, text: str, ends: str) -> None:
    expected = dict(pair.split(": ") for pair in ends.split("; "))
    _, found = read(registry, text)
    assert {word: found.get(word, "-") for word in expected} == expected


def test_a_person_in_his_own_right_is_a_provisional_actor(registry: Registry) -> None:
    cast, _ = read(registry, "Paul Lemaire promised rifles to the rebels.")
    assert cast.actors["paul-lemaire"].kind is ActorKind.PERSON
    assert cast.actors["paul-lemaire"].provisional


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Rwandan-backed rebels left Goma.", ["Rwandan", "rebels"]),
        ("Army raids on herders went on.", ["Army", "herders"]),
        ("FRONT SHELLS IRAN PORT; GHANA BOMBS MILL", ["IRAN", "GHANA"]),
        ("US drones struck it.", ["US drones"]),
        ("The embassy gave the Omani army 50 buses.", ["embassy", "Omani army"]),
    ],
)
def test_the_mentions_of_a_sentence(registry: Registry, text: str, mentions: list[str]) -> None:
    doc = next(parsed([text]))
    cast = Cast(registry, Names(registry), PUBLISHED.last)
    cast.enter(doc, 0)
    sentence = doc[:]
    named = named_in(sentence, Context(cast, PUBLISHED, None, (), ()))
    assert [text[n.start : n.end] for n in named] == mentions
