"""What somebody is accused of or punished for: it is alleged, whatever becomes of the charge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Standing
from ..sentences.syntax import lemma, operator, punished
from .force import Force, local

if TYPE_CHECKING:
    from spacy.tokens import Token

_ALLEGING = ("alleged", "alleged_speech")
_PUNISHING = frozenset({"blacklist", "penalise", "punish", "sanction"})


def alleged(governor: Token, force: Force) -> None:
    """Take what somebody is accused of for alleged, whatever the accusing is: "may sanction X"."""
    force.standing = Standing.ALLEGED
    force.voices.append(governor)
    modality = force.modality
    local(governor, force)
    force.modality = modality


def alleging(governor: Token) -> bool:
    """Whether somebody is accused or punished by a verb or noun: "sanctioned X for arming Y"."""
    known = operator(governor, "clause")
    accusing = known is not None and known.effect in _ALLEGING
    return accusing or punished(governor) is not None


def fined(governor: Token) -> bool:
    """Whether a verb says that somebody is punished, and not only blamed."""
    return punished(governor) is not None or lemma(governor) in _PUNISHING
