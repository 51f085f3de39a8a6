"""The words around a claim, wherever its text is, and only if it is the one that was read."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from belligraph.review import Found, Texts, read_records
from found_claims import ATTACK, DIGEST, RIFLES, TEXT, lines, write_text


def found(record: dict[str, Any] = RIFLES, path: object = "nowhere.txt") -> Found:
    document = {**record["document"], "path": str(path)}
    return read_records("f", lines({**record, "document": document}))[0]


def test_the_paragraph_around_the_evidence(tmp_path: Path) -> None:
    passage = Texts().passage(found(path=write_text(tmp_path)))
    assert passage.before == "Borduria said that "
    assert passage.evidence == "Arcadia sent rifles to Syldavia"
    assert passage.after.startswith(" on Sunday. It was hot. ")
    assert (passage.paragraph, passage.title) == (2, "Talk of the islands")


def test_its_sentence_alone(tmp_path: Path) -> None:
    path = write_text(tmp_path)
    assert Texts().passage(found(path=path)).sentence == (
        "Borduria said that Arcadia sent rifles to Syldavia on Sunday."
    )
    assert Texts().passage(found(ATTACK, path)).sentence == (
        "The Plum League attacked Borduria near Klow."
    )


@pytest.mark.parametrize("name", ["bugle.txt", f"{DIGEST}.txt"])
def test_a_text_that_was_moved_is_found_in_a_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert Texts([tmp_path]).passage(found(path="gone/bugle.txt")).paragraph == 2


def test_a_line_of_json_lines_is_found(tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text("\n".join(json.dumps({"text": t}) for t in ("Other.", TEXT)), encoding="utf-8")
    assert Texts().passage(found(path=f"{file}:2")).paragraph == 2


@pytest.mark.parametrize("text", [None, TEXT + "More.", "\0"])
def test_without_the_very_text_the_evidence_is_shown(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "bugle.txt"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    passage = Texts([tmp_path]).passage(found(path=file))
    assert passage.evidence == passage.sentence == "Arcadia sent rifles to Syldavia"
    assert passage.paragraph is None


def test_a_long_paragraph_is_cut_at_words(tmp_path: Path) -> None:
    long = "word " * 200 + TEXT.splitlines()[2] + " word" * 200
    document = {"id": "long", "path": str(tmp_path / "long.txt")}
    (tmp_path / "long.txt").write_text(long, encoding="utf-8")
    start = long.index("Arcadia")
    record = {
        **RIFLES,
        "evidence": {"start": start, "end": start + 7, "text": "Arcadia"},
        "document": {**document, "sha256": hashlib.sha256(long.encode()).hexdigest()},
    }
    passage = Texts().passage(read_records("f", lines(record))[0])
    assert passage.before.startswith("… word ")
    assert passage.after.endswith(" word …")
    assert len(passage.before) < 400
