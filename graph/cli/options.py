"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from datetime import date

    from ..api import Graph
    from ..relations import View

F = TypeVar("F", bound=Callable[..., Any])

store = click.option(
    "--store",
    "store_path",
    type=click.Path(path_type=Path),
    default=Path("out/store"),
    show_default=True,
    envvar="BELLIGRAPH_STORE",
    show_envvar=True,
    help="The store to use.",
)


def view(command: F) -> F:
    """Options that choose which claims count."""
    for option in (
        click.option("--source", metavar="SOURCE", help="Only this source: id, title or file."),
        click.option("--known-by", metavar="DATE", help="Only what was said or published by then."),
        click.option("--window", type=click.IntRange(0, 100_000), help="Days in which acts count."),
        click.option("--as-of", metavar="DATE", help="Acts before and ties on this date (EDTF)."),
    ):
        command = option(command)
    return command


def filters(command: F) -> F:
    """Options that narrow a view further; to be passed on to `filtered_view` by name."""
    for option in (
        click.option("--ratings", type=click.Path(path_type=Path), metavar="FILE",
                     help="Your ratings of sources: a CSV table publisher,reliability (0 to 1)."),
        click.option("--min-score", type=click.FloatRange(0, 1), default=0.0,
                     help="Leave out relations whose score is lower."),
        click.option("--derived", is_flag=True, help="With claims that rules derived."),
        click.option("--stated", is_flag=True, help="Without claims that are only alleged."),
        click.option("--method", "methods", multiple=True, metavar="METHOD",
                     help="Only claims made so: curated, extracted, imported (repeatable)."),
        click.option("--means", multiple=True, metavar="MEANS",
                     help="Only claims of these means, such as weapons (repeatable)."),
        click.option("--theatre", "theatres", multiple=True, metavar="THEATRE",
                     help="Only claims placed in this theatre, by id or name (repeatable)."),
    ):  # fmt: skip
        command = option(command)
    return view(command)


def output(help_: str) -> Callable[[F], F]:
    """`--out FILE`, standard output by default."""
    return click.option("--out", "out", type=click.File("wb", lazy=True), default="-", help=help_)


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
    store_path: Path,
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
