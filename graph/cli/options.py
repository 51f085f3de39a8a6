"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .stores import folder, place

if TYPE_CHECKING:
    from datetime import date

    from ..api import Graph
    from ..relations import View

F = TypeVar("F", bound=Callable[..., Any])

OF_BUILD = "that of the store's build"

_store = partial(
    click.option,
    "--store",
    "store_path",
    type=click.UNPROCESSED,
    default=Path("out/store"),
    show_default=True,
    envvar="BELLIGRAPH_STORE",
    show_envvar=True,
)
store = _store(
    callback=place,
    metavar="FOLDER|URL",
    help="The store to use: a folder, or the address of a SPARQL server.",
)
store_folder = _store(callback=folder, metavar="FOLDER", help="The store to use, a folder.")
"""For commands that write to a store, or read what only a folder has."""
output = click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    metavar="FILE",
    default="-",
    show_default=True,
    help="Where to write; - is standard output.",
)
populations = click.option(
    "--populations", is_flag=True, help="With populations, which are left out otherwise."
)
actors_of = click.option(
    "--data",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    show_default="the one in the current folder, else the packaged sample",
    help="The project whose actors to use.",
)


def dated(as_of: str = OF_BUILD, window: str = OF_BUILD) -> Callable[[F], F]:
    """Options that choose which claims count.

    Args:
        as_of, window: what they are where they are not given, in words.
    """
    return _all(
        click.option("--as-of", metavar="DATE", show_default=as_of,
                     help="Acts in the window before this date, and ties in force on it."),
        click.option("--window", type=click.IntRange(0, 100_000), metavar="DAYS",
                     show_default=window, help="How many days before --as-of acts count."),
        click.option("--known-by", metavar="DATE",
                     help="Only what had been said, or else published, by this date."),
        click.option("--source", metavar="SOURCE",
                     help="Only claims of this source: its id, title or file."),
    )  # fmt: skip


def filters_of(as_of: str = OF_BUILD) -> Callable[[F], F]:
    """The same, and options that narrow further; to be passed on to `filtered` by name."""
    return _all(
        dated(as_of),
        click.option("--theatre", "theatres", multiple=True, metavar="THEATRE",
                     help="Only claims placed in this theatre, by id or name (repeatable)."),
        click.option("--means", multiple=True, metavar="MEANS",
                     help="Only claims of these means, such as weapons (repeatable)."),
        click.option("--method", "methods", multiple=True, metavar="METHOD",
                     help="Only claims made so: curated, extracted, imported or derived "
                     "(repeatable)."),
        click.option("--stated", is_flag=True, help="Without claims that are only alleged."),
        click.option("--derived", is_flag=True, help="With claims that rules derived."),
        click.option("--min-score", type=click.FloatRange(0, 1), default=0, metavar="SCORE",
                     show_default=True, help="Leave out relations whose score is lower."),
        click.option("--ratings", type=click.Path(path_type=Path), metavar="FILE",
                     help="Your ratings of sources: a CSV table with the columns publisher and "
                     "reliability, 0 to 1."),
    )  # fmt: skip


def _all(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one; `--help` lists them in this order."""

    def add(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return add


view = dated()
filters = filters_of()


def read_view(
    graph: Graph, as_of: str | None, window: int | None, known_by: str | None, source: str | None
) -> View:
    """The view that the options of `view` choose.

    Without `--as-of` the date of the store's build is used, if it has one.
    """
    from ..relations import View

    about = graph.store.about()
    return View(
        as_of=read_date("--as-of", as_of) if as_of else about.as_of,
        window=window if window is not None else about.window,
        known_by=read_date("--known-by", known_by) if known_by else None,
        sources=frozenset([graph.registry.source(source)]) if source else None,
    )


def filtered(
    store_path: Path | str,
    *,
    as_of: str | None,
    window: int | None,
    known_by: str | None,
    source: str | None,
    ratings: Path | None,
    stated: bool,
    **filters: Any,
) -> tuple[Graph, View]:
    """The graph and the view that the options of `filters` choose."""
    from ..api import open_graph
    from ..readers.ratings import read_ratings

    graph = open_graph(store_path)
    if ratings is not None:
        graph.store.ratings = read_ratings(ratings, graph.registry)
    about = graph.store.about()
    day = read_date("--as-of", as_of) if as_of else about.as_of
    view = graph.view(
        str(day) if day else None,
        about.window if window is None else window,
        str(read_date("--known-by", known_by)) if known_by else None,
        [source] if source else [],
        alleged=not stated,
        **filters,
    )
    return graph, view


def read_date(option: str, text: str, *, last: bool = True) -> date:
    """The last day of a date typed as an option, or its first; `2014` ends with that year."""
    from ..dates import parse_date
    from ..errors import DateError

    try:
        found = parse_date(text)
        return found.last if last else found.first
    except DateError as error:
        raise DateError(f"{option}: {error}") from None
