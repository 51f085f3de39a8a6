"""What the signed network of a view looks like: balance, camps, what they hang on, over time."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..analysis.balance import Balance, balance
from ..analysis.blocs import blocs
from ..analysis.history.series import balance_series
from ..analysis.robustness.hinges import Hinge, hinges
from ..analysis.robustness.sensitivity import HEADLINES, Headline, sensitivity
from ..columns import Columns
from ..errors import MissingExtraError
from ..network import Reduction, SignedGraph, Step
from .material import Material
from .matrix.headings import letter
from .page import Page
from .telling import words

TITLE = "Analysis"
MOST_TIES = 1_500
"""Above it nothing is worked out: the proofs would take long."""
MOST_VARIED = 5_000
"""Claims above which single choices are not varied one by one."""
PATIENCE = 60.0
"""Seconds for a proof; what is not proven by then is not shown."""
MONTHS_IN_YEAR, SNAPSHOTS = 12, 60
WITHOUT = {
    "kept": "one contradiction fewer",
    "tied": "another division would be as good",
    "lost": "another division would be better",
}


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie between two actors, and how it is told.

    Attributes:
        ends: names; `ids`: of the actors.
        kind: friendly or hostile.
        claims: how many it rests on.
        remark: what is said of it.
    """

    ends: tuple[str, str]
    ids: tuple[str, str]
    kind: str
    claims: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A plot as it stands in a page.

    Attributes:
        address: the picture itself, as a data address.
        text: what it shows, for those who do not see it.
    """

    address: str
    text: str


def pages(material: Material) -> Iterator[Page]:
    """The page of the analysis."""
    columns, reduced = material.columns, material.reduced
    content = {"claims": _claims(reduced), "ties": len(reduced.graph.signs), "most": MOST_TIES}
    content |= _found(material, columns, reduced)
    lead = "Balance, camps and what they hang on, worked out from the reports of this view."
    yield Page("analysis.html", "analysis.html.j2", TITLE, lead, content)


def _claims(reduced: Reduction) -> int:
    """How many claims the ties rest on."""
    every = range(len(reduced.graph.signs))
    return len({claim for edge in every for claim in reduced.claims(edge)})


def _found(material: Material, columns: Columns, reduced: Reduction) -> dict[str, Any]:
    """What is worked out; where there are too many ties, or none, nothing is."""
    graph = reduced.graph
    if not 0 < len(graph.signs) <= MOST_TIES:
        names = ("figures", "broken", "camps", "blocs", "hinges", "moves")
        return {**dict.fromkeys(names, ()), "plot": None}
    numbers = {(a, b): number for number, (a, b, _) in enumerate(graph.edges())}
    told = _Told(material, reduced, numbers)
    found = balance(graph, time_limit=PATIENCE)
    hang = hinges(graph, time_limit=PATIENCE)
    sure = found.frustration.proven
    return {
        "figures": tuple(_figures(found)),
        "broken": tuple(told.tie(*edge) for edge in found.frustration.frustrated) if sure else (),
        "camps": tuple(_camps(found, material)) if sure else (),
        "blocs": tuple(_blocs(graph, material)),
        "hinges": tuple(told.hinge(one) for one in hang.hinges) if hang.proven else (),
        "moves": tuple(_moves(material, columns)),
        "plot": _plot(material, columns),
    }


@dataclass(frozen=True, slots=True)
class _Told:
    """Puts ties into words; `numbers` are those of the edges by their ends, in order."""

    material: Material
    reduced: Reduction
    numbers: Mapping[tuple[str, str], int]

    def tie(self, one: str, other: str, sign: int, remark: str = "") -> Tie:
        """A tie by its ends."""
        claims = len(self.reduced.claims(self.numbers[one, other]))
        names = self.material.teller.actor(one), self.material.teller.actor(other)
        return Tie(names, (one, other), "friendly" if sign > 0 else "hostile", claims, remark)

    def hinge(self, one: Hinge) -> Tie:
        """A tie on which the camps hang."""
        moved = f", {words.counted(one.moved, 'actor')} on the other side" if one.moved else ""
        return self.tie(one.a, one.b, one.sign, WITHOUT[one.picture] + moved)


def _figures(found: Balance) -> Iterator[tuple[str, str]]:
    census, index = found.census, found.frustration
    ties = words.counted(found.edges, "tie")
    yield "Network", f"{words.counted(len(found.nodes), 'actor')}, {ties}, {found.negative} hostile"
    yield "Triangles", f"{census.triangles} in all"
    if census.triangles:
        yield "Balanced", f"{census.ppp} of three friendly ties, {census.pnn} of one"
        yield "Not balanced", f"{census.ppn} of two friendly ties, {census.nnn} of none"
    if index.proven:
        fewest = f"at least {words.counted(index.value, 'tie')}" if index.value else "no tie"
        best = "every" if index.value else "one"
        told = f"{index.value}: {best} division into two camps is contradicted by {fewest} (proven)"
        yield "Frustration index", told
    else:
        yield "Frustration index", "not proven in the time given, so not told"


def _camps(found: Balance, material: Material) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for number, camp in enumerate(found.partition, 1):
        yield f"Camp {number}", _named(camp, material)


def _blocs(graph: SignedGraph, material: Material) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    several = [bloc for bloc in blocs(graph).members() if len(bloc) > 1]
    several.sort(key=lambda bloc: (-len(bloc), bloc))
    for rank, bloc in enumerate(several):
        yield f"Bloc {letter(rank)}", _named(bloc, material)


def _named(ids: Sequence[str], material: Material) -> list[tuple[str, str]]:
    """Actors by id and name, by name."""
    named = ((id_, material.teller.actor(id_)) for id_ in ids)
    return sorted(named, key=lambda one: (one[1].casefold(), one[0]))


def _moves(material: Material, columns: Columns) -> Iterator[tuple[str, ...]]:
    """How far single choices move each figure: name, value, lowest, highest, what it counts."""
    if len(material.claims) > MOST_VARIED:
        return
    for one in sensitivity(columns, material.registry, material.view, time_limit=PATIENCE):
        yield (one.name, _value(one.reference.value), *_ends(one), HEADLINES[one.name])


def _ends(one: Headline) -> Iterator[str]:
    for end in (one.low, one.high):
        by = f" ({end.variant})" if end.choice else ""
        yield f"{_value(end.value)}{by}"


def _value(value: float | None) -> str:
    return "none" if value is None else f"{value:,.3g}"


def _plot(material: Material, columns: Columns) -> Picture | None:
    """Balance over time up to the view's date; None without matplotlib, or without a time."""
    span = _span(material)
    if span is None:
        return None
    first, last, step = span
    try:
        from ..plots import caption, plot_balance

        series = balance_series(
            columns, material.view, material.registry, first=first, last=last, step=step
        )
        rests = caption(
            columns, material.view, material.registry, first=first, last=last, step=step
        )
        address = _drawn(plot_balance(series, rests))
    except MissingExtraError:
        return None
    points = [f"{point.day}: {words.counted(point.edges, 'tie')}" for point in series]
    return Picture(address, f"Balance by {step}. {'; '.join(points)}. {rests}")


def _span(material: Material) -> tuple[date, date, Step] | None:
    """From when to when, in how long steps, so that there are at most `SNAPSHOTS` of them."""
    starts = [
        claim.valid.earliest_start
        for edge in material.drawn
        for claim in edge.claims
        if claim.valid is not None and claim.valid.earliest_start is not None
    ]
    last = material.view.as_of or max(starts, default=None)
    if last is None or not starts:
        return None
    years = last.year - min(starts).year
    first = max(min(starts), date(max(1, last.year - SNAPSHOTS), 1, 1))
    if first >= last:
        first = date(last.year - 1, last.month, 1)
    return first, last, "month" if years * MONTHS_IN_YEAR <= SNAPSHOTS else "year"


def _drawn(figure: Any) -> str:
    from ..plots import save

    with TemporaryDirectory() as folder:
        file = Path(folder) / "plot.svg"
        save(figure, file)
        text = base64.b64encode(file.read_bytes()).decode()
    return f"data:image/svg+xml;base64,{text}"
