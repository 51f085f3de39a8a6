"""The fields of a claim, of its evidence, its retraction and what it sums up, as properties."""

from __future__ import annotations

from ..model import Extent, Means, Method, Modality, Relation, Scope, Standing
from .codecs import DATE, DOUBLE, INTERVAL, TEXT, WHOLE, YES_NO, Field, one_of, ref

FIELDS = (
    Field("subject", "bg:subject", ref("actor")),
    Field("relation", "bg:relation", one_of(Relation)),
    Field("scope", "bg:objectScope", one_of(Scope)),
    Field("against", "bg:against", ref("actor"), many=True),
    Field("means", "bg:means", one_of(Means)),
    Field("item", "bg:item", TEXT),
    Field("amount", "bg:amount", DOUBLE),
    Field("unit", "bg:unit", TEXT),
    Field("negated", "bg:negated", YES_NO),
    Field("modality", "bg:modality", one_of(Modality)),
    Field("condition", "bg:condition", TEXT),
    Field("standing", "bg:standing", one_of(Standing)),
    Field("extent", "bg:extent", one_of(Extent)),
    Field("place", "bg:place", ref("place")),
    Field("theatre", "bg:theatre", ref("theatre")),
    Field("valid", "bg:validTime", INTERVAL),
    Field("said_on", "bg:saidOn", DATE),
    Field("published_on", "bg:publishedOn", DATE),
    Field("recorded_on", "bg:recordedOn", DATE),
    Field("source", "bg:source", ref("source")),
    Field("publisher", "bg:publisher", ref("publisher")),
    Field("event", "bg:event", ref("event")),
    Field("method", "bg:method", one_of(Method)),
    Field("agent", "bg:agent", TEXT),
    Field("confidence", "bg:confidence", DOUBLE),
    Field("gist", "bg:gist", TEXT),
    Field("disputes", "cito:disputes", ref("claim"), many=True),
    Field("derived_from", "prov:wasDerivedFrom", ref("claim"), many=True),
    Field("rule", "bg:rule", TEXT),
    Field("supersedes", "prov:wasRevisionOf", ref("claim"), many=True),
    Field("row", "bg:row", TEXT),
)
EVIDENCE_FIELDS = (
    Field("locator", "bg:locator", TEXT),
    Field("document", "bg:document", TEXT),
    Field("paragraph", "bg:paragraph", WHOLE),
    Field("start", "oa:start", WHOLE),
    Field("end", "oa:end", WHOLE),
)
VOLUME_FIELDS = (
    Field("events", "bg:events", WHOLE),
    Field("reports", "bg:reports", WHOLE),
    Field("intensity", "bg:intensity", DOUBLE),
)
RETRACTION_FIELDS = (
    Field("on", "bg:retractedOn", DATE),
    Field("reason", "bg:retraction", TEXT),
)
