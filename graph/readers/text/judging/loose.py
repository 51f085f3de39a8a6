"""Where the rules are silent: any word that says support or opposition and ties the two together.

A word ties two mentions where one lies in what fills its subject and the other in what fills its
object, in whatever slot; the nearest such word counts, and less surely than a rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....model import Modality
from ..force import RANK, Force, Silenced, local
from ..gifts import ADJECTIVAL
from ..hedges import beside, unreal
from ..lexicon import Tilt, lexicon
from ..modality import force_of
from ..syntax import (
    OBJECTS,
    SUBJECTS,
    agent,
    antecedent,
    children,
    grammatical_subject,
    lemma,
    objects,
    operator,
    part_of_speech,
    passive,
    prepositional,
)
from .leanings import tilts
from .pairs import Direction, Judgement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from .couple import Couple

SURE, SILENT = 0.75, 0.55
"""How sure a tie is whose force the rules know, and one whose force they do not."""
TOWARDS = ("against", "with", "to", "for", "on", "upon", "toward", "towards", "of", "over", "at",
           "behind", "between", "into", "from", "in")  # fmt: skip
FROM = ("by", "from", "of", "between", "among")
WITHIN = frozenset({
    "compound", "amod", "poss", "nmod", "conj", "appos", "pobj", "prep", "npadvmod", "nummod",
    "agent", "dative", "case", "punct", "det", "attr", "relcl", "acl", "dep",
})  # fmt: skip
"""Labels within a noun phrase."""


@dataclass(frozen=True, slots=True)
class _Tie:
    """A word that ties the two, how far they are from it, and who acts."""

    sign: int
    trigger: Token
    direction: Direction
    far: int


def loosely(couple: Couple) -> Judgement | None:
    """What the nearest word that ties the two says; None where no word does."""
    one, other = _head(couple.subject), _head(couple.object)
    own = {w.i for w in (*couple.subject, *couple.object)}
    ties = [t for token in one.doc if token.i not in own for t in _ties(token, one, other)]
    for tie in sorted(ties, key=lambda t: (t.far, t.trigger.i)):
        said = _said(tie)
        if said is not None:
            return said
    return None


def _head(words: list[Token]) -> Token:
    """The word of a mention on which the others hang."""
    inside = {w.i for w in words}
    return next((w for w in words if w.head.i not in inside or w.head is w), words[-1])


def _ties(token: Token, one: Token, other: Token) -> Iterator[_Tie]:
    leanings = list(tilts(token))
    if not leanings:
        return
    first = _filled(_subjects(token), token, one, other)
    second = _filled(_objects(token), token, one, other)
    far = _distance(token, one) + _distance(token, other)
    for tilt in leanings:
        direction = _direction(tilt, first, second)
        if direction:
            yield _Tie(tilt.sign, token, direction, far)


def _direction(tilt: Tilt, first: set[int], second: set[int]) -> Direction:
    """Who acts, where the mentions 1 and 2 fill subject and object; empty = they do not."""
    if tilt.direction == "both" and {1, 2} in (first, second):
        return "both"
    if 1 in first and 2 in second - first:
        direction: Direction = "forward"
    elif 2 in first and 1 in second - first:
        direction = "backward"
    else:
        return ""
    if tilt.direction == "backward":
        return "backward" if direction == "forward" else "forward"
    return "both" if tilt.direction == "both" else direction


def _filled(roots: list[Token], trigger: Token, one: Token, other: Token) -> set[int]:
    """Which of the two lie in phrases: 1 and 2."""
    return {
        number
        for number, head in ((1, one), (2, other))
        if any(_lies_in(head, root, trigger) for root in roots)
    }


def _lies_in(head: Token, root: Token, trigger: Token) -> bool:
    """Whether a mention is a noun phrase's head, or within it without crossing another act."""
    current = head
    for _ in range(12):
        if current.i == root.i:
            return True
        if current.dep_ not in WITHIN or current.head is current or current.i == trigger.i:
            return False
        current = current.head
        if current.i != root.i and (current.pos_ in ("VERB", "AUX") or any(tilts(current))):
            return False
    return False


def _subjects(token: Token) -> list[Token]:
    if part_of_speech(token) == "verb":
        found = agent(token) if passive(token) else grammatical_subject(token)
        return [found] if found is not None else []
    holder = _holder(token)
    if part_of_speech(token) == "adjective" or (lemma(token), "role") in lexicon().predicates:
        return holder
    own = [*children(token, "poss", *ADJECTIVAL), *prepositional([token], *FROM)]
    return own or holder


def _holder(noun: Token) -> list[Token]:
    """Who has or does what a noun names: the subject of its copula or light verb."""
    if noun.dep_ == "appos":
        return [noun.head]
    beside_it = children(noun, "appos")
    if beside_it:
        return beside_it
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    if governor.pos_ not in ("VERB", "AUX"):
        return [governor] if noun.dep_ == "pobj" else []  # "Hezbollah, at war with Israel"
    found = agent(governor) if passive(governor) else grammatical_subject(governor)
    return [found] if found is not None else []


def _objects(token: Token) -> list[Token]:
    behind = list(prepositional([token], *TOWARDS))
    if part_of_speech(token) == "verb":
        direct = objects(token)
        return [*direct, *children(token, "dative"), *behind, *prepositional(direct, *TOWARDS)]
    governor = token.head.head if token.dep_ == "pobj" else token.head
    if token.dep_ in (*OBJECTS, "attr", "pobj", "nsubjpass") and governor.pos_ in ("VERB", "AUX"):
        behind += prepositional([governor], *TOWARDS)
        behind += [c for c in children(governor, *OBJECTS, "dative") if c.i != token.i]
    return [antecedent(t) for t in behind]


def _distance(one: Token, other: Token) -> int:
    """Steps between two words of one tree; of different sentences, very many."""
    up = {t.i: n for n, t in enumerate((one, *one.ancestors))}
    for steps, token in enumerate((other, *other.ancestors)):
        if token.i in up:
            return steps + up[token.i]
    return 1_000


def _said(tie: _Tie) -> Judgement | None:
    """The tie with the force it is said with; None where the sentence takes it back."""
    if tie.trigger.sent.text.rstrip("\"') ").endswith("?") or unreal(tie.trigger):
        return None
    force, sure = force_of(tie.trigger), SURE
    if force is None:
        force, sure = _probed(tie.trigger), SILENT
    if force is None:
        return None
    return Judgement(
        "supports" if tie.sign > 0 else "opposes",
        tie.direction,
        force.negated,
        force.modality,
        round(sure * 0.95**tie.far, 4),
    )


def _probed(trigger: Token) -> Force | None:
    """Negation and modality as the words above add them up; None where one takes it all back."""
    force = Force()
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
