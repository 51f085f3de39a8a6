"""The claims of one text on both sides, level by level: which fit, and how many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from .matching import Alike, meets, same_ends
from .score import Tally
from .values import Item, Said

Level = Literal["sign", "force", "means", "named", "supposed", "ties", "places"]
LEVELS: dict[Level, str] = {
    "sign": "subject, sign, object",
    "force": "with negation and modality",
    "means": "with means, too",
    "named": "both ends named actors",
    "supposed": "with supposed opposition",
    "ties": "unsigned ties",
    "places": "places",
}
OF_SIGNS: tuple[Level, ...] = ("named", "supposed")
"""Only where nothing but signs is marked: claims between named actors; and with the opposition
that support against a third party supposes, which is marked there as a relation of its own."""
FORCE: dict[Level, Callable[[Said], tuple[Any, ...]]] = {
    "force": lambda said: (said.negated, said.modality),
    "means": lambda said: (said.negated, said.modality, said.means),
}
"""What must be the same beside the ends and the relation."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What was read in a text, held against what was marked in it."""

    item: Item
    read: tuple[Said, ...]
    alike: Alike

    def claims(self, level: Level) -> tuple[list[Said], list[Said]]:
        """The distinct claims of both sides, marked and read; those with a sign are directed."""
        marked, read = (_of(level, side) for side in (self.item.said, self.read))
        if level == "supposed":
            read = [*read, *(quarrel for r in read for quarrel in r.quarrels())]
        return merged(marked, level), merged(read, level)

    def same_ends(self, marked: Said, read: Said) -> bool:
        """Whether two claims are about the same pair, in the same direction."""
        return same_ends(marked, read, self.alike)

    def fit(self, marked: Said, read: Said, level: Level = "sign") -> bool:
        """Whether two claims say the same at a level."""
        alike = marked.relation is read.relation and _force(marked, level) == _force(read, level)
        return alike and self.same_ends(marked, read)

    def fitting(self, marked: Said, read: Iterable[Said], level: Level = "sign") -> list[Said]:
        """The claims that were read and fit one that was marked."""
        return [r for r in read if self.fit(marked, r, level)]

    def fitted(self, read: Said, marked: Iterable[Said], level: Level = "sign") -> bool:
        """Whether any marked claim fits one that was read."""
        return any(self.fit(m, read, level) for m in marked)

    def tallies(self) -> dict[Level, Tally]:
        """The counts of every level that was marked."""
        if self.item.signs_only:
            return {level: self._tally(level) for level in ("sign", *OF_SIGNS)}
        return {level: self._tally(level) for level in LEVELS if level not in OF_SIGNS}

    def _tally(self, level: Level) -> Tally:
        marked, read = self.claims(level)
        asked, given = marked, read
        if level in OF_SIGNS:
            asked = [m for m in marked if self._marked_as_named(m)]
            given = [r for r in read if self._of_named(r)]
        return Tally(
            marked=len(asked),
            found=sum(bool(self.fitting(m, read, level)) for m in asked),
            read=len(given),
            right=sum(self.fitted(r, marked, level) for r in given),
        )

    def _marked_as_named(self, marked: Said) -> bool:
        named = set(self.item.named)
        return all(named & set(end.spots) for end in (marked.subject, marked.object))

    def _of_named(self, read: Said) -> bool:
        return all(meets(self.item.named, end.spots) for end in (read.subject, read.object))


def merged(said: Iterable[Said], level: Level) -> list[Said]:
    """Claims that say the same at a level as one, with all spots of their ends."""
    groups: dict[tuple[Any, ...], Said] = {}
    for one in said:
        key = (one.subject.key, one.relation, one.object.key, *_force(one, level))
        groups[key] = _joined(groups[key], one) if key in groups else one
    return list(groups.values())


def signed(said: Iterable[Said]) -> list[Said]:
    """The claims with a sign, each with one direction."""
    return [one for s in said if s.relation.sign for one in s.directed()]


def _of(level: Level, said: Iterable[Said]) -> list[Said]:
    if level not in ("ties", "places"):
        return signed(said)
    place = level == "places"
    return [s for s in said if not s.relation.sign and s.relation.takes_place is place]


def _joined(one: Said, other: Said) -> Said:
    subject, object_ = one.subject.joined(other.subject), one.object.joined(other.object)
    return replace(one, subject=subject, object=object_)


def _force(said: Said, level: Level) -> tuple[Any, ...]:
    return FORCE[level](said) if level in FORCE else ()
