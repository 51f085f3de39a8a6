"""How a claim is cited: a sentence to copy, and entries for BibTeX and BibLaTeX."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...dates import PartialDate
from ...model import Claim, Source
from ...vocabulary import iri
from ..addresses import SHORT
from ..telling import words
from ..telling.chips import DEEDS
from ..telling.evidence import Card

ALLEGED = "alleged, not confirmed"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# A brace after a backslash still counts where BibTeX looks for the end of a field.
_ESCAPED = str.maketrans(
    {
        "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
        "#": r"\#", "$": r"\$", "%": r"\%", "&": r"\&", "_": r"\_",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim to be cited: in words, and as two entries of BibTeX, the claim and its source."""

    text: str
    bibtex: str


def citation(
    claim: Claim, card: Card, publisher: str, source: Source | None, site: str, when: str
) -> Citation:
    """How to cite a claim.

    Args:
        claim: what is cited.
        card: the same in words.
        publisher: the name of who published the source.
        source: where it stands; None where the registry has no such source.
        site: the title of the site.
        when: the time of the view in words; whether a claim counts depends on it.
    """
    author = source.author if source else ""
    where = f"“{words.cut(site)}”, {when[:1].lower()}{when[1:]}"
    text = _text(claim, card, publisher, author, where)
    record = _record(claim, card, site)
    return Citation(text, f"{record}\n\n{_origin(claim, card, publisher, author)}\n")


def sentence(card: Card) -> str:
    """What a claim says, in plain words, with whatever keeps it from being a plain deed."""
    notes = [] if card.chip in DEEDS else [card.chip]
    notes += ["alleged"] if ALLEGED in card.flags and "alleged" not in notes else []
    notes += ["date uncertain"] if card.doubt else []
    brief = f" ({card.brief})" if card.brief else ""
    noted = f" [{', '.join(notes)}]" if notes else ""
    return words.cut(f"{card.statement}{brief}{noted}")


def according_to(card: Card) -> str:
    """Who says so; of what a rule derives, that it does."""
    said = " → ".join(card.chain)
    return said[:1].upper() + said[1:] if card.premises else f"According to {said}"


def escaped(text: str) -> str:
    r"""A text as it stands between the braces of a BibTeX field.

    >>> escaped("100 % {of} A_B")
    '100 \\% {\\textbraceleft}of{\\textbraceright} A\\_B'
    """
    return words.cut(text).translate(_ESCAPED)


def entry(kind: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    """One entry of BibTeX; the values of the fields are escaped already."""
    rows = [f"  {name:<12} = {value}" for name, value in fields if value not in ("", "{}", "{{}}")]
    return "\n".join([f"@{kind}{{{key},", ",\n".join(rows), "}"])


def _text(claim: Claim, card: Card, publisher: str, author: str, site: str) -> str:
    where = ", ".join(value for name, value in card.record if name == "Where")
    dated = words.when(claim.published_on) if claim.published_on else "undated"
    stands = [author, f"“{card.source}”", publisher, dated, where, card.link]
    return " ".join(
        [
            f"“{sentence(card)}.”",
            f"{words.cut(according_to(card))}.",
            f"In: {words.cut(', '.join(part for part in stands if part))}.",
            f"Claim {claim.id[:SHORT]} in {site}.",
            iri("claim", claim.id),
        ]
    )


def _record(claim: Claim, card: Card, site: str) -> str:
    return entry(
        "misc",
        f"claim-{claim.id[:SHORT]}",
        [
            ("author", f"{{{{{escaped(claim.agent or site)}}}}}"),
            ("title", f"{{{{Claim: {escaped(sentence(card))}}}}}"),
            ("howpublished", f"{{{escaped(site)}}}"),
            *_date(claim.recorded_on or claim.published_on),
            ("note", f"{{{escaped(according_to(card))}; id {claim.id}}}"),
            ("url", f"{{{iri('claim', claim.id)}}}"),
        ],
    )


def _origin(claim: Claim, card: Card, publisher: str, author: str) -> str:
    return entry(
        "misc",
        f"source-{claim.source}",
        [
            ("author", f"{{{{{escaped(author or publisher)}}}}}"),
            ("title", f"{{{{{escaped(card.source)}}}}}"),
            ("howpublished", f"{{{escaped(publisher)}}}"),
            *_date(claim.published_on),
            ("url", f"{{{card.link}}}"),
        ],
    )


def _date(value: PartialDate | None) -> list[tuple[str, str]]:
    """Year, month and day as far as they are exact."""
    if value is None:
        return []
    if value.first.year != value.last.year:
        return [("year", f"{{{words.when(value)}}}")]
    found = [("year", f"{{{value.first.year}}}")]
    if value.first.month == value.last.month:
        found.append(("month", MONTHS[value.first.month - 1]))
        if value.first == value.last:
            found.append(("day", f"{{{value.first.day}}}"))
    return found
