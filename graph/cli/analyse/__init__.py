"""`belligraph analyse`: who sides with whom, how surely, since when, and what does not add up."""

from __future__ import annotations

import click

from .balance import balance
from .blocs import blocs
from .roles import roles
from .sensitivity import sensitivity
from .series import series
from .spells import spells

__all__ = ["command"]


@click.group()
def command() -> None:
    """Analyse who sides with whom, in a store or a plain list of ties.

    A tie joins two actors and is friendly (support, alliance) or hostile (opposition); each pair
    has one sign. Camps are a division of the actors that the fewest ties contradict: hostile ones
    within a camp, friendly ones between two. Blocs are groups with more friendly and fewer hostile
    ties inside than chance would have it, joined by chains of friendly ties. All are worked out
    from reports and state nobody's allegiance.

    \b
    Example:
      belligraph analyse balance --as-of 2014-01-06
      belligraph analyse balance --edges tribes.csv --format json
      belligraph analyse blocs --as-of 2014-01-06
      belligraph analyse series usa iran --from 2003 --to 2015 --step year
    """


SHORT = {
    balance: "Triangles, frustration index, ties that do not fit.",
    blocs: "Who stands with whom, and how firmly.",
    roles: "Friends, enemies, brokers, enemies in common.",
    series: "Balance, blocs, or two actors over time.",
    spells: "When relations began and were last reported.",
    sensitivity: "How far single choices move every figure.",
}

for subcommand, short in SHORT.items():
    subcommand.short_help = short
    command.add_command(subcommand)
