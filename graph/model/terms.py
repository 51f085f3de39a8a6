"""The words of the model: enumerations, equal to the concepts of `ontology/`."""

from __future__ import annotations

from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from ..errors import UnknownNameError

T = TypeVar("T", bound=StrEnum)


class Relation(StrEnum):
    """How the subject of a claim stands to its object."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    ALLIED_WITH = "alliedWith"
    AFFILIATED_WITH = "affiliatedWith"
    PART_OF = "partOf"
    SPLIT_FROM = "splitFrom"
    MERGED_INTO = "mergedInto"
    CONTROLS = "controls"
    PRESENT_IN = "presentIn"

    @property
    def sign(self) -> int:
        """+1 for support and alliance, -1 for opposition, 0 for unsigned relations."""
        if self is Relation.OPPOSES:
            return -1
        return 1 if self in (Relation.SUPPORTS, Relation.ALLIED_WITH) else 0

    @property
    def is_act(self) -> bool:
        """Acts count in a window around a date; ties and control hold from start until ended."""
        return self in (Relation.SUPPORTS, Relation.OPPOSES)

    @property
    def takes_place(self) -> bool:
        """Whether the object is a place instead of an actor."""
        return self in (Relation.CONTROLS, Relation.PRESENT_IN)


class Means(StrEnum):
    """By what means an actor supports or opposes another; `other` and `unknown` serve both."""

    MILITARY = "military"
    TROOPS = "troops"
    JOINT_OPERATIONS = "joint_operations"
    INFRASTRUCTURE = "infrastructure"
    TERRITORY = "territory"
    WEAPONS = "weapons"
    MATERIEL = "materiel"
    TRAINING = "training"
    INTELLIGENCE = "intelligence"
    PRESENCE = "presence"
    FUNDING = "funding"
    DIPLOMATIC = "diplomatic"
    ATTACK = "attack"
    MOBILISATION = "mobilisation"
    COERCION = "coercion"
    REPRESSION = "repression"
    SANCTION = "sanction"
    REJECTION = "rejection"
    THREAT = "threat"
    ACCUSATION = "accusation"
    PROTEST = "protest"
    OTHER = "other"
    UNKNOWN = "unknown"


EITHER_MEANS = frozenset({Means.OTHER, Means.UNKNOWN})
OPPOSITION_MEANS = (
    frozenset(
        {
            Means.ATTACK,
            Means.MOBILISATION,
            Means.COERCION,
            Means.REPRESSION,
            Means.SANCTION,
            Means.REJECTION,
            Means.THREAT,
            Means.ACCUSATION,
            Means.PROTEST,
        }
    )
    | EITHER_MEANS
)
SUPPORT_MEANS = frozenset(Means) - OPPOSITION_MEANS | EITHER_MEANS
MEANS_OF = {
    Relation.SUPPORTS: SUPPORT_MEANS,
    Relation.ALLIED_WITH: SUPPORT_MEANS,
    Relation.OPPOSES: OPPOSITION_MEANS,
}
SPOKEN_MEANS = frozenset({Means.ACCUSATION, Means.THREAT, Means.REJECTION})


class Modality(StrEnum):
    """Whether it was done, or only offered, promised, asked for, thought possible or undone."""

    ACTUAL = "actual"
    OFFERED = "offered"
    PROMISED = "promised"
    REQUESTED = "requested"
    POSSIBLE = "possible"
    COUNTERFACTUAL = "counterfactual"


SPOKEN_MODALITIES = frozenset({Modality.OFFERED, Modality.PROMISED, Modality.REQUESTED})


class Standing(StrEnum):
    """Stated as a fact, or alleged (accused, suspected, unconfirmed)."""

    STATED = "stated"
    ALLEGED = "alleged"


class Scope(StrEnum):
    """Whether the object is named alone or together with its affiliates."""

    SELF = "self"
    WITH_AFFILIATES = "with_affiliates"


class Extent(StrEnum):
    """How much of a place is controlled."""

    WHOLE = "whole"
    PART = "part"


class Method(StrEnum):
    """How a claim came into the data."""

    CURATED = "curated"
    EXTRACTED = "extracted"
    IMPORTED = "imported"
    DERIVED = "derived"


class ActorKind(StrEnum):
    """What an actor is."""

    STATE = "state"
    GOVERNMENT = "government"
    ARMED_GROUP = "armed_group"
    ORGANISATION = "organisation"
    COALITION = "coalition"
    PERSON = "person"
    POPULATION = "population"


class PlaceKind(StrEnum):
    """What a place is."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    TOWN = "town"
    SITE = "site"
    REGION = "region"


class SourceKind(StrEnum):
    """What a source is."""

    NEWS = "news"
    STATEMENT = "statement"
    RESOLUTION = "resolution"
    DATASET = "dataset"
    ENCYCLOPEDIA = "encyclopedia"
    REPORT = "report"


class EventKind(StrEnum):
    """What happened."""

    BATTLE = "battle"
    AIR_STRIKE = "air_strike"
    BOMBING = "bombing"
    OFFENSIVE = "offensive"
    SIEGE = "siege"
    MASSACRE = "massacre"
    PROTEST = "protest"
    DECLARATION = "declaration"
    AGREEMENT = "agreement"
    OTHER = "other"


def named(terms: type[T], word: str, kind: str) -> T:
    """The member of an enumeration that a word means.

    Raises:
        UnknownNameError: there is none; carries the nearest.

    >>> named(Means, "weapons", "means")
    <Means.WEAPONS: 'weapons'>
    """
    try:
        return terms(word)
    except ValueError:
        known = [term.value for term in terms]
        raise UnknownNameError(kind, word, get_close_matches(word, known, 3) or known) from None
