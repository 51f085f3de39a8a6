"""A claim as a sentence of ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Claim, Means, Standing
from ..pages.telling import words
from ..pages.telling.evidence import Teller
from ..registry import Registry
from ..relations import View


@dataclass(frozen=True, slots=True)
class Saying:
    """What a claim says: "Iran", "offered to support", "Iraq", ", with weapons, in Anbar"."""

    subject: str
    verb: str
    object: str
    rest: str

    def __str__(self) -> str:
        return f"{self.subject} {self.verb} {self.object}{self.rest}"


def saying(claim: Claim, registry: Registry) -> Saying:
    """What a claim says, how, where, when, and according to whom."""
    teller = Teller(registry, View(), {}, {})
    statement = teller.statement(claim)
    rest = statement.tail + _how(claim) + "".join(f", {part}" for part in _parts(claim, teller))
    return Saying(statement.subject, statement.verb, statement.object, rest)


def _how(claim: Claim) -> str:
    """By what means, as the end of a clause; what is negated says so itself.

    >>> from ..model import Means, Relation
    >>> ends = {"subject": "a", "object": "b", "source": "s", "publisher": "p"}
    >>> _how(Claim(relation=Relation.SUPPORTS, means=Means.WEAPONS, item="rifles", **ends))
    ' with rifles (weapons)'
    >>> _how(Claim(relation=Relation.OPPOSES, means=Means.ATTACK, item="a raid", **ends))
    ' (attack: a raid)'
    >>> _how(Claim(relation=Relation.SUPPORTS, means=Means.WEAPONS, item="rifles", negated=True,
    ...            **ends))
    ' (rifles)'
    """
    given = words.particulars(claim)
    if claim.negated and claim.means is not Means.UNKNOWN:
        return f" ({given})" if given else ""
    if not given:
        return words.by_means(claim)
    means = words.named_means(claim.means)
    return f" ({means}: {given})" if claim.relation.sign < 0 else f" with {given} ({means})"


def _parts(claim: Claim, teller: Teller) -> Iterator[str]:
    if claim.means is Means.UNKNOWN and claim.relation.is_act and not claim.item:
        yield words.named_means(claim.means)
    if claim.place:
        yield f"in {teller.place(claim.place)}"
    if claim.valid:
        yield words.period(claim.valid)
    if claim.condition:
        yield f"on a condition: {claim.condition}"
    if claim.standing is Standing.ALLEGED:
        yield "alleged"
    speaker, *outlets = teller.chain(claim)
    yield f"according to {speaker}" + (f" ({', '.join(outlets)})" if outlets else "")
