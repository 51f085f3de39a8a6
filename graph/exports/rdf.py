"""RDF files of a whole store, in an order that never changes."""

from __future__ import annotations

from typing import BinaryIO

from ..store import Store

FORMATS = ("turtle", "trig", "nquads", "jsonld")


def write_rdf(store: Store, format_: str, out: BinaryIO) -> None:
    """Write every quad, sorted; Turtle and only Turtle leaves the named graphs out.

    Args:
        format_: one of `FORMATS`.
    """
    out.write(store.dump(format_))
