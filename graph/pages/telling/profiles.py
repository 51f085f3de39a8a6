"""What a page tells of each actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ...model import Actor, Claim, Dated
from . import words
from .dossiers import Dossier, cards_of, is_undone, speakers
from .evidence import Card, Teller, names

SHOWN_STRANGERS = 40


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor and all that is said of it.

    Attributes:
        names: everything it is called, for the search box.
        others: what is told of it and each other actor, by the other's name.
        places: where it is said to be, and what it is said to control.
        provisional: seen in a text and not in any table.
        strangers: drawn actors of which nothing says how they and it stand to each other, by
            name; the first `SHOWN_STRANGERS` of `undetermined`.
    """

    id: str
    name: str
    label: str
    kind: str
    names: str
    facts: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, Dossier], ...]
    places: tuple[Card, ...]
    provisional: bool = False
    strangers: tuple[str, ...] = ()
    undetermined: int = 0

    @property
    def sure(self) -> bool:
        """Whether something stays of it where what rests on uncertain dates alone is hidden."""
        return any(pair.sure for _, pair in self.others) or any(not c.doubt for c in self.places)

    @property
    def speakers(self) -> tuple[tuple[str, str], ...]:
        """Who is quoted on its places; those quoted on pairs are found with the pairs."""
        return speakers(self.places)


def profiles(
    claims: Sequence[Claim],
    pairs: Sequence[Dossier],
    teller: Teller,
    drawn: Collection[str] = (),
) -> list[Profile]:
    """All actors of which a view has something to tell, by name.

    Args:
        claims: all claims at hand.
        pairs: the pairs, as `dossiers` makes them.
        teller: puts claims into words.
        drawn: ids of the actors in the drawing.
    """
    meets: defaultdict[str, list[tuple[str, Dossier]]] = defaultdict(list)
    for dossier in pairs:
        one, other = dossier.id.split("--")
        meets[one].append((other, dossier))
        meets[other].append((one, dossier))
    held: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told = teller.view.counts(claim) or is_undone(claim, teller.view)
        if claim.relation.takes_place and told:
            held[claim.subject].append(claim)
    ends = sorted(frozenset(drawn), key=lambda id_: words.by_name(teller.actor(id_)))
    ids = meets.keys() | held.keys()
    made = [_profile(id_, meets[id_], held[id_], teller, ends) for id_ in ids]
    return sorted(made, key=lambda p: (p.name.casefold(), p.id))


def _profile(
    id_: str,
    met: list[tuple[str, Dossier]],
    held: list[Claim],
    teller: Teller,
    drawn: Sequence[str],
) -> Profile:
    known = {id_, *(other for other, _ in met)}
    strangers = [teller.actor(other) for other in drawn if other not in known]
    actor = teller.registry.actors.get(id_)
    others = sorted(
        ((teller.actor(other), dossier) for other, dossier in met),
        key=lambda pair: (pair[0].casefold(), pair[1].id),
    )
    return Profile(
        id=id_,
        name=actor.name if actor else id_,
        label=teller.actor(id_),
        kind=words.KINDS[actor.kind] if actor else "",
        names=" ".join(names(actor)) if actor else id_,
        facts=_facts(actor, teller) if actor else (),
        others=tuple(others),
        places=cards_of(held, teller),
        provisional=actor.provisional if actor else False,
        strangers=tuple(strangers[:SHOWN_STRANGERS]),
        undetermined=len(strangers),
    )


def _facts(actor: Actor, teller: Teller) -> tuple[tuple[str, str], ...]:
    offices = [Dated(f"{o.title}, {teller.actor(o.actor)}", o.valid) for o in actor.offices]
    parents = [Dated(teller.actor(parent.value), parent.valid) for parent in actor.member_of]
    continued = [Dated(teller.actor(id_)) for id_ in actor.predecessors]
    return (
        ("Active", words.period(actor.active) if actor.active else words.NOT_STATED),
        *_by_time("Office", offices),
        *_by_time("Member of", parents),
        *_by_time("Continues", continued),
        *_by_time("Also called", actor.aliases),
    )


def _by_time(fact: str, values: Iterable[Dated]) -> Iterator[tuple[str, str]]:
    """One row for each stretch of time: "Also called since 8 April 2013", "ISIL, ISIS"."""
    groups: defaultdict[tuple[date, str], list[str]] = defaultdict(list)
    for one in values:
        start = one.valid.earliest_start if one.valid else None
        time = words.period(one.valid) if one.valid else ""
        groups[start or date.min, time].append(one.value)
    for (_, time), called in sorted(groups.items()):
        yield f"{fact} {time}".strip(), ", ".join(called)
