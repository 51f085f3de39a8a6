"""The texts that a file gives, with what it says of them: plain, Markdown, HTML, or JSON lines.

What a text is read from is its plain text: of HTML the article without what surrounds it, of
Markdown the words without their marks. Its hash and all spans are those of that text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from ....errors import MissingExtraError, TextError, quoted
from .decoding import MAX_BYTES, decoded, text_of

LONGEST_ADDRESS = 2_000
KEYS = ("text", "title", "published", "publisher", "url")
_HTML = re.compile(r"\s*(<!doctype\s+html|<html[\s>])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Given:
    """A text, and what its file says of it; what it does not say is empty.

    Attributes:
        path: the file, and of JSON lines the line, as "file:3".
        published: EDTF.
        publisher: a name.
    """

    text: str
    path: str
    title: str = ""
    published: str = ""
    publisher: str = ""
    url: str = ""


def texts_in(path: str) -> Iterator[Given]:
    """The texts of a file, by its ending: .jsonl, .html, .htm, .md; any other is plain text.

    Raises:
        TextError: missing, too long, empty, binary, not UTF-8, or malformed.
        MissingExtraError: the library that reads HTML is not installed.
    """
    for read in texts_or_faults(path):
        if isinstance(read, TextError):
            raise read
        yield read


def texts_or_faults(path: str) -> Iterator[Given | TextError]:
    """As `texts_in`, with what keeps a text from being read in its place."""
    if Path(path).suffix.lower() in (".jsonl", ".ndjson"):
        yield from _json_lines(path)
    else:
        yield _or_fault(_only, path)


def _or_fault(read: Callable[..., Given], *given: Any) -> Given | TextError:
    try:
        return read(*given)
    except TextError as fault:
        return fault


def _only(path: str) -> Given:
    """The one text of a file that is no JSON lines."""
    text = text_of(path)
    read = _READERS.get(Path(path).suffix.lower(), _page if _HTML.match(text) else Given)
    given = read(text, path)
    if not given.text.strip():
        raise TextError(f"{quoted(path)} holds no article")
    return given


def _page(html: str, path: str) -> Given:
    """The main text of a web page, without menus, notices, comments and tables."""
    try:
        from trafilatura import extract
    except ImportError:
        raise MissingExtraError("trafilatura, which reads web pages,", "text") from None
    found = extract(
        html,
        output_format="json",
        with_metadata=True,
        include_comments=False,
    )  # a table left out by it may run into the paragraphs around it
    said = json.loads(found) if found else {}
    title, published, outlet, url, text = (
        said.get(key) or "" for key in ("title", "date", "source-hostname", "source", "text")
    )
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("|")]
    return Given("\n".join(lines), path, title, published, outlet, _address(url))


def _marked(text: str, path: str) -> Given:
    """The paragraphs, headings and list items of a Markdown text, a line each; code is left out."""
    from markdown_it import MarkdownIt

    blocks = MarkdownIt("commonmark").enable("table").parse(text)
    lines = ["".join(_words(block.children or [])) for block in blocks if block.type == "inline"]
    return Given("\n\n".join(line for line in lines if line.strip()) + "\n", path)


def _words(inline: list[Any]) -> Iterator[str]:
    for token in inline:
        if token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type in ("text", "code_inline"):
            yield token.content


_READERS: dict[str, Callable[[str, str], Given]] = {
    ".html": _page,
    ".htm": _page,
    ".md": _marked,
    ".markdown": _marked,
    ".txt": Given,
}


def _json_lines(path: str) -> Iterator[Given | TextError]:
    try:
        with Path(path).open("rb") as file:
            for number, line in enumerate(_lines(file), 1):
                if line.strip():
                    yield _or_fault(_line, line, f"{path}:{number}")
    except OSError as error:
        yield TextError(f"{quoted(path)} cannot be read: {error.strerror}")


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of a file; of one that is too long no more than shows it, so memory stays small."""
    while line := file.readline(MAX_BYTES + 1):
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = file.readline(MAX_BYTES + 1)


def _line(data: bytes, path: str) -> Given:
    """One JSON object; of its keys those in `KEYS` are read, all of them texts."""
    line = decoded(data, path)
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise TextError(f"{quoted(path)} is no JSON object: {error}") from None
    if not isinstance(record, dict):
        raise TextError(f"{quoted(path)}: expected a JSON object with 'text', found {quoted(line)}")
    said = {key: record.get(key) or "" for key in KEYS}
    for key, value in said.items():
        if not isinstance(value, str):
            raise TextError(f"{quoted(path)}: {key}: expected a text, found {quoted(value)}")
    if "text" not in record:
        keys = quoted(", ".join(record))
        raise TextError(f"{quoted(path)}: expected a JSON object with 'text', found keys {keys}")
    text = decoded(said["text"].encode("utf-8", "replace"), path)
    return Given(
        text, path, said["title"], said["published"], said["publisher"], _address(said["url"])
    )


def _address(url: str) -> str:
    """An address that a source may bear; any other is dropped."""
    try:
        known = urlsplit(url).scheme in ("http", "https") and len(url) <= LONGEST_ADDRESS
        fit = known and not re.search(r"[\s<>\"{}|\\^`]", url)
    except ValueError:
        return ""
    return url if fit else ""
