"""The row of `sources.csv` that accepted claims of a text rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..dates import PartialDate, parse_date
from ..errors import (
    AmbiguousNameError,
    DateError,
    InputError,
    UnknownNameError,
    did_you_mean,
    quoted,
)
from ..model import Publisher, Source, SourceKind
from ..readers.text.documents.document import TITLE_LENGTH, UNKNOWN_PUBLISHER, slug
from ..registry import Registry, nearest
from .records import Origin, plain

SUFFIX = "-reviewed"
"""Ends the id: a build gives the text itself the id without it when it reads it."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the reviewer says of the texts; empty = as their records say.

    Attributes:
        source: id of a row of sources.csv that is the text.
        published: EDTF.
    """

    source: str = ""
    published: str = ""
    publisher: str = ""


def source_of(
    origin: Origin, registry: Registry, given: Given, title: str = ""
) -> tuple[Source, Publisher]:
    """The source of a text, from the tables where they have it, and its publisher.

    Args:
        title: the first line of the text; empty where it is not at hand.

    Raises:
        InputError: a source that no table has, or a date that is none.
    """
    if given.source and given.source not in registry.sources:
        near = did_you_mean(nearest(given.source, registry.sources))
        raise InputError(f"--source {quoted(given.source)}; expected an id of sources.csv{near}")
    id_ = given.source or f"{origin.id[:190].rstrip('-._')}{SUFFIX}"
    known = registry.sources.get(id_)
    if known is not None:
        return known, registry.publishers[known.publisher]
    publisher = _publisher(given.publisher or origin.publisher, registry)
    source = Source(
        id=id_,
        title=plain(origin.title or title)[:TITLE_LENGTH] or origin.id,
        publisher=publisher.id,
        kind=SourceKind.NEWS,
        published=_published(given.published or origin.published),
        url=origin.url,
        checked=bool(title),
        note="Read by machine; its claims were looked through by a person.",
    )
    return source, publisher


def source_cells(source: Source) -> Mapping[str, str]:
    """The row of `sources.csv`."""
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "kind": source.kind.value,
        "published": str(source.published or "unknown"),
        "url": source.url,
        "language": source.language,
        "checked": "yes" if source.checked else "no",
        "note": source.note,
    }


def _published(text: str) -> PartialDate | None:
    try:
        return parse_date(text) if text else None
    except DateError as error:
        raise InputError(f"published: {error}") from None


def _publisher(name: str, registry: Registry) -> Publisher:
    """The publisher of a name or id; one that no table has is named after it."""
    if not name:
        return UNKNOWN_PUBLISHER
    try:
        return registry.publishers[registry.publisher(name)]
    except (UnknownNameError, AmbiguousNameError):
        label = name.replace("-", " ").title() if name == slug(name) else name
        return Publisher(id=slug(name), name=plain(label))
