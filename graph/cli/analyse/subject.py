"""What is analysed: the signed network of a store's view, or a plain list of edges."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from .. import options
from ..printing import Cell, claims_cell, plain, some, tell, tell_view

if TYPE_CHECKING:
    from ...api import Graph
    from ...network import Reduction, SignedGraph
    from ...relations import View

F = TypeVar("F", bound=Callable[..., Any])
RULES = ("attested", "negative", "drop")
SHOWN_PAIRS = 5


@dataclass(frozen=True)
class Subject:
    """A signed graph, and where it comes from a store, what it was made from."""

    signed: SignedGraph
    graph: Graph | None = None
    view: View | None = None
    reduction: Reduction | None = None

    def label(self, actor: str) -> str:
        """The short name of an actor."""
        if self.graph is None:
            return actor
        return self.graph.registry.actors[actor].label

    def cell(self, actor: str) -> Cell:
        """An actor: its name for people, its id for programs."""
        return Cell(actor, self.label(actor))

    def cells(self, actors: Iterable[str]) -> Cell:
        """Several actors."""
        listed = list(actors)
        return Cell(listed, ", ".join(map(self.label, listed)))

    def claims(self, a: str, b: str) -> tuple[str, ...]:
        """The ids of the claims behind an edge; none for a plain list."""
        if self.reduction is None:
            return ()
        return self.reduction.claims(self._numbers[min(a, b), max(a, b)])

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], int]:
        """The number of each edge, by its ends."""
        return {(a, b): number for number, (a, b, _) in enumerate(self.signed.edges())}

    def evidence(self, a: str, b: str) -> tuple[Cell, ...]:
        """The last cells of a row about an edge: its claims, where there is a store."""
        return () if self.reduction is None else (claims_cell(self.claims(a, b)),)

    def doubts(self) -> str:
        """How many ties rest on nothing but allegations or uncertain dates, or are disputed."""
        if self.reduction is None:
            return ""
        table = self.reduction.table
        alone = {"only alleged": table.alleged, "of uncertain date": ~table.certain}
        found = {
            word: sum(bool(mask[rows].all()) for rows in self.reduction.members)
            for word, mask in alone.items()
        }
        found["disputed"] = sum(bool(table.disputed[r].any()) for r in self.reduction.members)
        return ", ".join(f"{number} {word}" for word, number in found.items() if number)

    def conflicts(self) -> list[dict[str, Any]]:
        """The conflicts between reports, for JSON."""
        found = self.reduction.conflicts if self.reduction else ()
        return [
            plain(conflict)
            | {"friendly": _side(conflict.friendly), "hostile": _side(conflict.hostile)}
            for conflict in found
        ]


def _side(side: Any) -> dict[str, Any]:
    days = {name: _day(getattr(side, name)) for name in ("first", "last")}
    return {**plain(side), **days}


def _day(ordinal: int) -> str | None:
    return date.fromordinal(ordinal).isoformat() if ordinal else None


def of_a_view(command: F) -> F:
    """Options for analyses of a store alone; to be passed on to `options.filtered`."""
    for option in (
        options.store,
        click.option("--rule", type=click.Choice(RULES), default="attested", show_default=True,
                     help="A pair of which both support and opposition are reported takes the "
                     "better attested sign, counts as enmity, or is left out."),
        options.filters,
    ):  # fmt: skip
        command = option(command)
    return command


def of_either(command: F) -> F:
    """Options for analyses of a view or of a list of edges; to be passed on to `read_subject`."""
    edges = click.option(
        "--edges", type=click.Path(path_type=Path), metavar="FILE",
        help="Instead of a store, a CSV list of ties: source,target,sign (1 friendly, -1 hostile).",
    )  # fmt: skip
    return edges(options.populations(of_a_view(command)))


def time_limit(seconds: float) -> Callable[[F], F]:
    """`--time-limit`, with so many seconds by default."""
    return click.option(
        "--time-limit", type=click.FloatRange(0), default=seconds, show_default=True,
        metavar="SECONDS",
        help="For each proof; when they are over the best found is told with its bound.",
    )  # fmt: skip


def read_subject(
    edges: Path | None, store_path: Path, rule: Any, *, populations: bool, **chosen: Any
) -> Subject:
    """What the options of `of_either` choose; what it is goes to standard error."""
    if edges is not None:
        _refuse({"store_path", "rule", "populations", "resamples", *chosen})
        subject = _listed(edges)
    else:
        subject = _of_store(store_path, rule, populations, chosen)
    _tell_size(subject.signed)
    return subject


def _refuse(names: set[str]) -> None:
    """Refuse options that say something of claims, of which a list of edges has none."""
    context = click.get_current_context()
    given = [
        parameter.opts[0]
        for parameter in context.command.params
        if parameter.name in names
        and context.get_parameter_source(parameter.name) is ParameterSource.COMMANDLINE
    ]
    if given:
        raise click.UsageError(f"{', '.join(given)}: of use with a store only, not with --edges")


def _listed(file: Path) -> Subject:
    from ...network import read_edges
    from ...pages.telling.words import counted

    found = read_edges(file)
    settled = sorted({*found.contradictory} - {*found.left_out})
    for pairs, what in (
        (settled, "in rows of both signs; the majority settled it"),
        (found.left_out, "in as many rows of either sign; left out"),
    ):
        if pairs:
            named = some([f"{a} and {b}" for a, b in pairs], SHOWN_PAIRS)
            tell(f"Note: {counted(len(pairs), 'pair')} {what}: {named}")
    return Subject(found.graph)


def _of_store(store: Path, rule: Any, populations: bool, chosen: dict[str, Any]) -> Subject:
    from ...network import reduce

    graph, view = options.filtered(store, **chosen)
    made = reduce(graph.relations(view), graph.registry, rule=rule, populations=populations)
    subject = Subject(made.graph, graph, view, made)
    tell_view(graph, view)
    for conflict in made.conflicts:
        became = {1: "a friendly tie", -1: "a hostile tie", 0: "no tie"}[conflict.sign]
        by = (
            f", settled by {SETTLED[conflict.settled_by]}" if conflict.settled_by else ", undecided"
        )
        a, b = subject.label(conflict.a), subject.label(conflict.b)
        tell(f"Note: both support and opposition are reported of {a} and {b}: {became}{by}")
    if doubts := subject.doubts():
        tell(f"Note: of the ties, {doubts}; they count like the others")
    return subject


SETTLED = {
    "roots": "the number of independent sources",
    "score": "the score",
    "last": "the later date",
    "negative": "--rule negative",
    "drop": "--rule drop",
}


def _tell_size(signed: SignedGraph) -> None:
    from ...pages.telling.words import counted

    ties = counted(len(signed.signs), "tie")
    told = f"{counted(len(signed), 'actor')}, {ties}, {signed.negative:,} of them hostile"
    if signed.parts > 1:
        told += f"; {signed.parts} parts without a tie between them, whose sides are not comparable"
    tell(told)
