from __future__ import annotations

import pytest
from tests.readers.text.conftest import Read


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a known office holder named beside his office
        ("Russia's minister, Sergei Orlov, denied that Russia armed Syria.", "Sergei Orlov"),
        # "he" is who acts in the sentence before
        ("The minister of Ukraine, Ivan Petrov, met Sergei Orlov. He said Russia had armed Syria.",
         "Ivan Petrov"),
        ("Iran armed the Houthis, minister Ivan Petrov of Russia said.", "Ivan Petrov"),
        # his words go on behind what is said of him
        ("Houthi rebels drove Russian troops from Goma, a Ukrainian official said, and were within "
         "sight of the airport.", "Ukraine"),
        # a panel, a service
        ("A Ukrainian panel of experts said Russia had armed Syria.", "Ukraine"),
        ("The panel of Ukraine met. The panel said Russia had armed Syria.", "Ukraine"),
        ("Ukraine's spy agency said Russia had armed Syria.", "Ukraine"),
        ('"Russia has armed Syria," said the Ukrainian army.', "Ukraine"),
        # whom a speaker names is not he
        ('Ivan Petrov spoke. "Ali Karimi fled," he said. He said Russia had armed Syria.',
         "Ivan Petrov"),
        ('"We are tired," said Ivan Petrov. He added that Russia had armed Syria.', "Ivan Petrov"),
    ],
)  # fmt: skip
def test_who_says_so(read: Read, text: str, speaker: str) -> None:
    said = {c.claim.speaker.name for c in read(text).claims if c.claim.speaker}
    assert said == {speaker}


def test_a_spokesman_speaks_for_who_was_named_last(read: Read) -> None:
    text = "The M23 left. A spokesman, Ivan Petrov, was calm. He accused Russia of arming Syria."
    found = {f"{c.claim.subject} {c.claim.relation.value}" for c in read(text).claims}
    assert "m23 opposes" in found


def test_we_are_those_whom_a_speaker_leads(read: Read) -> None:
    text = 'Ivan Petrov, who leads the Houthis, spoke. "Iran armed us," he said.'
    assert {c.claim.object for c in read(text).claims} == {"houthis"}


def test_we_are_those_for_whom_a_spokesman_speaks(read: Read) -> None:
    text = '"Iran armed us," Moussa Ag Assarid, a spokesman for the M23, said.'
    assert {c.claim.object for c in read(text).claims} == {"m23"}


def test_witnesses_without_a_name_are_no_speaker_but_accusers_are(read: Read) -> None:
    (told,) = read("Residents said Russia had armed Syria.").claims
    assert told.claim.speaker is None
    accused = read("Residents accused Russia of arming Syria.").claims
    assert {c.claim.speaker.name for c in accused if c.claim.speaker} == {"residents"}
