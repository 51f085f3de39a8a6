"""`belligraph analyse sensitivity`."""

from __future__ import annotations

from typing import Any

import click

from .. import options
from ..printing import format_option, print_analysis
from .subject import of_a_view, time_limit


@click.command()
@of_a_view
@time_limit
@format_option
def sensitivity(format_: str, time_limit: float | None, rule: Any, **chosen: Any) -> None:
    """How far single choices move every headline: scores, windows, allegations, offers, conflicts.

    \b
    Example:
      belligraph analyse sensitivity --as-of 2014-01-06
    """
    from ...analysis.sensitivity import TIME_LIMIT
    from ...analysis.sensitivity import sensitivity as work_out

    graph, view = options.filtered(**chosen)
    found = work_out(
        graph.store.columns(),
        graph.registry,
        view,
        rule=rule,
        ratings=graph.store.ratings,
        time_limit=TIME_LIMIT if time_limit is None else time_limit,
    )
    rows = [
        (one.name, one.reference.value, one.low.value, one.low.variant, one.high.value,
         one.high.variant, one.proven)
        for one in found
    ]  # fmt: skip
    columns = ("headline", "as it is", "lowest", "with", "highest", "with ", "proven")
    print_analysis(format_, found, columns, rows)
