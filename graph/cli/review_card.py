"""A claim under review as a terminal shows it."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from .answers import printable

if TYPE_CHECKING:
    from ..errors import Problem
    from ..review import Found, Look, Passage, Saying

NARROWEST, WIDEST = 20, 100
LOOKS: dict[str, dict[str, str | bool]] = {
    "evidence": {"bold": True},
    "subject": {"fg": "green", "bold": True, "underline": True},
    "object": {"fg": "magenta", "bold": True, "underline": True},
    "bad": {"fg": "red"},
    "faint": {"dim": True},
}
_ENDS = {"evidence": "\x01", "subject": "\x03", "object": "\x04"}
_END = "\x02"
_MARKED = re.compile(f"([{''.join(_ENDS.values())}])([^{_END}]*){_END}")


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown of a claim.

    Attributes:
        heading: which of how many, from where.
        changed: the names of the cells that were edited.
        taken: who was taken for whom, because it was said so of the same text before.
    """

    heading: str
    found: Found
    passage: Passage
    look: Look
    changed: Sequence[str]
    taken: Mapping[str, str]

    def lines(self, *, colour: bool) -> Iterator[str]:
        """The card, line by line; without colour the evidence stands in brackets."""
        for line in textwrap.wrap(printable(self.heading), _width()):
            yield styled(line, "faint", colour=colour)
        yield ""
        yield _wrapped(_passage(self.passage, self.found, colour=colour), "  ", colour=colour)
        yield ""
        yield _wrapped(_told(self.look.saying), "", colour=colour)
        if not self.passage.paragraph:
            yield styled(
                "the text is not at hand; --texts names its folder", "faint", colour=colour
            )
        if self.changed:
            yield styled(f"changed: {', '.join(self.changed)}", "faint", colour=colour)
        for mention, id_ in self.taken.items():
            told = printable(f"{mention} is taken for {id_}, as before")
            yield styled(told, "faint", colour=colour)
        if names := [f"{s.name} ({s.mention})" for s in self.look.strangers]:
            yield styled(printable(f"in no table: {', '.join(names)}"), "bad", colour=colour)
        for problem in self.look.problems:
            yield styled(printable(wrong(problem)), "bad", colour=colour)


def styled(text: str, look: str, *, colour: bool) -> str:
    """A text in one of our looks, or as it is."""
    return click.style(text, **LOOKS[look]) if colour else text  # type: ignore[arg-type]


def wrong(problem: Problem) -> str:
    """What is wrong with a cell, without where it stands."""
    where = f"{problem.column}: " if problem.column else ""
    return f"{where}'{problem.value}'; expected {problem.expected}"


def _told(saying: Saying) -> str:
    subject, object_ = _mark(saying.subject, "subject"), _mark(saying.object, "object")
    return f"{subject} {printable(saying.verb)} {object_}{printable(saying.rest)}."


def _passage(passage: Passage, found: Found, *, colour: bool) -> str:
    before, after = printable(passage.before), printable(passage.after)
    evidence = " ".join(printable(passage.evidence).split())
    if not colour:
        return f"{before}[{evidence}]{after}"
    return before + "".join(_pieces(evidence, found)) + after


def _pieces(evidence: str, found: Found) -> Iterator[str]:
    """The evidence in pieces: the mentions of the two ends, and what is between them."""
    done = 0
    for start, end, role in sorted(_mentions(evidence, found)):
        if start >= done:
            yield _mark(evidence[done:start], "evidence")
            yield _mark(evidence[start:end], role)
            done = end
    yield _mark(evidence[done:], "evidence")


def _mentions(evidence: str, found: Found) -> Iterator[tuple[int, int, str]]:
    for role in ("subject", "object"):
        mention = " ".join(printable(found.of(role)[0].mention).split())
        place = re.search(rf"(?<!\w){re.escape(mention)}(?!\w)", evidence) if mention else None
        if place:
            yield place.start(), place.end(), role


def _mark(text: str, look: str) -> str:
    return f"{_ENDS[look]}{printable(text)}{_END}" if text else ""


def _wrapped(text: str, indent: str, *, colour: bool) -> str:
    """Marked text in lines; a mark becomes a look, or nothing."""
    lines = textwrap.fill(
        text, _width(), initial_indent=indent, subsequent_indent=indent,
        break_on_hyphens=False, break_long_words=False,
    )  # fmt: skip
    looks = {sign: look for look, sign in _ENDS.items()}
    return _MARKED.sub(lambda m: styled(m[2], looks[m[1]], colour=colour), lines)


def _width() -> int:
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))
