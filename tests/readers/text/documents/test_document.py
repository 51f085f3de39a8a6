from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from belligraph.dates import parse_date
from belligraph.errors import TextError
from belligraph.model import SourceKind
from belligraph.readers.text import Document, read_document
from belligraph.readers.text.documents.decoding import MAX_CHARACTERS
from belligraph.readers.text.documents.document import slug
from belligraph.registry import Registry

ENGLISH = "Ceasefire fails\n\nThe army said that it had been attacked by the rebels.\n"


def document(
    tmp_path: Path, content: str | bytes, registry: Registry, publisher: str | None = "Reuters"
) -> Document:
    path = tmp_path / "a.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_document(str(path), parse_date("2022-06-15"), publisher, registry)


def test_text_is_kept_as_it_was_given(tmp_path: Path, registry: Registry) -> None:
    content = "First.\r\n\r\nThe naïve plan of the army was that it\tfailed. 😀\r\n"
    read = document(tmp_path, content, registry)
    assert read.text == content
    assert read.sha256 == hashlib.sha256(content.encode()).hexdigest()


def test_byte_order_mark_is_dropped(tmp_path: Path, registry: Registry) -> None:
    assert document(tmp_path, "\ufeff" + ENGLISH, registry).text == ENGLISH


def test_source_follows_from_publisher_date_and_text(tmp_path: Path, registry: Registry) -> None:
    read = document(tmp_path, ENGLISH, registry)
    assert read.source.id == f"reuters-2022-06-15-{read.sha256[:8]}"
    assert (read.source.kind, read.source.checked) == (SourceKind.NEWS, True)
    assert (read.source.title, read.source.document) == ("Ceasefire fails", read.sha256)
    assert read.source.path == read.path == str(tmp_path / "a.txt")


def test_unknown_publisher_is_kept_provisionally(tmp_path: Path, registry: Registry) -> None:
    read = document(tmp_path, ENGLISH, registry, "The Daily Föhn")
    assert (read.publisher.id, read.publisher.name) == ("the-daily-fohn", "The Daily Föhn")


def test_no_publisher_is_the_unknown_one(tmp_path: Path, registry: Registry) -> None:
    assert document(tmp_path, ENGLISH, registry, None).publisher.id == "unknown"


def test_standard_input(monkeypatch: pytest.MonkeyPatch, registry: Registry) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ENGLISH.encode())))
    read = read_document("-", parse_date("2022-06"), None, registry)
    assert (read.text, read.path) == (ENGLISH, "-")


def test_paragraphs_are_numbered_lines_at_their_offsets(tmp_path: Path, registry: Registry) -> None:
    text = (
        "One of the.\r\n \nYou've read 3 of 5 free articles. Subscribe to continue.\nTwo of the.\n"
    )
    read = document(tmp_path, text, registry)
    found = [(p.number, text[p.start : p.end]) for p in read.paragraphs()]
    assert found == [(1, "One of the."), (3, "Two of the.")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"The army of \xff", "not UTF-8: byte 0xff at offset 12"),
        (b"The army\0of", "null byte at offset 8"),
        (b" \n\t\n", "empty"),
        (b"a " * (MAX_CHARACTERS // 2) + b"b", "longer than 1,000,000 characters"),
        ("\U0001f600" * (MAX_CHARACTERS + 1), "longer than 1,000,000 characters"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF; extract its text first"),
        (b"PK\x03\x04\x14\x00\x06", "is a zip or Word file (.docx, .odt); extract its text first"),
        ("Die Armee hat am Montag mehrere Stellungen der Aufständischen angegriffen. " * 9,
         "0% of its words are English function words"),
        ("Армия атаковала позиции. " * 3, "not in Latin script"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_one_sentence(
    content: str | bytes, reason: str, tmp_path: Path, registry: Registry
) -> None:
    with pytest.raises(TextError) as refused:
        document(tmp_path, content, registry)
    assert reason in str(refused.value)
    assert "a.txt" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_text_as_long_as_the_limit_is_read(tmp_path: Path, registry: Registry) -> None:
    read = document(tmp_path, "the é\n" * (MAX_CHARACTERS // 6), registry)
    assert len(read.text) == MAX_CHARACTERS // 6 * 6


def test_missing_file_is_named(registry: Registry) -> None:
    with pytest.raises(TextError, match=r"'nowhere\.txt' cannot be read"):
        read_document("nowhere.txt", parse_date("2022"), None, registry)


@pytest.mark.parametrize(
    ("name", "made"), [("Ansar al-Shari'a", "ansar-al-sharia"), ("U.S. Army", "us-army")]
)
def test_slug(name: str, made: str) -> None:
    assert slug(name) == made


def test_slug_of_a_name_without_latin_letters_is_still_an_id() -> None:
    assert slug("محمد").startswith("name-")
    assert slug("محمد") != slug("علي")
