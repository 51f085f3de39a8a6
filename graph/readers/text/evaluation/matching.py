"""Whether two ends of claims are the same: by where they stand, or by whom they mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from ....dates import PartialDate
from ....registry import Name, Registry, normalised
from ..naming.reference import reference
from .values import End, Said, Spot

Match = Literal["spans", "entities", "resolved"]
Alike = Callable[[End, End], bool]
"""Whether an end that was read is the one that was marked."""
NAMED = 0.5
"""What a name in common counts for among the claims that two actors share."""


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


def alike(marked: Sequence[Said], read: Sequence[Said], match: Match) -> Alike:
    """How the ends of the claims of one text are compared.

    By spans: the head of one mention lies in the other, or both mean the same actor where the
    annotator said whom the mention means, so that a pronoun counts as its antecedent. Resolved:
    both mean the same actor by his name, wherever they stand. Entities: by whom they mean, too,
    whatever he is called: each actor that was marked is one of those that were read, namely so
    that most claims agree (as CEAF has it; Luo 2005).
    """
    if match == "spans":
        return _stand_alike
    if match == "resolved":
        return _meant
    partners = _partners(marked, read)
    return lambda one, other: partners.get(one.key) == other.key


def _meant(marked: End, read: End) -> bool:
    return bool(marked.names & read.names)


def _stand_alike(marked: End, read: End) -> bool:
    return (marked.resolved and _meant(marked, read)) or meets(marked.spots, read.spots)


def _partners(marked: Sequence[Said], read: Sequence[Said]) -> dict[str, str]:
    """Of each actor that was marked the one that was read, by their keys."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    shared: Counter[tuple[str, str]] = Counter()
    named = set()
    for m in marked:
        for r in read:
            if m.relation is r.relation and same_ends(m, r, _stand_alike):
                for one, other in ((m.subject, r.subject), (m.object, r.object)):
                    shared[one.key, other.key] += 1
                    if _meant(one, other):
                        named.add((one.key, other.key))
    ones, others = (sorted({pair[side] for pair in shared}) for side in (0, 1))
    votes = np.zeros((len(ones), len(others)))
    for pair, count in shared.items():
        votes[ones.index(pair[0]), others.index(pair[1])] = count + NAMED * (pair in named)
    rows, columns = linear_sum_assignment(votes, maximize=True)
    return {ones[i]: others[j] for i, j in zip(rows, columns, strict=True) if votes[i, j]}


def meets(spots: tuple[Spot, ...], others: tuple[Spot, ...]) -> bool:
    """Whether any of some spots is any of others."""
    return any(one.meets(other) for one in spots for other in others)


def same_ends(marked: Said, read: Said, same: Alike) -> bool:
    """Whether two claims are about the same pair, in the same direction."""
    return same(marked.subject, read.subject) and same(marked.object, read.object)
