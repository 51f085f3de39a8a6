"""What is analysed: the signed network of a store's view, or a plain list of edges."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .. import options

if TYPE_CHECKING:
    from ...api import Graph
    from ...network import Reduction, SignedGraph
    from ...relations import View

F = TypeVar("F", bound=Callable[..., Any])
RULES = ("attested", "negative", "drop")


@dataclass(frozen=True, slots=True)
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

    def claims(self, a: str, b: str) -> tuple[str, ...]:
        """The ids of the claims behind an edge; none for a plain list."""
        if self.reduction is None:
            return ()
        numbers = {(one, other): i for i, (one, other, _) in enumerate(self.signed.edges())}
        return self.reduction.claims(numbers[min(a, b), max(a, b)])


def of_a_view(command: F) -> F:
    """Options for analyses of a store alone; to be passed on to `options.filtered`."""
    for option in (
        options.store,
        click.option("--rule", type=click.Choice(RULES), default="attested", show_default=True,
                     help="How pairs with support and opposition are settled."),
        options.filters,
    ):  # fmt: skip
        command = option(command)
    return command


def of_either(command: F) -> F:
    """Options for analyses of a view or of a list of edges; to be passed on to `read_subject`."""
    edges = click.option(
        "--edges", type=click.Path(path_type=Path), metavar="FILE",
        help="Analyse this CSV list of edges (source,target,sign) instead of a store.",
    )  # fmt: skip
    populations = click.option(
        "--populations", is_flag=True, help="With populations, which are left out else."
    )
    return edges(populations(of_a_view(command)))


def time_limit(command: F) -> F:
    """`--time-limit`."""
    return click.option("--time-limit", type=click.FloatRange(0), metavar="SECONDS",
                        help="Stop searching then, and tell the bounds.")(command)  # fmt: skip


def read_subject(
    edges: Path | None, store_path: Path, rule: Any, *, populations: bool, **chosen: Any
) -> Subject:
    """What the options of `of_either` choose; what it is goes to standard error."""
    if edges is not None:
        if any(chosen.values()):
            raise click.UsageError("--edges has no claims: options that choose claims do not apply")
        subject = _listed(edges)
    else:
        from ...network import reduce

        graph, view = options.filtered(store_path, **chosen)
        made = reduce(graph.relations(view), graph.registry, rule=rule, populations=populations)
        subject = Subject(made.graph, graph, view, made)
        _tell_conflicts(subject)
    signed = subject.signed
    told = f"{len(signed)} actors, {len(signed.signs)} ties, {signed.negative} of them hostile"
    if signed.parts > 1:
        told += f"; {signed.parts} parts without a tie between them, whose sides are not comparable"
    click.echo(told, err=True)
    return subject


def _listed(file: Path) -> Subject:
    from ...network import read_edges

    found = read_edges(file)
    if found.contradictory:
        pairs = ", ".join(f"{a} and {b}" for a, b in found.contradictory[:5])
        click.echo(
            f"Note: {len(found.contradictory)} pairs left out, as many rows say 1 as -1: {pairs}",
            err=True,
        )
    return Subject(found.graph)


def _tell_conflicts(subject: Subject) -> None:
    from ...pages.page import when

    assert subject.view is not None and subject.reduction is not None  # noqa: S101 - for types
    click.echo(when(subject.view), err=True)
    for conflict in subject.reduction.conflicts:
        became = {1: "a friendly tie", -1: "a hostile tie", 0: "no tie"}[conflict.sign]
        by = f", settled by {conflict.settled_by}" if conflict.settled_by else ", undecided"
        a, b = subject.label(conflict.a), subject.label(conflict.b)
        kinds = " and ".join(conflict.kinds)
        click.echo(f"Note: {a} and {b} are both ({kinds}): {became}{by}", err=True)
