"""States that a dataset gives only by their Gleditsch-Ward numbers, found as actors."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from ....model import ActorKind
from ..actors import Actors, Side
from .dyadic_rows import DyadRow

_BETWEEN = re.compile(r",\s*(?=Government of )")
"""What joins the names of states; a comma within a name goes before no such words."""


class States:
    """States by number, as the rows of a file tell them together.

    A primary party bears UCDP's id beside its number. A secondary one bears a name at most: the
    one that stands in the place of the number in every row that names as many states.
    """

    def __init__(self, rows: Iterable[DyadRow]) -> None:
        self._sides: dict[int, Side] = {}
        self._names: defaultdict[int, set[str]] = defaultdict(set)
        for row in rows:
            for side in row.sides:
                if side.gw is not None:
                    self._sides.setdefault(side.gw, side)
            for numbers, joined in zip(row.helpers, row.helper_names, strict=True):
                names = _BETWEEN.split(joined) if joined else []
                if len(names) == len(numbers):
                    for number, name in zip(numbers, names, strict=True):
                        self._names[number].add(name)

    def find(self, number: int, days: tuple[date, date], source: str, actors: Actors) -> str:
        """The id of the state of a number; one that is found nowhere becomes provisional."""
        if number in self._sides:
            return actors.find(self._sides[number], *days, source)[0]
        code, name = f"gw:{number}", self.name(number)
        if coded := actors.coded_between(code, *days):
            return coded[0]
        if len(named := actors.bearers(name, days[0])) == 1:
            return min(named)
        tail = f"gw-{number}"
        return actors.made_for(code) or actors.make(
            name, ActorKind.STATE, source, tail=tail, codes=(code,)
        )

    def name(self, number: int) -> str:
        """What a state is called."""
        names = self._names.get(number, set())
        return min(names) if len(names) == 1 else f"Gleditsch-Ward state {number}"
