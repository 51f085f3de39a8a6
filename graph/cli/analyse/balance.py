"""`belligraph analyse balance`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ..answers import SHORT_ID
from ..printing import format_option, print_analysis
from .subject import of_either, read_subject, time_limit

if TYPE_CHECKING:
    from ...analysis.balance import Balance
    from .subject import Subject


@click.command()
@of_either
@time_limit
@format_option
def balance(format_: str, time_limit: float | None, **chosen: Any) -> None:
    """How balanced: triangles, the exact frustration index, and the ties that contradict it.

    The frustration index is the least number of ties that contradict any division into two camps:
    hostile ties within a camp, and friendly ones between.

    \b
    Example:
      belligraph analyse balance --as-of 2014-01-06
      belligraph analyse balance --edges tribes.csv --format json
    """
    from ...analysis.balance import balance as work_out

    subject = read_subject(**chosen)
    found = work_out(subject.signed, time_limit=time_limit)
    broken = found.frustration.frustrated
    claims = [subject.claims(a, b) for a, b, _ in broken]
    data = found.to_json()
    if subject.reduction is not None:
        data |= {"frustrated_claims": claims, "conflicts": subject.reduction.conflicts}
    rows = [
        (subject.label(a), "supports" if sign > 0 else "opposes", subject.label(b),
         [id_[:SHORT_ID] for id_ in ids])
        for (a, b, sign), ids in zip(broken, claims, strict=True)
    ]  # fmt: skip
    columns = ("frustrated", "tie", "with", "claims")
    print_analysis(format_, data, columns, rows, above=_figures(found, subject))


def _figures(found: Balance, subject: Subject) -> dict[str, Any]:
    census, index = found.census, found.frustration
    exact = f"{index.value}, proven" if index.proven else f"{index.bound} to {index.value}"
    camps = {
        f"camp {number}": [subject.label(actor) for actor in camp]
        for number, camp in enumerate(found.partition, 1)
    }
    return {
        "triangles": census.triangles,
        "  +++ and +--": f"{census.ppp} and {census.pnn}, balanced",
        "  ++- and ---": f"{census.ppn} and {census.nnn}, not balanced",
        "balanced share": "no triangles"
        if census.balanced_share is None
        else census.balanced_share,
        "frustration index": f"{exact}, in {index.seconds:.2f} s",
        **camps,
    }
