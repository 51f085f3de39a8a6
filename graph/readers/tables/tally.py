"""What came of an import, counted.

Rows in = rows that gave something + rows set aside + bad rows, always.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

LISTED = 5
"""How many names or rows are told of each kind."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Rows that gave nothing for one reason: how many, and the ids of the first few."""

    count: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one import.

    Attributes:
        reader: name of the reader.
        gives: what its rows give: `claims` or `actors`.
        rows: how many rows were read.
        giving: how many of them gave something.
        given: how many claims or actors came of them.
        events: how many events.
        places: how many places that no table had.
        aside: the rows that gave nothing, by reason.
        provisional: how many rows name an actor that no table had and that was made, by its name.
        unresolved: how many rows name a side that stays nobody, by what names it.
        codes: those of the unresolved sides that have one, by what names them.
        bad: how many rows were bad, and left out.
        duplicates: how many of the giving rows tell of an event that a row before told of.
        remarks: what else a person should know.
    """

    reader: str
    gives: str = "claims"
    rows: int = 0
    giving: int = 0
    given: int = 0
    events: int = 0
    places: int = 0
    aside: Mapping[str, Aside] = field(default_factory=dict)
    provisional: Mapping[str, int] = field(default_factory=dict)
    unresolved: Mapping[str, int] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    bad: int = 0
    duplicates: int = 0
    remarks: tuple[str, ...] = ()

    @property
    def rejects(self) -> int:
        """How many rows gave nothing."""
        return self.bad + sum(one.count for one in self.aside.values())

    def lines(self) -> Iterator[str]:
        """One sentence a note."""
        yield f"{self.reader}: {', '.join(self._counts())}"
        for reason, one in sorted(self.aside.items()):
            named = f" ({_some(one.examples, one.count)})" if one.examples else ""
            yield f"{self.reader}: {_number(one.count, 'row')} gave nothing, since {reason}{named}"
        if self.bad:
            yield f"{self.reader}: {_number(self.bad, 'bad row')} left out"
        for names, what in ((self.provisional, "in no table"), (self.unresolved, "unknown")):
            if names:
                yield f"{self.reader}: {_number(len(names), 'actor')} {what}: {_ranked(names)}"
        yield from (f"{self.reader}: {remark}" for remark in self.remarks)

    def _counts(self) -> Iterator[str]:
        yield f"{_number(self.rows, 'row')} read"
        yield _number(self.given, self.gives.removesuffix("s"))
        if self.events:
            told = f" ({_number(self.duplicates, 'row')} told of one again)"
            yield _number(self.events, "event") + (told if self.duplicates else "")
        if self.places:
            yield _number(self.places, "new place")
        yield _number(self.rejects, "reject")


class Asides:
    """Gathers rows that gave nothing, with the ids of the first few of each reason."""

    def __init__(self) -> None:
        self._counts: defaultdict[str, int] = defaultdict(int)
        self._examples: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, reason: str, row: str) -> None:
        """Count a row."""
        self._counts[reason] += 1
        if self._counts[reason] <= LISTED:
            self._examples[reason].append(row)

    def found(self) -> dict[str, Aside]:
        """What was gathered, by reason."""
        return {r: Aside(count, tuple(self._examples[r])) for r, count in self._counts.items()}


def _ranked(counts: Mapping[str, int]) -> str:
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:LISTED]
    return _some([f"{name} ({_number(count, 'row')})" for name, count in ranked], len(counts))


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _some(names: Sequence[str], count: int) -> str:
    """The first few of `count` names."""
    shown = names[:LISTED]
    more = f" and {count - len(shown):,} more" if count > len(shown) else ""
    return f"{', '.join(shown)}{more}"
