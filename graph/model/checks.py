"""What every value of the model has to fulfil."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from ..errors import ModelError

MAX_TEXT = 10_000
ID = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")
ROW = re.compile(r"[A-Za-z0-9]+(?:[-._][A-Za-z0-9]+)*")
UNFIT = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u241f\\ud800-\\udfff]")
"""Control characters but tab and line ends, the sign between values in answers, surrogates."""
SHA256 = re.compile(r"[0-9a-f]{64}")


def check_id(owner: object, name: str, *, optional: bool = False) -> None:
    """The field is an id of ours."""
    value = getattr(owner, name)
    if optional and value is None:
        return
    if not isinstance(value, str) or not ID.fullmatch(value) or len(value) > 200:
        raise ModelError(name, value, "an id: lower-case letters and digits joined by - . or _")


def check_text(owner: object, name: str, *, required: bool = False) -> None:
    """The field is a text that every format can carry."""
    value = getattr(owner, name)
    if required and not value.strip():
        raise ModelError(name, value, "a text")
    if len(value) > MAX_TEXT:
        raise ModelError(name, value, f"at most {MAX_TEXT} characters")
    if UNFIT.search(value):
        raise ModelError(name, value, "a text without control characters and half characters")


def check_sha256(owner: object, name: str) -> None:
    """The field is a digest, or empty."""
    value = getattr(owner, name)
    if value is not None and not SHA256.fullmatch(value):
        raise ModelError(name, value, "a sha256 in lower-case hex")


def check_thousandths(owner: object, name: str) -> None:
    """The field is empty or a number with at most three decimals, and becomes a float."""
    value = getattr(owner, name)
    if value is None:
        return
    if not math.isfinite(value) or round(value, 3) != value:
        raise ModelError(name, value, "a number with at most three decimals")
    object.__setattr__(owner, name, float(value) + 0.0)  # one zero, not two


def put_in_order(owner: object, names: Iterable[str]) -> None:
    """Make fields that are sets in meaning equal where their members are: sorted, each once."""
    for name in names:
        members = sorted(set(getattr(owner, name)), key=repr)
        object.__setattr__(owner, name, tuple(members))
