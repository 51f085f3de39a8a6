"""What every page opens with: one sentence, three lists, and what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...model import Modality
from ..material import Material
from ..telling.dossiers import Dossier
from ..telling.kinds import Kind
from ..telling.pieces import Sentence, plain
from ..telling.profiles import Profile
from ..telling.reports import Line, by_weight
from . import unknowns
from .gravity import by_gravity
from .sentence import Speech, opener, sentence
from .unknowns import Unknown

SHOWN = 12
"""How many lines of a list stand open."""
FOLDED = 60
"""How many more a list unfolds; the pages of the pairs have them all."""
LINKED = 6
"""To how many of its claims a line leads; on the page of a source to `LINKED_OF_SOURCE`."""
LINKED_OF_SOURCE = 60
TOLD = 3
"""How many deeds the sentence of a site tells."""
NOTHING = "no report here says who supports or opposes whom."
NOTHING_IN_VIEW = "nothing that is reported here falls in this view."
OWN_VOICE = "this source itself"
NOTHING_OF_SOURCE = "nothing that this source says falls in this view."
HEADINGS: tuple[tuple[Kind, str, str, str], ...] = (
    (
        "done",
        "Done, or said to hold",
        "",
        "No report here says that anything was done, or holds.",
    ),
    (
        "said",
        "Offered, promised or asked for",
        "Said, not done: none of this is drawn or counted as a deed.",
        "No report here speaks of an offer, a promise or a request.",
    ),
    ("denied", "Denied or ruled out", "", "No report here denies anything or rules it out."),
    (
        "derived",
        "Derived by a rule",
        "No report says so; it follows from reports by a rule, and is not counted with the deeds.",
        "",
    ),
)


@dataclass(frozen=True, slots=True)
class Listing:
    """One of the lists.

    Attributes:
        kind: `done`, `said`, `denied` or `derived`.
        note: what its lines have in common, where a reader must know.
        empty: what stands there where it has no lines.
        shown, folded: lines; the folded ones unfold.
        left_out: how many more there are, on the pages of pairs and actors.
    """

    kind: Kind
    heading: str
    note: str
    empty: str
    shown: tuple[Line, ...]
    folded: tuple[Line, ...] = ()
    left_out: int = 0

    @property
    def number(self) -> int:
        """How many lines there are."""
        return len(self.shown) + len(self.folded) + self.left_out


@dataclass(frozen=True, slots=True)
class Opening:
    """What a page says first.

    Attributes:
        sentence: generated; `str(opening.sentence)` is plain text, fit for a description.
        lists: done, said, denied, and where the view has any, derived.
        unknowns: the box "What we do not know".
        linked: to how many of its claims a line leads.
    """

    sentence: Sentence
    lists: tuple[Listing, ...]
    unknowns: tuple[Unknown, ...]
    linked: int = LINKED

    @property
    def claims(self) -> frozenset[str]:
        """The claims to which the lists lead, by id."""
        lines = (line for one in self.lists for line in (*one.shown, *one.folded))
        return frozenset(id_ for line in lines for id_ in line.claims[: self.linked])


def opening_of_site(material: Material) -> Opening:
    """The opening of the first page: the gravest deeds, the best attested offer and denial."""
    lines = material.ledger.every
    first = sorted(lines, key=by_gravity)
    told = [*_first(first, "done", TOLD), *_first(first, "said", 1), *_first(first, "denied", 1)]
    told = told or lines[:1]
    if not told:
        said = Sentence(
            (*opener(material), *plain(NOTHING_IN_VIEW if material.claims else NOTHING))
        )
    else:
        said = sentence(material, told, more="in short" if len(told) < len(lines) else "")
    silent, _ = unknowns.strangers(material)
    return _opening(_with_silence(said, silent, material), lines, unknowns.of_site(material, lines))


def opening_of_pair(material: Material, dossier: Dossier) -> Opening:
    """The opening of the page of a pair."""
    lines = material.ledger.of_pairs[dossier.id]
    return _opening(sentence(material, lines), lines, unknowns.of_pair(material, dossier.id, lines))


def opening_of_actor(material: Material, profile: Profile) -> Opening:
    """The opening of the page of an actor."""
    own = [material.ledger.of_pairs[pair.id] for _, pair in profile.others]
    own.append(material.ledger.of_places[profile.id])
    lines = sorted((line for group in own for line in group), key=by_weight)
    said = sentence(material, lines, about=profile.id)
    return _opening(said, lines, unknowns.of_actor(material, profile, lines))


def opening_of_source(material: Material, source_id: str) -> Opening:
    """The opening of the page of a source: what it says, whatever others say."""
    lines, alone = material.ledger.of_source(source_id)
    source = material.registry.sources.get(source_id)
    outlet = material.teller.publisher(source.publisher) if source else ""
    if not lines:
        said = Sentence((*opener(material), *plain(NOTHING_OF_SOURCE)))
    else:
        own = [replace(one, denials=(), deniers=()) for one in lines]
        said = sentence(material, own, more="according to this source", own=outlet)
    told = [replace(one, chains=tuple(_without(outlet, names) for names in one.chains))
            for one in lines]  # fmt: skip
    first = _opening(said, told, unknowns.of_source(lines, alone))
    return replace(first, linked=LINKED_OF_SOURCE)


def _without(outlet: str, chain: tuple[str, ...]) -> tuple[str, ...]:
    """A chain of attribution on the page of the source that it ends in."""
    if chain[-1] != outlet:
        return chain
    return chain[:-1] or (OWN_VOICE,)


def _first(lines: Sequence[Line], kind: Kind, number: int) -> list[Line]:
    """The first lines of a list: not what was taken back, and no two of the same actors."""
    found: dict[tuple[str, str], Line] = {}
    for line in lines:
        if line.kind == kind and line.mode != "withdrawn":
            found.setdefault((line.subject, line.object), line)
    return list(found.values())[:number]


def _with_silence(
    said: Sentence, silent: Sequence[tuple[str, str]], material: Material
) -> Sentence:
    """A sentence, and after it which two of the best attested actors no report speaks of."""
    if not silent:
        return said
    one, other = (Speech(material).actor(id_) for id_ in silent[0])
    pair = [*one, *plain(" and "), *other]
    rest = [*plain(" No report here says how "), *pair, *plain(" stand to each other.")]
    return Sentence((*said.pieces, *rest))


def _opening(sentence: Sentence, lines: Sequence[Line], unknowns: tuple[Unknown, ...]) -> Opening:
    lists = (_listing(lines, *heading) for heading in HEADINGS)
    return Opening(sentence, tuple(one for one in lists if one.shown or one.empty), unknowns)


def _listing(lines: Sequence[Line], kind: Kind, heading: str, note: str, empty: str) -> Listing:
    own = [line for line in lines if line.kind == kind]
    if any(line.first.modality is Modality.POSSIBLE for line in own if kind == "said"):
        heading += ", or thought possible"
    if any(line.mode == "withdrawn" for line in own):
        heading += ", or taken back"
    end = SHOWN + FOLDED
    shown, folded = tuple(own[:SHOWN]), tuple(own[SHOWN:end])
    return Listing(kind, heading, note if own else "", empty, shown, folded, len(own[end:]))
