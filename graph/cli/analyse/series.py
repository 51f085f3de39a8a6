"""`belligraph analyse series`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import options
from ..answers import SHORT_ID
from ..printing import format_option, print_analysis
from .subject import of_a_view, time_limit

if TYPE_CHECKING:
    from ...analysis.continuity import BlocPoint
    from ...analysis.series import Report
    from ...api import Graph
    from ...relations import View

Told = tuple[tuple[str, ...], list[tuple[Any, ...]], Any]
STEPS = ("day", "month", "year")


@click.command()
@click.argument("actors", nargs=-1, metavar="[A B]")
@click.option("--from", "since", required=True, metavar="DATE", help="The first day (EDTF).")
@click.option("--to", "until", required=True, metavar="DATE", help="The last day (EDTF).")
@click.option("--step", type=click.Choice(STEPS), default="month", show_default=True,
              help="From one snapshot to the next.")  # fmt: skip
@click.option("--blocs", "of_blocs", is_flag=True, help="Who stands with whom, instead of balance.")
@click.option("--plot", type=click.Path(path_type=Path), metavar="FILE",
              help="Draw it too, into an .svg or .png (needs the extra 'plots').")  # fmt: skip
@of_a_view
@time_limit
@format_option
def series(
    actors: tuple[str, ...],
    since: str,
    until: str,
    step: Any,
    of_blocs: bool,
    plot: Path | None,
    format_: str,
    time_limit: float | None,
    rule: Any,
    **chosen: Any,
) -> None:
    """Balance over time; with two actors, what A and B do to each other; with --blocs, the blocs.

    Neighbouring snapshots share claims: acts count for the days of --window before each.

    \b
    Example:
      belligraph analyse series --from 2003 --to 2015 --step year
      belligraph analyse series usa iraq --from 2012 --to 2015 --plot pair.svg
    """
    if len(actors) not in (0, 2) or (actors and of_blocs):
        raise click.UsageError("name two actors, or none; --blocs takes none")
    graph, view = options.filtered(**chosen)
    asked = Asked(graph, view, _first(since), options.read_date("--to", until), step, rule)
    if actors:
        columns, rows, data = _pair(asked, actors, plot)
    elif of_blocs:
        columns, rows, data = _blocs(asked, plot)
    else:
        columns, rows, data = _balance(asked, time_limit, plot)
    print_analysis(format_, data, columns, rows)


@dataclass(frozen=True, slots=True)
class Asked:
    """The view and the time of a series."""

    graph: Graph
    view: View
    first: date
    last: date
    step: Any
    rule: Any

    @property
    def time(self) -> dict[str, Any]:
        """What every series is worked out and captioned with."""
        return {"first": self.first, "last": self.last, "step": self.step}

    def caption(self, *between: str) -> str:
        """What the picture rests on."""
        from ...plots import caption

        columns, registry = self.graph.store.columns(), self.graph.registry
        return caption(columns, self.view, registry, **self.time, between=between)


def _first(text: str) -> date:
    """The first day of a date; `2003` means its beginning."""
    from ...dates import parse_date

    options.read_date("--from", text)  # its error names the option
    return parse_date(text).first


def _pair(asked: Asked, names: Sequence[str], plot: Path | None) -> Told:
    from ...analysis.series import dyad_series
    from ...errors import InputError

    graph = asked.graph
    a, b = (graph.registry.actor(name, asked.last) for name in names)
    if a == b:
        raise InputError(f"{names[0]} and {names[1]} are the same actor, {a}")
    found = dyad_series(
        graph.store.columns(), asked.view, graph.registry, a, b,
        **asked.time, ratings=graph.store.ratings,
    )  # fmt: skip
    one, other = (graph.registry.actors[id_].label for id_ in (a, b))
    if plot is not None:
        from ...plots import plot_dyad, save

        save(plot_dyad(found, one, other, asked.caption(a, b)), plot)
    columns = ("day", f"{one} supports", f"{one} opposes", f"{other} supports",
               f"{other} opposes", "allied", "claims")  # fmt: skip
    rows = []
    for point in found:
        reports = (point.supports, point.opposes, point.supported, point.opposed, point.allied)
        ids = sorted({id_ for report in reports for id_ in report.claims})
        rows.append((point.day, *(_said(report) for report in reports), _short(ids)))
    return columns, rows, found


def _balance(asked: Asked, time_limit: float | None, plot: Path | None) -> Told:
    from ...analysis.changes import change_points
    from ...analysis.series import TIME_LIMIT, balance_series

    graph = asked.graph
    found = balance_series(
        graph.store.columns(), asked.view, graph.registry, **asked.time, rule=asked.rule,
        ratings=graph.store.ratings, time_limit=TIME_LIMIT if time_limit is None else time_limit,
    )  # fmt: skip
    if plot is not None:
        from ...plots import plot_balance, save

        save(plot_balance(found, asked.caption()), plot)
    days = [point.day for point in found]
    changes = {
        "edges": change_points(days, [float(p.edges) for p in found], "counts"),
        "balanced_share": change_points(days, [p.balanced_share for p in found]),
        "line_balance": change_points(days, [p.line_balance for p in found]),
    }
    for name, jumps in changes.items():
        for jump in jumps:
            click.echo(
                f"Change of {name.replace('_', ' ')} by {jump.day}: "
                f"{jump.before:.3g} to {jump.after:.3g}",
                err=True,
            )
    columns = ("day", "actors", "ties", "hostile", "conflicts", "triangles", "balanced share",
               "frustration", "line balance")  # fmt: skip
    rows = [
        (p.day, p.nodes, p.edges, p.negative, p.conflicts, p.triangles, p.balanced_share,
         str(p.frustration) if p.proven else f"{p.bound} to {p.frustration}", p.line_balance)
        for p in found
    ]  # fmt: skip
    return columns, rows, {"points": found, "changes": changes}


def _blocs(asked: Asked, plot: Path | None) -> Told:
    from ...analysis.continuity import bloc_series

    graph = asked.graph
    found = bloc_series(
        graph.store.columns(), asked.view, graph.registry, **asked.time, rule=asked.rule,
        ratings=graph.store.ratings,
    )  # fmt: skip
    labels = {actor.id: actor.label for actor in graph.registry.actors.values()}
    if plot is not None:
        from ...plots import plot_blocs, save

        save(plot_blocs(found, asked.caption(), names=labels), plot)
    rows = [
        (point.day, number + 1, size, members)
        for point in found
        for number, size, members in _members(point, labels)
    ]
    return ("day", "bloc", "size", "members"), rows, found


def _members(point: BlocPoint, labels: dict[str, str]) -> Iterator[tuple[int, int, list[str]]]:
    for number in sorted(set(point.blocs)):
        members = [
            labels[node]
            for node, bloc in zip(point.nodes, point.blocs, strict=True)
            if bloc == number
        ]
        yield number, len(members), members


def _said(report: Report) -> str:
    if not report.roots:
        return ""
    doubt = "" if report.certain else "?"
    return f"{report.roots}{doubt} ({report.score:.2f})"


def _short(ids: Sequence[str]) -> list[str]:
    return [id_[:SHORT_ID] for id_ in ids]
