"""Marked sentences written on the spot."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

Write = Callable[[Iterable[Any]], Path]


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """Writes one object a line, texts as they are, and gives the file."""

    def write(lines: Iterable[Any]) -> Path:
        file = tmp_path / "marked.jsonl"
        texts = (one if isinstance(one, str) else json.dumps(one) for one in lines)
        file.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
        return file

    return write
