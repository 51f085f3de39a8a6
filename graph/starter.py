"""A new project, with one worked example to replace."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import ProjectError
from .project import FILE

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

PLACEHOLDER = 'title = "My conflict"'


def write_project(folder: Path, title: str) -> list[Path]:
    """Write a project that builds, and return its files.

    Raises:
        ProjectError: the folder has something in it, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ProjectError(f"{folder} is not empty; a new project needs a folder of its own")
    if not title.strip() or not title.isprintable():
        raise ProjectError("--title: a title on one line is expected")
    written = []
    try:
        for path, file in _files(files("belligraph.data") / "starter", Path()):
            text = file.read_text(encoding="utf-8")
            if path.name == FILE:
                quoted = json.dumps(title, ensure_ascii=False)  # JSON strings are TOML strings
                text = text.replace(PLACEHOLDER, f"title = {quoted}")
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            written.append(target)
    except OSError as error:
        raise ProjectError(f"{folder} cannot be written: {error.strerror}") from None
    return written


def _files(folder: Traversable, path: Path) -> Iterator[tuple[Path, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _files(entry, path / entry.name)
        else:
            yield path / entry.name, entry
