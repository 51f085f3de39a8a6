"""What came of an import, counted: rows in = rows that gave something + rows set aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

LISTED = 5
"""How many names or rows are told of each kind."""


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
        aside: the ids of the rows that gave nothing, by reason.
        provisional: how many rows name an actor that no table has, by its name.
        remarks: what else a person should know.
    """

    reader: str
    gives: str
    rows: int
    giving: int
    given: int
    events: int
    places: int
    aside: Mapping[str, tuple[str, ...]]
    provisional: Mapping[str, int]
    remarks: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """One sentence a note."""
        events = f", {_number(self.events, 'event')}" if self.events else ""
        places = f", {_number(self.places, 'new place')}" if self.places else ""
        said = f"{self.reader}: {_number(self.rows, 'row')}, {self.giving} of them gave"
        yield f"{said} {self.given} {self.gives}{events}{places}"
        for reason, rows in sorted(self.aside.items()):
            named = f"{_number(len(rows), 'row')} gave nothing, since {reason}"
            yield f"{self.reader}: {named} ({_some(rows)})"
        if self.provisional:
            ranked = sorted(self.provisional.items(), key=lambda one: (-one[1], one[0]))
            names = [f"{name} ({_number(count, 'row')})" for name, count in ranked]
            yield f"{self.reader}: {_number(len(names), 'actor')} in no table: {_some(names)}"
        yield from (f"{self.reader}: {remark}" for remark in self.remarks)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return f"{', '.join(names[:LISTED])}{more}"
