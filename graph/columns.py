"""Claims as columns: the few facts that relations are worked out from, as numbers.

An index of the claims, as the store is an index of the files. A hundred thousand claims are read
from it in a fraction of a second, where making them again from their quads takes half a minute.
What a claim says in full stands in the store alone.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from .errors import StoreError
from .model import Claim, Means, Method, Modality, Relation, Standing
from .timing import counted, known_from

RELATIONS = sorted(Relation)
MEANS, MODALITIES = list(Means), list(Modality)
STANDINGS, METHODS = list(Standing), list(Method)
TERMS: dict[str, list[str]] = {
    "relation": [*RELATIONS], "means": [*MEANS], "modality": [*MODALITIES],
    "standing": [*STANDINGS], "method": [*METHODS],
}  # fmt: skip
"""What the columns of small numbers point into; a file says it, and is refused where it differs."""

NONE = 0
"""Of a day: there is none. Days are proleptic ordinals, `date.toordinal()`."""

Codes = NDArray[np.int32]
Small = NDArray[np.int8]
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Claims as columns of equal length.

    Attributes:
        names: ids, roots and texts that the columns of codes point into, sorted; "" is none.
        ids: shape (claims, 32), uint8, the bytes of the claims' ids.
        subject, object, source, publisher, root, place, theatre: codes into `names`.
        relation, means, modality, standing, method: places in `RELATIONS`, `MEANS` and so on.
        negated: 1 where the claim says that it is not so.
        confidence: 0..1.
        first, last, sure_first, sure_last: the days of `timing.counted`; `sure_last` is 0 where no
            day is sure.
        begins, ends: the earliest start and the latest end of its time, as stated.
        said: the first day on which it may have been said, else published.
        known: the day from which it is known; retracted: the last day of its retraction's date.
    """

    names: tuple[str, ...]
    ids: NDArray[np.uint8]
    subject: Codes
    object: Codes
    source: Codes
    publisher: Codes
    root: Codes
    place: Codes
    theatre: Codes
    relation: Small
    means: Small
    modality: Small
    standing: Small
    method: Small
    negated: Small
    confidence: NDArray[np.float64]
    first: Codes
    last: Codes
    sure_first: Codes
    sure_last: Codes
    begins: Codes
    ends: Codes
    said: Codes
    known: Codes
    retracted: Codes

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Columns:
        """The columns of some claims, in their order."""
        writer = ColumnWriter()
        for claim in claims:
            writer.add(claim)
        return writer.columns()

    @classmethod
    def load(cls, file: Path) -> Columns:
        """Read columns that `save` wrote.

        Raises:
            StoreError: the file is missing, damaged, or of another format.
        """
        try:
            with file.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
                if json.loads(stored["terms"].tobytes()) != TERMS:
                    raise StoreError(f"{file} is of another version; build the store again")
                names = tuple(json.loads(stored["names"].tobytes()))
                found = cls(names, **{name: stored[name] for name in _STORED})
        except (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile) as error:
            raise StoreError(f"{file} cannot be read: {error}; build the store again") from None
        if not found._is_sound():
            raise StoreError(f"{file} is damaged; build the store again")
        return found

    def save(self, file: Path) -> None:
        """Write the columns as one NumPy archive, without pickles."""
        stored = {name: getattr(self, name) for name in _STORED}
        with file.open("wb") as stream:
            np.savez(stream, terms=_as_bytes(TERMS), names=_as_bytes(self.names), **stored)

    def differing(self, other: Columns) -> list[str]:
        """The names of the columns that differ, whatever the order of the claims."""
        one, two = (c.take(np.lexsort(c.ids.T[::-1])) for c in (self, other))
        differing = [n for n in _STORED if not np.array_equal(getattr(one, n), getattr(two, n))]
        return differing if self.names == other.names else ["names", *differing]

    def take(self, rows: Rows | NDArray[np.bool_]) -> Columns:
        """The same of some rows."""
        return replace(self, **{name: getattr(self, name)[rows] for name in _STORED})

    def hex_ids(self, rows: Rows) -> list[str]:
        """The ids of the claims in some rows."""
        text = self.ids[rows].tobytes().hex()
        return [text[i : i + 64] for i in range(0, len(text), 64)]

    def between(self, one: str, other: str) -> list[str]:
        """The ids of all claims between two actors, either way, in order."""
        codes = self.codes([one]), self.codes([other])
        if not all(codes):
            return []
        a, b = (next(iter(code)) for code in codes)
        there = (self.subject == a) & (self.object == b) | (self.subject == b) & (self.object == a)
        return sorted(self.hex_ids(np.flatnonzero(there)))

    def codes(self, names: Iterable[str]) -> set[int]:
        """The codes of those names that any claim bears."""
        found = ((bisect_left(self.names, name), name) for name in names)
        return {i for i, name in found if i < len(self.names) and self.names[i] == name}

    def _is_sound(self) -> bool:
        """Whether all columns are as long as each other, and all codes point somewhere."""
        limits = dict.fromkeys(_CODED, len(self.names)) | dict.fromkeys(_SMALL, 2)
        limits |= {name: len(TERMS[name]) for name in TERMS}
        return self.ids.shape == (len(self), 32) and all(
            getattr(self, name).shape == (len(self),)
            and (not len(self) or getattr(self, name).min() >= 0)
            and (not len(self) or getattr(self, name).max() < limits.get(name, np.inf))
            for name in _STORED
            if name != "ids"
        )

    def __len__(self) -> int:
        """How many claims there are."""
        return len(self.ids)


