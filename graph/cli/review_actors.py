"""Actors and places of a claim under review that no table has: a person says what is meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ..registry import Registry
    from ..review import Cells, Found, Newcomer, Review, Stranger

OFFERED = 5
"""How many of the nearest known ones are offered."""


class Tell(Protocol):
    """Tells the person something."""

    def __call__(self, text: str, *, bad: bool = False) -> None:
        """Tells it; `bad` = something is wrong."""


@dataclass(slots=True)
class Cast:
    """A row of which all actors and places are known or new.

    Attributes:
        new: the new ones.
        pointed: what each of those that no table had stands for.
    """

    cells: Cells
    new: tuple[Newcomer, ...] = ()
    pointed: dict[Stranger, str] = field(default_factory=dict)


def named(
    review: Review, found: Found, cells: Cells, ask: Callable[[str], str | None], tell: Tell,
    said: dict[Stranger, str | Newcomer],
) -> Cast | None:  # fmt: skip
    """The row once the person said what each unknown one is; None = they went back.

    What they said is kept in `said`, and not asked again.
    """
    from ..review import put

    cast = Cast(cells)
    for stranger in review.desk.strangers(found, cells):
        meant = said.get(stranger) or _meant(
            stranger, review.desk.registry, cells["source"], ask, tell
        )
        if meant is None:
            return None
        said[stranger] = meant
        if not isinstance(meant, str):
            cast.new += (meant,)
        id_ = meant if isinstance(meant, str) else meant.id
        cast.pointed[stranger] = id_
        cast.cells = put(cast.cells, stranger, id_)
    return cast


def _meant(
    stranger: Stranger, registry: Registry, source: str, ask: Callable[[str], str | None],
    tell: Tell,
) -> str | Newcomer | None:  # fmt: skip
    near = stranger.near(registry, OFFERED)
    asked = "Which place" if stranger.is_place else "Who"
    tell(f"{stranger.name} is in no table. {asked} is meant?" + (" Near are:" if near else ""))
    for number, id_ in enumerate(near, start=1):
        tell(f"  {number}  {id_}  {stranger.known(registry)[id_].name}")
    tell("Give a number, an id or a name; or, to add it, its kind (and another name after that):")
    tell(f"  {', '.join(stranger.kinds)}")
    while answer := ask("number, name or kind (nothing = back): "):
        meant = _one(answer, stranger, near, registry, source)
        if not isinstance(meant, _Wrong):
            return meant
        tell(meant.why, bad=True)
    return None


@dataclass(frozen=True, slots=True)
class _Wrong:
    """An answer that means nobody."""

    why: str


def _one(
    answer: str, stranger: Stranger, near: list[str], registry: Registry, source: str
) -> str | Newcomer | _Wrong:
    from ..errors import AmbiguousNameError, UnknownNameError

    if answer.isdecimal() and 0 < int(answer) <= len(near):
        return near[int(answer) - 1]
    kind, _, name = answer.partition(" ")
    if kind in stranger.kinds:
        new = stranger.added(kind, source, name.strip())
        known = stranger.known(registry).get(new.id)
        return _Wrong(f"{new.id} is known: {known.name}") if known else new
    try:
        return stranger.meant(answer, registry)
    except (UnknownNameError, AmbiguousNameError) as error:
        return _Wrong(str(error))
