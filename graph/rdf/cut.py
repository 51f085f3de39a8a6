"""Texts and tuples cut at values: what many have in common, and the places of what differs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, Protocol

Values = tuple[Any, ...]
"""What differs; whatever is empty or None is in no place."""
Whole = tuple[Any, Values]
"""A text or a tuple, and the values in it."""
TRIES = 9


class Cut(Protocol):
    """What is the same in many, and takes in what differs; not for two threads at once."""

    def fill(self, values: Values, /) -> Any:
        """One of the many, with values in the order of those it was cut at."""


class CutText:
    """A text cut wherever one of some values stands."""

    def __init__(self, text: str, values: Values) -> None:
        place = {value: number for number, value in enumerate(values) if value}
        longest = sorted(place, key=lambda value: (-len(value), value))  # one may begin another
        self._pieces = re.split(f"({'|'.join(map(re.escape, longest))})", text)
        self._pick = _picker([place[value] for value in self._pieces[1::2]])

    def fill(self, values: Values) -> str:
        """The text with other values."""
        self._pieces[1::2] = self._pick(values)
        return "".join(self._pieces)


class CutTuple:
    """A tuple of which some members are values."""

    def __init__(self, members: Values, values: Values) -> None:
        place = {value: number for number, value in enumerate(values) if value}
        self._fixed = tuple(member for member in members if member not in place)
        fixed = iter(range(len(values), len(values) + len(self._fixed)))
        self._pick = _picker([place[m] if m in place else next(fixed) for m in members])

    def fill(self, values: Values) -> Values:
        """The tuple with other values."""
        return self._pick(values + self._fixed)


def cut(make: Callable[[int], Sequence[Whole]]) -> list[Any]:
    """What is made with some values, cut at them: texts as `CutText`, tuples as `CutTuple`.

    It is held against what is made with other values: so a value that stands there by itself as
    well, however unlikely, is noticed, and others are tried.

    Args:
        make: some texts and tuples with the values in each, other values for each number.
    """
    for number in range(TRIES):
        cuts = [_cut(whole, values) for whole, values in make(number)]
        others = zip(cuts, make(number + 1), strict=True)
        if all(one.fill(values) == whole for one, (whole, values) in others):
            return cuts
    raise ValueError("no values can be told from what is around them")


def _cut(whole: Any, values: Values) -> Cut:
    return CutText(whole, values) if isinstance(whole, str) else CutTuple(whole, values)


def _picker(order: Sequence[int]) -> Callable[[Values], Values]:
    """What picks members of a tuple; `itemgetter` alone makes a single one bare."""
    if len(order) > 1:
        return itemgetter(*order)
    return lambda members: tuple(members[place] for place in order)
