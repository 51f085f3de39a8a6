"""Verbs that the tagger takes for other words."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from tests.readers.text.conftest import Read

from belligraph.readers.text.sentences.pipeline import parsed, passing
from signs import misfits


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("{A} funds {B}.", "A+B"),
        ("{A} arms {B}.", "A+B"),
        ("{A} bombs {B}.", "A-B"),
        ("{A} said that {B} armed {C}.", "B+C"),
        ("Having armed {A}, {B} attacked {C}.", "B+A B-C"),
        ("{A} trains and equips {B}.", "(A+B"),
        ("{A} and {B} are sworn enemies.", "A-B B-A"),
        ("{A} is the arch-enemy of {B}.", "A-B"),
        ("{C} attacked {A}; {B} helped shoot them down.", "C-A"),
    ],
)  # fmt: skip
def test_a_verb_is_taken_for_one(read: Read, template: str, wanted: str) -> None:
    assert misfits(read, template, wanted) == []


def test_every_sentence_stays_a_tree() -> None:
    """A word below itself would never end: the marked texts have every kind of sentence."""
    path = Path(str(files("belligraph.data"))) / "gold" / "news-texts.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()[::5]
    with passing():
        for doc in parsed(json.loads(line)["text"] for line in lines):
            for token in doc:
                steps = sum(1 for _ in zip(token.ancestors, range(len(doc)), strict=False))
                assert steps < len(doc), doc.text
                assert token.sent.start <= token.head.i < token.sent.end, doc.text
