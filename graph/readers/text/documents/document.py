"""A document as it was given: its text, its hash, and where it comes from.

The text is kept exactly as decoded, so that a span in code points always finds its sentence again.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ....dates import PartialDate, parse_date
from ....errors import (
    AmbiguousNameError,
    InputError,
    ModelError,
    TextError,
    UnknownNameError,
    quoted,
)
from ....model import Publisher, Source, SourceKind
from ....registry import Registry
from .given import Given, texts_or_faults
from .screening import boilerplate, check_language

LONGEST_PARAGRAPH = 20_000
"""Characters that are parsed at once."""
TITLE_LENGTH = 200
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
        path: as given; "-" is standard input; of JSON lines with the line's number.
    """

    text: str
    sha256: str
    path: str
    published: PartialDate
    publisher: Publisher
    source: Source

    def paragraphs(self) -> Iterator[Paragraph]:
        """The non-empty lines, the notices of the site left out; numbers count every such line.

        A line that is too long to be parsed at once comes in pieces, all with its number.
        """
        lines = re.finditer(r"[^\r\n\u2028\u2029]+", self.text)
        full = (m for m in lines if not m.group().isspace())
        for number, match in enumerate(full, start=1):
            if not boilerplate(match.group()):
                for start, end in _pieces(self.text, *match.span()):
                    yield Paragraph(number, start, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of a line that can be parsed, cut after sentences, else between words."""
    while end - start > LONGEST_PARAGRAPH:
        last = start + LONGEST_PARAGRAPH
        ends = [text.rfind(mark, start, last) + 1 for mark in (". ", "? ", "! ", '" ')]
        cut = max(ends)
        if cut <= start:
            cut = text.rfind(" ", start, last) + 1
        if cut <= start:
            cut = last
        yield start, cut
        start = cut
    yield start, end


def read_documents(
    path: str,
    registry: Registry,
    published: PartialDate | None = None,
    publisher: str | None = None,
) -> Iterator[Document]:
    """Read the news reports of a file: one of a text, Markdown or HTML, many of JSON lines.

    Args:
        path: a file, or "-" for a text on standard input.
        registry: resolves publishers' names.
        published: when they appeared; None = as the file says of each.
        publisher: an id or a name; None = as the file says; an unknown one is kept provisionally.

    Raises:
        TextError: missing, too long, empty, binary, not UTF-8, not English, or without a date.
    """
    for read in documents_or_faults(path, registry, published, publisher):
        if isinstance(read, TextError):
            raise read
        yield read


def documents_or_faults(
    path: str,
    registry: Registry,
    published: PartialDate | None = None,
    publisher: str | None = None,
) -> Iterator[Document | TextError]:
    """As `read_documents`, with what keeps a document from being read in its place."""
    for given in texts_or_faults(path):
        if isinstance(given, TextError):
            yield given
            continue
        try:
            check_language(given.text, given.path)
            day = published or _published(given)
            yield _document(given, day, publisher or given.publisher, registry)
        except TextError as fault:
            yield fault
        except ModelError as error:  # what the file says of it can stand in no source
            yield TextError(f"{quoted(given.path)}: {error}")


def read_document(
    path: str, published: PartialDate, publisher_name: str | None, registry: Registry
) -> Document:
    """Read the one news report of a file; as `read_documents`.

    Raises:
        TextError: as there, or the file holds several.
    """
    found = list(islice(read_documents(path, registry, published, publisher_name), 2))
    if len(found) != 1:
        raise TextError(f"{quoted(path)} holds several reports; expected one")
    return found[0]


def _published(given: Given) -> PartialDate:
    if not given.published:
        raise TextError(f"{quoted(given.path)} does not say when it was published; say it (EDTF)")
    try:
        return parse_date(given.published)
    except InputError as error:
        raise TextError(f"{quoted(given.path)}: published: {error}") from None


def _document(
    given: Given, published: PartialDate, publisher_name: str | None, registry: Registry
) -> Document:
    digest = hashlib.sha256(given.text.encode()).hexdigest()
    publisher = publisher_called(publisher_name, registry)
    source = Source(
        id=f"{publisher.id[:150].rstrip('-._')}-{_slug(str(published))}-{digest[:8]}",
        title=_title(given.title or given.text),
        publisher=publisher.id,
        kind=SourceKind.NEWS,
        published=published,
        url=given.url,
        checked=True,
        document=digest,
        path=given.path,
    )
    return Document(given.text, digest, given.path, published, publisher, source)


def publisher_called(name: str | None, registry: Registry) -> Publisher:
    """The publisher of that name; a provisional one where no table knows it."""
    if name is None or not _shown(name):
        return UNKNOWN_PUBLISHER
    try:
        return registry.publishers[registry.publisher(name)]
    except (UnknownNameError, AmbiguousNameError):
        return Publisher(id=slug(name), name=_shown(name))


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


def _title(text: str) -> str:
    line = next(line for line in text.splitlines() if line.strip())
    return _shown(line)[:TITLE_LENGTH].strip() or "untitled"


def _shown(text: str) -> str:
    """On one line, and without what cannot be printed or encoded."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
