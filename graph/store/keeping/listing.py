"""The list of a snapshot's files, so that whatever happens to one of them later is found.

`files.json` has the size and the sha256 of each file, as it was when the snapshot was published.
Nothing in a snapshot changes after that, but for the log and the lock file of the engine, which are
not listed. A file that a snapshot shares with an earlier one, by a link, is not read again: what
that one's list says holds for both, and damage done in between is not taken for the truth.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from ...errors import StoreError
from .snapshots import DATABASE

FILES = "files.json"
PASSING = ("LOCK", "LOG*", "*.dbtmp")
"""Files of the engine that say nothing of what is in it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as it was published; `size` in bytes."""

    size: int
    sha256: str


def contents(snapshot: Path) -> dict[str, Path]:
    """The files that a snapshot consists of but for the list, by their names in it."""
    return {
        path.relative_to(snapshot).as_posix(): path
        for path in sorted(snapshot.rglob("*"))
        if not path.is_dir() and path != snapshot / FILES and not _is_passing(path)
    }


def _is_passing(path: Path) -> bool:
    return path.parent.name == DATABASE and any(map(path.match, PASSING))


def write_list(snapshot: Path, near: Iterable[Path] = ()) -> None:
    """List the files of a snapshot, when all is written and before it is published.

    Args:
        near: other snapshots, with which it may share files.
    """
    known = _known(near)
    found = {name: known.get(_place(p)) or _seen(p) for name, p in contents(snapshot).items()}
    text = json.dumps({name: asdict(one) for name, one in found.items()}, indent=1) + "\n"
    (snapshot / FILES).write_text(text, encoding="utf-8")


def read_list(snapshot: Path) -> dict[str, Listed] | None:
    """The files that a snapshot had when it was published; None = it has no list.

    Raises:
        StoreError: the list is damaged.
    """
    file = snapshot / FILES
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
        return {name: Listed(int(one["size"]), str(one["sha256"])) for name, one in said.items()}
    except FileNotFoundError:
        return None
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise StoreError(f"{file} is damaged: {error}") from None


def differing(snapshot: Path) -> Iterator[str]:
    """What is otherwise with the files of a snapshot than its list says; nothing without a list."""
    try:
        listed = read_list(snapshot)
    except StoreError as error:
        yield str(error)
        return
    if listed is None:
        return
    found = contents(snapshot)
    for name in sorted({*listed, *found}):
        if name not in found:
            yield f"snapshot {snapshot.name} has no {name}"
        elif name not in listed:
            yield f"snapshot {snapshot.name} has {name}, which was not published with it"
        elif said := _compared(found[name], listed[name]):
            yield f"{name} of snapshot {snapshot.name} {said}"


def _compared(file: Path, listed: Listed) -> str:
    """How a file differs from what it was; empty = it does not."""
    try:
        size = file.stat().st_size
        if size != listed.size:
            return f"has {size:,} bytes instead of {listed.size:,}"
        return "" if _seen(file) == listed else "has other bytes than were published"
    except OSError as error:
        return f"cannot be read: {error.strerror}"


def _seen(file: Path) -> Listed:
    with file.open("rb") as stream:
        return Listed(file.stat().st_size, hashlib.file_digest(stream, "sha256").hexdigest())


def _known(near: Iterable[Path]) -> dict[tuple[int, int], Listed]:
    """What lists say of files, by where these are on the disk."""
    known = {}
    for snapshot in near:
        try:
            listed = read_list(snapshot) or {}
        except StoreError:
            continue
        for name, path in contents(snapshot).items() if listed else ():
            if name in listed:
                known[_place(path)] = listed[name]
    return known


def _place(file: Path) -> tuple[int, int]:
    told = file.stat()
    return told.st_dev, told.st_ino
