"""What a page tells of each source: what it is, what it says, and who speaks in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...model import Claim, Source
from ..addresses import pair_page, source_page
from ..material import Material
from ..opening.strip import LANGUAGES
from ..telling import words
from ..telling.dossiers import fact
from ..telling.evidence import Card, Statement
from ..telling.kinds import kind_of
from ..telling.origins import Origins

GROUPS = {
    "done": "Done, or said to hold",
    "said": "Offered, promised, asked for or thought possible",
    "denied": "Denied, said not to be so, or taken back",
}
_UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who stands at the start of some claims of a source.

    Attributes:
        own: whether it is the source's own voice.
        party: how many of the claims are about the voice itself, or one for whom it speaks.
    """

    name: str
    claims: int
    own: bool
    party: int


@dataclass(frozen=True, slots=True)
class Copy:
    """A source with nearly the same text; `path` is empty where it has no page."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Told:
    """A source and what a view tells from it.

    Attributes:
        name: its title; its id where it is in no table.
        dated: the day by which it is sorted, `9999` where it bears none.
        facts: names and values.
        link: its address, http or https, or empty.
        groups: key and cards; those that are empty are left out.
        voices: who speaks in it, the most frequent first.
        alone: the drawn relations that rest on this source only, with the page of the pair.
        shared: how many drawn relations rest on it and others.
        others: how many of its claims lie outside the view.
        copies, original: sources with nearly the same text.
    """

    id: str
    name: str
    kind: str
    publisher: str
    published: str
    dated: str
    facts: tuple[tuple[str, str], ...]
    link: str
    note: str
    groups: tuple[tuple[str, tuple[Card, ...]], ...]
    voices: tuple[Voice, ...]
    alone: tuple[tuple[Statement, str], ...]
    shared: int
    others: int
    original: Copy | None
    copies: tuple[Copy, ...]

    @property
    def brief(self) -> str:
        """Kind, publisher and date on one line."""
        return ", ".join((self.kind, self.publisher, self.published))

    @property
    def claims(self) -> int:
        """How many claims the view tells from it."""
        return sum(len(cards) for _, cards in self.groups)

    @property
    def independence(self) -> str:
        """In a sentence, how much of what it says is its own and how much it passes on."""
        own = sum(voice.claims for voice in self.voices if voice.own)
        claims = words.counted(self.claims, "claim")
        others = [voice for voice in self.voices if not voice.own]
        if not others:
            return (
                f"{'Its' if self.claims == 1 else 'All its'} {claims} "
                f"{'is' if self.claims == 1 else 'are'} in its own voice: one origin."
            )
        passed = words.counted(len(others), "other origin")
        rest = self.claims - own
        return f"Of {claims} {own:,} in its own voice, {rest:,} passed on from {passed}."


def sources(material: Material) -> list[Told]:
    """All sources of which the view tells a claim, by name."""
    gathered = _gathered(material)
    found = (_told(id_, gathered, material) for id_ in gathered.cards)
    return sorted(found, key=lambda one: (one.name.casefold(), one.id))


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What is worked out for all sources at once, by id of the source.

    Attributes:
        cards: what the view tells; `claims`: how many there are at all.
        copies: ids of the sources that repeat it.
        alone, shared: as in `Told`.
    """

    origins: Origins
    cards: Mapping[str, list[Card]]
    claims: Counter[str]
    copies: Mapping[str, list[str]]
    alone: Mapping[str, list[tuple[Statement, str]]]
    shared: Counter[str]


def _gathered(material: Material) -> _Gathered:
    cards: defaultdict[str, list[Card]] = defaultdict(list)
    for card in material.told.values():
        cards[material.teller.claims[card.id].source].append(card)
    copies: defaultdict[str, list[str]] = defaultdict(list)
    for source in sorted(material.registry.sources.values(), key=lambda one: one.id):
        copies[source.copy_of or ""].append(source.id)
    claims = Counter(claim.source for claim in material.claims)
    return _Gathered(Origins(material), cards, claims, copies, *_resting(material))


