"""`belligraph analyse balance`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ..printing import format_option, print_analysis, some, view_data
from .subject import of_either, read_subject, time_limit

if TYPE_CHECKING:
    from ...analysis.balance import Balance
    from .subject import Subject

SHOWN_ACTORS = 100
"""In a camp; JSON has them all."""


@click.command()
@of_either
@time_limit(540)
@format_option
def balance(format_: str, time_limit: float, **chosen: Any) -> None:
    """How balanced: triangles, the exact frustration index, and the ties that contradict it.

    A triangle of ties is balanced if its hostile ties are even in number: all three are friends,
    or two friends have an enemy in common; weakly, also if all three are enemies. The frustration
    index is the least number of ties that
    contradict any division into two camps: hostile ties within a camp, and friendly ones between.
    The table lists these ties for the best division found; others may be as good.

    \b
    Example:
      belligraph analyse balance --as-of 2014-01-06
      belligraph analyse balance --edges tribes.csv --format json
    """
    from ...analysis.balance import balance as work_out

    subject = read_subject(**chosen)
    found = work_out(subject.signed, time_limit=time_limit)
    broken = found.frustration.frustrated
    data = found.to_json()
    if subject.reduction and subject.graph and subject.view:
        claims = [subject.claims(a, b) for a, b, _ in broken]
        data |= {
            "frustrated_claims": claims,
            "conflicts": subject.conflicts(),
            "view": view_data(subject.graph, subject.view),
        }
    rows = [
        (subject.cell(a), "friendly" if sign > 0 else "hostile", subject.cell(b),
         *subject.evidence(a, b))
        for a, b, sign in broken
    ]  # fmt: skip
    columns = ("actor", "tie", "with", "claims")[: 4 if subject.reduction else 3]
    print_analysis(format_, data, columns, rows, above=_figures(found, subject))


def _figures(found: Balance, subject: Subject) -> dict[str, Any]:
    if not found.edges:
        return {"triangles": 0, "frustration index": "no ties"}
    census, index = found.census, found.frustration
    exact = f"{index.value}, proven" + ("; other camps may break as few" if index.value else "")
    bounds = f"between {index.bound} and {index.value}, not proven: time ran out"
    camps = {
        f"camp {number}": some(list(map(subject.label, camp)), SHOWN_ACTORS)
        for number, camp in enumerate(found.partition, 1)
    }
    return {
        "triangles": census.triangles,
        "  balanced": f"{census.ppp} of three friendly ties, {census.pnn} of one",
        "  not balanced": f"{census.ppn} of two friendly ties, {census.nnn} of none",
        "balanced share": _share(census.balanced_share),
        "weakly balanced share": _share(census.weakly_balanced_share),
        "frustration index": exact if index.proven else bounds,
        **camps,
    }


def _share(share: float | None) -> float | str:
    return "no triangles" if share is None else share
