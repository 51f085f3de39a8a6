"""`belligraph analyse roles`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ..printing import format_option, print_analysis
from .subject import of_either, read_subject

if TYPE_CHECKING:
    from .subject import Subject

SHOWN = ("roles", "shared-enemies", "opposed-supporters", "friends-of-enemies")


@click.command()
@of_either
@click.option("--show", type=click.Choice(SHOWN), default="roles", show_default=True,
              help="Which table; JSON has them all.")  # fmt: skip
@format_option
def roles(format_: str, show: str, **chosen: Any) -> None:
    """What part each actor plays: friends, enemies, brokers between blocs, enemies in common.

    \b
    Example:
      belligraph analyse roles --as-of 2014-01-06
      belligraph analyse roles --show shared-enemies
    """
    from ...analysis import roles as work
    from ...analysis.blocs import blocs

    subject = read_subject(**chosen)
    signed = subject.signed
    table = work.roles(signed, blocs(signed))
    pairs = {
        "shared-enemies": work.shared_enemies(signed),
        "opposed-supporters": work.opposed_supporters(signed),
        "friends-of-enemies": work.friends_of_enemies(signed),
    }
    data = {"roles": table, "brokers": [r.actor for r in work.brokers(table)]} | {
        name.replace("-", "_"): found for name, found in pairs.items()
    }
    if show == "roles":
        columns, rows = _roles(subject, table)
    else:
        columns, rows = _pairs(subject, pairs[show])
    print_analysis(format_, data, columns, rows)


def _roles(subject: Subject, table: Any) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    columns = ("actor", "bloc", "friends", "enemies", "net", "participation", "betweenness")
    rows = [
        (subject.label(one.actor), one.bloc + 1, one.friends, one.enemies, one.net,
         one.participation, one.betweenness)
        for one in sorted(table, key=lambda r: (-(r.friends + r.enemies), r.actor))
    ]  # fmt: skip
    return columns, rows


def _pairs(subject: Subject, pairs: Any) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    ties = {1: "friends", -1: "enemies", 0: "not stated"}
    rows = [
        (subject.label(one.a), subject.label(one.b), ties[one.tie], len(one.common),
         [subject.label(actor) for actor in one.common])
        for one in sorted(pairs, key=lambda p: (-len(p.common), p.a, p.b))
    ]  # fmt: skip
    return ("a", "b", "tie", "number", "in_common"), rows
