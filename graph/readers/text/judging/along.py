"""What the words along the way between two mentions say, with the force they are said with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..force.hedges import unreal
from ..leaning.leanings import Leaning
from ..leaning.ties import Act, said_with
from .classes import contested
from .pairs import Judgement
from .ways.composing import composed
from .ways.way import way_of

if TYPE_CHECKING:
    from ..leaning.ties import Direction
    from .couple import Couple
    from .ways.composed import Composed

SURE = {"core": 0.75, "kin": 0.75, "labelled": 0.75, "core-held": 0.7, "inner": 0.65}
"""How sure the kinds of way are, as far as they held in the develop half."""
ELSE = 0.6


def along(couple: Couple) -> Judgement | None:
    """What the words on the way between the two say; None where none leans, or it is a game."""
    way = way_of(couple)
    found = composed(way) if way is not None else None
    if way is None or found is None or contested(found.trigger) or unreal(found.trigger):
        return None
    return _said(found, turned(found.direction, way.turned))


def _said(found: Composed, direction: Direction) -> Judgement | None:
    act = Act(found.trigger, Leaning(found.sign, "forward", "verb"), (), ())
    said = said_with(act)
    if said is None:
        return None
    return Judgement(
        "supports" if found.sign > 0 else "opposes",
        direction,
        said[0].negated,
        said[0].modality,
        SURE.get(found.case, ELSE),
    )


def turned(direction: Direction, swap: bool) -> Direction:
    """A direction between two mentions given the other way round."""
    if not swap or direction not in ("forward", "backward"):
        return direction
    return "backward" if direction == "forward" else "forward"
