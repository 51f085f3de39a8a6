"""What `belligraph compare` prints: figures of both sides, and a line for each pair or month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from ..api import Graph
from ..pages.telling.words import counted, day
from ..relations import View
from ..relations.comparison import AGREEMENTS, DIRECTIONS, Comparison, Line, Said, Side
from ..relations.comparison.verdicts import Agreement, Says
from .answers import SHORT_ID
from .printing import Cell, plain, tell, tell_view, view_data

FOR_PROGRAMS = (
    "one", "other", "month", "agreement", "direction", "times meet", "comparable",
    *(f"{side} {what}" for side in "AB" for what in
      ("there", "back", "alleged", "first", "last", "claims", "other claims")),
)  # fmt: skip
"""`there` is from `one` to `other`, `back` the way back."""
BOTH: tuple[tuple[Agreement, str], ...] = (
    ("same", "same sign"),
    ("partly", "partly"),
    ("opposite", "opposite signs"),
)
ALONE: tuple[Agreement, ...] = ("only A", "only B")
OTHER_WAY = DIRECTIONS.index("other way")


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison with what was asked.

    Attributes:
        names: the two sides as typed.
        common: how many claims are of both sides, and left out.
        since, until: the time asked for; None = no bound.
        within: how many days apart two claims still meet.
    """

    found: Comparison
    graph: Graph
    view: View
    names: tuple[str, str]
    common: int
    since: date | None
    until: date | None
    within: int

    @property
    def sides(self) -> tuple[tuple[str, str, Side], ...]:
        """Letter, name and figures of either side."""
        return ("A", self.names[0], self.found.a), ("B", self.names[1], self.found.b)

    @property
    def columns(self) -> tuple[str, ...]:
        """Of the table for people."""
        month = ("month",) if self.found.by == "month" else ()
        return ("one", "other", *month, "agreement", "A says", "B says", "A when", "B when",
                "meet", "A claims", "B claims")  # fmt: skip

    def lines(self, *, everything: bool) -> list[Line]:
        """The lines of the table."""
        return self.found.lines(everything=everything)

    def tell(self) -> None:
        """The view, and what would be misread, on standard error."""
        tell_view(self.graph, self.view)
        if time := _period(self.since, self.until):
            tell(f"Only claims that may be of {time}")
        for letter, _, side in self.sides:
            missing = [w for w, n in (("support", side.friendly), ("opposition", side.hostile))
                       if not n]  # fmt: skip
            if missing:
                tell(f"Note: {letter} tells of no {' and no '.join(missing)}; it can confirm none")

    def row(self, line: Line) -> tuple[Any, ...]:
        """A line for people."""
        month = (line.month,) if line.month else ()
        way = ", other way" if line.direction == "other way" else ""
        return (
            self._label(line.one), self._label(line.other), *month, line.agreement + way,
            _said(line.a), _said(line.b), _when(line.a), _when(line.b), line.meet,
            _claims(line.a), _claims(line.b),
        )  # fmt: skip

    def _label(self, actor: str) -> str:
        return self.graph.registry.actors[actor].label

    def figures(self) -> dict[str, Any]:
        """What is told above the table."""
        found = self.found
        pairs = counted(found.pairs, "pair")
        told: dict[str, Any] = {letter: _side(name, side) for letter, name, side in self.sides}
        told["time of both"] = _common_time(found.a, found.b)
        if self.common:
            told["of both sides"] = f"{counted(self.common, 'claim')}, left out of both"
        if found.by == "month":
            told["not of one month"] = ", ".join(
                f"{counted(side.unplaced, 'claim')} of {letter}" for letter, _, side in self.sides
            ) + ", left out"  # fmt: skip
        told["both know"] = f"{counted(len(found.actors), 'actor')}, which make {pairs}"
        told["both have"] = self._units(np.logical_or.reduce([found.agreeing(a) for a, _ in BOTH]))
        told |= {f"  {word}": self._agreeing(agreement) for agreement, word in BOTH}
        told |= {alone: self._alone(alone) for alone in ALONE}
        told["not comparable"] = self._units(~found.comparable)
        if found.kappa is not None:
            told["kappa"] = found.kappa
        return told

    def _units(self, chosen: Any) -> str:
        """How many units, and by month of how many pairs."""
        found = self.found
        if found.by == "pair":
            return counted(int(chosen.sum()), "pair")
        pairs = len(set(zip(found.low[chosen].tolist(), found.high[chosen].tolist(), strict=True)))
        return f"{counted(int(chosen.sum()), 'month')} of {counted(pairs, 'pair')}"

    def _agreeing(self, agreement: Agreement) -> str:
        found = self.found
        chosen = found.agreeing(agreement)
        met, turned = chosen & found.meet, chosen & (found.direction == OTHER_WAY)
        told = f"{chosen.sum():,}"
        told += f"; times meet of {met.sum():,}" if chosen.any() else ""
        return told + (f", other way {turned.sum():,}" if turned.any() else "")

    def _alone(self, agreement: Agreement) -> str:
        chosen = self.found.agreeing(agreement)
        silent, other = ("B", 1) if agreement == "only A" else ("A", 0)
        undone = int((chosen & (self.found.spoken[other].others > 0)).sum())
        told = f"; {silent} tells no deed of {undone:,} of them" if undone else ""
        return self._units(chosen) + told

    def data(self) -> dict[str, Any]:
        """All of it, for JSON."""
        found = self.found
        return {
            **view_data(self.graph, self.view),
            "since": self.since,
            "until": self.until,
            "by": found.by,
            "within": self.within,
            **{letter.lower(): {"named": name, **plain(s)} for letter, name, s in self.sides},
            "left_out_of_both": self.common,
            "actors": found.actors,
            "pairs": found.pairs,
            "kappa": found.kappa,
            "comparable": {a: int(found.agreeing(a).sum()) for a in AGREEMENTS},
            "lines": found.lines(everything=True),
        }


