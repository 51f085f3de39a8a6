"""A page for every claim: all its fields, who says so, what it rests on, how to cite it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup, escape

from ...model import Claim
from ...rdf import claim_trig
from ...vocabulary import iri
from ...voices import root_of
from ..addresses import SHORT, actor_page, claim_page, pair_page, source_page
from ..material import Material
from ..page import Page, when
from ..telling import words
from ..telling.evidence import Card, Statement, Teller
from ..telling.reports import Key, key
from .citations import citation, sentence
from .fields import evidence, missing, rows
from .linked import linked_claim

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


@dataclass(frozen=True)
class Threads:
    """How the claims at hand hang together: by what they say, and by the ids they name."""

    same: dict[Key, list[Claim]]
    roots: dict[Key, int]
    named: dict[str, dict[str, list[Claim]]]

    @classmethod
    def of(cls, material: Material) -> Threads:
        """The threads of all claims of a site."""
        same: defaultdict[Key, list[Claim]] = defaultdict(list)
        named: dict[str, dict[str, list[Claim]]] = {name: {} for name in NAMING}
        for claim in material.claims:
            if claim.id in material.told:
                same[key(claim, material)].append(claim)
            for name, found in named.items():
                for id_ in getattr(claim, name):
                    found.setdefault(id_, []).append(claim)
        registry = material.registry
        roots = {of: len({root_of(one, registry) for one in many}) for of, many in same.items()}
        return cls(dict(same), roots, named)


NAMING = {
    "supersedes": ("Takes the place of", "Was followed by"),
    "disputes": ("Disputes", "Is disputed by"),
    "derived_from": ("Follows from", "From it follows"),
}
"""The fields that name other claims, in words, one way and the other."""


def pages(material: Material) -> Iterator[Page]:
    """A page for each claim that a page of a pair or of an actor tells."""
    threads = Threads.of(material)
    known = frozenset(actor.id for actor in material.actors)
    time = when(material.view)
    for id_, card in material.told.items():
        claim = material.teller.claims[id_]
        yield _page(claim, card, material, threads, known, time)


def _page(
    claim: Claim,
    card: Card,
    material: Material,
    threads: Threads,
    known: frozenset[str],
    time: str,
) -> Page:
    registry, teller = material.registry, material.teller
    said_so = sentence(card)
    source = registry.sources.get(claim.source)
    publisher = teller.publisher(claim.publisher)
    cited = citation(claim, card, publisher, source, material.title, time)
    takes_place = claim.relation.takes_place
    return Page(
        path=claim_page(claim.id),
        template="claim.html.j2",
        title=f"{words.cut(said_so, LONGEST_TITLE)}, claim {claim.id[:10]}",
        description=words.cut(f"{said_so}. According to {' → '.join(card.chain)}.", 300),
        content={
            "heading": words.cut(said_so, LONGEST_TITLE),
            "card": replace(card, premises=()),
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
            "others": others(claim, material, threads),
            "same": same(claim, material, threads),
            "as_text": cited.text,
            "as_bibtex": verbatim(cited.bibtex),
            "rows": rows(claim, teller, known),
            "missing": ", ".join(missing(claim)),
            "address": iri("claim", claim.id),
            "rdf": verbatim(visible(claim_trig(claim))),
            "source_page": source_page(claim.source),
        },
        scripts=SCRIPTS,
        linked=linked_claim(claim, card, registry),
    )


def voices(claim: Claim, teller: Teller, known: Collection[str]) -> list[Voice]:
    """The chain of attribution, from the one who says so to the source."""
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
        ("Date meant", words.period(claim.valid) if claim.valid else words.NOT_STATED),
        ("Said on", words.when(claim.said_on) if claim.said_on else words.NOT_STATED),
        ("Published", words.when(claim.published_on) if claim.published_on else "undated"),
    ]
    if claim.recorded_on:
        given.append(("Entered the data", words.when(claim.recorded_on)))
    return given


def same(claim: Claim, material: Material, threads: Threads) -> dict[str, Any]:
    """Other claims that say the same: the first of them, how many, and from how many origins."""
    of = key(claim, material)
    group = threads.same[of]
    found = [one for one in group[: SHOWN + 1] if one is not claim][:SHOWN]
    return {
        "mentions": [_mention(one.id, material) for one in found],
        "number": len(group) - 1,
        "roots": threads.roots[of],
    }


def others(
    claim: Claim, material: Material, threads: Threads
) -> list[tuple[str, list[Mention], int]]:
    """The claims that this one names, and those that name it: how, which, how many more."""
    found = []
    for name, (onward, backward) in NAMING.items():
        by = [one.id for one in threads.named[name].get(claim.id, ())]
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
