"""`belligraph path`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from .analyse.subject import of_either, read_subject
from .answers import SHORT_ID
from .printing import Cell, format_option, print_analysis, tell

if TYPE_CHECKING:
    from ..analysis.paths import Path
    from .analyse.subject import Subject


@click.command()
@click.argument("one")
@click.argument("other")
@click.option("--cutoff", type=click.IntRange(1), metavar="NUMBER",
              show_default="any", help="No path of more ties.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True,
              metavar="NUMBER", help="At most so many paths of each sign.")  # fmt: skip
@of_either
@format_option
def command(
    one: str, other: str, cutoff: int | None, limit: int, format_: str, **chosen: Any
) -> None:
    """Find the shortest friendly and hostile paths from ONE to OTHER, with the claims of each tie.

    A path is friendly if its hostile ties are even in number: the enemy of an enemy is a friend.
    In the table, + is a friendly tie and - a hostile one. A path says what would follow, not what
    is reported of the two.

    \b
    Example:
      belligraph path iran usa --as-of 2014-01-06
    """
    subject = read_subject(**chosen)
    a, b = (_node(subject, name) for name in (one, other))
    paths = _paths(subject, a, b, cutoff, limit)
    data = [
        {
            "sign": path.sign,
            "nodes": path.nodes,
            "signs": path.signs,
            "claims": [subject.claims(*step) for step in _steps(path)],
        }
        for path in paths
    ]
    rows = [
        ("friendly" if path.sign > 0 else "hostile", path.length, _drawn(path, subject),
         *_evidence(path, subject))
        for path in paths
    ]  # fmt: skip
    columns = ("path", "ties", "by way of", "first claims")[: 4 if subject.reduction else 3]
    print_analysis(format_, data, columns, rows)
    missing = {"friendly": 1, "hostile": -1}
    if not paths:
        tell("No path joins the two: nothing follows, neither friendship nor enmity.")
        return
    for word, sign in missing.items():
        if all(path.sign != sign for path in paths):
            tell(f"There is no {word} path.")


def _node(subject: Subject, name: str) -> str:
    """A node of the graph: an actor by any name, if there is a store."""
    if subject.graph is None or subject.view is None:
        return name
    return subject.graph.registry.actor(name, subject.view.as_of)


def _paths(subject: Subject, a: str, b: str, cutoff: int | None, limit: int) -> list[Path]:
    """The paths; none from or to an actor that is known but of whom no tie is reported."""
    from ..analysis.paths import signed_paths
    from ..errors import InputError

    if a == b:
        raise InputError(f"both names mean {subject.label(a)}: two different actors expected")
    silent = [actor for actor in (a, b) if actor not in subject.signed.nodes]
    if subject.graph is None or not silent:
        return signed_paths(subject.signed, a, b, cutoff=cutoff, limit=limit)
    for actor in silent:
        tell(f"No tie of {subject.label(actor)} counts in this view.")
    return []


def _steps(path: Path) -> list[tuple[str, str]]:
    return list(zip(path.nodes, path.nodes[1:], strict=False))


def _drawn(path: Path, subject: Subject) -> Cell:
    def draw(name: Callable[[str], str]) -> str:
        steps = zip(path.signs, path.nodes[1:], strict=True)
        ties = (f" {'+' if sign > 0 else '-'} {name(node)}" for sign, node in steps)
        return name(path.nodes[0]) + "".join(ties)

    return Cell(draw(str), draw(subject.label))


def _evidence(path: Path, subject: Subject) -> tuple[Cell, ...]:
    """The first claim behind each tie, where there is a store."""
    if subject.reduction is None:
        return ()
    ids = [subject.claims(*step)[0] for step in _steps(path)]
    return (Cell(ids, ", ".join(id_[:SHORT_ID] for id_ in ids)),)