class ColumnWriter:
    """Takes claims one by one; holds their numbers, not the claims."""

    def __init__(self) -> None:
        self._ids = bytearray()
        self._names: dict[str, int] = {"": 0}
        self._written: dict[str, array[Any]] = {
            name: array(_TYPES.get(name, "i")) for name in _STORED if name != "ids"
        }

    def add(self, claim: Claim) -> None:
        """Take a claim in."""
        self._ids += bytes.fromhex(claim.id)
        names, written = self._names, self._written
        for name, text in _texts(claim):
            written[name].append(names.setdefault(text, len(names)))
        for name, number in _numbers(claim):
            written[name].append(number)

    def __len__(self) -> int:
        """How many claims were taken in."""
        return len(self._ids) // 32

    def columns(self) -> Columns:
        """The columns of what was taken in so far, each claim once, codes in the order of names."""
        names = sorted(self._names)
        place = np.empty(len(names), np.int32)
        place[[self._names[name] for name in names]] = np.arange(len(names), dtype=np.int32)
        stored = {name: np.array(values) for name, values in self._written.items()}
        coded = {name: place[stored[name]] for name in _CODED}
        ids = np.frombuffer(bytes(self._ids), np.uint8).reshape(-1, 32)
        every = Columns(tuple(names), ids=ids, **stored | coded)
        _, first = np.unique(ids, axis=0, return_index=True)
        return every if len(first) == len(ids) else every.take(np.sort(first))


def _as_bytes(value: object) -> NDArray[np.uint8]:
    return np.frombuffer(json.dumps(value, ensure_ascii=False).encode(), np.uint8)


def _texts(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "subject", claim.subject
    yield "object", claim.object
    yield "source", claim.source
    yield "publisher", claim.publisher
    yield "root", claim.root
    yield "place", claim.place or ""
    yield "theatre", claim.theatre or ""


def _numbers(claim: Claim) -> Iterator[tuple[str, float]]:
    yield "relation", _RELATION[claim.relation]
    yield "means", _MEANS[claim.means]
    yield "modality", _MODALITY[claim.modality]
    yield "standing", _STANDING[claim.standing]
    yield "method", _METHOD[claim.method]
    yield "negated", claim.negated
    yield "confidence", claim.confidence
    days = counted(claim)
    yield "first", days.first.toordinal()
    yield "last", days.last.toordinal()
    yield "sure_first", _ordinal(days.sure_first)
    yield "sure_last", _ordinal(days.sure_last)
    yield "begins", _ordinal(claim.valid.earliest_start if claim.valid else None)
    yield "ends", _ordinal(claim.valid.latest_end if claim.valid else None)
    said = claim.said_on or claim.published_on
    yield "said", _ordinal(said.first if said else None)
    yield "known", known_from(claim).toordinal()
    yield "retracted", _ordinal(claim.retracted.on.last if claim.retracted else None)


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else NONE


_CODED = ("subject", "object", "source", "publisher", "root", "place", "theatre")
_SMALL = ("relation", "means", "modality", "standing", "method", "negated")
_TYPES = dict.fromkeys(_SMALL, "b") | {"confidence": "d"}
_RELATION, _MEANS, _MODALITY, _STANDING, _METHOD = (
    {member: place for place, member in enumerate(members)}
    for members in (RELATIONS, MEANS, MODALITIES, STANDINGS, METHODS)
)
_STORED = [field.name for field in fields(Columns) if field.name != "names"]
