"""How much the headlines depend on choices that somebody had to make.

One choice is changed at a time and all else kept (one-at-a-time design: Saltelli et al. 2008,
"Global Sensitivity Analysis: The Primer", ch. 2). So a reader sees which choice moves what; how
choices act together, it does not tell. An interval is the least and the greatest value that any
single change gives, and no confidence interval.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ...columns import Columns
from ...model import Modality
from ...network import RULES, Rule, SignedGraph, reduce
from ...registry import Registry
from ...relations import View, tabulate
from ...score import UNRATED, Ratings
from ..blocs import blocs
from ..blocs.agreement import agreement
from ..census import triad_census
from ..frustration import Frustration, Solve, solver
from ..roles import brokers, roles

SCORES = (0.0, 0.5, 0.8, 0.9)
WINDOWS = (90, 180, 365, 730)
OFFERS = frozenset({Modality.OFFERED, Modality.PROMISED})
TOP = 5
TIME_LIMIT = 10.0
REFERENCE = "as it is"
_SETTLED: Mapping[Rule, str] = {
    "attested": "conflicts settled by attestation",
    "negative": "conflicts settled as enmity",
    "drop": "conflicts left out",
}


@dataclass(frozen=True, slots=True)
class Variant:
    """One choice made otherwise.

    Attributes:
        choice: what was chosen: `score`, `window`, `alleged`, `offers`, `conflicts`; empty for the
            reference.
        name: the other choice, for people.
        view, rule: as they become.
    """

    choice: str
    name: str
    view: View
    rule: Rule


@dataclass(frozen=True, slots=True)
class Reading:
    """A headline's value in one variant.

    Attributes:
        choice, variant: as of `Variant`.
        value: None where there is none, such as a share of no triangles.
        proven: False where a frustration index behind it is only bounded from above; None where it
            comes from a heuristic, of which nothing is proven.
    """

    choice: str
    variant: str
    value: float | None
    proven: bool | None


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure, and how far single choices move it.

    Attributes:
        name: as in `HEADLINES`.
        reference: its value in the view as given.
        low, high: the least and the greatest value; of equal ones the reference, else the first.
        missing: in how many variants, the reference aside, there is no value; the interval says
            nothing of them.
        readings: of the reference and all variants, in their order.
        proven: whether all readings are; None where they come from a heuristic.
    """

    name: str
    reference: Reading
    low: Reading
    high: Reading
    missing: int
    readings: tuple[Reading, ...]

    @property
    def proven(self) -> bool | None:
        """Whether no reading rests on a frustration index that is only bounded, if on any."""
        if self.reference.proven is None:
            return None
        return all(reading.proven for reading in self.readings)


HEADLINES = {
    "ties": "pairs of actors with a sign",
    "balanced share": "of triangles",
    "frustration index": "ties that contradict the best two camps",
    "smaller camp": "actors in it, in the largest connected part",
    "agreement of camps": "with the view as it is: adjusted Rand index over connected pairs",
    "blocs": "of two actors or more, by signed modularity",
    "agreement of blocs": "with the view as it is: adjusted Rand index over connected pairs",
    "brokers kept": f"share of the first {TOP}, in the view as it is, that stay among them",
}
"""What is read, with what it counts."""


def sensitivity(
    columns: Columns,
    registry: Registry | None,
    view: View,
    *,
    rule: Rule = "attested",
    ratings: Ratings = UNRATED,
    time_limit: float | None = TIME_LIMIT,
    work_limit: int | None = None,
    seed: int = 0,
) -> tuple[Headline, ...]:
    """Every headline with the interval over single changes of the choices behind it.

    Args:
        view, rule: the reference.
        time_limit, work_limit: for the frustration index of each variant, as there. A network that
            was met before is not worked out again.
    """
    chosen = list(variants(view, rule))
    solve = solver(time_limit=time_limit, work_limit=work_limit, seed=seed)
    pictures = []
    for variant in chosen:
        table = tabulate(columns, variant.view, registry, ratings=ratings)
        graph = reduce(table, registry, rule=variant.rule).graph
        pictures.append(_Picture.of(graph, solve, seed))
    read = [_read(picture, pictures[0]) for picture in pictures]
    return tuple(
        _headline(
            name,
            tuple(
                Reading(variant.choice, variant.name, *values[name])
                for variant, values in zip(chosen, read, strict=True)
            ),
        )
        for name in HEADLINES
    )


def variants(view: View, rule: Rule = "attested") -> Iterator[Variant]:
    """The reference, then every other choice; those that change nothing are left out."""
    yield Variant("", REFERENCE, view, rule)
    for score in SCORES:
        if score != view.min_score:
            name = f"score of {score:g} or more" if score else "any score"
            yield Variant("score", name, replace(view, min_score=score), rule)
    for window in WINDOWS if view.as_of is not None else ():
        if window != view.window:
            yield Variant("window", f"window of {window} days", replace(view, window=window), rule)
    if view.alleged:
        yield Variant("alleged", "without alleged claims", replace(view, alleged=False), rule)
    if not view.modalities >= OFFERS:
        kept = replace(view, modalities=view.modalities | OFFERS)
        yield Variant("offers", "offers and promises count as deeds", kept, rule)
    for other in RULES:
        if other != rule:
            yield Variant("conflicts", _SETTLED[other], view, other)


def _headline(name: str, readings: tuple[Reading, ...]) -> Headline:
    known = [r for r in readings if r.value is not None] or [readings[0]]
    low = min(known, key=lambda r: r.value or 0.0)
    high = max(known, key=lambda r: r.value or 0.0)
    missing = sum(reading.value is None for reading in readings[1:])
    return Headline(name, readings[0], low, high, missing, readings)


@dataclass(frozen=True, slots=True)
class _Picture:
    """What is found in one variant; parts, camps and blocs by actor."""

    graph: SignedGraph
    frustration: Frustration
    part: Mapping[str, int]
    camp: Mapping[str, int]
    bloc: Mapping[str, int]
    top: tuple[str, ...]

    @classmethod
    def of(cls, graph: SignedGraph, solve: Solve, seed: int) -> _Picture:
        found = solve(graph)
        partition = blocs(graph, seed=seed)
        first = brokers(roles(graph, partition))[:TOP]
        return cls(
            graph,
            found,
            part=partition.part_of(),
            camp=dict(zip(graph.nodes, found.camps, strict=True)),
            bloc=partition.bloc_of(),
            top=tuple(role.actor for role in first),
        )


def _read(picture: _Picture, reference: _Picture) -> dict[str, tuple[float | None, bool | None]]:
    """The value of every headline, and whether it is proven: None of what rests on blocs."""
    sure = picture.frustration.proven
    parts = picture.part, reference.part
    kept = len(set(picture.top) & set(reference.top))
    return {
        "ties": (len(picture.graph.signs), True),
        "balanced share": (triad_census(picture.graph).balanced_share, True),
        "frustration index": (picture.frustration.value, sure),
        "smaller camp": (_smaller_camp(picture), sure),
        "agreement of camps": (
            agreement(picture.camp, reference.camp, *parts),
            sure and reference.frustration.proven,
        ),
        "blocs": (sum(size > 1 for size in Counter(picture.bloc.values()).values()), None),
        "agreement of blocs": (agreement(picture.bloc, reference.bloc, *parts), None),
        "brokers kept": (kept / len(reference.top) if reference.top else None, None),
    }


def _smaller_camp(picture: _Picture) -> int | None:
    sizes = Counter(picture.camp[actor] for actor, part in picture.part.items() if part == 0)
    if not sizes:
        return None
    return sizes.total() - max(sizes.values())
