"""What claims tell of places: who held which town, what was done or only said where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...model import Claim, Extent, PlaceKind, Relation
from ...relations import View
from ...timing import known_from
from ..material import Material
from ..telling import endings, words
from ..telling.datings import latest_first
from ..telling.deaths import killed
from ..telling.dossiers import is_undone
from ..telling.evidence import Card
from ..telling.origins import Origins

KINDS = {
    "control": "Control",
    "presence": "Presence",
    "support": "Support",
    "opposition": "Opposition",
    "tie": "Other ties",
    "said": "Said, not reported as done",
}
"""What a claim tells of a place, and the heading of such claims."""
EXTENTS = {Extent.WHOLE: "all", Extent.PART: "part", None: "extent not stated"}
WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.PROVINCE, PlaceKind.DISTRICT, PlaceKind.REGION})
"""Places whose point is only the middle of a wider area."""
_TALLIED = {"tie": "other ties", "said": "only said"}


@dataclass(frozen=True, slots=True)
class Sighting:
    """A claim about a place.

    Attributes:
        kind: of `KINDS`.
        root: who stands at the start of the chain.
        shown: whether it is of the time of the view, and so has a page; others are of other dates.
        certain: whether it surely is.
        ending: of a tie without a reported end, which actor has ended by the registry, and when.
        over: whether it has done so by the date of the view.
    """

    claim: Claim
    card: Card
    kind: str
    root: str
    shown: bool
    certain: bool
    ending: endings.Ending | None = None
    over: bool = False

    @property
    def holder(self) -> str:
        """Who is said to hold the place, how much, and whether it has ended; else empty."""
        if self.kind != "control":
            return ""
        over = ""
        if self.ending and self.over:
            over = f", itself ended {words.when(self.ending[1])}"
        return f"{self.card.statement.subject}{over} ({EXTENTS[self.claim.extent]})"


@dataclass(frozen=True, slots=True)
class Figure:
    """An event at a place; `deaths` says according to whom, and is empty where none are given."""

    name: str
    when: str
    deaths: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with all that is told of it.

    Attributes:
        where: what kind of place it is, and what it lies in.
        wide: a province or a country, whose point is only its middle.
        point: longitude and latitude, in degrees; None = in no table.
        sightings: all claims about it, by kind, the latest first.
        figures: the events that claims of the time of the view are part of.
    """

    id: str
    name: str
    where: str
    wide: bool
    point: tuple[float, float] | None
    sightings: tuple[Sighting, ...]
    figures: tuple[Figure, ...]

    @property
    def groups(self) -> list[tuple[str, str, list[Sighting]]]:
        """Kind, heading and claims."""
        by_kind = ((kind, [s for s in self.sightings if s.kind == kind]) for kind in KINDS)
        return [(kind, KINDS[kind], found) for kind, found in by_kind if found]

    @property
    def shown(self) -> list[Sighting]:
        """The claims of the time of the view."""
        return [one for one in self.sightings if one.shown]

    @property
    def tally(self) -> str:
        """How many claims of the time of the view there are of each kind."""
        return tally(one.kind for one in self.shown)

    @property
    def note(self) -> str:
        """Who is said to hold it, or that nothing is reported as done there."""
        return note(self.shown)


def spots(material: Material) -> list[Spot]:
    """All places of which something is told at some time, by name."""
    by_place: dict[str, list[Sighting]] = {}
    for one in sightings(material):
        by_place.setdefault(place_of(one.claim) or "", []).append(one)
    made = [_spot(id_, found, material) for id_, found in by_place.items()]
    return sorted(made, key=lambda one: (one.name.casefold(), one.id))


