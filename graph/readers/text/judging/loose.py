"""Where the rules are silent: the nearest word that ties the two together, less surely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..leaning.ties import acts, said_with, ties
from ..sentences.heads import heads
from .classes import contested, topics_in
from .pairs import Judgement
from .ways.bearing import civil

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .couple import Couple

SURE, SILENT = 0.75, 0.55
"""How sure a tie is whose force the rules know, and one whose force they do not."""
STEP = 0.95
"""How much less sure it is for each step between the word and a mention."""


def loosely(couple: Couple) -> Judgement | None:
    """What the nearest word that ties the two says; None where no word does."""
    ends = heads(couple.subject), heads(couple.object)
    for tie in ties(acts(ends[0][0].doc), ends):
        if _peaceful(tie.act.trigger) or contested(tie.act.trigger):
            continue
        said = said_with(tie.act)
        if said is not None:
            force, known = said
            sure = (SURE if known else SILENT) * STEP**tie.far
            return Judgement(
                "supports" if tie.act.leaning.sign > 0 else "opposes",
                tie.direction,
                force.negated,
                force.modality,
                round(sure, 4),
            )
    return None


def _peaceful(trigger: Token) -> bool:
    """Whether a word tells of giving what plainly takes no side: wheat, tents."""
    about = topics_in(trigger.subtree)
    return civil(trigger) and bool(about["trade"] or about["aid"])
