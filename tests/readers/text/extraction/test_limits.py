"""Texts that would stall a reader: a clear error or no claims."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from belligraph.dates import parse_date
from belligraph.errors import TextError
from belligraph.readers.text import Extraction, extract, read_document
from belligraph.readers.text.documents.document import LONGEST_PARAGRAPH
from belligraph.readers.text.extraction import reader as module
from belligraph.readers.text.judging import judge
from belligraph.readers.text.sentences.pipeline import LONGEST_SENTENCE
from belligraph.registry import Registry

Read = Callable[[str], Extraction]
pytestmark = pytest.mark.text
ENGLISH = "The war was in the news, and it is said that this was not the end of it.\n"
FACT = "Iran armed the Houthis."


@pytest.mark.parametrize(
    "long",
    [
        "Iran attacked Syria and " * 800 + "Russia attacked Syria.",
        "Iran said that " * 1_200 + "Syria attacked Israel.",
        "the attack on the army of " * 700 + "Iran.",
        "the army of Iran and that of Syria, " * 400 + "and Russia attacked Israel.",
        "\"'(" * 6_000,
        "(" * 400 + " Iran " + ")" * 400,
        "Iran-backed-" * 40 + "Houthis attacked.",
        "\u202eIran attacked Syria\u202c \u0301\u0301 Иран 伊朗攻击 " * 10,
    ],
)
def test_what_is_no_sentence_makes_no_claim_and_hides_none(long: str, read: Read) -> None:
    found = read(f"{ENGLISH * 20}{long}\n{FACT}\n")
    spans = [found.document.text[c.claim.evidence.start : c.claim.evidence.end]
             for c in found.claims]  # fmt: skip
    assert "Iran armed the Houthis" in spans
    assert all(len(span) < 8 * LONGEST_SENTENCE for span in spans)


@pytest.mark.parametrize(
    "text", ["a\u0300" * 4_000, "Иран атаковал Syria " * 300, "x" * 50_000_000]
)
def test_what_is_no_text_is_refused(text: str, read: Read) -> None:
    with pytest.raises(TextError, match=r"report\.txt"):
        read(text)


def test_a_line_of_many_sentences_is_read_to_its_end(read: Read) -> None:
    filler = "It was hot. " * (2 * LONGEST_PARAGRAPH // 12)
    text = f"{FACT} {filler}Russia armed Syria. {filler}Turkey attacked Syria.\nIran met Syria.\n"
    found = read(text)
    assert [c.claim.subject for c in found.claims] == ["iran", "russia", "turkey"]
    assert {c.claim.evidence.paragraph for c in found.claims} == {1}
    for one in found.claims:
        assert all(text[m.start : m.end] == m.text for _, m in one.mentions)


def test_a_document_that_takes_too_long_is_told(
    tmp_path: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "slow.txt"
    path.write_text(FACT)
    document = read_document(str(path), parse_date("2022"), None, registry)
    monkeypatch.setattr(module, "LONGEST_TIME", -1)
    with pytest.raises(TextError, match=r"slow\.txt' takes longer than"):
        extract(document, registry, "rules")
    monkeypatch.undo()
    assert len(extract(document, registry, "rules").claims) == 1


def test_pairs_in_what_is_no_sentence_are_not_judged() -> None:
    text = "Iran " + "attacked Syria and " * 300 + "Israel."
    assert judge(text, (0, 4), (len(text) - 7, len(text) - 1)).confidence == 0


def test_a_document_reads_the_same_whatever_was_read_before(
    tmp_path: Path, registry: Registry, read: Read
) -> None:
    alone = read(FACT).claims
    read("The Zarn Front of Blorp attacked the Quux Army of Plugh. " * 50)
    assert read(FACT).claims == alone


def test_a_name_with_a_number_in_it_is_one_name(read: Read) -> None:
    found = read("Iran sent weapons to Syria on Sunday. The Zarn1 Army attacked Syria.")
    assert [a.name for a in found.actors] == ["Zarn1 Army"]


def test_words_with_hyphens_that_hang_in_the_air_name_nobody(read: Read) -> None:
    found = read("The -backed rebels of Iran-backed and US-" * 40)
    assert [a.name for a in found.actors if "-backed" in a.name] == []
