"""Whether a word may be meant of a contest: a game, a vote, a prize or a market."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..sentences.classes import TOPICS, classes, is_a, is_sport, topics_in

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["TOPICS", "classes", "contested", "is_a", "is_sport", "topics_in"]

CONTESTS = ("sport", "vote", "culture", "trade")


def contested(trigger: Token) -> bool:
    """Whether a word may be meant of a game or an election: the sentence speaks of one."""
    found = topics_in(trigger.sent)
    return is_a(trigger, "contest") and any(found[topic] for topic in CONTESTS)
