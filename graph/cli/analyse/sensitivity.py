"""`belligraph analyse sensitivity`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .. import options
from ..printing import Cell, format_option, print_analysis, tell_view
from .subject import of_a_view, time_limit

if TYPE_CHECKING:
    from ...analysis.robustness.sensitivity import Headline, Reading


@click.command()
@of_a_view
@time_limit(10)
@format_option
def sensitivity(format_: str, time_limit: float, rule: Any, **chosen: Any) -> None:
    """How far single choices move every figure: scores, windows, allegations, offers, conflicts.

    One choice at a time is made otherwise, such as `without alleged claims`; each figure is told
    as it is, and at its lowest and highest with the choice that makes it so. A figure that hardly
    moves is firm. Agreement and brokers kept are measured against the view as it is: 1 = the same.
    No value: in how many variants there is none, such as a share of no triangles. Blocs and what
    rests on them come from a heuristic, of which nothing is proven.

    \b
    Example:
      belligraph analyse sensitivity --as-of 2014-01-06
    """
    from ...analysis.robustness.sensitivity import HEADLINES
    from ...analysis.robustness.sensitivity import sensitivity as work_out

    graph, view = options.filtered(**chosen)
    tell_view(graph, view)
    found = work_out(
        graph.store.columns(),
        graph.registry,
        view,
        rule=rule,
        ratings=graph.store.ratings,
        time_limit=time_limit,
    )
    rows = [
        (one.name, one.reference.value, one.low.value, _by(one, one.low), one.high.value,
         _by(one, one.high), _missing(one.missing),
         "heuristic" if one.proven is None else one.proven, HEADLINES[one.name])
        for one in found
    ]  # fmt: skip
    columns = ("figure", "as it is", "lowest", "lowest by", "highest", "highest by", "no value",
               "proven", "what it counts")  # fmt: skip
    print_analysis(format_, found, columns, rows)


def _by(headline: Headline, reading: Reading) -> str:
    """The choice that moves a figure; nothing where it is best left as it is."""
    return "" if reading == headline.reference else reading.variant


def _missing(variants: int) -> Cell:
    """In how many variants a figure has no value."""
    told = f"none in {variants} variant{'' if variants == 1 else 's'}" if variants else ""
    return Cell(variants, told)
