from __future__ import annotations

import csv
import re
from importlib.resources import files

import pytest

COLUMNS = ("lemma", "pos", "sign", "direction")
KINDS = {
    "pos": {"verb", "noun", "role", "adjective", "phrase"},
    "sign": {"supports", "opposes", "neutral"},
    "direction": {"forward", "backward", "both"},
}
WORDS = re.compile(r"[a-zà-ÿ]+( [a-zà-ÿ]+){0,3}")
PREPOSITIONS = {"at", "in", "on", "under", "up", "with"}


@pytest.fixture(scope="module")
def table() -> list[list[str]]:
    path = files("belligraph.data") / "lexicon" / "tilts.csv"
    return list(csv.reader(path.read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def rows(table: list[list[str]]) -> list[dict[str, str]]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in table[1:]]


def test_the_header_names_the_columns(table: list[list[str]]) -> None:
    assert tuple(table[0]) == COLUMNS


def test_every_cell_is_of_a_known_kind(rows: list[dict[str, str]]) -> None:
    for row in rows:
        for column, known in KINDS.items():
            assert row[column] in known, row


def test_lemmas_are_lower_case_words_as_the_tokeniser_parts_them(
    rows: list[dict[str, str]],
) -> None:
    assert [r["lemma"] for r in rows if not WORDS.fullmatch(r["lemma"])] == []


def test_rows_are_sorted_and_no_word_leans_two_ways(rows: list[dict[str, str]]) -> None:
    keys = [(r["lemma"], r["pos"]) for r in rows]
    assert keys == sorted(set(keys))


def test_lemmas_carry_no_articles_nor_trailing_spaces(rows: list[dict[str, str]]) -> None:
    for row in rows:
        assert {"a", "an", "the"}.isdisjoint(row["lemma"].split()), row


def test_phrases_open_with_a_preposition(rows: list[dict[str, str]]) -> None:
    for row in rows:
        if row["pos"] == "phrase":
            first, *others = row["lemma"].split()
            assert first in PREPOSITIONS, row
            assert others, row


def test_the_table_is_broad_in_both_signs_and_all_kinds(rows: list[dict[str, str]]) -> None:
    assert len(rows) >= 2_500
    for sign in ("supports", "opposes"):
        assert sum(r["sign"] == sign for r in rows) >= 800
    for pos in KINDS["pos"]:
        assert sum(r["pos"] == pos for r in rows) >= 100
