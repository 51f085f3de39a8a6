"""Actors of a claim under review that no table has: a person says who is meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ..model import Actor
    from ..registry import Registry
    from ..review import Cells, Found, Review, Stranger

OFFERED = 5
"""How many of the nearest known actors are offered."""


class Tell(Protocol):
    """Tells the person something."""

    def __call__(self, text: str, *, bad: bool = False) -> None:
        """Tells it; `bad` = something is wrong."""


@dataclass(slots=True)
class Cast:
    """A row whose actors are all known or new.

    Attributes:
        actors: the new ones.
        pointed: whom each mention stands for.
    """

    cells: Cells
    actors: tuple[Actor, ...] = ()
    pointed: dict[str, str] = field(default_factory=dict)


def named(
    review: Review, found: Found, cells: Cells, ask: Callable[[str], str | None], tell: Tell
) -> Cast | None:
    """The row once the person said who each unknown actor is; None = they went back."""
    from ..model import Actor
    from ..review import put

    cast = Cast(cells)
    for stranger in review.desk.strangers(found, cells):
        meant = _meant(stranger, review.desk.registry, cells["source"], ask, tell)
        if meant is None:
            return None
        if isinstance(meant, Actor):
            cast.actors += (meant,)
        id_ = meant.id if isinstance(meant, Actor) else meant
        cast.pointed[stranger.mention] = id_
        cast.cells = put(cast.cells, stranger.mention, id_)
    return cast


def _meant(
    stranger: Stranger, registry: Registry, source: str, ask: Callable[[str], str | None],
    tell: Tell,
) -> str | Actor | None:  # fmt: skip
    from ..model import ActorKind

    near = registry.nearest_actors(stranger.name, OFFERED)
    tell(f"{stranger.name} is in no table. Who is meant?" + (" Near are:" if near else ""))
    for number, id_ in enumerate(near, start=1):
        tell(f"  {number}  {id_}  {registry.actors[id_].name}")
    tell("Give a number, an id or a name; or, to add it, its kind (and another name after that):")
    tell(f"  {', '.join(ActorKind)}")
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
) -> str | Actor | _Wrong:
    from ..errors import AmbiguousNameError, UnknownNameError
    from ..model import ActorKind
    from ..review import newcomer

    if answer.isdecimal() and 0 < int(answer) <= len(near):
        return near[int(answer) - 1]
    kind, _, name = answer.partition(" ")
    if kind in list(ActorKind):
        actor = newcomer(ActorKind(kind), name.strip() or stranger.name, source)
        known = registry.actors.get(actor.id)
        return _Wrong(f"{actor.id} is known: {known.name}") if known else actor
    try:
        return registry.actor(answer)
    except (UnknownNameError, AmbiguousNameError) as error:
        return _Wrong(str(error))
