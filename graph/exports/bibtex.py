"""BibTeX: entries, what must be escaped in them, and the sources of a graph as such entries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from ..dates import PartialDate
from ..model import Source
from ..registry import Registry
from .exactness import exact

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
JOINERS = "\u200c\u200d"
"""Invisible, but part of how Persian and other words are spelt."""
# A brace after a backslash still counts where BibTeX looks for the end of a field.
_ESCAPED = str.maketrans(
    {
        "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
        "#": r"\#", "$": r"\$", "%": r"\%", "&": r"\&", "_": r"\_",
    }
)  # fmt: skip


def escaped(text: str) -> str:
    r"""A text as it stands between the braces of a field: on one line, nothing a command.

    >>> escaped("100 % {of} A_B")
    '100 \\% {\\textbraceleft}of{\\textbraceright} A\\_B'
    """
    line = " ".join(text.split())
    return "".join(c for c in line if c.isprintable() or c in JOINERS).translate(_ESCAPED)


def entry(kind: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    """One entry; the values of the fields are escaped already, empty ones are left out."""
    rows = [f"  {name:<12} = {value}" for name, value in fields if value not in ("", "{}", "{{}}")]
    return "\n".join([f"@{kind}{{{key},", ",\n".join(rows), "}"])


def dated(value: PartialDate | None) -> list[tuple[str, str]]:
    """Year, month and day as far as they are exact; no year where it may be one of several."""
    parts = exact(value) if value else ()
    year = [("year", f"{{{number}}}") for number in parts[:1]]
    month = [("month", MONTHS[number - 1]) for number in parts[1:2]]
    return [*year, *month, *(("day", f"{{{number}}}") for number in parts[2:])]


def source_key(id_: str) -> str:
    """The key under which a source is cited."""
    return f"source-{id_}"


def source_entry(source: Source, publisher: str) -> str:
    """A source as an entry.

    Args:
        publisher: its publisher's name, who stands for an author where none is named.
    """
    return entry(
        "misc",
        source_key(source.id),
        [
            ("author", f"{{{_authors(source.author or publisher)}}}"),
            ("title", f"{{{{{escaped(source.title)}}}}}"),
            ("howpublished", f"{{{escaped(publisher)}}}"),
            *_published(source.published),
            ("language", f"{{{source.language}}}"),
            ("url", f"{{{source.url}}}"),
        ],
    )


def write_bibtex(registry: Registry, out: BinaryIO) -> None:
    """Write the sources of a graph, by id."""
    for _, source in sorted(registry.sources.items()):
        publisher = registry.publishers.get(source.publisher)
        name = publisher.name if publisher else source.publisher
        out.write(f"{source_entry(source, name)}\n\n".encode())


def _authors(names: str) -> str:
    """Names as they are typed, each in braces: which part is the family's cannot be told."""
    return " and ".join(f"{{{escaped(name)}}}" for name in names.split(";") if name.strip())


def _published(value: PartialDate | None) -> list[tuple[str, str]]:
    """The date of a source; one that is uncertain is told as it was written as well."""
    if value is None:
        return []
    vague = value.qualified or not exact(value)
    return [*dated(value), ("note", f"{{published {escaped(value.text)}}}" if vague else "")]
