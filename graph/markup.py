"""Tables as HTML, for what shows itself in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import islice

SHOWN = 20
"""Rows of a table that are shown."""
SHORT_ID = 10
"""Characters that tell the ids of claims apart for people."""
LONGEST = 300
"""Characters of a cell that are shown."""
_CELL = "text-align:left;vertical-align:top"


def table(
    header: Sequence[str], rows: Iterable[Iterable[object]], *, total: int, caption: str = ""
) -> str:
    """A table of the first rows, all text escaped.

    Args:
        header: names of the columns.
        rows: cells of each row; nothing for None, lists joined.
        total: how many rows there are; told where not all are shown.
        caption: what stands above it.
    """
    shown = list(islice(rows, SHOWN))
    lines = ["<table>"]
    if caption:
        lines.append(f'<caption style="{_CELL}">{escape(caption)}</caption>')
    heads = "".join(f'<th scope="col" style="{_CELL}">{escape(name)}</th>' for name in header)
    lines.append(f"<thead><tr>{heads}</tr></thead><tbody>")
    lines += (f"<tr>{''.join(map(_cell, row))}</tr>" for row in shown)
    lines.append("</tbody></table>")
    if total > len(shown):
        lines.append(f"<p>{len(shown):,} of {total:,} rows</p>")
    return "".join(lines)


def record(fields: Mapping[str, object], caption: str = "") -> str:
    """A thing as a table of its fields, those that hold nothing left out; all text escaped."""
    held = {name: value for name, value in fields.items() if value not in (None, "", (), [])}
    lines = ["<table>"]
    if caption:
        lines.append(f'<caption style="{_CELL}">{escape(caption)}</caption>')
    lines += (
        f'<tr><th scope="row" style="{_CELL}">{escape(name)}</th>{_cell(value)}</tr>'
        for name, value in held.items()
    )
    lines.append("</table>")
    return "".join(lines)


def _cell(value: object) -> str:
    text = shown(value)
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + "…"
    return f'<td style="{_CELL}"><bdi>{escape(text)}</bdi></td>'


def shown(value: object) -> str:
    """A value as a person reads it: nothing for None, yes and no for flags, parts joined."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.3g}"
    if isinstance(value, Mapping):
        return "; ".join(f"{name} {shown(one)}" for name, one in value.items() if one is not None)
    if isinstance(value, (list, tuple)):
        return "; ".join(map(shown, value))
    return "".join(_plain(str(value)))


def _plain(text: str) -> Iterator[str]:
    """Text without control characters, which a browser would swallow or act on."""
    return (c if c.isprintable() or c == "\n" else "\ufffd" for c in text)
