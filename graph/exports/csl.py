"""Sources as CSL-JSON, which Zotero and other reference managers read."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from ..dates import PartialDate
from ..model import Source, SourceKind
from ..registry import Registry
from .bibtex import source_key
from .exactness import exact

TYPES = {
    SourceKind.NEWS: "article-newspaper",
    SourceKind.STATEMENT: "article",
    SourceKind.RESOLUTION: "document",
    SourceKind.DATASET: "dataset",
    SourceKind.ENCYCLOPEDIA: "entry-encyclopedia",
    SourceKind.REPORT: "report",
}
CONTAINED = frozenset({SourceKind.NEWS, SourceKind.ENCYCLOPEDIA})
"""What stands in something bigger, which bears its publisher's name."""


def write_csl(registry: Registry, out: BinaryIO) -> None:
    """Write the sources of a graph, by id."""
    items = [_item(source, registry) for _, source in sorted(registry.sources.items())]
    out.write(json.dumps(items, indent=1, ensure_ascii=False, sort_keys=True).encode() + b"\n")


def _item(source: Source, registry: Registry) -> dict[str, Any]:
    """A source as an item; what it does not say is left out."""
    publisher = registry.publishers.get(source.publisher)
    name = publisher.name if publisher else source.publisher
    item = {
        "id": source_key(source.id),
        "type": TYPES[source.kind],
        "title": source.title,
        "author": _authors(source.author),
        "container-title" if source.kind in CONTAINED else "publisher": name,
        "issued": issued(source.published) if source.published else None,
        "URL": source.url,
        "language": source.language,
        "note": source.note,
    }
    return {key: value for key, value in item.items() if value}


def _authors(names: str) -> list[dict[str, str]]:
    """Names as they are typed: which part is the family's cannot be told."""
    return [{"literal": name.strip()} for name in names.split(";") if name.strip()]


def issued(value: PartialDate) -> dict[str, Any]:
    """A date no more exact than it was written.

    >>> from ..dates import parse_date
    >>> issued(parse_date("2014-01"))
    {'date-parts': [[2014, 1]]}
    >>> issued(parse_date("2013~"))
    {'date-parts': [[2013]], 'circa': True}
    >>> issued(parse_date("201X"))
    {'literal': '201X'}
    """
    parts = exact(value)
    if not parts:
        return {"literal": value.text}
    return {"date-parts": [[*parts]]} | ({"circa": True} if value.qualified else {})
