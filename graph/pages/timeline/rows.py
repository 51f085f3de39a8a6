"""The rows of the timeline: pairs or actors, with their marks in place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from ...model import Claim
from ..addresses import actor_page, pair_page
from ..material import Material
from ..telling import words
from ..telling.dossiers import pair_id
from .axis import Scale
from .gathering import gathered
from .marks import Drawn, Mark, drawn

MOST_ROWS, MOST_MARKS = 150, 1500
ROOMS = (120, 60, 40)
"""For how many marks a row has room: the busier all rows are, the fewer."""
LANES, GATHERED_LANES = 5, 8
MOST_CHANGES = 5
_AT = " at "
"""Between an actor and a place; no id holds a blank."""

Groups = Mapping[str, list[Mark]]


@dataclass(frozen=True, slots=True)
class Row:
    """The marks of a pair or of an actor.

    Attributes:
        names: of its one or two actors, or of an actor and a place.
        page: where they are told of, empty where no page is.
        actors: ids, for the choice of an actor.
        changes: support and opposition in the order of time, where there are both.
        gathered: by what near marks are gathered into one, empty where none are.
        current: whether a claim of it falls in the view, surely or possibly.
    """

    names: tuple[str, ...]
    page: str
    actors: tuple[str, ...]
    marks: tuple[Drawn, ...]
    height: int
    changes: tuple[str, ...] = ()
    gathered: str = ""
    current: bool = False


def pair_rows(material: Material, found: Iterable[Mark], scale: Scale) -> tuple[list[Row], int]:
    """A row for each pair of actors, and of an actor and a place; and how many there would be."""
    groups: defaultdict[str, list[Mark]] = defaultdict(list)
    for mark in found:
        groups[_ends(mark.claims[0])].append(mark)
    there = {pair.id: pair_page(*pair.id.split("--")) for pair in material.pairs}
    there |= {actor.id: actor_page(actor.id) for actor in material.actors}
    rows = []
    for id_, group, (shown, by) in _most_attested(groups, _subject):
        actor, _, place = id_.partition(_AT)
        ends, page = tuple(actor.split("--")), there.get(actor, "")
        placed, height = drawn(shown, scale, GATHERED_LANES if by else LANES)
        named, now = _names(ends, material), _is_current(group, material)
        named += _place(place, material)
        rows.append(Row(named, page, ends, tuple(placed), height, changes(group), by, now))
    return sorted(rows, key=_in_order), len(groups)


def _ends(claim: Claim) -> str:
    """Of which row a claim is: an actor and a place of the same id are not the same."""
    if claim.relation.takes_place:
        return f"{claim.subject}{_AT}{claim.object}"
    return pair_id(claim.subject, claim.object)


def _place(id_: str, material: Material) -> tuple[str, ...]:
    return (f"{words.cut(material.teller.place(id_), 60)} (place)",) if id_ else ()


def actor_rows(material: Material, found: Iterable[Mark], scale: Scale) -> tuple[list[Row], int]:
    """A row for each actor, and how many there would be."""
    groups: defaultdict[str, list[Mark]] = defaultdict(list)
    for mark in found:
        claim = mark.claims[0]
        groups[claim.subject].append(mark)
        if not claim.relation.takes_place:
            groups[claim.object].append(mark)
    there = {actor.id for actor in material.actors}
    rows = []
    for id_, group, (shown, by) in _most_attested(groups, _role):
        page = actor_page(id_) if id_ in there else ""
        placed, height = drawn(shown, scale, GATHERED_LANES if by else LANES)
        named, now = _names((id_,), material), _is_current(group, material)
        rows.append(Row(named, page, (id_,), tuple(placed), height, (), by, now))
    return sorted(rows, key=_in_order), len(groups)


def changes(group: Iterable[Mark]) -> tuple[str, ...]:
    """Support and opposition in the order of time, with when each begins; one alone is no change.

    Told by year, and by month where all is of one year; what is reported of the same time is
    mixed.

    >>> changes([])
    ()
    """
    signed = [mark for mark in group if mark.sign and not mark.pale and not mark.of_report]
    one_year = len({mark.span.start.year for mark in signed}) == 1
    by_time: defaultdict[date, set[int]] = defaultdict(set)
    for mark in signed:
        start = mark.span.start
        by_time[start.replace(day=1) if one_year else date(start.year, 1, 1)].add(mark.sign)
    turns: list[tuple[str, str]] = []
    for day, signs in sorted(by_time.items()):
        name = "mixed" if len(signs) == 2 else _SIGNS[min(signs)]
        if not turns or turns[-1][0] != name:
            turns.append((name, words.day(day).partition(" ")[2] if one_year else str(day.year)))
    if len(turns) < 2:
        return ()
    kept = [f"{name} ({when})" for name, when in turns[-MOST_CHANGES:]]
    return tuple(["…", *kept] if len(turns) > MOST_CHANGES else kept)


_SIGNS = {1: "support", -1: "opposition"}


def _most_attested(
    groups: Groups, side: Callable[[str, Mark], str]
) -> Iterator[tuple[str, list[Mark], tuple[list[Mark], str]]]:
    """The groups with the most claims, each with all its marks and with those to show."""
    weight = {id_: sum(len(mark.claims) for mark in group) for id_, group in groups.items()}
    ids = sorted(groups, key=lambda one: (-weight[one], one))[:MOST_ROWS]
    fits = (r for r in ROOMS if sum(min(len(groups[id_]), r) for id_ in ids) <= MOST_MARKS)
    room, left = next(fits, ROOMS[-1]), MOST_MARKS
    for id_ in ids:
        shown, by = gathered(groups[id_], room, partial(side, id_))
        left -= len(shown)
        if left < 0:
            return
        yield id_, groups[id_], (shown, by)


def _subject(_: str, mark: Mark) -> str:
    return mark.claims[0].subject


def _role(actor: str, mark: Mark) -> str:
    """Whether a mark tells of what an actor does, or of what others do to it."""
    return "subject" if mark.claims[0].subject == actor else "object"


def _names(ids: Iterable[str], material: Material) -> tuple[str, ...]:
    return tuple(words.cut(material.teller.actor(id_), 60) for id_ in ids)


def _is_current(group: Iterable[Mark], material: Material) -> bool:
    return any(claim.id in material.told for mark in group for claim in mark.claims)


def _in_order(row: Row) -> tuple[bool, date, tuple[str, ...], tuple[str, ...]]:
    """What the view tells of stands first; then by time and name."""
    start = min(placed.mark.span.start for placed in row.marks)
    return not row.current, start, tuple(name.casefold() for name in row.names), row.actors
