"""Derived claims: what rules conclude from claims that stand in the store.

A rule is a query in `ontology/rules/`: it selects `?subject ?relation ?object` and the claims
`?first ?second` it rests on. A conclusion takes the weakest standing and the least confidence of
its premises, holds only while both hold, and falls with them. Its source is that of
its premises, or the rule where they come from several. Rules leave out premises that are
negated, conditional or not actual.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from .dates import OPEN, Interval, PartialDate, parse_date, parse_interval
from .model import (
    Claim,
    Evidence,
    Method,
    Publisher,
    Relation,
    Retraction,
    Source,
    SourceKind,
    Standing,
)
from .queries import NamedQuery, read_query
from .store import Store
from .timing import ends
from .vocabulary import BG, local_id

SELECTED = ("first", "second", "subject", "relation", "object")
PUBLISHER = Publisher(id="belligraph", name="belligraph")


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule with its title."""

    name: str
    query: NamedQuery

    @property
    def source(self) -> Source:
        """The rule as the source of what it concludes."""
        return Source(
            id=f"rule-{self.name}",
            title=self.query.title,
            publisher=PUBLISHER.id,
            kind=SourceKind.REPORT,
            checked=True,
        )


def rules() -> list[Rule]:
    """The packaged rules, by name."""
    folder = files("belligraph.ontology") / "rules"
    found = sorted(f.name for f in folder.iterdir() if f.name.endswith(".rq"))
    return [
        Rule(name.removesuffix(".rq"), read_query(name, (folder / name).read_text("utf-8")))
        for name in found
    ]


def derive(store: Store, rule: Rule, claims: Mapping[str, Claim]) -> Iterator[Claim]:
    """What a rule concludes, in the order of the premises.

    Args:
        store: where the premises stand.
        claims: the same claims, by id.
    """
    solutions = sorted(
        tuple(str(solution[name].value) for name in SELECTED)
        for solution in store.select(rule.query.text)
    )
    for first, second, subject, relation, object_ in dict.fromkeys(solutions):
        premises = [claims[local_id(first, "claim")], claims[local_id(second, "claim")]]
        conclusion = _conclude(
            rule,
            premises,
            local_id(subject, "actor"),
            Relation(relation.removeprefix(BG)),
            local_id(object_, "actor"),
        )
        if conclusion is not None:
            yield conclusion


def _conclude(
    rule: Rule, premises: list[Claim], subject: str, relation: Relation, object_: str
) -> Claim | None:
    valid = _intersection(premises)
    if subject == object_ or valid is None:
        return None
    known = [p.published_on for p in premises]
    sources = {(p.source, p.publisher) for p in premises}
    source, publisher = sources.pop() if len(sources) == 1 else (rule.source.id, PUBLISHER.id)
    return Claim(
        subject=subject,
        relation=relation,
        object=object_,
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


def _intersection(premises: Sequence[Claim]) -> Interval | None:
    """The time in which all premises hold; None where there is none.

    An end is marked uncertain where partial dates leave open which premise sets it.
    """
    held = [e for e in map(ends, premises) if e is not None]
    begun = [start for start, _ in held if isinstance(start, PartialDate)]
    ended = [end for _, end in held if isinstance(end, PartialDate)]
    if len(held) < len(premises) or not begun:
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
    return parse_interval(start.text if start == end else f"{start}/{end}")


def _uncertain(end: PartialDate) -> PartialDate:
    return end if end.qualified else parse_date(f"{end}?")
