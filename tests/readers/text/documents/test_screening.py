from __future__ import annotations

import pytest

from belligraph.errors import TextError
from belligraph.readers.text.documents.screening import boilerplate, check_language


@pytest.mark.parametrize(
    "line",
    [
        "You've read 2 of 5 free articles.",
        "of stories this month > Get unlimited stories",
        "Unlimited digital access $11/month.",
        "Subscribe to continue reading",
        "© 2022 A Newspaper. All rights reserved.",
    ],
)
def test_notices_of_a_site_are_no_text(line: str) -> None:
    assert boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Rebels gained unlimited access to the stores, and the army retreated.",
        "The minister said free elections would be held this month.",
        "He asked them to continue the offensive.",
    ],
)
def test_sentences_of_a_report_are(line: str) -> None:
    assert not boilerplate(line)


def test_a_short_english_text_passes() -> None:
    check_language("Rebels attacked Goma, the army said.", "a.txt")


def test_empty_lines_before_a_text_do_not_hide_it() -> None:
    check_language("\n" * 300_000 + "Rebels attacked Goma, the army said.", "a.txt")


def test_a_short_text_full_of_names_is_english() -> None:
    names = "Turkish Kurdish Syrian Russian Iranian Iraqi Lebanese Israeli Jordanian Saudi "
    text = names * 3 + "gunmen, said officials with ties to Ankara, fired by the bridge near Afrin."
    check_language(text, "a.txt")


def test_norwegian_has_many_words_of_english_but_few_different_ones() -> None:
    text = (
        "Ministeren sa at soldatene var på vei til byen for at de skulle ta over kontrollen. Han "
        "hadde ikke noe mer å si om saken, men en talsmann for opprørerne sa at de var klare til å "
        "slå tilbake for å ta byen."
    )
    with pytest.raises(TextError, match="does not look English"):
        check_language(text, "a.txt")


@pytest.mark.parametrize(
    "sentence",
    [
        "Le gouvernement a annoncé que ses forces avaient attaqué les rebelles dans la région. ",
        "El ejército atacó las posiciones de los rebeldes en la frontera con Venezuela. ",
        "Het leger viel de stellingen van de rebellen aan, zei de minister in de hoofdstad. ",
    ],
)
def test_other_languages_are_refused_with_the_share_that_was_found(sentence: str) -> None:
    with pytest.raises(TextError, match=r"'a\.txt' does not look English: \d+% of its words"):
        check_language(sentence * 10, "a.txt")
