"""What a row says, in words of ours that take no side."""

from __future__ import annotations

from functools import lru_cache

from .....dates import parse_interval
from .....model import Means, Modality, Relation, Standing
from ...ucdp.days import spoken
from .rows import Kind

WORDS = {Relation.SUPPORTS: ("support", "for"), Relation.OPPOSES: ("opposition", "to")}
DENIED = {Relation.SUPPORTS: ", not given", Relation.OPPOSES: ", not done"}
MONTH = 7
"""How many characters a month has in EDTF."""


def what(kind: Kind, subject: str, object_: str, *, both: bool) -> str:
    """What an actor is said to have done to another, or two to each other.

    >>> what(Kind("opposes", "attack", "actual", False, "stated"), "A", "B", both=False)
    'opposition of A to B, attack'
    >>> what(Kind("supports", "funding", "promised", False, "alleged"), "A", "B", both=False)
    'alleged promised support of A for B, funding'
    >>> what(Kind("opposes", "unknown", "actual", False, "stated"), "A", "B", both=True)
    'opposition between A and B'
    """
    noun, towards, means = _frame(kind)
    if both:
        return f"{noun} between {subject} and {object_}{means}"
    return f"{noun} of {subject} {towards} {object_}{means}"


@lru_cache(maxsize=4_096)
def _frame(kind: Kind) -> tuple[str, str, str]:
    relation = Relation(kind.relation)
    noun, towards = WORDS[relation]
    alleged = "" if kind.standing == Standing.STATED else f"{kind.standing} "
    status = "" if kind.modality == Modality.ACTUAL else f"{kind.modality} "
    means = "" if kind.means == Means.UNKNOWN else f", {kind.means.replace('_', ' ')}"
    return f"{alleged}{status}{noun}", towards, means + (DENIED[relation] if kind.negated else "")


@lru_cache(maxsize=16_384)
def when(valid: str) -> str:
    """A day, a month or two dates in words.

    >>> when("2014-01-05"), when("2014-01"), when("2014-01-02/2014-01-08")
    ('5 January 2014', 'January 2014', '2 to 8 January 2014')
    """
    interval = parse_interval(valid)
    first, last = interval.earliest_start, interval.latest_end
    if first is None or last is None:
        return valid
    if len(valid) == MONTH:
        return spoken(first, first).partition(" ")[2]
    return spoken(first, last)


@lru_cache(maxsize=16_384)
def code_in_words(code: str, note: str) -> str:
    """A code with what it covers, cut after the first clause of our note.

    >>> code_in_words("cameo:190", "Fights with arms; all sorts of them.")
    '190: fights with arms'
    """
    name, clause = code.partition(":")[2], note.partition(";")[0].rstrip(". ")
    if not clause[1:2].isupper():  # no abbreviation
        clause = clause[:1].lower() + clause[1:]
    return f"{name}: {clause}" if clause else name


@lru_cache(maxsize=4_096)
def counted(number: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "report"), counted(12_000, "report")
    ('1 report', '12,000 reports')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
