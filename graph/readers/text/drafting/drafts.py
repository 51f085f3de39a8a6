"""A claim before it is put into the model, and what the rules know beyond a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....model import Means, Modality, Relation, Scope, Standing
from ..documents.values import Mention, Ref
from .attribution import SOURCE, Chain

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ....dates import Interval, PartialDate
    from ..naming.cast import Cast

NOBODY = Ref("actor", Mention(None, "", "", 0, 0))


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it is put into the model: resolved ends and the force it is said with."""

    relation: Relation
    subject: Ref
    object: Ref
    trigger: Token
    means: Means = Means.UNKNOWN
    item: str = ""
    negated: bool = False
    modality: Modality = Modality.ACTUAL
    standing: Standing = Standing.STATED
    condition: str = ""
    against: tuple[Ref, ...] = ()
    place: Mention | None = None
    valid: Interval | None = None
    chain: Chain = SOURCE
    in_part: bool | None = None
    words: tuple[Token, ...] = ()
    sure: float = 1.0
    by: str = "rules"

    @property
    def scope(self) -> Scope:
        """Whether the object is meant together with its affiliates."""
        signed = self.object.affiliates and self.relation.sign
        return Scope.WITH_AFFILIATES if signed else Scope.SELF


@dataclass(frozen=True, slots=True)
class Context:
    """What the rules know beyond a sentence: the cast, the date, and the drafts so far."""

    cast: Cast
    published: PartialDate
    voice: Ref | None
    earlier: tuple[Draft, ...]
    outlets: tuple[Ref, ...] = ()
