"""How a claim is cited: a sentence to copy, and entries for BibTeX and BibLaTeX."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import starmap

from ...dates import PartialDate
from ...exports.bibtex import dated, entry, source_key
from ...exports.bibtex import escaped as escaped_whole
from ...model import Claim, Source
from ...vocabulary import iri
from ..addresses import SHORT
from ..telling import words
from ..telling.chips import DEEDS
from ..telling.evidence import Card, Premise

ALLEGED = "alleged, not confirmed"


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
    text = _text(claim, card, _where(claim, card, publisher, author), where)
    rests_on = _premises(claim, card, site) or [_origin(claim, card, publisher, author)]
    return Citation(text, "\n\n".join([_record(claim, card, site), *rests_on]) + "\n")


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
    """A text as it stands between the braces of a BibTeX field, cut where it is endless."""
    return escaped_whole(words.cut(text))


def _text(claim: Claim, card: Card, where: str, site: str) -> str:
    return " ".join(
        [
            f"“{sentence(card)}.”",
            f"{words.cut(according_to(card))}.",
            f"{where}.",
            f"Claim {claim.id[:SHORT]} in {site}.",
            iri("claim", claim.id),
        ]
    )


def _where(claim: Claim, card: Card, publisher: str, author: str) -> str:
    """Where it stands; of what a rule derives, by which rule and from what."""
    if card.premises:
        premises = zip(claim.derived_from, card.premises, strict=True)
        return f"By the rule {claim.rule}, from: {'; '.join(starmap(_premise, premises))}"
    where = ", ".join(value for name, value in card.record if name == "Where")
    dated = words.when(claim.published_on) if claim.published_on else "undated"
    stands = [author, f"“{card.source}”", publisher, dated, where, card.link]
    return f"In: {words.cut(', '.join(part for part in stands if part))}"


def _premise(id_: str, premise: Premise) -> str:
    said = f"according to {words.cut(' → '.join(premise.chain))}, " if premise.chain else ""
    return f"“{words.cut(str(premise.text))}” ({said}claim {id_[:SHORT]})"


def _record(claim: Claim, card: Card, site: str) -> str:
    rule = f" by the rule {claim.rule}" if card.premises else ""
    return entry(
        "misc",
        f"claim-{claim.id[:SHORT]}",
        [
            ("author", f"{{{{{escaped(claim.agent or site)}}}}}"),
            ("title", f"{{{{Claim: {escaped(sentence(card))}}}}}"),
            ("howpublished", f"{{{escaped(site)}}}"),
            *_date(claim.recorded_on or claim.published_on),
            ("note", f"{{{escaped(according_to(card) + rule)}; id {claim.id}}}"),
            ("url", f"{{{iri('claim', claim.id)}}}"),
        ],
    )


def _premises(claim: Claim, card: Card, site: str) -> list[str]:
    """An entry for each claim from which a rule derives another."""
    return [
        entry(
            "misc",
            f"claim-{id_[:SHORT]}",
            [
                ("author", f"{{{{{escaped(site)}}}}}"),
                ("title", f"{{{{Claim: {escaped(str(premise.text))}}}}}"),
                ("howpublished", f"{{{escaped(site)}}}"),
                ("note", f"{{{escaped(_voices(premise))}; id {id_}}}"),
                ("url", f"{{{iri('claim', id_)}}}"),
            ],
        )
        for id_, premise in zip(claim.derived_from, card.premises, strict=True)
    ]


def _voices(premise: Premise) -> str:
    return f"According to {' → '.join(premise.chain)}" if premise.chain else "Not at hand here"


def _origin(claim: Claim, card: Card, publisher: str, author: str) -> str:
    return entry(
        "misc",
        source_key(claim.source),
        [
            ("author", f"{{{{{escaped(author or publisher)}}}}}"),
            ("title", f"{{{{{escaped(card.source)}}}}}"),
            ("howpublished", f"{{{escaped(publisher)}}}"),
            *_date(claim.published_on),
            ("url", f"{{{card.link}}}"),
        ],
    )


def _date(value: PartialDate | None) -> list[tuple[str, str]]:
    """Year, month and day as far as they are exact; of several years it may be, which."""
    if value is not None and value.first.year != value.last.year:
        return [("year", f"{{{words.when(value)}}}")]
    return dated(value)
