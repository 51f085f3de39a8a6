"""The model's terms and dates in plain words.

Nothing here knows of HTML except `clean`, through which every text from outside passes on its way
into a page, a label or a tooltip.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ...dates import OPEN, Interval, PartialDate
from ...model import Actor, ActorKind, Claim, Means, Method, Modality, Relation

NOT_STATED = "not stated"
MANY = frozenset({"Brigades", "Fighters", "Forces", "Militias", "Rebels", "Tribes"})
"""Heads of names that a verb in the plural follows."""
LONGEST = 600
"""Characters of a text where a page has room for one at most."""
NO_END = "no end is reported, so it is taken to last"
PROVISIONAL = "in no table: seen in a text or a dataset"

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

# Bidi controls reorder what stands around them; the others are invisible or no text at all.
_CONTROLS = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_BREAKS = re.compile(r"[\t\n\r\u2028\u2029]+")
_HALVES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Verb:
    """A relation in words: as a fact, as its negation, and after "may" or "offered to"."""

    fact: str
    negation: str
    infinitive: str


VERBS = {
    Relation.SUPPORTS: Verb("supports", "does not support", "support"),
    Relation.OPPOSES: Verb("opposes", "does not oppose", "oppose"),
    Relation.ALLIED_WITH: Verb("is allied with", "is not allied with", "be allied with"),
    Relation.AFFILIATED_WITH: Verb(
        "is affiliated with", "is not affiliated with", "be affiliated with"
    ),
    Relation.PART_OF: Verb("is part of", "is not part of", "be part of"),
    Relation.SPLIT_FROM: Verb("split from", "did not split from", "split from"),
    Relation.MERGED_INTO: Verb("merged into", "did not merge into", "merge into"),
    Relation.CONTROLS: Verb("controls", "does not control", "control"),
    Relation.PRESENT_IN: Verb("is present in", "is not present in", "be present in"),
}
MODAL_VERBS = {
    Modality.OFFERED: "offered to",
    Modality.PROMISED: "promised to",
    Modality.REQUESTED: "was asked to",
    Modality.POSSIBLE: "may",
    Modality.COUNTERFACTUAL: "did not, but might have come to",
}
MODALITIES = {
    Modality.ACTUAL: "done",
    Modality.OFFERED: "offered",
    Modality.PROMISED: "promised",
    Modality.REQUESTED: "requested",
    Modality.POSSIBLE: "thought possible",
    Modality.COUNTERFACTUAL: "said of what did not happen",
}
# A negated offer, promise or request is one of not doing it: its status, and the words of its verb.
NEGATED = {
    Modality.OFFERED: ("offered not to", "would not"),
    Modality.PROMISED: ("promised not to", "would not"),
    Modality.REQUESTED: ("asked not to", "was asked not to"),
    Modality.POSSIBLE: ("thought possible not to", "might not"),
    Modality.COUNTERFACTUAL: ("not so had things gone otherwise", "would not have come to"),
}
MEANS = {
    Means.UNKNOWN: "means not stated",
    Means.MILITARY: "military means",
    Means.DIPLOMATIC: "diplomatic means",
    Means.OTHER: "other means",
}
PLURALS = {
    "is": "are", "was": "were", "does": "do",
    "supports": "support", "opposes": "oppose", "controls": "control",
}  # fmt: skip
METHODS = {
    Method.CURATED: "curated by hand",
    Method.EXTRACTED: "extracted by machine",
    Method.IMPORTED: "imported from a table",
    Method.DERIVED: "derived by a rule",
}
KINDS = {
    ActorKind.STATE: "state",
    ActorKind.GOVERNMENT: "government",
    ActorKind.ARMED_GROUP: "armed group",
    ActorKind.ORGANISATION: "organisation",
    ActorKind.COALITION: "coalition",
    ActorKind.PERSON: "person",
    ActorKind.POPULATION: "population",
}


def clean(text: str) -> str:
    r"""The text on one line, without characters that are invisible, reorder others or break files.

    >>> clean("Iraq\u202e\0 and\nthe Levant")
    'Iraq and the Levant'
    """
    if text.isprintable():  # which spares most texts the search
        return text
    return _HALVES.sub("\ufffd", _CONTROLS.sub("", _BREAKS.sub(" ", text)))


def cut(text: str, longest: int = LONGEST) -> str:
    """A text on one line and no longer than so many characters.

    >>> cut("Islamic State of Iraq", 13)
    'Islamic Stat…'
    """
    start = clean(text[: 2 * longest])
    return start if len(start) <= longest else f"{start[: longest - 1].rstrip()}…"


def by_name(name: str) -> tuple[str, str]:
    """The order of names."""
    return name.casefold(), name


def verb(claim: Claim) -> str:
    """What the claim says its subject does, as the words between a singular subject and object.

    A negated claim is negated in its words, whatever its modality.
    """
    words = VERBS[claim.relation]
    if claim.modality is Modality.ACTUAL:
        return words.negation if claim.negated else words.fact
    modal = NEGATED[claim.modality][1] if claim.negated else MODAL_VERBS[claim.modality]
    return f"{modal} {words.infinitive}"


def agreeing(phrase: str, actor: Actor | None) -> str:
    """The words of a verb, fit for the actor that is their subject."""
    first, _, rest = phrase.partition(" ")
    if actor is None or not is_plural(actor):
        return phrase
    return f"{PLURALS.get(first, first)} {rest}".strip()


def is_plural(actor: Actor) -> bool:
    """Whether a verb follows in the plural: populations, and names that are common nouns.

    "Syrian insurgents", "Insurgents in Iraq" and "al-Ahwal Brigades" are plural; "Netherlands" and
    "Hamas" are not.
    """
    noun, _, place = actor.label.partition(" in ")
    last = noun.split()[-1]
    many = last.endswith("s") and (last[0].islower() or last in MANY or bool(place))
    return actor.kind is ActorKind.POPULATION or many


def means(claim: Claim) -> str:
    """Means, item and amount; empty where the relation has none, or needs none, as an alliance."""
    given = particulars(claim)
    needless = not claim.relation.is_act and claim.means is Means.UNKNOWN and not given
    if not claim.relation.sign or needless:
        return ""
    return f"{named_means(claim.means)}: {given}" if given else named_means(claim.means)


def named_means(value: Means) -> str:
    """A means as a noun."""
    return MEANS.get(value) or value.replace("_", " ")


def particulars(claim: Claim) -> str:
    """Item and amount; empty where they are not stated."""
    given = [claim.item] if claim.item else []
    if claim.amount is not None:
        given.append(f"{claim.amount:,.12g} {claim.unit}".strip())
    return ", ".join(given)


def by_means(claim: Claim) -> str:
    """The means as the end of a sentence: " with troops", " (attack)"; empty where not stated."""
    if claim.means is Means.UNKNOWN:
        return ""
    named = named_means(claim.means)
    return f" ({named})" if claim.relation.sign < 0 else f" with {named}"


def day(value: date) -> str:
    """A day, independent of the machine's locale.

    >>> day(date(2014, 1, 6))
    '6 January 2014'
    """
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


@lru_cache(1 << 12)
def when(value: PartialDate) -> str:
    """A partial date, no more exact than it is: `2014-01` is "January 2014"."""
    text = value.text.rstrip("?~%")
    about = "about " if value.text.endswith(("~", "%")) else ""
    doubt = " (uncertain)" if value.text.endswith(("?", "%")) else ""
    return f"{about}{_unqualified(value, text.split('-'))}{doubt}"


def _unqualified(value: PartialDate, parts: list[str]) -> str:
    if "X" in parts[0]:
        return f"between {value.first.year} and {value.last.year}"
    exact = [part for part in parts[1:] if "X" not in part]
    if len(exact) == 2:
        return day(value.first)
    return f"{_MONTHS[value.first.month - 1]} {parts[0]}" if exact else parts[0]


def period(value: Interval) -> str:
    """A stretch of time; an end that is open reads otherwise than one that is not known."""
    start, end = value.start, value.end
    if isinstance(start, PartialDate):
        if value.single:
            return when(start)
        if isinstance(end, PartialDate):
            return f"{when(start)} to {when(end)}"
        return f"since {when(start)}" if end == OPEN else f"from {when(start)}, end not known"
    until = f"until {when(end)}" if isinstance(end, PartialDate) else NOT_STATED
    return until if start == OPEN else f"{until}, start not known"


def is_of_its_report(claim: Claim) -> bool:
    """Whether a claim lasts from the very day on which it was said or published.

    Then the day tells when somebody said so, and nothing of when it began.
    """
    valid = claim.valid
    if valid is None or valid.single or valid.end != OPEN:
        return False
    return isinstance(valid.start, PartialDate) and valid.start in (
        claim.said_on,
        claim.published_on,
    )


def time(claim: Claim) -> str:
    """The date that a claim means; empty where it states none."""
    if claim.valid is None:
        return ""
    if is_of_its_report(claim) and isinstance(claim.valid.start, PartialDate):
        return f"as of {when(claim.valid.start)}, and lasting"
    return period(claim.valid)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "party", "parties"), counted(2, "source")
    ('1 party', '2 sources')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
