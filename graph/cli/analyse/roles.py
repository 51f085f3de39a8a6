"""`belligraph analyse roles`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from ..printing import format_option, print_analysis
from .subject import of_either, read_subject

if TYPE_CHECKING:
    from ...analysis.roles import Pair, Role
    from .subject import Subject

COLUMNS = {
    "roles": ("actor", "bloc", "friends", "enemies", "net", "participation", "betweenness"),
    "shared-enemies": ("actor", "and", "tie", "number", "enemies in common"),
    "opposed-supporters": ("actor", "and", "tie", "number", "supported by both"),
    "friends-of-enemies": ("actor", "friend of its enemies", "tie", "number", "these enemies"),
}
TIES = {1: "friendly", -1: "hostile", 0: "not stated"}


@click.command()
@of_either
@click.option("--show", type=click.Choice(list(COLUMNS)), default="roles", show_default=True,
              help="Which table; JSON has them all.")  # fmt: skip
@format_option
def roles(format_: str, show: str, **chosen: Any) -> None:
    """What part each actor plays: friends, enemies, brokers between blocs, enemies in common.

    Bloc: by signed modularity, as in `analyse blocs`. Net: friends less enemies. Participation:
    how evenly the friends are spread over the blocs, 0 if all are in one. Betweenness: the share of
    shortest chains of friends between two others that lead through the actor, 0 to 1. Brokers have
    friends in several blocs and a high betweenness.

    --show shared-enemies lists pairs that oppose the same actors, opposed-supporters pairs of
    enemies that support the same, friends-of-enemies whom an actor's enemies are friends with.

    \b
    Example:
      belligraph analyse roles --as-of 2014-01-06
      belligraph analyse roles --show shared-enemies
    """
    from ...analysis import roles as work
    from ...analysis.blocs import blocs

    subject = read_subject(**chosen)
    signed = subject.signed
    table = [replace(role, bloc=role.bloc + 1) for role in work.roles(signed, blocs(signed))]
    pairs = {
        "shared-enemies": work.shared_enemies(signed),
        "opposed-supporters": work.opposed_supporters(signed),
        "friends-of-enemies": work.friends_of_enemies(signed),
    }
    data = {"roles": table, "brokers": [role.actor for role in work.brokers(table)]} | {
        name.replace("-", "_"): found for name, found in pairs.items()
    }
    rows = _roles(subject, table) if show == "roles" else _pairs(subject, pairs[show])
    print_analysis(format_, data, COLUMNS[show], rows)


def _roles(subject: Subject, table: Sequence[Role]) -> list[tuple[Any, ...]]:
    return [
        (subject.cell(one.actor), one.bloc, one.friends, one.enemies, one.net, one.participation,
         one.betweenness)
        for one in sorted(table, key=lambda r: (-(r.friends + r.enemies), r.actor))
    ]  # fmt: skip


def _pairs(subject: Subject, pairs: Sequence[Pair]) -> list[tuple[Any, ...]]:
    return [
        (subject.cell(one.a), subject.cell(one.b), TIES[one.tie], len(one.common),
         subject.cells(one.common))
        for one in pairs
    ]  # fmt: skip
