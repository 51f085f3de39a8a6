"""Sets of claims to be compared: of sources, of a publisher, made by a method, of a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fnmatch import fnmatchcase

import numpy as np

from ...columns import METHODS, Codes, Columns
from ...errors import InputError, UnknownNameError, quoted
from ...model import Method, named
from ...registry import Registry, nearest
from ..views import Mask

WILD = "*?["


def claims_of(text: str, columns: Columns, registry: Registry) -> Mask:
    """The claims that a side of a comparison means.

    Args:
        text: a source by id, title or file; a pattern of ids such as `ucdp-esd-*`;
            `method:curated`; `publisher:voa`; or several of these with commas between them.

    Returns:
        Of shape (claims,).

    Raises:
        UnknownNameError: no such source, publisher or method; carries the nearest.
        AmbiguousNameError: several sources or publishers are called so.
        InputError: there are such sources, and no claims of theirs.
    """
    found: Mask = np.zeros(len(columns), bool)
    for part in _parts(text, registry):
        found |= _part(part, columns, registry)
    if not found.any():
        raise InputError(f"{quoted(text)} has no claims")
    return found


def apart(a: Mask, b: Mask) -> tuple[Mask, Mask, int]:
    """Two sides without the claims that they have in common, and how many those are.

    A claim on both sides would agree with itself.

    Raises:
        InputError: nothing is left of one of them.
    """
    common = a & b
    if np.array_equal(a, b):
        raise InputError("A and B are the same claims; two sides expected")
    for name, side, other in (("A", a, "B"), ("B", b, "A")):
        if np.array_equal(common, side):
            raise InputError(
                f"every claim of {name} is one of {other} too; expected sides that "
                f"have claims of their own"
            )
    return a & ~common, b & ~common, int(common.sum())


def may_be_of(columns: Columns, since: date | None, until: date | None) -> Mask:
    """Which claims may be of a day from one date to another; None = no bound.

    A claim without any date is of no time.
    """
    there: Mask = np.ones(len(columns), bool)
    if since is not None:
        there &= columns.last >= since.toordinal()
    if until is not None:
        there &= columns.first <= until.toordinal()
    return there


def _parts(text: str, registry: Registry) -> list[str]:
    """The parts between commas; titles have commas of their own."""
    try:
        return [registry.source(text)]
    except UnknownNameError:
        return [part.strip() for part in text.split(",")]


def _part(text: str, columns: Columns, registry: Registry) -> Mask:
    kind, colon, name = text.partition(":")
    if colon and kind == "method":
        method: Mask = columns.method == METHODS.index(named(Method, name, "method"))
        return method
    if colon and kind == "publisher":
        return _among(columns.publisher, [registry.publisher(name)], columns)
    return _among(columns.source, _sources(text, registry), columns)


def _sources(text: str, registry: Registry) -> list[str]:
    if not any(mark in text for mark in WILD):
        return [registry.source(text)]
    matching = [id_ for id_ in registry.sources if fnmatchcase(id_, text)]
    if not matching:
        raise UnknownNameError("source", text, nearest(text, registry.sources))
    return matching


def _among(codes: Codes, names: Iterable[str], columns: Columns) -> Mask:
    found: Mask = np.isin(codes, sorted(columns.codes(names)))
    return found
