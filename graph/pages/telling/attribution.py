"""Who says what, in brackets behind it: what the same voices say stands together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from . import words
from .pieces import Piece, Pieces, named, plain, some
from .reports import Line

Phrase = tuple[str, tuple[Piece, ...]]
"""A preposition, which a row of phrases has once, and what follows it."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so, and what must be known with it.

    Attributes:
        voices: who stands at the start of the chains, by name.
        deniers: who says that it is not so.
        derived: it follows from what the voices say.
    """

    voices: tuple[str, ...]
    deniers: tuple[str, ...]
    doubtful: bool
    alleged: bool
    conditional: bool
    derived: bool

    def in_brackets(self, own: str) -> Pieces:
        """As the end of what is said; `own` is a voice that need not be named where it is alone."""
        voices = [named(voice) for voice in self.voices if self.voices != (own,)]
        parts = (
            [(plain("from reports of ") if self.derived else []) + some(voices)] if voices else []
        )
        parts += [plain("date uncertain")] if self.doubtful else []
        parts += [plain("alleged")] if self.alleged else []
        parts += [plain("on a condition")] if self.conditional else []
        deniers = [named(voice) for voice in self.deniers]
        parts += [plain("denied by ") + some(deniers)] if deniers else []
        inside: Pieces = []
        for part in parts:
            inside += (plain("; ") if inside else []) + part
        return [*plain(" ("), *inside, *plain(")")] if inside else []


def attribution(lines: Sequence[Line]) -> Attribution:
    """The attribution of lines that a sentence tells in the same words.

    A reservation that only some of them bear is not made.
    """
    return Attribution(
        voices=_each_once(voice for line in lines for voice in line.voices),
        deniers=_each_once(voice for line in lines for voice in line.deniers),
        doubtful=all(line.doubt for line in lines),
        alleged=all(line.alleged and line.kind != "done" for line in lines),
        conditional=all(line.conditions for line in lines),
        derived=any(line.kind == "derived" for line in lines),
    )


def voiced(
    lines: Sequence[Line],
    phrase: Callable[[Line], Phrase],
    own: str = "",
    others: str = "others",
    tail: Sequence[Piece] = (),
) -> Pieces:
    """What is told of lines, each time with its voices; the lines are the best attested first.

    Args:
        lines: those of one clause.
        phrase: what is told of each.
        own: a voice that need not be named.
        others: what those are called that are only counted.
        tail: what is true of every line, as "against ISIL"; said once.
    """
    same: defaultdict[Phrase, list[Line]] = defaultdict(list)
    for line in lines:
        same[phrase(line)].append(line)
    groups: defaultdict[Attribution, list[Phrase]] = defaultdict(list)
    for said, told in same.items():
        groups[attribution(told)].append(said)
    if len(groups) > 1:
        parts = [_row(row, others) + who.in_brackets(own) for who, row in groups.items()]
        return some(parts, others) + ([*plain(", each "), *tail] if tail else [])
    ((who, row),) = groups.items()
    once = _row(row, others)
    return once + (plain(" ") if once and tail else []) + [*tail] + who.in_brackets(own)


def _row(phrases: Sequence[Phrase], others: str) -> Pieces:
    """Phrases in a row; a preposition is not said again."""
    parts: list[Pieces] = []
    former = ""
    for preposition, rest in phrases:
        again = not preposition or preposition == former
        parts.append([*([] if again else plain(f"{preposition} ")), *rest])
        former = preposition
    return some(parts, others)


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names), key=words.by_name))