def flat(line: Line) -> tuple[Any, ...]:
    """A line for programs."""
    sides = (
        (s.there, s.back, s.alleged, s.first, s.last, s.claims, s.others) for s in (line.a, line.b)
    )
    return (
        line.one, line.other, line.month, line.agreement, line.direction, line.meet,
        line.comparable, *(value for side in sides for value in side),
    )  # fmt: skip


def _side(name: str, side: Side) -> str:
    friendly, hostile = f"{side.friendly:,} of support", f"{side.hostile:,} of opposition"
    time = f", {side.first} to {side.last}" if side.first else ""
    return f"{name}: claims {friendly}, {hostile}{time}; {counted(side.actors, 'actor')}"


def _common_time(a: Side, b: Side) -> str:
    """The days within the time of either side."""
    if not (a.first and a.last and b.first and b.last):
        return "none"
    first, last = max(a.first, b.first), min(a.last, b.last)
    return f"{first} to {last}" if first <= last else "none"


def _period(since: date | None, until: date | None) -> str:
    if since and until:
        return f"{day(since)} to {day(until)}"
    return f"{day(since)} or later" if since else f"{day(until)} or earlier" if until else ""


def _said(said: Said) -> str:
    """Both directions in a few words."""
    if not said.claims:
        return "tells no deed" if said.others else "says nothing"
    alike = said.there == said.back
    told = _way(said.there, "<->") if alike else ", ".join(_ways(said))
    return f"{told} (alleged)" if said.alleged else told


def _ways(said: Said) -> Iterator[str]:
    for word, arrow in ((said.there, "->"), (said.back, "<-")):
        if word != "nothing":
            yield _way(word, arrow)


def _way(word: Says, arrow: str) -> str:
    return word if word == "allied" else f"{word} {arrow}"


def _when(said: Said) -> str:
    if said.first is None or said.first == said.last:
        return str(said.first or ("no date" if said.claims else ""))
    return f"{said.first} to {said.last}"


def _claims(said: Said) -> Cell:
    """How many, and the start of the first."""
    first = f"{len(said.claims):,}: {said.claims[0][:SHORT_ID]}" if said.claims else ""
    return Cell(said.claims, first)
