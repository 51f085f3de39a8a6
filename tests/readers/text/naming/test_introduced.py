from __future__ import annotations

from itertools import islice, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.readers.text.naming.introduced import introduced


def pairs(text: str) -> set[tuple[str, str]]:
    return {(one.name, one.short) for one in introduced(text) if one.manner != "thing"}


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("The Coastal Liberation Front (CLF) fired.", "Coastal Liberation Front", "CLF"),
        ("Iran and the Kurdistan Workers' Party (PKK) met.", "Kurdistan Workers' Party", "PKK"),
        ("Hay'at Tahrir al-Sham (HTS) moved in.", "Hay'at Tahrir al-Sham", "HTS"),
        ("The Front for the Defence of Kala (FDK) fired.", "Front for the Defence of Kala", "FDK"),
        # letters of another language
        ("The Alliance of Patriots for a Free Congo (APCLS) fired.",
         "Alliance of Patriots for a Free Congo", "APCLS"),
        ("The Group for the Support of Islam and Muslims (JNIM) struck.",
         "Group for the Support of Islam and Muslims", "JNIM"),
        ("Fighters of the National Liberation Army (ELN) left.", "National Liberation Army", "ELN"),
        ("On Friday the Front for Change (FACT) spoke.", "Front for Change", "FACT"),
        ("Peru's Revolutionary Movement (MRTA) spoke.", "Revolutionary Movement", "MRTA"),
        # the other way round, and in words
        ("The RSF (Rapid Support Forces) fled.", "Rapid Support Forces", "RSF"),
        ("The Arab Tribal Council, or ATC, met.", "Arab Tribal Council", "ATC"),
        ("The Sudan Liberation Army, known as the SLA, met.", "Sudan Liberation Army", "SLA"),
        ("Congo's army (FARDC) fled.", "Congo's army", "FARDC"),
        # a word of the name
        ("Rebels of the Highland Liberation Front left. The Front fought on.",
         "Highland Liberation Front", "Front"),
        ("The Union for Peace met. The Union spoke.", "Union for Peace", "Union"),
    ],
)  # fmt: skip
def test_a_short_name_is_introduced(text: str, name: str, short: str) -> None:
    assert (name, short) in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "The High Mobility Artillery Rocket System (HIMARS) fired.",
        "A Memorandum of Understanding (MOU) was signed.",
        "Chancellor Angela Merkel (CDU) spoke.",
        "The unit (UN) fired.",
        "BAMAKO (Reuters) - The army fired.",
        "The Northern Front fought the Southern Front. The Front was quiet.",  # which one?
        "The Arakan Army left. The Army stayed.",
    ],
)
def test_what_is_no_short_name_of_an_actor(text: str) -> None:
    assert pairs(text) == set()


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("The High Mobility Artillery Rocket System (HIMARS) fired.", "HIMARS"),
        ("A Memorandum of Understanding (MOU) was signed.", "MOU"),
        ("They flew unmanned aerial vehicles (UAV).", "UAV"),
    ],
)
def test_what_is_called_by_a_short_name_may_be_a_thing(text: str, short: str) -> None:
    assert {one.short for one in introduced(text) if one.manner == "thing"} == {short}


@given(st.text(alphabet="AaBb (),'’-\n1.é", max_size=300))
def test_any_text_can_be_looked_through(text: str) -> None:
    for one in introduced(text):
        assert one.short in text
        assert one.name.split()[0] in text


def test_a_text_full_of_letters_and_names_is_gone_through_once() -> None:
    """It took minutes when each of them was looked for in all of the text."""
    letters = ["".join(some) for some in islice(product("FKLMNOPQRSTUVWXYZA", repeat=4), 20_000)]
    text = ", ".join(["Lutan Liberation Army Front"] * 5_000) + ". " + "\n".join(letters)
    assert [one.short for one in introduced(text)] == ["LLAF"]


def test_letters_right_behind_a_name_are_its_own() -> None:
    found = list(introduced("The Lutan Liberation Army LLA met the Red Guard. The LLA left."))
    assert [(one.name, one.short) for one in found] == [("Lutan Liberation Army", "LLA")]
