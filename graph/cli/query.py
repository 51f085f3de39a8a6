"""`belligraph query`."""

from __future__ import annotations

import re
import sys
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import options

if TYPE_CHECKING:
    from ..queries import NamedQuery

FORMATS = ("table", "csv", "json", "srj", "turtle")
NEAREST = 3
NEAR_ENOUGH = 0.75


class QueryCommand(click.Command):
    """A command whose help lists the named queries with their parameters."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The named queries, read from their headers."""
        from ..queries import named_query, names

        with formatter.section("Named queries"):
            formatter.write_dl([(q.name, _told(q)) for q in map(named_query, names())])
        formatter.write_paragraph()
        formatter.write_text(
            "In brackets are a query's own parameters, those with a ? may be left out. All take "
            "as_of, window, known_by, source, view and derived (yes, no) as well. "
            "'query NAME --describe' explains parameters and columns."
        )


def _told(query: NamedQuery) -> str:
    own = ", ".join(f"{p.name}{'' if p.required else '?'}" for p in query.parameters)
    return f"{query.title}{f' [{own}]' if own else ''}."


@click.command(cls=QueryCommand)
@click.argument("query")
@click.argument("more", nargs=-1, metavar="[KEY=VALUE]...")
@click.option("-p", "--parameter", "parameters", multiple=True, metavar="KEY=VALUE",
              help="A parameter (repeatable); actors and places by id or any known name. What a "
                   "query of your own does not declare is a text, or in <> an "
                   "address.")  # fmt: skip
@click.option("--format", "format_", type=click.Choice(FORMATS), default="table",
              show_default=True,
              help="How to print the answer: for people, as CSV, as JSON, as SPARQL results in "
                   "JSON, or its claims as Turtle.")  # fmt: skip
@click.option("--view", "which", metavar="VIEW", show_default="default",
              help="What counts: deeds (default), deeds that are not only alleged (stated), or "
                   "offers, promises and denials as well (all).")  # fmt: skip
@options.dated(as_of="all dates", window="365")
@click.option("--describe", is_flag=True, help="Explain the query instead of asking it.")
@options.store
def command(
    query: str,
    more: tuple[str, ...],
    parameters: tuple[str, ...],
    format_: str,
    which: str | None,
    as_of: str | None,
    window: int | None,
    known_by: str | None,
    source: str | None,
    describe: bool,
    store_path: Path,
) -> None:
    """Ask QUERY: the name of a named query, a file (.rq), - for standard input, or SPARQL itself.

    An answer without rows is an answer: the exit code is 0.

    \b
    Example:
      belligraph query who-supports -p actor=Baghdad --as-of 2014-01-06
      belligraph query pair -p a=usa -p b=iraq --format json
      belligraph query 'SELECT ?claim { ?claim bg:relation bg:opposes } LIMIT 5'
    """
    from ..api import open_graph
    from ..queries import ask

    asked = _read(query)
    if describe:
        click.echo(_description(asked))
        return
    given = _parameters((*parameters, *more)) | _shared(
        as_of=as_of, window=window, known_by=known_by, source=source, view=which
    )
    graph = open_graph(store_path)
    if format_ in ("srj", "turtle") or not asked.typed:
        from .answers import print_raw

        print_raw(graph, asked, given, format_)
        return
    from .answers import print_answer

    print_answer(graph, ask(graph.store, asked, graph.registry, given), format_)


def _read(query: str) -> NamedQuery:
    from ..errors import QueryError
    from ..queries import read_query
    from ..store.words import is_sparql

    if is_sparql(query):
        return read_query("query", query)
    if query != "-" and not query.endswith(".rq"):
        if Path(query).is_file():
            raise QueryError(f"{query} is a file; one of a query ends in .rq")
        return _named(query)
    name = "standard input" if query == "-" else query
    try:
        text = sys.stdin.buffer.read() if query == "-" else Path(query).read_bytes()
        return read_query(name, text.decode("utf-8-sig"))
    except OSError as error:
        raise QueryError(f"{name}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise QueryError(f"{name}: text in UTF-8 is expected") from None


def _named(name: str) -> NamedQuery:
    """A packaged query; where there is none of that name, the nearest by name and title are told.

    What is asked for as `who-controls` may be called `controlled-by`.
    """
    from ..errors import UnknownNameError
    from ..queries import named_query, names

    known = names()
    if name in known:
        return named_query(name)
    asked = _words(name)
    likeness = {other: _likeness(asked, _words(f"{other} {named_query(other).title}"))
                for other in known}  # fmt: skip
    near = [other for other in known if likeness[other] >= NEAR_ENOUGH]
    near.sort(key=lambda other: -likeness[other])
    raise UnknownNameError("query", name, near[:NEAREST] or known)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _likeness(asked: list[str], there: list[str]) -> float:
    """How well each word that was asked for is met by one that is there, 0..1, on average."""
    met = [max(SequenceMatcher(None, a, b).ratio() for b in there) for a in asked]
    return sum(met) / len(met) if met else 0.0


def _parameters(given: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals or not name.strip():
            raise click.UsageError(f"{one}: KEY=VALUE is expected, such as actor=Baghdad")
        if name.strip() in found:
            raise click.UsageError(f"{name.strip()} is given twice")
        found[name.strip()] = value.strip()
    return found


def _shared(**values: str | int | None) -> dict[str, str]:
    return {name: str(value) for name, value in values.items() if value is not None}


def _description(query: NamedQuery) -> str:
    lines = [query.title, f"A row is {query.row}." if query.row else "", "", "Parameters:"]
    for parameter in query.all_parameters():
        default = " (required)" if parameter.required else f" = {parameter.default or 'none'}"
        lines.append(f"  {parameter.name}: {parameter.type}{default}  {parameter.meaning}")
    lines.append("Columns:")
    lines += [f"  {column.name}: {column.type}  {column.meaning}" for column in query.columns]
    return "\n".join(lines)
