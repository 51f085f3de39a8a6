"""A file of claims that grows document by document and goes on where it was cut off.

Beside it lies a record of progress: how many documents are in it, and how long it is then. The
record is written after the claims and takes the place of the former one at once, so whatever the
file holds beyond it was cut off, and is taken away before anything is added.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import IO, TYPE_CHECKING, Any

from ....errors import InputError, quoted
from .many import key_of

if TYPE_CHECKING:
    from ....errors import TextError
    from ..documents.document import Document
    from .many import Outcome

FORMAT = "belligraph extract 1"
SUFFIX = ".progress"
PAUSE = 1.0
"""Seconds between two records; what was read since the last is read again after a cut."""
_ANEW = "name another file, or remove this one and its record to begin anew"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a file of claims is.

    Attributes:
        documents: that were read or could not be, the latter counted as `unread`, too.
        size: bytes of the file.
        chain: of the documents in their order, so that others are not taken for them.
    """

    documents: int = 0
    unread: int = 0
    claims: int = 0
    size: int = 0
    chain: str = ""

    @property
    def read(self) -> int:
        """Documents that were read."""
        return self.documents - self.unread

    def after(self, outcome: Outcome, size: int) -> Progress:
        """Once an outcome was written, by which the file grew by `size`."""
        return Progress(
            self.documents + 1,
            self.unread + (outcome.fault is not None),
            self.claims + len(outcome.claims),
            self.size + size,
            linked(self.chain, outcome.key),
        )


def linked(chain: str, key: str) -> str:
    """The chain with one more document."""
    return hashlib.sha256(f"{chain}\n{key}".encode(errors="replace")).hexdigest()


class Results:
    """The file of claims and its record; made by `results`."""

    def __init__(self, path: Path, file: IO[bytes], settings: Mapping[str, str]) -> None:
        self._path, self._file, self._settings = path, file, dict(settings)
        self.progress = _progress(path, self._settings)
        if file.seek(0, os.SEEK_END) < self.progress.size:
            raise InputError(f"{path} is shorter than {_record(path).name} says; {_ANEW}")
        file.truncate(self.progress.size)
        file.seek(self.progress.size)
        self._written = monotonic()
        self.keep()

    def add(self, outcome: Outcome) -> None:
        """Write what came of the next document."""
        lines = "".join(f"{claim}\n" for claim in outcome.claims).encode()
        self._file.write(lines)
        self.progress = self.progress.after(outcome, len(lines))
        if monotonic() - self._written >= PAUSE:
            self.keep()

    def keep(self) -> None:
        """Put claims and record on the disk, in this order."""
        self._file.flush()
        os.fsync(self._file.fileno())
        said = {"format": FORMAT, "settings": self._settings, **asdict(self.progress)}
        record = _record(self._path)
        new = record.with_name(record.name + ".new")
        with new.open("w", encoding="utf-8") as file:
            file.write(json.dumps(said, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
        new.replace(record)
        self._written = monotonic()


@contextmanager
def results(path: Path, settings: Mapping[str, str]) -> Iterator[Results]:
    """Open a file of claims, new or begun; what was added is kept however the block ends.

    Where no document of it could be read, neither it nor its record stays.

    Args:
        settings: on what the claims depend beside the documents.

    Raises:
        InputError: the file is not ours, was begun with other settings, or another run writes it.
    """
    if not _record(path).exists() and path.exists() and path.stat().st_size:
        raise InputError(f"{path} is there already, and no {_record(path).name} beside it")
    _progress(path, settings)  # what is refused leaves nothing behind
    was_there = path.exists()
    with path.open("ab") as handle, _alone(handle, path), path.open("r+b") as file:
        begun = Results(path, file, settings)
        try:
            yield begun
        finally:
            begun.keep()
            if not begun.progress.read:
                _record(path).unlink()
                if not was_there:
                    path.unlink()


def remaining(
    coming: Iterable[Document | TextError], progress: Progress
) -> Iterator[Document | TextError]:
    """The documents that come after those of a record.

    Raises:
        InputError: the first ones are not those of the record.
    """
    documents = iter(coming)
    chain = ""
    for done in islice(documents, progress.documents):
        chain = linked(chain, key_of(done))
    if chain != progress.chain:
        raise InputError(
            f"the first {progress.documents:,} documents are not those that were read before; "
            f"give the same in the same order, and new ones after them, or {_ANEW}"
        )
    yield from documents


def _progress(path: Path, settings: Mapping[str, str]) -> Progress:
    """What the record says; nothing is done where there is none."""
    record = _record(path)
    if not record.exists():
        return Progress()
    try:
        said: dict[str, Any] = json.loads(record.read_bytes())
        progress = Progress(**{field.name: said[field.name] for field in fields(Progress)})
        begun = said["settings"] if said["format"] == FORMAT else None
    except (ValueError, KeyError, TypeError):
        begun = None
    if not isinstance(begun, dict):
        raise InputError(f"{record} is no record of progress of ours; {_ANEW}")
    changed = [
        f"{key}: expected {_shown(begun.get(key))}, found {_shown(settings.get(key))}"
        for key in sorted(settings.keys() | begun.keys())
        if settings.get(key) != begun.get(key)
    ]
    if changed:
        raise InputError(
            f"{path} was begun otherwise, as {record.name} says: {'; '.join(changed)}; {_ANEW}"
        )
    return progress


def _shown(setting: object) -> str:
    return "none" if setting is None else quoted(setting)


def _record(path: Path) -> Path:
    return path.with_name(path.name + SUFFIX)


@contextmanager
def _alone(file: IO[bytes], path: Path) -> Iterator[None]:
    """Within it no other run writes the same file."""
    try:
        import fcntl
    except ImportError:  # not on every system; then it is up to people
        yield
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise InputError(f"another run is writing {path}; wait for it") from None
    yield
