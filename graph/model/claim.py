"""The claim: who supports or opposes whom, by what means, where, when, according to whom."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from ..dates import Interval, PartialDate
from ..errors import ModelError
from ..markup import record
from .canonical import canonical, digest, to_json
from .checks import (
    ID,
    ROW,
    SHA256,
    check_id,
    check_sha256,
    check_text,
    check_thousandths,
    put_in_order,
)
from .terms import MEANS_OF, Extent, Means, Method, Modality, Relation, Scope, Standing


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so: a name, and the actor it is, where it is one."""

    name: str
    actor: str | None = None

    def __post_init__(self) -> None:
        check_text(self, "name", required=True)
        check_id(self, "actor", optional=True)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where in the source: a locator for people, and for texts at hand the exact span.

    Attributes:
        document: sha256 of the text.
        paragraph: counted from 1, empty lines left out.
        start, end: span in code points of the text, end exclusive.
    """

    locator: str = ""
    document: str | None = None
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None

    def __post_init__(self) -> None:
        check_text(self, "locator")
        check_sha256(self, "document")
        if (self.start is None) != (self.end is None):
            raise ModelError("start", self.start, "both start and end of the span, or neither")
        if self.start is not None and self.end is not None and not 0 <= self.start < self.end:
            raise ModelError("end", self.end, "a span that is not empty")
        if self.start is not None and self.document is None:
            raise ModelError("document", self.document, "the document the span lies in")
        if self.paragraph is not None and self.paragraph < 1:
            raise ModelError("paragraph", self.paragraph, "a number from 1")


@dataclass(frozen=True, slots=True)
class Retraction:
    """Withdrawn: on which date, and why."""

    on: PartialDate
    reason: str

    def __post_init__(self) -> None:
        check_text(self, "reason", required=True)


@dataclass(frozen=True, slots=True)
class Volume:
    """How much a claim stands for that gathers the events of a month.

    Attributes:
        events: how many events.
        reports: how many reports told of them.
        intensity: the sum of their intensities on the scale of their codes (-10 to 10 for each),
            to three decimals; None = the codes have no scale.
    """

    events: int
    reports: int
    intensity: float | None = None

    def __post_init__(self) -> None:
        if self.events < 1:
            raise ModelError("events", self.events, "a number, 1 or more")
        if self.reports < 1:
            raise ModelError("reports", self.reports, "a number, 1 or more")
        check_thousandths(self, "intensity")


_UNHASHED = frozenset(
    {"confidence", "agent", "gist", "recorded_on", "supersedes", "retracted", "row"}
)
_UNHASHED_WITHOUT_VOLUME = _UNHASHED | {"volume"}


class _Identified:
    """A place for a claim's id, worked out once."""

    __slots__ = ("_id",)
    _id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(_Identified):
    """Who supports or opposes whom, by what means, where, when, according to whom.

    The atom of the graph: never merged, averaged or overwritten. The ends of `alliedWith`, a
    symmetric relation, and the members of sets are put in order when a claim is made.

    Attributes:
        subject, object: ids of actors; the object of `controls` and `presentIn` is a place.
        against: third parties of a support claim; empty = not stated.
        valid: when it took place; None = the source gives no date.
        said_on: when the speaker said it; None = unknown.
        published_on: when the source appeared; None = the source bears no date.
        recorded_on: when it entered the data; comes from the data, never from a clock.
        speaker: None = the source's own voice.
        via: ids of the publishers that passed it on, the one nearest the speaker first.
        publisher: id of the publisher of `source`.
        agent: by whom or by which version the record was made.
        confidence: 0..1, four decimals.
        derived_from: ids of the premises, with `rule` the rule's name.
        row: short key for people; several claims share it where a row multiplies out.
        volume: given where the claim gathers the events of a month (a dyad-month).

    Raises:
        ModelError: a field breaks the model, with what was expected.
    """

    subject: str
    relation: Relation
    object: str
    scope: Scope = Scope.SELF
    against: tuple[str, ...] = ()
    means: Means = Means.UNKNOWN
    item: str = ""
    amount: float | None = None
    unit: str = ""
    negated: bool = False
    modality: Modality = Modality.ACTUAL
    condition: str = ""
    standing: Standing = Standing.STATED
    extent: Extent | None = None
    place: str | None = None
    theatre: str | None = None
    valid: Interval | None = None
    said_on: PartialDate | None = None
    published_on: PartialDate | None = None
    recorded_on: PartialDate | None = None
    speaker: Speaker | None = None
    via: tuple[str, ...] = ()
    source: str
    publisher: str
    evidence: Evidence = field(default_factory=Evidence)
    event: str | None = None
    method: Method = Method.CURATED
    agent: str = ""
    confidence: float = 1.0
    gist: str = ""
    disputes: tuple[str, ...] = ()
    derived_from: tuple[str, ...] = ()
    rule: str = ""
    supersedes: tuple[str, ...] = ()
    retracted: Retraction | None = None
    row: str = ""
    volume: Volume | None = None

    def __post_init__(self) -> None:
        for name in ("subject", "object", "source", "publisher"):
            check_id(self, name)
        for name in ("place", "theatre", "event"):
            check_id(self, name, optional=True)
        for name in ("item", "unit", "condition", "agent", "gist", "rule"):
            check_text(self, name)
        put_in_order(self, ("against", "disputes", "derived_from", "supersedes"))
        for name in ("disputes", "derived_from", "supersedes"):
            for value in getattr(self, name):
                if not SHA256.fullmatch(value):
                    raise ModelError(name, value, "ids of claims")
        for name in ("against", "via"):
            for value in getattr(self, name):
                if not ID.fullmatch(value):
                    raise ModelError(name, value, "ids")
        self._check_relation()
        self._check_qualifiers()
        if self.relation is Relation.ALLIED_WITH and self.subject > self.object:
            subject, object_ = self.object, self.subject
            object.__setattr__(self, "subject", subject)
            object.__setattr__(self, "object", object_)

    def _check_relation(self) -> None:
        if not self.relation.takes_place and self.subject == self.object:
            raise ModelError("object", self.object, "an actor other than the subject")
        allowed = MEANS_OF.get(self.relation, frozenset({Means.UNKNOWN}))
        if self.means not in allowed:
            names = ", ".join(m for m in Means if m in allowed)
            raise ModelError("means", self.means.value, f"with '{self.relation}' one of {names}")
        if self.against and self.relation is not Relation.SUPPORTS:
            raise ModelError(
                "against", "; ".join(self.against), "nothing, unless the claim is of support"
            )
        if {self.subject, self.object} & set(self.against):
            raise ModelError("against", "; ".join(self.against), "third parties only")
        if self.extent and self.relation is not Relation.CONTROLS:
            raise ModelError(
                "extent", self.extent.value, "nothing, unless the relation is 'controls'"
            )
        if self.scope is not Scope.SELF and not self.relation.sign:
            raise ModelError("scope", self.scope.value, "'self', unless the relation has a sign")

    def _check_qualifiers(self) -> None:
        if self.row and not ROW.fullmatch(self.row):
            raise ModelError("row", self.row, "letters, digits and - . _ between them")
        if not 0 <= self.confidence <= 1 or round(self.confidence, 4) != self.confidence:
            raise ModelError("confidence", self.confidence, "0 to 1 with at most four decimals")
        if self.volume is not None and self.valid is None:
            raise ModelError("valid", "", "the month whose events the claim gathers")
        if self.amount is not None:
            if not math.isfinite(self.amount):
                raise ModelError("amount", self.amount, "a number")
            object.__setattr__(self, "amount", float(self.amount))
        if self.unit and self.amount is None:
            raise ModelError("unit", self.unit, "an amount before the unit")
        if self.disputes and not (self.negated and self.speaker):
            raise ModelError("disputes", self.disputes, "a negated claim that names its speaker")
        if bool(self.derived_from) != (self.method is Method.DERIVED) or bool(self.rule) != bool(
            self.derived_from
        ):
            raise ModelError("derived_from", self.derived_from, "premises and a rule, if derived")

    @property
    def root(self) -> str:
        """Who stands at the start of the chain: speaker, else first outlet, else publisher.

        `actor:` and `publisher:` go before ids, `name:` before a name that is no actor.
        """
        if self.speaker is not None:
            actor = self.speaker.actor
            return f"actor:{actor}" if actor else f"name:{self.speaker.name}"
        return f"publisher:{self.via[0] if self.via else self.publisher}"

    @property
    def id(self) -> str:
        """sha256, in hex, over the canonical JSON of all that the claim says and rests on."""
        try:
            return self._id
        except AttributeError:
            object.__setattr__(self, "_id", digest(self, self._unhashed()))
            return self._id

    @property
    def canonical(self) -> str:
        """The canonical JSON that the id is the sha256 of."""
        return canonical(self, self._unhashed())

    @property
    def review_id(self) -> str:
        """The same without the method: a review's decision holds however the claim was made."""
        return digest(self, self._unhashed() | {"method"})

    def _unhashed(self) -> frozenset[str]:
        """Fields that ids are not made of.

        Most claims have no volume: ids that were given before there was one stay.
        """
        return _UNHASHED if self.volume is not None else _UNHASHED_WITHOUT_VOLUME

    def _repr_html_(self) -> str:
        return record({"id": self.id, **to_json(self)}, caption=self.gist)