def sightings(material: Material) -> Iterator[Sighting]:
    """All claims with a place that the view tells now, or would tell at another date."""
    view, told = material.view, material.told
    roots = Origins(material)
    for claim in material.claims:
        shown, known = claim.id in told, knows(view, claim)
        later = view if known else replace(view, known_by=None)
        if place_of(claim) is None or not (shown or _is_of_another_time(claim, view, later)):
            continue
        card = told[claim.id] if shown else material.teller.card(claim)
        kind, certain = kind_of(claim, later), view.is_certain(claim) and not card.doubt
        ending = endings.ending(claim, material.registry)
        over = endings.is_over(ending, view)
        yield Sighting(claim, card, kind, roots.root(claim), shown, certain, ending, over)


def place_of(claim: Claim) -> str | None:
    """The place a claim is about, or where it happened."""
    return claim.object if claim.relation.takes_place else claim.place


def kind_of(claim: Claim, view: View) -> str:
    """What a claim tells of its place; what is offered, denied or taken back is only said."""
    if not view.is_deed(claim) or not view.in_force(claim):
        return "said"
    if claim.relation.sign:
        return "support" if claim.relation.sign > 0 else "opposition"
    if claim.relation.takes_place:
        return "control" if claim.relation is Relation.CONTROLS else "presence"
    return "tie"


def tally(kinds: Iterable[str]) -> str:
    """How many claims there are, and how many of each kind.

    >>> tally(["said", "control", "said"])
    '3 claims: 1 control, 2 only said'
    """
    numbers = Counter(kinds)
    parts = [f"{numbers[kind]} {_TALLIED.get(kind, kind)}" for kind in KINDS if numbers[kind]]
    return ": ".join(filter(None, [words.counted(numbers.total(), "claim"), ", ".join(parts)]))


def note(found: Sequence[Sighting]) -> str:
    """Who is said to hold a place, or that nothing is reported as done there."""
    sure = sorted({one.holder for one in found if one.holder and one.certain})
    unsure = sorted({one.holder for one in found if one.holder} - {*sure})
    if sure or unsure:
        named = (("reported held", sure), ("perhaps held", unsure))
        return "; ".join(f"{how}: {', '.join(who)}" for how, who in named if who)
    return "only said" if found and all(one.kind == "said" for one in found) else ""


def knows(view: View, claim: Claim) -> bool:
    """Whether a claim was known by the day up to which a view knows."""
    return view.known_by is None or known_from(claim) <= view.known_by


def _is_of_another_time(claim: Claim, view: View, later: View) -> bool:
    anytime = replace(later, as_of=None)
    told = anytime.counts(claim) or is_undone(claim, anytime)
    return told and not (view.in_time(claim) and later is view)


def _spot(id_: str, found: Iterable[Sighting], material: Material) -> Spot:
    place = material.registry.places.get(id_)
    order = {kind: number for number, kind in enumerate(KINDS)}
    ordered = sorted(found, key=lambda one: (order[one.kind], *latest_first(one.claim)))
    point = None
    if place and place.latitude is not None and place.longitude is not None:
        point = place.longitude, place.latitude
    return Spot(
        id=id_,
        name=material.teller.place(id_),
        where=_where(id_, material),
        wide=place is not None and place.kind in WIDE,
        point=point,
        sightings=tuple(ordered),
        figures=tuple(_figures(ordered, material)),
    )


def _where(id_: str, material: Material) -> str:
    """As in "town in Anbar, Iraq"."""
    place = material.registry.places.get(id_)
    around = [material.teller.place(outer) for outer in material.registry.within(id_)][1:]
    return " in ".join(filter(None, [place.kind.value if place else "", ", ".join(around)]))


def _figures(found: Iterable[Sighting], material: Material) -> Iterator[Figure]:
    events = dict.fromkeys(one.claim.event for one in found if one.shown and one.claim.event)
    for event in (material.registry.events.get(id_ or "") for id_ in events):
        if event is None:
            continue
        dead = killed(event.deaths_low, event.deaths_best, event.deaths_high)
        by = material.teller.voice(event.according_to)
        yield Figure(
            event.name, words.period(event.date), f"{dead}, according to {by}" if dead else ""
        )
