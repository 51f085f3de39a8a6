"""Claims of sentences put together from letters, in short: "A-B", "!A+B", "?A-B"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from belligraph.model import Modality, Standing
from belligraph.readers.text import Extraction

CASTS = (
    {"A": "Iran", "B": "Hezbollah", "C": "Israel", "D": "Turkey"},
    {"A": "Russia", "B": "Ukraine", "C": "Syria", "D": "Colombia"},
    {"A": "Ethiopia", "B": "Eritrea", "C": "Rwanda", "D": "Congo"},
)
"""Who stands for the letters, in turn."""
SIGN = {"supports": "+", "opposes": "-", "alliedWith": "="}


def sentences(template: str) -> Iterator[tuple[str, dict[str, str]]]:
    """A template such as "{A} attacked {B}." with each cast, and the letter of each actor."""
    for cast in CASTS:
        yield template.format(**cast), {name.lower(): letter for letter, name in cast.items()}


def signs(read: Callable[[str], Extraction], text: str, letters: dict[str, str]) -> set[str]:
    """The signed claims that are read: `!` denied, `?` not actual, or alleged."""
    found = set()
    for claim in (c.claim for c in read(text).claims):
        if claim.relation.value not in SIGN:
            continue
        stated = claim.modality is Modality.ACTUAL and claim.standing is Standing.STATED
        mark = "!" if claim.negated else "" if stated else "?"
        ends = [letters.get(end, end) for end in (claim.subject, claim.object)]
        if claim.relation.value == "alliedWith":
            ends.sort()
        found.add(mark + SIGN[claim.relation.value].join(ends))
    return found


def fits(found: set[str], wanted: str) -> bool:
    """Whether what is read is what is wanted: words of signs, of which "(A+B" may be left out."""
    words = wanted.split()
    needed = {word for word in words if not word.startswith("(")}
    allowed = {word.removeprefix("(") for word in words}
    return needed <= found <= allowed


def misfits(read: Callable[[str], Extraction], template: str, wanted: str) -> list[str]:
    """The sentences of a template of which something else is read, and what."""
    read_of = [(text, signs(read, text, letters)) for text, letters in sentences(template)]
    return [f"{text} {sorted(found)}" for text, found in read_of if not fits(found, wanted)]
