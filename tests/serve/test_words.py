"""What of a query's text is words, texts, addresses or comments; looked at once."""

from __future__ import annotations

import pytest

from belligraph.store.words import NOT_WORDS, first_word


@pytest.mark.parametrize(
    "text",
    ['"""\n\\' * 20_000, '"\\' * 30_000, "'''\r\\" * 20_000, "<" * 60_000, "#\r" * 30_000],
)
def test_what_is_never_closed_is_looked_at_once(text: str) -> None:
    assert len(NOT_WORDS.sub("", text)) <= len(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ('a "b" c', "a  c"),
        ("a '''b\n'c''' d", "a  d"),
        ('a "b\\"c" d', "a  d"),
        ("a <b:c#d> e", "a  e"),
        ("1<2 && 3>2", "1<2 && 3>2"),
        ("a # b\nc", "a \nc"),
        ("'never closed\nb", "\nb"),
    ],
)
def test_texts_addresses_and_comments_are_no_words(text: str, rest: str) -> None:
    assert NOT_WORDS.sub("", text) == rest


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("select * {}", "SELECT"),
        ("# DROP\nPREFIX select: <a:b> ASK {}", "ASK"),
        ("BASE <a:b> PREFIX : <c:d> Insert DATA {}", "INSERT"),
        ("", ""),
        ("PREFIX " * 9_000, "PREFIX"),
    ],
)
def test_the_first_word_says_what_a_query_does(query: str, word: str) -> None:
    assert first_word(query) == word
