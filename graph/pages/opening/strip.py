"""The strip of a page: what it rests on, of which time, how new it is, and where errors go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ...dates import PartialDate
from ...model import Claim
from ..material import Material
from ..page import when
from ..telling import words
from ..telling.datings import span

LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian",
    "fr": "French", "he": "Hebrew", "it": "Italian", "ja": "Japanese", "ku": "Kurdish",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip
MOST = 300
"""Characters of a contact, which stands on every page."""
CITE = (
    "Name the claim, as “Claim” on its card, and what is wrong with it, to whoever runs this site."
)


@dataclass(frozen=True, slots=True)
class Strip:
    """What a site rests on.

    Attributes:
        facts: names and values, in the order in which they are shown.
        report: how to report an error.
        address: where to, http or https; empty where there is none.
    """

    facts: tuple[tuple[str, str], ...]
    report: str
    address: str = ""


def strip(material: Material, contact: str = "") -> Strip:
    """The strip of all pages of a site.

    Args:
        material: what the site is made of.
        contact: to whom errors are reported, as its keeper has given it: an address or words.
    """
    told = [material.teller.claims[id_] for id_ in material.told]
    sources = {claim.source for claim in told}
    outlets = {claim.publisher for claim in told}
    facts = (
        ("Documents", f"{len(sources):,}"),
        ("Outlets", f"{len(outlets):,}"),
        ("Languages", _languages(sources, material) or words.NOT_STATED),
        ("Tells of", period(told) or words.NOT_STATED),
        ("Shown", "; ".join((when(material.view), *material.view.choices()))),
        ("Newest claim", _updated(told) or words.NOT_STATED),
    )
    link = contact if contact.startswith(("http://", "https://")) else ""
    return Strip(facts, words.cut(contact, MOST) or CITE, link)


def period(claims: Iterable[Claim]) -> str:
    """From the first to the last date that claims mean; empty where none is dated."""
    ends = [end for c in claims if c.valid for end in (c.valid.start, c.valid.end)]
    if not any(isinstance(end, PartialDate) for end in ends):
        return ""
    first, last = span(ends)
    return first if first == last else f"{first} to {last}"


def _languages(sources: Iterable[str], material: Material) -> str:
    known = material.registry.sources
    codes = {known[id_].language for id_ in sources if id_ in known}
    return ", ".join(sorted(LANGUAGES.get(code, code) for code in codes))


def _updated(claims: Iterable[Claim]) -> str:
    """The newest day on which something was published or recorded; a clock is never asked."""
    newest: tuple[date, str] | None = None
    for claim in claims:
        for given in (claim.published_on, claim.recorded_on):
            if given and (newest is None or (given.last, words.when(given)) > newest):
                newest = given.last, words.when(given)
    return newest[1] if newest else ""
