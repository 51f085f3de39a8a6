"""Words that tie two mentions together, in whatever slot: looser than the frames of the rules.

A word ties two mentions where one lies in what fills its subject and the other in what fills its
object; the nearest such word counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ....model import Modality
from ..force.force import RANK, Force, Silenced, local
from ..force.hedges import beside, unreal
from ..force.modality import force_of
from ..sentences.syntax import OBJECTS, SUBJECTS, children, operator
from .leanings import Leaning, leanings
from .regions import lies_in, subjects, targets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    Ends = tuple[Sequence[Token], Sequence[Token]]
    """The words that stand for the one and for the other."""

Direction = Literal["forward", "backward", "both", ""]
EACH_OTHER = ("other", "another")
FAR = 1_000


@dataclass(frozen=True, slots=True)
class Act:
    """A word that leans, and what may fill its subject and its object."""

    trigger: Token
    leaning: Leaning
    subjects: tuple[Token, ...]
    targets: tuple[Token, ...]

    @property
    def mutual(self) -> bool:
        """Whether it is done to "each other"."""
        return any(noun.lower_ in EACH_OTHER and noun.dep_ in OBJECTS for noun in self.targets)


@dataclass(frozen=True, slots=True)
class Tie:
    """An act that ties two mentions: who acts, and how many steps they are from it."""

    act: Act
    direction: Direction
    far: int


def acts(tokens: Iterable[Token]) -> list[Act]:
    """The acts that words carry."""
    return [
        Act(token, one, tuple(subjects(token, one)), tuple(targets(token, one)))
        for token in tokens
        for one in leanings(token)
    ]


def ties(known: Iterable[Act], ends: Ends) -> list[Tie]:
    """The acts that tie two mentions, the nearest first."""
    own = {word.i for end in ends for word in end}
    found = [t for act in known if act.trigger.i not in own for t in _tie(act, ends)]
    return sorted(found, key=lambda tie: (tie.far, tie.act.trigger.i))


def _tie(act: Act, ends: Ends) -> Iterator[Tie]:
    direction = _direction(act, _filled(act.subjects, act, ends), _filled(act.targets, act, ends))
    if direction:
        far = sum(min(_distance(act.trigger, head) for head in end) for end in ends)
        yield Tie(act, direction, far)


def _filled(roots: Sequence[Token], act: Act, ends: Ends) -> set[int]:
    """Which of the two mentions lie in phrases: 1 and 2."""
    return {
        number
        for number, end in enumerate(ends, 1)
        if any(lies_in(head, root, act.trigger) for head in end for root in roots)
    }


def _direction(act: Act, first: set[int], second: set[int]) -> Direction:
    """Who acts, where the mentions 1 and 2 fill subject and object; empty = they do not."""
    both = act.leaning.direction == "both"
    if (both or act.mutual) and {1, 2} in (first, second):
        return "both"
    if 1 in first and 2 in second - first:
        direction: Direction = "forward"
    elif 2 in first and 1 in second - first:
        direction = "backward"
    else:
        return ""
    if act.leaning.direction == "backward":
        return "backward" if direction == "forward" else "forward"
    return "both" if both else direction


def _distance(one: Token, other: Token) -> int:
    """Steps between two words of one tree; of different sentences, very many."""
    up = {t.i: n for n, t in enumerate((one, *one.ancestors))}
    for steps, token in enumerate((other, *other.ancestors)):
        if token.i in up:
            return steps + up[token.i]
    return FAR


def said_with(act: Act) -> tuple[Force, bool] | None:
    """The force an act is said with, and whether the rules know it.

    None where the sentence asks, or takes it back.
    """
    trigger = act.trigger
    if trigger.sent.text.rstrip("\"') ").endswith("?") or unreal(trigger):
        return None
    force = force_of(trigger)
    if force is not None:
        return force, True
    probed = _probed(trigger)
    return (probed, False) if probed is not None else None


def _probed(trigger: Token) -> Force | None:
    """Negation and modality as the words above add them up; None where one takes it all back."""
    force = Force(path=[trigger])
    for node in (trigger, *trigger.ancestors):
        known = operator(node, "clause") if node is not trigger else None
        effect = known.effect if known is not None else ""
        if effect == "void" or "void" in beside(node):
            return None
        try:
            local(node, force)
        except Silenced:
            force.raise_to(Modality.POSSIBLE)
        if effect in ("negated", "denied"):
            force.negated = not force.negated
        elif effect in {m.value for m in RANK}:
            force.raise_to(Modality(effect))
        if children(node, *SUBJECTS) and node.dep_ in ("ccomp", "relcl", "advcl"):
            break
    return force
