from __future__ import annotations

import csv
from importlib.resources import files

from belligraph.readers.text.judging.classes import TOPICS, classes

TABLE = files("belligraph.data") / "lexicon" / "classes.csv"
VERBS = {"helping", "keeping", "asking", "ordering", "leaving", "labelling", "hostile", "friendly",
         "ending", "light", "contest", "together", "lifting", "condemning", "yielding"}  # fmt: skip


def test_the_table_is_sorted_without_doubles_and_has_known_classes_only() -> None:
    rows = [tuple(row) for row in csv.reader(TABLE.read_text(encoding="utf-8").splitlines())][1:]
    assert rows == sorted(set(rows))
    assert {name for _, name in rows} == {*TOPICS, *VERBS}
    assert [word for word, _ in rows if word != word.lower() or " " in word] == []


def test_nobody_is_hostile_and_friendly() -> None:
    assert [w for w, names in classes().items() if {"hostile", "friendly"} <= names] == []
