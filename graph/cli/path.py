"""`belligraph path`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .analyse.subject import of_either, read_subject
from .answers import SHORT_ID
from .printing import format_option, print_analysis

if TYPE_CHECKING:
    from ..analysis.paths import Path
    from .analyse.subject import Subject


@click.command()
@click.argument("one")
@click.argument("other")
@click.option("--cutoff", type=click.IntRange(1), help="No path of more ties.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True,
              help="At most so many paths of each sign.")  # fmt: skip
@of_either
@format_option
def command(
    one: str, other: str, cutoff: int | None, limit: int, format_: str, **chosen: Any
) -> None:
    """Find the shortest friendly and hostile paths from ONE to OTHER, with the claims of each tie.

    A path is friendly if its hostile ties are even in number: the enemy of an enemy.

    \b
    Example:
      belligraph path iran usa --as-of 2014-01-06
    """
    from ..analysis.paths import signed_paths

    subject = read_subject(**chosen)
    ends = [_node(subject, name) for name in (one, other)]
    paths = signed_paths(subject.signed, *ends, cutoff=cutoff, limit=limit)
    data = [
        {
            "sign": path.sign,
            "nodes": path.nodes,
            "signs": path.signs,
            "claims": [subject.claims(a, b) for a, b in _steps(path)],
        }
        for path in paths
    ]
    rows = [
        ("friendly" if path.sign > 0 else "hostile", path.length, _drawn(path, subject),
         [id_[:SHORT_ID] for a, b in _steps(path) for id_ in subject.claims(a, b)[:1]])
        for path in paths
    ]  # fmt: skip
    print_analysis(format_, data, ("path", "ties", "by way of", "first claims"), rows)
    if not paths:
        click.echo(
            "No path joins the two: nothing follows, neither friendship nor enmity.", err=True
        )


def _node(subject: Subject, name: str) -> str:
    """A node of the graph: an actor by any name, if there is a store."""
    if subject.graph is None or subject.view is None:
        return name
    return subject.graph.registry.actor(name, subject.view.as_of)


def _steps(path: Path) -> list[tuple[str, str]]:
    return list(zip(path.nodes, path.nodes[1:], strict=False))


def _drawn(path: Path, subject: Subject) -> str:
    drawn = subject.label(path.nodes[0])
    for sign, node in zip(path.signs, path.nodes[1:], strict=True):
        drawn += f" {'+' if sign > 0 else '-'} {subject.label(node)}"
    return drawn
