"""Claims as columns: the few facts that relations are worked out from, as numbers.

An index of the claims, as the store is an index of the files. A hundred thousand claims are read
from it in a fraction of a second, where making them again from their quads takes half a minute.
What a claim says in full stands in the store alone.
"""

from __future__ import annotations

import json
import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from tokenize import TokenError
from typing import Any, NamedTuple
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

UNREADABLE = (
    OSError, ValueError, LookupError, TypeError, EOFError, RuntimeError, MemoryError, SyntaxError,
    BadZipFile, struct.error, TokenError, zlib.error,
)  # fmt: skip
"""What reading a damaged archive of NumPy's may end in."""

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
    def joined(cls, parts: Iterable[Columns]) -> Columns:
        """The columns of all that several hold, in their order; a claim that comes again is left.

        Names that no claim bears any more are left out.
        """
        every = [ColumnWriter().columns(), *parts]
        names = sorted({name for part in every for name in part.names})
        code = {name: place for place, name in enumerate(names)}
        places = [np.array([code[name] for name in part.names], np.int32) for part in every]
        stored = {
            name: np.concatenate(
                [
                    place[getattr(part, name)] if name in _CODED else getattr(part, name)
                    for part, place in zip(every, places, strict=True)
                ]
            )
            for name in _STORED
        }
        return cls(tuple(names), **stored)._each_once()._with_names_in_use()

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
        except UNREADABLE as error:
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

    def without(self, method: Method) -> Columns:
        """The same without the claims made by a method."""
        return self.take(self.method != _METHOD[method])._with_names_in_use()

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

    def ids_starting(self, start: str) -> list[str]:
        """The ids that begin with some hexadecimal digits, in order."""
        whole = np.frombuffer(bytes.fromhex(start[: len(start) // 2 * 2]), np.uint8)
        there = np.arange(len(self))
        for place, byte in enumerate(whole):
            there = there[self.ids[there, place] == byte]
        return sorted(id_ for id_ in self.hex_ids(there) if id_.startswith(start))

    def codes(self, names: Iterable[str]) -> set[int]:
        """The codes of those names that any claim bears."""
        found = ((bisect_left(self.names, name), name) for name in names)
        return {i for i, name in found if i < len(self.names) and self.names[i] == name}

    def _each_once(self) -> Columns:
        """The same with each claim where it first comes."""
        starts = np.ascontiguousarray(self.ids[:, :8]).view(np.uint64)
        if len(np.unique(starts)) == len(self):  # whole ids take ten times as long to compare
            return self
        _, first = np.unique(self.ids, axis=0, return_index=True)
        return self if len(first) == len(self) else self.take(np.sort(first))

    def _with_names_in_use(self) -> Columns:
        """The same without the names that no column points to."""
        used = np.zeros(len(self.names), np.bool_)
        used[0] = True
        for name in _CODED:
            used[getattr(self, name)] = True
        place = (np.cumsum(used) - 1).astype(np.int32)
        names = tuple(self.names[code] for code in np.flatnonzero(used))
        return replace(self, names=names, **{n: place[getattr(self, n)] for n in _CODED})

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


class Facts(NamedTuple):
    """What the columns say of a claim.

    Attributes:
        texts: of the columns that point into names, in their order.
        numbers: of the others but `ids` and `confidence`, in theirs.
    """

    texts: tuple[str, ...]
    numbers: tuple[int, ...]
    confidence: float


class ColumnWriter:
    """Takes claims one by one; holds their numbers, not the claims."""

    def __init__(self) -> None:
        self._names = _Codes({"": 0})
        self._ids, self._codes, self._numbers = bytearray(), bytearray(), bytearray()
        self._confidence = array("d")

    def add(self, claim: Claim) -> None:
        """Take a claim in."""
        self.take(claim.id, facts(claim))

    def take(self, id_: str, said: Facts) -> None:
        """Take in what the columns say of a claim."""
        names = self._names
        self._ids += bytes.fromhex(id_)
        self._codes += _PACKED_CODES.pack(*[names[text] for text in said.texts])
        self._numbers += _PACKED_NUMBERS.pack(*said.numbers)
        self._confidence.append(said.confidence)

    def __len__(self) -> int:
        """How many claims were taken in."""
        return len(self._confidence)

    def columns(self) -> Columns:
        """The columns of what was taken in so far, each claim once, codes in the order of names."""
        names = sorted(self._names)
        place = np.empty(len(names), np.int32)
        place[[self._names[name] for name in names]] = np.arange(len(names), dtype=np.int32)
        coded = place[np.frombuffer(bytes(self._codes), np.int32)].reshape(-1, len(_CODED))
        numbers = np.frombuffer(bytes(self._numbers), np.int32).reshape(-1, len(_NUMBERED))
        columns: dict[str, Any] = dict(zip(_CODED, coded.T.copy(), strict=True))
        for name, column in zip(_NUMBERED, numbers.T.copy(), strict=True):
            columns[name] = column.astype(np.int8) if name in _SMALL else column
        ids = np.frombuffer(bytes(self._ids), np.uint8).reshape(-1, 32)
        confidence = np.array(self._confidence)
        return Columns(tuple(names), ids=ids, confidence=confidence, **columns)._each_once()


class _Codes(dict[str, int]):
    """Codes of names in the order in which they come."""

    def __missing__(self, name: str) -> int:
        self[name] = code = len(self)
        return code


def facts(claim: Claim) -> Facts:
    """What the columns say of a claim."""
    texts, numbers = dict(_texts(claim)), dict(_numbers(claim))
    return Facts(
        tuple(texts[name] for name in _CODED),
        tuple(numbers[name] for name in _NUMBERED),
        claim.confidence,
    )


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


def _numbers(claim: Claim) -> Iterator[tuple[str, int]]:
    yield "relation", _RELATION[claim.relation]
    yield "means", _MEANS[claim.means]
    yield "modality", _MODALITY[claim.modality]
    yield "standing", _STANDING[claim.standing]
    yield "method", _METHOD[claim.method]
    yield "negated", claim.negated
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
_RELATION, _MEANS, _MODALITY, _STANDING, _METHOD = (
    {member: place for place, member in enumerate(members)}
    for members in (RELATIONS, MEANS, MODALITIES, STANDINGS, METHODS)
)
_STORED = [field.name for field in fields(Columns) if field.name != "names"]
_PACKED_CODES = struct.Struct(f"={len(_CODED)}i")
_NUMBERED = [name for name in _STORED if name not in ("ids", "confidence", *_CODED)]
_PACKED_NUMBERS = struct.Struct(f"={len(_NUMBERED)}i")
