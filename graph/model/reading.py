"""Claims out of plain JSON values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from ..dates import parse_date, parse_interval
from ..errors import DateError, ModelError
from .claim import Claim, Evidence, Retraction, Speaker, Volume
from .terms import Extent, Means, Method, Modality, Relation, Scope, Standing


def claim_from_json(data: dict[str, Any]) -> Claim:
    """The claim that `to_json` wrote.

    Raises:
        ModelError: a field is missing, unknown, or of the wrong kind.
        DateError: a date is none.
    """
    known = {f.name for f in fields(Claim)}
    if unknown := sorted(data.keys() - known):
        raise ModelError("claim", ", ".join(unknown), "known fields only")
    try:
        return Claim(**{name: _field(name, value) for name, value in data.items()})
    except (DateError, ModelError):
        raise
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ModelError("claim", str(error), "all required fields, each of its kind") from None


def _field(name: str, value: Any) -> Any:
    if value is None or name not in _READ:
        return value
    try:
        return _READ[name](value)
    except DateError as error:
        raise DateError(f"{name}: {error}") from None


def _strings(value: Iterable[str]) -> tuple[str, ...]:
    return tuple(value)


_READ: dict[str, Any] = {
    "relation": Relation,
    "scope": Scope,
    "means": Means,
    "modality": Modality,
    "standing": Standing,
    "extent": Extent,
    "method": Method,
    "against": _strings,
    "via": _strings,
    "disputes": _strings,
    "derived_from": _strings,
    "supersedes": _strings,
    "valid": parse_interval,
    "said_on": parse_date,
    "published_on": parse_date,
    "recorded_on": parse_date,
    "speaker": lambda v: Speaker(**v),
    "evidence": lambda v: Evidence(**v),
    "volume": lambda v: Volume(**v),
    "retracted": lambda v: Retraction(parse_date(v["on"]), v["reason"]),
}
