"""Analyses as tables, CSV and JSON."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

import click

from .answers import print_rows

F = TypeVar("F", bound=Callable[..., Any])
FORMATS = ("table", "json", "csv")
DECIMALS = 3


def format_option(command: F) -> F:
    """`--format`, for analyses."""
    return click.option("--format", "format_", type=click.Choice(FORMATS), default="table",
                        show_default=True, help="How to print it.")(command)  # fmt: skip


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
        click.echo(json.dumps(plain(data), indent=2, ensure_ascii=False))
        return
    if format_ == "csv":
        from ..exports.table import inert

        writer = csv.writer(sys.stdout, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerow(columns)
        writer.writerows([inert(_cell(value, ";")) for value in row] for row in rows)
        return
    for name, value in (above or {}).items():
        click.echo(f"{name:<{max(map(len, above or {}))}}  {shown(value)}")
    print_rows(list(columns), [[shown(value) for value in row] for row in rows])


def shown(value: Any) -> str:
    """A value for people: numbers rounded, lists with commas, nothing as nothing."""
    if isinstance(value, float):
        return f"{value:.{DECIMALS}f}"
    return _cell(value, ", ")


def _cell(value: Any, separator: str) -> str:
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
