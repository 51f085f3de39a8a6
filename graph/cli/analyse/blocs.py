"""`belligraph analyse blocs`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from ..answers import SHORT_ID
from ..printing import format_option, print_analysis
from .subject import of_either, read_subject, time_limit

if TYPE_CHECKING:
    from ...analysis.blocs import Partition
    from .subject import Subject

COMMUNITIES = ("modularity", "leiden")
COLUMNS = {
    "blocs": ("actor", "camp of two", "camp", "bloc", "firmness"),
    "hinges": ("tie", "sign", "with", "index", "picture", "actors moved", "claims"),
}


@click.command()
@of_either
@click.option("--show", type=click.Choice(list(COLUMNS)), default="blocs", show_default=True,
              help="Which table; JSON has them both.")  # fmt: skip
@click.option("--community", type=click.Choice(COMMUNITIES), default="modularity",
              show_default=True, help="The community method to lay beside the camps.")  # fmt: skip
@click.option("--camps", type=click.IntRange(2), help="Camps of the second partition; default any.")
@click.option("--resamples", type=click.IntRange(0, 10_000), default=100, show_default=True,
              help="Networks drawn by score, to see how firm each actor's bloc is.")  # fmt: skip
@time_limit
@format_option
def blocs(
    format_: str,
    show: str,
    community: str,
    camps: int | None,
    resamples: int,
    time_limit: float | None,
    **chosen: Any,
) -> None:
    """Who stands with whom: two camps, several camps and communities, and how firm they are.

    Blocs are worked out from reports; they state nobody's allegiance.

    \b
    Example:
      belligraph analyse blocs --as-of 2014-01-06
      belligraph analyse blocs --as-of 2014-01-06 --show hinges
      belligraph analyse blocs --edges tribes.csv --camps 3
    """
    from ...analysis.blocs import blocs as work_out
    from ...analysis.blocs import compare

    subject = read_subject(**chosen)
    signed = subject.signed
    two = work_out(signed, "frustration", camps=2, time_limit=time_limit)
    several = work_out(signed, "frustration", camps=camps, time_limit=time_limit)
    communities = work_out(signed, community)
    partitions = (two, several, communities)
    firm = _firmness(subject, communities, resamples, community)
    hinges = _hinges(subject, time_limit)
    data: dict[str, Any] = {
        "partitions": partitions,
        "agreement": compare(partitions),
        "stability": firm,
        "hinges": hinges,
    }
    rows = (
        _rows(subject, partitions, firm)
        if show == "blocs"
        else _hinge_rows(subject, hinges["ties"])
    )
    print_analysis(format_, data, COLUMNS[show], rows, above=_figures(partitions, data))


def _rows(subject: Subject, partitions: Sequence[Partition], firm: Sequence[Any]) -> list[Any]:
    share = {one.actor: one.share for one in firm}
    numbers = zip(*(partition.blocs for partition in partitions), strict=True)
    rows = [
        (subject.label(actor), *(n + 1 for n in blocs), share.get(actor))
        for actor, blocs in zip(subject.signed.nodes, numbers, strict=True)
    ]
    return sorted(rows, key=lambda row: (row[3], row[1], row[0]))


def _hinge_rows(subject: Subject, ties: Sequence[Any]) -> list[Any]:
    """What becomes of the index and of the two camps if a tie is taken away."""
    rows = []
    for entry in ties:
        tie, claims = entry["tie"], [id_[:SHORT_ID] for id_ in entry["claims"]]
        sign = "friendly" if tie.sign > 0 else "hostile"
        a, b = subject.label(tie.a), subject.label(tie.b)
        rows.append((a, sign, b, f"{tie.change:+d}" if tie.change else "", tie.picture, tie.moved,
                     claims))  # fmt: skip
    return rows


def _figures(partitions: Sequence[Partition], data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {
        partition.method: f"{len(set(partition.blocs))} blocs, {partition.frustrated} ties "
        f"contradict them, modularity {partition.modularity:.3f}"
        for partition in partitions
    }
    found |= {
        f"{one.first} / {one.second}": f"adjusted Rand index {one.rand:.3f}"
        for one in data["agreement"]
    }
    number, proven = len(data["hinges"]["ties"]), data["hinges"]["proven"]
    hangs = f"{number} ties (--show hinges)" if proven else f"{number} ties found, not proven"
    return found | {"the two camps hang on": hangs}


def _firmness(
    subject: Subject, reference: Partition, number: int, community: str
) -> tuple[Any, ...]:
    """How firm each bloc is over networks drawn by score; only where there are scores."""
    if subject.reduction is None or subject.graph is None or not number:
        return ()
    from ...analysis.blocs import blocs as work_out
    from ...analysis.blocs import stability
    from ...analysis.resampling import resamples

    drawn = resamples(subject.reduction.table, subject.graph.registry, number)
    return tuple(stability(drawn, reference, lambda graph: work_out(graph, community)))


def _hinges(subject: Subject, time_limit: float | None) -> dict[str, Any]:
    """The ties that the two camps hang on, with the claims behind each."""
    from ...analysis.hinges import hinges

    found = hinges(subject.signed, time_limit=time_limit)
    ties = [{"tie": hinge, "claims": subject.claims(hinge.a, hinge.b)} for hinge in found.hinges]
    return {"proven": found.proven, "ties": ties}
