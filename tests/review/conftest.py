"""A review of the claims of a small text, into a small project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from belligraph.review import Given, Review, Texts, read_records
from found_claims import RECORDS, lines, write_text

Open = Callable[..., Review]


@pytest.fixture
def opened(small: Path, tmp_path: Path) -> Open:
    """Opens the review: `opened(RIFLES)`, `opened(given=Given(...))`."""
    write_text(tmp_path)

    def make(
        *records: dict[str, Any],
        given: Given | None = None,
        folder: Path = small,
        reviewer: str = "Ann",
    ) -> Review:
        found = read_records("f.jsonl", lines(*(records or RECORDS)))
        return Review(folder, found, Texts([tmp_path]), given or Given(), reviewer)

    return make
