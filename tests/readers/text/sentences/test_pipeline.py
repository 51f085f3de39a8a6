from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from belligraph.errors import MissingExtraError
from belligraph.readers.text.sentences import pipeline as module
from belligraph.readers.text.sentences.pipeline import MODELS, parsed, pipeline, plain, readable


def test_without_a_model_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in MODELS:
        monkeypatch.setitem(sys.modules, name, None)
    module.pipeline.cache_clear()
    with pytest.raises(MissingExtraError, match=r"pip install 'belligraph\[text\]'"):
        pipeline()
    module.pipeline.cache_clear()


def test_plain_text_keeps_every_offset() -> None:
    text = "“Yes,” he said – it’s\u00a0over\x07."
    assert plain(text) == '"Yes," he said – it\'s over .'
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize("text", ["a" * 501, "word " * 5_000])
def test_paragraphs_that_would_stall_the_parser_are_left_out(text: str) -> None:
    assert not readable(text)
    assert readable(text[:400])


@pytest.mark.text
def test_tokens_stand_at_their_offsets() -> None:
    text = "The “army” attacked."
    token = next(t for t in next(parsed([text])) if t.text == "army")
    assert text[token.idx : token.idx + 4] == "army"


def test_long_texts_are_not_parsed_together() -> None:
    taken: list[int] = []
    texts = ["It was hot. " * 1_000, "It was cold.", *["It was wet. " * 1_000] * 3]

    def coming() -> Iterator[str]:
        for number, text in enumerate(texts):
            taken.append(number)
            yield text

    docs = parsed(coming())
    first = next(docs)
    assert first.text == texts[0]
    assert taken == [0, 1, 2]  # the last of these did not fit any more
    assert [doc.text for doc in docs] == texts[1:]
