"""A document as it was given: its text, its hash, and where it comes from.

The text is kept exactly as decoded, so that a span in code points always finds its sentence again.
"""

from __future__ import annotations

import hashlib
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...dates import PartialDate
from ...errors import AmbiguousNameError, TextError, UnknownNameError, quoted
from ...model import Publisher, Source, SourceKind
from ...registry import Registry
from .screening import boilerplate, check_language

MAX_CHARACTERS = 1_000_000
_MAX_BYTES = 4 * MAX_CHARACTERS + 3  # UTF-8 needs at most four a character; a byte order mark
_NO_TEXT = {b"%PDF": "a PDF", b"PK\x03\x04": "a zip or Word file (.docx, .odt)"}
TITLE_LENGTH = 200
STANDARD_INPUT = "-"
UNKNOWN_PUBLISHER = Publisher(id="unknown", name="unknown publisher")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line that is not empty: its number from 1, and its span in the document's text."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text and where it comes from.

    Attributes:
        text: as decoded from UTF-8, without the byte order mark.
        sha256: of the text's UTF-8 bytes.
        path: as given; "-" is standard input.
    """

    text: str
    sha256: str
    path: str
    published: PartialDate
    publisher: Publisher
    source: Source

    def paragraphs(self) -> Iterator[Paragraph]:
        """The non-empty lines, the notices of the site left out; numbers count every such line."""
        lines = re.finditer(r"[^\r\n\u2028\u2029]+", self.text)
        full = [m for m in lines if not m.group().isspace()]
        for number, match in enumerate(full, start=1):
            if not boilerplate(match.group()):
                yield Paragraph(number, match.start(), match.end())


def read_document(
    path: str, published: PartialDate, publisher_name: str | None, registry: Registry
) -> Document:
    """Read a news report.

    Args:
        path: a file, or "-" for standard input.
        published: when it appeared.
        publisher_name: an id or a known name; an unknown one is kept provisionally.
        registry: resolves the publisher's name.

    Raises:
        TextError: missing, too long, empty, binary, not UTF-8, or not English.
    """
    text = _decoded(_bytes(path), path)
    check_language(text, path)
    digest = hashlib.sha256(text.encode()).hexdigest()
    publisher = publisher_called(publisher_name, registry)
    source = Source(
        id=f"{publisher.id[:150].rstrip('-._')}-{_slug(str(published))}-{digest[:8]}",
        title=_title(text),
        publisher=publisher.id,
        kind=SourceKind.NEWS,
        published=published,
        checked=True,
        document=digest,
        path=path,
    )
    return Document(text, digest, path, published, publisher, source)


def publisher_called(name: str | None, registry: Registry) -> Publisher:
    """The publisher of that name; a provisional one where no table knows it."""
    if name is None or not name.strip():
        return UNKNOWN_PUBLISHER
    try:
        return registry.publishers[registry.publisher(name)]
    except (UnknownNameError, AmbiguousNameError):
        return Publisher(id=slug(name), name=" ".join(name.split()))


def slug(name: str) -> str:
    """An id made of a name: plain lower-case letters and digits joined by hyphens.

    A name without any Latin letter is named by its hash.

    >>> slug("Günter's Blog")
    'gunters-blog'
    """
    plain = re.sub(r"['’‘`´.]", "", unicodedata.normalize("NFKD", name).casefold())
    made = _slug("".join(c for c in plain if not unicodedata.combining(c)))[:100].rstrip("-")
    return made or f"name-{hashlib.sha256(name.encode(errors='replace')).hexdigest()[:12]}"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


def _bytes(path: str) -> bytes:
    try:
        if path == STANDARD_INPUT:
            data = sys.stdin.buffer.read(_MAX_BYTES + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(_MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise TextError(f"{quoted(path)} cannot be read: {reason}") from None
    if len(data) > _MAX_BYTES:
        raise TextError(_too_long(path))
    return data


def _too_long(path: str) -> str:
    return f"{quoted(path)} is longer than {MAX_CHARACTERS:,} characters; split it"


def _decoded(data: bytes, path: str) -> str:
    for start, kind in _NO_TEXT.items():
        if data.startswith(start):
            raise TextError(f"{quoted(path)} is {kind}; extract its text first")
    if b"\0" in data:
        raise TextError(f"{quoted(path)} is no text: it has a null byte at offset {data.index(0)}")
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise TextError(
            f"{quoted(path)} is not UTF-8: byte {data[error.start]:#04x} at offset {error.start}; "
            "save it as UTF-8"
        ) from None
    if not text.strip():
        raise TextError(f"{quoted(path)} is empty")
    if len(text) > MAX_CHARACTERS:
        raise TextError(_too_long(path))
    return text


def _title(text: str) -> str:
    line = next(line for line in text.splitlines() if line.strip())
    shown = "".join(c if c.isprintable() else " " for c in line)
    return shown.strip()[:TITLE_LENGTH].strip() or "untitled"
