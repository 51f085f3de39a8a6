"""What the graph is made of: actors, publishers, places, theatres, sources, events and claims.

Values only: frozen, checked when made, without RDF and without I/O.
"""

from .canonical import to_json
from .claim import Claim, Evidence, Retraction, Speaker, Volume
from .entities import Actor, Dated, Event, Office, Place, Publisher, Source, Theatre
from .reading import claim_from_json
from .terms import (
    MEANS_OF,
    SPOKEN_MEANS,
    SPOKEN_MODALITIES,
    ActorKind,
    EventKind,
    Extent,
    Means,
    Method,
    Modality,
    PlaceKind,
    Relation,
    Scope,
    SourceKind,
    Standing,
    named,
)

__all__ = [
    "MEANS_OF",
    "SPOKEN_MEANS",
    "SPOKEN_MODALITIES",
    "Actor",
    "ActorKind",
    "Claim",
    "Dated",
    "Event",
    "EventKind",
    "Evidence",
    "Extent",
    "Means",
    "Method",
    "Modality",
    "Office",
    "Place",
    "PlaceKind",
    "Publisher",
    "Relation",
    "Retraction",
    "Scope",
    "Source",
    "SourceKind",
    "Speaker",
    "Standing",
    "Theatre",
    "Volume",
    "claim_from_json",
    "named",
    "to_json",
]
