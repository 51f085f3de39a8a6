"""Which rows of a dataset are asked for: by days, by actors, by places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ...errors import InputError

BEFORE = "they ended before the first day asked for"
AFTER = "they began after the last day asked for"
OTHER_ACTORS = "neither side is an actor asked for"
OTHER_PLACES = "they lie in no place asked for"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a row must be to be taken; nothing given = every row is.

    Attributes:
        since, until: days, both counted in, of which the row must have one.
        actors: ids, of which one side must be one.
        places: ids; a row lies in a place and in all that this place lies in.

    Raises:
        InputError: `until` lies before `since`.
    """

    since: date | None = None
    until: date | None = None
    actors: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.since and self.until and self.until < self.since:
            raise InputError(f"until {self.until}: expected a day not before {self.since}")

    def __bool__(self) -> bool:
        return bool(self.since or self.until or self.actors or self.places)

    def beside(self, first: date, last: date) -> str:
        """Why a row of these days is set aside; empty = its days are asked for."""
        if self.since is not None and last < self.since:
            return BEFORE
        return AFTER if self.until is not None and first > self.until else ""

    def aside(
        self, first: date, last: date, sides: Iterable[str], place_chain: Iterable[str] = ()
    ) -> str:
        """Why a row is set aside; empty = it is taken.

        Args:
            first, last: the first and the last day on which it may have been.
            sides: ids of the actors on either side.
            place_chain: ids of its place and of what that lies in; nowhere = none.
        """
        if outside := self.beside(first, last):
            return outside
        if self.actors and self.actors.isdisjoint(sides):
            return OTHER_ACTORS
        return OTHER_PLACES if self.places and self.places.isdisjoint(place_chain) else ""
