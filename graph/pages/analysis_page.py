"""What the signed network of a view looks like: balance, camps, what they hang on, over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..analysis.census import triad_census
from ..analysis.frustration import Frustration
from ..analysis.history.series import certain
from ..analysis.robustness.hinges import Hinges, hinges
from ..analysis.robustness.sensitivity import HEADLINES, Headline, sensitivity
from .analysis_plot import course
from .analysis_ties import Tie, Told
from .graph.measures import TIES as MOST_TIES
from .material import Material
from .matrix.headings import letter
from .opening.computed import opening_of_analysis
from .page import Page
from .telling import words

TITLE = "Analysis"
WORKED_OUT = ("index", "broken", "camps", "blocs", "hang", "hinges", "single", "moves", "course")
"""What there is not where there are too many ties, or none."""
MOST_VARIED = 5_000
"""Claims above which single choices are not varied one by one."""
WORK = 3_000_000
"""Steps of linear programs for all hinges; the same on every machine, unlike a time."""
WORK_VARIED = 500_000
"""Steps for each variant."""


@dataclass(frozen=True, slots=True)
class Bloc:
    """Actors that are friendlier among themselves than chance would have it.

    Attributes:
        name: a letter.
        actors: by id and name.
        friendly, hostile: the ties among them.
    """

    name: str
    actors: list[tuple[str, str]]
    friendly: tuple[Tie, ...]
    hostile: tuple[Tie, ...]


def pages(material: Material) -> Iterator[Page]:
    """The page of the analysis."""
    graph = material.reduced.graph
    told = Told(material)
    worked_out = 0 < len(graph.signs) <= MOST_TIES
    hang = hinges(graph, material.division, work_limit=WORK) if worked_out else None
    opening = opening_of_analysis(material, told.claims(), hang)
    content: dict[str, Any] = {
        "opening": opening,
        "claims": told.claims(),
        "ties": len(graph.signs),
        "most": MOST_TIES,
        "figures": tuple(_network(material)),
        **dict.fromkeys(WORKED_OUT, ()),
    }
    if hang is not None:
        content |= _found(material, told, hang)
    yield Page("analysis.html", "analysis.html.j2", TITLE, str(opening.sentence), content)


def _found(material: Material, told: Told, hang: Hinges) -> dict[str, Any]:
    """What is worked out where there are neither too many ties nor none."""
    best = material.division
    single = [one for one in hang.hinges if one.picture == "tied" and one.moved == 1]
    others = [one for one in hang.hinges if one not in single]
    return {
        "index": _index(best),
        "broken": tuple(told.tie(*edge) for edge in best.frustrated) if best.proven else (),
        "camps": tuple(_camps(material, best)) if best.proven else (),
        "blocs": tuple(_blocs(material, told)),
        "hang": _hanging(hang),
        "hinges": tuple(map(told.hinge, others)) if hang.proven else (),
        "single": tuple(map(told.hinge, single)) if hang.proven else (),
        "moves": tuple(_moves(material)),
        "course": course(material),
    }


def _network(material: Material) -> Iterator[tuple[str, str]]:
    """Figures that are counted."""
    graph, census = material.reduced.graph, triad_census(material.reduced.graph)
    ties, actors = words.counted(len(graph.signs), "tie"), words.counted(len(graph), "actor")
    friendly = len(graph.signs) - graph.negative
    yield "Network", f"{actors}, {ties}: {friendly:,} friendly, {graph.negative:,} hostile"
    if material.view.as_of is not None:
        yield "Certain", _certain(material)
    if census.triangles:
        yield "Balanced", _triangles(census.ppp, "of three friendly ties", census.pnn,
                                     "of one friendly and two hostile ties")  # fmt: skip
        yield "Not balanced", _triangles(census.ppn, "of two friendly ties and a hostile one",
                                         census.nnn, "of three hostile ties")  # fmt: skip
    else:
        yield "Triangles", "none"


def _certain(material: Material) -> str:
    sure = certain(material.reduced)
    assert material.view.as_of is not None  # noqa: S101 - for the type
    held = f"{int(sure.sum()):,} of {words.counted(len(sure), 'tie')}"
    day = words.day(material.view.as_of)
    why = "their dates are partial, or an actor is gone"
    return f"{held} surely within the window of {day}; whether the others are is open: {why}"


def _triangles(one: int, of_one: str, other: int, of_other: str) -> str:
    return f"{words.counted(one, 'triangle')} {of_one}, {other:,} {of_other}"


def _index(found: Frustration) -> str:
    """The frustration index as a sentence."""
    if not found.proven:
        return (
            f"between {found.bound:,} and {found.value:,}; which of these is not proven by the "
            "work that a page allows itself"
        )
    if not found.value:
        return "0: no tie contradicts the best division into two camps (proven)"
    fewest = f"at least {words.counted(found.value, 'tie')} (proven)"
    return f"{found.value:,}: every division into two camps is contradicted by {fewest}"


def _hanging(hang: Hinges) -> str:
    """What is said of the hinges as a whole."""
    if not hang.reference.proven:
        return "Without a proven division nothing can be said of what it hangs on."
    if not hang.proven:
        return "Too much hangs together to be worked out by the work that a page allows itself."
    if not hang.hinges:
        return (
            "No single tie, taken away, would change the frustration index or make another "
            "division as good."
        )
    return "Single ties without which the picture would be another. Look at their reports first."


def _camps(material: Material, best: Frustration) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    members: dict[int, list[str]] = {}
    for name, camp in zip(material.reduced.graph.nodes, best.camps, strict=True):
        members.setdefault(camp, []).append(name)
    for number, camp in enumerate(sorted(members), 1):
        yield f"Camp {number}", _named(members[camp], material)


def _blocs(material: Material, told: Told) -> Iterator[Bloc]:
    several = [bloc for bloc in material.blocs.members() if len(bloc) > 1]
    several.sort(key=lambda bloc: (-len(bloc), bloc))
    for rank, bloc in enumerate(several):
        friendly, hostile = told.within(bloc, 1), told.within(bloc, -1)
        yield Bloc(f"Bloc {letter(rank)}", _named(bloc, material), friendly, hostile)


def _named(ids: Sequence[str], material: Material) -> list[tuple[str, str]]:
    """Actors by id and name, by name."""
    named = ((id_, material.teller.actor(id_)) for id_ in ids)
    return sorted(named, key=lambda one: (one[1].casefold(), one[0]))


def _moves(material: Material) -> Iterator[tuple[str, ...]]:
    """How far single choices move each figure: name, value, lowest, highest, what it counts."""
    if len(material.claims) > MOST_VARIED:
        return
    found = sensitivity(
        material.columns, material.registry, material.view, time_limit=None, work_limit=WORK_VARIED
    )
    for one in found:
        doubt = "; not proven for every choice" if one.proven is False else ""
        what = HEADLINES[one.name] + doubt
        yield (one.name, _value(one.reference.value), *_ends(one), what)


def _ends(one: Headline) -> Iterator[str]:
    for end in (one.low, one.high):
        by = f" ({end.variant})" if end.choice else ""
        yield f"{_value(end.value)}{by}"


def _value(value: float | None) -> str:
    return "none" if value is None else f"{value:,.3g}"
