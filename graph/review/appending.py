"""Rows at the end of tables: all of a decision or nothing, and taken back the same way.

While a decision is written, `review/unfinished.json` says how long each file was before. A session
that finds it cuts the files back, so that what a killed one left half done is gone.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..errors import ProjectError

FOLDER = "review"
"""The folder of a project in which decisions are kept."""
_UNFINISHED = "unfinished.json"


@dataclass(frozen=True, slots=True)
class Length:
    """How long a file was, in bytes, and its sha256; None = it was not there."""

    size: int | None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision did to the tables: the length of each file before and after."""

    before: Mapping[str, Length]
    after: Mapping[str, Length]


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Within it no other session changes the tables of the same project.

    Raises:
        ProjectError: one does.
    """
    try:
        import fcntl
    except ImportError:  # not on every system; then it is up to people
        yield
        return
    if not folder.is_dir():
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ProjectError(f"another review of {folder} is under way; wait for it") from None
        yield
    finally:
        os.close(handle)


class Appending:
    """Changes the tables of one project."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._note = folder / FOLDER / _UNFINISHED

    def recover(self) -> bool:
        """Take back what a killed session left half done; says whether there was anything.

        Raises:
            ProjectError: a file was changed since.
        """
        try:
            said = json.loads(self._note.read_bytes())
            before = {name: Length(*length) for name, length in said.items()}
        except FileNotFoundError:
            return False
        except (OSError, ValueError, TypeError, AttributeError):
            raise ProjectError(f"{self._note} cannot be read; look at it, and remove it") from None
        self._cut(before)
        return True

    @contextmanager
    def whole(self, names: Iterable[str]) -> Iterator[list[Change]]:
        """Within it rows may be added to files of the project; an error takes all of them back.

        Afterwards the list has the change that was made.
        """
        before = self._lengths(names)
        self._write_note(before)
        made: list[Change] = []
        try:
            yield made
        except BaseException:
            self._cut(before)
            raise
        for name in before:
            _sync(self._folder / name)
        made.append(Change(before, self._lengths(before)))
        self._note.unlink()

    def undo(self, change: Change) -> None:
        """Take a change back.

        Raises:
            ProjectError: somebody else changed one of its files since; nothing is taken back then.
        """
        now = self._lengths(change.before)
        for name, length in change.after.items():
            if now[name] != length:
                raise ProjectError(f"{self._folder / name} was changed since by something else; "
                                   "take the row out there")  # fmt: skip
        self._write_note(change.before)
        self._cut(change.before)

    def append(self, name: str, columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
        """Add rows to a table, which begins with a header of these columns.

        Raises:
            ProjectError: the table lacks a column that has something in it.
        """
        file = self._folder / name
        old = file.read_bytes().decode() if file.is_file() else ",".join(columns) + "\n"
        header = [c.strip() for c in next(csv.reader(io.StringIO(old, newline="")), [])]
        lacking = sorted({c for row in rows for c, cell in row.items() if cell} - {*header})
        if lacking:
            raise ProjectError(f"{file} has no column {', '.join(lacking)}; add it to the header")
        end = "\r\n" if "\r\n" in old else "\n"
        added = io.StringIO()
        csv.DictWriter(added, header, restval="", extrasaction="ignore",
                       lineterminator=end).writerows(rows)  # fmt: skip
        start = "" if file.is_file() else old
        gap = "" if old.endswith("\n") else end
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("ab") as out:
            out.write((start + gap + added.getvalue()).encode())

    def _lengths(self, names: Iterable[str]) -> dict[str, Length]:
        return {name: _length(self._folder / name) for name in names}

    def _write_note(self, before: Mapping[str, Length]) -> None:
        self._note.parent.mkdir(exist_ok=True)
        beside = self._note.with_suffix(".new")
        said = {name: [length.size, length.sha256] for name, length in before.items()}
        beside.write_text(json.dumps(said), encoding="utf-8")
        _sync(beside)
        beside.replace(self._note)

    def _cut(self, before: Mapping[str, Length]) -> None:
        """Cut files back to what they were; none where one of them begins otherwise."""
        for name, length in before.items():
            file = self._folder / name
            if length.size is not None and _length(file, length.size) != length:
                raise ProjectError(f"{file} was changed while a decision was written; look at it, "
                                   f"and remove {self._note}")  # fmt: skip
        for name, length in before.items():
            file = self._folder / name
            if length.size is None:
                file.unlink(missing_ok=True)
            elif file.stat().st_size > length.size:
                os.truncate(file, length.size)
                _sync(file)
        self._note.unlink()


def _length(file: Path, most: int = -1) -> Length:
    """The length and hash of a file, or of its first bytes."""
    try:
        with file.open("rb") as opened:
            data = opened.read(most)
    except FileNotFoundError:
        return Length(None)
    return Length(len(data), hashlib.sha256(data).hexdigest())


def _sync(file: Path) -> None:
    """What was written is on the disk."""
    if file.is_file():
        with file.open("rb") as opened:
            os.fsync(opened.fileno())
