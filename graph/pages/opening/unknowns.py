"""The box "What we do not know": what no report says, and what the reports leave open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from ...model import ActorKind, Means, Relation
from ..material import Material
from ..telling import words
from ..telling.dossiers import pair_id
from ..telling.pieces import Pieces, Sentence, named, plain
from ..telling.profiles import Profile
from ..telling.reports import Line
from .sentence import Speech

MOST_ATTESTED = 8
"""How many actors count as the most attested."""
CERTAIN = 1000
"""What a relation weighs that surely falls in the time, beside one that may."""
SHOWN = 12
"""How many pairs or actors one entry names."""
LINKS, FOLDED = 6, 60
"""How many links an entry has, and how many more unfold."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """One thing that is not known.

    Attributes:
        text: in words.
        links: claims it is about, by id, each with what the link to it says.
        names: more of what the text names; they unfold, as do `folded`, more links.
        more: how many names or links are left out.
    """

    text: Sentence
    links: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()
    folded: tuple[tuple[str, str], ...] = ()
    more: int = 0

    @property
    def rest(self) -> int:
        """How many names or links do not stand open."""
        return len(self.names) + len(self.folded) + self.more


def of_site(material: Material, lines: Sequence[Line]) -> tuple[Unknown, ...]:
    """Pairs of which no report speaks, uncertain dates, what became of offers."""
    return _given(_pairs(material), _dates(lines), _offers(lines))


def of_analysis(material: Material) -> tuple[Unknown, ...]:
    """What the reports leave open of the picture that is computed from them."""
    return _given(_both_signs(material), _apart(material), _against(material))


def of_pair(material: Material, pair: str, lines: Sequence[Line]) -> tuple[Unknown, ...]:
    """Directions in which nothing is reported, means, dates, voices, what became of offers."""
    one, other = pair.split("--")
    ways = [_silent(material, ends, lines) for ends in ((one, other), (other, one))]
    return _given(
        *ways, _means(lines), _undated(lines), _dates(lines), _voices(lines), _offers(lines)
    )


def of_actor(material: Material, profile: Profile, lines: Sequence[Line]) -> tuple[Unknown, ...]:
    """Actors of whom nothing says how they and this one stand, uncertain dates, offers."""
    return _given(_strangers(material, profile), _dates(lines), _offers(lines))


def of_source(lines: Sequence[Line], alone: int) -> tuple[Unknown, ...]:
    """What a source leaves open.

    Args:
        lines: what it says.
        alone: how many of them no other source here says.
    """
    return _given(
        _alone(alone, len(lines)), _means(lines), _undated(lines), _dates(lines), _voices(lines)
    )


def strangers(material: Material) -> tuple[list[tuple[str, str]], int]:
    """Pairs among the most attested actors of whom no report says how they stand to each other.

    Populations are left out, as they are from the network.

    Returns:
        The pairs, by id, the best attested first; and how many pairs were looked at.
    """
    weight: Counter[str] = Counter()
    for edge in material.drawn:
        for end in (edge.subject, edge.object):
            weight[end] += len(edge.roots) * (CERTAIN if edge.certain else 1)
    actors, told = material.registry.actors, {pair.id for pair in material.pairs}
    # whom somebody is helped against is no stranger to the one who is helped
    told |= {pair_id(c.object, third) for c in material.reachable for third in c.against}
    kept = [id_ for id_ in weight if actors[id_].kind is not ActorKind.POPULATION]
    top = sorted(kept, key=lambda id_: (-weight[id_], id_))[:MOST_ATTESTED]
    pairs = list(combinations(top, 2))
    return [pair for pair in pairs if pair_id(*pair) not in told], len(pairs)


def _given(*found: Unknown | None) -> tuple[Unknown, ...]:
    return tuple(one for one in found if one is not None)


def _pairs(material: Material) -> Unknown | None:
    silent, number = strangers(material)
    if not silent:
        return None
    of = f"{len(silent):,} of {words.counted(number, 'pair')} of the most attested actors"
    return _of_pairs(f"How these stand to each other (undetermined; {of}): ", silent, material)


def _against(material: Material) -> Unknown | None:
    """That help against somebody makes no tie with that party."""
    drawn = [claim for edge in material.drawn for claim in edge.claims if claim.against]
    if not drawn:
        return None
    number = words.counted(len(drawn), "report")
    return _unknown(
        plain(f"How those stand to each other whom help is for and against ({number} of support "
              "against somebody: no tie with that party is counted, so both may be in one camp)"),
        [],
    )  # fmt: skip


def _both_signs(material: Material) -> Unknown | None:
    """Pairs that count as friendly, hostile or not at all by what is better attested."""
    found = [(one.a, one.b) for one in material.reduced.conflicts]
    start = "Which weighs more between these, of whom both support and opposition are reported: "
    return _of_pairs(start, found, material) if found else None


def _apart(material: Material) -> Unknown | None:
    parts = material.reduced.graph.parts
    if parts < 2:
        return None
    return _unknown(
        plain(f"How the {parts:,} parts of the network stand to each other"),
        plain(" (no chain of ties joins them, so who of different parts shares a camp is chance)"),
    )


def _of_pairs(start: str, pairs: Sequence[tuple[str, str]], material: Material) -> Unknown:
    """Something that is true of pairs; of many the rest unfolds."""
    actor = Speech(material).actor
    names = [[*actor(one), *plain(" and "), *actor(other)] for one, other in pairs]
    rest = tuple(str(Sentence(tuple(name))) for name in names[SHOWN:])
    return Unknown(Sentence((*plain(start), *_row(names[:SHOWN]))), names=rest)


def _strangers(material: Material, profile: Profile) -> Unknown | None:
    if not profile.undetermined:
        return None
    number = len(material.drawn_actors)
    of = f"{profile.undetermined:,} of {words.counted(number, 'drawn actor')}"
    names = [named(name) for name in profile.strangers[:SHOWN]]
    subject = Speech(material).actor(profile.id)
    start = [
        *plain("How "),
        *subject,
        *plain(f" and these stand to each other (undetermined; {of}): "),
    ]
    text = Sentence((*start, *_row(names)))
    left_out = profile.undetermined - len(profile.strangers)
    return Unknown(text, names=profile.strangers[SHOWN:], more=left_out)


def _row(names: Sequence[Pieces]) -> Pieces:
    """Names with semicolons between them."""
    row: Pieces = []
    for i, name in enumerate(names):
        row += plain("; " if i else "") + name
    return row


def _silent(material: Material, ends: tuple[str, str], lines: Sequence[Line]) -> Unknown | None:
    """A direction in which nothing is reported as done."""
    for line in lines:
        there = (line.subject, line.object) == ends or line.first.relation is Relation.ALLIED_WITH
        if line.kind == "done" and there:
            return None
    actor = Speech(material).actor
    start = [*plain("What "), *actor(ends[0]), *plain(" did for or against "), *actor(ends[1])]
    said = any((line.subject, line.object) == ends for line in lines)
    but = ": there are only the offers, requests and denials listed here" if said else ""
    return _unknown(start, plain(f" (no report says{but})"))


def _alone(alone: int, number: int) -> Unknown | None:
    if not alone:
        return None
    rests = "rests" if alone == 1 else "rest"
    which = f"all of this ({alone:,} of {number:,} lines {rests} on this source alone)"
    if alone == number:
        which = f"{'this' if number == 1 else 'any of this'} (none here does)"
    return _unknown(plain(f"Whether another source would bear out {which}"), [])


def _means(lines: Sequence[Line]) -> Unknown | None:
    open_ = [one for one in lines if one.first.relation.is_act and one.first.means is Means.UNKNOWN]
    return _linked(
        "By what means (not stated)", [one for one in open_ if not one.first.item], lines
    )


def _undated(lines: Sequence[Line]) -> Unknown | None:
    return _linked("When (no date stated)", [line for line in lines if line.undated], lines)


def _dates(lines: Sequence[Line]) -> Unknown | None:
    doubtful = [line for line in lines if line.doubt]
    return _linked("Whether it happened in this time (date uncertain)", doubtful, lines)


def _voices(lines: Sequence[Line]) -> Unknown | None:
    own = [line for line in lines if line.own_voice]
    return _linked("Where the source has it from (it names nobody)", own, lines)


def _offers(lines: Sequence[Line]) -> Unknown | None:
    open_ = [line for line in lines if line.delivery and line.delivery.answer != "yes"]
    return _linked("Whether this was done (offered, promised or asked for)", open_, lines)


def _linked(text: str, lines: Sequence[Line], every: Sequence[Line]) -> Unknown | None:
    """Which lines it is true of; on a page with a single line that needs no saying."""
    if not lines:
        return None
    if len(every) == 1:
        return Unknown(Sentence(tuple(plain(text))))
    end = LINKS + FOLDED
    links = tuple((line.claims[0], _summary(line)) for line in lines[:end])
    said = Sentence(tuple(plain(text)))
    return Unknown(said, links[:LINKS], folded=links[LINKS:], more=len(lines[end:]))


def _unknown(start: Pieces, rest: Pieces) -> Unknown:
    return Unknown(Sentence((*start, *rest)))


def _summary(line: Line) -> str:
    told = line.by_what not in ("", words.MEANS[Means.UNKNOWN])
    return f"{line.short}, {line.by_what}" if told else str(line.short)
