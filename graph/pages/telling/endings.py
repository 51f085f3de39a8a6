"""Ties that no report ends, though the registry says that one of the two has ended."""

from __future__ import annotations

from ...dates import OPEN, PartialDate
from ...model import Actor, Claim, Modality, Relation
from ...registry import Registry
from ...relations import View
from ...timing import counts, ends
from . import words

Ending = tuple[Actor, PartialDate]
_LASTING = frozenset({Relation.SPLIT_FROM, Relation.MERGED_INTO})
"""What stays true of an actor that is no more."""


def ending(claim: Claim, registry: Registry) -> Ending | None:
    """Which actor of a tie without a reported end is the first to have ended, and when."""
    if claim.relation.is_act or claim.modality is not Modality.ACTUAL or claim.negated:
        return None
    held = ends(claim)
    if claim.relation in _LASTING or held is None or held[1] != OPEN:
        return None
    two = (registry.actors.get(id_) for id_ in (claim.subject, claim.object))
    found = [
        (actor, actor.active.end)
        for actor in two
        if actor and actor.active and isinstance(actor.active.end, PartialDate)
    ]
    return min(found, key=lambda one: (one[1].last, one[0].id), default=None)


def is_over(found: Ending | None, view: View) -> bool:
    """Whether the actor has surely ended by the date of a view; without a date it has."""
    return found is not None and (view.as_of is None or found[1].last < view.as_of)


def ended(found: Ending) -> str:
    """As in "MSC ended 15 October 2006"."""
    return f"{found[0].label} ended {words.when(found[1])}"


def doubt(claim: Claim, found: Ending | None, view: View) -> str:
    """That a tie of a view may have ended with an actor; empty where nothing says so."""
    if found is None or view.as_of is None or found[1].first >= view.as_of:
        return ""
    in_time = counts(claim, view.as_of, view.window) is not None
    return f"may have ended with {found[0].label}" if in_time else ""
