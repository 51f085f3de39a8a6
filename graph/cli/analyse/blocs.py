"""`belligraph analyse blocs`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from ..printing import format_option, print_analysis
from .subject import of_either, read_subject, time_limit

if TYPE_CHECKING:
    from ...analysis.blocs import Agreement, Firmness, Partition
    from ...analysis.frustration import Frustration
    from ...analysis.robustness.hinges import Hinges
    from .subject import Subject

COMMUNITIES = ("modularity", "leiden")
SHOWN = ("blocs", "hinges")
WITHOUT = {
    "kept": "index falls",
    "tied": "another division as good",
    "lost": "another division better",
}
Table = tuple[tuple[str, ...], list[tuple[Any, ...]]]


@click.command()
@of_either
@click.option("--show", type=click.Choice(SHOWN), default="blocs", show_default=True,
              help="Which table; JSON has them both.")  # fmt: skip
@click.option("--community", type=click.Choice(COMMUNITIES), default="modularity",
              show_default=True,
              help="How blocs are found (leiden needs the extra 'blocs').")  # fmt: skip
@click.option("--camps", type=click.IntRange(2), metavar="NUMBER",
              help="At most so many camps in the second division; default any number.")  # fmt: skip
@click.option("--resamples", type=click.IntRange(0, 10_000), default=100, metavar="NUMBER",
              show_default=True, help="Networks to draw for firmness; 0 for none.")  # fmt: skip
@time_limit(60)
@format_option
def blocs(
    format_: str,
    show: str,
    community: str,
    camps: int | None,
    resamples: int,
    time_limit: float,
    **chosen: Any,
) -> None:
    """Who stands with whom: two camps, several camps and blocs, and how firm they are.

    Camps are divisions that the fewest ties contradict: hostile ties within a camp, friendly ones
    between. Blocs are groups friendlier inside than chance would have it. Where three methods agree
    (adjusted Rand index near 1), the picture is clear; near 0 they have nothing in common. Only
    pairs that a chain of ties connects are compared.

    Firmness: networks are drawn in which each relation stands with the probability of its score; of
    those that speak of the actor (their number follows) the share in which it sits with the
    majority of its bloc. Hinges are single ties without which the frustration index would be lower,
    or another division into two camps as good or better. Blocs are worked out from reports; they
    state nobody's allegiance.

    \b
    Example:
      belligraph analyse blocs --as-of 2014-01-06
      belligraph analyse blocs --as-of 2014-01-06 --show hinges
      belligraph analyse blocs --edges tribes.csv --camps 3
    """
    from ...analysis.blocs import Partition, compare
    from ...analysis.blocs import blocs as work_out
    from ...analysis.frustration import frustration
    from ...analysis.robustness.hinges import hinges

    subject = read_subject(**chosen)
    signed = subject.signed
    hang = hinges(signed, time_limit=time_limit)
    several = frustration(signed, camps=camps, time_limit=time_limit)
    names = ("two camps", f"at most {camps} camps" if camps else "any number of camps")
    solved = (hang.reference, several)
    partitions = [
        Partition.of(signed, found.camps, name) for name, found in zip(names, solved, strict=True)
    ]
    partitions.append(work_out(signed, community))
    firm = _firmness(subject, partitions[-1], resamples, community, **chosen)
    agreement = compare(partitions)
    data = {
        "partitions": [
            _partition(partition, found)
            for partition, found in zip(partitions, (*solved, None), strict=True)
        ],
        "agreement": agreement,
        "stability": [replace(one, bloc=one.bloc + 1) for one in firm],
        "hinges": _hinges_data(subject, hang),
    }
    table = _blocs(subject, partitions, firm) if show == "blocs" else _hinges(subject, hang)
    figures = _figures(partitions, solved) | _agreements(agreement) | _hanging(hang)
    above = figures if len(signed.signs) else {"camps and blocs": "no ties"}
    print_analysis(format_, data, *table, above=above)


def _partition(partition: Partition, found: Frustration | None) -> dict[str, Any]:
    """A division for JSON with its bound, if it is one that the fewest ties contradict."""
    return {
        "method": partition.method,
        "blocs": partition.members(),
        "frustrated": partition.frustrated,
        "bound": found.bound if found else None,
        "proven": found.proven if found else None,
        "modularity": partition.modularity,
    }


def _blocs(subject: Subject, partitions: Sequence[Partition], firm: Sequence[Firmness]) -> Table:
    columns = ("actor", "of two camps", "of several", "bloc", "firmness", "networks")
    firmness = {one.actor: (one.share, one.resamples) for one in firm}
    numbers = zip(*(partition.blocs for partition in partitions), strict=True)
    rows: list[tuple[Any, ...]] = [
        (subject.cell(actor), *(n + 1 for n in blocs), *firmness.get(actor, ()))
        for actor, blocs in zip(subject.signed.nodes, numbers, strict=True)
    ]
    rows.sort(key=lambda row: (row[3], row[1], row[0].value))
    return columns[: 6 if firmness else 4], rows


def _hinges(subject: Subject, hang: Hinges) -> Table:
    columns = ("actor", "tie", "with", "without it", "actors that move", "claims")
    rows = [
        (subject.cell(one.a), "friendly" if one.sign > 0 else "hostile", subject.cell(one.b),
         WITHOUT[one.picture], one.moved, *subject.evidence(one.a, one.b))
        for one in hang.hinges
    ]  # fmt: skip
    return columns[: 6 if subject.reduction else 5], rows


def _hinges_data(subject: Subject, hang: Hinges) -> dict[str, Any]:
    ties = [{"tie": one, "claims": subject.claims(one.a, one.b)} for one in hang.hinges]
    return {"proven": hang.proven, "ties": ties}


def _figures(partitions: Sequence[Partition], solved: Sequence[Frustration]) -> dict[str, str]:
    from ...pages.telling.words import counted

    figures = {}
    for partition, found in zip(partitions, (*solved, None), strict=True):
        number = len(set(partition.blocs))
        told = f"{number} {'camp' if found else 'bloc'}{'' if number == 1 else 's'}"
        told += f", contradicted by {counted(partition.frustrated, 'tie')}"
        if found:
            told += " (proven least)" if found.proven else f" (not proven; at least {found.bound})"
        figures[partition.method] = told
    return figures


def _agreements(agreement: Iterable[Agreement]) -> dict[str, str]:
    return {
        f"  {one.first} / {one.second}": "no connected pairs"
        if one.rand is None
        else f"adjusted Rand index over connected pairs {one.rand:.3f}"
        for one in agreement
    }


def _hanging(hang: Hinges) -> dict[str, str]:
    from ...pages.telling.words import counted

    if not hang.reference.proven:
        return {"hinges": "the two camps are not proven; no hinges are told"}
    found = f"{counted(len(hang.hinges), 'tie')} (--show hinges lists them)"
    return {"hinges": found if hang.proven else f"{found}; not proven: there may be more"}


def _firmness(
    subject: Subject,
    reference: Partition,
    number: int,
    community: str,
    *,
    rule: Any,
    populations: bool,
    **_: Any,
) -> tuple[Firmness, ...]:
    """How firm each bloc is over networks drawn by score; only where there are scores."""
    if subject.reduction is None or subject.graph is None or not number:
        return ()
    from ...analysis.blocs import blocs, stability
    from ...analysis.robustness.resampling import resamples

    registry = None if populations else subject.graph.registry
    drawn = resamples(subject.reduction.table, registry, number, rule=rule)
    return stability(drawn, reference, lambda graph: blocs(graph, community))
