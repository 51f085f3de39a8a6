from __future__ import annotations

import json

import pytest

from belligraph.readers.text.judging import read_pairs
from belligraph.readers.text.judging.along import along, turned
from belligraph.readers.text.judging.judge import coupled
from belligraph.readers.text.judging.ruled import both_sure, rules_on
from belligraph.readers.text.leaning.ties import Direction

pytestmark = pytest.mark.text


def said(text: str) -> str:
    """How `Ruritania` stands to `Sylvania` by the words along the way alone."""
    line = json.dumps({"text": text, "subject": "Ruritania", "object": "Sylvania"})
    ((_, pair),) = read_pairs([line], "lines")
    (couple,) = coupled([pair])
    assert couple is not None
    found = along(couple)
    return "silent" if found is None else f"{found.relation} {found.direction}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruritania retaliated with air strikes against Sylvania.", "opposes forward"),
        ("Ruritania sent two brigades to help the government fight Sylvania.",
         "opposes forward"),
        ("Ruritania let Sylvania use its airfields for the raids.", "supports forward"),
        ("Ruritania regards Sylvania as an aggressor.", "opposes forward"),
        ("Ruritania ordered Sylvania to withdraw its troops.", "opposes forward"),
        ("Sylvania was put under an embargo by Ruritania.", "opposes forward"),
        ("Ruritania appealed to Sylvania for arms.", "supports backward"),
        ("Fighting broke out between Ruritania and Sylvania.", "opposes both"),
        ("Ruritania and its ally Sylvania shelled the port.", "supports both"),
    ],
)  # fmt: skip
def test_words_between_two_come_to_a_relation(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ruritania beat Sylvania on penalties in the semifinal of the cup.",
        "Ruritania and Sylvania both condemned the bombing.",
        "Ruritania fights the rebels in its hills; Sylvania buried its president.",
        "Ruritania accused the rebels of shelling Sylvania.",
        "Ruritania sent tents and blankets to Sylvania after the earthquake.",
    ],
)
def test_games_lists_other_clauses_and_relief_say_nothing(text: str) -> None:
    assert said(text) == "silent"


def test_a_game_silences_the_rules_of_extraction_too() -> None:
    text = "Ruritania attacked from the whistle, and Ruritania crushed Sylvania to win the cup."
    line = {"text": text, "subject": "Ruritania", "object": "Sylvania", "subject_start": 41}
    ((_, pair),) = read_pairs([json.dumps(line)], "lines")
    (couple,) = coupled([pair])
    assert couple is not None
    assert rules_on(couple.doc, couple).answer().relation == "neutral"


def test_a_direction_is_turned_where_there_is_one() -> None:
    ways: tuple[Direction, ...] = ("forward", "backward", "both", "")
    assert [turned(way, swap=True) for way in ways] == ["backward", "forward", "both", ""]
    assert [turned(way, swap=False) for way in ways] == list(ways)


def test_two_that_agree_are_surer_than_either_and_never_certain() -> None:
    assert 0.8 < both_sure(0.5, 0.8) < 1
    assert both_sure(0.5, 0.8) == both_sure(0.8, 0.5)
