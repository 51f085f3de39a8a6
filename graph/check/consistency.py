"""What follows from several entries together, from dates and from texts."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from ..dates import Interval
from ..model import Claim, Method, Modality, SourceKind, Standing, to_json
from ..registry import Registry
from .report import Finding, claim_name, on_claim

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_NOT_SAID = frozenset(
    {"evidence", "confidence", "agent", "gist", "recorded_on", "supersedes", "retracted", "row"}
)


def consistency_findings(
    claims: Sequence[Claim], registry: Registry, documents: Mapping[str, str]
) -> Iterator[Finding]:
    """What does not fit together.

    Args:
        documents: the texts at hand, by sha256.
    """
    known = {claim.id: claim for claim in claims}
    for claim in claims:
        yield from _source(claim, registry)
        yield from _dated(claim)
        yield from _active(claim, registry)
        yield from _where(claim, registry)
        yield from _span(claim, registry, documents)
        yield from _denial(claim, known)
        yield from _versions(claim, known)
        if claim.method is Method.DERIVED:
            yield from _premises(claim, [known[i] for i in claim.derived_from if i in known])
            yield from _rests_on_itself(claim, known)
    yield from _said_twice(claims, registry)
    yield from _changed_documents(documents)
    yield from _circle("place", "part_of", {p.id: [p.part_of] for p in registry.places.values()})
    yield from _circle("source", "copy_of", {s.id: [s.copy_of] for s in registry.sources.values()})
    yield from _circle(
        "actor", "predecessors", {a.id: a.predecessors for a in registry.actors.values()}
    )


def _source(claim: Claim, registry: Registry) -> Iterator[Finding]:
    """What a claim repeats of its source.

    A rule has no date, what it concludes has; a dataset may have none, where its rows have.
    """
    source = registry.sources.get(claim.source)
    if source is None:
        return
    if claim.publisher != source.publisher:
        expected = f"'{source.publisher}', who published the source '{source.id}'"
        yield on_claim(claim, "violation", "publisher", expected, claim.publisher)
    by_row = claim.method is Method.IMPORTED and source.published is None
    if claim.method is Method.DERIVED or by_row:
        return
    if claim.published_on != source.published:
        expected = f"{source.published or 'nothing'}, as the source '{source.id}' says"
        yield on_claim(claim, "violation", "published_on", expected, claim.published_on or "")


def _dated(claim: Claim) -> Iterator[Finding]:
    """Deeds that begin after the source that reports them appeared."""
    if claim.valid is None or claim.published_on is None or claim.method is Method.DERIVED:
        return
    begins = claim.valid.earliest_start or claim.valid.earliest_end
    if begins and begins > claim.published_on.last and claim.modality is Modality.ACTUAL:
        expected = f"a date not after {claim.published_on}, when its source appeared"
        yield on_claim(claim, "warning", "date", expected, claim.valid)


def _active(claim: Claim, registry: Registry) -> Iterator[Finding]:
    """Actors that did not exist yet, or no more, when it took place."""
    actors = {"subject": [claim.subject], "against": list(claim.against)}
    if not claim.relation.takes_place:
        actors["object"] = [claim.object]
    for field, ids in actors.items():
        for id_ in ids:
            actor = registry.actors.get(id_)
            active = actor.active if actor else None
            if active and claim.valid and not active.may_overlap(claim.valid):
                expected = f"an actor active in {claim.valid}; '{id_}' is active {active}"
                yield on_claim(claim, "warning", field, expected, id_)


def _where(claim: Claim, registry: Registry) -> Iterator[Finding]:
    """Theatres and events of another time or place than the claim."""
    when = claim.valid or _published(claim)
    theatre = registry.theatres.get(claim.theatre or "")
    if theatre and when and not theatre.valid.may_overlap(when):
        expected = f"a theatre of {when}; '{theatre.id}' is of {theatre.valid}"
        yield on_claim(claim, "warning", "theatre", expected, theatre.id)
    if theatre and claim.place and not set(registry.within(claim.place)) & set(theatre.places):
        expected = f"a theatre that '{claim.place}' lies in"
        yield on_claim(claim, "warning", "theatre", expected, theatre.id)
    event = registry.events.get(claim.event or "")
    if event and claim.valid and not event.date.may_overlap(claim.valid):
        expected = f"an event of {claim.valid}; '{event.id}' is of {event.date}"
        yield on_claim(claim, "warning", "event", expected, event.id)
    if event and event.place and claim.place and _apart(event.place, claim.place, registry):
        expected = f"an event in '{claim.place}'; '{event.id}' is in '{event.place}'"
        yield on_claim(claim, "warning", "event", expected, event.id)


def _apart(one: str, other: str, registry: Registry) -> bool:
    return one not in registry.within(other) and other not in registry.within(one)


def _published(claim: Claim) -> Interval | None:
    on = claim.published_on
    return Interval(on.text, on, on, single=True) if on else None


def _span(claim: Claim, registry: Registry, documents: Mapping[str, str]) -> Iterator[Finding]:
    evidence, source = claim.evidence, registry.sources.get(claim.source)
    if source and source.document and evidence.document not in (None, source.document):
        expected = f"{source.document}, the text of the source '{source.id}'"
        yield on_claim(claim, "violation", "document", expected, evidence.document)
    text = documents.get(evidence.document or "")
    if text is None or evidence.start is None or evidence.end is None:
        return
    span = f"{evidence.start}-{evidence.end}"
    if evidence.end > len(text):
        expected = f"a span within the text, which has {len(text)} characters"
        yield on_claim(claim, "violation", "end", expected, span)
        return
    if not text[evidence.start : evidence.end].strip():
        yield on_claim(claim, "violation", "start", "a span that is not blank", span)
    number = _paragraph(text, evidence.start)
    if evidence.paragraph not in (None, number):
        expected = f"{number}, the paragraph in which the span {span} begins"
        yield on_claim(claim, "violation", "paragraph", expected, evidence.paragraph)


def _paragraph(text: str, position: int) -> int:
    """The number of the paragraph at a position, from 1; lines of blanks are left out."""
    lines = (m for m in _LINE.finditer(text) if not m.group().isspace())
    return max(1, sum(line.start() <= position for line in lines))


def _denial(claim: Claim, known: Mapping[str, Claim]) -> Iterator[Finding]:
    for id_ in claim.disputes:
        denied = known.get(id_)
        if denied and (denied.subject, denied.relation, denied.object) != (
            claim.subject, claim.relation, claim.object,
        ):  # fmt: skip
            expected = "a claim of the same subject, relation and object"
            yield on_claim(claim, "warning", "disputes", expected, _name(denied))


def _versions(claim: Claim, known: Mapping[str, Claim]) -> Iterator[Finding]:
    for id_ in claim.supersedes:
        former = known.get(id_)
        if former and not former.retracted and not claim.retracted:
            expected = "the former version to be retracted, or both count"
            yield on_claim(claim, "warning", "supersedes", expected, _name(former))


def _premises(claim: Claim, premises: Sequence[Claim]) -> Iterator[Finding]:
    """A derived claim is no better than the weakest of its premises."""
    for premise in premises:
        expected = None
        if _outlives(claim, premise):
            expected = "premises that are not retracted, or a retraction here as well"
        elif premise.negated or premise.condition:
            expected = "premises without negation and condition"
        elif claim.modality is Modality.ACTUAL and premise.modality is not Modality.ACTUAL:
            expected = f"actual premises, or '{premise.modality}' here as well"
        elif claim.standing is Standing.STATED and premise.standing is Standing.ALLEGED:
            expected = "stated premises, or 'alleged' here as well"
        elif claim.confidence > premise.confidence:
            expected = f"premises with a confidence of at least {claim.confidence}"
        if expected:
            yield on_claim(claim, "violation", "derived_from", expected, _name(premise))


def _outlives(claim: Claim, premise: Claim) -> bool:
    if premise.retracted is None:
        return False
    return claim.retracted is None or claim.retracted.on.last > premise.retracted.on.last


def _rests_on_itself(claim: Claim, known: Mapping[str, Claim]) -> Iterator[Finding]:
    """A derived claim whose premises, however far back, say what it says."""
    behind, waiting = set[str](), list(claim.derived_from)
    while waiting:
        id_ = waiting.pop()
        if id_ not in behind and id_ in known:
            behind.add(id_)
            waiting += known[id_].derived_from
    said = (claim.subject, claim.relation, claim.object)
    for premise in (known[id_] for id_ in sorted(behind)):
        if (premise.subject, premise.relation, premise.object) == said:
            expected = "premises that do not themselves rest on this, nor say it"
            yield on_claim(claim, "violation", "derived_from", expected, _name(premise))


def _said_twice(claims: Iterable[Claim], registry: Registry) -> Iterator[Finding]:
    """Claims of one text that differ in nothing but their evidence: they are one.

    The rows of a dataset may well be alike, and another method may find the same again.
    """
    said: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        source = registry.sources.get(claim.source)
        if not claim.retracted and not (source and source.kind is SourceKind.DATASET):
            said[_said(claim)].append(claim)
    for same in said.values():
        names = sorted(_name(claim) for claim in same)
        for claim in same if len(same) > 1 else ():
            others = ", ".join(n for n in names if n != _name(claim)) or _name(claim)
            yield on_claim(
                claim, "warning", "claim", "to be made once for each source, not again", others
            )


def _said(claim: Claim) -> str:
    said = {k: v for k, v in to_json(claim).items() if k not in _NOT_SAID}
    return json.dumps(said, sort_keys=True)


def _changed_documents(documents: Mapping[str, str]) -> Iterator[Finding]:
    for digest, text in documents.items():
        if (actual := hashlib.sha256(text.encode()).hexdigest()) != digest:
            expected = "document: expected the text that the spans were measured in"
            yield Finding("violation", "document", digest, expected, f"a text with {actual}")


def _circle(kind: str, field: str, edges: Mapping[str, Iterable[str | None]]) -> Iterator[Finding]:
    """One thing that comes round to itself, if any does."""
    graph = {id_: [e for e in ends if e is not None] for id_, ends in edges.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = [str(id_) for id_ in error.args[1]]
        message = f"{field}: expected no circle"
        yield Finding("violation", kind, circle[0], message, " > ".join(circle))


def _name(claim: Claim) -> str:
    return claim_name(claim.row, claim.id)
