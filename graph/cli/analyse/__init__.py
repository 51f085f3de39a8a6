"""`belligraph analyse`: who sides with whom, how surely, since when, and what does not add up."""

from __future__ import annotations

import click

from .balance import balance
from .blocs import blocs
from .roles import roles
from .sensitivity import sensitivity
from .series import series

__all__ = ["command"]


@click.group()
def command() -> None:
    """Analyse the signed network of a view, or of a plain list of edges.

    \b
    Example:
      belligraph analyse balance --as-of 2014-01-06
      belligraph analyse balance --edges tribes.csv --format json
      belligraph analyse blocs --as-of 2014-01-06
      belligraph analyse series usa iran --from 2003 --to 2015 --step year
    """


for subcommand in (balance, blocs, roles, series, sensitivity):
    command.add_command(subcommand)
