"""Model values as JSON, and the hash of it that ids are."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any

from ..dates import Interval, PartialDate


def to_json(value: Any) -> Any:
    """A model value as plain JSON values: objects by field, enumerations and dates as text."""
    if isinstance(value, (Interval, PartialDate)):
        return value.text
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [to_json(v) for v in value]
    if names := getattr(value, "__dataclass_fields__", None):
        return {name: to_json(getattr(value, name)) for name in names}
    return value


_as_json = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=to_json
).encode


def canonical(value: Any, left_out: frozenset[str]) -> str:
    """A model value without some of its fields as JSON that is the same wherever it is written."""
    names = _names(value.__class__, left_out)
    return _as_json(dict(zip(names, attrgetter(*names)(value), strict=True)))


def digest(value: Any, left_out: frozenset[str]) -> str:
    """The sha256 of that, in hex."""
    return hashlib.sha256(canonical(value, left_out).encode()).hexdigest()


@cache
def _names(kind: Any, left_out: frozenset[str]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind) if f.name not in left_out)