def _told(id_: str, gathered: _Gathered, material: Material) -> Told:
    known = material.registry.sources.get(id_)
    cards = gathered.cards[id_]
    claims = [material.teller.claims[card.id] for card in cards]
    publisher = known.publisher if known else claims[0].publisher
    original = known.copy_of if known else None
    return Told(
        id=id_,
        name=known.title if known else id_,
        kind=known.kind.value if known else words.NOT_STATED,
        publisher=material.teller.publisher(publisher),
        published=words.when(known.published) if known and known.published else "undated",
        dated=known.published.first.isoformat() if known and known.published else _UNDATED,
        facts=tuple(_facts(known, publisher, material)),
        link=known.url if known else "",
        note=known.note if known else "",
        groups=tuple(_groups(cards, claims, material)),
        voices=tuple(_voices(claims, gathered.origins)),
        alone=tuple(gathered.alone.get(id_, ())),
        shared=gathered.shared[id_],
        others=gathered.claims[id_] - len(claims),
        original=_copy(original, gathered, material) if original else None,
        copies=tuple(_copy(copy, gathered, material) for copy in gathered.copies.get(id_, ())),
    )


def group_of(claim: Claim, material: Material) -> str:
    """To which of `GROUPS` a claim belongs."""
    found = kind_of(claim, withdrawn=not material.view.in_force(claim))
    return "done" if found == "derived" else found


def _groups(
    cards: Iterable[Card], claims: Iterable[Claim], material: Material
) -> Iterator[tuple[str, tuple[Card, ...]]]:
    found: defaultdict[str, list[Card]] = defaultdict(list)
    for card, claim in zip(cards, claims, strict=True):
        found[group_of(claim, material)].append(card)
    for key in GROUPS:
        if ordered := sorted(found[key], key=lambda card: (str(card.statement), card.id)):
            yield key, tuple(ordered)


def _voices(claims: Iterable[Claim], roots: Origins) -> Iterator[Voice]:
    by_root: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_root[roots.root(claim)].append(claim)
    for root, said in sorted(by_root.items(), key=lambda item: (-len(item[1]), item[0])):
        own = root == f"publisher:{said[0].publisher}"
        party = sum(bool(roots.speaks_for(claim)) for claim in said)
        yield Voice(roots.named(root, said), len(said), own, party)


def _resting(
    material: Material,
) -> tuple[Mapping[str, list[tuple[Statement, str]]], Counter[str]]:
    """For each source the drawn relations that rest on it alone, and how many on others too."""
    alone: defaultdict[str, list[tuple[Statement, str]]] = defaultdict(list)
    shared: Counter[str] = Counter()
    actor = material.teller.actor
    for edge in material.drawn:
        found = {claim.source for claim in edge.claims}
        if len(found) > 1:
            shared.update(found)
            continue
        verb = fact(edge, material.registry)
        said = Statement(actor(edge.subject), verb, actor(edge.object))
        alone[found.pop()].append((said, pair_page(edge.subject, edge.object)))
    by_name = {
        id_: sorted(found, key=lambda one: (str(one[0]), one[1])) for id_, found in alone.items()
    }
    return by_name, shared


def _facts(known: Source | None, publisher: str, material: Material) -> Iterator[tuple[str, str]]:
    """What it is, as names and values; what is not known is said to be so."""
    if known is None:
        yield "Entry", "in no table of sources"
        return
    entry = material.registry.publishers.get(publisher)
    if known.author:
        yield "By", known.author
    yield "Published by", material.teller.publisher(publisher)
    if entry and entry.actor:
        yield "Publisher speaks for", material.teller.actor(entry.actor)
    yield "Published on", words.when(known.published) if known.published else words.NOT_STATED
    yield "Kind", known.kind.value
    yield "Language", LANGUAGES.get(known.language, known.language)
    yield "Licence", known.licence or words.NOT_STATED
    yield "Text", _text(known, material)


def _text(known: Source, material: Material) -> str:
    if known.document in material.documents:
        return "read by machine, and at hand here: its words are quoted"
    at_hand = "was at hand" if known.checked else "was not at hand"
    return f"{at_hand} when its claims were entered; it is not part of this site"


def _copy(id_: str, gathered: _Gathered, material: Material) -> Copy:
    known = material.registry.sources.get(id_)
    return Copy(known.title if known else id_, source_page(id_) if id_ in gathered.cards else "")
