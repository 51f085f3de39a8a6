"""Every field of a claim, in words and as data."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ...dates import PartialDate
from ...model import Claim, Evidence, Modality, Scope, Standing, Volume, to_json
from ..addresses import actor_page, source_page
from ..telling import words
from ..telling.evidence import Teller

EXTENTS = {None: "", "whole": "all of it", "part": "part of it"}
SCOPES = {Scope.SELF: "the object alone", Scope.WITH_AFFILIATES: "the object and its affiliates"}
MODALITIES = {**words.MODALITIES, Modality.ACTUAL: "done, or said to hold"}
EMPTY = (None, "", (), Evidence())
FIGURES = frozenset({"amount", "confidence", "volume"})
"""Whose values may be equal and yet not be written alike: 1 and 1.0."""
KEPT = 1 << 12
"""How many rows are kept."""
STANDINGS = {Standing.STATED: "stated as a fact", Standing.ALLEGED: "alleged, not confirmed"}


@dataclass(frozen=True, slots=True)
class Row:
    """A field of a claim: its name, in words, and as data; `page` is where its words lead."""

    name: str
    words: str
    data: str
    page: str = ""


class Fields:
    """Puts the fields of claims into rows; what many claims have in common, once.

    Args:
        teller: knows the names.
        known: the ids of actors that have a page.
    """

    def __init__(self, teller: Teller, known: Collection[str] = ()) -> None:
        self._teller, self._known = teller, known
        self._kept = lru_cache(KEPT)(self._row)

    def rows(self, claim: Claim) -> tuple[list[Row], list[str]]:
        """The fields that say something, in the order of the model, the claim's id last.

        Returns:
            The rows, and the names of the fields that are empty.
        """
        found, missing = [], []
        for name, heading in HEADINGS.items():
            value = getattr(claim, name)
            if value in EMPTY:
                missing.append(heading)
            else:
                found.append((self._row if name in FIGURES else self._kept)(name, value))
        found.append(Row("Id", "the digest of all that the claim says and rests on", claim.id))
        return found, [heading for heading in missing if heading != HEADINGS["volume"]]

    def _row(self, name: str, value: Any) -> Row:
        told = _told(name, value, self._teller)
        return Row(HEADINGS[name], told, _data(value), _page(name, value, self._known))


def _data(value: object) -> str:
    if isinstance(value, (str, PartialDate)) or hasattr(value, "text"):
        return str(value)
    given = to_json(value)
    if isinstance(given, dict):
        given = {name: one for name, one in given.items() if one not in (None, "")}
    return json.dumps(given, ensure_ascii=False)


def _page(name: str, value: Any, known: Collection[str]) -> str:
    if name == "source":
        return source_page(value)
    if name == "speaker":
        value = value.actor
    is_actor = name in ("subject", "object", "speaker")
    return actor_page(value) if is_actor and value in known else ""


def _told(name: str, value: Any, teller: Teller) -> str:
    if name in _BY_NAME:
        return _BY_NAME[name](value, teller)
    return _PLAINLY[name](value) if name in _PLAINLY else str(value)


def _ids(value: tuple[str, ...]) -> str:
    return words.counted(len(value), "claim")


def _end(value: str, teller: Teller) -> str:
    return teller.actor(value) if value in teller.registry.actors else teller.place(value)


def _theatre(value: str, teller: Teller) -> str:
    theatre = teller.registry.theatres.get(value)
    return theatre.name if theatre else value


def _event(value: str, teller: Teller) -> str:
    event = teller.registry.events.get(value)
    return event.name if event else value


def _source(value: str, teller: Teller) -> str:
    source = teller.registry.sources.get(value)
    return source.title if source else value


def evidence(value: Evidence) -> str:
    """Where in the source a claim stands, for people."""
    parts = [value.locator]
    paragraph = f"paragraph {value.paragraph}" if value.paragraph else ""
    parts += [paragraph] if paragraph not in value.locator else []
    if value.start is not None and value.end is not None:
        parts.append(f"characters {value.start + 1:,} to {value.end:,}")
    if value.document:
        parts.append(f"of the text with the sha256 {value.document[:12]}…")
    return ", ".join(part for part in parts if part)


def _volume(value: Volume) -> str:
    found = [words.counted(value.events, "event"), words.counted(value.reports, "report")]
    if value.intensity is not None:
        found.append(f"intensity {value.intensity:g} in all")
    return ", ".join(found)


HEADINGS: Mapping[str, str] = {
    "subject": "Subject",
    "relation": "Relation",
    "object": "Object",
    "scope": "Scope",
    "against": "Against",
    "means": "Means",
    "item": "Item",
    "amount": "Amount",
    "unit": "Unit",
    "negated": "Negated",
    "modality": "Modality",
    "condition": "Condition",
    "standing": "Standing",
    "extent": "Extent",
    "place": "Place",
    "theatre": "Theatre",
    "valid": "When it was",
    "said_on": "Said on",
    "published_on": "Published on",
    "recorded_on": "Recorded on",
    "speaker": "Speaker",
    "via": "Passed on by",
    "source": "Source",
    "publisher": "Publisher",
    "evidence": "Evidence",
    "event": "Part of",
    "method": "Method",
    "agent": "Recorded by",
    "confidence": "Confidence",
    "gist": "In our words",
    "disputes": "Disputes",
    "derived_from": "Follows from",
    "rule": "By the rule",
    "supersedes": "Takes the place of",
    "retracted": "Retracted",
    "row": "Row",
    "volume": "Stands for",
}
"""What each field is called; a test holds it equal to the model."""

_PLAINLY: Mapping[str, Callable[[Any], str]] = {
    "relation": lambda value: words.VERBS[value].fact,
    "scope": lambda value: SCOPES[value],
    "means": words.named_means,
    "amount": lambda value: f"{value:,.12g}",
    "negated": lambda value: "yes: said not to be so" if value else "no",
    "modality": lambda value: MODALITIES[value],
    "standing": lambda value: STANDINGS[value],
    "extent": lambda value: EXTENTS[value],
    "valid": words.period,
    "said_on": words.when,
    "published_on": words.when,
    "recorded_on": words.when,
    "speaker": lambda value: str(value.name),
    "evidence": evidence,
    "method": lambda value: words.METHODS[value],
    "confidence": lambda value: f"{value:.4g} on a scale from 0 to 1: how surely it was read",
    "disputes": _ids,
    "derived_from": _ids,
    "supersedes": _ids,
    "retracted": lambda value: f"{words.when(value.on)}: {value.reason}",
    "volume": _volume,
}
_BY_NAME: Mapping[str, Callable[[Any, Teller], str]] = {
    "subject": lambda value, teller: teller.actor(value),
    "object": _end,
    "against": lambda value, teller: ", ".join(map(teller.actor, value)),
    "place": lambda value, teller: teller.place(value),
    "theatre": _theatre,
    "via": lambda value, teller: " → ".join(map(teller.publisher, value)),
    "source": _source,
    "publisher": lambda value, teller: teller.publisher(value),
    "event": _event,
}
