"""Whether two ends of claims are the same: by where they stand, or by whom they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from ....dates import PartialDate
from ....registry import Name, Registry, normalised
from ..naming.reference import reference
from .values import End, Said, Spot

Match = Literal["spans", "resolved"]


class Known:
    """Whom a name means, by the registry and the reference tables, else itself."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def actor(self, name: str, published: PartialDate) -> tuple[str, frozenset[str]]:
        """Key and names of an actor at the date of a text."""
        called = self._registry.actors_called
        found = called(name, published.last) or called(name)
        if name in self._registry.actors:
            return name, frozenset([name, normalised(self._registry.actors[name].name)])
        return _named(name, _plainly(found) or found or _plainly(self._listed(name)))

    def _listed(self, name: str) -> Iterator[Name]:
        """Whom the reference tables have by a name, as the registry knows him."""
        for listed in reference().actors_called(name):
            own = self._registry.actors_called(reference().actors[listed.id].name)
            yield from own or [listed]

    def place(self, name: str, _: PartialDate | None = None) -> tuple[str, frozenset[str]]:
        """Key and names of a place."""
        return _named(name, self._registry.places_called(name))


def _plainly(names: Iterable[Name]) -> list[Name]:
    return [n for n in names if n.manner == "name"]


def _named(name: str, found: list[Name]) -> tuple[str, frozenset[str]]:
    ids = {n.id for n in found}
    plain = normalised(name)
    return (next(iter(ids)) if len(ids) == 1 else plain), frozenset([plain, *ids])


def same(marked: End, read: End, match: Match) -> bool:
    """Whether an end that was read is the one that was marked.

    By spans: the head of one mention lies in the other, or both mean the same actor where the
    annotator said whom the mention means, so that a pronoun counts as its antecedent. Resolved:
    both mean the same actor, wherever they stand.
    """
    meant = bool(marked.names & read.names)
    if match == "resolved":
        return meant
    return (meant and marked.resolved) or meets(marked.spots, read.spots)


def meets(spots: tuple[Spot, ...], others: tuple[Spot, ...]) -> bool:
    """Whether any of some spots is any of others."""
    return any(one.meets(other) for one in spots for other in others)


def same_ends(marked: Said, read: Said, match: Match) -> bool:
    """Whether two claims are about the same pair, in the same direction."""
    return same(marked.subject, read.subject, match) and same(marked.object, read.object, match)
