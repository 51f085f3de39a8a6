"""Answers as tables, CSV and JSON."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from ..errors import QueryError, quoted
from ..markup import SHORT_ID as SHORT_ID

if TYPE_CHECKING:
    from ..api import Graph
    from ..queries import Answer, NamedQuery

GAP = 3
CLAIMS = ("claim", "claims")
"""The types of columns that name claims."""


def print_answer(graph: Graph, answer: Answer, format_: str) -> None:
    """Print a typed answer; what was asked goes to standard error."""
    if format_ == "json":
        click.echo(json.dumps(answer.rows, indent=2, ensure_ascii=False))
    elif format_ == "csv":
        _print_csv([c.name for c in answer.columns], (row.values() for row in answer.rows))
    else:
        _print_table(graph, answer)


def print_raw(graph: Graph, query: NamedQuery, given: Mapping[str, str], format_: str) -> None:
    """Print what the engine answers: SPARQL results JSON, Turtle, or rows of an untyped query."""
    from .. import store
    from ..queries import ask, terms_of

    if format_ == "turtle" and query.typed:
        if not any(c.type in CLAIMS for c in query.columns):
            raise QueryError(f"Turtle has claims, and the query '{query.name}' names none")
        answer = ask(graph.store, query, graph.registry, given)
        click.echo(store.claims_turtle(graph.store, _claims(answer)).decode(), nl=False)
        return
    terms = terms_of(graph.store, query, graph.registry, given)
    if format_ == "turtle":
        click.echo(store.results_turtle(graph.store, query.text, terms).decode(), nl=False)
    elif format_ == "srj":
        click.echo(store.results_json(graph.store, query.text, terms).decode())
    else:
        names, rows = store.plain_rows(graph.store, query.text, terms)
        _print_plain(names, rows, format_)
        if not rows:
            _tell_texts(query, given)


def _print_plain(names: list[str], rows: Sequence[Sequence[Any]], format_: str) -> None:
    if format_ == "json":
        objects = [dict(zip(names, row, strict=True)) for row in rows]
        click.echo(json.dumps(objects, indent=2, ensure_ascii=False))
    elif format_ == "csv":
        _print_csv(names, rows)
    else:
        print_rows(names, [[_shown(value) for value in row] for row in rows])


def _tell_texts(query: NamedQuery, given: Mapping[str, str]) -> None:
    """Which parameters were taken for texts, where nothing was found."""
    declared = {parameter.name for parameter in query.all_parameters()}
    for name, value in given.items():
        if name not in declared and not value.startswith("<"):
            click.echo(
                f"Note: {name} is the text {quoted(value)} here; an address stands in <>, and a "
                f"line '# parameter {name}: actor' above the query makes it the name of one",
                err=True,
            )


def _claims(answer: Answer) -> list[str]:
    """The ids of all claims that the rows name."""
    columns = [c.name for c in answer.columns if c.type in CLAIMS]
    found: set[str] = set()
    for row in answer.rows:
        for name in columns:
            value = row[name]
            found.update(value if isinstance(value, list) else [value] if value else [])
    return sorted(found)


def _print_csv(names: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    from ..readers.formulas import inert

    writer = csv.writer(sys.stdout, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(names)
    for row in rows:
        writer.writerow([inert(_shown(value)) for value in row])


def _print_table(graph: Graph, answer: Answer) -> None:
    """Only columns that hold something; names for ids, and claims by the start of their id."""
    click.echo(f"{answer.query.title} ({_asked(answer)})", err=True)
    columns = [c for c in answer.columns if any(r[c.name] not in (None, []) for r in answer.rows)]
    names = {a.id: a.label for a in graph.registry.actors.values()}
    places = {p.id: p.name for p in graph.registry.places.values()}
    show: dict[str, Callable[[str], str]] = {
        "actor": lambda id_: names.get(id_, id_),
        "place": lambda id_: places.get(id_, id_),
        "thing": lambda id_: names.get(id_) or places.get(id_, id_),
        "claim": lambda id_: id_[:SHORT_ID],
    }

    def cell(type_: str, value: Any) -> str:
        if type_ == "decimal":
            return f"{value:.3f}"
        one = show.get(type_.removesuffix("s"), str)
        if isinstance(value, list):
            return ", ".join(one(v) for v in value)
        return one(value) if isinstance(value, str) else _shown(value)

    rows = [[cell(c.type, row[c.name]) for c in columns] for row in answer.rows]
    print_rows([c.name for c in columns], rows)
    if not rows and answer.parameters["view"] != "all":
        click.echo(
            "Nothing in this view. That is not neutrality: no claim is undetermined.", err=True
        )
        click.echo("--view all adds offers, promises and denials.", err=True)


def _asked(answer: Answer) -> str:
    """The parameters that narrow an answer."""
    given = {k: v for k, v in answer.parameters.items() if v not in ("any", "no")}
    if "as_of" not in given:
        given["window"] = "all dates"
    return ", ".join(v if v == "all dates" else f"{k} {v}" for k, v in given.items())


def print_rows(names: list[str], rows: list[list[str]]) -> None:
    """Print a table; where the terminal is too narrow for it, one record below the other."""
    from rich import box
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    names = [name.replace("_", " ") for name in names]
    shown = [[printable(value) for value in row] for row in rows]
    needed = sum(max(map(cell_len, column)) + GAP for column in zip(names, *shown, strict=True))
    console = Console(width=None if sys.stdout.isatty() else max(needed, 1))
    if needed > console.width:
        _print_records(names, shown)
    elif rows:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for name in names:
            table.add_column(name, no_wrap=True)
        for row in shown:
            table.add_row(*map(Text, row))
        console.print(table)
    click.echo(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", err=True)


def _print_records(names: list[str], rows: list[list[str]]) -> None:
    width = max(map(len, names))
    for row in rows:
        for name, value in zip(names, row, strict=True):
            if value:
                click.echo(f"{name:<{width}}  {value}")
        click.echo()


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ";".join(value) if isinstance(value, list) else str(value)


def printable(text: str) -> str:
    """A text without control characters, so that no name can speak to the terminal."""
    return "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in text)
