"""What follows from some premises: a claim that is no surer, no longer and no earlier than they."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..dates import OPEN, Interval, PartialDate, parse_date, parse_interval
from ..model import Claim, Evidence, Means, Method, Relation, Retraction, Standing
from ..timing import End, ends
from .endings import Ending, Endings, ending_of
from .rules import PUBLISHER, Rule

ENDED = "A claim that became known then tells when the tie ended."


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: a statement, by what means, and the premises it rests on."""

    rule: Rule
    subject: str
    relation: Relation
    object: str
    means: Means
    premises: tuple[Claim, ...]


def conclusions(found: Finding, known: Endings) -> Iterator[Claim]:
    """The claims that a finding makes: none, one, or two where a later claim ended a tie.

    The first of the two is what followed before the end was known, and is retracted on the day it
    became known; the second has that end, and the claim that tells of it as a premise.
    """
    claim = _conclusion(found, found.premises, [ends(p) for p in found.premises])
    if claim is None:
        return
    ending = _first_ending((*found.premises, claim), known)
    if ending is None or (claim.retracted and claim.retracted.on.last <= ending.known.last):
        yield claim
        return
    yield replace(claim, retracted=Retraction(ending.known, ENDED))
    spans = [*(ends(p) for p in found.premises), (OPEN, ending.on)]
    closed = _conclusion(found, (*found.premises, ending.claim), spans)
    if closed is not None:
        yield closed


def _first_ending(claims: Iterable[Claim], known: Endings) -> Ending | None:
    found = [ending for claim in claims if (ending := ending_of(claim, known))]
    return min(found, key=lambda e: e.known.last, default=None)


def _conclusion(
    found: Finding, premises: Sequence[Claim], spans: Iterable[tuple[End, End] | None]
) -> Claim | None:
    valid = _intersection(list(spans), act=found.relation.is_act)
    if found.subject == found.object or valid is None:
        return None
    known = [p.published_on for p in premises]
    sources = {(p.source, p.publisher) for p in premises}
    rule = found.rule
    source, publisher = sources.pop() if len(sources) == 1 else (rule.source.id, PUBLISHER.id)
    return Claim(
        subject=found.subject,
        relation=found.relation,
        object=found.object,
        means=found.means,
        standing=max((p.standing for p in premises), key=list(Standing).index),
        valid=valid,
        published_on=None if None in known else max(filter(None, known), key=lambda d: d.last),
        source=source,
        publisher=publisher,
        evidence=Evidence(locator="premises"),
        method=Method.DERIVED,
        confidence=min(p.confidence for p in premises),
        gist=rule.query.row,
        derived_from=tuple(p.id for p in premises),
        rule=rule.name,
        retracted=_first_retraction(premises),
    )


def _first_retraction(premises: Iterable[Claim]) -> Retraction | None:
    found = [p.retracted for p in premises if p.retracted]
    return min(found, key=lambda r: r.on.last) if found else None


def _intersection(spans: Sequence[tuple[End, End] | None], *, act: bool) -> Interval | None:
    """The time that all spans share; None where there is none.

    An end is marked uncertain where partial dates leave open which span sets it.
    """
    held = [span for span in spans if span is not None]
    begun = [start for start, _ in held if isinstance(start, PartialDate)]
    ended = [end for _, end in held if isinstance(end, PartialDate)]
    if len(held) < len(spans) or not begun:
        return None
    start = max(begun, key=lambda e: e.first)
    if any(other.last > start.last for other in begun):
        start = _uncertain(start)
    if not ended:
        return parse_interval(f"{start}/{OPEN}")
    end = min(ended, key=lambda e: e.last)
    if any(other.first < end.first for other in ended):
        end = _uncertain(end)
    if end.last < start.first:
        return None
    # A tie with a single date goes on from it.
    return parse_interval(start.text if act and start == end else f"{start}/{end}")


def _uncertain(end: PartialDate) -> PartialDate:
    return end if end.qualified else parse_date(f"{end}?")
