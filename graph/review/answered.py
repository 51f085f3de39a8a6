"""What people decided on already, left out of what is read from the same texts again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from ..readers.text import Extraction, to_record
from ..registry import Registry
from .records import read_records
from .remembering import read_decisions


def decided(folder: Path) -> frozenset[str]:
    """The keys of all claims on which a project's reviewers decided, either way.

    Raises:
        TableError: bad cells of the table of decisions, all of them.
    """
    return frozenset(key for one in read_decisions(folder) for key in one.keys)


def undecided(extraction: Extraction, registry: Registry, keys: frozenset[str]) -> Extraction:
    """What was read without the claims of `keys`: rejected, or rows of the tables by now.

    Args:
        registry: that the text was read with.
        keys: of `decided`.
    """
    if not keys or not extraction.claims:
        return extraction
    document = extraction.document
    lines = [json.dumps(to_record(one, document, registry)) for one in extraction.claims]
    left = tuple(
        one
        for one, line in zip(extraction.claims, lines, strict=True)
        if not any(found.key in keys for found in read_records(document.path, [line.encode()]))
    )
    used = {mention.id for one in left for _, mention in one.mentions}
    return replace(
        extraction,
        claims=left,
        actors=tuple(a for a in extraction.actors if a.id in used),
        publishers=tuple(p for p in extraction.publishers if p.id in used),
        places=tuple(p for p in extraction.places if p.id in used),
    )
