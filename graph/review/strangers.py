"""Actors and places of a row that no table has: who may be meant, and how one is added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model import Actor, ActorKind, Place, PlaceKind, Relation
from ..readers.text.documents.document import slug
from ..registry import Registry
from .records import Found, plain

Newcomer = Actor | Place
Cells = dict[str, str]
PLACED = frozenset(relation.value for relation in Relation if relation.takes_place)


@dataclass(frozen=True, slots=True)
class Stranger:
    """An actor or a place of a row that no table has: as it stands in the cell, and its name."""

    mention: str
    name: str
    is_place: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """What it may be, if it is added."""
        return tuple(PlaceKind) if self.is_place else tuple(ActorKind)

    def known(self, registry: Registry) -> Mapping[str, Newcomer]:
        """The entries that it might be one of."""
        return registry.places if self.is_place else registry.actors

    def near(self, registry: Registry, count: int) -> list[str]:
        """The ids of entries with the nearest names."""
        nearest = registry.nearest_places if self.is_place else registry.nearest_actors
        return nearest(self.name, count)

    def meant(self, answer: str, registry: Registry) -> str:
        """The id that an id or a name means.

        Raises:
            UnknownNameError, AmbiguousNameError: none or several.
        """
        return registry.place(answer) if self.is_place else registry.actor(answer)

    def added(self, kind: str, source: str, name: str = "") -> Newcomer:
        """The entry that goes into the tables with a claim, under another name if one is given."""
        called = name or self.name
        if self.is_place:
            place = PlaceKind(kind)
            return Place(id=slug(called), name=plain(called), kind=place, sources=(source,))
        return newcomer(ActorKind(kind), called, source)


def newcomer(kind: ActorKind, name: str, source: str) -> Actor:
    """An actor that goes into the tables with a claim."""
    return Actor(id=slug(name), name=plain(name), kind=kind, sources=(source,))


def strangers(found: Found, cells: Cells, registry: Registry) -> Iterator[Stranger]:
    """The actors and places of a row that no table has, each once."""
    labels = {name.id: name.label for _, name in found.names}
    for mention in dict.fromkeys(_mentions(cells, _of_actors(cells))):
        if mention not in registry.actors and not registry.actors_called(mention):
            yield Stranger(mention, labels.get(mention) or mention)
    for mention in dict.fromkeys(_mentions(cells, _of_places(cells))):
        if mention not in registry.places and not registry.places_called(mention):
            yield Stranger(mention, labels.get(mention) or mention, is_place=True)


def put(cells: Cells, stranger: Stranger, id_: str) -> Cells:
    """The row with an entry of the tables in the place of a stranger."""
    changed = dict(cells)
    for column in _of_places(cells) if stranger.is_place else _of_actors(cells):
        values = [v.strip() for v in cells[column].split(";")]
        changed[column] = ";".join(id_ if v == stranger.mention else v for v in values)
    return changed


def _of_actors(cells: Cells) -> tuple[str, ...]:
    """The columns that name actors."""
    ends = ("subject",) if cells["relation"] in PLACED else ("subject", "object")
    return (*ends, "against")


def _of_places(cells: Cells) -> tuple[str, ...]:
    """The columns that name places."""
    return ("object", "place") if cells["relation"] in PLACED else ("place",)


def _mentions(cells: Cells, columns: tuple[str, ...]) -> Iterator[str]:
    for column in columns:
        yield from filter(None, (v.strip() for v in cells[column].split(";")))
