"""`belligraph compare`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from . import options
from .printing import format_option, print_analysis

if TYPE_CHECKING:
    from .comparison import Report


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--since", metavar="DATE", help="Only claims that may be of this date or later.")
@click.option("--until", metavar="DATE", help="Only claims that may be of this date or earlier.")
@click.option("--by", type=click.Choice(["pair", "month"]), default="pair", show_default=True,
              help="Pairs of actors, or months of pairs, by claims of one month.")  # fmt: skip
@click.option("--within", type=click.IntRange(0, 100_000), default=0, show_default=True,
              metavar="DAYS", help="How many days apart two claims still meet.")  # fmt: skip
@click.option("--all", "everything", is_flag=True,
              help="With what is not comparable (JSON always has it).")  # fmt: skip
@options.populations
@options.filters_of("all dates")
@options.store
@format_option
def command(a: str, b: str, everything: bool, format_: str, **chosen: Any) -> None:
    """Compare A and B in one store: pairs that both have or only one has, and opposite signs.

    A and B are each a source (id, title or file), a pattern of ids such as 'ucdp-esd-*',
    publisher:NAME, method:curated (extracted, imported), or several of these with commas between
    them. Claims that are of both sides are left out of both.

    Agreement is on the same sign, on opposite signs, or partly, where one side has both signs and
    the other one of them. In the table -> goes from the first actor to the second; "other way"
    means that the sides differ in who does it to whom. Times meet if a claim of A and one of B may
    be of the same day. A side that says nothing is not neutral; one that tells no deed has only
    offers, denials, or claims that the filters pass over.

    Comparable are pairs of which both sides know both actors, by month in the time of both. Kappa
    is agreement on all pairs of these actors beyond chance: 1 at most, 0 as by chance. All dates
    are looked at, unless --as-of, --since or --until is given.

    \b
    Example:
      belligraph compare 'ucdp-esd-*' method:curated --since 2013 --until 2014
      belligraph compare 'ucdp-ged*' icews --by month --format csv
    """
    from .comparison import FOR_PROGRAMS, flat

    report = _report((a, b), **chosen)
    report.tell()
    if format_ == "csv":
        lines = map(flat, report.lines(everything=everything))
        print_analysis(format_, None, FOR_PROGRAMS, lines)
    elif format_ == "json":
        print_analysis(format_, report.data(), (), ())
    else:
        rows = map(report.row, report.lines(everything=everything))
        print_analysis(format_, None, report.columns, rows, above=report.figures())


def _report(
    sides: tuple[str, str],
    *,
    since: str | None,
    until: str | None,
    by: Any,
    within: int,
    populations: bool,
    **chosen: Any,
) -> Report:
    from ..relations.comparison import apart, claims_of, compare, may_be_of
    from .comparison import Report

    first, last = _time(since, until)
    graph, view = options.filtered(**chosen)
    view = view if chosen["as_of"] else replace(view, as_of=None)
    columns = graph.store.columns()
    a, b, common = apart(*(claims_of(side, columns, graph.registry) for side in sides))
    there = may_be_of(columns, first, last)
    found = compare(
        columns, a & there, b & there, view, graph.registry, ratings=graph.store.ratings,
        by=by, within=within, populations=populations,
    )  # fmt: skip
    return Report(found, graph, view, sides, common, first, last, within)


def _time(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """The first and the last day asked for."""
    from ..dates import parse_date
    from ..errors import InputError

    last = options.read_date("--until", until) if until is not None else None
    if since is None:
        return None, last
    options.read_date("--since", since)  # its error names the option
    first = parse_date(since).first
    if last is not None and last < first:
        raise InputError(f"--until {until} lies before --since {since}")
    return first, last
