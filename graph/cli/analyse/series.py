"""`belligraph analyse series`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import options
from ..printing import Cell, claims_cell, format_option, print_analysis, tell
from .picture import plot_file, save_plot
from .subject import of_a_view, time_limit

if TYPE_CHECKING:
    from ...analysis.history.continuity import BlocPoint
    from ...analysis.history.series import BalancePoint, DyadPoint, Report
    from ...api import Graph
    from ...relations import View

Told = tuple[Sequence[str], list[tuple[Any, ...]], Any]
STEPS = ("day", "month", "year")


@click.command()
@click.argument("actors", nargs=-1, metavar="[A B]")
@click.option("--from", "since", required=True, metavar="DATE", help="The first day.")
@click.option("--to", "until", required=True, metavar="DATE", help="The last day.")
@click.option("--step", type=click.Choice(STEPS), default="month", show_default=True,
              help="From one snapshot to the next.")  # fmt: skip
@click.option("--blocs", "of_blocs", is_flag=True, help="Who stands with whom, instead of balance.")
@click.option("--plot", type=click.Path(path_type=Path), metavar="FILE",
              help="Draw it too, into an .svg or .png (needs the extra 'plots').")  # fmt: skip
@of_a_view
@time_limit(10)
@format_option
def series(
    actors: tuple[str, ...],
    since: str,
    until: str,
    step: Any,
    of_blocs: bool,
    plot: Path | None,
    format_: str,
    time_limit: float,
    rule: Any,
    **chosen: Any,
) -> None:
    """Balance over time; with two actors, what A and B do to each other; with --blocs, the blocs.

    Each row is a snapshot as of its day, and neighbouring ones share claims: acts count for the
    days of --window before each.

    Balance: conflicts are pairs of which both support and opposition are reported; line balance is
    1 if two camps fit every tie, and 0 if as many ties contradict them as ever could. Two actors:
    how many independent sources say so, ? where partial dates leave doubt, and the score. Blocs
    keep their number from snapshot to snapshot.

    \b
    Example:
      belligraph analyse series --from 2003 --to 2015 --step year
      belligraph analyse series usa iraq --from 2012 --to 2015 --plot pair.svg
    """
    if len(actors) not in (0, 2) or (actors and of_blocs):
        raise click.UsageError("name two actors, or none; --blocs takes none")
    if chosen["as_of"]:
        raise click.UsageError("--as-of is one date; a series has --from and --to")
    first, last = _first(since), options.read_date("--to", until)
    if plot is not None:
        plot_file(plot)
    graph, view = options.filtered(**chosen)
    asked = Asked(graph, view, first, last, step, rule)
    if actors:
        told = _pair(asked, actors, plot, flat=format_ == "csv")
    elif of_blocs:
        told = _blocs(asked, plot)
    else:
        told = _balance(asked, time_limit, plot)
    columns, rows, data = told
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

    def label(self, actor: str) -> str:
        """The short name of an actor."""
        return self.graph.registry.actors[actor].label

    def tell(self) -> None:
        """Say on standard error which time is looked at."""
        from ...pages.telling.words import counted, day

        window = counted(self.view.window, "day")
        time = f"{day(self.first)} to {day(self.last)} by {self.step}, window {window}"
        tell("; ".join([time, *self.view.choices()]))


def _first(text: str) -> date:
    """The first day of a date; `2003` means its beginning."""
    from ...dates import parse_date

    options.read_date("--from", text)  # its error names the option
    return parse_date(text).first


def _pair(asked: Asked, names: Sequence[str], plot: Path | None, *, flat: bool) -> Told:
    from ...analysis.history.series import dyad_series
    from ...errors import InputError

    graph = asked.graph
    a, b = (graph.registry.actor(name, asked.last) for name in names)
    if a == b:
        raise InputError(f"{names[0]} and {names[1]} are the same actor, {a}")
    found = dyad_series(
        graph.store.columns(), asked.view, graph.registry, a, b,
        **asked.time, ratings=graph.store.ratings,
    )  # fmt: skip
    asked.tell()
    one, other = asked.label(a), asked.label(b)
    if plot is not None:
        from ...plots import plot_dyad

        save_plot(plot_dyad(found, one, other, asked.caption(a, b)), plot)
    if flat:
        columns = ("day", "subject", "relation", "object", "sources", "score", "certain", "claims")
        return columns, [row for point in found for row in _flat(point, a, b)], found
    heads = ("day", f"{one} supports", f"{one} opposes", f"{other} supports", f"{other} opposes",
             "allied", "claims")  # fmt: skip
    return heads, [_wide(point) for point in found], found


def _reports(point: DyadPoint) -> tuple[Report, ...]:
    return point.supports, point.opposes, point.supported, point.opposed, point.allied


def _wide(point: DyadPoint) -> tuple[Any, ...]:
    """A snapshot in one row, for people."""
    ids = sorted({id_ for report in _reports(point) for id_ in report.claims})
    return point.day, *(_said(report) for report in _reports(point)), claims_cell(ids)


def _said(report: Report) -> str:
    if not report.roots:
        return ""
    doubt = "" if report.certain else "?"
    return f"{report.roots}{doubt} ({report.score:.2f})"


def _flat(point: DyadPoint, a: str, b: str) -> Iterator[tuple[Any, ...]]:
    """A snapshot as one row for each relation that is reported, for programs."""
    ties = [(a, "supports", b), (a, "opposes", b), (b, "supports", a), (b, "opposes", a),
            (min(a, b), "alliedWith", max(a, b))]  # fmt: skip
    for tie, report in zip(ties, _reports(point), strict=True):
        if report.roots:
            yield (point.day, *tie, report.roots, report.score, report.certain, report.claims)


def _balance(asked: Asked, time_limit: float, plot: Path | None) -> Told:
    from ...analysis.history.changes import change_points
    from ...analysis.history.series import balance_series

    graph = asked.graph
    found = balance_series(
        graph.store.columns(), asked.view, graph.registry, **asked.time, rule=asked.rule,
        ratings=graph.store.ratings, time_limit=time_limit,
    )  # fmt: skip
    asked.tell()
    if plot is not None:
        from ...plots import plot_balance

        save_plot(plot_balance(found, asked.caption()), plot)
    days = [point.day for point in found]
    changes = {
        "edges": change_points(days, [float(p.edges) for p in found], "counts"),
        "balanced_share": change_points(days, [p.balanced_share for p in found]),
        "line_balance": change_points(days, [p.line_balance for p in found]),
    }
    _tell_changes(changes)
    columns = ("day", "actors", "ties", "hostile", "conflicts", "triangles", "balanced share",
               "frustration", "proven", "line balance")  # fmt: skip
    rows = [
        (p.day, p.nodes, p.edges, p.negative, p.conflicts, p.triangles, p.balanced_share,
         _index(p), p.proven, p.line_balance)
        for p in found
    ]  # fmt: skip
    return columns, rows, {"points": found, "changes": changes}


def _index(point: BalancePoint) -> Cell:
    """The frustration index; for people, the bounds where it is not proven."""
    value = point.frustration
    return Cell(value, str(value) if point.proven else f"{point.bound} to {value}")


def _tell_changes(changes: dict[str, Any]) -> None:
    """The change points, on standard error."""
    names = {"edges": "ties", "balanced_share": "balanced share", "line_balance": "line balance"}
    for name, jumps in changes.items():
        for jump in jumps:
            tell(
                f"Change point {jump.day}: {names[name]} {jump.before:.3g} on average before, "
                f"{jump.after:.3g} from then on"
            )


def _blocs(asked: Asked, plot: Path | None) -> Told:
    from ...analysis.history.continuity import bloc_series

    graph = asked.graph
    found = bloc_series(
        graph.store.columns(), asked.view, graph.registry, **asked.time, rule=asked.rule,
        ratings=graph.store.ratings,
    )  # fmt: skip
    asked.tell()
    if plot is not None:
        from ...plots import plot_blocs

        labels = {actor.id: actor.label for actor in graph.registry.actors.values()}
        save_plot(plot_blocs(found, asked.caption(), names=labels), plot)
    rows = [row for point in found for row in _members(point, asked.label)]
    data = [replace(point, blocs=tuple(bloc + 1 for bloc in point.blocs)) for point in found]
    return ("day", "bloc", "actors", "members"), rows, data


def _members(point: BlocPoint, label: Callable[[str], str]) -> Iterator[tuple[Any, ...]]:
    for number in sorted(set(point.blocs)):
        members = [
            node for node, bloc in zip(point.nodes, point.blocs, strict=True) if bloc == number
        ]
        told = ", ".join(map(label, members))
        yield point.day, number + 1, len(members), Cell(members, told)
