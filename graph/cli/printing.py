"""Analyses as tables, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import shlex
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .answers import SHORT_ID, print_rows, printable

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from ..api import Graph
    from ..relations import View

F = TypeVar("F", bound=Callable[..., Any])
FORMATS = ("table", "json", "csv")
DECIMALS = 3
SHOWN_CLAIMS = 3
SHOWN_NAMES = 20
NARROW = 20


@dataclass(frozen=True, slots=True)
class Cell:
    """A value that people and programs are told differently.

    Attributes:
        value: for CSV, such as the id of an actor.
        text: for a table, such as its name.
    """

    value: Any
    text: str


def at_store(path: Path) -> str:
    """The option that names a store, as it is typed in a shell."""
    return f"--store {shlex.quote(str(path))}"


def claims_cell(ids: Sequence[str]) -> Cell:
    """Ids of claims: all of them in full for programs, the starts of the first for people."""
    return Cell(list(ids), some([id_[:SHORT_ID] for id_ in ids], SHOWN_CLAIMS))


def some(names: Sequence[str], most: int = SHOWN_NAMES) -> str:
    """A list for people, cut where it becomes long.

    >>> some(["a", "b", "c"], 2)
    'a, b and 1 more'
    """
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def format_option(command: F) -> F:
    """`--format`, for analyses."""
    return click.option(
        "--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True,
        help="How to print it: for people, all of it as JSON, or the table as CSV with ids.",
    )(command)  # fmt: skip


def print_analysis(
    format_: str,
    data: Any,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    above: Mapping[str, Any] | None = None,
) -> None:
    """Print what an analysis found.

    Args:
        data: all of it, for JSON.
        columns, rows: its main table, which is all that CSV has.
        above: figures to tell above the table.
    """
    if format_ == "json":
        _print_data(json.dumps(plain(data), indent=2, ensure_ascii=False))
    elif format_ == "csv":
        _print_data(_csv(columns, rows))
    else:
        _print_figures(above or {})
        print_rows(list(columns), [[shown(value) for value in row] for row in rows])


def tell(text: str) -> None:
    """A note on standard error, whatever the names in it are made of."""
    click.echo(_one_line(text), err=True)


def on_terminal() -> Console:
    """Standard error for tables and for what moves, which a pipe is spared.

    Notebooks set FORCE_COLOR, for which rich takes a pipe for a terminal.
    """
    from rich.console import Console

    return Console(stderr=True, force_terminal=sys.stderr.isatty())


def tell_view(graph: Graph, view: View) -> None:
    """The dates of a view and all that was chosen beside them, on standard error."""
    from ..pages.page import when

    rated = ["sources rated by you"] if graph.store.ratings else []
    tell("; ".join([when(view), *view.choices(), *rated]))


def view_data(graph: Graph, view: View) -> dict[str, Any]:
    """A view for JSON: its dates and what was chosen beside them."""
    return {
        "as_of": view.as_of and view.as_of.isoformat(),
        "window": view.window if view.as_of else None,
        "known_by": view.known_by and view.known_by.isoformat(),
        "choices": [*view.choices()],
        "ratings": dict(graph.store.ratings),
    }


def _print_data(text: str) -> None:
    """Data as they are; on a terminal without what could speak to it."""
    click.echo(printable(text) if sys.stdout.isatty() else text)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    from ..readers.formulas import inert

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(map(inert, columns))
    for row in rows:
        values = [value.value if isinstance(value, Cell) else value for value in row]
        writer.writerow(
            str(value) if isinstance(value, (int, float)) and not isinstance(value, bool)
            else inert(_text(value, ";"))
            for value in values
        )  # fmt: skip
    return text.getvalue().removesuffix("\n")


def _print_figures(figures: Mapping[str, Any]) -> None:
    """Names and figures below each other."""
    indent = max(map(len, figures), default=0) + 2
    for name, value in figures.items():
        click.echo(wrapped(f"{name:<{indent}}{shown(value)}".rstrip(), indent))


def wrapped(line: str, indent: int) -> str:
    """A line that goes on under itself where a terminal is too narrow for it."""
    width = shutil.get_terminal_size().columns
    if not sys.stdout.isatty() or width - indent < NARROW:
        return line
    return textwrap.fill(line, width, subsequent_indent=" " * indent, break_on_hyphens=False)


def shown(value: Any) -> str:
    """A value for people: on one line, numbers rounded, lists with commas, nothing as nothing."""
    if isinstance(value, Cell):
        return _one_line(value.text)
    if isinstance(value, float):
        return f"{value:.{DECIMALS}f}"
    return _one_line(_text(value, ", "))


def _one_line(text: str) -> str:
    return printable(text.replace("\r\n", " ").replace("\n", " "))


def _text(value: Any, separator: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return separator.join(value) if isinstance(value, (list, tuple)) else str(value)


def plain(value: Any) -> Any:
    """A result as values that JSON has: objects by field, dates and terms as text."""
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(member) for key, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(member) for member in value]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
