"""What a page counts, in words: in its header, its title and its list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...model import Claim, Method, Modality
from ...relations import Edge, View
from . import words
from .dossiers import Dossier, is_undone

UNDONE = frozenset(status for m, status in words.MODALITIES.items() if m is not Modality.ACTUAL)


def title(drawn: Sequence[Edge]) -> str:
    """What the drawing rests on, in few words."""
    claims, sources, actors = _drawn(drawn)
    return f"{claims} drawn from {sources}, {words.counted(len(actors), 'actor')}"


def header(claims: Sequence[Claim], drawn: Sequence[Edge], view: View, actors: int) -> list[str]:
    """How many claims there are, how many fall in the view, and which are drawn.

    Args:
        claims: all claims at hand; those that a rule derived count only in views that want them.
        drawn: the drawn relations.
        view: which claims count.
        actors: how many actors the lists tell of.

    Returns:
        Sentences.
    """
    given = [claim for claim in claims if view.derived or claim.method is not Method.DERIVED]
    told = {claim.id for claim in given if view.counts(claim) or is_undone(claim, view)}
    plain_window = view == View(as_of=view.as_of, window=view.window) and view.as_of is not None
    sentences = [
        f"{len(told):,} of {words.counted(len(given), 'claim')} "
        f"{'falls' if len(told) == 1 else 'fall'} in this {'window' if plain_window else 'view'}."
    ]
    if drawn:
        rests_on, sources, ends = _drawn(drawn)
        relations = words.counted(len(drawn), "relation")
        sentences.append(
            f"Drawn: {rests_on} from {sources}, as {relations} between {len(ends):,} actors."
        )
        told -= {claim.id for edge in drawn for claim in edge.claims}
        actors -= len(ends)
    rest = [words.counted(len(told), "claim") + " (not done, other ties, places)"] if told else []
    rest += [words.counted(actors, "actor")] if actors else []
    return [*sentences, f"Only in the lists: {', '.join(rest)}."] if rest else sentences


def doubtful(drawn: Sequence[Edge]) -> str:
    """How many drawn relations rest on uncertain dates alone; empty where none does."""
    number = sum(not edge.certain for edge in drawn)
    if not number:
        return ""
    relations = words.counted(len(drawn), "relation")
    rest = "rests" if number == 1 else "rest"
    return (
        f"{number:,} of {relations} {rest} on dates that may lie outside the window (shown pale)."
    )


def counts(pair: Dossier, *, sure: bool = False) -> str:
    """What lies behind an entry of the list, in numbers.

    Args:
        pair: the entry.
        sure: without what rests on uncertain dates alone.
    """
    certain = sum(len(block.cards) for block in pair.blocks if block.certain)
    parts = [words.counted(certain, "claim")] if certain else []
    if not sure:
        parts += _uncertain(pair, more=bool(certain))
    kept = [card for card in pair.undone if not sure or card.id in pair.sure]
    statuses = sorted(Counter(card.status for card in kept).items())
    undone = [f"{number} {status}" for status, number in statuses if status in UNDONE]
    parts += [f"not reported as done: {', '.join(undone)}"] if undone else []
    parts += [f"{status}: {number}" for status, number in statuses if status not in UNDONE]
    ties = sum(not sure or card.id in pair.sure for card in pair.ties)
    parts += [words.counted(ties, "other tie")] if ties else []
    return "; ".join(parts)


def _uncertain(pair: Dossier, *, more: bool) -> list[str]:
    cards = [card for block in pair.blocks if not block.certain for card in block.cards]
    if not cards:
        return []
    number = words.counted(len(cards), "more claim" if more else "claim")
    reasons = {card.doubt for card in cards}
    return [f"{number}, {reasons.pop() if len(reasons) == 1 else 'dates uncertain'}"]


def _drawn(drawn: Sequence[Edge]) -> tuple[str, str, set[str]]:
    claims = {claim.id: claim.source for edge in drawn for claim in edge.claims}
    actors = {end for edge in drawn for end in (edge.subject, edge.object)}
    sources = words.counted(len(set(claims.values())), "source")
    return words.counted(len(claims), "claim"), sources, actors
