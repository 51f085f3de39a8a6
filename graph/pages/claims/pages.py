"""A page for every claim: all its fields, who says so, what it rests on, how to cite it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from ...model import Claim, Method
from ...rdf import claim_trig
from ...vocabulary import iri
from ..addresses import SHORT, actor_page, claim_page, pair_page, source_page
from ..material import Material
from ..page import Page, when
from ..telling import words
from ..telling.evidence import Card, Statement, Teller
from ..telling.reports import key
from .citations import according_to, citation, sentence
from .fields import Fields, evidence
from .linked import linked_claim
from .opening import first

SCRIPTS = ("claim.js",)
SHOWN = 10
"""How many other claims that say the same are listed."""
LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class Mention:
    """Another claim, as one line.

    Attributes:
        statement: what it says; a text where it is not at hand.
        page: its page; empty where it has none.
    """

    statement: Statement | str
    badge: str = ""
    brief: str = ""
    chain: tuple[str, ...] = ()
    page: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of the chain of attribution."""

    name: str
    role: str
    page: str = ""


NAMING = {
    "supersedes": ("Takes the place of", "Was followed by"),
    "disputes": ("Disputes", "Is disputed by"),
    "derived_from": ("Follows from", "From it follows"),
}
"""The fields that name other claims, in words, one way and the other."""

Named = dict[str, dict[str, list[Claim]]]
"""The claims that name each claim, by the field in which they do and by its id."""


def naming(claims: Iterable[Claim]) -> Named:
    """Which claims name which others."""
    found: Named = {name: {} for name in NAMING}
    for claim in sorted(claims, key=lambda one: one.id):
        for name, named in found.items():
            for id_ in getattr(claim, name):
                named.setdefault(id_, []).append(claim)
    return found


def pages(material: Material) -> Iterator[Page]:
    """A page for each claim that a page of a pair or of an actor tells."""
    named = naming(material.claims)
    known = frozenset(actor.id for actor in material.actors)
    fields = Fields(material.teller, known)
    time = when(material.view)
    for id_, card in material.told.items():
        claim = material.teller.claims[id_]
        yield _page(claim, card, material, named, known, fields, time)


def _page(
    claim: Claim,
    card: Card,
    material: Material,
    named: Named,
    known: frozenset[str],
    fields: Fields,
    time: str,
) -> Page:
    registry, teller = material.registry, material.teller
    said_so = sentence(card)
    source = registry.sources.get(claim.source)
    publisher = teller.publisher(claim.publisher)
    cited = citation(claim, card, publisher, source, material.title, time)
    takes_place = claim.relation.takes_place
    rows, missing = fields.rows(claim)
    return Page(
        path=claim_page(claim.id),
        template="claim.html.j2",
        title=f"{words.cut(said_so, LONGEST_TITLE)}, claim {claim.id[:10]}",
        description=words.cut(f"{said_so}. {according_to(card)}.", 300),
        content={
            "heading": words.cut(said_so, LONGEST_TITLE),
            "card": card,
            "first": first(claim, card, material),
            "evidence_said": evidence(claim.evidence),
            "gist": claim.gist,
            "pair": "" if takes_place else pair_page(claim.subject, claim.object),
            "ends": [
                (teller.actor(id_), actor_page(id_))
                for id_ in (claim.subject, claim.object)
                if id_ in known
            ],
            "voices": voices(claim, teller, known),
            "clocks": clocks(claim),
            "others": others(claim, material, named),
            "same": same(claim, material),
            "as_text": cited.text,
            "as_bibtex": verbatim(cited.bibtex),
            "rows": rows,
            "missing": ", ".join(missing),
            "address": iri("claim", claim.id),
            "rdf": verbatim(visible(claim_trig(claim))),
            "source_page": source_page(claim.source),
        },
        scripts=SCRIPTS,
        linked=linked_claim(claim, card, registry, material.told),
    )


def voices(claim: Claim, teller: Teller, known: Collection[str]) -> list[Voice]:
    """The chain of attribution, from the one who says so to the source."""
    if claim.method is Method.DERIVED:
        return [Voice("Nobody here", f"{teller.chain(claim)[0]} by the rule {claim.rule}")]
    found = []
    if claim.speaker is not None:
        actor = claim.speaker.actor or ""
        who = teller.actor(actor) if actor else ""
        role = f"says so, for {who}" if who and who != claim.speaker.name else "says so"
        found.append(Voice(claim.speaker.name, role, actor_page(actor) if actor in known else ""))
    found += [Voice(teller.publisher(id_), "passed it on") for id_ in claim.via]
    role = "published it" if found else "says so in its own voice"
    return [*found, Voice(teller.publisher(claim.publisher), role)]


def clocks(claim: Claim) -> list[tuple[str, str]]:
    """The days of a claim: when it was, was said, appeared, and entered the data."""
    given = [
        ("Date meant", words.time(claim) or words.NOT_STATED),
        ("Said on", words.when(claim.said_on) if claim.said_on else words.NOT_STATED),
        ("Published", words.when(claim.published_on) if claim.published_on else "undated"),
    ]
    if claim.recorded_on:
        given.append(("Entered the data", words.when(claim.recorded_on)))
    return given


def same(claim: Claim, material: Material) -> dict[str, Any]:
    """Other claims that say the same: the first, how many, from how many origins with this one.

    Only those of the same occasion attest it, as `occasions` has it; `apart` counts those that
    say the like of others.
    """
    attested = material.ledger.attested[claim.id]
    found = [one for one in attested.claims[: SHOWN + 1] if one is not claim][:SHOWN]
    number = len(attested.claims)
    return {
        "mentions": [_mention(one.id, material) for one in found],
        "number": number - 1,
        "roots": attested.origins,
        "apart": len(material.ledger.alike[key(claim, material.view)]) - number,
    }


def others(claim: Claim, material: Material, naming: Named) -> list[tuple[str, list[Mention], int]]:
    """The claims that this one names, and those that name it: how, which, how many more."""
    found = []
    for name, (onward, backward) in NAMING.items():
        by = [one.id for one in naming[name].get(claim.id, ())]
        for how, ids in ((onward, getattr(claim, name)), (backward, by)):
            if ids:
                mentions = [_mention(id_, material) for id_ in ids[:SHOWN]]
                found.append((how, mentions, len(ids) - len(mentions)))
    return found


def _mention(id_: str, material: Material) -> Mention:
    card = material.told.get(id_)
    if card is not None:
        return Mention(card.statement, card.badge, card.brief, card.chain, claim_page(id_))
    claim = material.teller.claims.get(id_)
    if claim is None:
        return Mention(f"claim {id_[:SHORT]}, which is not at hand")
    card = material.teller.card(claim)
    return Mention(card.statement, f"{card.badge}, outside this view", card.brief, card.chain)


def verbatim(text: str) -> Markup:
    """A text as it is, with its line ends, which pages otherwise take for spaces."""
    return Markup(escape(text))  # noqa: S704  # escaped


def visible(rdf: str) -> str:
    r"""RDF in which no character is invisible or reorders others: as `\uXXXX`."""
    if rdf.isascii():
        return rdf
    return "".join(c if c.isprintable() or c == "\n" else _escape(ord(c)) for c in rdf)


def _escape(code: int) -> str:
    return f"\\U{code:08X}" if code > 0xFFFF else f"\\u{code:04X}"
