"""Words that point back: nouns with the head of a phrase before, pronouns, officers by office."""

from __future__ import annotations

import pytest
from tests.readers.text.conftest import Read

RAIN = "It was said that it had rained there. " * 20


def claimed(read: Read, text: str) -> list[str]:
    claims = (c.claim for c in read(text).claims)
    return [f"{c.subject} {c.relation.value} {c.object}" for c in claims]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # the army that was told whose it is, and not whoever is at home
        ("Clashes broke out in Yemen. The Iranian army left. The army shelled the Houthis.",
         "iran opposes houthis"),
        # unless it is long ago
        (f"Clashes broke out in Yemen. The Iranian army left. {RAIN}The army shelled the Houthis.",
         "yemen opposes houthis"),
        # what a body is called
        ("Grey Column, a security company, shelled Russia. Ukraine condemned Syria. "
         "Iran armed the company.", "iran supports grey-column"),
        # several who turned up by themselves
        ("The Houthis left Yemen. Tribesmen attacked the Houthis. Iran armed the tribesmen.",
         "iran supports tribesmen"),
        # an aside tells no other
        ("The Coalition of Patriots shelled Russia. Syria armed the coalition, which is new.",
         "syria supports coalition-of-patriots"),
    ],
)  # fmt: skip
def test_a_noun_with_the_head_of_a_phrase_before(read: Read, text: str, last: str) -> None:
    assert claimed(read, text)[-1] == last


def test_who_acts_on_a_noun_is_not_meant_by_it(read: Read) -> None:
    found = claimed(read, "The Iranian army left Yemen. Iran shelled the army.")
    assert "iran opposes iran" not in found


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # irregulars are an armed group where one is told of, and no body
        ("Hezbollah left. The Southern Compact met. The Southern Compact spoke. "
         "Russia bombed the guerrillas.", "russia opposes hezbollah"),
        # a movement is no body of states
        ("Hezbollah met the United Nations in Yemen. The United Nations left. "
         "Russia bombed the movement.", "russia opposes hezbollah"),
        # several parties are no Party
        ("The Communist Party of Iraq shelled Russia. Syria armed the parties.",
         "communist-party-of-iraq opposes russia"),
        # a body that is named is no group of before
        ("Hezbollah left. Russia bombed the rights group Grey Watch.",
         "russia opposes grey-watch"),
        # forces of a state with letters of their own
        ("Congo's army (FARDC) fled. Russia bombed the FARDC.", "russia opposes congo"),
        # men of a body that is named
        ("Gunmen of the Grey Coast alliance bombed Russia.", "grey-coast opposes russia"),
        ("Units of the Turkish armed forces attacked Syria.", "turkey opposes syria"),
        # who is called what
        ("Iran called the Houthis terrorists.", "iran opposes houthis"),
        # of Russia are its peacekeepers
        ("Ukraine shelled Russian peacekeepers.", "ukraine opposes russia"),
    ],
)  # fmt: skip
def test_whom_a_body_means(read: Read, text: str, last: str) -> None:
    assert claimed(read, text)[-1] == last


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Azerbaijan blockaded the Karabakh Armenians.", "karabakh-armenians"),
        ("Iran attacked the Kosovo Serbs.", "kosovo-serbs"),
        ("Iran attacked the Russians.", "russia"),
    ],
)
def test_a_minority_is_not_the_state_of_its_nation(read: Read, text: str, hit: str) -> None:
    assert [c.claim.object for c in read(text).claims] == [hit]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # who makes the second of two statements
        ("Iran demanded that Russia leave, but it did not condemn Ukraine.",
         "iran opposes ukraine"),
        # the subject of the sentence before, and not of what it says
        ("Iran said that Russia had left. It condemned Ukraine.", "iran opposes ukraine"),
        ("Iran said that a camp of Hezbollah had burned. Its minister condemned Ukraine.",
         "iran opposes ukraine"),
        # of whom the sentence is, and not an aside; whose soldiers they are is no riddle
        ("The Houthis, whom Russia calls bandits, said that their units had attacked Ukraine.",
         "houthis opposes ukraine"),
        # whom somebody reminds of what he does; what one warns of one does oneself
        ("Iran warned Russia that it was helping Ukraine.", "russia supports ukraine"),
        ("Iran warned Russia that it would attack Ukraine.", "iran opposes ukraine"),
        # the object of one deed is that of the next
        ("Iran attacked the Houthis. Russia bombed it.", "russia opposes houthis"),
        # who was given something is who is given more
        ("Iran sold drones to the Ukrainian army. Russia sold it rifles.",
         "russia supports ukraine"),
        ("Iran admitted that its soldiers had left. They attacked Ukraine.",
         "iran opposes ukraine"),
    ],
)  # fmt: skip
def test_whom_a_pronoun_means(read: Read, text: str, last: str) -> None:
    assert claimed(read, text)[-1] == last


def test_an_opposition_is_not_its_state(read: Read) -> None:
    assert claimed(read, "Syria's opposition condemned Iran.") == ["syrias-opposition opposes iran"]


def test_a_town_abroad_does_not_move_a_text_that_is_dated_elsewhere(read: Read) -> None:
    text = "KYIV, March 22 (AFP) - Troops killed 60 Houthis in the western town of Goma."
    assert claimed(read, text) == ["ukraine opposes houthis"]


def test_whose_soldiers_are_those_of_whom_a_clause_is(read: Read) -> None:
    assert claimed(read, "Iran, whose troops Russia bombed, was silent.") == ["russia opposes iran"]


def test_an_official_in_a_town_has_the_name_beside_it(read: Read) -> None:
    text = "A ministry official in Tehran, Ali Karimi, denied that his country had armed Russia."
    claim = read(text).claims[0].claim
    assert (claim.subject, claim.object, claim.negated) == ("iran", "russia", True)
    assert claim.speaker is not None
    assert claim.speaker.name == "Ali Karimi"


def test_words_of_a_longer_name_are_not_a_short_one(read: Read) -> None:
    text = (
        "The Ambazonia Defence Forces (ADF) attacked Russia. Iran armed the Interim Government of "
        "Ambazonia. Ukraine armed the Interim Government. Syria armed the Ambazonia High Council."
    )
    assert claimed(read, text)[1:] == [
        "iran supports interim-government-of-ambazonia",
        "ukraine supports interim-government-of-ambazonia",
        "syria supports ambazonia-high-council",
    ]


def test_who_is_told_of_by_his_own_clause_is_looked_for_once(read: Read) -> None:
    text = "Forces to Mali which the forces which loyal to Tarhuna attacked Iran."
    assert {claim.split()[-1] for claim in claimed(read, text)} == {"iran"}


def test_demonstrators_are_those_of_the_town_that_was_named(read: Read) -> None:
    text = "Protesters in Benghazi condemned Iran. In Libya, demonstrators condemned Russia."
    assert claimed(read, text) == [
        "protesters-in-benghazi opposes iran",
        "protesters-in-benghazi opposes russia",
    ]
